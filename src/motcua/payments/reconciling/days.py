"""Reading reconciliations: the days, one day line by line with what became of each, who signed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from motcua.payments import ports
from motcua.payments.models import DayFile, DayLine, DaySign, Incoming, LineVerdict, Obligation, Refund
from motcua.payments.permissions import Permission
from motcua.payments.reconciling.books import money_of, span
from motcua.payments.reconciling.comparing import Theirs, compare
from motcua.platform import clock
from motcua.platform.access import Actor, allowed, scope
from motcua.platform.errors import NotFound

SHOWN_DAYS = 31


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line of either book. `found`: how it stood when the file was read; `verdict`: how it stands now.

    `incoming` is the money it is about, where we know it; `subject` what that was for.
    """

    kind: str
    transaction: str
    reference: str
    amount_here: int | None
    amount_there: int | None
    at: datetime
    verdict: str
    found: str
    incoming: UUID | None
    state: str
    reason: str
    subject: str


@dataclass(frozen=True, slots=True)
class SignRow:
    number: int
    signed_by: int
    signed_at: datetime
    equal: int
    only_here: int
    only_there: int
    other_amount: int
    money_here: int
    money_there: int
    remark: str


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day in the list: whether its file was read, whether somebody signed."""

    day: date
    is_read: bool
    signed: int
    money_here: int


@dataclass(frozen=True, slots=True)
class DayView:
    """A day. `is_whole`: the reader sees everybody's money, not only that of their units."""

    day: date
    read_at: datetime | None
    lines: tuple[LineRow, ...]
    signs: tuple[SignRow, ...]
    is_whole: bool
    may_sign: bool

    @property
    def counts(self) -> Counter[str]:
        return Counter(line.verdict for line in self.lines)

    @property
    def unequal(self) -> int:
        return len(self.lines) - self.counts["equal"]

    @property
    def money_here(self) -> int:
        return _sum((line.kind, line.amount_here) for line in self.lines)

    @property
    def money_there(self) -> int:
        return _sum((line.kind, line.amount_there) for line in self.lines)


def _sum(money: Iterable[tuple[str, int | None]]) -> int:
    """What came less what went back."""
    return sum((amount or 0) * (1 if kind == "pay" else -1) for kind, amount in money)


def provider_name() -> str:
    """Whose files they are; the books of a provider that was plugged out stay readable."""
    gateway = ports.gateway()
    if gateway is not None:
        return gateway.name
    return DayFile.objects.order_by("-id").values_list("provider", flat=True).first() or ""


def may_sign(actor: Actor) -> bool:
    """A day is everybody's money: signing takes the right over all units."""
    return allowed(actor, Permission.RECONCILE_SIGN)


def days(actor: Actor) -> tuple[DayRow, ...]:
    """The last days with anything in either book, the newest first. Raises NotFound."""
    _reach(actor)
    provider, until = provider_name(), clock.today()
    since = until - timedelta(days=SHOWN_DAYS)
    rows = Incoming.objects.filter(provider=provider, paid_at__gte=span(since)[0])
    money: Counter[date] = Counter()
    for at, amount in rows.filter(_seen(actor)).values_list("paid_at", "amount"):
        money[at.astimezone(clock.ZONE).date()] += amount
    read = set(DayFile.objects.filter(provider=provider, day__gte=since).values_list("day", flat=True))
    signs = Counter(DaySign.objects.filter(provider=provider, day__gte=since).values_list("day", flat=True))
    known = sorted(money.keys() | read, reverse=True)
    return tuple(DayRow(day, day in read, signs[day], money[day]) for day in known)


def day_view(actor: Actor, day: date) -> DayView:
    """One day, line by line; a right over some units shows the lines of these. Raises NotFound."""
    reach = _reach(actor)
    provider = provider_name()
    file = DayFile.objects.filter(provider=provider, day=day).order_by("-id").first()
    lines = _lines(provider, day, file)
    if not reach:
        seen = set(
            Obligation.objects.filter(_units(actor))
            .filter(subject__in={line.subject for line in lines})
            .values_list("subject", flat=True)
        )
        lines = [line for line in lines if line.subject in seen]
    signs = DaySign.objects.filter(provider=provider, day=day).order_by("number")
    return DayView(
        day=day,
        read_at=file.read_at if file else None,
        lines=tuple(sorted(lines, key=_unequal_first)),
        signs=tuple(map(_sign_row, signs)),
        is_whole=reach,
        may_sign=may_sign(actor),
    )


def _reach(actor: Actor) -> bool:
    """Whether they see everybody's money. Raises NotFound where they see nobody's."""
    reach = scope(actor, Permission.RECONCILE_VIEW)
    if reach.nothing:
        raise NotFound
    return reach.everything


def _units(actor: Actor) -> Q:
    return scope(actor, Permission.RECONCILE_VIEW).q(unit_field="unit_id")


def _seen(actor: Actor) -> Q:
    """Of incoming money: that of their units, or all."""
    reach = scope(actor, Permission.RECONCILE_VIEW)
    return Q() if reach.everything else Q(obligation__in=Obligation.objects.filter(_units(actor)))


def _unequal_first(line: LineRow) -> tuple[bool, datetime]:
    return line.verdict == LineVerdict.EQUAL, line.at


def _lines(provider: str, day: date, file: DayFile | None) -> list[LineRow]:
    theirs = list(DayLine.objects.filter(file=file)) if file else []
    verdicts = compare(money_of(provider, day), [Theirs(x.kind, x.transaction, x.amount) for x in theirs])
    numbers: dict[str, set[str]] = {"pay": set(), "refund": set()}
    for kind, number in verdicts:
        numbers[kind].add(number)
    came = Incoming.objects.filter(provider=provider, transaction__in=numbers["pay"])
    went = Refund.objects.filter(incoming__provider=provider, transaction__in=numbers["refund"])
    pays = {row.transaction: row for row in came.select_related("obligation")}
    refunds = {row.transaction: row for row in went.select_related("incoming__obligation")}
    told = {(line.kind, line.transaction): line for line in theirs}
    return [
        _line(key, verdict, told.get(key), pays.get(key[1]), refunds.get(key[1]))
        for key, verdict in verdicts.items()
    ]


def _line(
    key: tuple[str, str], verdict: str, told: DayLine | None, pay: Incoming | None, refund: Refund | None
) -> LineRow:
    kind, number = key
    ours = refund if kind == "refund" else pay
    money = refund.incoming if kind == "refund" and refund is not None else pay
    when = (
        told.at
        if told
        else refund.settled_at
        if kind == "refund" and refund
        else money.paid_at
        if money
        else None
    )
    return LineRow(
        kind=kind,
        transaction=number,
        reference=told.reference if told else money.reference if money else "",
        amount_here=ours.amount if ours else None,
        amount_there=told.amount if told else None,
        at=when or clock.now(),
        verdict=verdict,
        found=told.found if told else LineVerdict.ONLY_HERE,
        incoming=money.public_id if money else None,
        state=money.state if money else "",
        reason=money.reason if money else "",
        subject=money.obligation.subject if money and money.obligation else "",
    )


def _sign_row(sign: DaySign) -> SignRow:
    return SignRow(
        number=sign.number,
        signed_by=sign.signed_by_id,
        signed_at=sign.signed_at,
        equal=sign.equal,
        only_here=sign.only_here,
        only_there=sign.only_there,
        other_amount=sign.other_amount,
        money_here=sign.money_here,
        money_there=sign.money_there,
        remark=sign.remark,
    )
