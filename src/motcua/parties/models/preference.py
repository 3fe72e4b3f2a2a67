"""How somebody likes their pages: a name and a value of JSON, which whoever reads it checks."""

from typing import ClassVar

from django.db import models

from motcua.parties.models.account import Account


class Preference(models.Model):
    """One liking of one account. It grants nothing and no rule asks for it."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="preferences", db_index=False)
    name = models.CharField(max_length=60)
    value = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "name"], name="parties_preference_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} #{self.account_id}"
