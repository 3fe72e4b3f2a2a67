"""Say for whom one files, on which paper; end it in one press. The ledger holds ids, never the person."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from motcua.dossiers.behalf.reading import BehalfRow, in_force, row_of
from motcua.dossiers.behalf.refusals import (
    DeclarationWrong,
    FactMissing,
    GrownUp,
    KindUnknown,
    Oneself,
    TermOver,
    TooMany,
)
from motcua.dossiers.behalf.terms import AGE_OF_MAJORITY, MOST, last_day, years_after
from motcua.dossiers.belonging import files_for_themselves, own_number
from motcua.dossiers.models import Behalf, BehalfKind
from motcua.kernel import codes, text
from motcua.kernel.errors import KernelError
from motcua.platform import clock, ledger, words
from motcua.platform.access import Actor
from motcua.platform.errors import Invalid, NotFound

LONGEST_NAME, LONGEST_PROOF = 200, 300


@dataclass(frozen=True, slots=True)
class Declared:
    """As typed. `valid_to` None: the paper names no end."""

    kind: str
    name: str
    personal_id: str
    birth_date: date | None
    proof: str
    valid_to: date | None = None


def declare(actor: Actor, given: Declared) -> BehalfRow:
    """Raises NotFound for who files nothing of their own, DeclarationWrong (`by_field` names each mistake),
    TooMany."""
    if not files_for_themselves(actor) or actor.account is None:
        raise NotFound
    today = clock.today()
    values = _checked(actor, given, today)
    with transaction.atomic():
        if in_force(actor.account).count() >= MOST[actor.kind]:
            raise TooMany(most=MOST[actor.kind])
        row = Behalf.objects.create(account_id=actor.account, declared_at=clock.now(), **values)
        _record(actor, row, "declared")
    return row_of(row)


def end(actor: Actor, public_id: UUID) -> None:
    """By whoever declared it, or by the person it is about, by their number. Ended twice it changes nothing.

    Raises NotFound.
    """
    number = own_number(actor)
    with transaction.atomic():
        row = Behalf.objects.select_for_update().filter(public_id=public_id).first()
        is_theirs = row is not None and (
            (actor.account is not None and row.account_id == actor.account)
            or bool(number and row.personal_id == number)
        )
        if row is None or not is_theirs or not files_for_themselves(actor):
            raise NotFound
        if row.ended_at is None:
            row.ended_at = clock.now()
            row.save(update_fields=["ended_at"])
            _record(actor, row, "ended")


def _checked(actor: Actor, given: Declared, today: date) -> dict[str, object]:
    """What is kept. Raises DeclarationWrong with every mistake there is."""
    wrong: dict[str, str] = {}

    def read(get: Callable[[], Any]) -> Any:
        try:
            return get()
        except Invalid as refusal:
            wrong[refusal.field or "name"] = str(refusal)
            return None

    whose = gettext("Hãy ghi họ, chữ đệm, tên như trên giấy tờ.")
    which = gettext("Hãy ghi giấy tờ nào: loại, số, ngày.")
    kind = read(lambda: _kind(given))
    name = read(lambda: _line(given.name, "name", LONGEST_NAME, whose))
    born = read(lambda: _born(given, today))
    number = read(lambda: _number(actor, given))
    proof = read(lambda: _line(given.proof, "proof", LONGEST_PROOF, which))
    until = read(lambda: _until(given, born, today)) if born is not None and kind is not None else None
    if wrong:
        raise DeclarationWrong(by_field=tuple(wrong.items()), what=" ".join(wrong.values()))
    return {
        "kind": kind,
        "name": name,
        "personal_id": number,
        "birth_date": born,
        "proof": proof,
        "valid_to": until,
    }


def _kind(given: Declared) -> str:
    if given.kind not in BehalfKind.values:
        raise KindUnknown(field="kind")
    return given.kind


def _until(given: Declared, born: date | None, today: date) -> date:
    until = last_day(given.kind, born or today, given.valid_to, today)
    if until <= today:
        raise TermOver(field="valid_to")
    return until


def _born(given: Declared, today: date) -> date:
    if given.birth_date is None or given.birth_date > today:
        raise FactMissing(
            field="birth_date", what=gettext("Hãy ghi ngày sinh, không sau hôm nay, ví dụ 12/03/2019.")
        )
    if given.kind == BehalfKind.GUARDIAN and years_after(given.birth_date, AGE_OF_MAJORITY) <= today:
        raise GrownUp(field="kind")
    return given.birth_date


def _number(actor: Actor, given: Declared) -> str:
    """A small child may have no number yet; whoever gives an authority has one, and it is not one's own."""
    if not given.personal_id.strip():
        if given.kind == BehalfKind.GUARDIAN:
            return ""
        raise FactMissing(
            field="personal_id", what=gettext("Hãy ghi số định danh 12 chữ số của người uỷ quyền.")
        )
    try:
        number = codes.personal_id(given.personal_id)
    except KernelError as error:
        raise FactMissing(field="personal_id", what=words.say(error.key, **error.values)) from error
    if number == own_number(actor):
        raise Oneself(field="personal_id")
    return number


def _line(given: str, field: str, most: int, missing: str) -> str:
    try:
        line = text.clean(given[: most * 4])
    except KernelError as error:
        raise FactMissing(field=field, what=words.say(error.key, **error.values)) from error
    if not line or len(line) > most:
        raise FactMissing(field=field, what=missing)
    return line


def _record(actor: Actor, row: Behalf, what: str) -> None:
    payload = {"behalf": row.pk, "kind": row.kind}
    ledger.append(actor, [ledger.NewEntry(f"account:{row.account_id}", f"dossiers.behalf.{what}", payload)])
