"""`motcua due`, as a clerk types it: answer, recipe, reasons, and one sentence for each mistake."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kernel.worktime.worlds import HERE
from motcua_site.command import main

Typed = Callable[..., tuple[int, str, str]]


@pytest.fixture
def motcua(capsys: pytest.CaptureFixture[str]) -> Typed:
    """Type a command; get its exit code and what it printed and complained about."""

    def typed(*words: str) -> tuple[int, str, str]:
        try:
            code = main(["due", *words])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        said = capsys.readouterr()
        return code, said.out.strip(), said.err.strip()

    return typed


def test_the_answer_is_one_line_in_vietnams_time(motcua: Typed) -> None:
    assert motcua("--received", "2026-08-28T10:00", "--limit", "3wd") == (0, "2026-09-07T10:00:00+07:00", "")


def test_a_moment_of_another_zone_is_understood(motcua: Typed) -> None:
    assert motcua("--received", "2026-08-28T03:00Z", "--limit", "3wd")[1] == "2026-09-07T10:00:00+07:00"


def test_the_worked_examples_run_with_a_calendar_file_of_their_own(motcua: Typed) -> None:
    calendar = str(HERE / "calendars" / "vectors.json")
    pause = ("--pause", "2026-11-05T09:00/2026-11-11T09:00")
    typed = motcua("--received", "2026-11-02T09:00", "--limit", "10wd", "--calendar", calendar, *pause)
    assert typed[1] == "2026-11-20T09:00:00+07:00"


def test_json_holds_the_due_date_and_a_recipe_that_replays(motcua: Typed) -> None:
    code, out, _ = motcua("--received", "2026-11-02T09:00", "--limit", "10wd", "--json")
    told = json.loads(out)
    assert (code, sorted(told)) == (0, ["due", "recipe"])
    assert told["due"] == "2026-11-16T09:00:00+07:00"
    assert told["recipe"]["calendar"]["code"] == "hcmc"


def test_explain_says_why_in_vietnamese(motcua: Typed) -> None:
    out = motcua("--received", "2026-08-28T10:00", "--limit", "3wd", "--explain")[1].splitlines()
    assert out[0] == "2026-09-07T10:00:00+07:00"
    assert "Ngày 02/09/2026 nghỉ: Quốc khánh." in out
    assert out[-1] == "Hẹn trả kết quả lúc 10:00 ngày 07/09/2026."


def test_no_appointment_is_no_fault(motcua: Typed) -> None:
    assert motcua("--received", "2026-08-28T10:00", "--limit", "none")[:2] == (0, "chưa có ngày hẹn trả")
    assert json.loads(motcua("--received", "2026-08-28T10:00", "--limit", "none", "--json")[1])["due"] is None


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["--received", "28/8/2026", "--limit", "3wd"], "Không hiểu thời điểm “28/8/2026”"),
        (["--received", "9999-12-31T23:59-12:00", "--limit", "3wd"], "Không hiểu thời điểm"),
        (["--received", "2026-08-28", "--limit", "ba ngày"], "Không hiểu thời hạn “ba ngày”"),
        (["--received", "2026-08-28", "--limit", "0wd"], "phải là một số từ 1 đến 1000"),
        (["--received", "2019-08-28", "--limit", "3wd"], "chỉ có ngày nghỉ từ 01/01/2024"),
        (["--received", "2026-08-28", "--limit", "3wd", "--pause", "2026-08-29"], "Hãy ghi TỪ/ĐẾN"),
        (["--received", "2026-08-28", "--limit", "3wd", "--pause", "2026-08-31/2026-08-30"], "kết thúc lúc"),
        (["--received", "2026-08-28", "--limit", "3wd", "--pause", "2026-08-01/2026-08-30"], "sớm hơn"),
        (
            ["--received", "2026-08-28", "--limit", "3wd", "--calendar", "/none.json"],
            "Không mở được tệp lịch",
        ),
    ],
)
def test_each_mistake_gets_one_sentence(motcua: Typed, words: list[str], part: str) -> None:
    code, out, err = motcua(*words)
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert part in err


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"{", "sai ở dòng 1, cột 2"),
        (b"\xff\xfe", "UTF-8"),
        (b"[]", "phải là một đối tượng JSON"),
        (b'{"code": "x"}', "không đọc được ở covers"),
        (b'{"code": "x", "inherits": "y"}', "kế thừa lịch “y”"),
        (b'{"code": "x", "version": "1", "name": "x", "inherits": "x"}', "kế thừa lẫn nhau"),
        (b'{"code": "x", "version": "1", "name": "x", "inherits": "vn"}', "không có giờ làm việc nào"),
    ],
)
def test_a_broken_calendar_file_gets_one_sentence(
    motcua: Typed, tmp_path: Path, content: bytes, part: str
) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    code, out, err = motcua("--received", "2026-08-28", "--limit", "3wd", "--calendar", str(path))
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert part in err


def test_a_missing_word_is_wrong_usage(motcua: Typed) -> None:
    assert motcua("--received", "2026-08-28")[0] == 2


def test_it_needs_neither_database_nor_settings_and_no_zone_of_the_machine_moves_it() -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DJANGO_SETTINGS_MODULE", "DATABASE_URL"}
    }
    command = [
        sys.executable,
        "-m",
        "motcua_site.command",
        "due",
        "--received",
        "2026-11-01T02:30",
        "--limit",
        "2wd",
    ]
    done = subprocess.run(
        command, env=environment | {"TZ": "America/New_York"}, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "2026-11-04T07:30:00+07:00"
