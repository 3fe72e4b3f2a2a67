"""Filters of worklists: what an address says, and that every count equals its list under any filter."""

import random
import uuid
from dataclasses import replace
from datetime import timedelta

import pytest

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import EVERYTHING, Filter, HolderIs, ListName, RunsOut, Status
from motcua.parties import api as parties
from motcua.platform import clock
from proving.sizes import size
from rooms.dossiers.conftest import CODE, FIELD, Office
from scenes import Stage, stage

__all__ = ["stage"]

WAYS = {
    "thu-tuc": "1.004873",
    "trang-thai": "4",
    "kenh": "tren-mang",
    "nguoi-giu": "chua-co",
    "don-vi": "H18.11.002",
    "linh-vuc": "ho-tich",
    "phi-dia-gioi": "co",
    "han": "16",
}
WRONG = {
    "thu-tuc": ("abc", "1", "1.00", "1.004873;--"),
    "trang-thai": ("0", "11", "x", "٣", "-1", "4.0"),
    "kenh": ("counter", "TAI-QUAY", "x"),
    "nguoi-giu": ("ai", "123", "Trần Thị Mỹ Hoà"),
    "don-vi": ("H99.99.999", "'"),
    "linh-vuc": ("hộ tịch", "a b", "%", "x" * 41),
    "phi-dia-gioi": ("true", "1"),
    "han": ("0", "401", "8h", "mai", "1e1"),
}
FUNCTIONS = ("receiver", "section_head", "examiner", "leader", "clerk")


def test_an_address_and_its_filter_are_the_same_thing(office: Office) -> None:
    read = dossiers.read_filter(WAYS)
    assert not read.problems
    assert dossiers.filter_words(read.filter) == WAYS
    assert read.filter == Filter(
        "1.004873", Status.PROCESSING, "online", HolderIs.NOBODY, "H18.11.002", "ho-tich", True, 16
    )
    someone = uuid.uuid4()
    assert dossiers.read_filter({"nguoi-giu": str(someone), "han": "tre"}).filter == Filter(
        holder=someone, runs_out=RunsOut.LATE
    )


@pytest.mark.parametrize("parameter", WRONG)
def test_a_wrong_value_is_named_and_takes_no_other_with_it(office: Office, parameter: str) -> None:
    for value in WRONG[parameter]:
        read = dossiers.read_filter(WAYS | {parameter: value})
        assert list(read.problems) == [parameter], value
        assert dossiers.filter_words(read.filter) == {k: v for k, v in WAYS.items() if k != parameter}


def test_words_stand_in_no_address(office: Office) -> None:
    assert dossiers.filter_words(dossiers.read_filter(WAYS, "  Trần\0 Hoà ").filter) == WAYS
    assert dossiers.read_filter({}, "  Trần\0 Hoà ").filter.words == "Trần Hoà"


def test_every_count_equals_its_list_under_any_filter(stage: Stage) -> None:
    office = stage.office
    draw = random.Random(20261122)
    found_something = 0
    later = clock.now() + timedelta(days=5)
    for function in FUNCTIONS:
        actor, whole = office.person(function), {}
        for number in range(size(25, 400)):
            chosen = _any(draw, office, stage.at["accepted"].code)
            moment = clock.now() if number % 2 else later
            with clock.at(moment):
                counts = dossiers.counts(actor, chosen)
                lists = {name: dossiers.worklist_page(actor, name, 1, chosen) for name in ListName}
                assert {name: len(rows) for name, rows in lists.items()} == counts, chosen
                assert dossiers.counts_of(actor, [(name, chosen) for name in ListName]) == list(
                    counts.values()
                )
                if moment not in whole:
                    whole[moment] = {name: dossiers.worklist_page(actor, name) for name in ListName}
            for name, rows in lists.items():
                assert {row.step_id for row in rows} <= {row.step_id for row in whole[moment][name]}
                assert all(_has(row, chosen, actor.account) for row in rows), chosen
                found_something += bool(rows and not chosen.is_empty)
    assert found_something > 20


def _has(row: dossiers.WorkRow, chosen: Filter, account: int | None) -> bool:
    """What the list shows says the same as the filter asked."""
    holder = {None: True, HolderIs.ME: row.holder_id == account, HolderIs.NOBODY: row.holder_id is None}
    return all(
        (
            not chosen.channel or row.channel == chosen.channel,
            chosen.status is None or row.status == chosen.status,
            chosen.non_territorial is None or row.is_non_territorial == chosen.non_territorial,
            holder.get(chosen.holder, True),  # type: ignore[arg-type]
            not chosen.words or chosen.words.upper() in row.code or "trần" in row.owner_name.lower(),
        )
    )


def _any(draw: random.Random, office: Office, code: str) -> Filter:
    """A filter with some of its fields asked for."""
    examiner = parties.account(office.person("examiner").account or 0).public_id
    values = {
        "procedure": [CODE, "1.000001"],
        "status": list(Status),
        "channel": ["counter", "online", "post"],
        "holder": [HolderIs.ME, HolderIs.NOBODY, examiner, uuid.UUID(int=7)],
        "competent": ["H18.11.002", "H18.11.001"],
        "field": [FIELD, "dat-dai"],
        "non_territorial": [True, False],
        "runs_out": [1, 8, 24, 400, RunsOut.LATE],
        "words": ["TRAN thi", code[-4:], "không có ai", "!!!"],
    }
    asked = draw.sample(sorted(values), draw.choice((0, 1, 1, 2, 3)))
    return replace(EVERYTHING, **{name: draw.choice(values[name]) for name in asked})


def test_what_runs_out_soon_is_neither_late_nor_waiting(stage: Stage) -> None:
    office = stage.office
    head = office.person("section_head")
    (row,) = (
        row
        for row in dossiers.worklist_page(head, ListName.UNIT)
        if row.public_id == stage.at["accepted"].public_id
    )
    soon, tomorrow = Filter(runs_out=1, words=row.code), Filter(runs_out=400, words=row.code)
    assert not dossiers.worklist_page(head, ListName.UNIT, 1, soon)
    assert len(dossiers.worklist_page(head, ListName.UNIT, 1, tomorrow)) == 1
    with clock.at(row.risk_at + timedelta(minutes=1)):
        assert not dossiers.worklist_page(head, ListName.UNIT, 1, tomorrow)
        assert len(dossiers.worklist_page(head, ListName.UNIT, 1, Filter(runs_out=RunsOut.LATE))) >= 1


def test_a_list_offers_what_it_holds(stage: Stage) -> None:
    office = stage.office
    found = dossiers.found_in(office.person("section_head"), ListName.UNIT)
    assert [code for code, _version in found.procedures] == [CODE]
    assert found.fields == (FIELD,)
    assert found.competent == (office.unit.id,)
    assert {name for _id, name in found.holders} >= {
        parties.account(office.person("examiner").account or 0).name
    }
