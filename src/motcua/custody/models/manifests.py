"""Hand-over manifests: a list of papers that goes with them from unit to unit, signed on both sides."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class ManifestBook(models.Model):
    """The last number a unit gave a manifest in a year; its row is locked while the next is taken."""

    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="manifest_book_once")]


class Manifest(models.Model):
    """Drafted, handed over under a number, received. Each side's act names account and post."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Bản nháp")
        HANDED_OVER = "handed", _("Đang chuyển")
        RECEIVED = "received", _("Đã nhận")
        DISCARDED = "discarded", _("Đã bỏ")
        TAKEN_BACK = "taken_back", _("Đã lấy lại")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=60, blank=True)
    giver = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+", db_index=False)
    receiver = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    drafted_at = models.DateTimeField()
    drafted_post = models.BigIntegerField()
    handed_at = models.DateTimeField(null=True)
    handed_by = models.BigIntegerField(null=True, help_text="account")
    handed_post = models.BigIntegerField(null=True)
    received_at = models.DateTimeField(null=True)
    received_by = models.BigIntegerField(null=True, help_text="account")
    received_post = models.BigIntegerField(null=True)
    remark = models.TextField(blank=True, help_text="of whoever received, about the whole")
    version = models.IntegerField(default=1, help_text="rises with every change; whoever signs names it")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["number"], name="manifest_number_once", condition=~models.Q(number="")
            )
        ]
        indexes = [
            models.Index(fields=["giver", "state", "-drafted_at"], name="manifest_given"),
            models.Index(fields=["receiver", "state", "-drafted_at"], name="manifest_received"),
        ]


class ManifestLine(models.Model):
    """The paper of one dossier; on one manifest under way at a time."""

    class Outcome(models.TextChoices):
        COMPLETE = "complete", _("Đủ")
        DIFFERS = "differs", _("Có, nhưng khác")
        MISSING = "missing", _("Không thấy")

    manifest = models.ForeignKey(Manifest, models.CASCADE, related_name="lines", db_index=False)
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="+", db_index=False)
    code = models.CharField(max_length=60)
    papers = models.PositiveSmallIntegerField()
    remark = models.CharField(max_length=300, blank=True)
    under_way = models.BooleanField(default=True)
    outcome = models.CharField(max_length=10, blank=True, choices=Outcome.choices)
    difference = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["manifest", "dossier"], name="manifest_line_once"),
            models.UniqueConstraint(
                fields=["dossier"], name="paper_under_way_once", condition=models.Q(under_way=True)
            ),
        ]
        indexes = [models.Index(fields=["dossier", "id"], name="manifest_line_dossier")]
