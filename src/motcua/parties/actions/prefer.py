"""Keep how somebody likes their pages."""

import json
from collections.abc import Callable

from django.db import transaction

from motcua.parties.models import Preference
from motcua.parties.refusals import PreferenceTooLarge
from motcua.platform import ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

LONGEST = 20_000
"""Letters of JSON a value may have."""


def change_preference(*, actor: Actor, name: str, change: Callable[[object], object]) -> object:
    """Put what `change` makes of one's own value so far, {} if there is none, in its place.

    The row is held meanwhile, so that two windows saving at once lose nothing of each other. The ledger is
    told that it changed, not to what. Raises NotFound without an account, PreferenceTooLarge.
    """
    if actor.account is None:
        raise NotFound
    with transaction.atomic():
        Preference.objects.get_or_create(account_id=actor.account, name=name, defaults={"value": {}})
        kept = Preference.objects.select_for_update().get(account_id=actor.account, name=name)
        before, kept.value = kept.value, change(kept.value)
        if len(json.dumps(kept.value)) > LONGEST:
            raise PreferenceTooLarge
        if kept.value != before:
            kept.save(update_fields=["value"])
            entry = ledger.NewEntry(f"account:{actor.account}", "parties.preference.changed", {"name": name})
            ledger.append(actor, [entry])
        return kept.value
