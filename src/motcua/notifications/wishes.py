"""How a person wants to be told: channels by kind of message, quiet hours, language. Kept with the account.

What the law has people told of (a supplement, a result, an apology: `must` of a template) always goes out on
something: where nothing the person wants reaches them, what is used without asking is used.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from motcua.kernel.errors import KernelError
from motcua.kernel.telling import QuietHours, quiet_hours
from motcua.notifications.models import Channel
from motcua.notifications.templates import CHOSEN_KINDS, LANGUAGES

PREFERENCE = "messages"
WITHOUT_ASKING = frozenset({Channel.SMS.value, Channel.EMAIL.value})
"""On until somebody switches them off. Zalo is another company's and is asked for first."""
LIKE_EVERYBODY = ""
"""The quiet hours of the installation."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """One person's. `channels` holds only kinds chosen for; `quiet` is "21:30-07:00", "none" or empty."""

    channels: Mapping[str, frozenset[str]] = field(default_factory=dict)
    quiet: str = LIKE_EVERYBODY
    language: str = LANGUAGES[0]

    def wants(self, kind: str) -> frozenset[str]:
        """The channels wanted for a kind of message."""
        return self.channels.get(kind, WITHOUT_ASKING)

    def hours(self, usual: QuietHours | None) -> QuietHours | None:
        """Their own quiet hours, else the usual ones."""
        return quiet_hours(self.quiet) if self.quiet else usual

    def to_data(self) -> dict[str, Any]:
        """As it is kept."""
        channels = {kind: sorted(chosen) for kind, chosen in self.channels.items()}
        return {"channels": channels, "quiet": self.quiet, "language": self.language}


NOBODYS = Wishes()


def read(data: object) -> Wishes:
    """Wishes as they were kept; what cannot be understood counts as not said."""
    given = data if isinstance(data, dict) else {}
    channels = given.get("channels")
    kinds = channels if isinstance(channels, dict) else {}
    language = given.get("language")
    return Wishes(
        {
            kind: frozenset(Channel.values) & frozenset(map(str, chosen))
            for kind in CHOSEN_KINDS
            if isinstance(chosen := kinds.get(kind), list)
        },
        _quiet(given.get("quiet")),
        language if language in LANGUAGES else LANGUAGES[0],
    )


def _quiet(given: object) -> str:
    try:
        if isinstance(given, str) and given:
            quiet_hours(given)
            return given
    except KernelError:
        pass
    return LIKE_EVERYBODY


def channels_for(
    kind: str, reachable: Iterable[str], wishes: Iterable[Wishes], *, is_owed: bool
) -> frozenset[str]:
    """The channels a message of a kind goes out on, of those that reach the person.

    Where a dossier is held by several, a channel counts that any of them wants. Kinds nobody chooses for
    (codes, work) go out on all.
    """
    reachable = frozenset(reachable)
    if kind not in CHOSEN_KINDS:
        return reachable
    told = list(wishes) or [NOBODYS]
    wanted = reachable & frozenset().union(*(each.wants(kind) for each in told))
    return (reachable & WITHOUT_ASKING or reachable) if is_owed and not wanted else wanted
