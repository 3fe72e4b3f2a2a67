"""Natural persons: who a dossier is for, who brings it, who is a witness; and whose relatives they are."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.parties.models.account import Account


class DocumentType(models.TextChoices):
    """The paper a number was read from."""

    PERSONAL_ID = "personal_id", _("Số định danh cá nhân (căn cước)")
    OLD_IDENTITY_CARD = "old_identity_card", _("Chứng minh nhân dân 9 số")
    PASSPORT = "passport", _("Hộ chiếu")
    OTHER = "other", _("Giấy tờ khác")


class Sex(models.TextChoices):
    """As printed on the identity card; empty when it was not given."""

    FEMALE = "female", _("Nữ")
    MALE = "male", _("Nam")


class Person(models.Model):
    """A person is known by the number of one paper; somebody without a number is a row of their own.

    Birth dates are dates, never moments: the country's offset changed nine times before 1975.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.OneToOneField(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="person"
    )
    name = models.CharField(max_length=200)
    name_folded = models.CharField(max_length=400, db_index=True)
    name_sort = models.CharField(max_length=800, db_collation="C")
    document_type = models.CharField(
        max_length=20, choices=DocumentType.choices, default=DocumentType.PERSONAL_ID
    )
    personal_id = models.CharField(max_length=20, blank=True, default="")
    birth_date = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=8, choices=Sex.choices, blank=True, default="")
    phone = models.CharField(max_length=20, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    address = models.CharField(max_length=500, blank=True, default="")
    commune_code = models.CharField(max_length=5, blank=True, default="")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["document_type", "personal_id"],
                condition=~models.Q(personal_id=""),
                name="parties_person_document_number",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["personal_id"], name="parties_person_personal_id")]

    def __str__(self) -> str:
        return self.name


class Relation(models.TextChoices):
    """What the person of a declared number is to the officer."""

    SELF = "self", _("Chính tôi")
    SPOUSE = "spouse", _("Vợ, chồng")
    PARENT = "parent", _("Cha, mẹ (cả bên vợ, chồng)")
    CHILD = "child", _("Con (cả con nuôi, con dâu, con rể)")
    SIBLING = "sibling", _("Anh, chị, em (cả bên vợ, chồng)")
    OTHER = "other", _("Người thân khác")


class Kin(models.Model):
    """A number an officer declared, so that no dossier of that person is decided by them. No name is kept."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="kin", db_index=False)
    relation = models.CharField(max_length=8, choices=Relation.choices)
    personal_id = models.CharField(max_length=12)
    declared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account", "personal_id"],
                condition=models.Q(ended_at__isnull=True),
                name="parties_kin_once",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["personal_id"],
                condition=models.Q(ended_at__isnull=True),
                name="parties_kin_personal_id",
            )
        ]

    def __str__(self) -> str:
        return f"{self.relation} #{self.account_id}"
