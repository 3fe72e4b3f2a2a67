"""The table of stored files; the bytes lie on disk under a path made of their fingerprint."""

import uuid

from django.db import models


class FileRecord(models.Model):
    """One file as handed in. Two equal files share their bytes on disk, never their record."""

    class Kind(models.TextChoices):
        PDF = "pdf"
        JPEG = "jpeg"
        PNG = "png"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    kind = models.CharField(max_length=4, choices=Kind)
    original_name = models.CharField(max_length=200)
    account = models.BigIntegerField(null=True)
    stored_at = models.DateTimeField()

    class Meta:
        db_table = "files_file"

    def __str__(self) -> str:
        return f"{self.public_id}.{self.kind}"
