"""Make the report of a quarter: once, from what holds on that day; made again it changes nothing."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q

from motcua.agencies.models import AccessReview, Finding, Post, RoleGrant
from motcua.agencies.models.dated import holding
from motcua.agencies.permissions import Permission
from motcua.agencies.roles import permissions_of
from motcua.agencies.structure import structure
from motcua.platform import clock, jobs, ledger
from motcua.platform.access import SYSTEM, Actor, scope
from motcua.platform.errors import NotFound

MAKE_REVIEW = "agencies.make_review"
DORMANT_AFTER = timedelta(days=90)
_RULES_PEOPLE = frozenset({Permission.ROLE_GRANT.value, "parties:account:create"})
_HANDS = ("dossiers:dossier:examine", "dossiers:dossier:sign")
"""Whoever examines and signs for one unit checks only their own work. Codes of another room are text here."""

Kind = Finding.Kind
Account = get_user_model()


def quarter_of(day: date) -> str:
    return f"{day.year}-Q{(day.month + 2) // 3}"


def order_review(actor: Actor) -> None:
    """Have this quarter's report made now, where it is not there yet. Raises NotFound."""
    if scope(actor, Permission.UNIT_ADMINISTER).nothing:
        raise NotFound
    with transaction.atomic():
        jobs.defer(MAKE_REVIEW)


def make_review() -> None:
    """This quarter's report, if nobody has made it."""
    today = clock.today()
    quarter = quarter_of(today)
    with transaction.atomic(durable=True):
        review, is_new = AccessReview.objects.get_or_create(
            quarter=quarter, defaults={"made_at": clock.now()}
        )
        if not is_new:
            return
        found = list(_Found(review, today).all())
        Finding.objects.bulk_create(found, batch_size=1000)
        told = {kind.value: sum(each.kind == kind for each in found) for kind in Kind}
        entry = ledger.NewEntry(f"review:{quarter}", "agencies.review.made", told)
        ledger.append(SYSTEM, [entry])


class _Found:
    """All active officers with their posts and rights of a day, read in three looks."""

    def __init__(self, review: AccessReview, today: date) -> None:
        self.review, self.today = review, today
        self.accounts = list(Account.objects.filter(kind="staff", is_active=True).order_by("pk"))
        to_come = Q(valid_to__isnull=True) | Q(valid_to__gt=today)
        self.posts: dict[int, list[Post]] = defaultdict(list)
        for post in Post.objects.filter(to_come).order_by("-is_main", "pk"):
            self.posts[post.account_id].append(post)
        self.grants: dict[int, list[RoleGrant]] = defaultdict(list)
        for grant in RoleGrant.objects.filter(holding(today)).select_related("post").order_by("pk"):
            self.grants[grant.post.account_id].append(grant)

    def all(self) -> Iterator[Finding]:
        for account in self.accounts:
            yield from self._of_account(account)
            grants = self.grants[account.pk]
            for grant in grants:
                yield from self._of_grant(account.pk, grant)
            yield from self._both_hands(account.pk, grants)

    def _of_account(self, account: Any) -> Iterator[Finding]:
        used = (account.signed_in_at or account.created_at).astimezone(clock.ZONE).date()
        posts = self.posts[account.pk]
        unit = posts[0].unit_id if posts else None
        if self.today - used >= DORMANT_AFTER:
            yield self._finding(Kind.DORMANT, account.pk, None, unit, used)
        if not posts:
            yield self._finding(Kind.NO_POST, account.pk, None, None, used)

    def _of_grant(self, account: int, grant: RoleGrant) -> Iterator[Finding]:
        known = structure()
        agency = known.agency(grant.post.unit_id)
        if agency is not None and grant.unit_id not in known.subtree(agency.id):
            yield self._finding(Kind.BEYOND, account, grant.pk, grant.unit_id, grant.valid_from)
        if _RULES_PEOPLE.intersection(permissions_of(grant.role)):
            yield self._finding(Kind.ADMINISTERS, account, grant.pk, grant.unit_id, grant.valid_from)

    def _both_hands(self, account: int, grants: list[RoleGrant]) -> Iterator[Finding]:
        examining, signing = ([g for g in grants if hand in permissions_of(g.role)] for hand in _HANDS)
        for grant in signing:
            if any(_meet(grant, other) for other in examining):
                yield self._finding(Kind.BOTH_HANDS, account, grant.pk, grant.unit_id, grant.valid_from)

    def _finding(
        self, kind: Finding.Kind, account: int, grant: int | None, unit: int | None, since: date
    ) -> Finding:
        return Finding(
            review=self.review, kind=kind, account_id=account, grant_id=grant, unit_id=unit, since=since
        )


def _meet(one: RoleGrant, other: RoleGrant) -> bool:
    """Whether two grants reach one unit in one field of work."""
    units = structure().subtree(one.unit_id) & structure().subtree(other.unit_id)
    if one.fields is None or other.fields is None:
        return bool(units)
    return bool(units) and bool(set(one.fields) & set(other.fields))
