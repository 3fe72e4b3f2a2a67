"""Procedures, their versions, and what people find them by."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q

from motcua.catalogue.models.definition import FormDefinition, ProcessSpec


class Status(models.TextChoices):
    """Only published versions take dossiers; imported and begun ones wait for somebody to complete them."""

    PUBLISHED = "published"
    IMPORTED = "imported"
    BEGUN = "begun"


class Field(models.Model):
    """A field of work (lĩnh vực); rights are given by field."""

    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=500)
    sort_key = models.CharField(max_length=2000, db_collation="C")

    def __str__(self) -> str:
        return self.name


class Procedure(models.Model):
    """A procedure under its code; everything else about it belongs to a version."""

    code = models.CharField(max_length=60, unique=True)

    def __str__(self) -> str:
        return self.code


class ProcedureVersion(models.Model):
    """What the law said of a procedure from a day on.

    `found_by` is the folded text the version is found by. `digest` is that of the content it was made from,
    so that loading the same content again does nothing. The day `effective_to` is still in force; it is
    the only column that changes after publication, when a later version follows. A provisional
    version (quy trình khung tạm) always has one, and warns before it. `eligibility` holds what is asked
    before a dossier is taken in, where anything is. `texts` holds words of the national database that are
    not data: steps, requirements, papers told in prose.
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=10, choices=Status)
    name = models.CharField(max_length=2000)
    found_by = models.TextField()
    sort_key = models.TextField(db_collation="C")
    field = models.ForeignKey(Field, on_delete=models.PROTECT, related_name="versions")
    level = models.CharField(max_length=10)
    audience = models.JSONField(default=list)
    effective_from = models.DateField()
    effective_to = models.DateField(null=True, blank=True)
    is_provisional = models.BooleanField(db_default=False)
    decision = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    start_rule = models.CharField(max_length=20, default="received")
    non_territorial = models.BooleanField(default=False)
    max_extensions = models.PositiveSmallIntegerField(default=1)
    supplement_answer_limit = models.CharField(max_length=12, blank=True)
    online_level = models.CharField(max_length=20, default="offline_only")
    partial_reason = models.CharField(max_length=20, blank=True)
    proactive_level = models.PositiveSmallIntegerField(default=0)
    processing_route = models.CharField(max_length=20, default="provincial")
    result_code = models.CharField(max_length=60, blank=True)
    result_name = models.TextField(blank=True)
    result_valid_months = models.PositiveSmallIntegerField(null=True, blank=True)
    has_result_document = models.BooleanField(default=True)
    form = models.ForeignKey(FormDefinition, on_delete=models.PROTECT, null=True, blank=True)
    spec = models.ForeignKey(ProcessSpec, on_delete=models.PROTECT, null=True, blank=True)
    legal_basis = models.JSONField(default=list)
    eligibility = models.JSONField(null=True, blank=True)
    sources = models.JSONField(default=list)
    texts = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["procedure", "number"], name="procedure_version_once"),
            models.UniqueConstraint(
                fields=["procedure"], condition=Q(status="imported"), name="one_imported_version"
            ),
            models.CheckConstraint(
                condition=~Q(status="published") | (Q(form__isnull=False) & Q(spec__isnull=False)),
                name="published_version_complete",
            ),
            models.CheckConstraint(
                condition=Q(is_provisional=False) | Q(effective_to__isnull=False),
                name="provisional_version_ends",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["procedure", "status", "-effective_from", "-number"], name="version_in_force"
            ),
            models.Index(fields=["status", "sort_key"], name="version_in_order"),
            GinIndex(SearchVector("found_by", config="simple"), name="version_found_by"),
            GinIndex(fields=["found_by"], name="version_found_alike", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return f"{self.procedure} · {self.number}"


class ProcedureTag(models.Model):
    """A list a procedure stands on from a day on, by a decision; the day `effective_to` still counts.

    Which kinds there are is told in `editing/tags.py`. Procedures are tagged, not versions: being on a list
    says nothing about how the procedure is done.
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="tags")
    kind = models.CharField(max_length=30)
    phase = models.CharField(max_length=100, blank=True)
    decision = models.CharField(max_length=200)
    effective_from = models.DateField()
    effective_to = models.DateField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["procedure", "kind"], name="tag_of_procedure")]

    def __str__(self) -> str:
        return f"{self.procedure} · {self.kind}"


class Variant(models.Model):
    """What one agency does otherwise in a procedure, by a decision; the day `effective_to` still counts.

    `overrides` holds only what differs (variants/resolving.py); the rest is inherited from the version in
    force. Rows never change but for their last day, so that a dossier can keep the one it came under.
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="variants")
    agency = models.ForeignKey("agencies.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    overrides = models.JSONField()
    decision = models.CharField(max_length=200)
    effective_from = models.DateField()
    effective_to = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["procedure", "agency", "-effective_from"], name="variant_in_force")
        ]

    def __str__(self) -> str:
        return f"{self.procedure} · {self.agency}"


class Draft(models.Model):
    """The next version of a procedure while it is being written; one a procedure.

    `content` has the shape of data/schema/procedure.json with the process inside. `revision` counts the
    saves: whoever saves names the one they saw, so that nobody writes over somebody else. `base` is the
    version it was copied from, and what it is compared with. The row goes with publication or when it is
    thrown away; the ledger keeps who did what.
    """

    procedure = models.OneToOneField(Procedure, on_delete=models.PROTECT, related_name="draft")
    base = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="+")
    content = models.JSONField()
    revision = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField()
    opened_by = models.BigIntegerField(null=True)
    saved_at = models.DateTimeField()
    saved_by = models.BigIntegerField(null=True)
    proposal = models.UUIDField(null=True, help_text="sent to a second person; frozen while that one is open")

    def __str__(self) -> str:
        return f"{self.procedure} · {self.revision}"


class Said(models.TextChoices):
    """Why a phrase leads where it does. A filler leads nowhere: it says nothing about what is looked for."""

    SAID = "said"
    ABOLISHED = "abolished"
    ELSEWHERE = "elsewhere"
    EVENT = "event"
    FILLER = "filler"


class SearchPhrase(models.Model):
    """How people call something. `words` are those of the phrase, folded, each once; all must be typed.

    `procedures` are codes, the likeliest first; one not in force here is passed over. `note` is told above
    the results: what took the place of something, or who does it. `event` is the slug of a life event.
    """

    phrase = models.CharField(max_length=100)
    folded = models.CharField(max_length=100)
    words = ArrayField(models.CharField(max_length=100))
    kind = models.CharField(max_length=10, choices=Said)
    procedures = ArrayField(models.CharField(max_length=60), default=list)
    event = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=300, blank=True)
    certainty = models.CharField(max_length=12, default="S")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "phrase"], name="search_phrase_once"),
        ]
        indexes: ClassVar = [
            GinIndex(fields=["words"], name="search_phrase_words"),
            GinIndex(fields=["folded"], name="search_phrase_alike", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return self.phrase


class LifeEvent(models.Model):
    """What people do when something happens: `steps` are title, says, procedures, in the order they come."""

    slug = models.CharField(max_length=60, unique=True)
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100)
    summary = models.CharField(max_length=60, blank=True)
    lead = models.CharField(max_length=200, blank=True)
    steps = models.JSONField()
    certainty = models.CharField(max_length=12, default="S")

    def __str__(self) -> str:
        return self.name
