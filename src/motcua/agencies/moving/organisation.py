"""What this room itself holds on a unit: posts and roles with who holds them, competence, centres, keys.

Nothing is re-written that already held: it ends with the day, and the like of it begins for the heir. What
was to begin later is given to the heir as it stands.
"""

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.agencies.actions.posts import post_facts
from motcua.agencies.actions.roles import grant_facts
from motcua.agencies.models import Competence, Decision, Delegation, Post, RoleGrant, ServiceCentre
from motcua.agencies.models.dated import holding
from motcua.agencies.moving.parts import Concerned, Counted, Moving, Part
from motcua.parties import api as parties
from motcua.platform.ledger import NewEntry

Row = TypeVar("Row", bound=models.Model)


def _lasting(day: date) -> Q:
    """What holds on the day of effect, or begins later."""
    return Q(valid_to__isnull=True) | Q(valid_to__gt=day)


def _posts(units: Iterable[int], day: date) -> Any:
    return Post.objects.filter(_lasting(day), unit_id__in=units).order_by("pk")


def _grants(units: Iterable[int], day: date) -> Any:
    """Over these units, or held by their posts over others."""
    found = RoleGrant.objects.filter(_lasting(day)).filter(Q(unit_id__in=units) | Q(post__unit_id__in=units))
    return found.order_by("pk")


def _delegations(units: Iterable[int], day: date) -> Any:
    near = Q(principal__unit_id__in=units) | Q(deputy__unit_id__in=units)
    return Delegation.objects.filter(near, _lasting(day)).order_by("pk")


def _rules(units: Iterable[int], day: date) -> list[Competence]:
    """Rules of competence that name these units and are in effect on the day, or later."""
    found = Competence.objects.filter(_lasting(day), agency_id__in=units).order_by("pk")
    return [rule for rule in found if rule.valid_from >= day or _is_latest(rule, day)]


def _is_latest(rule: Competence, day: date) -> bool:
    """A rule that another has overtaken is not handed on: it would overtake that one again."""
    same = Competence.objects.filter(holding(day), procedure=rule.procedure, field=rule.field)
    return not same.filter(valid_from__gt=rule.valid_from).exists()


def _centres(units: Iterable[int], day: date) -> Any:
    return ServiceCentre.objects.filter(holding(day), unit_id__in=units).order_by("pk")


def _count(concerned: Concerned) -> tuple[Counted, ...]:
    units, day = concerned.units, concerned.day
    return (
        Counted("units", _("Đơn vị"), len(units), is_stuck=False),
        Counted("posts", _("Vị trí công tác"), _posts(units, day).count(), is_stuck=False),
        Counted("roles", _("Vai trò được giao"), _grants(units, day).count(), is_stuck=False),
        Counted("delegations", _("Uỷ quyền"), _delegations(units, day).count(), is_stuck=False),
        Counted("competence", _("Phân công thẩm quyền"), len(_rules(units, day))),
        Counted("centres", _("Trung tâm phục vụ"), _centres(units, day).count()),
        Counted("keys", _("Khoá của phần mềm khác"), parties.keys_held_over(units)),
    )


PART = Part("agencies", _count, begin=lambda _moving: {})
"""Counted like the others; carried by `hand_over`, which the others stand on."""


@dataclass(slots=True)
class HandedOver:
    """How many of what, the entries that say so, and the posts that follow others."""

    counts: dict[str, int]
    entries: list[NewEntry]
    posts: dict[int, int]


def hand_over(moving: Moving, units: frozenset[int], decision: Decision) -> HandedOver:
    """Everything of this room that hangs on `units`, to their heirs; where there is none, it ends."""
    done = HandedOver({"units": len(units)}, [], {})
    # All are found first: once posts have ended, what hangs on them could not be found any more.
    grants = list(_grants(units, moving.day).select_related("post"))
    delegations = list(_delegations(units, moving.day))
    rules, centres = _rules(units, moving.day), list(_centres(units, moving.day))
    posts = list(_posts(units, moving.day))
    for post in posts:
        _follow_post(moving, post, decision, done)
    for grant in grants:
        _follow_grant(moving, grant, done)
    for delegation in delegations:
        _follow_delegation(moving, delegation, done)
    for rule in rules:
        _follow_rule(moving, rule, decision, done)
    # Overtaken rules end too, quietly: they no longer said anything.
    left = Competence.objects.filter(_lasting(moving.day), agency_id__in=units)
    left.filter(valid_from__lt=moving.day).update(valid_to=moving.day)
    for centre in centres:
        _follow_centre(moving, centre)
    keys = parties.hand_over_keys(moving.heirs)
    done.counts |= {"posts": len(posts), "roles": len(grants), "delegations": len(delegations)}
    done.counts |= {"competence": len(rules), "centres": len(centres), "keys": keys}
    return done


def _follow_post(moving: Moving, post: Post, decision: Decision, done: HandedOver) -> None:
    before, heir = post_facts(post), moving.heirs.get(post.unit_id)
    if heir is not None and post.valid_from >= moving.day:
        post.unit_id = heir
        post.save(update_fields=["unit_id"])
        after = post
    else:
        ends = post.valid_to
        post.valid_to, post.ended_because = max(moving.day, post.valid_from), str(decision)[:300]
        post.save(update_fields=["valid_to", "ended_because"])
        if heir is None:
            after = post
        else:
            after = Post.objects.create(
                code=f"{post.code[:60]}@{moving.day:%Y%m%d}-{post.pk}"[-80:],
                account_id=post.account_id,
                unit_id=heir,
                title=post.title,
                is_main=post.is_main,
                decision=decision,
                valid_from=moving.day,
                valid_to=ends,
            )
            done.posts[post.pk] = after.pk
    payload = {"post": after.pk, "unit": after.unit_id, "before": before, "after": post_facts(after)}
    done.entries.append(NewEntry(f"account:{post.account_id}", "agencies.post.followed", payload))


def _follow_grant(moving: Moving, grant: RoleGrant, done: HandedOver) -> None:
    before, account = grant_facts(grant), grant.post.account_id
    post = done.posts.get(grant.post_id, grant.post_id)
    unit = moving.heirs.get(grant.unit_id, grant.unit_id)
    goes_on = bool(moving.heirs) and (post, unit) != (grant.post_id, grant.unit_id)
    after = grant
    if goes_on and grant.valid_from >= moving.day:
        grant.post_id, grant.unit_id = post, unit
        grant.save(update_fields=["post_id", "unit_id"])
    else:
        ends = grant.valid_to
        grant.valid_to = max(moving.day, grant.valid_from)
        grant.save(update_fields=["valid_to"])
        if goes_on:
            same = _same_held(moving, grant, post, unit)
            after = same or _again(grant, post_id=post, unit_id=unit, valid_from=moving.day, valid_to=ends)
    payload = {"grant": after.pk, **grant_facts(after), "before": before, "after": grant_facts(after)}
    done.entries.append(NewEntry(f"account:{account}", "agencies.role.followed", payload))


def _again(row: Row, **changed: object) -> Row:
    """Another row like this one but for what changed: whatever narrows a right goes with it."""
    again = copy(row)
    again.pk = None
    again._state = models.base.ModelState()  # noqa: SLF001 (a row of its own, not yet stored)
    for name, value in changed.items():
        setattr(again, name, value)
    again.save(force_insert=True)
    return again


def _same_held(moving: Moving, grant: RoleGrant, post: int, unit: int) -> RoleGrant | None:
    """Whoever held a role over both merged units holds it once over the heir."""
    held = RoleGrant.objects.filter(
        holding(moving.day), post_id=post, role=grant.role, unit_id=unit, fields=grant.fields
    )
    return held.filter(valid_to=None).first()


def _follow_delegation(moving: Moving, delegation: Delegation, done: HandedOver) -> None:
    principal = done.posts.get(delegation.principal_id)
    deputy = done.posts.get(delegation.deputy_id)
    goes_on = moving.heirs and (principal or deputy)
    ends, begins = delegation.valid_to, max(moving.day, delegation.valid_from)
    delegation.valid_to = begins
    delegation.save(update_fields=["valid_to"])
    if goes_on:
        _again(
            delegation,
            principal_id=principal or delegation.principal_id,
            deputy_id=deputy or delegation.deputy_id,
            valid_from=begins,
            valid_to=ends,
        )


def _follow_rule(moving: Moving, rule: Competence, decision: Decision, done: HandedOver) -> None:
    heir = moving.heirs[rule.agency_id or 0]
    told: dict[str, object] = {"agency": heir, "before": rule.agency_id, "from": moving.day.isoformat()}
    if rule.valid_from >= moving.day:
        rule.agency_id = heir
        rule.save(update_fields=["agency_id"])
    else:
        ends, rule.valid_to = rule.valid_to, moving.day
        rule.save(update_fields=["valid_to"])
        rule = _again(rule, agency_id=heir, decision=decision, valid_from=moving.day, valid_to=ends)
    subject = f"procedure:{rule.procedure}" if rule.procedure else f"field:{rule.field}"
    done.entries.append(NewEntry(subject, "agencies.competence.followed", {"competence": rule.pk, **told}))


def _follow_centre(moving: Moving, centre: ServiceCentre) -> None:
    """A centre goes with its unit, unless the heir has one: then its own serves all."""
    heir = moving.heirs[centre.unit_id]
    has_own = ServiceCentre.objects.filter(holding(moving.day), unit_id=heir).exists()
    if has_own:
        centre.valid_to = max(moving.day, centre.valid_from)
        centre.save(update_fields=["valid_to"])
    else:
        centre.unit_id = heir
        centre.save(update_fields=["unit_id"])


def serve_heirs(moving: Moving) -> None:
    """Centres that serve a unit serve its heir too; for days before, they go on serving the old one."""
    through = ServiceCentre.serves.through
    rows = through.objects.filter(unit_id__in=moving.heirs).values_list("servicecentre_id", "unit_id")
    wanted = {(centre, moving.heirs[unit]) for centre, unit in rows}
    through.objects.bulk_create(list(_links(wanted)), ignore_conflicts=True)


def _links(wanted: Iterable[tuple[int, int]]) -> Iterator[Any]:
    for centre, unit in sorted(wanted):
        yield ServiceCentre.serves.through(servicecentre_id=centre, unit_id=unit)
