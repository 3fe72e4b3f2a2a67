"""The result: drafted, approved, signed, numbered, issued, delivered — separate acts, separate evidence."""

from django.db import models


class Result(models.Model):
    """One version of the result. Its fingerprint is what is approved and signed; a change makes a new one."""

    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, related_name="results", db_index=False)
    number = models.SmallIntegerField(default=1)
    decision = models.CharField(max_length=8, help_text="grant or refuse")
    content = models.TextField()
    fingerprint = models.CharField(max_length=64)
    drafted_by = models.BigIntegerField(help_text="post")
    drafted_at = models.DateTimeField()
    approved_by = models.BigIntegerField(null=True)
    approved_at = models.DateTimeField(null=True)
    signed_by = models.BigIntegerField(null=True)
    signed_at = models.DateTimeField(null=True)
    book_number = models.IntegerField(null=True)
    book_symbol = models.CharField(max_length=60, blank=True)
    issued_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "number"], name="result_version_once")]


class Delivery(models.Model):
    """The result was handed over: how, to whom, how they were identified."""

    dossier = models.OneToOneField("dossiers.Dossier", models.CASCADE, related_name="handed_over")
    channel = models.CharField(max_length=10)
    receiver = models.CharField(max_length=200)
    identity_check = models.CharField(max_length=20)
    receiver_number = models.CharField(max_length=20, blank=True, db_default="", help_text="identity number")
    authority = models.CharField(
        max_length=300, blank=True, db_default="", help_text="paper by which a proxy receives"
    )
    tracking_number = models.CharField(max_length=40, blank=True)
    delivered_by = models.BigIntegerField(help_text="post")
    delivered_at = models.DateTimeField()


class ResultReminder(models.Model):
    """The person was reminded on this local day that the result waits; never twice on one."""

    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, related_name="reminders", db_index=False)
    sent_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "sent_on"], name="result_reminder_once")]
