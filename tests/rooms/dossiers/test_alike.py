"""The same person asking for the same thing again is seen, by those who may see it."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from motcua.dossiers import api as dossiers
from motcua.platform.access import Actor
from rooms.dossiers.conftest import CODE, OWNER, Office


def alike(
    office: Office,
    *,
    who: Actor | None = None,
    procedure: str = CODE,
    personal_id: str = OWNER.personal_id,
    intent: UUID | None = None,
) -> tuple[str, ...]:
    rows = dossiers.open_alike(who or office.person("receiver"), procedure, personal_id, intent or uuid4())
    return tuple(row.code for row in rows)


def test_it_is_found_by_any_spelling_of_the_number_until_it_has_ended(office: Office) -> None:
    done = office.taken_in()
    spaced = " ".join([OWNER.personal_id[:3], OWNER.personal_id[3:6], OWNER.personal_id[6:]])
    assert alike(office) == alike(office, personal_id=spaced) == (done.code,)
    office.do("receiver", done, dossiers.Withdraw("Không còn nhu cầu"))
    assert alike(office) == ()


@pytest.mark.parametrize(
    "changed", [{"procedure": "1.000094"}, {"personal_id": "079194009999"}, {"personal_id": "12"}]
)
def test_nothing_else_is_alike(office: Office, changed: dict[str, str]) -> None:
    office.taken_in()
    assert alike(office, **changed) == ()


def test_a_page_sent_twice_is_no_second_request(office: Office) -> None:
    intake = office.intake()
    dossiers.submit_one(office.person("receiver"), intake)
    assert alike(office, intent=intake.intent_key) == ()


def test_who_may_not_see_the_dossier_is_not_told_of_it(office: Office) -> None:
    office.taken_in()
    assert alike(office, who=office.person("receiver", office.elsewhere)) == ()


def test_it_is_the_owner_who_counts(office: Office) -> None:
    office.taken_in(applicant=OWNER, owner=replace(OWNER, name="Lò Văn Con", personal_id="011219000123"))
    assert alike(office) == ()
