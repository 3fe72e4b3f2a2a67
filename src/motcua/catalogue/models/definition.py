"""Definitions that versions share: process specs and forms, each row for ever as it was written."""

from typing import ClassVar

from django.db import models


class ProcessSpec(models.Model):
    """One version of a process; a trigger refuses to change it."""

    key = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=500)
    data = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "version"], name="process_spec_once"),
            models.UniqueConstraint(fields=["key", "digest"], name="process_spec_content_once"),
        ]

    def __str__(self) -> str:
        return f"{self.key} · {self.version}"


class FormDefinition(models.Model):
    """One version of a form; a trigger refuses to change it."""

    code = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=500)
    data = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "version"], name="form_definition_once"),
            models.UniqueConstraint(fields=["code", "digest"], name="form_definition_content_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} · {self.version}"
