"""A copy of everything that is held of somebody, as a JSON file: written by a job, kept a day."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.parties import api as parties
from motcua.platform import clock, exports, personal
from motcua.platform.access import Actor
from motcua.privacy.asking import own_account

SOURCE = "privacy.own_data"


def order_copy(actor: Actor) -> UUID:
    """Order the file; a job writes it. Raises NotFound."""
    own_account(actor)
    return exports.order(actor, SOURCE, {}, title=_("Dữ liệu của tôi"), kind="json")


@exports.source(SOURCE)
def _copy(asked: exports.Asked) -> exports.Document:
    actor = agencies.actor_for(asked.account_id, asked.channel)
    account = own_account(actor)
    return exports.Document(actor, everything(account))


def everything(account: int) -> dict[str, Any]:
    """Every table with every row, and what of it is kept by law."""
    subject = parties.subject_of(account)
    return {
        "made_at": clock.now(),
        "tables": [
            {
                "table": held.model,
                "title": str(held.title),
                "kept_because": str(held.stays),
                "rows": list(held.rows(subject)),
            }
            for held in personal.every()
        ],
    }
