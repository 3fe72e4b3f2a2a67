"""Feedback and complaints: what runs in one row; who spoke and what was written in rows beside it."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Matter(models.Model):
    """One feedback or complaint. `unit` has it now; `concerns` is the agency it is about."""

    class State(models.TextChoices):
        RECEIVED = "received", "Đã nhận"
        ACCEPTED = "accepted", "Đã thụ lý"
        FORWARDED = "forwarded", "Chờ giải trình"
        EXPLAINED = "explained", "Đã giải trình"
        ANSWERED = "answered", "Đã trả lời"
        REOPENED = "reopened", "Mở lại"
        CLOSED = "closed", "Đã kết thúc"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    intent = models.UUIDField(unique=True)
    code = models.CharField(max_length=20, unique=True)
    channel = models.CharField(max_length=12)
    source = models.CharField(max_length=10)
    about = models.CharField(max_length=12)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+", db_index=False)
    concerns = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+", db_index=False)
    is_led = models.BooleanField(help_text="only who answers for the unit reads and answers it")
    kept_from = ArrayField(models.BigIntegerField(), default=list, help_text="accounts it may be about")
    dossier = models.ForeignKey(
        "dossiers.Dossier", models.PROTECT, null=True, related_name="+", db_index=False
    )
    procedure_code = models.CharField(max_length=40, blank=True)
    account_id = models.BigIntegerField(null=True)
    received_at = models.DateTimeField()
    clock = models.CharField(max_length=10)
    recipe = models.JSONField()
    due_at = models.DateTimeField()
    forwarded_to = models.ForeignKey(
        "agencies.Unit", models.PROTECT, null=True, related_name="+", db_index=False
    )
    answered_at = models.DateTimeField(null=True)
    reopen_until = models.DateTimeField(null=True)
    is_reopened = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "state", "due_at"], name="matter_of_unit"),
            models.Index(
                fields=["forwarded_to", "due_at"],
                name="matter_forwarded",
                condition=models.Q(state="forwarded"),
            ),
            models.Index(
                fields=["account_id", "-id"],
                name="matter_of_account",
                condition=models.Q(account_id__isnull=False),
            ),
        ]


class MatterPerson(models.Model):
    """Who spoke, where they said so; may be erased by law while the matter stays."""

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="person")
    name = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=300, blank=True)


class MatterWord(models.Model):
    """What was written, one after the other."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="words", db_index=False)
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    text = models.TextField()
    said_at = models.DateTimeField()
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, null=True, related_name="+", db_index=False)
    by_post = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter", "number"], name="matter_word_once")]
