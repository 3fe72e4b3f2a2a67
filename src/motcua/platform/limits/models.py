"""Tries counted."""

from django.db import models


class Attempt(models.Model):
    """How often something was tried since a moment; `digest` is keyed, so it names nobody."""

    digest = models.CharField(max_length=64, primary_key=True)
    began_at = models.DateTimeField()
    count = models.IntegerField()

    class Meta:
        db_table = "platform_attempt"
        indexes = (models.Index(fields=("began_at",), name="platform_attempt_age"),)

    def __str__(self) -> str:
        return f"{self.digest[:8]}: {self.count}"
