"""The report for those who administer: within their reach, what is open and what became of the rest."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from motcua.agencies.models import AccessReview, Finding
from motcua.agencies.permissions import Permission
from motcua.agencies.roles import role_names
from motcua.parties import api as parties
from motcua.platform.access import Actor, scope
from motcua.platform.errors import NotFound

FINDINGS_SHOWN = 100
"""Of each kind; the next ones come up as these are settled."""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A quarter's report; counts of what is open and settled within reach, by kind."""

    quarter: str
    made_at: datetime
    open: dict[str, int]
    settled: dict[str, int]


@dataclass(frozen=True, slots=True)
class FindingRow:
    """`role` and `unit_id` are those of the right; a finding about the whole account has no role."""

    public_id: UUID
    kind: str
    account_public_id: UUID
    name: str
    login: str
    role: str
    unit_id: int | None
    fields: tuple[str, ...] | None
    since: date
    outcome: str
    because: str
    settled_at: datetime | None
    settled_by: str


def review_of(actor: Actor, quarter: str) -> ReviewRow | None:
    """The report of a quarter, if it was made. Raises NotFound for who administers nothing."""
    within = _within(actor)
    review = AccessReview.objects.filter(quarter=quarter).first()
    if review is None:
        return None
    rows = (
        within.filter(review=review)
        .values_list("kind")
        .annotate(open=Count("pk", filter=Q(outcome="")), settled=Count("pk", filter=~Q(outcome="")))
    )
    counted = list(rows)
    return ReviewRow(
        review.quarter,
        review.made_at,
        {kind: is_open for kind, is_open, _settled in counted},
        {kind: settled for kind, _open, settled in counted},
    )


def finding_rows(
    actor: Actor,
    *,
    quarter: str = "",
    kind: str = "",
    ids: Collection[UUID] | None = None,
    is_open: bool = True,
) -> tuple[FindingRow, ...]:
    """Findings within reach: those named, or the first of a kind. Raises NotFound without the right."""
    found = _within(actor)
    if ids is None:
        found = found.filter(review__quarter=quarter, kind=kind)
    else:
        found = found.filter(public_id__in=ids)
    found = found.filter(outcome="") if is_open else found.exclude(outcome="")
    rows = list(
        found.select_related("account", "grant").order_by("account__name_folded", "pk")[:FINDINGS_SHOWN]
    )
    names, roles = parties.account_names({row.settled_by for row in rows if row.settled_by}), role_names()
    return tuple(
        FindingRow(
            public_id=row.public_id,
            kind=row.kind,
            account_public_id=row.account.public_id,
            name=row.account.name,
            login=row.account.login,
            role=roles.get(row.grant.role, row.grant.role) if row.grant else "",
            unit_id=row.unit_id,
            fields=tuple(row.grant.fields) if row.grant and row.grant.fields is not None else None,
            since=row.since,
            outcome=row.outcome,
            because=row.because,
            settled_at=row.settled_at,
            settled_by=names.get(row.settled_by or 0, ""),
        )
        for row in rows
    )


def _within(actor: Actor) -> QuerySet[Finding]:
    reach = scope(actor, Permission.UNIT_ADMINISTER)
    if reach.nothing:
        raise NotFound
    return Finding.objects.filter(reach.q(unit_field="unit_id"))
