"""Conditions on the dossier alone, each with the refusal that says what is lacking; None where nothing is."""

from collections.abc import Callable

from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from motcua.catalogue import api as catalogue
from motcua.dossiers.refusals import (
    AlreadyNumbered,
    AlreadyReceived,
    CannotExtend,
    MoneyOwed,
    NoClock,
    NoResult,
    NotNumbered,
    ResultExists,
)
from motcua.dossiers.state import DossierState
from motcua.dossiers.status import Money
from motcua.payments import api as payments
from motcua.platform.clock import ZONE
from motcua.platform.errors import Refusal


def not_yet_received(state: DossierState) -> Refusal | None:
    """Only what another unit took in is handed on, and only once."""
    awaited = state.is_non_territorial and state.clock_started_at is None
    return None if awaited else AlreadyReceived()


def with_result(act: str | Promise) -> Callable[[DossierState], Refusal | None]:
    return lambda state: NoResult(act=act) if state.result is None else None


def unsigned(act: str | Promise) -> Callable[[DossierState], Refusal | None]:
    """Once a result is signed, what was asked for has been decided."""

    def lacking(state: DossierState) -> Refusal | None:
        signed = state.result.signed_at if state.result is not None else None
        return ResultExists(act=act, when=signed.astimezone(ZONE).strftime("%d/%m/%Y")) if signed else None

    return lacking


def extendable(state: DossierState) -> Refusal | None:
    """There is a date to put off, and it was not put off as often as the version allows."""
    most = catalogue.version(state.procedure_version_id).max_extensions
    if state.extension_count >= most:
        return CannotExtend(count=state.extension_count, most=most)
    return NoClock() if state.recipe is None or state.due_at is None else None


def nothing_owed(state: DossierState) -> Refusal | None:
    """Being late never entitles the agency to keep the result back; money owed does."""
    amount = SimpleLazyObject(lambda: payments.owed(state.subject))
    return MoneyOwed(amount=amount) if state.money == Money.OWED else None


def no_number_yet(state: DossierState) -> Refusal | None:
    result = state.result
    if result is None:
        return NoResult(act=_("cấp số"))
    taken = result.book_number is not None
    return AlreadyNumbered(number=f"{result.book_number}/{result.book_symbol}") if taken else None


def has_number(state: DossierState) -> Refusal | None:
    numbered = state.result is not None and state.result.book_number is not None
    return None if numbered else NotNumbered()
