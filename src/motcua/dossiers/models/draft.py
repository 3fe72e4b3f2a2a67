"""A dossier being prepared: papers are uploaded here before it is sent. Its id is the intent key."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


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


class Filing(models.Model):
    """What a person has typed so far, under the draft's id, exactly as typed.

    `stamps` say for each answer at which revision, from which open page and as which of its saves it came:
    an older save never takes the place of a newer one (`filing.merging`). Somebody who has not signed in yet
    is known by `visitor`, a number of their browser's session; who signs in takes it along.
    """

    draft = models.OneToOneField(
        "dossiers.Draft", models.CASCADE, primary_key=True, related_name="filing", db_column="draft_id"
    )
    account = models.ForeignKey(
        "parties.Account", models.PROTECT, null=True, related_name="+", db_index=False
    )
    visitor = models.UUIDField(null=True)
    version_of_procedure = models.ForeignKey(
        "catalogue.ProcedureVersion",
        models.PROTECT,
        related_name="+",
        db_column="procedure_version_id",
        db_index=False,
        help_text="whose questions were answered last",
    )
    choices = models.JSONField(default=dict, help_text="where, in which case, for whom, how the result comes")
    answers = models.JSONField(default=dict)
    stamps = models.JSONField(default=dict)
    revision = models.IntegerField(default=0, help_text="rises by one with every save that changed something")
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    spent = models.JSONField(
        default=dict, db_default={}, help_text="seconds by part of the form, until a night job counted them"
    )
    is_timed = models.BooleanField(default=False, db_default=False, help_text="whether any are there")
    reminded_at = models.DateTimeField(null=True, help_text="when its account was told that it goes soon")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="filing_has_bearer",
                condition=models.Q(account__isnull=False, visitor__isnull=True)
                | models.Q(account__isnull=True, visitor__isnull=False),
            )
        ]
        indexes = [
            models.Index(
                fields=["account", "-saved_at"], name="filing_own", condition=models.Q(sent_at__isnull=True)
            ),
            models.Index(fields=["saved_at"], name="filing_unsent", condition=models.Q(sent_at__isnull=True)),
            models.Index(
                fields=["sent_at"],
                name="filing_timed",
                condition=models.Q(is_timed=True, sent_at__isnull=False),
            ),
            models.Index(
                fields=["visitor"], name="filing_visitor", condition=models.Q(visitor__isnull=False)
            ),
        ]


class PartTime(models.Model):
    """How long filings that were sent took over one part of a form, with nobody in it (ADR 0068).

    `counts`: filings by how many half minutes the part was done within, the last for all that took longer.
    """

    form = models.ForeignKey("catalogue.FormDefinition", models.PROTECT, related_name="+", db_index=False)
    part = models.CharField(max_length=60)
    counts = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["form", "part"], name="part_time_once")]


class DraftPage(models.Model):
    """One file of a paper that is put together of several, in the order they are read.

    The paper a dossier gets is the DraftPaper bound of them; there is none while they wait to be bound.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="pages", db_index=False)
    component_code = models.CharField(max_length=60)
    position = models.SmallIntegerField(help_text="from 1")
    turn = models.SmallIntegerField(default=0, help_text="quarter turns clockwise")
    file = models.ForeignKey("platform.FileRecord", models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, help_text="of the bytes as sent")
    reused_from = models.ForeignKey(
        "dossiers.Paper", models.SET_NULL, null=True, related_name="+", db_index=False
    )

    class Meta:
        indexes = [models.Index(fields=["draft", "component_code", "position"], name="draft_page_order")]


class Enclosure(models.Model):
    """A file that answers a question of the form, while the draft is filled in; sent, it is a Paper."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="enclosures", db_index=False)
    question = models.CharField(max_length=60)
    file = models.ForeignKey("platform.FileRecord", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "question", "file"], name="enclosure_once")]


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


class BehalfKind(models.TextChoices):
    """On what ground one person files for another."""

    GUARDIAN = "guardian", _("Con chưa thành niên của tôi")
    AUTHORISED = "authorised", _("Người đã uỷ quyền cho tôi")


class Behalf(models.Model):
    """What an account declared: for whom it files, on which paper, until when.

    Declared by whoever files, not found in a register: an officer looks at the paper with each dossier. It
    holds on days before `valid_to`, unless it was ended.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey("parties.Account", models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=12, choices=BehalfKind.choices)
    name = models.CharField(max_length=200)
    personal_id = models.CharField(max_length=20, blank=True)
    birth_date = models.DateField()
    proof = models.CharField(max_length=300, help_text="the paper that says so: kind, number, date")
    paper = models.ForeignKey(
        "platform.FileRecord",
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        help_text="that paper itself, which goes along with dossiers",
    )
    valid_to = models.DateField()
    declared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["account", "id"], name="behalf_own", condition=models.Q(ended_at=None)),
            models.Index(
                fields=["personal_id"],
                name="behalf_of_me",
                condition=models.Q(ended_at=None) & ~models.Q(personal_id=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.pk}"
