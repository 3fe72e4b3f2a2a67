"""Pages of a list: which links stand below it. Filters live in the address, so each link keeps them."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

PARAMETER = "trang"
AROUND = 1
"""How many neighbours of the current page are linked beside first and last."""


def page_in(query: Mapping[str, str]) -> int:
    """The page of a list an address asks for; what is no number is the first."""
    given = query.get(PARAMETER, "1")
    return max(1, int(given)) if given.isascii() and given.isdigit() and len(given) < 6 else 1


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page number; 0 is a gap between numbers."""

    number: int
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Pages:
    """Position in a list of `total` items, `per_page` at a time; `query` holds the filters to keep."""

    number: int
    per_page: int
    total: int
    query: Mapping[str, str]

    @property
    def count(self) -> int:
        return max(1, -(-self.total // self.per_page))

    @property
    def first_item(self) -> int:
        return (self.number - 1) * self.per_page + 1 if self.total else 0

    @property
    def last_item(self) -> int:
        return min(self.number * self.per_page, self.total)

    @property
    def previous_url(self) -> str:
        return self._url(self.number - 1) if self.number > 1 else ""

    @property
    def next_url(self) -> str:
        return self._url(self.number + 1) if self.number < self.count else ""

    @property
    def links(self) -> tuple[PageLink, ...]:
        """First, last, the current page and its neighbours; a gap where numbers are left out."""
        near = range(self.number - AROUND, self.number + AROUND + 1)
        shown = sorted({1, self.count, *near} & set(range(1, self.count + 1)))
        links: list[PageLink] = []
        for number in shown:
            if links and number - links[-1].number > 1:
                links.append(PageLink(0, "", is_current=False))
            links.append(PageLink(number, self._url(number), number == self.number))
        return tuple(links)

    def _url(self, number: int) -> str:
        kept = {name: value for name, value in self.query.items() if value and name != PARAMETER}
        return "?" + urlencode(kept | ({PARAMETER: str(number)} if number > 1 else {}))
