"""Reading accounts for those who administer the units their holders work for."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet

from motcua.agencies.access import may_grant, units_of_account
from motcua.agencies.models import Post, RoleGrant
from motcua.agencies.models.dated import holding
from motcua.agencies.permissions import Permission
from motcua.agencies.queries import post_row, unit
from motcua.agencies.roles import role_names
from motcua.agencies.rows import PostRow, UnitRow
from motcua.agencies.unit_pages import FunctionRow, functions_of
from motcua.kernel.text import fold
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.platform.access import Actor, allowed, scope
from motcua.platform.errors import NotFound

PAGE_SIZE = 30
STATES = ("active", "suspended")

Account = get_user_model()


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account in a list, with its main post of today (or none)."""

    public_id: UUID
    name: str
    login: str
    is_active: bool
    signed_in_at: datetime | None
    title: str
    unit_id: int | None
    posts: int


@dataclass(frozen=True, slots=True)
class PostDetail:
    """A post of somebody, past and coming ones too; `may_*` are the asking administrator's."""

    post_id: int
    unit_id: int
    title: str
    decision: str
    is_main: bool
    valid_from: date
    valid_to: date | None
    ended_because: str
    is_over: bool
    functions: tuple[FunctionRow, ...]
    may_end: bool
    may_grant: bool
    may_end_grants: frozenset[int]


@dataclass(frozen=True, slots=True)
class AccountPage:
    """An officer's account with all posts; what the asking administrator may do with it."""

    account: parties.AccountRow
    has_password: bool
    suspended_because: str
    posts: tuple[PostDetail, ...]
    may_suspend: bool
    may_renew_code: bool


def accounts_page(
    actor: Actor, words: str = "", state: str = "", number: int = 1
) -> tuple[tuple[AccountLine, ...], int]:
    """A page of the officers within reach whose names or logins hold all the words; how many there are."""
    found = _visible(actor)
    for word in fold(words.replace("\0", "")).split():
        found = found.filter(Q(name_folded__contains=word) | Q(login__contains=word))
    if state in STATES:
        found = found.filter(is_active=state == "active")
    first = (max(1, number) - 1) * PAGE_SIZE
    rows = list(found.order_by("name_folded", "id")[first : first + PAGE_SIZE])
    today = clock.today()
    posts: dict[int, list[Post]] = {}
    held = Post.objects.filter(holding(today), account_id__in=[row.pk for row in rows])
    for post in held.order_by("-is_main", "valid_from", "id"):
        posts.setdefault(post.account_id, []).append(post)
    return tuple(
        AccountLine(
            public_id=row.public_id,
            name=row.name,
            login=row.login,
            is_active=row.is_active,
            signed_in_at=row.signed_in_at,
            title=posts[row.pk][0].title if row.pk in posts else "",
            unit_id=posts[row.pk][0].unit_id if row.pk in posts else None,
            posts=len(posts.get(row.pk, ())),
        )
        for row in rows
    ), found.count()


def account_page(actor: Actor, public_id: UUID) -> AccountPage:
    """One officer within reach. Raises NotFound."""
    row = visible_account(actor, public_id)
    raw = Account.objects.get(pk=row.id)
    units = units_of_account(row.id) or {None}
    is_another = row.id not in {actor.account, actor.on_behalf}

    def everywhere(permission: str) -> bool:
        return is_another and all(allowed(actor, permission, unit) for unit in units)

    return AccountPage(
        account=row,
        has_password=raw.has_usable_password(),
        suspended_because=raw.suspended_because,
        posts=_posts(actor, row.id, is_another=is_another),
        may_suspend=everywhere(parties.Permission.ACCOUNT_SUSPEND),
        may_renew_code=row.is_active and everywhere(parties.Permission.ACCOUNT_CREATE),
    )


def visible_account(actor: Actor, public_id: UUID) -> parties.AccountRow:
    """An officer's account, for who may view accounts where they work or worked. Raises NotFound."""
    if not _visible(actor).filter(public_id=public_id).exists():
        raise NotFound
    return parties.account_by_public_id(public_id)


def grantable_roles(actor: Actor, unit_id: int) -> dict[str, str]:
    """Roles one may hand out over a unit, by code, with what people call them."""
    return {code: name for code, name in role_names().items() if may_grant(actor, code, unit_id)}


def _visible(actor: Actor) -> QuerySet[Any]:
    reach = scope(actor, parties.Permission.ACCOUNT_VIEW)
    staff = Account.objects.filter(kind="staff")
    if reach.everything:
        return staff
    mine = Post.objects.filter(reach.q(unit_field="unit_id"), account_id=OuterRef("pk"))
    return staff.filter(Exists(mine))


def _posts(actor: Actor, account_id: int, *, is_another: bool) -> tuple[PostDetail, ...]:
    posts = list(Post.objects.filter(account_id=account_id).select_related("decision"))
    held, today = functions_of([post.pk for post in posts], None), clock.today()

    def detail(post: Post) -> PostDetail:
        functions = tuple(held.get(post.pk, ()))
        is_over = post.valid_to is not None and post.valid_to <= today
        current = [each for each in functions if each.valid_to is None or each.valid_to > today]
        return PostDetail(
            post_id=post.pk,
            unit_id=post.unit_id,
            title=post.title,
            decision=str(post.decision or ""),
            is_main=post.is_main,
            valid_from=post.valid_from,
            valid_to=post.valid_to,
            ended_because=post.ended_because,
            is_over=is_over,
            functions=functions,
            may_end=not is_over and allowed(actor, Permission.POST_END, post.unit_id),
            may_grant=is_another and not is_over and allowed(actor, Permission.ROLE_GRANT, post.unit_id),
            may_end_grants=frozenset(
                each.grant_id for each in current if allowed(actor, Permission.ROLE_GRANT, each.unit_id)
            ),
        )

    return tuple(sorted(map(detail, posts), key=lambda row: (row.is_over, not row.is_main, row.valid_from)))


@dataclass(frozen=True, slots=True)
class HeldGrant:
    """A role as somebody holds it."""

    function: FunctionRow
    holder: str
    account_public_id: UUID


def post_to_change(actor: Actor, post_id: int) -> tuple[PostRow, UUID]:
    """A post within an administrator's reach, and its holder's public id. Raises NotFound."""
    found = Post.objects.select_related("account").filter(pk=post_id).first()
    if found is None or not _administers(actor, found.unit_id):
        raise NotFound
    return post_row(post_id), found.account.public_id


def grant_to_end(actor: Actor, grant_id: int) -> HeldGrant:
    """A role one may take back. Raises NotFound."""
    grant = RoleGrant.objects.select_related("post__account").filter(pk=grant_id).first()
    if grant is None or not allowed(actor, Permission.ROLE_GRANT, grant.unit_id):
        raise NotFound
    function = next(
        each for each in functions_of([grant.post_id], None)[grant.post_id] if each.grant_id == grant_id
    )
    return HeldGrant(function, grant.post.account.name, grant.post.account.public_id)


def grant_places(actor: Actor, unit_id: int) -> tuple[UnitRow, ...]:
    """Units over which a post's roles may be granted: its own and those above it, where one may grant."""
    units = (unit(each) for each in unit(unit_id).lineage)
    return tuple(row for row in units if allowed(actor, Permission.ROLE_GRANT, row.id))


def _administers(actor: Actor, unit_id: int) -> bool:
    return any(
        allowed(actor, permission, unit_id) for permission in (Permission.POST_END, Permission.ROLE_GRANT)
    )
