"""Numbered slips: reserved for a counter before the line fails, entered afterwards with the time on them.

A slip is taken up once. Its time cannot be before its block was printed, nor to come, nor older than
`OLDEST` days, a number units fix for themselves: whoever moves a clock back does it within what was prepared.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.custody.access import own_agency
from motcua.custody.models import Slip, SlipBlock, SlipBook
from motcua.custody.permissions import Permission
from motcua.custody.refusals import (
    BlockUncounted,
    NoSuchCounter,
    NoSuchProcedure,
    NoSuchSlip,
    ReasonMissing,
    SlipToCome,
    SlipTooEarly,
    SlipTooOld,
    SlipUsed,
    SlipVoid,
    SlipWrong,
)
from motcua.custody.texts import fit
from motcua.dossiers import api as dossiers
from motcua.kernel import codes
from motcua.kernel.errors import KernelError
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from motcua.platform.words import say

OLDEST = agencies.settings.register(
    agencies.settings.Known(
        key="slip-oldest-days",
        words=_("Nhập phiếu viết khi mất mạng trong"),
        counted_in=_("ngày"),
        usual=7,
        least=1,
        most=30,
        source=_("Dài hơn mọi sự cố dự liệu; mức của chương trình, chưa có văn bản."),
    )
)
"""How old the time on a slip may be when it is entered."""
MOST_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class BlockRow:
    """`used`, `void`, `entering` and what is left make up the block."""

    public_id: UUID
    counter: str
    first: int
    last: int
    first_code: str
    last_code: str
    reserved_at: datetime
    used: int
    void: int
    entering: int

    @property
    def unused(self) -> int:
        return self.last - self.first + 1 - self.used - self.void - self.entering


@dataclass(frozen=True, slots=True)
class SlipRow:
    """One number of a block. `dossier` and its code where it was entered, `reason` where it is void."""

    code: str
    number: int
    state: str
    received_at: datetime | None = None
    entered_at: datetime | None = None
    dossier: UUID | None = None
    dossier_code: str = ""
    procedure_code: str = ""
    intent: UUID | None = None
    reason: str = ""


UNUSED, ENTERING, USED, VOID = "unused", "entering", "used", "void"


def counters(actor: Actor) -> tuple[str, ...]:
    """The counters of the centre that serves one's own unit, in words."""
    centre = agencies.centre_of(actor.unit) if actor.unit else None
    return tuple(map(_counter_words, centre.counters_on(clock.today()) if centre else ()))


def _counter_words(row: agencies.CounterRow) -> str:
    return f"{row.number} – {row.name}" if row.name else f"{row.number}"


def _counter_of(actor: Actor, found: SlipBlock, day: date) -> int | None:
    """Where the slips of a block were written; None where no counter of that day is called so."""
    rows = agencies.counters_to_sit_at(actor.unit, day)
    return next((row.id for row in rows if _counter_words(row) == found.counter), None)


def reserve(actor: Actor, counter: str, count: str) -> UUID:
    """The next numbers for a counter. Raises Refusal."""
    unit = own_agency(actor, Permission.SLIP_RESERVE)
    given = count.strip()
    if not (given.isascii() and given.isdigit() and 1 <= int(given[:6]) <= MOST_AT_ONCE):
        raise BlockUncounted(field="count", most=MOST_AT_ONCE)
    known = counters(actor)
    if known and counter not in known:
        raise NoSuchCounter(field="counter")
    with transaction.atomic(durable=True):
        SlipBook.objects.bulk_create([SlipBook(unit_id=unit)], ignore_conflicts=True)
        book = SlipBook.objects.select_for_update().get(unit_id=unit)
        first, book.last = book.last + 1, book.last + int(given)
        book.save(update_fields=["last"])
        made = SlipBlock.objects.create(
            unit_id=unit,
            counter=counter if known else "",
            first=first,
            last=book.last,
            reserved_at=clock.now(),
            reserved_post=actor.post or 0,
        )
        _record(actor, made, "reserved", {"first": first, "last": book.last})
    return made.public_id


def blocks(actor: Actor) -> tuple[BlockRow, ...]:
    """The blocks of one's own agency, the newest first. Raises NotFound."""
    unit = _own(actor)
    taken = {
        "used": Count("slips", filter=Q(slips__dossier__isnull=False)),
        "void": Count("slips", filter=Q(slips__voided_at__isnull=False)),
        "entering": Count("slips", filter=Q(slips__dossier__isnull=True, slips__voided_at__isnull=True)),
    }
    found = SlipBlock.objects.filter(unit_id__in=agencies.units_followed(unit)).annotate(**taken)
    rows = found.order_by("-reserved_at", "-first")[:MOST_AT_ONCE]
    return tuple(_block(row, agencies.unit(row.unit_id).identifier) for row in rows)


def block(actor: Actor, public_id: UUID) -> tuple[BlockRow, tuple[SlipRow, ...]]:
    """One block with all its numbers. Raises NotFound."""
    row = next((each for each in blocks(actor) if each.public_id == public_id), None)
    if row is None:
        raise NotFound
    agency = agencies.unit(SlipBlock.objects.get(public_id=public_id).unit_id).identifier
    slips = Slip.objects.filter(block__public_id=public_id).select_related("dossier")
    return row, tuple(_slips(row, agency, {slip.number: slip for slip in slips}))


def take_up(actor: Actor, code: str, received_at: datetime | None, procedure: str) -> tuple[UUID, str]:
    """Begin to enter a slip: the intent under which the intake page goes on, and the procedure's code.

    Again for the same slip until it is entered: the time or the procedure was wrong. Raises Refusal.
    """
    unit = own_agency(actor, Permission.SLIP_ENTER)
    with transaction.atomic(durable=True):
        found, number = _block_of(unit, code)
        moment = _checked(received_at, found)
        try:
            version = catalogue.version_on(procedure.strip(), moment.date())
        except NotFound:
            raise NoSuchProcedure(field="procedure") from None
        slip = _locked(found, number)
        if slip.intent is None or slip.procedure_code != version.code:
            slip.intent = uuid4()
        slip.received_at, slip.procedure_code = moment, version.code
        slip.save()
    return slip.intent, version.code


def taken_up(actor: Actor, intent: UUID) -> SlipRow | None:
    """The slip that is entered under an intent, for the page that enters it."""
    if actor.unit is None:
        return None
    found = Slip.objects.select_related("dossier").filter(intent=intent).first()
    own = agencies.agency_of(actor.unit).id
    if found is None or agencies.successor_of(found.unit_id) != own:
        return None
    return _slip(found, agencies.unit(found.unit_id).identifier)


def submit(actor: Actor, intake: dossiers.Intake) -> dossiers.Done:
    """Take a dossier in: now or, where its intent was begun with a slip, at the time on the slip."""
    if not Slip.objects.filter(intent=intake.intent_key).exists():
        return dossiers.submit_one(actor, intake)
    own_agency(actor, Permission.SLIP_ENTER)
    with transaction.atomic(durable=True):
        slip = (
            Slip.objects.select_for_update(of=("self",)).select_related("block").get(intent=intake.intent_key)
        )
        if agencies.agency_of(intake.receiving).id != agencies.successor_of(slip.unit_id):
            raise NotFound
        if slip.voided_at is not None:
            raise SlipVoid(reason=slip.reason)
        moment, now = _checked(slip.received_at, slip.block), clock.now()
        code = codes.slip_code(agencies.unit(slip.unit_id).identifier, slip.number)
        there = actor.seated_at(_counter_of(actor, slip.block, moment.date()))
        with clock.at(moment):
            (done,) = dossiers.submit_within([(there, replace(intake, slip=code))])
        if slip.dossier_id is None:
            row = dossiers.visible(actor).get(public_id=done.public_id)
            slip.dossier_id, slip.entered_at, slip.entered_post = row.pk, now, actor.post or 0
            slip.save()
    return done


def void(actor: Actor, code: str, because: str) -> None:
    """Spoilt or lost: the number will never be entered. Raises Refusal."""
    unit = own_agency(actor, Permission.SLIP_ENTER)
    reason = fit(because, field="reason")
    if not reason:
        raise ReasonMissing(field="reason")
    with transaction.atomic(durable=True):
        found, number = _block_of(unit, code)
        slip = _locked(found, number)
        slip.voided_at, slip.voided_post, slip.reason = clock.now(), actor.post or 0, reason
        slip.save()
        entry = ledger.NewEntry(
            f"slips:{found.pk}", "custody.slip.voided", {"number": number}, notes={"reason": reason}
        )
        ledger.append(actor, [entry])


def of_slip(words: str) -> tuple[int, ...]:
    """For the search box: the dossier entered from a slip."""
    try:
        given = codes.parse_slip_code(words)
    except KernelError:
        return ()
    units = {row.id for row in agencies.units_that_bore(given.agency)}
    found = Slip.objects.filter(unit_id__in=units, number=given.number, dossier__isnull=False)
    return tuple(found.values_list("dossier_id", flat=True))


def _own(actor: Actor) -> int:
    """Blocks are seen by those who reserve and by those who enter."""
    try:
        return own_agency(actor, Permission.SLIP_ENTER)
    except NotFound:
        return own_agency(actor, Permission.SLIP_RESERVE)


def _block_of(unit: int, code: str) -> tuple[SlipBlock, int]:
    try:
        given = codes.parse_slip_code(code)
    except KernelError as error:
        raise SlipWrong(field="code", reason=say(error.key, **error.values)) from None
    bore = {row.id for row in agencies.units_that_bore(given.agency)} & agencies.units_followed(unit)
    blocks_here = SlipBlock.objects.filter(unit_id__in=bore)
    found = blocks_here.filter(first__lte=given.number, last__gte=given.number).first()
    if found is None:
        raise NoSuchSlip(field="code", code=given.text)
    return found, given.number


def _locked(found: SlipBlock, number: int) -> Slip:
    """The row of a number that was not entered and is not void, held until commit."""
    new = Slip(block=found, unit_id=found.unit_id, number=number)
    Slip.objects.bulk_create([new], ignore_conflicts=True)
    slip = (
        Slip.objects.select_for_update(of=("self",))
        .select_related("dossier")
        .get(unit_id=found.unit_id, number=number)
    )
    if slip.dossier is not None:
        raise SlipUsed(field="code", dossier=slip.dossier.code)
    if slip.voided_at is not None:
        raise SlipVoid(field="code", reason=slip.reason)
    return slip


def _checked(received_at: datetime | None, found: SlipBlock) -> datetime:
    if received_at is None:
        raise SlipToCome(field="received_day")
    moment, now = clock.aware(received_at), clock.now()
    if moment > now:
        raise SlipToCome(field="received_day")
    days = oldest_days(found.unit_id)
    if moment < now - timedelta(days=days):
        raise SlipTooOld(field="received_day", days=days)
    if moment < found.reserved_at.replace(second=0, microsecond=0):
        printed = found.reserved_at.astimezone(clock.ZONE)
        raise SlipTooEarly(field="received_day", at=printed.strftime("%H:%M %d/%m/%Y"))
    return moment


def oldest_days(unit_id: int) -> int:
    """What the unit that holds the slips today has fixed, or one above it, else what is usual."""
    return agencies.settings.value_of(OLDEST, agencies.successor_of(unit_id), clock.today())


def _slips(row: BlockRow, agency: str, known: dict[int, Slip]) -> Iterator[SlipRow]:
    for number in range(row.first, row.last + 1):
        slip = known.get(number)
        yield _slip(slip, agency) if slip else SlipRow(codes.slip_code(agency, number), number, UNUSED)


def _slip(slip: Slip, agency: str) -> SlipRow:
    state = USED if slip.dossier else VOID if slip.voided_at else ENTERING
    return SlipRow(
        code=codes.slip_code(agency, slip.number),
        number=slip.number,
        state=state,
        received_at=slip.received_at,
        entered_at=slip.entered_at,
        dossier=slip.dossier.public_id if slip.dossier else None,
        dossier_code=slip.dossier.code if slip.dossier else "",
        procedure_code=slip.procedure_code,
        intent=slip.intent,
        reason=slip.reason,
    )


def _block(row: SlipBlock, agency: str) -> BlockRow:
    counted: dict[str, int] = {name: getattr(row, name) for name in ("used", "void", "entering")}
    return BlockRow(
        public_id=row.public_id,
        counter=row.counter,
        first=row.first,
        last=row.last,
        first_code=codes.slip_code(agency, row.first),
        last_code=codes.slip_code(agency, row.last),
        reserved_at=row.reserved_at,
        **counted,
    )


def _record(actor: Actor, found: SlipBlock, act: str, told: dict[str, object]) -> None:
    ledger.append(actor, [ledger.NewEntry(f"slips:{found.pk}", f"custody.slip.{act}", told)])
