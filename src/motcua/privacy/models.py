"""Requests of people about their data."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What somebody asks for; how long each may take is data (data/data-rights.json)."""

    SEE = "see", _("Cho tôi xem dữ liệu")
    COPY = "copy", _("Cho tôi bản sao")
    CORRECT = "correct", _("Sửa điều chưa đúng")
    STOP = "stop", _("Dừng xử lý dữ liệu")
    LIMIT = "limit", _("Hạn chế xử lý dữ liệu")
    WITHDRAW = "withdraw", _("Rút sự đồng ý")
    ERASE = "erase", _("Xóa dữ liệu")


class State(models.TextChoices):
    """`accepted`: answered, and being carried out."""

    ASKED = "asked", _("Chờ trả lời")
    ACCEPTED = "accepted", _("Đang thực hiện")
    DONE = "done", _("Đã thực hiện")
    REFUSED = "refused", _("Không thực hiện được")


OPEN = (State.ASKED, State.ACCEPTED)


class Request(models.Model):
    """`outcome`: {"erased": {model: rows}, "stays": {model: rows}} of a request that erased. `officer` is the
    account that answered last; people are told the office, not the name."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey("parties.Account", models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    words = models.TextField(blank=True, help_text="what about, in the person's own words")
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    asked_at = models.DateTimeField()
    answer_due_at = models.DateTimeField()
    due_at = models.DateTimeField()
    with_others = models.BooleanField(default=False, help_text="others have to act too, which takes longer")
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    ground = models.TextField(blank=True, help_text="by which article it was refused")
    extension_days = models.SmallIntegerField(default=0)
    extension_because = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)
    outcome = models.JSONField(default=dict)
    officer = models.BigIntegerField(null=True)
    late_noted_at = models.DateTimeField(null=True, help_text="when the record was told that it is late")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="privacy_request_open_or_ended",
                condition=models.Q(state__in=OPEN, ended_at__isnull=True)
                | (~models.Q(state__in=OPEN) & models.Q(ended_at__isnull=False)),
            ),
            models.UniqueConstraint(
                fields=["account", "kind"],
                condition=models.Q(state__in=OPEN),
                name="privacy_request_one_open_a_kind",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["account", "-asked_at"], name="privacy_request_own"),
            models.Index(fields=["due_at"], condition=models.Q(state__in=OPEN), name="privacy_request_open"),
            models.Index(fields=["-ended_at"], name="privacy_request_over"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.pk}"
