"""Text blocks: who writes which, versions that stay, placeholders, what is offered where, the data file."""

import json
import shutil
from pathlib import Path

import pytest

from motcua.agencies import api as agencies
from motcua.catalogue.api import wordings
from motcua.catalogue.wordings import Kind, Place, Wanted, Words
from motcua.catalogue.wordings import refusals as why
from motcua.platform import ledger
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.errors import NotFound
from rooms.dossiers.conftest import CODE, Office, data_folder, office
from scenes import officer

__all__ = ["data_folder", "office"]

BLUR = Words("Mờ", "{ten_giay_to} mờ.\nMời quét lại.")
DATA = Path(__file__).resolve().parents[3] / "data"


@pytest.fixture
def ward(office: Office) -> agencies.UnitRow:
    return agencies.agency_of(office.person("examiner").unit or 0)


@pytest.fixture
def province(office: Office) -> agencies.UnitRow:
    found = agencies.unit_by_identifier("H18")
    assert found is not None
    return found


@pytest.fixture
def control(province: agencies.UnitRow) -> Actor:
    return officer("kiem-soat", province.id, "procedure_control")


@pytest.fixture
def writer(ward: agencies.UnitRow) -> Actor:
    return officer("quan-tri-vai", ward.id, "agency_administrator")


def place(unit: agencies.UnitRow, kind: Kind = Kind.FAULT, **more: str) -> Place:
    return Place(str(kind), unit.identifier, **more)


def offered(unit: agencies.UnitRow, kind: Kind = Kind.FAULT, field: str = "ho-tich") -> list[str]:
    found = wordings.offered([kind], lineage=unit.lineage, field=field, procedure=CODE)
    return [block.title for block in found.get(kind, ())]


def test_a_unit_writes_its_own_and_nobody_elses(
    ward: agencies.UnitRow, province: agencies.UnitRow, writer: Actor, office: Office
) -> None:
    made = wordings.write(writer, place(ward), BLUR)
    with pytest.raises(why.UnitUnknown):
        wordings.write(writer, place(province), BLUR)
    for nobody in (office.person("examiner"), officer("ngoai", province.id, "leader")):
        with pytest.raises(NotFound):
            wordings.write(nobody, place(ward), BLUR)
        with pytest.raises(NotFound):
            wordings.revise(nobody, made, BLUR, 1)
        with pytest.raises(NotFound):
            wordings.wordings_page(nobody, Wanted())
    assert not wordings.wording(office.person("examiner"), made).may_edit
    with pytest.raises(NotFound):
        wordings.wording(officer("xa-khac", province.id, "leader"), made)


def test_what_the_units_above_offer_is_listed_and_not_for_writing(
    ward: agencies.UnitRow, province: agencies.UnitRow, writer: Actor, office: Office
) -> None:
    made = wordings.write(SYSTEM, place(province), BLUR)
    wordings.write(SYSTEM, place(office.elsewhere), BLUR)
    (row,), total = wordings.wordings_page(writer, Wanted())
    assert (row.public_id, total) == (made, 1)
    assert not wordings.wording(writer, made).may_edit
    with pytest.raises(NotFound):
        wordings.revise(writer, made, Words("Mờ quá", "Mời quét lại."), 1)


def test_a_right_over_one_field_writes_for_that_field(ward: agencies.UnitRow) -> None:
    narrow = officer("hep", ward.id, "agency_administrator", fields=("ho-tich",))
    with pytest.raises(why.FieldUnknown):
        wordings.write(narrow, place(ward), BLUR)
    wordings.write(narrow, place(ward, procedure=CODE), BLUR)
    rows, total = wordings.wordings_page(narrow, Wanted(procedure=CODE))
    assert (total, rows[0].field_code, rows[0].procedure_code) == (1, "ho-tich", CODE)


def test_versions_stay_with_who_and_when_and_withdrawn_ones_are_read(
    ward: agencies.UnitRow, writer: Actor
) -> None:
    made = wordings.write(writer, place(ward), BLUR)
    assert wordings.revise(writer, made, BLUR, 1) == 1, "the same words make no version"
    assert wordings.revise(writer, made, Words("Mờ", "Quét lại {ten_giay_to}."), 1) == 2
    with pytest.raises(why.WordingChanged):
        wordings.revise(writer, made, BLUR, 1)
    wordings.withdraw(writer, made)
    with pytest.raises(why.WordingWithdrawn):
        wordings.revise(writer, made, BLUR, 2)
    found = wordings.wording(writer, made)
    assert [(row.number, row.by) for row in found.versions] == [(2, writer.name), (1, writer.name)]
    assert found.versions[1].text == BLUR.text
    assert (found.withdrawn_by, found.may_edit) == (writer.name, False)
    assert offered(ward) == []
    assert wordings.wordings_page(writer, Wanted(withdrawn=True))[1] == 1
    old = wordings.blocks([(made, 1)], lineage=ward.lineage, field="ho-tich", procedure=CODE)
    assert old[made, 1].text == BLUR.text
    names = [entry.name.rpartition(".")[2] for entry in ledger.entries(f"wording:{old[made, 1].wording}")]
    assert names == ["written", "revised", "withdrawn"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mời {ten} đến", "Dòng 1, ký tự 5"),
        ("Một\nhai {ten_giay_to} và {ma_hồ_sơ}", "Dòng 2, ký tự 22"),
        ("Một {", "dấu ngoặc nhọn lẻ"),
        ("}", "Dòng 1, ký tự 1"),
        ("", "Ghi câu mẫu"),
        ("x" * 2001, "2000"),
    ],
)
def test_what_cannot_be_filled_is_refused_with_place_and_remedy(
    ward: agencies.UnitRow, writer: Actor, text: str, said: str
) -> None:
    with pytest.raises(why.Invalid) as refused:
        wordings.write(writer, place(ward), Words("Mờ", text))
    assert said in str(refused.value)
    assert refused.value.field == "text"
    assert wordings.wordings_page(writer, Wanted())[1] == 0


def test_a_kind_fills_what_its_place_knows() -> None:
    assert wordings.names_in("{ma_ho_so} {ten_giay_to}", Kind.FAULT) == ("ma_ho_so", "ten_giay_to")
    for name in ("ma_ho_so", "ngay_hen", "ten_giay_to"):
        with pytest.raises(why.PlaceholderUnknown):
            wordings.names_in(f"{{{name}}}", Kind.REFUSAL_AT_INTAKE)
    assert wordings.fill("{ma_ho_so}, {ngay_hen}", {"ma_ho_so": "H1"}) == "H1, ……"


@pytest.mark.parametrize(
    ("sent", "still"),
    [
        ("Bản chụp Giấy chứng sinh mờ.", True),
        ("Bản chụp mờ, mời chụp lại", True),
        ("Giấy đã hết hạn", False),
        ("", False),
    ],
)
def test_a_block_counts_while_half_its_words_stand(sent: str, *, still: bool) -> None:
    assert wordings.stands_in("Bản chụp Giấy chứng sinh mờ.", sent) is still


def test_the_nearest_comes_first(
    ward: agencies.UnitRow, province: agencies.UnitRow, writer: Actor, control: Actor
) -> None:
    for title, actor, where in (
        ("Tỉnh", control, place(province)),
        ("Phường", writer, place(ward)),
        ("Lĩnh vực", control, place(province, field="ho-tich")),
        ("Thủ tục", control, place(province, procedure=CODE)),
        ("Việc khác", control, place(province, Kind.STOP)),
    ):
        wordings.write(actor, where, Words(title, title))
    assert offered(ward) == ["Thủ tục", "Lĩnh vực", "Phường", "Tỉnh"]
    assert offered(province, field="dat-dai") == ["Tỉnh"]


def test_two_of_one_name_are_not_told_apart(ward: agencies.UnitRow, writer: Actor) -> None:
    wordings.write(writer, place(ward), BLUR)
    with pytest.raises(why.TitleTaken):
        wordings.write(writer, place(ward), Words("MỜ", "Khác."))
    wordings.write(writer, place(ward, Kind.SUPPLEMENT), Words("Mờ", "Khác."))


def test_the_data_of_the_province_is_loaded_once_and_gives_way_to_its_people(
    tmp_path: Path, province: agencies.UnitRow, control: Actor
) -> None:
    (tmp_path / "schema").mkdir(exist_ok=True)
    shutil.copy(DATA / "schema/wording.json", tmp_path / "schema")
    told = json.loads((DATA / "wordings.json").read_text(encoding="utf-8"))
    anywhere = [each for each in told["wordings"] if each["field"] is None]
    path = tmp_path / "wordings.json"
    path.write_text(json.dumps(told | {"wordings": anywhere[:2]}), encoding="utf-8")
    assert (wordings.load_wordings(tmp_path), wordings.load_wordings(tmp_path)) == (2, 0)
    first, second = wordings.wordings_page(control, Wanted())[0]
    wordings.revise(control, first.public_id, Words(first.title, "Câu của tỉnh."), 1)
    changed = [each | {"text": "Câu mới của tệp."} for each in anywhere[:2]]
    path.write_text(json.dumps(told | {"wordings": changed}), encoding="utf-8")
    assert wordings.load_wordings(tmp_path) == 1
    assert wordings.wording(control, first.public_id).row.text == "Câu của tỉnh."
    assert wordings.wording(control, second.public_id).row.text == "Câu mới của tệp."


def test_every_block_of_the_data_can_be_filled() -> None:
    for each in json.loads((DATA / "wordings.json").read_text(encoding="utf-8"))["wordings"]:
        wordings.check(each["kind"], Words(each["title"], each["text"], each["article"]))


def test_the_program_loads_for_itself(province: agencies.UnitRow) -> None:
    assert wordings.load_wordings(DATA, SYSTEM) > 20
