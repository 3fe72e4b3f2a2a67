"""Write a text block, revise it, withdraw it. A version is never changed; the next one follows it."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import F

from motcua.agencies import api as agencies
from motcua.catalogue.models import Field, Procedure, Wording, WordingVersion
from motcua.catalogue.permissions import Permission
from motcua.catalogue.wordings.filling import names_in
from motcua.catalogue.wordings.kinds import Kind
from motcua.catalogue.wordings.refusals import (
    FieldUnknown,
    KindUnknown,
    ProcedureUnknown,
    TextMissing,
    TextTooLong,
    TextUnfit,
    TitleMissing,
    TitleTaken,
    UnitUnknown,
    WordingChanged,
    WordingWithdrawn,
)
from motcua.kernel.errors import KernelError
from motcua.kernel.text import clean, fold
from motcua.platform import clock, ledger
from motcua.platform.access import Actor, allowed, require
from motcua.platform.errors import NotFound
from motcua.platform.words import say

LONGEST_TITLE, LONGEST_TEXT, LONGEST_ARTICLE = 200, 2_000, 300


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block is offered: a kind, a unit by its identifier, empty field or procedure for all."""

    kind: str
    unit: str
    field: str = ""
    procedure: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What a block says. `certainty` of its article as everywhere in data; typed here it was read."""

    title: str
    text: str
    article: str = ""
    certainty: str = "S"


def check(kind: str, words: Words) -> Words:
    """The words as they would be kept. Raises Refusal with the field, and the place of a placeholder."""
    if kind not in set(Kind):
        raise KindUnknown(field="kind")
    title = _fit(words.title, "title", LONGEST_TITLE)
    text = _fit(words.text, "text", LONGEST_TEXT)
    if not title:
        raise TitleMissing(field="title")
    if not text:
        raise TextMissing(field="text")
    names_in(text, Kind(kind))
    return Words(title, text, _fit(words.article, "article", LONGEST_ARTICLE), words.certainty)


def write(actor: Actor, place: Place, words: Words, key: str = "") -> UUID:
    """A new block. Raises Refusal."""
    kept = check(place.kind, words)
    row = _placed(actor, place)
    row.key = key
    with transaction.atomic():
        _insist_on_own_title(row, kept.title)
        row.version = 1
        row.save()
        _add_version(actor, row, kept)
        _record(actor, row, "written")
    return row.public_id


def revise(actor: Actor, public_id: UUID, words: Words, seen: int) -> int:
    """The next version, its number; the same words again make none. Raises Refusal."""
    with transaction.atomic():
        row = _locked(actor, public_id)
        kept = check(row.kind, words)
        if row.version != seen:
            raise WordingChanged
        now = row.versions.get(number=row.version)
        if Words(now.title, now.text, now.article, now.certainty) == kept:
            return row.version
        _insist_on_own_title(row, kept.title)
        row.version += 1
        row.save(update_fields=["version"])
        _add_version(actor, row, kept)
        _record(actor, row, "revised")
    return row.version


def withdraw(actor: Actor, public_id: UUID) -> None:
    """Offered to nobody any more; where it was used it stays readable. Raises Refusal."""
    with transaction.atomic():
        row = _locked(actor, public_id)
        row.withdrawn_at, row.withdrawn_by = clock.now(), actor.account
        row.save(update_fields=["withdrawn_at", "withdrawn_by"])
        _record(actor, row, "withdrawn")


def _placed(actor: Actor, place: Place) -> Wording:
    unit = agencies.unit_by_identifier(place.unit) if place.unit else None
    if unit is None:
        raise UnitUnknown(field="unit")
    procedure = Procedure.objects.filter(code=place.procedure).first() if place.procedure else None
    if place.procedure and procedure is None:
        raise ProcedureUnknown(field="procedure", code=place.procedure[:40])
    # A block of one procedure is one of its field: rights are given by field.
    code = _field_of(procedure) if procedure else place.field
    field = Field.objects.filter(code=code).first() if code else None
    if code and field is None:
        raise FieldUnknown(field="field")
    _insist_on_reach(actor, unit.id, code)
    return Wording(kind=place.kind, unit_id=unit.id, field=field, procedure=procedure)


def _insist_on_reach(actor: Actor, unit: int, field: str) -> None:
    """Whoever writes for some unit is told which choice lies beyond them; for others nothing is here."""
    held = actor.granted(Permission.WORDING_EDIT)
    if not held:
        raise NotFound
    if not any(grant.units is None or unit in grant.units for grant in held):
        raise UnitUnknown(field="unit")
    if not allowed(actor, Permission.WORDING_EDIT, unit, field or None):
        raise FieldUnknown(field="field")


def _field_of(procedure: Procedure) -> str:
    newest = procedure.versions.order_by("-number").values_list("field__code", flat=True).first()
    if newest is None:
        raise ProcedureUnknown(field="procedure", code=procedure.code)
    return str(newest)


def _locked(actor: Actor, public_id: UUID) -> Wording:
    row = Wording.objects.select_for_update(of=("self",)).filter(public_id=public_id).first()
    if row is None:
        raise NotFound
    require(actor, Permission.WORDING_EDIT, row.unit_id, row.field.code if row.field else None)
    if row.withdrawn_at is not None:
        raise WordingWithdrawn
    return row


def _insist_on_own_title(row: Wording, title: str) -> None:
    """Two blocks of one name in one list of choices could not be told apart."""
    beside = WordingVersion.objects.filter(
        wording__unit_id=row.unit_id,
        wording__kind=row.kind,
        wording__field=row.field,
        wording__procedure=row.procedure,
        wording__withdrawn_at=None,
        number=F("wording__version"),
    ).exclude(wording_id=row.pk)
    if any(fold(each) == fold(title) for each in beside.values_list("title", flat=True)):
        raise TitleTaken(field="title")


def _add_version(actor: Actor, row: Wording, words: Words) -> None:
    WordingVersion.objects.create(
        wording=row,
        number=row.version,
        title=words.title,
        text=words.text,
        article=words.article,
        certainty=words.certainty,
        saved_at=clock.now(),
        saved_by=actor.account,
    )


def _record(actor: Actor, row: Wording, act: str) -> None:
    payload = {"kind": row.kind, "unit": row.unit_id, "version": row.version}
    ledger.append(actor, [ledger.NewEntry(f"wording:{row.pk}", f"catalogue.wording.{act}", payload)])


def _fit(typed: str, field: str, most: int) -> str:
    if len(typed) > most:
        raise TextTooLong(field=field, most=most, length=len(typed))
    try:
        return clean(typed, lines=field == "text")
    except KernelError as error:
        raise TextUnfit(field=field, reason=say(error.key, **error.values)) from None
