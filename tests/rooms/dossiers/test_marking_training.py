"""A unit becomes a training unit, or stops being one, only while nothing has happened in it."""

from collections.abc import Callable

import pytest

from motcua.agencies import api as agencies
from motcua.agencies.models import Unit
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import training
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound, Refusal
from rooms.dossiers.conftest import Office
from scenes import officer


@pytest.fixture
def boss(office: Office) -> Actor:
    """Administers the whole province."""
    province = agencies.unit_by_identifier("H18")
    assert province is not None
    return officer("sep.tinh", province.id, "administrator")


def mark(actor: Actor, unit: agencies.UnitRow, *, is_training: bool = True) -> None:
    training.mark(actor, unit.public_id, is_training=is_training, because="Mở lớp tập huấn")


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.code


def test_a_unit_without_dossiers_is_marked_with_all_below_it_and_its_people_practise(
    office: Office, boss: Actor
) -> None:
    mark(boss, office.elsewhere)
    assert {row.id for row in agencies.units_under(office.elsewhere.id)} == agencies.training_units()
    school = Office(office.elsewhere, office.unit)
    done = school.taken_in()
    assert dossiers.dossier_view(school.person("receiver"), done.public_id).state.is_training
    assert refused(lambda: dossiers.dossier_view(office.person("leader"), done.public_id)) == NotFound.code


def test_what_was_marked_by_mistake_is_a_real_unit_again(office: Office, boss: Actor) -> None:
    mark(boss, office.elsewhere)
    assert refused(lambda: mark(boss, office.elsewhere)) == "training-marked-already"
    mark(boss, office.elsewhere, is_training=False)
    assert not agencies.training_units()


def test_a_unit_with_dossiers_stays_what_it_is(office: Office, boss: Actor) -> None:
    office.taken_in()
    assert refused(lambda: mark(boss, office.unit)) == "training-has-dossiers"
    mark(boss, office.elsewhere)
    Office(office.elsewhere, office.unit).taken_in()
    again = refused(lambda: mark(boss, office.elsewhere, is_training=False))
    assert again == "training-has-exercises"


def test_what_is_below_a_training_unit_is_training_with_it(office: Office, boss: Actor) -> None:
    below = agencies.unit_by_identifier("H18.02")
    assert below is not None
    path = f"{office.elsewhere.path}{below.id}/"
    Unit.objects.filter(pk=below.id).update(parent_id=office.elsewhere.id, path=path)
    agencies.forget()
    mark(boss, office.elsewhere)
    assert below.id in agencies.training_units()
    assert refused(lambda: mark(boss, agencies.unit(below.id))) == "training-above"
