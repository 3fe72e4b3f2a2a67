"""The trial row of the readiness check."""

from django.db import models


class Trial(models.Model):
    """One row for each host that asks."""

    host = models.TextField(primary_key=True)
    tried_at = models.DateTimeField()

    class Meta:
        db_table = "health_trial"

    def __str__(self) -> str:
        return self.host
