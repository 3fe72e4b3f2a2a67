"""Numbered slips for hours without a line: blocks of numbers given out, and what became of a number."""

import uuid

from django.db import models


class SlipBook(models.Model):
    """The last number an agency gave out; its row is locked while the next block is taken."""

    unit = models.OneToOneField("agencies.Unit", models.PROTECT, related_name="+")
    last = models.PositiveIntegerField(default=0)


class SlipBlock(models.Model):
    """A stretch of numbers printed for one counter."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+", db_index=False)
    counter = models.CharField(max_length=120, blank=True)
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    reserved_at = models.DateTimeField()
    reserved_post = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "first"], name="slip_block_once"),
            models.CheckConstraint(
                condition=models.Q(last__gte=models.F("first")), name="slip_block_in_order"
            ),
        ]


class Slip(models.Model):
    """A number that was taken up: being entered (`intent`), entered (`dossier`) or void (`voided_at`)."""

    block = models.ForeignKey(SlipBlock, models.PROTECT, related_name="slips", db_index=False)
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    received_at = models.DateTimeField(null=True, help_text="as written on the slip")
    procedure_code = models.CharField(max_length=40, blank=True)
    intent = models.UUIDField(null=True, unique=True)
    dossier = models.OneToOneField("dossiers.Dossier", models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(null=True)
    entered_post = models.BigIntegerField(null=True)
    voided_at = models.DateTimeField(null=True)
    voided_post = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], name="slip_once"),
            models.CheckConstraint(
                condition=models.Q(dossier__isnull=True) | models.Q(voided_at__isnull=True),
                name="slip_used_or_void",
            ),
        ]
        indexes = [models.Index(fields=["block", "number"], name="slip_of_block")]
