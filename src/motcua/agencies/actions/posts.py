"""Appoint somebody to a post, and end a post."""

from datetime import date

from django.db import transaction

from motcua.agencies.access import locked_post, reason, require_another
from motcua.agencies.decisions import decision_named
from motcua.agencies.kept import changed
from motcua.agencies.models import Delegation, Post, RoleGrant
from motcua.agencies.models.dated import holding
from motcua.agencies.permissions import Permission
from motcua.agencies.queries import post_row, unit
from motcua.agencies.refusals import BadPeriod, NotAStaffAccount, PostEnded
from motcua.agencies.rows import PostRow
from motcua.kernel.text import clean
from motcua.parties import api as parties
from motcua.platform import clock, ledger
from motcua.platform.access import Actor, require


def appoint(
    actor: Actor,
    *,
    account_id: int,
    unit_id: int,
    title: str,
    decision: str,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> PostRow:
    """Give an officer a post in a unit by a decision; the first post is the main one.

    Raises NotFound, OnOneself, NotAStaffAccount, DecisionMissing, BadPeriod.
    """
    require(actor, Permission.POST_APPOINT, unit_id)
    require_another(actor, account_id)
    account, place = parties.account(account_id), unit(unit_id)
    if account.kind != "staff":
        raise NotAStaffAccount(field="account")
    begins = valid_from or clock.today()
    if valid_to is not None and valid_to <= begins:
        raise BadPeriod(field="valid_to")
    with transaction.atomic():
        number = Post.objects.filter(account_id=account_id).count() + 1
        has_main = Post.objects.filter(holding(begins), account_id=account_id, is_main=True).exists()
        post = Post.objects.create(
            code=f"{account_id}-{number}",
            account_id=account_id,
            unit_id=place.id,
            title=clean(title)[:200],
            is_main=not has_main,
            decision=decision_named(decision, None, title),
            valid_from=begins,
            valid_to=valid_to,
        )
        changed()
        facts = post_facts(post)
        payload = {"post": post.pk, **facts, "before": None, "after": facts}
        ledger.append(actor, [ledger.NewEntry(f"account:{account_id}", "agencies.post.appointed", payload)])
    return post_row(post.pk)


def end_post(actor: Actor, *, post_id: int, because: str, on: date | None = None) -> PostRow:
    """End a post, with every role and delegation that hangs on it; from `on` (today) nothing of it holds.

    Raises NotFound, PostEnded, BadPeriod, ReasonMissing.
    """
    day = on or clock.today()
    with transaction.atomic():
        post = locked_post(actor, post_id, Permission.POST_END)
        if post.valid_to is not None and post.valid_to <= day:
            raise PostEnded
        if day < post.valid_from:
            raise BadPeriod(field="on")
        before, notes = post_facts(post), reason(actor, because)
        post.valid_to, post.ended_because = day, notes.get("because", "")[:300]
        post.save(update_fields=["valid_to", "ended_because"])
        _end_what_hangs_on(post, day)
        changed()
        payload = {"post": post.pk, "unit": post.unit_id, "on": day.isoformat()}
        payload |= {"before": before, "after": post_facts(post)}
        name = "agencies.post.ended"
        ledger.append(actor, [ledger.NewEntry(f"account:{post.account_id}", name, payload, notes=notes)])
    return post_row(post_id)


def post_facts(post: Post) -> dict[str, object]:
    """A post in ids and codes, as the ledger keeps it."""
    return {
        "unit": post.unit_id,
        "main": post.is_main,
        "decision": post.decision_id,
        "from": post.valid_from.isoformat(),
        "to": post.valid_to.isoformat() if post.valid_to else None,
    }


def _end_what_hangs_on(post: Post, day: date) -> None:
    """Grants and delegations that would outlive the post end with it; later ones never begin."""
    for rows in (
        RoleGrant.objects.filter(post=post),
        Delegation.objects.filter(principal=post),
        Delegation.objects.filter(deputy=post),
    ):
        rows.filter(holding(day)).update(valid_to=day)
        rows.filter(valid_from__gt=day).delete()
