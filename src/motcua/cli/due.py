"""`motcua due`: the due date of a dossier by a calendar file, with its recipe and, if asked, the reasons."""

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from motcua.kernel import worktime
from motcua.kernel.errors import KernelError
from motcua.kernel.worktime import ZONE, Calendar, Limit, Recipe, read_calendar
from motcua.platform.console import translate

NAME = "due"
HELP = "tính ngày hẹn trả từ lúc nhận, thời hạn và lịch làm việc"
NEEDS_DATABASE = False
NEEDS_DJANGO = False


class CalendarFileError(Exception):
    """Không đọc được tệp lịch."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--received", required=True, metavar="ISO", help="lúc nhận, ví dụ 2026-08-28T10:00")
    parser.add_argument("--limit", required=True, help="thời hạn: 10wd, 5d, 8h, sameday hoặc none")
    parser.add_argument("--calendar", type=Path, metavar="TỆP", help="tệp lịch (mặc định: lịch của tỉnh mẫu)")
    parser.add_argument(
        "--pause", action="append", default=[], metavar="TỪ/ĐẾN", help="một lần tạm dừng; ghi được nhiều lần"
    )
    parser.add_argument("--explain", action="store_true", help="nói rõ vì sao")
    parser.add_argument("--json", action="store_true", help="in {due, recipe} dạng JSON")


def run(arguments: argparse.Namespace) -> int:
    try:
        calendar = calendar_of_file(arguments.calendar or _default_calendar())
        recipe = _recipe(calendar, arguments)
        due = worktime.due(calendar, recipe)
        lines = _explained(calendar, recipe) if arguments.explain else []
    except KernelError as refused:
        return _refuse(_say(refused.key, refused.values))
    except CalendarFileError as refused:
        return _refuse(str(refused))
    if arguments.json:
        told: dict[str, Any] = {"due": due.isoformat() if due else None, "recipe": recipe.to_data()}
        if arguments.explain:
            told["explain"] = lines
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print("\n".join([due.isoformat() if due else translate("chưa có ngày hẹn trả"), *lines]))
    return 0


def calendar_of_file(path: Path) -> Calendar:
    """The calendar of a file; what it inherits lies beside it or among the calendars of the product."""
    raw = _read(path)
    parents: dict[str, Any] = {}
    wanted = raw.get("inherits")
    while isinstance(wanted, str) and wanted not in parents:
        beside, shipped = path.parent / f"{wanted}.json", _default_calendar().parent / f"{wanted}.json"
        if not beside.exists() and not shipped.exists():
            break
        parents[wanted] = _read(beside if beside.exists() else shipped)
        wanted = parents[wanted].get("inherits")
    return read_calendar(raw, parents)


def _default_calendar() -> Path:
    from motcua.platform.console import data_folder

    return data_folder() / "calendars" / "hcmc.json"


def _read(path: Path) -> dict[str, Any]:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        sentence = translate("Không mở được tệp lịch {path}. Hãy kiểm tra đường dẫn.")
        raise CalendarFileError(sentence.format(path=path)) from None
    except json.JSONDecodeError as fault:
        sentence = translate("Tệp lịch {path} không phải JSON đúng: sai ở dòng {line}, cột {column}.")
        raise CalendarFileError(sentence.format(path=path, line=fault.lineno, column=fault.colno)) from None
    except UnicodeDecodeError:
        sentence = translate("Tệp lịch {path} không phải văn bản UTF-8. Hãy lưu lại với bảng mã UTF-8.")
        raise CalendarFileError(sentence.format(path=path)) from None
    if not isinstance(raw, dict):
        sentence = translate("Tệp lịch {path} phải là một đối tượng JSON, ví dụ data/calendars/hcmc.json.")
        raise CalendarFileError(sentence.format(path=path))
    return raw


def _recipe(calendar: Calendar, arguments: argparse.Namespace) -> Recipe:
    recipe = worktime.start(calendar, Limit.parse(arguments.limit), _moment(arguments.received))
    for begin, end in sorted(_interval(text) for text in arguments.pause):
        recipe = worktime.paused(recipe, begin, end, who="motcua due", why="--pause", article="–")
    return recipe


def _interval(text: str) -> tuple[datetime, datetime]:
    begin, slash, end = text.partition("/")
    if not slash:
        raise KernelError("worktime.pause.malformed", pause=text)
    return _moment(begin), _moment(end)


def _moment(text: str) -> datetime:
    """A moment as people type it: without offset it means Vietnam's time."""
    try:
        moment = datetime.fromisoformat(text)
        return moment.replace(tzinfo=ZONE) if moment.tzinfo is None else moment.astimezone(ZONE)
    except (ValueError, OverflowError):
        raise KernelError("worktime.moment.malformed", moment=text) from None


def _explained(calendar: Calendar, recipe: Recipe) -> list[str]:
    return [_say(line.key, line.values) for line in worktime.explain(calendar, recipe)]


def _say(key: str, values: Mapping[str, object]) -> str:
    """A sentence of the kernel in the language of the command line, which runs without Django's settings."""
    from motcua.platform.words import tables

    return translate(tables()[key]).format_map(values)


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"motcua due: {sentence}\n")
    return 1
