"""The mark by which processes notice that the organisation changed."""

import uuid

from django.db import models


class Revision(models.Model):
    """One row; a new random token with each change, so that no two states share one, even rolled back."""

    token = models.UUIDField(default=uuid.uuid4)

    def __str__(self) -> str:
        return str(self.token)
