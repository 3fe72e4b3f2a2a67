"""Handing out a role, as a change for two people."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies.access import reason
from motcua.agencies.actions.roles import KIND, RoleWanted, grant_facts, post_for, store
from motcua.agencies.models import Post, RoleGrant
from motcua.agencies.permissions import Permission
from motcua.agencies.queries import unit
from motcua.agencies.roles import permissions_of, role_names
from motcua.agencies.rows import last_day
from motcua.parties import api as parties
from motcua.platform import clock, proposals
from motcua.platform.access import Actor


def ask_for_role(actor: Actor, wanted: RoleWanted, *, because: str, fields_said: str = "") -> UUID | None:
    """Propose a role for a post; where the province lets one person do it, it is granted and None comes back.

    Refused now is what would be refused later. `fields_said` names the fields of work in words.
    Raises as `grant_role`, ProposedAlready.
    """
    return ask_for_roles(actor, [wanted], because=because, fields_said=fields_said)


def ask_for_roles(
    actor: Actor, wanted: Sequence[RoleWanted], *, because: str, fields_said: str = ""
) -> UUID | None:
    """The same for several roles of one post over one unit: one change, decided as a whole.

    Two proposals about a post would make each other stale. Raises as `ask_for_role`.
    """
    with transaction.atomic():
        posts = [post_for(actor, each) for each in wanted]
        post, unit_id = posts[0], wanted[0].unit_id
        if {(each.post_id, each.unit_id) for each in wanted} != {(post.pk, unit_id)}:
            raise ValueError("roles of one post over one unit are proposed together, others apart")
        if not proposals.is_needed(KIND):
            for each in wanted:
                store(actor, post, each, because)
            return None
        reason(actor, because)
        change = proposals.Change(
            kind=KIND,
            subject=f"account:{post.account_id}",
            unit=unit_id,
            content=_content(wanted[0])
            if len(wanted) == 1
            else {"roles": [_content(each) for each in wanted]},
            about=_about(post),
            facts=tuple(fact for each in wanted for fact in _facts(post, each, fields_said)),
        )
        return proposals.propose(actor, change, because=because)


def role_needs_second() -> bool:
    """Whether handing out a role waits for a second person."""
    return proposals.is_needed(KIND)


def _content(wanted: RoleWanted) -> dict[str, Any]:
    return {
        "post": wanted.post_id,
        "role": wanted.role,
        "unit": wanted.unit_id,
        "fields": None if wanted.fields is None else list(wanted.fields),
        "to": wanted.valid_to.isoformat() if wanted.valid_to else None,
    }


def _wanted(content: Mapping[str, Any]) -> tuple[RoleWanted, ...]:
    return tuple(
        RoleWanted(
            post_id=each["post"],
            role=each["role"],
            unit_id=each["unit"],
            fields=None if each["fields"] is None else tuple(each["fields"]),
            valid_to=date.fromisoformat(each["to"]) if each["to"] else None,
        )
        for each in content.get("roles", [content])
    )


def _about(post: Post) -> str:
    return f"{parties.account(post.account_id).name} · {post.title} · {unit(post.unit_id).name}"


def _facts(post: Post, wanted: RoleWanted, fields_said: str) -> tuple[proposals.Fact, ...]:
    until, begins = wanted.valid_to or post.valid_to, max(clock.today(), post.valid_from)
    held = RoleGrant.objects.filter(post=post, role=wanted.role, unit_id=wanted.unit_id)
    current = held.exclude(valid_to__lte=clock.today()).exists()
    fields = fields_said or ", ".join(wanted.fields or ()) or _("mọi lĩnh vực")
    before = _("đang giữ vai trò này") if current else "–"
    return (
        proposals.Fact(_("Vai trò"), before, role_names().get(wanted.role, wanted.role)),
        proposals.Fact(_("Tại đơn vị"), "–", unit(wanted.unit_id).name),
        proposals.Fact(_("Lĩnh vực"), "–", fields),
        proposals.Fact(
            _("Đến hết ngày"),
            "–",
            f"{last_day(begins, until):%d/%m/%Y}" if until else _("không thời hạn"),
        ),
    )


def _mark(content: Mapping[str, Any]) -> str:
    """The post with all its grants, and what the roles allow: were one of them to change, people saw another
    before and after."""
    wanted = _wanted(content)
    post = Post.objects.select_for_update().get(pk=wanted[0].post_id)
    grants = [grant_facts(grant) for grant in post.grants.order_by("pk")]
    ends = post.valid_to.isoformat() if post.valid_to else None
    allow = [permissions_of(each.role) for each in wanted]
    state = [post.account_id, post.unit_id, ends, grants, *allow]
    return hashlib.sha256(json.dumps(state).encode()).hexdigest()


def _apply(actor: Actor, approved: proposals.Approved) -> None:
    for each in _wanted(approved.content):
        store(actor, post_for(actor, each), each, approved.because, approved.told())


proposals.register(
    proposals.Kind(
        name=KIND,
        words=gettext_lazy("Giao quyền"),
        permission=Permission.ROLE_GRANT,
        mark=_mark,
        apply=_apply,
    )
)
