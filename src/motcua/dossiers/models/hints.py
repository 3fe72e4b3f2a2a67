"""What helps and binds nobody: who has a dossier on the screen, what somebody was told this morning; and who
has looked at a dossier, for its people."""

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


class Opening(models.Model):
    """An officer opened a dossier on a day, in a unit: once a day, whoever they are and however often."""

    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, related_name="+", db_index=False)
    account = models.ForeignKey("parties.Account", models.PROTECT, related_name="+", db_index=False)
    unit = models.BigIntegerField(help_text="in which they acted; 0 for none")
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "day", "account", "unit"], name="opening_once")
        ]

    def __str__(self) -> str:
        return f"{self.day} #{self.dossier_id}"


class Digest(models.Model):
    """The newest morning digest of one account; `day` is the last day that was seen to.

    `lines` has a count by the name of the line, and is empty where there was nothing to say.
    """

    account = models.OneToOneField("parties.Account", models.CASCADE, primary_key=True, related_name="+")
    day = models.DateField(null=True)
    made_at = models.DateTimeField(null=True)
    post = models.BigIntegerField(null=True)
    lines = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.day} #{self.account_id}"
