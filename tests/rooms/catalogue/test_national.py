"""The national list beside what is published: only here, only there, and each part that differs."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from motcua.catalogue import api
from motcua.catalogue.api import national
from motcua.catalogue.importers.national import read_record
from motcua.catalogue.models import NationalComparison
from motcua.catalogue.national.holding import Differing
from motcua.platform import clock
from motcua.platform.access import SYSTEM
from motcua.platform.errors import NotFound, Refusal
from people import Cast
from rooms.catalogue.conftest import CODE

pytestmark = pytest.mark.django_db
LAW = ("118/2025/NĐ-CP", "309/2026/NĐ-CP")


@pytest.fixture
def published(folder: Path) -> api.ProcedureVersion:
    api.load_data(folder)
    return api.version_on(CODE, clock.today())


def way(channel: str, days: str = "3", unit: str = "Ngày làm việc", fee: str = "15000") -> dict[str, Any]:
    time = {"THOIGIANGIAIQUYET": days, "DONVITINH": unit, "PHILEPHI": [{"SOTIEN": fee, "DONVI": "VNĐ"}]}
    return {"KENH": channel, "THOIGIAN": [time]}


def record(version: api.ProcedureVersion, **changed: Any) -> dict[str, Any]:
    """A record of the service that says what is published here, but for what is changed."""
    ways = [way(channel) for channel in "123"]
    ways += [way(channel, "10") for channel in "123"]
    papers = [{"TENGIAYTO": each.name.upper() + "."} for each in version.components]
    same = {
        "MATTHC": version.code,
        "TENTTHC": f"  {version.name.upper()} ",
        "LINHVUCTHUCHIEN": [{"MALINHVUC": "G15-HT", "TENLINHVUC": version.field_name}],
        "CAPTHUCHIEN": "Cấp Xã",
        "MOTADOITUONGTHUCHIEN": "Công dân Việt Nam",
        "CACHTHUCTHUCHIEN": ways,
        "THANHPHANHOSO": [{"TRUONGHOP": "", "GIAYTO": papers}],
        "KETQUATHUCHIEN": [{"MAKETQUA": "KQ", "TENKETQUA": version.result_name}],
        "CANCUPHAPLY": [{"SOVANBAN": number} for number in LAW],
    }
    return same | changed


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, []),
        ({"TENTTHC": "Thủ tục cấp giấy xác nhận tình trạng hôn nhân"}, []),
        ({"TENTTHC": "Cấp giấy khác"}, [("name", None, ("Cấp giấy khác",))]),
        ({"CAPTHUCHIEN": "Cấp Tỉnh"}, [("level", ("commune",), ("province",))]),
        ({"MOTADOITUONGTHUCHIEN": "Tổ chức"}, [("audience", ("person",), ("organisation",))]),
        ({"LINHVUCTHUCHIEN": [{"TENLINHVUC": "Chứng thực"}]}, [("field", ("Hộ tịch",), ("Chứng thực",))]),
        ({"CANCUPHAPLY": [{"SOVANBAN": "118/2025/NĐ-CP"}]}, [("legal_basis", ("309/2026/NĐ-CP",), ())]),
        (
            {"CACHTHUCTHUCHIEN": [way("1", "5"), way("2"), way("3"), way("2", "10"), way("3", "10")]},
            [("limit-counter", ("3wd", "10wd"), ("5wd",))],
        ),
        (
            {"CACHTHUCTHUCHIEN": [way("1"), way("1", "10"), way("2"), way("2", "10")]},
            [("limit-post", ("3wd", "10wd"), ())],
        ),
        (
            {"CACHTHUCTHUCHIEN": [way(each, days, fee="8000") for each in "123" for days in ("3", "10")]},
            [("fees", ("15000",), ("8000",))],
        ),
        ({"CACHTHUCTHUCHIEN": [way(each, "2", "Tháng") for each in "123"]}, []),
        (
            dict.fromkeys(
                (
                    "CACHTHUCTHUCHIEN",
                    "THANHPHANHOSO",
                    "CANCUPHAPLY",
                    "KETQUATHUCHIEN",
                    "LINHVUCTHUCHIEN",
                ),
                (),
            ),
            [],
        ),
        ({"CAPTHUCHIEN": "Cấp Bộ"}, [("level", ("commune",), ("ministry",))]),
    ],
)
def test_each_part_that_differs_is_told_and_what_is_told_in_words_is_not_compared(
    published: api.ProcedureVersion, changed: dict[str, Any], found: list[Any]
) -> None:
    told = national.held_against(published, read_record(record(published, **changed)))
    wanted = [Differing(part, here or (published.name,), there) for part, here, there in found]
    assert list(told) == wanted


def test_of_papers_only_what_the_other_side_lacks_is_told(published: api.ProcedureVersion) -> None:
    names = [each.name for each in published.components]
    papers = [{"TENGIAYTO": name} for name in [*names[1:], "Ảnh 4×6"]]
    there = read_record(record(published, THANHPHANHOSO=[{"TRUONGHOP": "", "GIAYTO": papers}]))
    assert national.held_against(published, there) == (Differing("papers", (names[0],), ("Ảnh 4×6",)),)


@pytest.fixture
def listed(published: api.ProcedureVersion, tmp_path: Path) -> Callable[..., Path]:
    """A file of the national list."""

    def write(*records: dict[str, Any]) -> Path:
        path = tmp_path / "quoc-gia.json"
        path.write_text(json.dumps({"result": records}, ensure_ascii=False), encoding="utf-8")
        return path

    return write


def other(code: str = "1.999999", level: str = "Cấp Xã") -> dict[str, Any]:
    return {"MATTHC": code, "TENTTHC": "Cấp giấy thử", "CAPTHUCHIEN": level}


def page(actor: Any = SYSTEM, **wanted: Any) -> national.DifferencesPage:
    return national.differences_page(actor, national.Wanted(**wanted))


def test_a_comparison_is_kept_under_its_day_and_counts_by_kind_and_part(
    published: api.ProcedureVersion, listed: Callable[..., Path]
) -> None:
    changed = record(published, TENTTHC="Cấp giấy khác", CAPTHUCHIEN="Cấp Tỉnh")
    path = listed(changed, other(), other("1.999998", "Cấp Bộ"), {"TENTTHC": "không mã"})
    found = national.compare_file(path)
    assert found == national.Compared(there=2, here=1, broken=1, only_there=1, only_here=0, differs=1)
    shown = page()
    assert shown.shown is not None
    assert (shown.shown.file, shown.shown.compared_at <= clock.now()) == ("quoc-gia.json", True)
    assert shown.by_kind == {"differs": 1, "only_there": 1}
    assert shown.by_part == {"name": 1, "level": 1}
    assert [(row.code, row.is_known) for row in shown.rows] == [(CODE, True), ("1.999999", False)]
    assert [row.code for row in page(kind="only_there").rows] == ["1.999999"]
    assert [row.code for row in page(part="level").rows] == [CODE]
    assert [row.code for row in page(q="cap giay thu").rows] == ["1.999999"]

    later = national.compare_file(listed(other()))
    assert (later.only_here, later.only_there, later.differs) == (1, 1, 0)
    assert len(page().kept) == 2
    assert page(comparison=shown.shown.id).by_kind == shown.by_kind, "the earlier one stays as it was"


def test_each_week_it_is_compared_again_only_when_the_file_is_another(
    published: api.ProcedureVersion, listed: Callable[..., Path], settings: LazySettings
) -> None:
    assert national.compare_again() is None, "no place is set"
    settings.MOTCUA_NATIONAL_LIST = str(listed(other()))
    assert national.compare_again() is not None
    assert national.compare_again() is None
    listed(record(published), other())
    again = national.compare_again()
    assert again is not None
    assert again.differs == 0
    assert NationalComparison.objects.count() == 2


def test_a_file_that_cannot_be_read_is_told_until_one_can_be(
    published: api.ProcedureVersion, listed: Callable[..., Path], settings: LazySettings, tmp_path: Path
) -> None:
    settings.MOTCUA_NATIONAL_LIST = str(tmp_path / "quoc-gia.json")
    national.compare_again()
    national.compare_again()
    fault = page().fault
    assert fault is not None
    assert "quoc-gia.json" in fault.fault
    assert NationalComparison.objects.count() == 1
    listed(record(published))
    assert national.compare_again() is not None
    assert page().fault is None


def test_old_comparisons_go_and_only_so_many_stay(
    published: api.ProcedureVersion, listed: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("motcua.catalogue.national.comparing.KEPT", 2)
    for place in range(3):
        national.compare_file(listed(other(f"1.99999{place}")))
    kept = [page(comparison=row.id).rows[-1].code for row in page().kept]
    assert kept == ["1.999992", "1.999991"]


def test_differences_are_for_who_controls_procedures_and_within_their_fields(
    published: api.ProcedureVersion, listed: Callable[..., Path], cast: Cast
) -> None:
    national.compare_file(listed(record(published, TENTTHC="Cấp giấy khác")))
    with pytest.raises(NotFound):
        page(cast.leader)
    with pytest.raises(Refusal):
        national.compare_file(listed(), actor=cast.leader)
    assert page(cast.controller).total == 1
    grants = tuple(replace(grant, fields=frozenset({"dat-dai"})) for grant in cast.controller.grants)
    assert page(replace(cast.controller, grants=grants)).total == 0
