"""Many dossiers as they stand, for the batch door: importers and the demo decide their next acts on these."""

from collections.abc import Sequence
from uuid import UUID

from motcua.dossiers import rules, store
from motcua.dossiers.state import DossierState
from motcua.platform.access import Actor


def states_of(actor: Actor, public_ids: Sequence[UUID]) -> dict[UUID, DossierState]:
    """Those of the dossiers this actor may see, locked until the open transaction ends."""
    found, _now = store.read(public_ids)
    return {key: state for key, state in found.items() if rules.may_see(actor, state)}
