"""`motcua catalogue`: import and show, for people and for machines."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from motcua.catalogue import api
from motcua.cli.catalogue import limit_words
from motcua.platform import clock
from motcua.platform.access import SYSTEM
from motcua.platform.errors import Refusal
from motcua_site.command import _parser, load
from rooms.catalogue.conftest import CODE, Bend

pytestmark = pytest.mark.django_db
LINE = {
    "ma_thu_tuc": "1.999999",
    "ten_thu_tuc": "Cấp giấy thử",
    "linh_vuc": "Thử",
    "cap_thuc_hien": "Cấp xã",
    "cach_thuc_thuc_hien": "Hình thức nộpThời gianPhí, lệ phíMô tả"
    "Trực tiếp5 Ngày làm việc10,000 VNĐTrực tuyến2 ThángMiễn phí",
    "thanh_phan_ho_so": "--Tên giấy tờMẫu đơn, tờ khaiSố lượngTờ khai1 bản chính",
}


def run(*words: str) -> int | None:
    command = load("catalogue")
    return command.run(_parser(command).parse_args(words))


def test_import_prints_its_figures_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text(json.dumps(LINE) + "\nbroken\n", encoding="utf-8")
    assert run("import", str(path), "--json") == 0
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert report["procedures"] == 1
    assert {"understood", "text"} <= report["limits"].keys() & report["fees"].keys() & report["papers"].keys()
    assert (report["limits"]["understood"], report["limits"]["text"]) == (1, 1)
    assert report["limits"]["kept"] == [{"code": "1.999999", "channel": "online", "text": "2 Tháng"}]
    assert report["broken"][0]["line"] == 2


def test_a_dry_run_tells_and_leaves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text(json.dumps(LINE), encoding="utf-8")
    assert run("import", str(path), "--dry-run") == 0
    assert "Đọc được 1 thủ tục" in capsys.readouterr().out
    assert api.search(imported=True).total == 0


def test_show_tells_a_published_procedure(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    api.load_data(folder)
    assert run("show", "1.004873") == 0
    told = capsys.readouterr().out
    assert "trực tiếp 3 ngày làm việc" in told
    assert "15.000 đồng" in told
    assert run("show", "1.004873", "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert data["channels"]["counter"] == {"limit": "3wd"}
    assert data["process"]["key"] == "ho-tich-cap-giay"


def test_show_says_when_a_procedure_is_only_imported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text(json.dumps(LINE), encoding="utf-8")
    run("import", str(path))
    assert run("show", "1.999999") == 0
    assert "chưa công bố" in capsys.readouterr().out


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(api.UnknownProcedure, match=r"9\.999999"):
        run("show", "9.999999")


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        ("3wd", "3 ngày làm việc"),
        ("10d", "10 ngày"),
        ("8h", "8 giờ làm việc"),
        ("sameday", "trong ngày"),
        ("none", "không hẹn ngày"),
    ],
)
def test_limits_in_words(limit: str, words: str) -> None:
    assert limit_words(limit) == words


def test_a_folder_goes_over_an_edited_procedure_only_when_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("load", str(folder)) == 0
    assert "Đã công bố 1 thủ tục" in capsys.readouterr().out
    revision = api.editing.open_draft(SYSTEM, CODE)
    fee = api.editing.FeeGiven("Lệ phí cấp giấy", "4.000")
    revision = api.editing.put_fee(SYSTEM, CODE, revision, fee, "le-phi")
    api.editing.publish_draft(SYSTEM, CODE, api.editing.Publication(revision, "9/QĐ", clock.today()))
    api.forget_versions()

    with pytest.raises(Refusal) as refusal:
        run("load", str(folder))
    assert refusal.value.code == "procedure-edited-here"
    assert "fees/le-phi/amount: 4000 → 15000" in str(refusal.value)
    assert api.version_on(CODE, clock.today()).fee_rules[0].amount == 4000
    assert run("load", str(folder), "--over-edited") == 0
    api.forget_versions()
    assert api.version_on(CODE, clock.today()).number == 3


def test_what_nobody_edited_is_loaded_as_before(folder: Path, bend: Callable[[Bend], Path]) -> None:
    assert run("load", str(folder)) == 0
    bend(lambda data: data.update(name="Tên mới"))
    assert run("load", str(folder)) == 0


def test_compare_prints_its_figures_and_keeps_them(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    api.load_data(folder)
    path = tmp_path / "lines.jsonl"
    path.write_text(json.dumps(LINE), encoding="utf-8")
    assert run("compare", str(path)) == 0
    assert "chỉ ở tỉnh 1; chỉ ở danh mục quốc gia 1." in capsys.readouterr().out
    assert run("compare", str(path), "--json") == 0
    assert json.loads(capsys.readouterr().out)["only_there"] == 1
    assert api.search(imported=True).total == 1, "comparing imports nothing"
