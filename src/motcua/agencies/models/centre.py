"""Service centres and their counters (NĐ 309/2026 arts 3 and 5: one-stop units in all their kinds)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.agencies.models.dated import Dated
from motcua.agencies.models.decision import Decision
from motcua.agencies.models.unit import Unit


class CentreKind(models.TextChoices):
    """The kinds of one-stop unit; an area team works in the rooms of another unit's centre."""

    COMMUNE = "commune", _("Trung tâm cấp xã")
    PROVINCIAL = "provincial", _("Trung tâm cấp tỉnh")
    SINGLE_TIER = "single_tier", _("Trung tâm một cấp")
    DESK = "desk", _("Bộ phận tiếp nhận và trả kết quả")
    AREA_TEAM = "area_team", _("Tổ khu vực")


class ServiceCentre(Dated):
    """Where people are served. `hours` empty means the office hours of the unit's calendar.

    `kept_at`: when people last changed it; a data file loaded later leaves it, with its counters, as it is.
    """

    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=CentreKind.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="centres")
    serves = models.ManyToManyField(Unit, related_name="served_by", blank=True)
    hosted_in = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="hosts"
    )
    address = models.CharField(max_length=300, blank=True, default="")
    phone = models.CharField(max_length=20, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    hours = models.JSONField(null=True, blank=True)
    equipment = models.JSONField(default=list, blank=True)
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="centres"
    )
    kept_at = models.DateTimeField(null=True, blank=True)

    class Meta(Dated.Meta):
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="agencies_centre_only_teams_are_hosted",
                condition=models.Q(hosted_in__isnull=True) | models.Q(kind=CentreKind.AREA_TEAM),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CounterKind(models.TextChoices):
    """What is done at a counter."""

    INTAKE = "intake", _("Tiếp nhận")
    RETURN = "return", _("Trả kết quả")
    BOTH = "both", _("Tiếp nhận và trả kết quả")


class Equipment(models.TextChoices):
    """What stands in a centre, counted in its record."""

    KIOSK = "kiosk", _("Máy tự phục vụ")
    SCANNER = "scanner", _("Máy quét")
    PRINTER = "printer", _("Máy in")
    QUEUE_DISPLAY = "queue_display", _("Màn hình gọi số")
    CARD_READER = "card_reader", _("Đầu đọc thẻ căn cước")
    CAMERA = "camera", _("Máy ảnh")
    PAYMENT_TERMINAL = "payment_terminal", _("Máy thanh toán thẻ")


class Counter(models.Model):
    """A numbered counter; no fields of work listed means all of them.

    It ends rather than disappears, since receipts name it; opened again it is the same counter. Without a
    first day it is there as long as its centre.
    """

    centre = models.ForeignKey(ServiceCentre, on_delete=models.CASCADE, related_name="counters")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100, blank=True, default="")
    kind = models.CharField(max_length=8, choices=CounterKind.choices)
    fields = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["centre", "number"], name="agencies_counter_number")
        ]

    def __str__(self) -> str:
        return f"{self.number}"
