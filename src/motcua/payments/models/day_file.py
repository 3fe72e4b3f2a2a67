"""The provider's file of a day, line by line, and the day signed for."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class DayFile(models.Model):
    """One reading of a file; the newest of a day counts. `read_by` None: fetched by the program."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    provider = models.CharField(max_length=20)
    day = models.DateField()
    digest = models.CharField(max_length=64)
    read_at = models.DateTimeField()
    read_by = models.ForeignKey(
        "parties.Account", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["provider", "day", "digest"], name="payments_day_file_once")
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.day}"


class LineVerdict(models.TextChoices):
    """What comparing a line with our books says."""

    EQUAL = "equal", _("Khớp")
    ONLY_THERE = "only_there", _("Chỉ bên thanh toán có")
    OTHER_AMOUNT = "other_amount", _("Khác số tiền")
    ONLY_HERE = "only_here", _("Chỉ sổ ở đây có")


class DayLine(models.Model):
    """A line of a file. `found`: how it stood when the file was read, before its money was taken in."""

    file = models.ForeignKey(DayFile, on_delete=models.PROTECT, related_name="lines")
    kind = models.CharField(max_length=6)
    reference = models.CharField(max_length=60)
    transaction = models.CharField(max_length=60)
    amount = models.BigIntegerField()
    at = models.DateTimeField()
    found = models.CharField(max_length=12, choices=LineVerdict.choices)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["file", "kind", "transaction"], name="payments_day_line_once")
        ]

    def __str__(self) -> str:
        return f"{self.transaction}: {self.amount}"


class DaySign(models.Model):
    """A day somebody answered for, as it stood then; never changed, signed again under the next number."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.ForeignKey(DayFile, on_delete=models.PROTECT, related_name="signs")
    provider = models.CharField(max_length=20)
    day = models.DateField()
    number = models.PositiveSmallIntegerField()
    signed_by = models.ForeignKey(
        "parties.Account", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    signed_at = models.DateTimeField()
    equal = models.PositiveIntegerField()
    only_here = models.PositiveIntegerField()
    only_there = models.PositiveIntegerField()
    other_amount = models.PositiveIntegerField()
    money_here = models.BigIntegerField()
    money_there = models.BigIntegerField()
    remark = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["provider", "day", "number"], name="payments_day_sign_number")
        ]

    def __str__(self) -> str:
        return f"{self.day} ({self.number})"
