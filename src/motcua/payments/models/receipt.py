"""Receipts (biên lai), numbered without gaps by unit and year."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.payments.models.obligation import Obligation


class ReceiptBook(models.Model):
    """The last number a unit used in a year; its row is locked while the next is taken."""

    unit = models.ForeignKey("agencies.Unit", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "year"], name="payments_receipt_book")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}/{self.year}"


class Receipt(models.Model):
    """Money taken for one obligation, whole; a receipt is never changed."""

    class Method(models.TextChoices):
        CASH = "cash", _("Tiền mặt")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    obligation = models.OneToOneField(Obligation, on_delete=models.PROTECT, related_name="receipt")
    unit = models.ForeignKey("agencies.Unit", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    cashier = models.ForeignKey("parties.Account", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(
        "agencies.Post", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    counter = models.ForeignKey(
        "agencies.Counter", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    method = models.CharField(max_length=8, choices=Method.choices, default=Method.CASH)
    amount = models.BigIntegerField()
    payer = models.CharField(max_length=200)
    received_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "year", "number"], name="payments_receipt_number")
        ]
        indexes: ClassVar = [
            # A day of one unit's money.
            models.Index(fields=["unit", "received_at"], name="payments_receipt_day")
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"
