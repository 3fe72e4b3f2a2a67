"""The process as rows: who has which step of a dossier, since when and until when."""

from django.db import models


class Step(models.Model):
    """An open or closed step. `token` is the instance's; an opinion asked by hand has a negative one."""

    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, related_name="steps", db_index=False)
    token = models.IntegerField()
    key = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)
    function = models.CharField(max_length=30)
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+", db_index=False)
    competent_id = models.BigIntegerField(
        db_default=0, help_text="the dossier's, so that lists need not ask it"
    )
    field_code = models.CharField(max_length=40)
    holder = models.ForeignKey("parties.Account", models.PROTECT, null=True, related_name="+", db_index=False)
    holder_post = models.BigIntegerField(null=True)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    risk_at = models.DateTimeField(
        help_text="the earlier of the step's and the dossier's due moment; lists sort by it"
    )
    closed_at = models.DateTimeField(null=True)
    waits = models.BooleanField(
        db_default=False, help_text="the dossier waits: nobody here can go on with it"
    )
    alarmed_at = models.DateTimeField(null=True, help_text="nobody had taken it for four working hours")
    outcome = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "token"], name="step_token_once")]
        indexes = [
            models.Index(
                fields=["holder", "risk_at", "id"],
                name="step_mine",
                include=["unit", "kind", "field_code", "waits", "dossier", "token", "name", "due_at"],
                condition=models.Q(closed_at__isnull=True),
            ),
            models.Index(
                fields=["unit", "kind", "risk_at", "id"],
                name="step_of_unit",
                include=["field_code", "holder", "waits", "dossier", "token", "name", "due_at"],
                condition=models.Q(closed_at__isnull=True),
            ),
            models.Index(
                fields=["competent_id", "risk_at", "id"],
                name="step_opinion",
                include=["field_code"],
                condition=models.Q(closed_at__isnull=True, kind="consult"),
            ),
            models.Index(
                fields=["due_at"],
                name="step_unanswered",
                condition=models.Q(closed_at__isnull=True, kind="consult"),
            ),
            models.Index(
                fields=["opened_at"],
                name="step_without_holder",
                condition=models.Q(closed_at__isnull=True, holder__isnull=True),
            ),
            models.Index(
                fields=["closed_at"],
                name="step_decided",
                include=["unit", "competent_id", "field_code", "kind", "opened_at"],
                condition=models.Q(closed_at__isnull=False, kind__in=["approve", "sign"]),
            ),
            models.Index(
                fields=["unit", "risk_at", "id"],
                name="step_forgotten",
                condition=models.Q(closed_at__isnull=True, holder__isnull=True, alarmed_at__isnull=False),
            ),
        ]
