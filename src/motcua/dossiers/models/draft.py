"""A dossier being prepared: papers are uploaded here before it is sent. Its id is the intent key."""

import uuid

from django.db import models


class Draft(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey("parties.Account", models.PROTECT, related_name="+")
    procedure_code = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField()


class DraftPaper(models.Model):
    draft = models.ForeignKey(Draft, models.CASCADE, related_name="papers")
    component_code = models.CharField(max_length=60)
    file = models.ForeignKey("platform.FileRecord", models.PROTECT, related_name="+")
