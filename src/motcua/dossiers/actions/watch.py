"""What nobody asks for but must not be forgotten: timed moves, and steps that nobody has taken."""

from datetime import datetime, timedelta

from django.db import transaction

from motcua.agencies import api as agencies
from motcua.dossiers.actions.fire_timer import FireTimer
from motcua.dossiers.models import Step, Timer
from motcua.dossiers.perform import Order, perform_within
from motcua.dossiers.status import Status
from motcua.kernel import worktime
from motcua.kernel.errors import KernelError
from motcua.platform import clock, ledger, outbox
from motcua.platform.access import SYSTEM
from motcua.platform.clock import ZONE
from motcua.platform.errors import Refusal

ALARM_AFTER_MINUTES = 4 * 60
"""Office minutes after which a step without a named holder is an alarm (expectations of citizens, 2026)."""

AT_ONCE = 200
WITHOUT_HOLDER = "dossiers.step.without_holder"


def fire_due_timers() -> int:
    """Fire timed moves that are due, each in its own transaction; answers how many fired.

    A timer whose step is closed, or whose dossier has ended, is only put aside.
    """
    with transaction.atomic():
        due = list(
            # While the clock is paused nothing comes due; what is over is put aside when it is looked at.
            Timer.objects.filter(fired_at__isnull=True, fires_at__lte=clock.now())
            .exclude(
                dossier__status__in=[Status.SUPPLEMENT_REQUIRED, Status.PAYMENT_REQUIRED, Status.STOPPED]
            )
            .order_by("fires_at")
            .values_list("id", flat=True)[:AT_ONCE]
        )
    return sum(_fire(timer) for timer in due)


def _fire(timer_id: int) -> bool:
    with transaction.atomic(durable=True):
        timer = (
            Timer.objects.select_for_update(of=("self",), skip_locked=True)
            .select_related("dossier")
            .filter(pk=timer_id, fired_at__isnull=True)
            .first()
        )
        if timer is None:
            return False
        timer.fired_at = clock.now()
        timer.save(update_fields=["fired_at"])
        order = Order(SYSTEM, timer.dossier.public_id, FireTimer(timer.token, timer.move), help_kind="self")
        try:
            with transaction.atomic():
                perform_within([order])
        except (Refusal, KernelError):
            return False  # the step was closed meanwhile: nothing to remind of
    return True


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
        late = [
            step
            for step in steps.order_by("opened_at")[:AT_ONCE]
            if is_forgotten(step.unit_id, step.opened_at, now)
        ]
        if not late:
            return 0
        Step.objects.filter(pk__in=[step.pk for step in late]).update(alarmed_at=now)
        facts = [
            outbox.Fact(
                WITHOUT_HOLDER,
                f"dossier:{s.dossier_id}",
                {"token": s.token, "unit": s.unit_id},
                f"step:{s.pk}",
            )
            for s in late
        ]
        outbox.announce(facts)
        ledger.append(SYSTEM, [ledger.NewEntry(fact.subject, fact.name, fact.payload) for fact in facts])
        return len(late)


def is_forgotten(unit: int, opened_at: datetime, now: datetime) -> bool:
    """Four working hours of the unit have gone by since the step opened."""
    calendar = agencies.calendar_of(unit)
    waited = worktime.working_minutes(calendar, opened_at.astimezone(ZONE), now.astimezone(ZONE))
    return waited >= ALARM_AFTER_MINUTES
