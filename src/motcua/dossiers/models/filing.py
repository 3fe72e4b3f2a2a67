"""A dossier as its person fills it in, before it is sent; and whose a dossier is afterwards."""

from django.db import models
from django.db.models import Q


class Filing(models.Model):
    """What a person has typed so far, under the draft's id, exactly as typed.

    `stamps` say for each answer at which revision, from which open page and as which of its saves it came:
    an older save never takes the place of a newer one (`filing.merging`). Somebody who has not signed in yet
    is known by `visitor`, a number of their browser's session; who signs in takes it along.
    """

    draft = models.OneToOneField(
        "dossiers.Draft", models.CASCADE, primary_key=True, related_name="filing", db_column="draft_id"
    )
    account = models.ForeignKey(
        "parties.Account", models.PROTECT, null=True, related_name="+", db_index=False
    )
    visitor = models.UUIDField(null=True)
    version_of_procedure = models.ForeignKey(
        "catalogue.ProcedureVersion",
        models.PROTECT,
        related_name="+",
        db_column="procedure_version_id",
        db_index=False,
        help_text="whose questions were answered last",
    )
    choices = models.JSONField(default=dict, help_text="where, in which case, for whom, how the result comes")
    answers = models.JSONField(default=dict)
    stamps = models.JSONField(default=dict)
    revision = models.IntegerField(default=0, help_text="rises by one with every save that changed something")
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="filing_has_bearer",
                condition=Q(account__isnull=False, visitor__isnull=True)
                | Q(account__isnull=True, visitor__isnull=False),
            )
        ]
        indexes = [
            models.Index(
                fields=["account", "-saved_at"], name="filing_own", condition=Q(sent_at__isnull=True)
            ),
            models.Index(fields=["visitor"], name="filing_visitor", condition=Q(visitor__isnull=False)),
        ]


class Holder(models.Model):
    """An account to whom a dossier belongs: it filed it, or took it over by its own identity number."""

    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, related_name="+", db_index=False)
    account = models.ForeignKey("parties.Account", models.PROTECT, related_name="+", db_index=False)
    how = models.CharField(max_length=10, help_text="filed or claimed")
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "dossier"], name="holder_once")]
        indexes = [
            models.Index(fields=["account", "-dossier"], name="holder_newest"),
            models.Index(fields=["dossier"], name="holder_dossier"),
        ]
