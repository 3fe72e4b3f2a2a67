"""What nobody asks for but must not be forgotten: timed moves, and steps that nobody has taken."""

from datetime import datetime, timedelta

import structlog
from django.db import transaction

from motcua.agencies import api as agencies
from motcua.dossiers import events
from motcua.dossiers.actions.fire_timer import FireTimer
from motcua.dossiers.models import Dossier, Step, Timer
from motcua.dossiers.perform import Order, perform_within
from motcua.dossiers.refusals import UnknownStep
from motcua.dossiers.status import WAITING, Status
from motcua.kernel import worktime
from motcua.kernel.errors import KernelError
from motcua.platform import clock, ledger, outbox
from motcua.platform.access import SYSTEM
from motcua.platform.clock import ZONE
from motcua.platform.errors import Refusal

_log = structlog.get_logger(__name__)

ALARM_AFTER_MINUTES = 4 * 60
"""Office minutes after which a step without a named holder is an alarm (expectations of citizens, 2026)."""

AT_ONCE = 200
_MOVED_ON = ("process.token.not_open", "process.instance.finished", "process.timer.already_fired")
WITHOUT_HOLDER = "dossiers.step.without_holder"


def fire_due_timers() -> int:
    """Fire timed moves that are due, each in its own transaction; answers how many fired.

    A timer whose step is closed, or whose dossier has ended, is only put aside. One that cannot fire for
    any other reason is handed to the outbox, which tries again, and parks it where people see it.
    """
    with transaction.atomic():
        due = list(
            # While the clock is paused nothing comes due; what is over is put aside when it is looked at.
            Timer.objects.filter(fired_at__isnull=True, fires_at__lte=clock.now())
            .exclude(dossier__status__in=WAITING)
            .order_by("fires_at")
            .values_list("id", flat=True)[:AT_ONCE]
        )
    return sum(_fire(timer) for timer in due)


def _fire(timer_id: int) -> bool:
    with transaction.atomic(durable=True):
        timer = _held(timer_id)
        if timer is None:
            return False
        timer.fired_at = clock.now()
        timer.save(update_fields=["fired_at"])
        try:
            with transaction.atomic():
                return _move(timer)
        except Exception as error:  # noqa: BLE001 (one bad timer must stop no other)
            _log.warning("timer.failed", timer=timer_id, error=type(error).__name__)
            outbox.announce([_failed(timer)])
            return False


def _held(timer_id: int) -> Timer | None:
    """The timer, ours until commit; None when it has fired, was put off, or its dossier is being acted on.

    Acts hold the dossier and then move its timers, so the dossier is held first here as well.
    """
    of = Timer.objects.filter(pk=timer_id).values("dossier_id")
    if Dossier.objects.select_for_update(skip_locked=True).filter(pk__in=of).first() is None:
        return None
    due = Timer.objects.filter(fired_at__isnull=True, fires_at__lte=clock.now())
    return due.exclude(dossier__status__in=WAITING).select_related("dossier").filter(pk=timer_id).first()


def _failed(timer: Timer) -> outbox.Fact:
    key = f"timer:{timer.pk}:{timer.fired_at}"
    return outbox.Fact(events.TIMER_FAILED, f"dossier:{timer.dossier_id}", {"timer": timer.pk}, key)


def fire_again(timer_id: int) -> None:
    """Fire a timer that could not; raises what stands in its way. In a pause it waits like any other."""
    timer = Timer.objects.select_related("dossier").get(pk=timer_id)
    if timer.dossier.status in WAITING:
        Timer.objects.filter(pk=timer_id).update(fired_at=None)
    else:
        _move(timer)


def _move(timer: Timer) -> bool:
    """Make the timed move; False when the dossier has moved on, so that there is nothing to remind of."""
    order = Order(SYSTEM, timer.dossier.public_id, FireTimer(timer.token, timer.move), help_kind="self")
    try:
        with transaction.atomic():
            perform_within([order])
    except Refusal as refusal:
        if not _has_moved_on(refusal):
            raise
        return False
    return True


def _has_moved_on(refusal: Refusal) -> bool:
    """Whether it says that the dossier has ended, the step is closed, or the move was made before."""
    cause = refusal.__cause__
    return isinstance(refusal, UnknownStep) or (isinstance(cause, KernelError) and cause.key in _MOVED_ON)


def raise_alarms() -> int:
    """Record each step that has waited too long for somebody to take it, once; answers how many."""
    with transaction.atomic(durable=True):
        now = clock.now()
        steps = Step.objects.select_for_update(of=("self",), skip_locked=True).filter(
            closed_at__isnull=True,
            holder__isnull=True,
            alarmed_at__isnull=True,
            dossier__status__in=[Status.REGISTERED, Status.ACCEPTED, Status.PROCESSING],
            opened_at__lt=now - timedelta(minutes=ALARM_AFTER_MINUTES),
        )
        late = [step for step in steps.order_by("opened_at")[:AT_ONCE] if _nobody_came(step, now)]
        if not late:
            return 0
        Step.objects.filter(pk__in=[step.pk for step in late]).update(alarmed_at=now)
        facts = [
            outbox.Fact(
                WITHOUT_HOLDER,
                f"dossier:{s.dossier_id}",
                {"token": s.token, "unit": s.unit_id},
                f"step:{s.pk}:{_free_since(s).isoformat()}",
            )
            for s in late
        ]
        practised = {f"dossier:{s.dossier_id}" for s in late if s.unit_id in agencies.training_units()}
        outbox.announce(fact for fact in facts if fact.subject not in practised)
        ledger.append(SYSTEM, [ledger.NewEntry(fact.subject, fact.name, fact.payload) for fact in facts])
        return len(late)


def _nobody_came(step: Step, now: datetime) -> bool:
    """The history is read of those only that opened long ago."""
    return _is_long_ago(step.unit_id, step.opened_at, now) and _is_long_ago(
        step.unit_id, _free_since(step), now
    )


def _free_since(step: Step) -> datetime:
    """When the step opened, or was last given back by whoever held it."""
    history = ledger.entries(f"dossier:{step.dossier_id}")
    given_back = [
        e.occurred_at for e in history if e.name == events.RELEASED and e.payload["token"] == step.token
    ]
    return max([step.opened_at, *given_back])


def _is_long_ago(unit: int, moment: datetime, now: datetime) -> bool:
    """Four working hours of the unit have gone by since."""
    calendar = agencies.calendar_of(unit)
    waited = worktime.working_minutes(calendar, moment.astimezone(ZONE), now.astimezone(ZONE))
    return waited >= ALARM_AFTER_MINUTES
