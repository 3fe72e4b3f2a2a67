"""Many dossiers as they stand: for importers and the demo, and how many keep what is decided anew."""

from collections.abc import Sequence
from uuid import UUID

from motcua.dossiers import rules, store
from motcua.dossiers.models import Dossier
from motcua.dossiers.state import DossierState
from motcua.platform.access import Actor


def states_of(actor: Actor, public_ids: Sequence[UUID]) -> dict[UUID, DossierState]:
    """Those of the dossiers this actor may see, locked until the open transaction ends."""
    found, _now = store.read(public_ids)
    return {key: state for key, state in found.items() if rules.may_see(actor, state)}


def open_count(procedure: str, competent: int) -> int:
    """How many open dossiers of a procedure an agency has: a number for who decides about the procedure."""
    found = Dossier.objects.filter(competent_id=competent, finished_at=None, is_training=False)
    return found.filter(procedure_code=procedure).count()
