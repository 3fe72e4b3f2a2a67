"""The paper that lets one file for another, kept with the declaration for sheets of many."""

from typing import BinaryIO
from uuid import UUID

from django.db import transaction

from motcua.dossiers.behalf.reading import BehalfRow, in_force, row_of
from motcua.dossiers.models import Behalf
from motcua.platform import files, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound


def one(actor: Actor, public_id: UUID) -> BehalfRow:
    """One of this account's, while it holds. Raises NotFound."""
    row = _mine(actor, public_id)
    return row_of(row)


def keep_paper(actor: Actor, public_id: UUID, name: str, content: BinaryIO) -> None:
    """In place of the one kept before; dossiers keep what they were sent with.

    Raises NotFound and the sentences of `files`.
    """
    row = _mine(actor, public_id)
    stored = files.store(name, content, actor)
    with transaction.atomic():
        Behalf.objects.filter(pk=row.pk).update(paper_id=stored.id)
        entry = ledger.NewEntry(
            f"account:{row.account_id}",
            "dossiers.behalf.paper_kept",
            {"behalf": row.pk, "file": stored.sha256},
        )
        ledger.append(actor, [entry])


def _mine(actor: Actor, public_id: UUID) -> Behalf:
    row = in_force(actor.account or 0).select_related("paper").filter(public_id=public_id).first()
    if row is None:
        raise NotFound
    return row
