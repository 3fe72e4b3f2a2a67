"""End what was found, or keep it for a reason: each by the act, and the rules, of its own page."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from motcua.agencies.access import reason, require_another
from motcua.agencies.actions.accounts import suspend_account
from motcua.agencies.actions.roles import end_grant
from motcua.agencies.models import Finding
from motcua.agencies.permissions import Permission
from motcua.platform import clock, ledger
from motcua.platform.access import Actor, require
from motcua.platform.errors import NotFound, Refusal


@dataclass(frozen=True, slots=True)
class Settled:
    """How many were settled; of the others, whose it was and the sentence why not."""

    done: int
    refused: tuple[tuple[str, str], ...]


def end_findings(actor: Actor, ids: Collection[UUID], *, because: str) -> Settled:
    """Suspend the accounts and take back the rights, each by itself: one that is refused stops no other."""
    return _each(actor, ids, because, Finding.Outcome.ENDED, _end)


def keep_findings(actor: Actor, ids: Collection[UUID], *, because: str) -> Settled:
    """They stay as they are, for a reason on record; nobody keeps their own."""
    return _each(actor, ids, because, Finding.Outcome.KEPT, _keep)


def _each(
    actor: Actor,
    ids: Collection[UUID],
    because: str,
    outcome: Finding.Outcome,
    does: Callable[[Actor, Finding, str], None],
) -> Settled:
    told = reason(actor, because)["because"]
    done, refused = 0, []
    for public_id in dict.fromkeys(ids):
        try:
            done += _settle(actor, public_id, told, outcome, does)
        except NotFound:
            continue  # out of reach, as good as absent
        except Refusal as refusal:
            name = Finding.objects.values_list("account__name", flat=True).get(public_id=public_id)
            refused.append((str(name), str(refusal)))
    return Settled(done, tuple(refused))


def _settle(
    actor: Actor,
    public_id: UUID,
    because: str,
    outcome: Finding.Outcome,
    does: Callable[[Actor, Finding, str], None],
) -> bool:
    with transaction.atomic():
        rows = Finding.objects.select_for_update(of=("self",)).select_related("account")
        found = rows.filter(public_id=public_id).first()
        if found is None:
            raise NotFound
        require(actor, Permission.UNIT_ADMINISTER, found.unit_id)
        if found.outcome:
            return False
        does(actor, found, because)
        found.outcome, found.because = outcome, because
        found.settled_at, found.settled_by = clock.now(), actor.account
        found.save(update_fields=["outcome", "because", "settled_at", "settled_by"])
    return True


def _end(actor: Actor, found: Finding, because: str) -> None:
    if found.grant_id is not None:
        require_another(actor, found.account_id)
        end_grant(actor, grant_id=found.grant_id, because=because)
    else:
        suspend_account(actor, found.account.public_id, because=because)


def _keep(actor: Actor, found: Finding, because: str) -> None:
    require_another(actor, found.account_id)
    payload = {"finding": found.pk, "kind": found.kind, "grant": found.grant_id, "unit": found.unit_id}
    entry = ledger.NewEntry(
        f"account:{found.account_id}", "agencies.review.kept", payload, notes={"because": because}
    )
    ledger.append(actor, [entry])
