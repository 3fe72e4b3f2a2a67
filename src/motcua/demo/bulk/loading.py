"""Load the big demo: room on the disk, a database, the engine's stories, the copies, indexes."""

import multiprocessing
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connections, transaction
from django.utils.translation import gettext_lazy as _
from psycopg.conninfo import conninfo_to_dict

from motcua.demo.bulk.aside import await_service, bring_back, freshen, put_aside
from motcua.demo.bulk.copies import Plan
from motcua.demo.bulk.elsewhere import base_name, fresh, using
from motcua.demo.bulk.moulds import TABLES, Cutter, read_stories
from motcua.demo.bulk.wards import read_wards
from motcua.demo.bulk.writing import write_ledger, write_tables
from motcua.demo.setting import load_setting
from motcua.demo.year import Setting, play
from motcua.platform import clock, ledger
from motcua.platform.database import var_folder
from motcua.platform.errors import Refusal

STORIES = 400
BYTES_EACH = 16_000
"""Room a dossier takes on the disk, with indexes, ledger and the write-ahead log while it is loaded."""
_LEDGER = ("ledger_entry", "ledger_note")
_READY = "bulk_demo"


class NoRoom(Refusal):
    """Checked before anything is made."""

    code = "demo-no-room"
    sentence = _("Ổ đĩa chỉ còn {free} GB, nạp {number} hồ sơ cần khoảng {needed} GB; hãy dọn chỗ trước.")


class LoadBroken(Refusal):
    """A writing process ended early; its trace stands above."""

    code = "demo-load-broken"
    sentence = _("Nạp dữ liệu bị đứt giữa chừng; hãy chạy lại lệnh, cơ sở dữ liệu {name} sẽ được tạo lại.")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was made and how long the parts took, in seconds."""

    name: str
    dossiers: int
    seconds: Mapping[str, float]


def name_of(number: int) -> str:
    """The database of that many dossiers, beside the one that is named."""
    return f"{base_name()}_{number}_demo"


def is_loaded(number: int) -> bool:
    """Whether it is there, complete."""
    try:
        with using(name_of(number)), psycopg.connect(settings.DATABASE_URL) as connection:
            return connection.execute("SELECT to_regclass(%s)", [_READY]).fetchone() != (None,)
    except psycopg.OperationalError:
        return False


def load(province: Path, number: int, seed: int, progress: Callable[[int], None]) -> Loaded:
    """Make the database anew and fill it with that many dossiers. Raises NoRoom, IndexesWait."""
    _insist_on_room(number)
    watch = _Watch()
    with fresh(name_of(number)):
        setting, _loaded = load_setting(province, seed)
        with transaction.atomic():
            now = clock.now()
        play(
            _telling(setting), min(STORIES, number), seed, now - timedelta(days=365), now, lambda _done: None
        )
        ledger.seal()
        watch.lap("stories")
        owner = settings.DATABASE_OWNER_URL
        with psycopg.connect(owner) as connection:
            plan = _plan(connection, setting, number, seed, now)
            aside = put_aside(connection, (*TABLES, *_LEDGER))
        watch.lap("plan")
        _write(owner, plan, progress)
        watch.lap("copy")
        bring_back(owner, aside)
        await_service(owner)
        watch.lap("indexes")
        freshen(owner, (*TABLES, *_LEDGER, "ledger_seal"))
        ledger.seal()  # nothing is left to seal: this tells the witnesses
        with psycopg.connect(owner) as connection:
            connection.execute(f"CREATE TABLE {_READY} AS SELECT now() AS loaded_at".encode())
        watch.lap("finish")
    return Loaded(name_of(number), number, watch.laps)


def _telling(setting: Setting) -> Setting:
    """All wards alike likely, and procedures without a fee."""
    free = tuple(version for version in setting.procedures if not version.fee_rules)
    return replace(setting, procedures=free, busy=setting.wards)


def _insist_on_room(number: int) -> None:
    """On the disk of the embedded server; another server's disk cannot be seen from here."""
    host = str(conninfo_to_dict(settings.DATABASE_OWNER_URL).get("host", ""))
    place = Path(host) if host.startswith("/") and Path(host).is_dir() else var_folder()
    free, needed = shutil.disk_usage(place).free, number * BYTES_EACH
    if free < needed:
        raise NoRoom(free=free // 10**9, number=number, needed=-(-needed // 10**9))


def _plan(connection: psycopg.Connection[Any], setting: Setting, number: int, seed: int, now: Any) -> Plan:
    wards = read_wards(connection)
    ((present, last),) = connection.execute("SELECT count(*), coalesce(max(id), 0) FROM dossiers_dossier")
    codes = connection.execute("SELECT unit_id, day, last FROM dossiers_codecounter")
    books = connection.execute("SELECT unit_id, year, last FROM dossiers_numberbook WHERE kind = 'result'")
    return Plan(
        number=number - present,
        seed=seed,
        first_id=last + 1,
        stories=read_stories(connection),
        names=setting.names,
        province=setting.province,
        cutter=Cutter(wards),
        alike={ward: wards.alike(ward) for ward in wards.by_id},
        identifiers=dict(connection.execute("SELECT id, identifier FROM agencies_unit").fetchall()),
        codes={(unit, day): last for unit, day, last in codes},
        books={(unit, year): last for unit, year, last in books},
        now=now,
    )


def _write(owner: str, plan: Plan, progress: Callable[[int], None]) -> None:
    """Both writers at once, each a process of its own; the plan is theirs by inheritance."""
    connections.close_all()
    context = multiprocessing.get_context("fork")
    counts = [context.Value("q", 0) for _ in range(2)]

    def note(count: Any) -> Callable[[int], None]:
        def told(done: int) -> None:
            count.value = done

        return told

    writers = [
        context.Process(target=work, args=(owner, plan, note(count)))
        for work, count in zip((write_tables, write_ledger), counts, strict=True)
    ]
    for writer in writers:
        writer.start()
    try:
        while any(writer.is_alive() for writer in writers):
            writers[0].join(1)
            writers[1].join(0.1)
            progress(min(count.value for count in counts))
            if any(writer.exitcode for writer in writers):
                break
    finally:
        for writer in writers:
            if writer.is_alive():
                writer.terminate()
            writer.join()
    if any(writer.exitcode for writer in writers):
        raise LoadBroken(name=str(conninfo_to_dict(owner)["dbname"]))


class _Watch:
    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = time.monotonic()

    def lap(self, name: str) -> None:
        at = time.monotonic()
        self.laps[name] = round(at - self._last, 1)
        self._last = at
