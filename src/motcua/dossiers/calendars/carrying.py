"""The work behind the pages: count what a draft would move, and move dates once it is in force."""

from datetime import timedelta
from itertools import islice

from django.db import transaction

from motcua.agencies import api as agencies
from motcua.dossiers.calendars.changing import move_dates
from motcua.dossiers.calendars.drafting import State, calendar_of
from motcua.dossiers.calendars.kind import CARRY, COUNT, is_own_begun
from motcua.dossiers.calendars.moving import moved_dates
from motcua.dossiers.models import CalendarDraft, CalendarMove
from motcua.platform import clock, jobs
from motcua.platform.access import Actor

AT_ONCE = 500
LEFT_LYING = timedelta(minutes=2)
COUNTED_WITHIN = timedelta(minutes=15)
"""A count that takes longer has lost its job."""
KEPT_FOR = timedelta(days=30)
"""How long the lines of a draft nobody sent on are kept."""


def count(draft_id: int, edition: int) -> None:
    """Write down every date an edition of a draft would move; one that was edited meanwhile is left alone."""
    draft = CalendarDraft.objects.filter(pk=draft_id, state=State.OPEN, edition=edition).first()
    if draft is None or draft.counted_at is not None:
        return
    draft.moves.all().delete()
    coming = draft.for_unit_id if is_own_begun(draft) else None
    found = moved_dates([calendar_of(draft)], coming)
    while batch := list(islice(found, AT_ONCE)):
        with transaction.atomic():
            CalendarMove.objects.bulk_create(
                [
                    CalendarMove(
                        draft=draft,
                        edition=edition,
                        dossier_id=each.id,
                        unit_id=each.unit_id,
                        before=each.before,
                        after=each.after,
                        is_kept=each.is_kept,
                        why=each.why[:500],
                    )
                    for each in batch
                ],
                ignore_conflicts=True,
            )
    same = CalendarDraft.objects.filter(pk=draft_id, edition=edition, state=State.OPEN)
    same.update(counted_at=clock.now())


def carry(draft_id: int) -> None:
    """Move what an approved calendar makes later; done again it moves what is left."""
    draft = CalendarDraft.objects.filter(pk=draft_id, state=State.SAVED).first()
    if draft is None:
        return
    calendar = agencies.calendar(draft.code, draft.version)
    moved = move_dates(_who(draft), calendar, draft.because)
    with transaction.atomic():
        same = CalendarDraft.objects.select_for_update().get(pk=draft_id)
        same.state, same.ended_at = State.DONE if same.leaves_on is None else State.LEAVING, clock.now()
        same.moved += moved
        same.save(update_fields=["state", "ended_at", "moved"])
        same.moves.all().delete()


def tend() -> None:
    """Take up what lost its job, and forget drafts nobody went on with."""
    now = clock.now()
    lying = CalendarDraft.objects.filter(touched_at__lt=now - LEFT_LYING)
    for draft in lying.filter(state=State.SAVED):
        jobs.defer(CARRY, draft=draft.pk)
    for draft in CalendarDraft.objects.filter(
        state=State.OPEN, counted_at=None, touched_at__lt=now - COUNTED_WITHIN
    ):
        _count_anew(draft)
    for draft in CalendarDraft.objects.filter(state=State.LEAVING, leaves_on__lte=clock.today()):
        _leave(draft.pk)
    old = lying.filter(state__in=[State.OPEN, State.PROPOSED], touched_at__lt=now - KEPT_FOR)
    for draft in old:
        with transaction.atomic():
            CalendarDraft.objects.filter(pk=draft.pk).update(state=State.DROPPED, ended_at=now)
            draft.moves.all().delete()


def _leave(draft_id: int) -> None:
    """The day has come: the unit works by the calendar above, as the draft has counted all along."""
    with transaction.atomic():
        draft = CalendarDraft.objects.select_for_update().get(pk=draft_id)
        if draft.state != State.LEAVING or draft.for_unit_id is None:
            return
        unit = agencies.successor_of(draft.for_unit_id)
        agencies.use_calendar(_who(draft), unit, "", draft.because)
        draft.state = State.DONE
        draft.save(update_fields=["state"])


def _count_anew(draft: CalendarDraft) -> None:
    """As another edition, so that a count that is not dead after all says nothing about this one."""
    with transaction.atomic():
        same = CalendarDraft.objects.filter(pk=draft.pk, edition=draft.edition)
        if same.update(edition=draft.edition + 1, touched_at=clock.now()):
            jobs.defer(COUNT, draft=draft.pk, edition=draft.edition + 1)


def _who(draft: CalendarDraft) -> Actor:
    """Who approved, for the record: the right was asked when they did."""
    return Actor(
        account=draft.account_id,
        kind="staff",
        post=draft.post_id,
        unit=draft.unit_id,
        on_behalf=draft.behalf_id,
        channel=draft.channel,
    )
