"""People and organisations: written down once, found again, never mixed up."""

import unicodedata
from datetime import date, timedelta

import pytest

from motcua.parties import api as parties
from motcua.parties import refusals
from motcua.platform import clock
from motcua.platform.errors import NotFound, Refusal
from people import Cast

HOA = {"name": "Nguyễn Thị Hoà", "personal_id": "011190001234"}


def test_a_person_is_found_again_by_the_number_and_keeps_the_latest_contact(cast: Cast) -> None:
    again = parties.register_person(**HOA, phone="0987 654 321")

    assert again.id == cast.citizen.id
    assert again.phone == "0987654321"
    assert again.address == cast.citizen.address
    assert again.birth_date == date(1990, 5, 17)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_same_name_in_another_spelling_is_the_same_person(cast: Cast, form: str) -> None:
    name = unicodedata.normalize(form, "NGUYỄN THỊ  HÒA")
    again = parties.register_person(name=name, personal_id="011 190 001 234")

    assert again.id == cast.citizen.id
    assert again.name == "Nguyễn Thị Hoà"


def test_a_number_held_by_somebody_of_another_name_is_refused(cast: Cast) -> None:
    with pytest.raises(refusals.NumberHeldByAnother) as refused:
        parties.register_person(name="Nguyễn Thị Hoan", personal_id="011190001234")

    assert refused.value.field == "personal_id"
    assert "011190001234" not in str(refused.value)


def test_another_birth_date_is_another_person(cast: Cast) -> None:
    with pytest.raises(refusals.NumberHeldByAnother):
        parties.register_person(**HOA, birth_date=date(1990, 5, 18))


def test_a_name_changed_by_law_is_set_right_on_a_paper(cast: Cast) -> None:
    paper = "Quyết định thay đổi hộ tịch số 5 ngày 02/03/2026"
    with pytest.raises(NotFound):
        parties.correct_person(
            actor=cast.receiver, person_id=cast.citizen.id, proof=paper, name="Nguyễn Thị Hoan"
        )
    with pytest.raises(refusals.ProofMissing):
        parties.correct_person(actor=cast.section_head, person_id=cast.citizen.id, proof=" ", name="Ai")

    parties.correct_person(
        actor=cast.section_head, person_id=cast.citizen.id, proof=paper, name="Nguyễn Thị Hoan"
    )
    again = parties.register_person(name="Nguyễn Thị Hoan", personal_id="011190001234")
    assert again.id == cast.citizen.id


def test_a_correction_takes_nobody_elses_number(cast: Cast) -> None:
    other = parties.register_person(name="Lò Văn Inh", personal_id="011090005678")
    with pytest.raises(refusals.NumberHeldByAnother):
        parties.correct_person(
            actor=cast.section_head, person_id=other.id, proof="Căn cước", personal_id="011190001234"
        )


def test_people_without_a_number_are_rows_of_their_own(cast: Cast) -> None:
    one, other = (parties.register_person(name="Giàng A Páo") for _ in range(2))

    assert one.id != other.id
    assert one.masked_id == ""


def test_numbers_are_masked_and_kept_out_of_what_gets_logged(cast: Cast) -> None:
    assert cast.citizen.masked_id == "011•••••234"
    assert "011190001234" not in repr(cast.citizen)
    assert "0912345678" not in repr(cast.citizen)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "Đứt\0đoạn"}, "name"),
        ({"name": "Lẻ \ud800 loi"}, "name"),
        ({"name": "Dài " * 60}, "name"),
        ({"personal_id": "0111900"}, "personal_id"),
        ({"personal_id": "abcdefghijkl"}, "personal_id"),
        ({"birth_date": date(2999, 1, 1)}, "birth_date"),
        ({"birth_date": date(1, 1, 1)}, "birth_date"),
        ({"phone": "113"}, "phone"),
        ({"email": "khong-phai-thu"}, "email"),
        ({"address": "x" * 501}, "address"),
    ],
)
def test_every_wrong_detail_gets_one_sentence_and_names_its_field(
    db: None, wrong: dict[str, object], field: str
) -> None:
    given: dict[str, object] = {"name": "Lò Văn Inh", "personal_id": "011204005678"} | wrong
    with pytest.raises(Refusal) as refused:
        parties.register_person(**given)  # type: ignore[arg-type]

    assert refused.value.field == field
    assert "{" not in str(refused.value)


def test_long_names_of_every_script_are_found(cast: Cast) -> None:
    name = "Ữ" * 100 + " 한글" + "x" * 90
    person = parties.register_person(name=name)

    assert person.name == name
    assert [row.id for row in parties.search_people(cast.receiver, "uuu")] == [person.id]


def test_people_are_found_without_marks_in_vietnamese_order(cast: Cast) -> None:
    for name in ("Đặng Thị Hoà", "Dương Hòa", "Ân Hoa"):
        parties.register_person(name=name)

    found = [row.name for row in parties.search_people(cast.receiver, "hoa")]
    assert found == ["Ân Hoa", "Dương Hòa", "Đặng Thị Hoà", "Nguyễn Thị Hoà"]
    assert parties.search_people(cast.receiver, "  ") == ()


def test_only_those_who_may_look_people_up(cast: Cast) -> None:
    found = parties.find_person(cast.receiver, "011 190 001 234")
    assert found is not None
    assert found.id == cast.citizen.id
    for nobody in (cast.outsider, cast.administrator):
        with pytest.raises(NotFound):
            parties.find_person(nobody, "011190001234")
        with pytest.raises(NotFound):
            parties.search_people(nobody, "hoa")


def test_an_organisation_is_found_again_by_its_code(db: None) -> None:
    first = parties.register_organisation(
        name="Công ty TNHH Hoa Ban", code="0312 345 678", phone="02153825123"
    )
    again = parties.register_organisation(name="Công ty cổ phần Hoa Ban", code="0312345678")

    assert again.id == first.id
    assert (again.name, again.phone) == ("Công ty cổ phần Hoa Ban", "02153825123")
    with pytest.raises(refusals.BadNumber, match="Mã số thuế"):
        parties.register_organisation(name="Hợp tác xã", code="12")


def test_representation_holds_for_its_days_and_procedures(cast: Cast) -> None:
    son = parties.register_person(name="Lò Văn Inh")
    today = clock.today()
    parties.record_representation(
        actor=cast.receiver,
        representative_id=son.id,
        person_id=cast.citizen.id,
        kind="authorised",
        proof="Giấy ủy quyền số 12 ngày 01/03/2026",
        procedures=["1.004873"],
        valid_to=today + timedelta(days=30),
    )

    def may_act(day: date, procedure: str) -> bool:
        return bool(parties.representations_of(son.id, day, procedure))

    assert may_act(today, "1.004873")
    assert not may_act(today, "2.000635")
    assert not may_act(today - timedelta(days=1), "1.004873")
    assert not may_act(today + timedelta(days=30), "1.004873")


def test_representation_needs_proof_and_two_people(cast: Cast) -> None:
    person = cast.citizen.id
    with pytest.raises(refusals.RepresentsOneself):
        parties.record_representation(
            actor=cast.receiver, representative_id=person, person_id=person, kind="guardian", proof="x"
        )
    with pytest.raises(refusals.ProofMissing):
        parties.record_representation(
            actor=cast.receiver, representative_id=person, organisation_id=1, kind="employee", proof=" "
        )
    with pytest.raises(NotFound):
        parties.record_representation(
            actor=cast.outsider, representative_id=person, person_id=None, kind="employee", proof="x"
        )
