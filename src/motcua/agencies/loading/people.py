"""Officers of a province: accounts, posts and what their roles grant."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.loading.files import end_day, first_day
from motcua.agencies.loading.upserts import upsert
from motcua.agencies.models import Decision, Post, RoleGrant, Unit
from motcua.agencies.refusals import DataFileWrong
from motcua.parties import api as parties
from motcua.platform.access import SYSTEM

_POST = (
    "account_id", "unit_id", "title", "is_main", "decision_id", "ended_because", "valid_from", "valid_to",
)  # fmt: skip

RawPerson = Mapping[str, Any]


def load_people(
    raw: list[RawPerson],
    units: Mapping[str, Unit],
    decisions: Mapping[str, Decision],
    *,
    password: str | None,
) -> int:
    """Accounts, posts and grants; says how many people. Raises DataFileWrong.

    With a password, the people of the file who are not marked `generated` can sign in with it.
    """
    staff = [
        parties.NewStaff(
            login=one["login"],
            name=one["name"],
            email=one["email"] or "",
            phone=one["phone"] or "",
            is_training=one["training"],
            may_sign_in=password is not None and not one.get("generated"),
        )
        for one in raw
    ]
    accounts = parties.enrol_staff(actor=SYSTEM, people=staff, password=password)
    listed = [(accounts[one["login"]], post) for one in raw for post in one["posts"]]
    known: dict[Hashable, Post] = {row.code: row for row in Post.objects.all()}
    rows = [_post(account, post, units, decisions) for account, post in listed]
    stored = upsert(Post.objects, rows, known, lambda row: row.code, _POST)
    _load_grants([post for _, post in listed], stored, units)
    return len(raw)


def _post(
    account: int, raw: Mapping[str, Any], units: Mapping[str, Unit], decisions: Mapping[str, Decision]
) -> Post:
    return Post(
        code=raw["code"],
        account_id=account,
        unit=_unit(units, raw["unit"], raw["code"]),
        title=raw["title"],
        is_main=raw["main"],
        decision=decisions.get(raw["decision"] or ""),
        ended_because=raw["ended_reason"] or "",
        valid_from=first_day(raw["valid_from"]),
        valid_to=end_day(raw["valid_to"]),
    )


def _unit(units: Mapping[str, Unit], identifier: str, place: str) -> Unit:
    unit = units.get(identifier)
    if unit is None:
        reason = _("không có đơn vị {identifier}").format(identifier=identifier)
        raise DataFileWrong(file="people.json", place=place, reason=reason)
    return unit


def _load_grants(
    raw: list[Mapping[str, Any]], posts: Mapping[Hashable, Post], units: Mapping[str, Unit]
) -> None:
    """A post has exactly the grants of the data; those of other posts are left alone."""
    wanted = {posts[post["code"]].pk: _grants(post, posts[post["code"]], units) for post in raw}
    there: dict[int, list[RoleGrant]] = defaultdict(list)
    for grant in RoleGrant.objects.filter(post_id__in=wanted):
        there[grant.post_id].append(grant)
    differing = [post for post, grants in wanted.items() if _facts(grants) != _facts(there[post])]
    RoleGrant.objects.filter(post_id__in=differing).delete()
    RoleGrant.objects.bulk_create([grant for post in differing for grant in wanted[post]], batch_size=2000)


def _grants(raw: Mapping[str, Any], post: Post, units: Mapping[str, Unit]) -> list[RoleGrant]:
    return [
        RoleGrant(
            post=post,
            role=role["role"],
            unit=_unit(units, role["unit"], raw["code"]),
            fields=None if role["fields"] is None else sorted(role["fields"]),
            valid_from=post.valid_from,
            valid_to=post.valid_to,
        )
        for role in raw["roles"]
    ]


def _facts(grants: list[RoleGrant]) -> list[tuple[object, ...]]:
    return sorted(
        (row.role, row.unit_id, row.fields is None, row.fields or [], row.valid_from, str(row.valid_to))
        for row in grants
    )
