"""Units: committees, departments, sections, centres. They come and go by decision and keep their past."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.agencies.models.dated import Dated
from motcua.agencies.models.decision import Decision


class UnitKind(models.TextChoices):
    """What a unit is; competence rules name kinds, never places."""

    PROVINCE_COMMITTEE = "province_committee", _("Ủy ban nhân dân cấp tỉnh")
    COMMUNE_COMMITTEE = "commune_committee", _("Ủy ban nhân dân cấp xã")
    DEPARTMENT = "department", _("Sở, ban, ngành")
    INSPECTORATE = "inspectorate", _("Thanh tra")
    OFFICE = "office", _("Văn phòng")
    LAND_OFFICE = "land_office", _("Văn phòng đăng ký đất đai")
    VERTICAL = "vertical", _("Cơ quan ngành dọc")
    SECTION = "section", _("Phòng, ban")
    CENTRE = "centre", _("Trung tâm phục vụ hành chính công")


class Level(models.TextChoices):
    """The two tiers since 1 July 2025."""

    PROVINCE = "province", _("Cấp tỉnh")
    COMMUNE = "commune", _("Cấp xã")


class Unit(Dated):
    """A unit under one name and one identifier; a merger or renaming makes a new unit that succeeds it.

    `path` lists the ids from the root down to the unit itself ("/1/17/203/"), so that a subtree is one
    prefix. The identifier (mã định danh điện tử) and the administrative code are different things.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    identifier = models.CharField(max_length=35)
    administrative_code = models.CharField(max_length=5, blank=True, default="")
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=100)
    name_folded = models.CharField(max_length=400, db_index=True)
    name_sort = models.CharField(max_length=800, db_collation="C")
    kind = models.CharField(max_length=24, choices=UnitKind.choices)
    level = models.CharField(max_length=12, choices=Level.choices)
    commune_type = models.CharField(max_length=16, blank=True, default="")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    path = models.CharField(max_length=200, db_collation="C", db_index=True, blank=True, default="")
    fields = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    calendar_code = models.CharField(max_length=40, blank=True, default="")
    address = models.CharField(max_length=300, blank=True, default="")
    phone = models.CharField(max_length=20, blank=True, default="")
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="units"
    )
    is_training = models.BooleanField(default=False)

    class Meta(Dated.Meta):
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["identifier"],
                condition=models.Q(valid_to__isnull=True),
                name="agencies_unit_identifier_in_force",
            ),
            models.UniqueConstraint(
                fields=["identifier", "valid_from"], name="agencies_unit_identifier_from"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """What a unit took over, and when. The predecessor may be older than this system: then only its
    name and administrative code are known."""

    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="predecessors")
    predecessor = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="successors"
    )
    name = models.CharField(max_length=200)
    name_folded = models.CharField(max_length=400, db_index=True)
    administrative_code = models.CharField(max_length=5, blank=True, default="")
    is_whole = models.BooleanField(default=True)
    on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["successor", "name", "administrative_code"], name="agencies_succession_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} → {self.successor_id}"


class UnitMove(models.Model):
    """A unit is renamed, put elsewhere, merged or closed on a day; until then this row is all there is of it.

    `target` takes it in (merge) or is above it from then on (move). `heirs` are units chosen for units below,
    by id; 0 keeps one as a unit of its own. `account_id` and what follows: in whose name it is carried out.
    """

    class Act(models.TextChoices):
        RENAME = "rename", _("Đổi tên")
        MOVE = "move", _("Chuyển sang cấp trên khác")
        MERGE = "merge", _("Nhập vào đơn vị khác")
        CLOSE = "close", _("Kết thúc hoạt động")

    class State(models.TextChoices):
        DRAFT = "draft"
        PROPOSED = "proposed"
        SCHEDULED = "scheduled"
        CARRYING = "carrying"
        DONE = "done"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    act = models.CharField(max_length=8, choices=Act.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    target = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    name = models.CharField(max_length=200, blank=True, default="")
    short_name = models.CharField(max_length=100, blank=True, default="")
    identifier = models.CharField(max_length=35, blank=True, default="")
    decision = models.CharField(max_length=80)
    day = models.DateField()
    heirs = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    made_by = models.BigIntegerField()
    touched_at = models.DateTimeField()
    edition = models.IntegerField(default=1)
    proposal = models.UUIDField(null=True)
    because = models.CharField(max_length=500, blank=True, default="")
    account_id = models.BigIntegerField(null=True)
    post_id = models.BigIntegerField(null=True)
    behalf_id = models.BigIntegerField(null=True)
    unit_of_actor = models.BigIntegerField(null=True)
    channel = models.CharField(max_length=10, blank=True, default="")
    foreseen = models.JSONField(default=dict, help_text="numbers by key, counted when the day had come")
    carried = models.JSONField(default=dict, help_text="the same, of what was done so far")
    units = models.JSONField(default=dict, help_text="unit → heir, from the first batch on")
    posts = models.JSONField(default=dict, help_text="post → the post that follows it")
    new_units = models.JSONField(default=list)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["state", "day"], name="agencies_move_due"),
        ]

    def __str__(self) -> str:
        return f"{self.act} #{self.unit_id} {self.day}"


class Revision(models.Model):
    """The mark by which processes notice that the organisation changed: one row, a new random token with each
    change, so that no two states share one, even rolled back."""

    token = models.UUIDField(default=uuid.uuid4)

    def __str__(self) -> str:
        return str(self.token)
