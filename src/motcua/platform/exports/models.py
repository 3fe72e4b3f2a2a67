"""Files of lists, and who ordered them; the bytes lie on disk under the order's own name."""

import uuid

from django.db import models


class Export(models.Model):
    """An order for a file. `spec` says which list and filter; it goes with the file after a day."""

    class Kind(models.TextChoices):
        XLSX = "xlsx"
        CSV = "csv"
        JSON = "json"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account_id = models.BigIntegerField()
    post_id = models.BigIntegerField(null=True)
    behalf_id = models.BigIntegerField(null=True, help_text="account of whom they stand in for")
    unit_id = models.BigIntegerField(null=True, help_text="the unit they act in")
    channel = models.CharField(max_length=10)
    source = models.CharField(max_length=60)
    spec = models.JSONField(default=dict)
    title = models.CharField(max_length=200, help_text="the list and its filter, in words")
    kind = models.CharField(max_length=4, choices=Kind)
    asked_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True)
    rows = models.IntegerField(null=True)
    why_not = models.TextField(blank=True)

    class Meta:
        db_table = "exports_export"
        indexes = (
            models.Index(fields=("account_id", "-asked_at"), name="export_of_account"),
            models.Index(fields=("asked_at",), name="export_age"),
        )

    def __str__(self) -> str:
        return f"{self.public_id}.{self.kind}"
