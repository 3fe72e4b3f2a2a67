"""`motcua calendar`: dates a new calendar moves are shown before it is saved, then moved by acts (P10)."""

import argparse
import json
import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kernel.worktime import reference
from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, Fault, PaperGiven
from motcua.dossiers.models import Dossier
from motcua.kernel import worktime
from motcua.kernel.worktime import Recipe
from motcua.notifications import ports
from motcua.notifications.models import Message
from motcua.platform import clock, ledger
from motcua.platform.access import SYSTEM
from motcua.platform.clock import ZONE
from motcua.platform.errors import NotFound, Refusal
from motcua_site.command import load
from rooms.dossiers.conftest import REPOSITORY, Office, data_folder, office
from rooms.dossiers.test_telling import Deaf

__all__ = ["data_folder", "office"]

SHIPPED = REPOSITORY / "data/calendars"
OLD, NEW = "2026.1+2026.1", "2026.2+2026.2"
"""A calendar's own version and that of the one it inherits."""

WHY = "Thông báo 5044/TB-BNV"
ADMINISTRATOR = "dbn.quantri"
MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=ZONE)
SUPPLEMENT = dossiers.ReturnForSupplement((Fault("mờ", "to-khai"),), "Tờ khai mờ")
ANSWER = dossiers.AnswerSupplement(papers=(PaperGiven("to-khai", "original"),))

Typed = Callable[..., tuple[int, str]]


@pytest.fixture
def motcua(capsys: pytest.CaptureFixture[str]) -> Typed:
    """Type the command; get its exit code and what it printed."""

    def typed(*words: object) -> tuple[int, str]:
        command, parser = load("calendar"), argparse.ArgumentParser()
        command.add_arguments(parser)
        code = command.run(parser.parse_args([str(word) for word in words]))
        return code or 0, capsys.readouterr().out

    return typed


def announced(folder: Path, *days: dict[str, Any]) -> Path:
    """The shipped calendars in a new version, with days the government has announced."""
    folder.mkdir()
    for file in SHIPPED.glob("*.json"):
        data = json.loads(file.read_text())
        data["version"] = "2026.2"
        if data["code"] == "vn":
            known = {row["day"] for row in days}
            data["days"] = sorted(
                [*(row for row in data["days"] if row["day"] not in known), *days], key=lambda row: row["day"]
            )
        (folder / file.name).write_text(json.dumps(data))
    return folder


def off(day: str, name: str = "Ngày nghỉ mới") -> dict[str, Any]:
    return {"day": day, "kind": "off", "name": name, "source": WHY, "confirmed": True}


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """Wednesday 25 November becomes a day off."""
    return announced(tmp_path / "later", off("2026-11-25"))


@pytest.fixture
def swapped(tmp_path: Path) -> Path:
    """Saturday the 21st is worked, Wednesday the 25th is off."""
    worked = off("2026-11-21", "Làm bù") | {"kind": "worked", "in_place_of": "2026-11-25"}
    return announced(tmp_path / "swapped", worked, off("2026-11-25"))


def taken_in_at(office: Office, moment: datetime) -> Done:
    with clock.at(moment):
        return office.taken_in()


@pytest.fixture
def running(office: Office) -> Office:
    """Forty dossiers taken in every five hours, day and night; some extended, one paused, one withdrawn."""
    for number in range(40):
        moment = MONDAY + timedelta(hours=5 * number)
        done = taken_in_at(office, moment)
        with clock.at(moment + timedelta(minutes=30)):
            office.do("section_head", done, dossiers.Assign(office.person("examiner").account or 0))
            if number % 7 == 3:
                office.do("leader", done, dossiers.Extend("2wd", "Chờ xác minh", "Xin lỗi ông/bà"))
            if number % 9 == 4:
                office.do("examiner", done, SUPPLEMENT)
        if number % 9 == 4 and number != 22:
            with clock.at(moment + timedelta(hours=20)):
                office.do("receiver", done, ANSWER)
        if number == 30:
            office.do("receiver", done, dossiers.Withdraw("Không cần nữa"))
    return office


def moments() -> dict[str, tuple[datetime | None, str]]:
    rows = Dossier.objects.all()
    return {row.code: (row.due_at, row.recipe["calendar"]["version"]) for row in rows}


def recomputed(folder: Path) -> dict[str, str]:
    """The due moment of everything that runs by the slow reference, which knows only the raw files."""
    office = reference.Office(folder / "dien-bien-nho.json", shipped=folder)
    found = {}
    for row in Dossier.objects.filter(finished_at=None, due_at__isnull=False):
        limits = [row.recipe["limit"], *(more["limit"] for more in row.recipe["extensions"])]
        stops = [(_pair(pause["begin"]), _pair(pause["end"])) for pause in row.recipe["pauses"]]
        day, minute = reference.due(office, limits, _pair(row.recipe["started_at"]), stops)
        found[row.code] = _iso(day, minute)
    return found


def _pair(told: str) -> reference.Moment:
    moment = datetime.fromisoformat(told).astimezone(ZONE)
    return moment.date(), moment.hour * 60 + moment.minute


def _iso(day: date, minute: int) -> str:
    return datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=ZONE).isoformat()


@pytest.mark.parametrize("change", ["later", "swapped"])
def test_the_list_is_what_a_slow_recount_finds(
    running: Office, change: str, motcua: Typed, request: pytest.FixtureRequest
) -> None:
    folder = request.getfixturevalue(change)
    before, after = recomputed(SHIPPED), recomputed(folder)
    code, said = motcua("check", folder, "--json")
    told = json.loads(said)
    expected = {key: (before[key], after[key]) for key in before if before[key] != after[key]}
    assert code == 0
    assert {r["code"]: (r["before"], r["after"]) for r in told["moved"] + told["kept"]} == expected
    assert len(expected) > 5
    assert all(row["after"] > row["before"] for row in told["moved"])
    assert all(row["after"] < row["before"] for row in told["kept"])
    assert bool(told["kept"]) is (change == "swapped")
    assert told["units"] == {
        running.unit.name: {"moved": len(told["moved"]), "kept": len(told["kept"])},
    }


def test_each_line_says_which_day_moves_the_date(running: Office, later: Path, motcua: Typed) -> None:
    _, said = motcua("check", later)
    *lines, by_unit, total = said.splitlines()
    assert all("25/11/2026 nghỉ (Ngày nghỉ mới)" in line for line in lines)
    assert by_unit.startswith(f"{running.unit.name}: {len(lines)} hồ sơ lùi ngày hẹn")
    assert total.startswith(f"Tất cả: {len(lines)} hồ sơ")


def test_without_yes_nothing_is_saved(running: Office, later: Path, motcua: Typed) -> None:
    before = moments()
    code, said = motcua("load", later, "--by", ADMINISTRATOR, "--why", WHY)
    assert code == 1
    assert "→" in said
    assert moments() == before
    assert agencies.calendar("dien-bien-nho").version == OLD


def test_after_yes_every_date_stands_as_listed_and_replays(
    running: Office, swapped: Path, motcua: Typed
) -> None:
    before = moments()
    told = json.loads(motcua("check", swapped, "--json")[1])
    code, _ = motcua("load", swapped, "--by", ADMINISTRATOR, "--why", WHY, "--yes")
    moved = {row["code"]: datetime.fromisoformat(row["after"]) for row in told["moved"]}
    assert code == 0
    assert moved
    for code_of, (due_at, version) in moments().items():
        expected = (moved[code_of], NEW) if code_of in moved else before[code_of]
        assert (due_at, version) == expected
    for row in Dossier.objects.all():
        named = row.recipe["calendar"]
        assert worktime.replay(agencies.calendar(**named), row.recipe) == row.due_at
    assert agencies.calendar("dien-bien-nho").version == NEW
    assert ledger.verify().sound
    assert json.loads(motcua("check", swapped, "--json")[1])["moved"] == []


def test_a_moved_date_is_an_act_with_who_why_and_what_was_promised(
    running: Office, later: Path, motcua: Typed
) -> None:
    row = json.loads(motcua("check", later, "--json")[1])["moved"][0]
    dossier = Dossier.objects.get(code=row["code"])
    motcua("load", later, "--by", ADMINISTRATOR, "--why", WHY, "--yes")
    entry = ledger.entries(f"dossier:{dossier.pk}")[-1]
    assert entry.name == "dossiers.dossier.due_moved"
    assert entry.notes["reason"] == WHY
    assert entry.account is not None
    assert [
        datetime.fromisoformat(str(entry.payload[key])).astimezone(ZONE).isoformat() for key in ("old", "due")
    ] == [
        row["before"],
        row["after"],
    ]
    assert Dossier.objects.get(pk=dossier.pk).version == dossier.version + 1
    assert ledger.entries("calendar:dien-bien-nho")[-1].notes["reason"] == WHY


def test_who_was_promised_a_date_is_told_the_new_one(office: Office, later: Path, motcua: Typed) -> None:
    ports.plug("sms", Deaf())
    try:
        taken_in_at(office, datetime(2026, 11, 23, 9, 0, tzinfo=ZONE))
        motcua("load", later, "--by", ADMINISTRATOR, "--why", WHY, "--yes")
    finally:
        ports.plug("sms", None)
    texts = Message.objects.order_by("id").values_list("text", flat=True)
    assert "09:00 27/11/2026" in texts[0]
    assert texts[1].endswith("chuyển sang: 09:00 30/11/2026.")


@pytest.mark.parametrize("login", ["muongphang.lanhdao", "khong.co.ai"])
def test_only_who_administers_the_province_saves_calendars(
    running: Office, later: Path, motcua: Typed, login: str
) -> None:
    before = moments()
    with pytest.raises(NotFound):
        motcua("load", later, "--by", login, "--why", WHY, "--yes")
    assert moments() == before
    assert agencies.calendar("dien-bien-nho").version == OLD


def test_an_interrupted_run_is_finished_by_repeating_it(running: Office, later: Path, motcua: Typed) -> None:
    agencies.save_calendars(SYSTEM, agencies.read_calendars(later), WHY)
    waiting = json.loads(motcua("check", later, "--json")[1])["moved"]
    assert waiting
    _, said = motcua("load", later, "--by", ADMINISTRATOR, "--why", WHY, "--yes")
    assert f"{len(waiting)} ngày hẹn mới" in said
    assert json.loads(motcua("check", later, "--json")[1])["moved"] == []


def test_a_paused_dossier_follows_the_new_calendar_once_it_runs_again(
    office: Office, later: Path, motcua: Typed
) -> None:
    done = taken_in_at(office, MONDAY)
    with clock.at(MONDAY + timedelta(hours=1)):
        office.do("section_head", done, dossiers.Assign(office.person("examiner").account or 0))
        office.do("examiner", done, SUPPLEMENT)
    assert (
        json.loads(motcua("load", later, "--by", ADMINISTRATOR, "--why", WHY, "--yes", "--json")[1])["moved"]
        == []
    )
    with clock.at(MONDAY + timedelta(days=8)):
        office.do("receiver", done, ANSWER)
    row = Dossier.objects.get(public_id=done.public_id)
    assert row.recipe["calendar"]["version"] == NEW
    slow = recomputed(later)[row.code]
    assert row.due_at == datetime.fromisoformat(slow)
    assert slow != recomputed(SHIPPED)[row.code]


def test_a_province_loaded_again_puts_no_new_calendar_in_force(
    office: Office, later: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(
        REPOSITORY / "data", data, ignore=shutil.ignore_patterns("calendars", "procedures", "processes")
    )
    shutil.copytree(later, data / "calendars")
    agencies.load_province(data / "provinces/dien-bien-nho")
    assert agencies.calendar("dien-bien-nho").version == OLD


def test_an_older_version_never_comes_back(office: Office, later: Path, motcua: Typed) -> None:
    motcua("load", later, "--by", ADMINISTRATOR, "--why", WHY, "--yes")
    assert agencies.read_calendars(SHIPPED) == ()


def test_a_calendar_that_ends_too_early_is_refused_in_one_sentence(
    running: Office, tmp_path: Path, motcua: Typed
) -> None:
    short = announced(tmp_path / "short")
    data = json.loads((short / "vn.json").read_text())
    data["covers"] = {"from": "2020-01-01", "to": "2020-12-31"}
    data["days"] = []
    (short / "vn.json").write_text(json.dumps(data))
    with pytest.raises(Refusal) as refused:
        motcua("check", short)
    assert len(str(refused.value).splitlines()) == 1
    assert Recipe.from_data(Dossier.objects.first().recipe).calendar_version == OLD
