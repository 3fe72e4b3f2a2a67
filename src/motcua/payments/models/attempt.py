"""Tries to pay online, what was told of them, and the money that came: a row for each transaction."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.payments.models.obligation import Obligation

OPEN_ATTEMPT = ("started", "pending")
NO_ANSWER = "no-answer"
"""Why an attempt was closed that nobody told us the end of."""


class Way(models.TextChoices):
    """How the person pays: on the payment platform's page, or by a transfer with the reference in it."""

    GATEWAY = "gateway", _("Cổng thanh toán")
    TRANSFER = "transfer", _("Chuyển khoản")


class AttemptState(models.TextChoices):
    """What we know of a try; money that comes later is decided anew whatever stands here."""

    STARTED = "started", _("Đã bắt đầu")
    PENDING = "pending", _("Ngân hàng đang xử lý")
    PAID = "paid", _("Đã nộp")
    FAILED = "failed", _("Không thành")
    EXPIRED = "expired", _("Đã đóng")


class Attempt(models.Model):
    """One try to pay one obligation. `ask_at`: when the provider is next asked, None when nobody needs to."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="attempts")
    reference = models.CharField(max_length=25, unique=True)
    way = models.CharField(max_length=8, choices=Way.choices)
    amount = models.BigIntegerField()
    state = models.CharField(max_length=8, choices=AttemptState.choices, default=AttemptState.STARTED)
    because = models.CharField(max_length=30, blank=True, default="")
    account = models.ForeignKey(
        "parties.Account", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    started_at = models.DateTimeField()
    ask_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["obligation", "way"],
                condition=models.Q(state__in=OPEN_ATTEMPT),
                name="payments_attempt_one_open",
            ),
            models.UniqueConstraint(
                fields=["obligation"],
                condition=models.Q(state="paid"),
                name="payments_attempt_one_pays",
            ),
        ]
        indexes: ClassVar = [
            # Whom to ask about next.
            models.Index(
                fields=["ask_at"], condition=models.Q(ask_at__isnull=False), name="payments_attempt_ask"
            )
        ]

    def __str__(self) -> str:
        return self.reference


class IncomingState(models.TextChoices):
    """What becomes of money: it pays, a person must say what it is, or it goes back."""

    PAID = "paid", _("Đã ghi vào khoản phải nộp")
    UNMATCHED = "unmatched", _("Chờ người xem")
    REFUND_ASKED = "refund_asked", _("Đang hoàn lại")
    REFUNDED = "refunded", _("Đã hoàn lại")


class Incoming(models.Model):
    """Money a provider received for us. `pays`: it settled the obligation, also when given back later."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    provider = models.CharField(max_length=20)
    transaction = models.CharField(max_length=60)
    reference = models.CharField(max_length=60)
    attempt = models.ForeignKey(
        Attempt, on_delete=models.PROTECT, null=True, blank=True, related_name="incoming"
    )
    obligation = models.ForeignKey(
        Obligation, on_delete=models.PROTECT, null=True, blank=True, related_name="incoming"
    )
    amount = models.BigIntegerField()
    bank = models.CharField(max_length=20, blank=True, default="")
    paid_at = models.DateTimeField()
    heard_at = models.DateTimeField()
    pays = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=IncomingState.choices)
    reason = models.CharField(max_length=30)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["provider", "transaction"], name="payments_incoming_once"),
            models.UniqueConstraint(
                fields=["obligation"], condition=models.Q(pays=True), name="payments_incoming_one_pays"
            ),
            models.CheckConstraint(name="payments_incoming_amount", condition=models.Q(amount__gt=0)),
        ]
        indexes: ClassVar = [
            # A day of money, for the reconciliation.
            models.Index(fields=["provider", "paid_at"], name="payments_incoming_day"),
            # What waits for a person.
            models.Index(
                fields=["heard_at"],
                condition=models.Q(state__in=["unmatched", "refund_asked"]),
                name="payments_incoming_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.transaction}: {self.amount}"


class Notice(models.Model):
    """Something we were told about a payment, whatever it was worth, and what was decided; never changed."""

    provider = models.CharField(max_length=20)
    source = models.CharField(max_length=12)
    reference = models.CharField(max_length=60, db_index=True)
    transaction = models.CharField(max_length=60, blank=True, default="")
    status = models.CharField(max_length=10)
    amount = models.BigIntegerField(null=True, blank=True)
    is_genuine = models.BooleanField()
    verdict = models.CharField(max_length=16)
    reason = models.CharField(max_length=30)
    heard_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.reference}: {self.verdict}"


class OnlineBook(models.Model):
    """The last number of a unit's electronic receipts of a year; locked while the next is taken."""

    unit = models.ForeignKey("agencies.Unit", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "year"], name="payments_online_book")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}/{self.year}"


class OnlineReceipt(models.Model):
    """An electronic receipt (biên lai điện tử), made when money settles an obligation; never changed."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    obligation = models.OneToOneField(Obligation, on_delete=models.PROTECT, related_name="online_receipt")
    incoming = models.OneToOneField(Incoming, on_delete=models.PROTECT, related_name="receipt")
    unit = models.ForeignKey("agencies.Unit", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    amount = models.BigIntegerField()
    received_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "year", "number"], name="payments_online_receipt_number")
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"


class RefundState(models.TextChoices):
    """Two people decide about money that may have been rightly paid; the rest goes back by rule."""

    ASKED = "asked", _("Chờ duyệt")
    APPROVED = "approved", _("Đang gửi lệnh hoàn")
    DONE = "done", _("Đã hoàn")
    DECLINED = "declined", _("Không duyệt")
    REFUSED = "refused", _("Bên thanh toán từ chối")


class Refund(models.Model):
    """Money on its way back, whole, to where it came from. `asked_by` None: by rule, without a person."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    incoming = models.ForeignKey(Incoming, on_delete=models.PROTECT, related_name="refunds")
    reference = models.CharField(max_length=25, unique=True)
    amount = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=RefundState.choices)
    before = models.CharField(max_length=12, choices=IncomingState.choices)
    because = models.CharField(max_length=500)
    asked_by = models.ForeignKey(
        "parties.Account", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        "parties.Account", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    decided_at = models.DateTimeField(null=True)
    transaction = models.CharField(max_length=60, blank=True, default="")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["incoming"],
                condition=~models.Q(state__in=["declined", "refused"]),
                name="payments_refund_once",
            )
        ]

    def __str__(self) -> str:
        return self.reference
