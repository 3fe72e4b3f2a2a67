"""Every change of accounts, posts, roles, delegations and units, read from the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from motcua.agencies.accounts import visible_account
from motcua.agencies.models import Decision, Post
from motcua.agencies.permissions import Permission
from motcua.agencies.queries import post_rows
from motcua.agencies.roles import role_names
from motcua.agencies.structure import structure
from motcua.parties import api as parties
from motcua.platform import ledger
from motcua.platform.access import Actor, Scope, scope
from motcua.platform.errors import NotFound

CHANGES_A_PAGE = 30
SUBJECT, UNIT = "account:", "unit:"


@dataclass(frozen=True, slots=True)
class ChangedFact:
    """One thing that changed: a key of the entry with its value before and after, ids said by name.

    `fields` stay codes, days stay as written in the entry; None where there was nothing.
    """

    key: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """Who changed what about whom; `on_behalf` names whom they stood in for, `proposed_by` who had asked for
    what this second person then did. About a unit: its name stands for the person's, with its own id. About
    a service centre: its name and, where it is one of its counters, that one's number."""

    at: datetime
    name: str
    by: str
    on_behalf: str
    proposed_by: str
    person: str
    person_public_id: UUID | None
    unit_public_id: UUID | None
    post: str
    facts: tuple[ChangedFact, ...]
    because: str
    centre: str = ""
    counter: int | None = None


def changes_page(
    actor: Actor, about: UUID | None = None, number: int = 1
) -> tuple[tuple[ChangeRow, ...], int]:
    """A page of the changes within reach, the newest first, about everybody or one; how many there are.

    Raises NotFound without the right, or for a person out of reach.
    """
    reach = scope(actor, Permission.CHANGE_VIEW)
    if reach.nothing:
        raise NotFound
    person = visible_account(actor, about) if about else None
    among = Q() if person is None else Q(subject=f"{SUBJECT}{person.id}")
    first = (max(1, number) - 1) * CHANGES_A_PAGE
    found, total = ledger.latest(among & _within(reach), first=first, most=CHANGES_A_PAGE)
    return _Names(found).rows(), total


def _within(reach: Scope) -> Q:
    """Of units there, and of officers who have or had a post there: what names a unit only where it names
    one there."""
    if reach.everything:
        return Q()
    units = sorted(unit for some, _fields in reach.pairs for unit in some or ())
    accounts = Post.objects.filter(reach.q(unit_field="unit_id")).values_list("account_id", flat=True)
    subjects = [f"{SUBJECT}{account}" for account in accounts.distinct()]
    of_officers = Q(subject__in=subjects) & (Q(payload__unit__isnull=True) | Q(payload__unit__in=units))
    return of_officers | Q(subject__in=[f"{UNIT}{unit}" for unit in units])


class _Names:
    """The names of everybody and everything a page of entries speaks of, looked up once."""

    def __init__(self, entries: Iterable[ledger.EntryRow]) -> None:
        self.entries = tuple(entries)
        told = [side for entry in self.entries for side in _sides(entry)]
        keys = ("post", "principal", "deputy")
        posts = {side[key] for side in told for key in keys if side.get(key)}
        posts |= {entry.payload["post"] for entry in self.entries if entry.payload.get("post")}
        decisions = {side["decision"] for side in told if side.get("decision")}
        people = {_number(entry) for entry in self.entries if entry.subject.startswith(SUBJECT)}
        people |= {number for entry in self.entries for number in (entry.account, entry.on_behalf) if number}
        people |= {proposer for entry in self.entries if (proposer := _proposer(entry))}
        self.people = parties.account_names(people)
        self.public_ids = parties.account_public_ids(people)
        self.posts = post_rows(posts)
        self.decisions = {row.pk: str(row) for row in Decision.objects.filter(pk__in=decisions)}

    def rows(self) -> tuple[ChangeRow, ...]:
        return tuple(map(self._row, self.entries))

    def _row(self, entry: ledger.EntryRow) -> ChangeRow:
        about, unit = _number(entry), None
        if entry.subject.startswith(UNIT):
            unit = structure().units.get(about)
        before, after = _sides(entry)
        keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
        payload: Any = entry.payload
        post = payload.get("post")
        return ChangeRow(
            at=entry.occurred_at,
            name=entry.name,
            by=self.people.get(entry.account or 0, ""),
            on_behalf=self.people.get(entry.on_behalf or 0, ""),
            proposed_by=self.people.get(_proposer(entry), ""),
            person=unit.name if unit else self.people.get(about, ""),
            person_public_id=None if unit else self.public_ids.get(about),
            unit_public_id=unit.public_id if unit else None,
            post=self.posts[post].title if post in self.posts else "",
            facts=tuple(
                ChangedFact(key, self._said(key, before.get(key)), self._said(key, after.get(key)))
                for key in keys
            ),
            because=entry.notes.get("because", ""),
            centre=payload.get("centre", "") if unit else "",
            counter=payload.get("counter") if unit else None,
        )

    def _said(self, key: str, value: Any) -> Any:
        """An id as its name; anything else as it is."""
        if value is None:
            return None
        if key in {"principal", "deputy", "post"}:
            return self.posts[value].account_name if value in self.posts else str(value)
        units = structure().units
        if key == "unit":
            return units[value].name if value in units else str(value)
        if key == "serves":
            return [units[each].name for each in value if each in units]
        if key == "decision":
            return self.decisions.get(value, str(value))
        return role_names().get(value, value) if key == "role" else value


def _number(entry: ledger.EntryRow) -> int:
    return int(entry.subject.partition(":")[2])


def _proposer(entry: ledger.EntryRow) -> int:
    payload: Any = entry.payload
    return int((payload.get("proposal") or {}).get("by") or 0)


def _sides(entry: ledger.EntryRow) -> tuple[dict[str, Any], dict[str, Any]]:
    payload: Any = entry.payload
    return payload.get("before") or {}, payload.get("after") or {}
