"""`motcua catalogue`: import and show, for people and for machines."""

import json
from pathlib import Path
from typing import Any

import pytest

from motcua.catalogue import api
from motcua.cli.catalogue import limit_words
from motcua_site.command import _parser, load

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
