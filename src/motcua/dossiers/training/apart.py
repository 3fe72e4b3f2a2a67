"""One rule, asked by every list, count and act: a dossier of the training unit and a real one never meet.

Whoever acts in a post of the training unit is in training and sees training only; everybody else, other
programs and the public see what is real. Rooms above hear of no training dossier, for it announces no fact.
"""

from django.db.models import Q

from motcua.agencies import api as agencies
from motcua.dossiers.refusals import TrainingApart
from motcua.dossiers.state import DossierState
from motcua.platform.access import Actor


def in_training(actor: Actor) -> bool:
    """Whether they act in the training unit; a program of others never does."""
    return actor.kind == "staff" and actor.unit in agencies.training_units()


def is_outside(actor: Actor) -> bool:
    """The program itself stands outside: it serves both."""
    return actor.kind == "system"


def same_world(actor: Actor, state: DossierState) -> bool:
    return is_outside(actor) or state.is_training == in_training(actor)


def dossiers_q(actor: Actor) -> Q:
    """The condition for lists of dossiers."""
    return Q() if is_outside(actor) else Q(is_training=in_training(actor))


def units_q(actor: Actor) -> Q:
    """The condition for lists of what lies in a unit, steps and refusals: those of training units are for
    people in training, who get no others."""
    units = agencies.training_units()
    if is_outside(actor) or not units:
        return Q()
    inside = Q(unit_id__in=sorted(units))
    return inside if in_training(actor) else ~inside


def insist_apart(is_training: bool, unit_id: int, field: str) -> None:  # noqa: FBT001 (a column of the dossier)
    """A dossier goes to no unit of the other world. Raises TrainingApart."""
    if (unit_id in agencies.training_units()) != is_training:
        raise TrainingApart(field=field)


def unit_within(is_training: bool, unit_id: int, otherwise: int) -> int:  # noqa: FBT001 (the same)
    """Where the process sends a step: in training the competent unit itself plays what lies outside."""
    return otherwise if is_training and unit_id not in agencies.training_units() else unit_id
