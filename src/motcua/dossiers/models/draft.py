"""A dossier being prepared: papers are uploaded here before it is sent. Its id is the intent key."""

import uuid

from django.db import models


class Draft(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(
        "parties.Account", models.PROTECT, null=True, related_name="+", help_text="none before signing in"
    )
    procedure_code = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField()


class DraftPaper(models.Model):
    draft = models.ForeignKey(Draft, models.CASCADE, related_name="papers")
    component_code = models.CharField(max_length=60)
    file = models.ForeignKey("platform.FileRecord", models.PROTECT, related_name="+")


class Screening(models.Model):
    """What was asked before a dossier is taken in, or why nothing was; under the draft's id.

    `procedure_version` is the one whose questions were asked. A row is written over until the dossier is open
    or the request refused; what it said by then is in the ledger.
    """

    intent_key = models.UUIDField(primary_key=True)
    account = models.ForeignKey("parties.Account", models.PROTECT, related_name="+")
    procedure_version = models.ForeignKey(
        "catalogue.ProcedureVersion", models.PROTECT, related_name="+", db_index=False
    )
    case_code = models.CharField(max_length=60, blank=True)
    answers = models.JSONField(default=dict)
    skipped_because = models.TextField(blank=True)
    asked_at = models.DateTimeField()


class HelpConfirmation(models.Model):
    """A person confirms on their own phone that somebody typed for them; under the draft's id.

    Of the code only a keyed digest is kept; a new code takes the place of the one before.
    """

    intent_key = models.UUIDField(primary_key=True)
    account = models.ForeignKey("parties.Account", models.PROTECT, related_name="+")
    phone = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    wrong = models.SmallIntegerField(default=0, help_text="wrong guesses at the code of now")
    sent = models.SmallIntegerField(default=0, help_text="codes sent so far")
    sent_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)


class IntakeRefusal(models.Model):
    """A request that was not taken in (Form 03): no dossier, but a numbered slip with reasons and law."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    intent_key = models.UUIDField(unique=True, help_text="the draft's id: one intent is refused once")
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+", db_index=False)
    book_number = models.IntegerField()
    book_symbol = models.CharField(max_length=60)
    procedure_version = models.ForeignKey(
        "catalogue.ProcedureVersion", models.PROTECT, related_name="+", db_index=False
    )
    procedure_code = models.CharField(max_length=40)
    field_code = models.CharField(max_length=40)
    case_code = models.CharField(max_length=60, blank=True)
    grounds = models.JSONField(help_text="[{code, reason, article}]; code empty: written by the officer")
    answers = models.JSONField(default=dict)
    name = models.CharField(max_length=200)
    personal_id = models.CharField(max_length=20, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=300, blank=True)
    refused_at = models.DateTimeField()
    refused_by = models.BigIntegerField(help_text="post")

    class Meta:
        indexes = [
            models.Index(fields=["unit", "-refused_at", "-id"], name="intake_refusal_of_unit"),
            models.Index(fields=["-refused_at", "-id"], name="intake_refusal_newest"),
        ]
