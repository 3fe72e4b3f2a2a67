"""Keys by which another system calls our API on behalf of an agency."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from motcua.parties.models.account import Account


class ApiKey(models.Model):
    """Only the digest of the secret is kept; the prefix finds the row and names the key in lists.

    `unit_id` is a unit of `agencies`, which lies above this room, hence a plain number. Scopes are
    names of permissions.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="api_keys")
    unit_id = models.BigIntegerField()
    name = models.CharField(max_length=200)
    scopes = ArrayField(models.CharField(max_length=80))
    prefix = models.CharField(max_length=12, unique=True)
    digest = models.BinaryField(max_length=32)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["unit_id"], name="parties_api_key_unit")]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"
