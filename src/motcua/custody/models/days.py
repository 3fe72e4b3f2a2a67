"""The end of a day at the counter, as it was counted and signed."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models


class DayClose(models.Model):
    """Never changed: whatever comes in later for that day is closed under the next number."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    number = models.PositiveSmallIntegerField()
    closed_at = models.DateTimeField()
    closed_by = models.BigIntegerField(help_text="account")
    closed_post = models.BigIntegerField()
    dossiers = ArrayField(models.BigIntegerField(), help_text="what came in that day")
    receipts = ArrayField(models.BigIntegerField(), help_text="whose money was counted")
    money = models.BigIntegerField(help_text="of the receipts, in đồng")
    counted = models.BigIntegerField(help_text="in the till, in đồng")
    unshelved = models.IntegerField(help_text="of that day's, neither on a shelf nor handed on")
    to_hand_on = models.IntegerField(help_text="papers for other agencies still here")
    drafts = models.IntegerField(help_text="manifests and intakes begun and not finished")
    remark = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "day", "number"], name="day_closed_once")]
