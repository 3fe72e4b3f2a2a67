"""Who has a dossier on the screen: a hint that fades, never a lock."""

from django.db import models


class Presence(models.Model):
    """One person at one dossier. Of no meaning two minutes after `seen_at`."""

    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, related_name="+", db_index=False)
    account = models.ForeignKey("parties.Account", models.CASCADE, related_name="+", db_index=False)
    since = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "account"], name="presence_once")]
        indexes = [models.Index(fields=["seen_at"], name="presence_age")]
