"""Calling back: reached or not, the answer, or feedback that is answered in writing."""

from uuid import UUID

from django.db import transaction

from motcua.catalogue import api as catalogue
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import between
from motcua.feedback.calls.reading import held
from motcua.feedback.matters import About, Saying, record
from motcua.feedback.models import Call, CallTry
from motcua.feedback.refusals import CallOver, NothingSaid
from motcua.feedback.texts import LINES, fit
from motcua.platform import clock, ledger
from motcua.platform.access import Actor


def tried(actor: Actor, public_id: UUID, *, is_reached: bool) -> None:
    """Somebody called back; unreached it keeps its place. Raises NotFound, CallOver."""
    with transaction.atomic():
        row = _open(actor, public_id)
        number = row.tries.count() + 1
        CallTry.objects.create(
            call=row, number=number, tried_at=clock.now(), by_post=actor.post or 0, is_reached=is_reached
        )
        if is_reached:
            _close(row)
        _record(actor, row, "reached" if is_reached else "unreached", {"try": number})


def answer(actor: Actor, public_id: UUID, words: str) -> None:
    """It was a question; this is its answer. Raises NotFound, CallOver, NothingSaid."""
    said = fit(words, field="words", most=LINES, lines=True)
    if not said:
        raise NothingSaid(field="words")
    with transaction.atomic():
        row = _open(actor, public_id)
        row.answer = said
        _close(row)
        _record(actor, row, "answered", {})


def into_feedback(actor: Actor, public_id: UUID) -> str:
    """It is feedback: taken in by phone, with the clock of its channel; its code is told to the person.

    A dossier the clerk may see is named by its code. Raises NotFound, CallOver.
    """
    with transaction.atomic():
        row = _open(actor, public_id)
        state, procedure = _dossier(actor, row.code), _procedure(row.code)
        saying = Saying(
            "feedback",
            row.public_id,
            About.PROCEDURE if state or procedure else About.OTHER,
            row.words,
            unit=row.unit_id,
            procedure=procedure,
            name=row.name,
            phone=row.phone,
        )
        row.matter = record(actor, saying, "phone", state)
        _close(row)
        _record(actor, row, "became_feedback", {"matter": row.matter.pk})
        return row.matter.code


def _dossier(actor: Actor, code: str) -> dossiers.DossierState | None:
    found = between.outlines_by_code(actor, [code]) if code else ()
    return dossiers.dossier_view(actor, found[0].public_id).state if found else None


def _procedure(code: str) -> str:
    """The code as a procedure's; empty for what is none: callers say codes of dossiers, and wrong ones."""
    try:
        return catalogue.version_on(code, clock.today()).code if code else ""
    except catalogue.UnknownProcedure:
        return ""


def _open(actor: Actor, public_id: UUID) -> Call:
    row = held(actor, public_id)
    if row.closed_at is not None:
        raise CallOver
    return row


def _close(row: Call) -> None:
    row.closed_at = clock.now()
    row.save(update_fields=["answer", "matter", "closed_at"])


def _record(actor: Actor, row: Call, what: str, payload: dict[str, object]) -> None:
    ledger.append(actor, [ledger.NewEntry(f"call:{row.pk}", f"feedback.call.{what}", payload)])
