"""Files brought in, row by row. What the rows say goes after a week; the ledger keeps that there was one."""

import uuid

from django.db import models


class Import(models.Model):
    """An order: received, tried out, then given or thrown away."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account_id = models.BigIntegerField()
    post_id = models.BigIntegerField(null=True)
    behalf_id = models.BigIntegerField(null=True, help_text="account of whom they stand in for")
    unit_id = models.BigIntegerField(null=True, help_text="the unit they act in")
    channel = models.CharField(max_length=10)
    name = models.CharField(max_length=60, help_text="which list")
    file_name = models.CharField(max_length=120)
    received_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField(help_text="when its job last did a row")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "imports_import"
        indexes = (
            models.Index(fields=("account_id", "-received_at"), name="import_of_account"),
            models.Index(fields=("received_at",), name="import_age"),
        )

    def __str__(self) -> str:
        return str(self.public_id)


class Line(models.Model):
    """One row of the file. `column` is where the refusal points, empty when it is about the whole row."""

    class State(models.TextChoices):
        READ = "read"
        GOOD = "good"
        BAD = "bad"
        DONE = "done"
        SAME = "same"
        REFUSED = "refused"
        LEFT = "left"

    order = models.ForeignKey(Import, models.CASCADE, related_name="lines", db_index=False)
    number = models.PositiveIntegerField(help_text="as the spreadsheet shows it")
    group = models.CharField(max_length=200)
    cells = models.JSONField()
    state = models.CharField(max_length=8, choices=State, default=State.READ)
    column = models.CharField(max_length=40, blank=True)
    sentence = models.TextField(blank=True)

    class Meta:
        db_table = "imports_line"
        constraints = (models.UniqueConstraint(fields=("order", "number"), name="import_line_once"),)
        indexes = (models.Index(fields=("order", "state", "group", "number"), name="import_line_state"),)

    def __str__(self) -> str:
        return f"{self.order_id}/{self.number}"
