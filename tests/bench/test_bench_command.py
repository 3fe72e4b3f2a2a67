"""`motcua bench`: a table for people, JSON for machines, and a sentence for a name nobody knows."""

from __future__ import annotations

import json
from argparse import Namespace

import pytest

from motcua.bench import due
from motcua.cli import bench

FORM = {"name", "ours", "peer", "ratio", "unit", "runs"}


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(due, "QUESTIONS", 20)
    monkeypatch.setattr(due, "ROUNDS", 2)


def test_figures_come_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.run(Namespace(name="due", dossiers=None, json=True)) == 0
    rows = json.loads(capsys.readouterr().out)
    assert all(set(row) == FORM and len(row["runs"]) == 2 for row in rows)


def test_figures_come_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.run(Namespace(name="due", dossiers=None, json=False)) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert "tỷ lệ" in head
    assert [line.split("  ")[0] for line in lines] == ["due: one by one", "due: in bulk with recipes"]


def test_an_unknown_name_is_answered_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.run(Namespace(name="speed", dossiers=None, json=False)) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert all(name in said for name in bench.BENCHMARKS)


def test_only_benchmarks_of_rooms_ask_for_a_database() -> None:
    assert [name for name in bench.BENCHMARKS if bench.needs_database(Namespace(name=name))] == [
        "engine",
        "submit",
        "worklist",
        "pages",
        "search",
        "journey",
    ]
    assert not bench.needs_database(Namespace(name="speed"))
