"""Conflict of interest: numbers that officers declared, against the numbers of the people in a dossier.

Law on preventing corruption of 2018 and its decree on conflicts of interest *(unverified, see ADR 0025)*.
Reading stays within rights; giving a step back is letting go, not deciding, and stays open.
"""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from django.utils.functional import Promise

from motcua.agencies import api as agencies
from motcua.agencies.api import HolderRow
from motcua.dossiers.refusals import OwnMatter
from motcua.dossiers.state import DossierState
from motcua.kernel.process import Spec
from motcua.parties import api as parties
from motcua.platform.access import Actor


class _Tied(Protocol):
    @property
    def ties(self) -> frozenset[str]: ...


def is_tied(who: _Tied, state: DossierState) -> bool:
    """Whether somebody must leave this dossier to others."""
    return not who.ties.isdisjoint(state.numbers)


def insist_impartial(actor: Actor, state: DossierState, act: str | Promise) -> None:
    """Raises OwnMatter, which names the act and the rule."""
    if is_tied(actor, state):
        raise OwnMatter(act=act)


def others(people: Iterable[HolderRow], state: DossierState) -> tuple[HolderRow, ...]:
    """Those of the people who may have a step of this dossier."""
    return tuple(person for person in people if not is_tied(person, state))


def tied_names(state: DossierState, spec: Spec | None, day: date) -> tuple[str, ...]:
    """Who holds a function of the process and must not have it here; for whoever assigns."""
    if not parties.tied_to(state.numbers):
        return ()  # as nearly always: nobody's functions need to be looked up
    functions = dict.fromkeys(step.function for step in (spec.steps if spec else ()) if step.function)
    names = [
        person.name
        for function in functions
        for person in agencies.holders(function, state.competent_id, state.field_code, day)
        if is_tied(person, state)
    ]
    return tuple(dict.fromkeys(names))
