"""A calendar somebody wants changed, and the promised dates that would move with it."""

import uuid

from django.db import models


class CalendarDraft(models.Model):
    """One next version of a calendar, whole. Lines are counted for an `edition`; each change is a new one.

    With `for_unit_id` the unit is to work by this calendar, begun as a copy of `origin`; with `leaves_on` too
    it is to leave this calendar on that day for `origin`, whose days the draft has from then on already.
    `account_id` and what follows say in whose name dates are moved once a second person has approved.
    """

    class State(models.TextChoices):
        OPEN = "open"
        PROPOSED = "proposed"
        SAVED = "saved"
        LEAVING = "leaving"
        DONE = "done"
        DROPPED = "dropped"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=40)
    base = models.CharField(max_length=40, help_text="the version that was in force when it was begun")
    version = models.CharField(max_length=40)
    data = models.JSONField()
    origin = models.CharField(max_length=40, blank=True, default="", db_default="")
    origin_version = models.CharField(max_length=40, blank=True, default="", db_default="")
    for_unit_id = models.BigIntegerField(null=True)
    leaves_on = models.DateField(null=True)
    made_by = models.BigIntegerField()
    touched_at = models.DateTimeField(help_text="begun, changed or put in force")
    edition = models.IntegerField(default=1)
    counted_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    proposal = models.UUIDField(null=True)
    because = models.CharField(max_length=500, blank=True, default="")
    account_id = models.BigIntegerField(null=True)
    post_id = models.BigIntegerField(null=True)
    behalf_id = models.BigIntegerField(null=True)
    unit_id = models.BigIntegerField(null=True)
    channel = models.CharField(max_length=10, blank=True, default="")
    moved = models.IntegerField(default=0)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "made_by"], name="calendar_draft_one_open", condition=models.Q(state="open")
            )
        ]
        indexes = [
            models.Index(
                fields=["touched_at"],
                name="calendar_draft_under_way",
                condition=models.Q(state__in=["open", "proposed", "saved"]),
            )
        ]


class CalendarMove(models.Model):
    """One promised date an edition of the draft would move, or keep where it would come earlier."""

    draft = models.ForeignKey(CalendarDraft, models.CASCADE, related_name="moves", db_index=False)
    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, related_name="+", db_index=False)
    edition = models.IntegerField()
    unit_id = models.BigIntegerField()
    before = models.DateTimeField()
    after = models.DateTimeField()
    is_kept = models.BooleanField()
    why = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "edition", "dossier"], name="calendar_move_once")
        ]
        indexes = [
            models.Index(fields=["draft", "edition", "unit_id", "before"], name="calendar_move_by_unit")
        ]
