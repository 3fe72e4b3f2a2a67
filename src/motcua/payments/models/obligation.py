"""Something owed: fee, charge or financial duty (phí, lệ phí, nghĩa vụ tài chính)."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class ObligationKind(models.TextChoices):
    """What is owed; the law books them apart."""

    FEE = "fee", _("Phí, lệ phí")
    DUTY = "duty", _("Nghĩa vụ tài chính")


class ObligationState(models.TextChoices):
    """Open until exactly one of three ends."""

    OPEN = "open", _("Chưa nộp")
    SETTLED = "settled", _("Đã nộp")
    CANCELLED = "cancelled", _("Đã hủy")
    WAIVED = "waived", _("Được miễn")


class Obligation(models.Model):
    """`unit` collects the money; `article` is the legal ground, `because` why it was cancelled or waived."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    subject = models.CharField(max_length=60, db_index=True)
    unit = models.ForeignKey("agencies.Unit", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=ObligationKind.choices)
    amount = models.BigIntegerField()
    article = models.CharField(max_length=300, blank=True, default="")
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=ObligationState.choices, default=ObligationState.OPEN)
    because = models.CharField(max_length=500, blank=True, default="")
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="payments_obligation_amount_positive", condition=models.Q(amount__gt=0)
            ),
            models.CheckConstraint(
                name="payments_obligation_open_or_closed",
                condition=models.Q(state=ObligationState.OPEN, closed_at__isnull=True)
                | (~models.Q(state=ObligationState.OPEN) & models.Q(closed_at__isnull=False)),
            ),
        ]
        indexes: ClassVar = [
            # The cashier's list: what is still open in a unit, oldest first.
            models.Index(
                fields=["unit", "created_at"],
                condition=models.Q(state=ObligationState.OPEN),
                name="payments_obligation_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.amount}"
