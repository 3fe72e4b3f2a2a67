"""The order in which a spec's moves are written: by the step or gate they leave, then as given."""

from __future__ import annotations

from dataclasses import replace

from motcua.kernel.process import Spec

__all__ = ["ordered"]


def ordered(spec: Spec) -> Spec:
    """The same spec in that order, so that two forms of one spec compare as equal."""
    return replace(
        spec,
        moves=tuple(move for part in spec.parts for move in spec.moves_from(part.key)),
        timed=tuple(timed for part in spec.parts for timed in spec.timed_on(part.key)),
    )
