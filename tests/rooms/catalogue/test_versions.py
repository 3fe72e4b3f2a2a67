"""Versions: published from files, found by day, never changed."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from motcua.catalogue import api
from motcua.kernel.fees import FeeFacts, evaluate
from motcua.kernel.worktime import Limit
from motcua.platform.access import ANONYMOUS
from motcua.platform.errors import NotFound
from motcua.platform.ledger import entries

pytestmark = pytest.mark.django_db
CODE = "1.004873"
DAY = date(2026, 11, 21)


def test_a_published_procedure_is_read_with_all_its_parts(folder: Path) -> None:
    assert api.load_data(folder) == api.Loaded(published=1, unchanged=0)
    version = api.version_on(CODE, DAY)
    assert version.name == "Cấp Giấy xác nhận tình trạng hôn nhân"
    assert (version.field_code, version.level, version.online_level) == ("ho-tich", "commune", "full_online")
    assert version.limit("counter") == Limit.parse("3wd")
    assert version.limit("counter", "verification") == Limit.parse("10wd")
    assert version.limit("kiosk") is None
    assert version.components[0].code == "to-khai"
    assert version.case().components == tuple(each.code for each in version.components)
    assert evaluate(version.fee_rules, FeeFacts()).amount == 15_000
    assert version.pause_article("return_for_supplement")
    assert version.pause_article("consult") is None
    assert version.form is not None
    assert version.spec is not None
    assert version.spec.start == "tiep-nhan"
    assert not version.no_due_date


def test_loading_the_same_files_again_does_nothing(folder: Path) -> None:
    api.load_data(folder)
    first = api.version_on(CODE, DAY).id
    assert api.load_data(folder) == api.Loaded(published=0, unchanged=1)
    assert api.version_on(CODE, DAY).id == first


def test_the_real_data_folder_loads(pytestconfig: pytest.Config) -> None:
    loaded = api.load_data(pytestconfig.rootpath / "data")
    assert loaded.published >= 1
    assert api.load_data(pytestconfig.rootpath / "data").published == 0


def test_a_new_version_follows_from_its_day_and_the_old_one_stays(folder: Path, bend: Any) -> None:
    api.load_data(folder)
    old = api.version_on(CODE, DAY)
    bend(lambda data: data.update(effective_from="2027-03-01", decision="QĐ-01"))
    api.load_data(folder)
    new = api.version_on(CODE, date(2027, 3, 1))
    assert new.decision == "QĐ-01"
    assert new.number == old.number + 1
    assert new.spec_id == old.spec_id
    assert new.form_id == old.form_id
    assert api.version_on(CODE, date(2027, 2, 28)).id == old.id
    api.forget_versions()
    assert api.version(old.id).effective_to == date(2027, 2, 28)


def test_a_correction_of_the_same_day_takes_the_place_of_the_faulty_version(folder: Path, bend: Any) -> None:
    api.load_data(folder)
    old = api.version_on(CODE, DAY)
    bend(lambda data: data["fees"][0].update(amount=8_000))
    api.load_data(folder)
    assert evaluate(api.version_on(CODE, DAY).fee_rules, FeeFacts()).amount == 8_000
    assert evaluate(api.version(old.id).fee_rules, FeeFacts()).amount == 15_000


def test_a_changed_form_gets_a_version_of_its_own(folder: Path, bend: Any) -> None:
    api.load_data(folder)
    old = api.version_on(CODE, DAY)
    bend(lambda data: data["form"]["questions"][0].update(label="Họ và tên"))
    api.load_data(folder)
    new = api.version_on(CODE, DAY)
    assert old.form is not None
    assert new.form is not None
    assert new.form.version == old.form.version + 1
    assert old.form.questions[0].label != "Họ và tên"


def test_the_database_refuses_to_change_a_definition(folder: Path) -> None:
    api.load_data(folder)
    for table in ("catalogue_processspec", "catalogue_formdefinition"):
        with (
            pytest.raises(IntegrityError, match="never changed"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"UPDATE {table} SET version = version + 1")


def test_publication_is_in_the_ledger_once(folder: Path) -> None:
    api.load_data(folder)
    api.load_data(folder)
    assert [entry.name for entry in entries(f"procedure:{CODE}")] == ["catalogue.version.published"]


def test_before_its_day_and_under_another_code_there_is_no_procedure(folder: Path) -> None:
    api.load_data(folder)
    with pytest.raises(api.UnknownProcedure, match=r"1\.004873"):
        api.version_on(CODE, date(2025, 6, 30))
    with pytest.raises(api.UnknownProcedure):
        api.version_on("9.999999", DAY)
    with pytest.raises(api.UnknownProcedure):
        api.version(0)


def test_reading_a_version_again_asks_the_database_nothing(
    folder: Path, django_assert_num_queries: Callable[[int], Any]
) -> None:
    api.load_data(folder)
    version_id = api.version_on(CODE, DAY).id
    with django_assert_num_queries(0):
        api.version(version_id)


def test_only_those_allowed_may_publish(folder: Path) -> None:
    with pytest.raises(NotFound):
        api.load_data(folder, ANONYMOUS)


@pytest.mark.parametrize(
    ("by", "place", "fault"),
    [
        (lambda data: data.pop("name"), "gốc", "thiếu name"),
        (lambda data: data.update(colour="red"), "gốc", "colour"),
        (lambda data: data["channels"]["counter"].update(limit="3 ngày"), "channels/counter/limit", "3 ngày"),
        (lambda data: data["fees"][0].update(amount=-1), "fees/0/amount", "-1"),
        (lambda data: data["fees"][0].update(cases=["none"]), "fees/0/cases", "none"),
        (lambda data: data.update(level="district"), "level", "district"),
        (lambda data: data.update(code="1.4873"), "code", "1.4873"),
        (lambda data: data.update(effective_from="2025-02-30"), "effective_from", "lịch"),
        (lambda data: data.update(effective_to="2024-01-01"), "effective_to", "trước"),
        (lambda data: data.update(process="nowhere"), "process", "nowhere"),
        (lambda data: data.update(process={}), "process", ""),
        (lambda data: data.update(online_level="partial_online"), "gốc", "partial_reason"),
        (lambda data: data["components"].append(data["components"][0]), "components", "to-khai"),
        (lambda data: data["components"][1]["when"].update(question="ghost"), "components/1/when", "ghost"),
        (lambda data: data["cases"][0].update(components=["ghost"]), "cases/0/components", "ghost"),
        (lambda data: data["channels"]["counter"].update(limit="1wd"), "process", ""),
        (
            lambda data: data["form"]["questions"][6].update(when={"question": "late", "op": "answered"}),
            "form",
            "late",
        ),
    ],
)
def test_a_wrong_file_is_refused_with_its_place_and_nothing_is_written(
    bend: Any, by: Any, place: str, fault: str
) -> None:
    folder = bend(by)
    with pytest.raises(api.ProcedureFault) as refusal:
        api.load_data(folder)
    assert f"Tệp {CODE}.json, mục {place}" in str(refusal.value)
    assert fault in str(refusal.value)
    assert api.search().total == 0


@pytest.mark.parametrize(
    "content", [b"{", b'{"a": NaN}', b"\xff\xfe", b"[" * 100_000, b'"\\ud800', b""], ids=repr
)
def test_a_file_that_is_no_json_is_refused_in_a_sentence(folder: Path, content: bytes) -> None:
    (folder / "procedures/broken.json").write_bytes(content)
    with pytest.raises(api.UnreadableFile, match=r"broken\.json"):
        api.load_data(folder)


def test_a_code_in_two_files_is_refused(folder: Path) -> None:
    shutil.copy(folder / f"procedures/{CODE}.json", folder / "procedures/again.json")
    with pytest.raises(api.ProcedureFault, match=r"again\.json|1\.004873\.json"):
        api.load_data(folder)


def test_a_small_province_stands_on_the_common_schema_and_processes(folder: Path) -> None:
    own = folder / "provinces/small"
    (own / "procedures").mkdir(parents=True)
    data = json.loads((folder / f"procedures/{CODE}.json").read_text(encoding="utf-8"))
    data["fees"] = []
    (own / "procedures/local.json").write_text(json.dumps(data), encoding="utf-8")
    api.load_data(own)
    assert api.version_on(CODE, DAY).fee_rules == ()
