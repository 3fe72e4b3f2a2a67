"""Posts, what they may do, who stands in for whom, and what a quarter's review found of all that."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from motcua.agencies.models.dated import Dated
from motcua.agencies.models.decision import Decision
from motcua.agencies.models.unit import Unit


class Role(models.Model):
    """A role is a list of permissions, kept in every version it ever had; the highest is in force."""

    code = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    permissions = ArrayField(models.CharField(max_length=80))
    loaded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "version"], name="agencies_role_version")
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"


class Post(Dated):
    """A person's appointment to a unit. One person may hold several; at most one is the main one."""

    code = models.CharField(max_length=80, unique=True)
    account = models.ForeignKey("parties.Account", on_delete=models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=200)
    is_main = models.BooleanField(default=True)
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="posts"
    )
    ended_because = models.CharField(max_length=300, blank=True, default="")

    class Meta(Dated.Meta):
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(is_main=True, valid_to__isnull=True),
                name="agencies_post_one_main",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class RoleGrant(Dated):
    """A post holds a role over the subtree of a unit, for all fields of work (null) or for some."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=40)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="grants")
    fields = ArrayField(models.CharField(max_length=40), null=True, blank=True)

    class Meta(Dated.Meta):
        indexes: ClassVar = [models.Index(fields=["role", "unit"], name="agencies_grant_role_unit")]

    def __str__(self) -> str:
        return f"{self.role} #{self.pk}"


class Delegation(Dated):
    """A deputy acts for the holder of a post, within the holder's own rights.

    What was delegated to the holder is not handed on: rights are read from the holder's own grants
    only. `roles`, `fields` and `procedures` narrow them further (null: all the holder has); `most` is the
    amount in đồng up to which the deputy decides (null: without limit, ADR 0028).
    """

    principal = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="delegated")
    deputy = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="stands_in")
    roles = ArrayField(models.CharField(max_length=40), null=True, blank=True)
    fields = ArrayField(models.CharField(max_length=40), null=True, blank=True)
    procedures = ArrayField(models.CharField(max_length=40), null=True, blank=True)
    most = models.BigIntegerField(null=True, blank=True, help_text="đồng")
    reason = models.CharField(max_length=300)
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="delegations"
    )

    class Meta(Dated.Meta):
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="agencies_delegation_not_oneself",
                condition=~models.Q(principal=models.F("deputy")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.principal_id} → {self.deputy_id}"


class AccessReview(models.Model):
    """The report of a quarter was made."""

    quarter = models.CharField(max_length=7, unique=True, help_text="2026-Q4")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.quarter


class Finding(models.Model):
    """Somebody has to look at it: it is ended, or kept for a reason. `unit`: whose it is to settle."""

    class Kind(models.TextChoices):
        DORMANT = "dormant"
        NO_POST = "no_post"
        BEYOND = "beyond"
        BOTH_HANDS = "both_hands"
        ADMINISTERS = "administers"

    class Outcome(models.TextChoices):
        ENDED = "ended"
        KEPT = "kept"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    review = models.ForeignKey(AccessReview, models.CASCADE, related_name="findings", db_index=False)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    account = models.ForeignKey("parties.Account", models.PROTECT, related_name="+")
    grant = models.ForeignKey(RoleGrant, models.CASCADE, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", db_index=False)
    since = models.DateField(help_text="last day of use, or first day of the right")
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True, default="")
    because = models.CharField(max_length=500, blank=True, default="")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.BigIntegerField(null=True, help_text="account")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["review", "kind", "account", "grant"],
                nulls_distinct=False,
                name="agencies_finding_once",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["review", "unit", "kind"], name="agencies_finding_unit")]

    def __str__(self) -> str:
        return f"{self.kind} #{self.account_id}"
