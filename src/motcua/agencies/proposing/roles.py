"""Handing out a role, as a change for two people."""

import hashlib
import json
from collections.abc import Mapping
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
    with transaction.atomic():
        post = post_for(actor, wanted)
        if not proposals.is_needed(KIND):
            store(actor, post, wanted, because)
            return None
        reason(actor, because)
        change = proposals.Change(
            kind=KIND,
            subject=f"account:{post.account_id}",
            unit=wanted.unit_id,
            content=_content(wanted),
            about=_about(post),
            facts=_facts(post, wanted, fields_said),
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


def _wanted(content: Mapping[str, Any]) -> RoleWanted:
    return RoleWanted(
        post_id=content["post"],
        role=content["role"],
        unit_id=content["unit"],
        fields=None if content["fields"] is None else tuple(content["fields"]),
        valid_to=date.fromisoformat(content["to"]) if content["to"] else None,
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
    """The post with all its grants, and what the role allows: were one of them to change, people saw another
    before and after."""
    post = Post.objects.select_for_update().get(pk=content["post"])
    grants = [grant_facts(grant) for grant in post.grants.order_by("pk")]
    ends = post.valid_to.isoformat() if post.valid_to else None
    state = [post.account_id, post.unit_id, ends, grants, permissions_of(content["role"])]
    return hashlib.sha256(json.dumps(state).encode()).hexdigest()


def _apply(actor: Actor, approved: proposals.Approved) -> None:
    wanted = _wanted(approved.content)
    store(actor, post_for(actor, wanted), wanted, approved.because, approved.told())


proposals.register(
    proposals.Kind(
        name=KIND,
        words=gettext_lazy("Giao quyền"),
        permission=Permission.ROLE_GRANT,
        mark=_mark,
        apply=_apply,
    )
)
