"""When a unit may become a training unit, or stop being one: only while nothing has happened in it."""

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.agencies import api as agencies
from motcua.dossiers.models import Dossier, IntakeRefusal, Step
from motcua.platform.access import Actor
from motcua.platform.errors import Conflict


class HasRealDossiers(Conflict):
    """Figures that were reported would lose them."""

    code = "training-has-dossiers"
    sentence = _(
        "Đơn vị này đã có hồ sơ thật nên không đánh dấu tập huấn được: số liệu đã báo cáo sẽ thay đổi. "
        "Hãy chọn một đơn vị chưa có hồ sơ nào."
    )


class HasTrainingDossiers(Conflict):
    """Exercises would stand among real dossiers."""

    code = "training-has-exercises"
    sentence = _(
        "Đơn vị này đã có hồ sơ tập huấn nên không bỏ dấu được: hồ sơ tập huấn sẽ lẫn vào hồ sơ thật. "
        "Khi không dùng nữa, hãy kết thúc đơn vị ở mục Sắp xếp."
    )


def mark(actor: Actor, unit: UUID, *, is_training: bool, because: str) -> None:
    """Mark a unit as training with all below it, or take the mark away.

    Both only while it has no dossier, neither open nor finished, nor a refusal at the counter: a mark set
    later would take real dossiers out of every figure and away from the people, one taken away would bring
    exercises in. A training unit that was used is therefore closed, never turned into a real one.
    Raises HasRealDossiers, HasTrainingDossiers and as `agencies.set_training`.
    """

    def insist_unused(units: frozenset[int]) -> None:
        if is_used(units):
            raise HasRealDossiers if is_training else HasTrainingDossiers

    agencies.set_training(actor, unit, is_training=is_training, because=because, insist=insist_unused)


def is_used(units: frozenset[int]) -> bool:
    """Whether a dossier was ever received, decided or worked on in one of the units, or refused there."""
    sent = Q(receiving__in=units) | Q(competent__in=units)
    return (
        Dossier.objects.filter(sent).exists()
        or Step.objects.filter(unit__in=units).exists()
        or IntakeRefusal.objects.filter(unit__in=units).exists()
    )
