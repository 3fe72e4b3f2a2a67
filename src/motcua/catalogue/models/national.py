"""What is published here held against the national list, as it was on a day."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Kind(models.TextChoices):
    """Where a procedure of a comparison stands."""

    DIFFERS = "differs"
    ONLY_HERE = "only_here"
    ONLY_THERE = "only_there"


class NationalComparison(models.Model):
    """One comparison with one file; rows never change.

    `digest` is that of the file, empty where it could not be read: then `fault` says why. `there` and `here`
    count the procedures compared, `broken` the lines of the file that could not be read.
    """

    compared_at = models.DateTimeField()
    compared_by = models.BigIntegerField(null=True)
    file = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, blank=True)
    fault = models.CharField(max_length=500, blank=True)
    there = models.PositiveIntegerField(default=0)
    here = models.PositiveIntegerField(default=0)
    broken = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.file} {self.compared_at}"


class NationalDifference(models.Model):
    """One procedure that is not the same on both sides.

    `facts` has a triple for each part that differs: its name, what stands here, what stands there; `parts`
    repeats the names, to be searched by.
    """

    comparison = models.ForeignKey(
        NationalComparison, on_delete=models.CASCADE, related_name="rows", db_index=False
    )
    kind = models.CharField(max_length=10, choices=Kind)
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=2000)
    found_by = models.TextField(help_text="code and name, folded")
    field_code = models.CharField(max_length=60)
    parts = ArrayField(models.CharField(max_length=20), default=list)
    facts = models.JSONField(default=list)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["comparison", "kind", "code"], name="national_difference_order")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.kind}"
