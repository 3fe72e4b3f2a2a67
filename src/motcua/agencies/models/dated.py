"""What holds from one day until before another."""

from datetime import date
from typing import ClassVar

from django.db import models


class Dated(models.Model):
    """Holds on the days in [valid_from, valid_to); an open end holds until further notice."""

    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_days_in_order",
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
            )
        ]

    def holds_on(self, day: date) -> bool:
        """Whether the thing is in force that day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


def holding(day: date, prefix: str = "") -> models.Q:
    """The condition "in force that day", for a dated table or one reached through `prefix`."""
    return models.Q(**{f"{prefix}valid_from__lte": day}) & (
        models.Q(**{f"{prefix}valid_to__isnull": True}) | models.Q(**{f"{prefix}valid_to__gt": day})
    )
