"""Codes on paper by which somebody sets the first, or a new, password of an account."""

from django.db import models

from motcua.parties.models.account import Account


class PasswordCode(models.Model):
    """At most one an account: a new one takes the place of the old, and using it ends it. The code itself
    is kept nowhere."""

    account = models.OneToOneField(
        Account, on_delete=models.CASCADE, primary_key=True, related_name="password_code"
    )
    digest = models.BinaryField()
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"#{self.account_id}"
