"""Accounts, the identities by which outside providers know them, and codes on paper for a new password."""

import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.parties.words import plain_login


class AccountKind(models.TextChoices):
    """What stands behind an account."""

    STAFF = "staff", _("Cán bộ")
    PERSON = "person", _("Người dân")
    ORGANISATION = "organisation", _("Tổ chức")
    MACHINE = "machine", _("Hệ thống")


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by login in whatever case it was typed."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        login = plain_login(username or "")
        if not login:
            raise Account.DoesNotExist
        return self.get(login=login)


class Account(AbstractBaseUser):
    """The user model. Rights come from posts in `agencies`; Django's own permissions are not used.

    `login` is opaque: nothing is read out of it, and it never changes meaning when a person moves.
    """

    # Django would stamp its own clock on every sign-in; `signed_in_at` takes the database's.
    last_login = None

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    login = models.CharField(_("tên đăng nhập"), max_length=150, unique=True)
    kind = models.CharField(max_length=16, choices=AccountKind.choices)
    name = models.CharField(_("họ tên"), max_length=200)
    name_folded = models.CharField(max_length=400, db_index=True)
    email = models.EmailField(blank=True, default="")
    phone = models.CharField(max_length=20, blank=True, default="")
    is_active = models.BooleanField(default=True)
    is_training = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    suspended_at = models.DateTimeField(null=True, blank=True)
    suspended_because = models.CharField(max_length=500, blank=True, default="")
    signed_in_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="parties_account_active_or_suspended",
                condition=models.Q(is_active=True, suspended_at__isnull=True)
                | models.Q(is_active=False, suspended_at__isnull=False),
            ),
            models.CheckConstraint(
                name="parties_account_kind", condition=models.Q(kind__in=AccountKind.values)
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Identity(models.Model):
    """A subject at an issuer (OpenID Connect): one subject, one account, and it stays so."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="identities")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=300)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "identities"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="parties_identity_issuer_subject")
        ]

    def __str__(self) -> str:
        return f"{self.issuer} #{self.pk}"


class Attestation(models.Model):
    """What a provider vouched for at the last sign-in with an account, apart from what people said since: a
    value is attested as long as it is still the one here."""

    account = models.OneToOneField(
        Account, on_delete=models.CASCADE, primary_key=True, related_name="attestation"
    )
    issuer = models.CharField(max_length=300)
    source = models.CharField(max_length=60)
    level = models.CharField(max_length=40, blank=True, default="")
    verified_at = models.DateTimeField()
    name = models.CharField(max_length=300)
    personal_id = models.CharField(max_length=20, blank=True, default="")
    birth_date = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=8, blank=True, default="")
    address = models.CharField(max_length=500, blank=True, default="")
    commune_code = models.CharField(max_length=5, blank=True, default="")
    code = models.CharField(max_length=14, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.source} #{self.account_id}"


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
