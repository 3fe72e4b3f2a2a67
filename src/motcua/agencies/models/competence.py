"""Who decides what: dated assignments, since competence moves by decision and procedures do not change."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.agencies.models.dated import Dated
from motcua.agencies.models.decision import Decision
from motcua.agencies.models.unit import Unit, UnitKind


class DecidedBy(models.TextChoices):
    """How the competent agency is found from the place somebody asks about."""

    COMMUNE = "commune", _("Ủy ban nhân dân cấp xã nơi được hỏi")
    AGENCY = "agency", _("Một cơ quan xác định")
    KIND = "kind", _("Cơ quan loại này trên địa bàn cấp xã")


class Competence(Dated):
    """One procedure, or one field of work, is decided by an agency or by a rule.

    A rule by procedure beats one by field; the latest beginning beats the others.
    """

    procedure = models.CharField(max_length=40, blank=True, default="")
    field = models.CharField(max_length=40, blank=True, default="")
    decided_by = models.CharField(max_length=8, choices=DecidedBy.choices)
    agency = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="competences"
    )
    unit_kind = models.CharField(max_length=24, choices=UnitKind.choices, blank=True, default="")
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="competences"
    )

    class Meta(Dated.Meta):
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="agencies_competence_procedure_or_field",
                condition=(models.Q(procedure="") & ~models.Q(field=""))
                | (~models.Q(procedure="") & models.Q(field="")),
            ),
            models.CheckConstraint(
                name="agencies_competence_rule_complete",
                condition=models.Q(decided_by=DecidedBy.COMMUNE, agency__isnull=True, unit_kind="")
                | models.Q(decided_by=DecidedBy.AGENCY, agency__isnull=False, unit_kind="")
                | (models.Q(decided_by=DecidedBy.KIND, agency__isnull=True) & ~models.Q(unit_kind="")),
            ),
            models.UniqueConstraint(
                fields=["procedure", "field", "valid_from"], name="agencies_competence_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure or self.field}: {self.decided_by}"
