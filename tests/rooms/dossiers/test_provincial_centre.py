"""The centre of a province takes in for every agency in its own name, with no right over the committee."""

from datetime import date

import pytest

from motcua.agencies import api as agencies
from motcua.agencies.models import Unit
from motcua.catalogue import api as catalogue
from motcua.custody import api as custody
from motcua.dossiers import api as dossiers
from motcua.dossiers import screening
from motcua.platform import clock
from motcua.platform.access import Actor
from rooms.dossiers.conftest import CODE, Office
from scenes import officer


@pytest.fixture
def clerk(office: Office) -> Actor:
    root = agencies.unit_by_identifier("H18")
    centre = Unit.objects.create(
        identifier="H18.90",
        name="Trung tâm Phục vụ hành chính công tỉnh",
        name_folded="trung tam phuc vu hanh chinh cong tinh",
        kind="centre",
        level="province",
        parent_id=root.id,
        valid_from=date(2025, 7, 1),
    )
    above = Unit.objects.get(pk=root.id)
    Unit.objects.filter(pk=centre.pk).update(path=f"{above.path}{centre.pk}/")
    agencies.forget()
    return officer("tinh.tiepnhan", centre.pk, "receiver")


def test_it_takes_in_refuses_and_closes_its_day(office: Office, clerk: Actor) -> None:
    unit = clerk.unit or 0
    assert agencies.agency_of(unit).id == unit
    screening.require_may_ask(clerk, catalogue.version_on(CODE, clock.today()))
    intake = office.intake(receiving=unit, competent_at=office.unit.id, accept_now=True)
    done = dossiers.submit_one(clerk, intake)
    seen = dossiers.dossier_view(clerk, done.public_id).state
    assert (seen.receiving_id, seen.competent_id) == (unit, office.unit.id)
    book = custody.day_book(clerk, clock.today())
    assert [row.id for row in book.came_in] == [seen.id]
    custody.close_day(clerk, clock.today(), "0", "", (1, 0))
