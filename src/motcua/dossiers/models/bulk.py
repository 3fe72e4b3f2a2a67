"""An order to do one act on many dossiers: seen first, then given, then carried line by line."""

import uuid

from django.db import models
from django.db.models import Q


class BulkOrder(models.Model):
    """Who asked for what, in which post. Until `confirmed_at` it is a preview; after `ended_at` history."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey("parties.Account", models.PROTECT, related_name="+", db_index=False)
    post_id = models.BigIntegerField(null=True)
    behalf_id = models.BigIntegerField(null=True, help_text="account of whom they stand in for")
    unit_id = models.BigIntegerField(null=True, help_text="the unit they act in")
    channel = models.CharField(max_length=10)
    act = models.CharField(max_length=20)
    to_id = models.BigIntegerField(null=True, help_text="account that is given the dossiers")
    note = models.TextField(blank=True, help_text="remark, or the reason where the act needs one")
    days = models.SmallIntegerField(null=True, help_text="working days from today to the new date (Form 04)")
    apology = models.TextField(blank=True, db_default="", help_text="words of Form 04")
    article = models.CharField(max_length=300, blank=True, db_default="")
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField(null=True, help_text="when a line was last carried")
    stopped_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["account", "-made_at"], name="bulk_of_account"),
            models.Index(
                fields=["moved_at"],
                condition=Q(confirmed_at__isnull=False, ended_at__isnull=True),
                name="bulk_under_way",
            ),
            models.Index(fields=["made_at"], condition=Q(confirmed_at__isnull=True), name="bulk_unconfirmed"),
        ]


class BulkLine(models.Model):
    """One dossier of the order as the person saw it: version, step, and draft of the result."""

    class State(models.TextChoices):
        WAITING = "waiting"
        DONE = "done"
        REFUSED = "refused"
        UNTOUCHED = "untouched"

    order = models.ForeignKey(BulkOrder, models.CASCADE, related_name="lines", db_index=False)
    number = models.SmallIntegerField()
    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, related_name="+")
    version = models.IntegerField()
    token = models.IntegerField(null=True)
    outcome = models.CharField(max_length=60, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    sentence = models.TextField(blank=True, help_text="why it was refused")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "number"], name="bulk_line_number"),
            models.UniqueConstraint(fields=["order", "dossier"], name="bulk_line_once"),
        ]
