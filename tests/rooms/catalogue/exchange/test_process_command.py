"""`motcua process`: check, try out and export, for people and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from motcua.catalogue import api
from motcua.catalogue.exchange import read_bpmn, read_yaml
from motcua.kernel.process import check
from motcua.platform.errors import Refusal
from motcua_site.command import _parser, load

CERTIFICATE = Path(__file__).with_name("certificate.yaml")
SCRIPT = """
set years_abroad 0
set resident true
complete receive
complete examine verify   # hỏi nơi cư trú trước
timer consult no_answer
complete examine
back approve
complete examine
complete approve
complete sign
complete number
complete return
"""


def run(*words: str | Path) -> int | None:
    command = load("process")
    return command.run(_parser(command).parse_args([str(word) for word in words]))


def test_check_of_a_sound_table_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", CERTIFICATE, "--limit", "24") == 0
    assert capsys.readouterr().out == "certificate.yaml: quy trình marital-status, 8 bước\n"


def test_check_tells_hours_over_the_limit(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", CERTIFICATE, "--limit", "8") == 1
    told = capsys.readouterr()
    assert "vượt thời hạn 8 giờ" in told.out
    assert told.err.count("\n") == 1


def test_check_as_json_lists_what_is_missing_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("process: a\nsteps:\n  - {key: a, name: A, kind: examine}\n")
    assert run("check", path, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [(row["element"], row["line"]) for row in told["missing"]] == [("a", 3), ("a", 3)]


def test_a_script_is_played_to_the_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = tmp_path / "acts"
    script.write_text(SCRIPT)
    assert run("run", CERTIFICATE, "--script", script, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["finished"]
    assert [act["open"] for act in told["acts"]][:5] == [
        ["receive"],
        ["examine"],
        ["consult"],
        ["examine"],
        ["approve"],
    ]


def test_a_script_may_be_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = tmp_path / "acts.json"
    script.write_text('[["complete", "receive"], ["cancel", "withdrawn"]]')
    assert run("run", CERTIFICATE, "--script", script) == 0
    assert "Đã kết thúc." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("dance receive", "dòng 1"),
        ("complete receive\ncomplete sign", "dòng 2: Bước “sign” không mở lúc này; đang mở: examine."),
        ("complete receive nope", "chỉ có: done"),
        ("timer receive", "dòng 1"),
        ("[1]", "dòng 1"),
        ("[", "JSON"),
        ("complete receive\ncomplete examine\ncomplete approve", "years_abroad"),
    ],
)
def test_a_line_that_cannot_be_played_is_named(tmp_path: Path, script: str, says: str) -> None:
    path = tmp_path / "acts"
    path.write_text(script)
    with pytest.raises(Refusal) as refused:
        run("run", CERTIFICATE, "--script", path)
    assert says in str(refused.value)


def test_a_file_goes_out_as_bpmn_and_comes_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("export", CERTIFICATE, "--format", "bpmn") == 0
    spec = read_bpmn(capsys.readouterr().out.encode(), "x.bpmn").spec
    assert spec == read_yaml(CERTIFICATE.read_text(), "c")


def test_a_file_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refusal, match=r"nowhere\.yaml"):
        run("check", "nowhere.yaml")


def test_only_a_procedure_code_needs_the_database() -> None:
    command = load("process")
    parse = _parser(command).parse_args
    assert command.needs_database(parse(["export", "1.004873", "--format", "yaml"]))  # type: ignore[attr-defined]
    assert not command.needs_database(parse(["export", str(CERTIFICATE), "--format", "yaml"]))  # type: ignore[attr-defined]
    assert not command.needs_database(parse(["check", "1.004873"]))  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_a_procedure_of_the_catalogue_goes_out_by_its_code(
    pytestconfig: pytest.Config, capsys: pytest.CaptureFixture[str]
) -> None:
    api.load_data(pytestconfig.rootpath / "data")
    assert run("export", "1.004873", "--format", "bpmn") == 0
    spec = read_bpmn(capsys.readouterr().out.encode(), "x.bpmn").spec
    assert spec is not None
    assert [finding for finding in check(spec) if not finding.is_gap] == []
