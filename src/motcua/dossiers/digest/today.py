"""What today's digest says to somebody, and the switch by which they have none."""

from dataclasses import dataclass
from datetime import date, datetime

from motcua.agencies import api as agencies
from motcua.dossiers.digest.lines import KEYS, DigestLine, count
from motcua.dossiers.models import Digest
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import Invalid

PREFERENCE = "dossiers.digest-off"


@dataclass(frozen=True, slots=True)
class Today:
    """`lines`: the line, how many it counted this morning (None: none in this post), how many now."""

    is_off: bool
    is_working: bool
    made_at: datetime | None
    mail: str
    lines: tuple[tuple[DigestLine, int | None, int], ...]


def today(actor: Actor) -> Today:
    """This morning's digest beside the numbers of this moment, in the post somebody works in."""
    day = clock.today()
    kept = Digest.objects.filter(account_id=actor.account or 0, day=day, post=actor.post).first()
    told = kept if kept is not None and kept.lines and actor.on_behalf is None else None
    then = {key: int(told.lines.get(key, 0)) if told else None for key in KEYS}
    now = count(actor)
    return Today(
        is_off=is_off(actor),
        is_working=works_on(actor, day),
        made_at=told.made_at if told else None,
        mail=parties.account(actor.account).email if actor.account else "",
        lines=tuple((line, then[key], now[key]) for key, line in KEYS.items()),
    )


def works_on(actor: Actor, day: date) -> bool:
    """Whether the unit of the post has office hours that day; without a calendar there is no office."""
    try:
        return actor.unit is not None and agencies.calendar_of(actor.unit).is_working(day)
    except Invalid:
        return False


def is_off(actor: Actor) -> bool:
    return actor.account is not None and parties.preferences_of(actor.account).get(PREFERENCE) is True


def switch(actor: Actor, *, off: bool) -> None:
    """Have no digest from tomorrow on, or have it again."""
    parties.change_preference(actor=actor, name=PREFERENCE, change=lambda _before: off)
