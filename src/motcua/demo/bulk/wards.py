"""The wards of the province, and who stands in for whom when a dossier of one is told again in another.

Generated wards have the same sections and posts under other names. Two wards are alike when the endings of
their unit identifiers and logins are; inside a group of alike wards a story may happen anywhere.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import psycopg

_UNITS = """
SELECT u.id, u.identifier, w.id, w.identifier, w.name
  FROM agencies_unit u JOIN agencies_unit w ON u.path LIKE w.path || '%'
 WHERE w.kind = 'commune_committee' AND NOT w.is_training AND w.valid_to IS NULL AND u.valid_to IS NULL
 ORDER BY u.id
"""
_POSTS = """
SELECT p.id, p.account_id, a.login, p.unit_id
  FROM agencies_post p JOIN parties_account a ON a.id = p.account_id
 WHERE p.valid_to IS NULL ORDER BY p.is_main DESC, p.id
"""


@dataclass
class Ward:
    """`places`: number by the word of moulds (u… a unit, a… an account, p… a post; i… an identifier)."""

    id: int
    identifier: str
    name: str
    places: dict[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> frozenset[str]:
        """Equal for wards that are alike."""
        return frozenset(self.places)


@dataclass(frozen=True)
class Wards:
    """All wards by id, and for each unit, account and post of theirs the ward and the word for it."""

    by_id: Mapping[int, Ward]
    unit: Mapping[int, tuple[int, str]]
    account: Mapping[int, tuple[int, str]]
    post: Mapping[int, tuple[int, str]]

    def alike(self, ward: int) -> list[Ward]:
        """The wards in which a story of this ward may happen, itself among them."""
        kind = self.by_id[ward].kind
        return [other for other in self.by_id.values() if other.kind == kind]


def read_wards(connection: psycopg.Connection[Any]) -> Wards:
    """From the tables of the province just loaded."""
    by_id: dict[int, Ward] = {}
    unit: dict[int, tuple[int, str]] = {}
    for number, identifier, ward_id, ward_identifier, name in connection.execute(_UNITS):
        ward = by_id.setdefault(ward_id, Ward(ward_id, ward_identifier, name))
        ending = identifier.removeprefix(ward_identifier)
        ward.places |= {f"u{ending}": number, f"i{ending}": identifier}
        unit[number] = (ward_id, f"u{ending}")
    account: dict[int, tuple[int, str]] = {}
    post: dict[int, tuple[int, str]] = {}
    held: dict[int, int] = defaultdict(int)
    for number, person, login, unit_id in connection.execute(_POSTS):
        if unit_id not in unit:
            continue
        ward_id, ending = unit[unit_id][0], login.partition(".")[2]
        held[person] += 1
        account.setdefault(person, (ward_id, f"a{ending}"))
        post[number] = (ward_id, f"p{ending}:{held[person]}")
        by_id[ward_id].places |= {f"a{ending}": person, f"p{ending}:{held[person]}": number}
    return Wards(by_id, unit, account, post)
