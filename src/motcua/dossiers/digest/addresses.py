"""The socket for addresses of pages: the room knows lists and filters, a surface where one reads them."""

from collections.abc import Callable

from motcua.dossiers.digest.lines import AnyList
from motcua.dossiers.queries.filters import Filter

Address = Callable[[AnyList | None, Filter], str]
"""The whole address of a list, narrowed or of errands, or of the digest's own page; empty where nobody knows
our name."""


def _nowhere(_name: AnyList | None, _chosen: Filter) -> str:
    return ""


_plugged: list[Address] = [_nowhere]


def plug(address: Address) -> None:
    """Let a surface say where its pages are."""
    _plugged[0] = address


def address_of(name: AnyList | None, chosen: Filter) -> str:
    return _plugged[0](name, chosen)
