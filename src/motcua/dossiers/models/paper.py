"""Papers of a dossier: which component, in what form, seen or scanned, and the stored file."""

from django.db import models


class Paper(models.Model):
    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, related_name="papers", db_index=False)
    component_code = models.CharField(max_length=60)
    name = models.CharField(max_length=300)
    form = models.CharField(max_length=12, help_text="original, copy, electronic or register")
    state = models.CharField(max_length=10, help_text="seen, copied, scanned, register or missing")
    quantity = models.SmallIntegerField(default=1)
    file = models.ForeignKey("platform.FileRecord", models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()
    reused_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        help_text="the paper of an earlier dossier that stands in for one asked again",
    )

    class Meta:
        indexes = [models.Index(fields=["dossier", "id"], name="paper_dossier")]


class ReusablePaper(models.Model):
    """A kind of paper that need not be asked twice, by the province's list. Not on it: never offered."""

    code = models.CharField(max_length=60, primary_key=True, help_text="of the component")
    name = models.CharField(max_length=300)
    months = models.PositiveSmallIntegerField(
        null=True, help_text="good so long after it was handed in; empty: no end named"
    )
    basis = models.CharField(max_length=300)
    certainty = models.CharField(max_length=12)
    decision = models.CharField(max_length=200)
