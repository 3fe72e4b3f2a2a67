"""The written decisions on which units, posts, competence and delegations rest."""

from typing import ClassVar

from django.db import models


class Decision(models.Model):
    """A decision is known by a short key in our data; its number may still be unverified."""

    key = models.CharField(max_length=80, unique=True)
    number = models.CharField(max_length=80, blank=True, default="")
    signed_on = models.DateField(null=True, blank=True)
    subject = models.CharField(max_length=500)
    certainty = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["key"]

    def __str__(self) -> str:
        return f"{self.number or self.key}"
