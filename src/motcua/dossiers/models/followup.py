"""What was undertaken about a late or stuck dossier; what officers cannot do for want of an answer."""

import uuid

from django.db import models


class FollowUp(models.Model):
    """Cause, owner and settle-by date of a dossier that is late or stuck; one a dossier, kept afterwards."""

    dossier = models.OneToOneField("dossiers.Dossier", models.CASCADE, related_name="followed_up")
    cause = models.CharField(max_length=20)
    explanation = models.TextField(blank=True)
    owner = models.ForeignKey("parties.Account", models.PROTECT, related_name="+", db_index=False)
    settle_by = models.DateField()
    written_at = models.DateTimeField()
    written_by = models.BigIntegerField(help_text="post")
    noted_at = models.DateTimeField(help_text="when it was last written about; a week later it is due again")
    version = models.IntegerField(default=1, help_text="writers name the one they saw")


class FollowUpNote(models.Model):
    """What was done about it since, at least once a week."""

    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, related_name="follow_up_notes")
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.BigIntegerField(help_text="post")


class Obstacle(models.Model):
    """A question of law or practice that stands in the way: who raised it, who answers, until when."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+", db_index=False)
    department = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+", db_index=False)
    field_code = models.CharField(max_length=40, blank=True, help_text="of what it is about, if anything")
    procedure_code = models.CharField(max_length=40, blank=True)
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, null=True, related_name="obstacles")
    question = models.TextField()
    due_on = models.DateField()
    raised_at = models.DateTimeField()
    raised_by = models.BigIntegerField(help_text="post")
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True, help_text="post")

    class Meta:
        indexes = [
            models.Index(fields=["unit", "due_on", "id"], name="obstacle_raised"),
            models.Index(fields=["department", "due_on", "id"], name="obstacle_asked"),
        ]
