"""What people think of how a dossier was handled. No row names the dossier or the person (ADR 0057)."""

import uuid

from django.db import models


class Rating(models.Model):
    """One dossier's rating. `mark` is a keyed digest of the dossier: found from it, never the way back."""

    mark = models.CharField(max_length=64, unique=True)
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+", db_index=False)
    month = models.DateField(help_text="first day of the month it was given in")
    given_on = models.DateField()
    last = models.PositiveSmallIntegerField(default=0, help_text="number of what was said last")


class RatingSaid(models.Model):
    """What was said, each time; earlier ones stay. `is_counted`: the last one of the rating's own month."""

    rating = models.ForeignKey(Rating, models.PROTECT, related_name="said", db_index=False)
    number = models.PositiveSmallIntegerField()
    said_on = models.DateField()
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+", db_index=False)
    month = models.DateField()
    overall = models.PositiveSmallIntegerField()
    waiting = models.PositiveSmallIntegerField(null=True)
    attitude = models.PositiveSmallIntegerField(null=True)
    guidance = models.PositiveSmallIntegerField(null=True)
    timeliness = models.PositiveSmallIntegerField(null=True)
    cost = models.PositiveSmallIntegerField(null=True)
    words = models.TextField(blank=True)
    is_counted = models.BooleanField(default=True)
    shuffle = models.UUIDField(default=uuid.uuid4, help_text="the order in which words are shown")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rating", "number"], name="rating_said_once"),
            models.CheckConstraint(
                condition=models.Q(overall__gte=1, overall__lte=5), name="rating_of_five_steps"
            ),
        ]
        indexes = [
            models.Index(fields=["month", "unit"], name="rating_counted", condition=models.Q(is_counted=True))
        ]
