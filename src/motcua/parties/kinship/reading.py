"""Declarations as their officer sees them, and the numbers that tie accounts to dossiers."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from motcua.kernel.codes import mask
from motcua.parties.models import DocumentType, Kin, Person, Relation
from motcua.platform.access import Actor


@dataclass(frozen=True, slots=True)
class KinRow:
    """A declaration in force. The whole number was known to whoever typed it; it is not shown again."""

    public_id: UUID
    relation: str
    masked_id: str
    declared_at: datetime


def relations() -> dict[str, str]:
    """Code → word, in the order of the form."""
    return {str(value): str(label) for value, label in Relation.choices}


def own_kin(actor: Actor) -> tuple[KinRow, ...]:
    """What this person has declared and not ended, in the order it was declared."""
    rows = Kin.objects.filter(account_id=actor.account or 0, ended_at__isnull=True).order_by("pk")
    words = relations()
    return tuple(
        KinRow(row.public_id, words[row.relation], mask(row.personal_id), row.declared_at) for row in rows
    )


def ties_of(accounts: Collection[int]) -> dict[int, frozenset[str]]:
    """Account → numbers of the people whose dossiers it leaves to others: those declared, and its own.

    Accounts without any are not in it.
    """
    found: dict[int, set[str]] = defaultdict(set)
    for account, number in _ties(account_id__in=accounts):
        if account is not None and number:
            found[account].add(number)
    return {account: frozenset(numbers) for account, numbers in found.items()}


def tied_to(numbers: Collection[str]) -> frozenset[int]:
    """The accounts that leave the dossiers of any of these people to others."""
    if not numbers:
        return frozenset()
    return frozenset(account for account, _number in _ties(personal_id__in=numbers) if account is not None)


def _ties(**among: Collection[int] | Collection[str]) -> Iterable[tuple[int | None, str]]:
    declared = Kin.objects.filter(ended_at__isnull=True, **among)
    own = Person.objects.filter(document_type=DocumentType.PERSONAL_ID, **among)
    columns = "account_id", "personal_id"
    return declared.values_list(*columns).union(own.values_list(*columns))
