"""Who may act for whom, on what proof, from when to when."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.parties.models.organisation import Organisation
from motcua.parties.models.person import Person


class RepresentationKind(models.TextChoices):
    """The ground on which one person acts for another."""

    AUTHORISED = "authorised", _("Được ủy quyền")
    GUARDIAN = "guardian", _("Cha, mẹ hoặc người giám hộ")
    LEGAL_REPRESENTATIVE = "legal_representative", _("Người đại diện theo pháp luật")
    EMPLOYEE = "employee", _("Được tổ chức giới thiệu")


class Representation(models.Model):
    """`representative` acts for one person or one organisation.

    Holds on days in [valid_from, valid_to); `procedures` empty means every procedure. The paper that
    proves it stays with the dossier it was shown in; here its kind, number and date are kept as text.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    representative = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="represents")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="represented_by"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="represented_by"
    )
    kind = models.CharField(max_length=24, choices=RepresentationKind.choices)
    proof = models.CharField(max_length=300)
    procedures = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    # The identity provider that says so; null where somebody recorded it from a paper.
    attested_by = models.CharField(max_length=300, null=True, blank=True)  # noqa: DJ001  null: from a paper
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="parties_representation_one_principal",
                condition=models.Q(person__isnull=False, organisation__isnull=True)
                | models.Q(person__isnull=True, organisation__isnull=False),
            ),
            models.CheckConstraint(
                name="parties_representation_not_oneself",
                condition=~models.Q(representative=models.F("person")),
            ),
            models.CheckConstraint(
                name="parties_representation_days_in_order",
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.pk}"
