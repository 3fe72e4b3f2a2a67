"""Shelves of an agency, and which unit has the paper of a dossier, on which of them."""

import uuid

from django.db import models


class Shelf(models.Model):
    """A place for paper under a code that is written on it; closed ones stay for the past."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+", db_index=False)
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=120, blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "code"], name="shelf_code_once")]


class Holding(models.Model):
    """Where the paper of a dossier is. Without a row it is where the dossier was taken in, on no shelf."""

    dossier = models.OneToOneField("dossiers.Dossier", models.PROTECT, related_name="+")
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+", db_index=False)
    shelf = models.ForeignKey(Shelf, models.PROTECT, null=True, related_name="+", db_index=False)
    is_missing = models.BooleanField(default=False, help_text="listed when handed over, and not found")
    since = models.DateTimeField()
    by_post = models.BigIntegerField()

    class Meta:
        indexes = [
            models.Index(
                fields=["shelf", "since"], name="holding_shelf", condition=models.Q(shelf__isnull=False)
            )
        ]
