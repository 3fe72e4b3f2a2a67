"""`motcua calendar`: put a new version of the office calendar in force, after showing every date it moves."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from motcua.platform.console import translate

if TYPE_CHECKING:
    from motcua.dossiers.api import DateMoved

NAME = "calendar"
HELP = "đưa lịch làm việc mới vào dùng, sau khi xem mọi ngày hẹn bị đổi"
NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True, metavar="VIỆC")
    show = acts.add_parser("check", help="liệt kê mọi hồ sơ bị đổi ngày hẹn, không ghi gì")
    load = acts.add_parser("load", help="liệt kê như trên rồi ghi, khi có --yes")
    for each in (show, load):
        each.add_argument("folder", type=Path, metavar="THƯ_MỤC", help="thư mục các tệp lịch JSON")
        each.add_argument("--json", action="store_true", help="in JSON")
    load.add_argument(
        "--by", required=True, metavar="TÀI_KHOẢN", help="tài khoản của người đưa lịch vào dùng"
    )
    load.add_argument(
        "--why", required=True, metavar="LÝ_DO", help="căn cứ, ví dụ số thông báo hoán đổi ngày"
    )
    load.add_argument("--yes", action="store_true", help="ghi lịch và các ngày hẹn mới đã liệt kê")


def run(arguments: argparse.Namespace) -> int:
    """Refusals are said by the launcher."""
    from motcua.agencies import api as agencies
    from motcua.dossiers import api as dossiers

    calendars = agencies.read_calendars(arguments.folder)
    rows = dossiers.moved_dates(calendars)
    if arguments.json:
        print(json.dumps(_data(list(rows)), ensure_ascii=False, indent=2))
    else:
        for line in _lines(rows):
            print(line)
    if arguments.act == "check":
        return 0
    if not arguments.yes:
        said = translate("chưa ghi gì; hãy xem danh sách trên, đồng ý thì chạy lại với --yes.")
        sys.stderr.write(f"motcua calendar: {said}\n")
        return 1
    written = dossiers.change_calendars(_actor(arguments.by), calendars, arguments.why)
    if not arguments.json:
        print(translate("Đã ghi lịch và {count} ngày hẹn mới.").format(count=written))
    return 0


def _actor(login: str) -> Any:
    """The person, in their main post; absent and without right are refused alike."""
    from motcua.agencies import api as agencies
    from motcua.parties import api as parties
    from motcua.platform.errors import NotFound

    account = parties.account_by_login(login)
    if account is None:
        raise NotFound
    return agencies.actor_for(account.id, "cli")


def _lines(rows: "Iterable[DateMoved]") -> Iterator[str]:
    """One line a dossier as they are found, then the sums by unit."""
    moved, kept = Counter[str](), Counter[str]()
    for row in rows:
        (kept if row.is_kept else moved)[row.unit] += 1
        sentence = (
            translate("{code}: giữ {before}, lịch mới tính ra {after} sớm hơn; {unit}; {why}")
            if row.is_kept
            else translate("{code}: {before} → {after}; {unit}; {why}")
        )
        yield sentence.format(
            code=row.code,
            before=f"{row.before:%H:%M %d/%m/%Y}",
            after=f"{row.after:%H:%M %d/%m/%Y}",
            unit=row.unit,
            why=row.why,
        )
    for unit in sorted(moved | kept):
        sentence = translate("{unit}: {moved} hồ sơ lùi ngày hẹn, {kept} giữ nguyên.")
        yield sentence.format(unit=unit, moved=moved[unit], kept=kept[unit])
    sentence = translate("Tất cả: {moved} hồ sơ lùi ngày hẹn, {kept} giữ nguyên.")
    yield sentence.format(moved=moved.total(), kept=kept.total())


def _data(rows: "list[DateMoved]") -> dict[str, Any]:
    units = {unit: {"moved": 0, "kept": 0} for unit in sorted({row.unit for row in rows})}
    for row in rows:
        units[row.unit]["kept" if row.is_kept else "moved"] += 1
    return {
        "moved": [_row(row) for row in rows if not row.is_kept],
        "kept": [_row(row) for row in rows if row.is_kept],
        "units": units,
    }


def _row(row: "DateMoved") -> dict[str, str]:
    return {
        "code": row.code,
        "unit": row.unit,
        "before": row.before.isoformat(),
        "after": row.after.isoformat(),
        "why": row.why,
    }
