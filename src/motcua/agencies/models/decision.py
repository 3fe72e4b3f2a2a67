"""The written decisions on which units, posts, competence and delegations rest, and the numbers they fix."""

from typing import ClassVar

from django.db import models

from motcua.agencies.models.dated import Dated


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


class Setting(Dated):
    """A number a unit fixes for itself and the units under it, such as a limit of hours, and where from."""

    unit = models.ForeignKey("agencies.Unit", models.CASCADE, related_name="+", db_index=False)
    key = models.CharField(max_length=60)
    value = models.PositiveIntegerField()
    source = models.CharField(max_length=300)
    certainty = models.CharField(max_length=40)

    class Meta(Dated.Meta):
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "key", "valid_from"], name="agencies_setting_once"),
        ]

    def __str__(self) -> str:
        return f"{self.key} = {self.value}"
