"""Calls people make to a centre, and calling them back."""

import uuid

from django.db import models


class Call(models.Model):
    """One call. It ends as a question with its answer, as feedback (`matter`), or when reached."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    intent = models.UUIDField(unique=True)
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+", db_index=False)
    phone = models.CharField(max_length=20)
    name = models.CharField(max_length=200, blank=True)
    words = models.TextField()
    code = models.CharField(
        max_length=60, blank=True, help_text="of a dossier or a procedure, as it was told"
    )
    taken_at = models.DateTimeField()
    taken_post = models.BigIntegerField()
    recipe = models.JSONField()
    call_by = models.DateTimeField()
    answer = models.TextField(blank=True)
    matter = models.OneToOneField("feedback.Matter", models.PROTECT, null=True, related_name="call")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["unit", "call_by", "id"],
                name="call_waiting",
                condition=models.Q(closed_at__isnull=True),
            ),
            models.Index(
                fields=["unit", "-closed_at"], name="call_closed", condition=models.Q(closed_at__isnull=False)
            ),
        ]


class CallTry(models.Model):
    """One time somebody called back."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="tries", db_index=False)
    number = models.PositiveSmallIntegerField()
    tried_at = models.DateTimeField()
    by_post = models.BigIntegerField()
    is_reached = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "number"], name="call_tried_once")]
