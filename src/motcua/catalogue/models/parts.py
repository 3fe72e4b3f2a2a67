"""Parts of a version: cases, limits, papers, fees, pauses; and which procedures are taken in anywhere."""

import uuid
from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from motcua.catalogue.models.procedure import ProcedureVersion


class Part(models.Model):
    """Something a version consists of, in a fixed order."""

    version = models.ForeignKey(ProcedureVersion, on_delete=models.CASCADE, related_name="%(class)s_set")
    place = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True


class Case(Part):
    """A case of the procedure (trường hợp); no `components` means all of them."""

    code = models.CharField(max_length=60)
    name = models.TextField()
    components = models.JSONField(default=list, blank=True)
    by_office = models.BooleanField(
        default=False, db_default=False, help_text="the office finds that it is this case; nobody chooses it"
    )

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["version", "code"], name="case_once")]

    def __str__(self) -> str:
        return self.code


class ChannelLimit(Part):
    """The legal time limit on a channel, for one case or (no case) for all that name none of their own.

    A limit of the national database that was not understood keeps its words in `text`, with no `limit`; where
    it tells none, both are empty and the row only says that the channel is offered.
    """

    case = models.CharField(max_length=60, blank=True)
    channel = models.CharField(max_length=10)
    limit = models.CharField(max_length=12, blank=True)
    text = models.TextField(blank=True)
    remark = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["version"], name="channel_limit_of_version")]

    def __str__(self) -> str:
        return f"{self.channel}: {self.limit or self.text}"


class Component(Part):
    """A paper or piece of information to hand in (thành phần hồ sơ)."""

    code = models.CharField(max_length=60)
    national_code = models.CharField(max_length=60, blank=True)
    name = models.TextField()
    originals = models.PositiveSmallIntegerField(null=True, blank=True)
    copies = models.PositiveSmallIntegerField(null=True, blank=True)
    required = models.BooleanField(default=True)
    condition = models.TextField(blank=True)
    when = models.JSONField(null=True, blank=True)
    from_database = models.BooleanField(default=False)
    is_form = models.BooleanField(
        null=True, help_text="the form itself; none: told by the code, as before anybody could say it"
    )
    accepts_result_codes = models.JSONField(default=list, blank=True)
    legal_basis = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["version", "code"], name="component_once")]
        indexes: ClassVar = [GinIndex(fields=["accepts_result_codes"], name="component_accepts")]

    def __str__(self) -> str:
        return self.name


class Fee(Part):
    """A fee as a rule of the kernel.

    Of the national database it may also be free, or several amounts without the rule that says which applies;
    its words are kept in `text`.
    """

    rule = models.JSONField(null=True, blank=True)
    channel = models.CharField(max_length=10, blank=True)
    is_free = models.BooleanField(default=False)
    amounts = models.JSONField(default=list, blank=True)
    currency = models.CharField(max_length=3, default="VND")
    text = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(rule__isnull=False) | Q(is_free=True) | ~Q(text=""), name="fee_says_something"
            )
        ]

    def __str__(self) -> str:
        return str(self.rule or self.text)


class PauseRule(Part):
    """An act that stops the clock of this version, by the article that allows it; nothing else does."""

    act = models.CharField(max_length=30)
    article = models.TextField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["version", "act"], name="pause_rule_once")]

    def __str__(self) -> str:
        return self.act


class NonTerritorialPhase(models.Model):
    """A phase of the list of procedures taken in anywhere; it holds on the days [valid_from, valid_to)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    decision = models.CharField(max_length=200, help_text="its number")
    decided_on = models.DateField(null=True)
    issuer = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    certainty = models.CharField(max_length=12, default="S")
    version = models.IntegerField(help_text="writers name the one they saw")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["decision", "name"], name="non_territorial_phase_once"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=models.F("valid_from")),
                name="non_territorial_days_in_order",
            ),
        ]


class NonTerritorialItem(models.Model):
    """A procedure of a phase under its code; the name as decided, for those not in force here."""

    phase = models.ForeignKey(
        NonTerritorialPhase, on_delete=models.CASCADE, related_name="items", db_index=False
    )
    place = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=60, db_index=True)
    name = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["phase", "code"], name="non_territorial_item_once")
        ]


class Wording(models.Model):
    """A text block officers pick while they write: for one kind of act, of a unit and those below it.

    Without a field of work it serves every field, without a procedure every procedure. `key` is that of the
    data file it came from; empty where somebody wrote it here. `version` is the number of the newest version.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=20)
    unit = models.ForeignKey("agencies.Unit", on_delete=models.PROTECT, related_name="+")
    field = models.ForeignKey("catalogue.Field", on_delete=models.PROTECT, null=True, related_name="+")
    procedure = models.ForeignKey(
        "catalogue.Procedure", on_delete=models.PROTECT, null=True, related_name="+"
    )
    version = models.PositiveIntegerField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.BigIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "key"], condition=~Q(key=""), name="wording_of_the_data_once"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "kind"], name="wording_of_a_unit")]

    def __str__(self) -> str:
        return f"{self.kind} · {self.public_id}"


class WordingVersion(models.Model):
    """What a text block said from a moment on. Never changed: acts name the version they were written with.

    `saved_by` is an account; none where it came with the data.
    """

    wording = models.ForeignKey(Wording, on_delete=models.CASCADE, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField()
    article = models.CharField(max_length=300, blank=True)
    certainty = models.CharField(max_length=12, default="S")
    saved_at = models.DateTimeField()
    saved_by = models.BigIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["wording", "number"], name="wording_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.wording_id} · {self.number}"
