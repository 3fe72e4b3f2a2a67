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


class Errand(models.Model):
    """Something one officer asks of another by a day, from the page they were looking at.

    About a dossier, or about a list or figure kept as the address of its page; never both.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    giver = models.ForeignKey("parties.Account", models.PROTECT, related_name="+", db_index=False)
    given_by = models.BigIntegerField(help_text="post")
    owner = models.ForeignKey("parties.Account", models.PROTECT, related_name="+", db_index=False)
    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, null=True, related_name="errands")
    address = models.CharField(max_length=500, blank=True, help_text="of the page with its filter")
    text = models.TextField()
    due_on = models.DateField()
    given_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True, help_text="answered, or taken back by who gave it")
    is_taken_back = models.BooleanField(db_default=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["owner", "due_on", "id"],
                name="errand_of_owner",
                condition=models.Q(closed_at__isnull=True),
            ),
            models.Index(
                fields=["giver", "due_on", "id"],
                name="errand_of_giver",
                condition=models.Q(closed_at__isnull=True),
            ),
            models.Index(fields=["owner", "-closed_at"], name="errand_done_by"),
            models.Index(fields=["giver", "-closed_at"], name="errand_done_for"),
        ]
