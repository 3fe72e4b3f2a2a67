"""Keys seen, with the answers given."""

from django.db import models


class IdempotencyKey(models.Model):
    """One key of one account. Without `status` the first request is still running, or died."""

    account = models.BigIntegerField()
    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    started_at = models.DateTimeField()
    status = models.SmallIntegerField(null=True)
    headers = models.JSONField(default=dict)
    body = models.BinaryField(default=b"")

    class Meta:
        db_table = "idempotency_key"
        constraints = (models.UniqueConstraint(fields=("account", "key"), name="idempotency_key_once"),)
        indexes = (models.Index(fields=("started_at",), name="idempotency_key_age"),)

    def __str__(self) -> str:
        return f"{self.account}:{self.key}"
