"""A calendar is changed by two people: every date it moves is listed first, then moved, both on record."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, calendars
from motcua.dossiers.calendars import refusals
from motcua.dossiers.models import CalendarDraft, Dossier
from motcua.kernel import worktime
from motcua.kernel.errors import KernelError
from motcua.parties import api as parties
from motcua.platform import clock, ledger, proposals
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.clock import ZONE
from motcua.platform.errors import NotFound
from motcua.platform.proposals.refusals import OwnProposal, SubjectChanged
from people import one_person_is_enough
from rooms.dossiers.conftest import Office

CODE = "dien-bien-nho"
WEDNESDAY = datetime(2026, 11, 18, 9, 0, tzinfo=ZONE)
OFF = calendars.DayEdit(date(2026, 11, 25), date(2026, 11, 25), "Nghỉ theo thông báo", "5044/TB-BNV")
SWAP = calendars.SwapEdit(date(2026, 11, 25), date(2026, 11, 21), "Hoán đổi", "5044/TB-BNV")


def officer(login: str) -> Actor:
    account = parties.account_by_login(login)
    assert account is not None
    return agencies.actor_for(account.id, "desk")


@pytest.fixture
def first(office: Office) -> Actor:
    return officer("dbn.quantri")


@pytest.fixture
def second(office: Office) -> Actor:
    return officer("dbn.quantri2")


@pytest.fixture
def running(office: Office) -> list[Done]:
    """Twenty-four dossiers, taken in every four hours."""
    found = []
    for number in range(24):
        with clock.at(WEDNESDAY + timedelta(hours=4 * number)):
            found.append(office.taken_in())
    return found


def dates() -> dict[str, datetime]:
    return {row.code: row.due_at for row in Dossier.objects.all() if row.due_at}


def counted(actor: Actor, edit: calendars.Edit) -> UUID:
    draft = calendars.draft_change(actor, CODE, edit)
    stored = CalendarDraft.objects.get(public_id=draft)
    calendars.count(stored.pk, stored.edition)
    return draft


def carried(draft: UUID) -> None:
    calendars.carry(CalendarDraft.objects.get(public_id=draft).pk)


def sent(actor: Actor, draft: UUID) -> UUID:
    proposal = calendars.ask_for_calendar(actor, draft, because="Thông báo của Bộ Nội vụ")
    assert proposal is not None
    return proposal


def test_what_is_listed_is_what_moves(running: list[Done], first: Actor, second: Actor) -> None:
    before = dates()
    draft = counted(first, OFF)
    page = calendars.draft_page(first, draft)
    [unit] = page.units
    assert unit.moved > 3
    assert (page.seen, page.moves) == (0, ()), "who administers sees no dossier, only how many"
    assert dates() == before

    proposal = sent(first, draft)
    assert agencies.calendar(CODE).version == "2026.1+2026.1"
    proposals.approve(second, proposal)
    assert agencies.calendar(CODE).version == CalendarDraft.objects.get(public_id=draft).version
    carried(draft)
    after = dates()
    assert sum(after[code] != before[code] for code in before) == unit.moved
    for row in Dossier.objects.all():
        assert worktime.replay(agencies.calendar(**row.recipe["calendar"]), row.recipe) == row.due_at
    page = calendars.draft_page(first, draft)
    assert (page.state, page.moved) == ("done", unit.moved)

    moved = next(done for done in running if after[done.code] != before[done.code])
    entry = _last(moved.code)
    assert entry.account == second.account, "who approved moved it"
    assert entry.name == "dossiers.dossier.due_moved"
    assert datetime.fromisoformat(str(entry.payload["old"])) == before[moved.code]
    assert datetime.fromisoformat(str(entry.payload["due"])) == after[moved.code]
    assert entry.notes["reason"] == "Thông báo của Bộ Nội vụ"
    names = [each.name for each in ledger.entries(f"calendar:{CODE}")]
    assert names == ["platform.proposal.made", "agencies.calendar.saved", "platform.proposal.approved"]


def _last(code: str) -> ledger.EntryRow:
    return ledger.entries(f"dossier:{Dossier.objects.get(code=code).pk}")[-1]


def test_dates_that_would_come_earlier_are_listed_and_stay(
    running: list[Done], first: Actor, second: Actor
) -> None:
    before = dates()
    draft = counted(first, SWAP)
    [unit] = calendars.draft_page(first, draft).units
    assert unit.kept > 0
    proposals.approve(second, sent(first, draft))
    carried(draft)
    carried(draft)
    assert all(after >= before[code] for code, after in dates().items() if after and before[code])
    assert sum(after != before[code] for code, after in dates().items()) == unit.moved


def test_one_by_one_they_are_shown_to_who_may_see_them(
    office: Office, running: list[Done], first: Actor
) -> None:
    draft = counted(first, OFF)
    agencies.grant_role(SYSTEM, post_id=first.post or 0, role="examiner", unit_id=office.unit.id)
    agencies.forget()
    page = calendars.draft_page(officer("dbn.quantri"), draft)
    assert page.seen == page.units[0].moved == len(page.moves)
    assert all(row.after > row.before and "25/11/2026 nghỉ" in row.why for row in page.moves)


def test_edits_add_up_in_one_draft_until_it_is_sent(running: list[Done], first: Actor) -> None:
    draft = counted(first, OFF)
    week = calendars.WeekEdit(
        date(2026, 12, 1), ((worktime.Span(450, 690), worktime.Span(780, 1020)),) * 5 + ((), ()), "Giờ mới"
    )
    assert calendars.draft_change(first, CODE, week) == draft
    page = calendars.draft_page(first, draft)
    assert not page.is_counted
    assert [fact.label for fact in page.facts][:2] == ["Giờ hàng tuần từ 01/12/2026", "25/11/2026"]
    assert "T2, T3, T4, T5, T6: 07:30–11:30, 13:00–17:00" in page.facts[0].after
    with pytest.raises(refusals.StillCounting):
        calendars.ask_for_calendar(first, draft, because="Chưa xem")
    stale = CalendarDraft.objects.get(public_id=draft)
    calendars.count(stale.pk, stale.edition - 1)
    assert not calendars.draft_page(first, draft).is_counted, "an older edition counts for nothing"
    calendars.count(stale.pk, stale.edition)
    sent(first, draft)
    with pytest.raises(refusals.DraftClosed):
        calendars.drop_draft(first, draft)


def test_what_changes_nothing_or_lacks_its_decision_is_refused(office: Office, first: Actor) -> None:
    sunday = calendars.DayEdit(date(2026, 11, 29), date(2026, 11, 29), "Nghỉ", "1/TB")
    with pytest.raises(refusals.NothingChanged):
        calendars.draft_change(first, CODE, sunday)
    for name, source in (("", "1/TB"), ("Nghỉ", " ")):
        with pytest.raises(refusals.EditIncomplete):
            calendars.draft_change(
                first, CODE, calendars.DayEdit(date(2026, 11, 25), date(2026, 11, 25), name, source)
            )
    with pytest.raises(KernelError):
        calendars.draft_change(
            first, CODE, calendars.DayEdit(date(2031, 1, 2), date(2031, 1, 2), "Tết", "1/TB")
        )


def test_nobody_else_drafts_approves_or_looks(office: Office, first: Actor) -> None:
    draft = counted(first, OFF)
    proposal = sent(first, draft)
    local, leader = officer("muongphang.quantri"), officer("muongphang.lanhdao")
    for actor in (local, leader):
        with pytest.raises(NotFound):
            calendars.draft_change(actor, CODE, OFF)
        with pytest.raises(NotFound):
            calendars.draft_page(actor, draft)
        with pytest.raises(NotFound):
            proposals.approve(actor, proposal)
    with pytest.raises(OwnProposal):
        proposals.approve(first, proposal)


def test_of_two_drafts_the_slower_one_is_stale(office: Office, first: Actor, second: Actor) -> None:
    mine, other = counted(first, OFF), counted(second, SWAP)
    proposal, late = sent(first, mine), sent(second, other)
    proposals.approve(second, proposal)
    with pytest.raises(SubjectChanged):
        proposals.approve(first, late)
    assert calendars.draft_page(second, other).is_back
    calendars.reopen_draft(second, other)
    with pytest.raises(refusals.CalendarMovedOn):
        calendars.draft_change(second, CODE, OFF)
    calendars.drop_draft(second, other)
    counted(second, calendars.DayEdit(date(2026, 11, 27), date(2026, 11, 27), "Nghỉ nữa", "2/TB"))


def test_alone_where_the_province_says_so(running: list[Done], first: Actor) -> None:
    one_person_is_enough("dossiers.calendar")
    draft = counted(first, OFF)
    assert calendars.ask_for_calendar(first, draft, because="Thông báo") is None
    carried(draft)
    assert calendars.draft_page(first, draft).moved > 3


def test_what_lost_its_job_is_taken_up_and_what_nobody_sends_is_forgotten(
    running: list[Done], first: Actor
) -> None:
    draft = counted(first, OFF)
    with clock.at(clock.now() + timedelta(days=31)):
        calendars.tend()
    stored = CalendarDraft.objects.get(public_id=draft)
    assert (stored.state, stored.moves.count()) == ("dropped", 0)
    assert dossiers.calendars.drafts_of(first, CODE) == ()
