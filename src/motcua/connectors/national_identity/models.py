"""What is remembered of a provider that does not answer."""

from django.db import models


class Outage(models.Model):
    """A provider is out of reach since a moment; nobody calls it before `again_at`. Gone when it answers."""

    class Kind(models.TextChoices):
        DOWN = "down"
        CLOCK = "clock"

    issuer = models.CharField(max_length=300, primary_key=True)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    since = models.DateTimeField()
    again_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.issuer}: {self.kind}"
