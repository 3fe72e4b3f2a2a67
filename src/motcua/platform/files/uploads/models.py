"""Files on their way in; the bytes so far lie on disk under the upload's own number."""

import uuid

from django.db import models
from django.db.models import Q


class Upload(models.Model):
    """One file somebody sends in pieces. `received` bytes are safe on the disk; what lies behind them is not
    acknowledged and is cut off before the next piece. `file` is what became of it once it was taken in.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.BigIntegerField()
    purpose = models.CharField(max_length=200, help_text="what it is for, in words of the room that takes it")
    name = models.CharField(max_length=200)
    size = models.BigIntegerField(help_text="as announced")
    received = models.BigIntegerField(default=0)
    began_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    sha256 = models.CharField(max_length=64, blank=True, help_text="of the bytes as sent, once taken in")
    file = models.ForeignKey("platform.FileRecord", models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "files_upload"
        constraints = (
            models.CheckConstraint(
                name="files_upload_within",
                condition=Q(received__gte=0) & Q(received__lte=models.F("size")),
            ),
        )
        indexes = (
            models.Index(fields=("account", "began_at"), name="files_upload_account"),
            models.Index(fields=("expires_at",), name="files_upload_age"),
        )

    def __str__(self) -> str:
        return f"{self.id}: {self.received}/{self.size}"
