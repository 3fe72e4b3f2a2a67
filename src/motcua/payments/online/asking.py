"""Ask the provider what became of attempts: at once for a person who waits, by and by for everything else."""

from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from motcua.agencies import api as agencies
from motcua.payments import ports
from motcua.payments.models import NO_ANSWER, OPEN_ATTEMPT, Attempt, AttemptState
from motcua.payments.online.hearing import hear
from motcua.payments.ports import PENDING, OutOfReachError
from motcua.platform import clock

MINUTES = agencies.settings.register(
    agencies.settings.Known(
        key="payment-ask-minutes",
        words=_("Hỏi lại bên thanh toán về lần nộp chưa rõ kết quả sau mỗi"),
        counted_in=_("phút"),
        usual=30,
        least=5,
        most=240,
        source=_("Như hệ thống một cửa của một tỉnh đã làm; chưa có văn bản."),
    )
)
DAYS = agencies.settings.register(
    agencies.settings.Known(
        key="payment-ask-days",
        words=_("Thôi hỏi về lần nộp chưa rõ kết quả sau"),
        counted_in=_("ngày"),
        usual=3,
        least=1,
        most=30,
        source=_("Như hệ thống một cửa của một tỉnh đã làm; chưa có văn bản."),
    )
)
AT_ONCE = 50


def ask_about(attempt: Attempt) -> bool:
    """Ask now and take in each answer; whether the bank has money of it in hand.

    Raises OutOfReachError; no transaction may be open.
    """
    gateway = ports.gateway()
    if gateway is None:
        raise OutOfReachError
    told = list(gateway.ask(attempt.reference))
    for word in told:
        hear(gateway.name, "query", word)
    return any(word.is_genuine and word.status == PENDING for word in told)


def ask_now(obligation: UUID) -> bool:
    """Ask about everything on an obligation that is not known to be over; False when nobody answered."""
    waiting = Attempt.objects.filter(obligation__public_id=obligation, ask_at__isnull=False)
    try:
        for attempt in waiting.order_by("id"):
            ask_about(attempt)
    except OutOfReachError:
        return False
    return True


def ask_due() -> int:
    """The job: ask about what is due, each again later or never more; how many were asked.

    One provider that is silent ends the round: the rest is due again at the next.
    """
    if ports.gateway() is None:
        return 0
    now = clock.now()
    due = Attempt.objects.filter(ask_at__lte=now).select_related("obligation").order_by("ask_at")
    asked = 0
    for attempt in due[:AT_ONCE]:
        try:
            ask_about(attempt)
        except OutOfReachError:
            break
        _next(attempt)
        asked += 1
    return asked


def _next(attempt: Attempt) -> None:
    """When it is asked about again; past its days it is closed, and money that comes is still taken in."""
    now, unit = clock.now(), attempt.obligation.unit_id
    days = agencies.settings.value_of(DAYS, unit, now.date())
    waiting = Attempt.objects.filter(pk=attempt.pk, ask_at__isnull=False)
    if now >= attempt.started_at + timedelta(days=days):
        waiting.filter(state__in=OPEN_ATTEMPT).update(
            state=AttemptState.EXPIRED, because=NO_ANSWER, ended_at=now
        )
        waiting.update(ask_at=None)
        return
    minutes = agencies.settings.value_of(MINUTES, unit, now.date())
    waiting.update(ask_at=now + timedelta(minutes=minutes))
