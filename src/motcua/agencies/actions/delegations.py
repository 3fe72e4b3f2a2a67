"""Let a deputy stand in for the holder of a post, and end it."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from motcua.agencies.access import locked_delegation, require_another, require_may_delegate
from motcua.agencies.decisions import decision_named
from motcua.agencies.kept import changed
from motcua.agencies.models import Delegation, Post
from motcua.agencies.refusals import BadLimit, BadPeriod, StandsInForSelf
from motcua.kernel.text import clean
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

MOST_MONEY = 10**14
"""More than any fee: what is typed above is a slip of the hand."""


def delegate(  # noqa: PLR0913 (one argument a fact)
    actor: Actor,
    *,
    principal_post: int,
    deputy_post: int,
    reason: str,
    decision: str,
    valid_from: date,
    valid_to: date,
    roles: Sequence[str] | None = None,
    fields: Sequence[str] | None = None,
    procedures: Sequence[str] | None = None,
    most: int | None = None,
) -> int:
    """The deputy may act on behalf of the principal on the days in [valid_from, valid_to); gives the id.

    `roles`, `fields` and `procedures` narrow what is handed over (None: all the principal's own), `most` is
    the amount in đồng up to which the deputy decides. What the principal does as somebody else's deputy is
    never handed on; nobody takes over from others for themselves.
    Raises NotFound, BadLimit, BadPeriod, StandsInForSelf, OnOneself, DecisionMissing.
    """
    principal, deputy = _both(actor, principal_post, deputy_post)
    if valid_to <= max(valid_from, clock.today()):
        raise BadPeriod(field="valid_to")
    if most is not None and not 0 <= most <= MOST_MONEY:
        raise BadLimit(field="most")
    with transaction.atomic():
        delegation = Delegation.objects.create(
            principal=principal,
            deputy=deputy,
            roles=_sorted(roles),
            fields=_sorted(fields),
            procedures=_sorted(procedures),
            most=most,
            reason=clean(reason)[:300],
            decision=decision_named(decision, None, reason),
            valid_from=valid_from,
            valid_to=valid_to,
        )
        _record(actor, delegation, "agencies.delegation.recorded", before=None)
    return delegation.pk


def _both(actor: Actor, principal_post: int, deputy_post: int) -> tuple[Post, Post]:
    posts = {post.pk: post for post in Post.objects.filter(pk__in=(principal_post, deputy_post))}
    principal, deputy = posts.get(principal_post), posts.get(deputy_post)
    if principal is None or deputy is None:
        raise NotFound
    require_may_delegate(actor, principal)
    if principal.account_id == deputy.account_id:
        raise StandsInForSelf(field="deputy")
    if principal.account_id != actor.account:
        require_another(actor, deputy.account_id)
    return principal, deputy


def _sorted(codes: Sequence[str] | None) -> list[str] | None:
    return None if codes is None else sorted(set(codes))


def end_delegation(actor: Actor, *, delegation_id: int) -> None:
    """The deputy stands in no longer as of today. Ending an ended one changes nothing. Raises NotFound."""
    today = clock.today()
    with transaction.atomic():
        delegation = locked_delegation(actor, delegation_id)
        if delegation.valid_to is not None and delegation.valid_to <= today:
            return
        before = _facts(delegation)
        delegation.valid_to = max(today, delegation.valid_from)
        delegation.save(update_fields=["valid_to"])
        _record(actor, delegation, "agencies.delegation.ended", before=before)


def _facts(delegation: Delegation) -> dict[str, object]:
    """A delegation in ids and codes, as the ledger keeps it."""
    return {
        "principal": delegation.principal_id,
        "deputy": delegation.deputy_id,
        "roles": delegation.roles,
        "fields": delegation.fields,
        "procedures": delegation.procedures,
        "most": delegation.most,
        "from": delegation.valid_from.isoformat(),
        "to": delegation.valid_to.isoformat() if delegation.valid_to else None,
    }


def _record(actor: Actor, delegation: Delegation, name: str, *, before: dict[str, object] | None) -> None:
    changed()
    after, principal = _facts(delegation), delegation.principal
    payload = {"delegation": delegation.pk, "unit": principal.unit_id, **after}
    payload |= {"before": before, "after": after}
    ledger.append(actor, [ledger.NewEntry(f"account:{principal.account_id}", name, payload)])
