"""The dossier itself, the people in it, and what was declared."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from motcua.dossiers.status import Status

HELPED_ELSEWHERE = ~models.Q(helping=models.F("receiving"))
"""Typed by an office that did not receive it: few, and in none of the lists by receiving unit."""
_SIDES = {"competent": None, "receiving": None, "helping": HELPED_ELSEWHERE}


class Dossier(models.Model):
    """One request under one procedure version.

    Business status, money, delivery and synchronisation are four separate state machines. The clock's
    recipe and the process instance are small JSON values owned by the kernel; `due_at` repeats what the
    recipe gives, so that lists can be ordered by it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    intent_key = models.UUIDField(unique=True, help_text="the draft's id: one intent, one dossier")
    code = models.CharField(max_length=60)
    issuing_system = models.CharField(max_length=40, default="motcua")
    external_codes = ArrayField(models.CharField(max_length=80), default=list)
    source_system = models.CharField(max_length=40, default="motcua")
    is_mirror = models.BooleanField(default=False)
    is_training = models.BooleanField(default=False)

    version_of_procedure = models.ForeignKey(
        "catalogue.ProcedureVersion",
        models.PROTECT,
        related_name="+",
        db_column="procedure_version_id",
        db_index=False,
    )
    variant = models.ForeignKey(
        "catalogue.Variant",
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        help_text="what the deciding agency did otherwise on the day of filing",
    )
    procedure_code = models.CharField(max_length=40)
    field_code = models.CharField(max_length=40)
    case_code = models.CharField(max_length=60, blank=True)

    channel = models.CharField(max_length=10)
    help_kind = models.CharField(max_length=10, default="self")
    result_channel = models.CharField(max_length=10, default="counter")
    helping = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    receiving = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+", db_index=False)
    competent = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+", db_index=False)
    counter = models.ForeignKey(
        "agencies.Counter",
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        help_text="where it was taken in",
    )
    is_non_territorial = models.BooleanField(default=False)

    status = models.SmallIntegerField(choices=[(s.value, s.name) for s in Status])
    money = models.CharField(max_length=10, default="none")
    delivery = models.CharField(max_length=10, default="none")
    sync = models.CharField(max_length=10, default="none")

    submitted_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    clock_started_at = models.DateTimeField(null=True)
    intake_due_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    due_is_estimate = models.BooleanField(default=True)
    finished_at = models.DateTimeField(
        null=True, help_text="the result was ready, or the dossier ended otherwise"
    )
    returned_at = models.DateTimeField(null=True)
    recipe = models.JSONField(null=True)
    process = models.JSONField()
    holders = models.JSONField(
        default=dict, help_text="step key → [account, post] of whoever acted there last"
    )
    extension_count = models.SmallIntegerField(default=0)
    supplement_count = models.SmallIntegerField(default=0)
    version = models.IntegerField(default=1, help_text="rises by one with every act; writers must name it")

    guard_facts = models.JSONField(default=dict, help_text="answers that guards of the process may ask for")
    fee_facts = models.JSONField(default=dict, help_text="counted units and claimed exemptions")
    owner_name = models.CharField(max_length=200)
    owner_name_folded = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "issuing_system"], name="dossier_code_once"),
            models.CheckConstraint(condition=models.Q(status__range=(1, 10)), name="dossier_status_known"),
        ]
        indexes = [
            models.Index(fields=["competent", "-submitted_at", "-id"], name="dossier_competent"),
            models.Index(fields=["receiving", "-submitted_at", "-id"], name="dossier_receiving"),
            models.Index(fields=["-submitted_at", "-id"], name="dossier_newest"),
            models.Index(
                fields=["competent", "due_at"],
                name="dossier_open",
                include=["submitted_at", "status", "field_code", "due_is_estimate", "is_training"],
                condition=models.Q(finished_at__isnull=True),
            ),
            models.Index(
                fields=["finished_at"],
                name="dossier_finished",
                include=[
                    "competent",
                    "submitted_at",
                    "due_at",
                    "field_code",
                    "due_is_estimate",
                    "is_training",
                ],
                condition=models.Q(finished_at__isnull=False),
            ),
            models.Index(
                fields=["competent", "status"],
                name="dossier_open_status",
                condition=models.Q(status__in=[1, 2, 4, 5, 6, 8, 9]),
            ),
            models.Index(
                fields=["receiving", "-submitted_at", "-id"],
                name="dossier_for_others",
                condition=models.Q(is_non_territorial=True),
            ),
            models.Index(
                fields=["competent", "-submitted_at", "-id"],
                name="dossier_by_others",
                condition=models.Q(is_non_territorial=True),
            ),
            models.Index(
                fields=["receiving", "finished_at"],
                name="dossier_unclaimed",
                include=["id", "is_training", "field_code", "procedure_code"],
                condition=models.Q(status=9, result_channel="counter"),
            ),
            models.Index(fields=["owner_name_folded"], name="dossier_owner", opclasses=["text_pattern_ops"]),
            *(
                models.Index(
                    fields=[side, "owner_name_folded"],
                    name=f"dossier_owner_{side}",
                    opclasses=["int8_ops", "text_pattern_ops"],
                    include=["submitted_at", "id", "is_training", "field_code", "procedure_code"],
                    condition=condition,
                )
                for side, condition in _SIDES.items()
            ),
        ]


class Participant(models.Model):
    """A person of the dossier as written down at filing: applicant, owner, subject, representative."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="participants", db_index=False)
    role = models.CharField(max_length=16)
    person_id = models.BigIntegerField(null=True, help_text="parties.Person, when the identity is known")
    name = models.CharField(max_length=200)
    name_folded = models.CharField(max_length=200)
    personal_id = models.CharField(max_length=20, blank=True)
    birth_date = models.DateField(null=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "role"], name="participant_role_once")]
        indexes = [
            models.Index(fields=["personal_id"], name="participant_pid", condition=~models.Q(personal_id="")),
            models.Index(fields=["phone"], name="participant_phone", condition=~models.Q(phone="")),
        ]


class Submission(models.Model):
    """What was declared: the answers to the form, kept as filed; a supplement adds a new row."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="submissions", db_index=False)
    number = models.SmallIntegerField(default=1)
    answers = models.JSONField()
    digest = models.CharField(max_length=64, help_text="sha256 of the canonical answers")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "number"], name="submission_once")]


class Holder(models.Model):
    """An account to whom a dossier belongs: it filed it, or took it over by its own identity number."""

    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, related_name="+", db_index=False)
    account = models.ForeignKey("parties.Account", models.PROTECT, related_name="+", db_index=False)
    how = models.CharField(max_length=10, help_text="filed or claimed")
    since = models.DateTimeField()
    behalf = models.ForeignKey(
        "dossiers.Behalf",
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        help_text="on what it was filed for another",
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "dossier"], name="holder_once")]
        indexes = [
            models.Index(fields=["account", "-dossier"], name="holder_newest"),
            models.Index(fields=["dossier"], name="holder_dossier"),
        ]
