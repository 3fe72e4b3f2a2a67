"""The end of a day at the counter: what came in, the money, the papers, what is open; counted and signed.

What a closing says is never changed. If the day's book differs from it later (an offline slip entered, money
taken after the closing), the page says by what, and the day may be closed again under the next number.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from motcua.agencies import api as agencies
from motcua.custody.access import own_agency
from motcua.custody.drafting import waiting_for
from motcua.custody.manifests import open_drafts
from motcua.custody.models import DayClose
from motcua.custody.permissions import Permission
from motcua.custody.refusals import DayChanged, DayToCome, DifferenceUnexplained, MoneyUncounted, NothingNew
from motcua.custody.texts import LINES, fit
from motcua.custody.whereabouts import whereabouts_of
from motcua.dossiers.api import between
from motcua.payments import api as payments
from motcua.platform import clock, ledger
from motcua.platform.access import Actor


@dataclass(frozen=True, slots=True)
class Till:
    """What one cashier took."""

    cashier: int
    receipts: int
    money: int


@dataclass(frozen=True, slots=True)
class AtCounter:
    """What was taken in and paid at one counter; `counter` None: nobody said at which."""

    counter: int | None
    dossiers: int
    receipts: int
    money: int


@dataclass(frozen=True, slots=True)
class DayBook:
    """A day as it stands now. `unshelved` are of that day; `to_hand_on` and manifests as of now."""

    unit: int
    day: date
    came_in: tuple[between.Outline, ...]
    receipts: tuple[payments.ReceiptRow, ...]
    unshelved: tuple[between.Outline, ...]
    to_hand_on: int
    manifest_drafts: int
    intake_drafts: tuple[tuple[UUID, str], ...]

    @property
    def money(self) -> int:
        return sum(row.amount for row in self.receipts)

    @property
    def tills(self) -> tuple[Till, ...]:
        cashiers = dict.fromkeys(row.cashier_id for row in self.receipts)
        amounts = {each: [r.amount for r in self.receipts if r.cashier_id == each] for each in cashiers}
        return tuple(Till(each, len(taken), sum(taken)) for each, taken in amounts.items())

    @property
    def counters(self) -> tuple[AtCounter, ...]:
        """A line each, by number, what nobody said last; none where nobody ever said."""
        dossiers = Counter(row.counter_id for row in self.came_in)
        receipts = Counter(row.counter_id for row in self.receipts)
        money: Counter[int | None] = Counter()
        for row in self.receipts:
            money[row.counter_id] += row.amount
        known = sorted(dossiers.keys() | receipts.keys(), key=_by_number)
        if known in ([], [None]):
            return ()
        return tuple(AtCounter(each, dossiers[each], receipts[each], money[each]) for each in known)


@dataclass(frozen=True, slots=True)
class Closing:
    """One closing as it was signed."""

    public_id: UUID
    unit: int
    day: date
    number: int
    closed_at: datetime
    closed_by: int
    dossiers: frozenset[int]
    receipts: frozenset[int]
    money: int
    counted: int
    unshelved: int
    to_hand_on: int
    drafts: int
    remark: str

    @property
    def till_differs_by(self) -> int:
        """Counted less written: above nothing there was too much in the till."""
        return self.counted - self.money


@dataclass(frozen=True, slots=True)
class Since:
    """What the day's book has that the closing has not."""

    dossiers: tuple[between.Outline, ...]
    receipts: tuple[payments.ReceiptRow, ...]

    def __bool__(self) -> bool:
        return bool(self.dossiers or self.receipts)


def day_book(actor: Actor, day: date) -> DayBook:
    """A day of one's own agency. Raises NotFound."""
    unit = own_agency(actor, Permission.DAY_CLOSE)
    begin = datetime.combine(day, time(), tzinfo=clock.ZONE)
    end = begin + timedelta(days=1)
    came_in = between.came_in(actor, unit, begin, end)
    where = whereabouts_of(came_in)
    here = [row for row in came_in if row.papers and where[row.id].manifest is None]
    return DayBook(
        unit=unit,
        day=day,
        came_in=came_in,
        receipts=payments.receipts_between(actor, unit, begin, end),
        unshelved=tuple(row for row in here if not where[row.id].shelf and where[row.id].unit == unit),
        to_hand_on=waiting_for(actor, unit).count(),
        manifest_drafts=open_drafts(unit),
        intake_drafts=between.unsent_drafts(actor, begin, end),
    )


def closings(actor: Actor, day: date) -> tuple[Closing, ...]:
    """How a day of one's own agency was closed, the first first. Raises NotFound."""
    unit = own_agency(actor, Permission.DAY_CLOSE)
    return tuple(map(_closing, DayClose.objects.filter(unit_id=unit, day=day).order_by("number")))


def since(book: DayBook, closing: Closing) -> Since:
    """What was added to the day after it was closed."""
    return Since(
        dossiers=tuple(row for row in book.came_in if row.id not in closing.dossiers),
        receipts=tuple(row for row in book.receipts if row.id not in closing.receipts),
    )


def close_day(actor: Actor, day: date, counted: str, remark: str, seen: tuple[int, int]) -> None:
    """Sign the day. `seen`: how many dossiers and how much money the page showed. Raises Refusal."""
    unit, said = own_agency(actor, Permission.DAY_CLOSE), fit(remark, field="remark", most=LINES, lines=True)
    with transaction.atomic(durable=True):
        now = clock.now()
        if day > now.date():
            raise DayToCome
        book, before = day_book(actor, day), closings(actor, day)
        if before and not since(book, before[-1]):
            raise NothingNew
        if seen != (len(book.came_in), book.money):
            raise DayChanged
        money = _counted(counted)
        if money != book.money and not said:
            raise DifferenceUnexplained(field="remark", difference=_dong(money - book.money))
        made = _write(actor, book, (unit, day, len(before) + 1, now), money, said)
        told = {"unit": unit, "day": day.isoformat(), "number": made.number, "dossiers": len(book.came_in)}
        told |= {"money": book.money, "counted": money}
        notes = {"remark": said} if said else {}
        ledger.append(actor, [ledger.NewEntry(f"day:{made.pk}", "custody.day.closed", told, notes=notes)])


def _write(
    actor: Actor, book: DayBook, at: tuple[int, date, int, datetime], counted: int, remark: str
) -> DayClose:
    unit, day, number, now = at
    try:
        with transaction.atomic():
            return DayClose.objects.create(
                unit_id=unit,
                day=day,
                number=number,
                closed_at=now,
                closed_by=actor.account or 0,
                closed_post=actor.post or 0,
                dossiers=[row.id for row in book.came_in],
                receipts=[row.id for row in book.receipts],
                money=book.money,
                counted=counted,
                unshelved=len(book.unshelved),
                to_hand_on=book.to_hand_on,
                drafts=book.manifest_drafts + len(book.intake_drafts),
                remark=remark,
            )
    except IntegrityError:
        raise DayChanged from None


def _by_number(counter: int | None) -> tuple[bool, int, int]:
    return counter is None, agencies.counter_number(counter) or 0, counter or 0


def _counted(typed: str) -> int:
    """Whole đồng as people write them: 1.250.000."""
    digits = typed.strip().removesuffix("đ").replace(".", "").replace(" ", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 14):
        raise MoneyUncounted(field="counted")
    return int(digits)


def _dong(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def _closing(found: DayClose) -> Closing:
    return Closing(
        public_id=found.public_id,
        unit=found.unit_id,
        day=found.day,
        number=found.number,
        closed_at=found.closed_at,
        closed_by=found.closed_by,
        dossiers=frozenset(found.dossiers),
        receipts=frozenset(found.receipts),
        money=found.money,
        counted=found.counted,
        unshelved=found.unshelved,
        to_hand_on=found.to_hand_on,
        drafts=found.drafts,
        remark=found.remark,
    )
