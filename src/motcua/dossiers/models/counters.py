"""Numbers that must be unique, gap-free and ordered: dossier codes of a day, number books of a year."""

from django.db import models


class CodeCounter(models.Model):
    """Last sequence number given out by a receiving agency on a local day."""

    pk = models.CompositePrimaryKey("unit", "day")
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    day = models.DateField()
    last = models.IntegerField()


class NumberBook(models.Model):
    """Last number given out in an agency's book of a kind and year (NĐ 30/2020)."""

    pk = models.CompositePrimaryKey("unit", "year", "kind")
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    year = models.SmallIntegerField()
    kind = models.CharField(max_length=20)
    last = models.IntegerField()
