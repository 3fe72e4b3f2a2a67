"""Late and stuck dossiers: cause, owner, day by which it is settled, a word every week."""

from motcua.dossiers.followup.acts import Undertake, note, owners, require_may_follow, undertake
from motcua.dossiers.followup.obstacles import (
    ObstacleRow,
    Raise,
    Side,
    answer_obstacle,
    departments,
    may_raise,
    obstacle,
    obstacles_page,
    raise_obstacle,
    require_may_raise,
    require_obstacles,
)
from motcua.dossiers.followup.register import (
    Note,
    RegisterRow,
    Undertaking,
    Want,
    notes_of,
    register_page,
    standings_of,
    undertaking_of,
)
from motcua.dossiers.followup.standing import Standing

__all__ = [
    "Note",
    "ObstacleRow",
    "Raise",
    "RegisterRow",
    "Side",
    "Standing",
    "Undertake",
    "Undertaking",
    "Want",
    "answer_obstacle",
    "departments",
    "may_raise",
    "note",
    "notes_of",
    "obstacle",
    "obstacles_page",
    "owners",
    "raise_obstacle",
    "register_page",
    "require_may_follow",
    "require_may_raise",
    "require_obstacles",
    "standings_of",
    "undertake",
    "undertaking_of",
]
