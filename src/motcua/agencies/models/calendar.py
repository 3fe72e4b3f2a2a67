"""Working calendars as loaded: raw data by code and version; dossiers keep the version they were given."""

from typing import ClassVar

from django.db import models


class CalendarRow(models.Model):
    """One version of a calendar. A version once stored never changes: due dates must replay from it."""

    code = models.CharField(max_length=40)
    version = models.CharField(max_length=40)
    data = models.JSONField()
    is_current = models.BooleanField(default=True)
    loaded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "version"], name="agencies_calendar_version"),
            models.UniqueConstraint(
                fields=["code"],
                condition=models.Q(is_current=True),
                name="agencies_calendar_one_current",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.version}"


class CalendarSwitch(models.Model):
    """A unit, with those under it, has left a calendar: dates promised by it go on by the one used now.

    One row for each calendar ever left.
    """

    unit = models.ForeignKey("agencies.Unit", on_delete=models.PROTECT, related_name="+")
    left = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "left"], name="agencies_calendar_left_once"),
        ]

    def __str__(self) -> str:
        return f"#{self.unit_id} ← {self.left}"
