"""Enterprises, cooperatives, associations and other bodies that file dossiers."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.parties.models.account import Account


class Organisation(models.Model):
    """A body is known by its tax or enterprise code (10 digits, or 13 with a branch)."""

    class Kind(models.TextChoices):
        ENTERPRISE = "enterprise", _("Doanh nghiệp")
        COOPERATIVE = "cooperative", _("Hợp tác xã")
        HOUSEHOLD = "household_business", _("Hộ kinh doanh")
        ASSOCIATION = "association", _("Hội, quỹ")
        AGENCY = "agency", _("Cơ quan, đơn vị nhà nước")
        OTHER = "other", _("Tổ chức khác")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.OneToOneField(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="organisation"
    )
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.ENTERPRISE)
    name = models.CharField(max_length=300)
    name_folded = models.CharField(max_length=600, db_index=True)
    name_sort = models.CharField(max_length=1200, db_collation="C")
    code = models.CharField(max_length=14, blank=True, default="")
    phone = models.CharField(max_length=20, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    address = models.CharField(max_length=500, blank=True, default="")
    commune_code = models.CharField(max_length=5, blank=True, default="")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code"], condition=~models.Q(code=""), name="parties_organisation_code"
            )
        ]

    def __str__(self) -> str:
        return self.name
