"""Papers of a dossier: which component, in what form, seen, scanned or declared, the file, its marks."""

from django.db import models


class Paper(models.Model):
    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, related_name="papers", db_index=False)
    component_code = models.CharField(max_length=60)
    question = models.CharField(
        max_length=60, blank=True, default="", db_default="", help_text="of the form, which its file answers"
    )
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


class PaperMark(models.Model):
    """A rectangle on a page of a file as this dossier has it, with a remark; the file is never changed.

    Sides are in parts per 10,000 of the page, counted from its upper left corner.
    """

    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, related_name="marks", db_index=False)
    file = models.ForeignKey("platform.FileRecord", models.PROTECT, related_name="+", db_index=False)
    page = models.PositiveSmallIntegerField()
    left = models.PositiveSmallIntegerField()
    top = models.PositiveSmallIntegerField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=300)
    author = models.ForeignKey("parties.Account", models.PROTECT, related_name="+", db_index=False)
    behalf = models.ForeignKey("parties.Account", models.PROTECT, null=True, related_name="+", db_index=False)
    post = models.BigIntegerField(null=True, help_text="in which the author acted")
    unit = models.BigIntegerField(null=True, help_text="of that post")
    marked_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.BigIntegerField(null=True, help_text="account")

    class Meta:
        indexes = [
            models.Index(
                fields=["dossier", "file", "id"],
                name="paper_mark_standing",
                condition=models.Q(withdrawn_at__isnull=True),
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="paper_mark_on_page",
                condition=models.Q(
                    page__gt=0,
                    width__gt=0,
                    height__gt=0,
                    left__lte=10_000 - models.F("width"),
                    top__lte=10_000 - models.F("height"),
                ),
            )
        ]


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
