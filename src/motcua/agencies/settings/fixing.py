"""A unit fixes a number, from a day on, by a decision; what held before stays readable."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from motcua.agencies.kept import changed
from motcua.agencies.models import Setting, Unit
from motcua.agencies.permissions import Permission
from motcua.agencies.queries import unit_by_public_id
from motcua.agencies.refusals import DecisionMissing
from motcua.agencies.rows import UnitRow
from motcua.agencies.settings.keeping import SettingRow, setting
from motcua.agencies.settings.known import Known, known_number, known_numbers
from motcua.agencies.structure import structure
from motcua.kernel.errors import KernelError
from motcua.kernel.text import clean
from motcua.platform import clock, ledger
from motcua.platform.access import Actor, require, scope
from motcua.platform.errors import Conflict, Invalid, NotFound

FIXED = "agencies.setting.fixed"
BY_DECISION = "S"
"""Certainty of what somebody fixes here: they name the decision that says so."""
HISTORY_SHOWN = 200


class ValueOutside(Invalid):
    code = "setting-outside"
    sentence = _("Ghi một số nguyên từ {least} đến {most}.")


class BeginsTooEarly(Invalid):
    code = "setting-too-early"
    sentence = _("Mức mới chỉ áp dụng từ {day} trở đi. Hãy sửa ngày.")


class NothingFixed(Conflict):
    code = "setting-not-own"
    sentence = _("Từ ngày ấy đơn vị không có mức riêng để trả lại. Hãy tải lại trang.")


class SameAsNow(Conflict):
    code = "setting-same"
    sentence = _("Đơn vị đã ấn định đúng mức này. Hãy ghi mức khác, hoặc thôi.")


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A number at a unit today; `fixed` is None where what is usual holds; `coming` is next there, and
    `gives_back` the day from which the unit goes by what holds above it again."""

    known: Known
    unit: UnitRow
    fixed: SettingRow | None
    coming: SettingRow | None

    @property
    def value(self) -> int:
        return self.fixed.value if self.fixed else self.known.usual

    @property
    def is_own(self) -> bool:
        """Whether the unit itself has fixed it, for today or from a later day on."""
        return self.coming is not None or (self.fixed is not None and self.fixed.unit_id == self.unit.id)

    @property
    def gives_back(self) -> date | None:
        return self.fixed.valid_to if self.fixed and self.fixed.unit_id == self.unit.id else None


@dataclass(frozen=True, slots=True)
class PastNumber:
    """A row of the history of a number: which unit had which value."""

    unit: UnitRow
    row: SettingRow


def value_of(known: Known, unit_id: int, on: date) -> int:
    """What holds at a unit: fixed by it or the nearest above, else what is usual."""
    fixed = setting(known.key, unit_id, on)
    return fixed.value if fixed else known.usual


def numbers_at(unit: UnitRow) -> tuple[NumberLine, ...]:
    """Every number there is, as it holds at a unit today."""
    today = clock.today()
    coming = {
        row.key: row
        for row in Setting.objects.filter(unit_id=unit.id, valid_from__gt=today).order_by("-valid_from")
    }
    return tuple(
        NumberLine(
            known,
            unit,
            setting(known.key, unit.id, today),
            _row(coming[known.key]) if known.key in coming else None,
        )
        for known in known_numbers()
    )


def history_of(actor: Actor, key: str) -> tuple[PastNumber, ...]:
    """What units within reach, and those above them, have fixed, the newest first.

    Raises NotFound without the right over any unit, or for a number that does not exist.
    """
    reach = scope(actor, Permission.UNIT_ADMINISTER)
    if reach.nothing or known_number(key) is None:
        raise NotFound
    units = structure().units
    mine = Setting.objects.filter(key=key).order_by("-valid_from", "-pk")
    if not reach.everything:
        within = {unit for some, _fields in reach.pairs for unit in some or units}
        above = {each for unit in within if unit in units for each in units[unit].lineage}
        mine = mine.filter(unit_id__in=within | above)
    return tuple(PastNumber(units[row.unit_id], _row(row)) for row in mine[:HISTORY_SHOWN])


def fix_number(actor: Actor, unit: UUID, key: str, *, value: str, begin: date, decision: str) -> None:
    """Fix a number for a unit and all below it, from today or a later day on.

    What was to come on that day or after it is put aside, for nobody has acted by it; what begins today
    stays, and the next one begins tomorrow. Days that are past keep the number they were judged by.
    Raises NotFound without the right over the unit, ValueOutside, DecisionMissing, BeginsTooEarly, SameAsNow.
    """
    known, place = known_number(key), unit_by_public_id(unit)
    if known is None:
        raise NotFound
    require(actor, Permission.UNIT_ADMINISTER, place.id)
    amount, source = _amount(known, value), _decision(decision)
    with transaction.atomic():
        Unit.objects.select_for_update().get(pk=place.id)
        rows = Setting.objects.filter(unit_id=place.id, key=key)
        _insist_on_day(begin, _first_day(rows))
        rows.filter(valid_from__gte=begin).delete()
        before = rows.order_by("-valid_from").first()
        if before is not None and before.holds_on(begin):
            if before.value == amount:
                raise SameAsNow(field="value")
            rows.filter(pk=before.pk).update(valid_to=begin)
        Setting.objects.create(
            unit_id=place.id, key=key, value=amount, source=source, certainty=BY_DECISION, valid_from=begin
        )
        changed()
        _record(actor, place.id, key, before, amount, begin, source)


def give_back(actor: Actor, unit: UUID, key: str, *, begin: date, decision: str) -> None:
    """From today or a later day on the unit goes by what holds above it; what it had stays readable.

    What was to come on that day or after it is put aside. Raises NotFound without the right over the unit,
    DecisionMissing, BeginsTooEarly, NothingFixed.
    """
    place = unit_by_public_id(unit)
    if known_number(key) is None:
        raise NotFound
    require(actor, Permission.UNIT_ADMINISTER, place.id)
    source = _decision(decision)
    with transaction.atomic():
        Unit.objects.select_for_update().get(pk=place.id)
        rows = Setting.objects.filter(unit_id=place.id, key=key)
        _insist_on_day(begin, _first_day(rows))
        put_aside, _tables = rows.filter(valid_from__gte=begin).delete()
        before = rows.order_by("-valid_from").first()
        holds = before is not None and before.holds_on(begin)
        if not (put_aside or holds):
            raise NothingFixed
        if before is not None and holds:
            rows.filter(pk=before.pk).update(valid_to=begin)
        changed()
        _record(actor, place.id, key, before, None, begin, source)


def _record(
    actor: Actor,
    unit_id: int,
    key: str,
    before: Setting | None,
    amount: int | None,
    begin: date,
    source: str,
) -> None:
    old: dict[str, object] = {}
    if before is not None:
        old = {key: before.value, "begins": before.valid_from.isoformat()}
    sides = {"before": old, "after": {key: amount, "begins": begin.isoformat()}}
    ledger.append(actor, [ledger.NewEntry(f"unit:{unit_id}", FIXED, sides, notes={"because": source})])


def _first_day(rows: QuerySet[Setting]) -> date:
    """Today, or tomorrow where another number has begun today."""
    today = clock.today()
    return today + timedelta(days=1) if rows.filter(valid_from=today).exists() else today


def _insist_on_day(begin: date, first: date) -> None:
    if begin < first:
        raise BeginsTooEarly(field="begin", day=f"{first:%d/%m/%Y}")


def _amount(known: Known, typed: str) -> int:
    given = typed.strip()
    amount = int(given) if given.isascii() and given.isdigit() and len(given) < 8 else -1
    if not known.least <= amount <= known.most:
        raise ValueOutside(field="value", least=known.least, most=known.most)
    return amount


def _decision(typed: str) -> str:
    try:
        told = clean(typed)[:300]
    except KernelError:
        raise DecisionMissing(field="decision") from None
    if not told:
        raise DecisionMissing(field="decision")
    return told


def _row(row: Setting) -> SettingRow:
    return SettingRow(row.value, row.unit_id, row.source, row.certainty, row.valid_from, row.valid_to)
