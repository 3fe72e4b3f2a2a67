"""`motcua bench`: one benchmark, both sides in one run, the ratio printed."""

import argparse
import importlib
import json
import sys
from typing import Any

from motcua.platform.console import translate

NAME = "bench"
HELP = "đo hiệu năng so với đối chứng trong cùng một lần chạy"
NEEDS_DATABASE = True
BENCHMARKS = ("kernel", "engine", "submit", "due", "worklist", "pages", "search", "journey")
_SIZED = frozenset({"pages"})
_WITHOUT_DATABASE = frozenset({"kernel", "due"})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help=", ".join(BENCHMARKS))
    parser.add_argument("--dossiers", type=int, default=None, help="số hồ sơ (chỉ phép đo pages)")
    parser.add_argument("--json", action="store_true", help="in dữ liệu JSON")


def needs_database(arguments: argparse.Namespace) -> bool:
    return arguments.name in BENCHMARKS and arguments.name not in _WITHOUT_DATABASE


def run(arguments: argparse.Namespace) -> int:
    if arguments.name not in BENCHMARKS:
        sentence = translate("không có phép đo {name}; hiện có: {names}.")
        told = sentence.format(name=arguments.name, names=", ".join(BENCHMARKS))
        sys.stderr.write(f"motcua bench: {told}\n")
        return 1
    if arguments.dossiers is not None and arguments.name not in _SIZED:
        told = translate("phép đo {name} không nhận --dossiers.").format(name=arguments.name)
        sys.stderr.write(f"motcua bench: {told}\n")
        return 2
    sizes = [] if arguments.dossiers is None else [arguments.dossiers]
    rows = importlib.import_module(f"motcua.bench.{arguments.name}").run(*sizes)
    if arguments.json:
        print(json.dumps(rows[0] if len(rows) == 1 else rows, ensure_ascii=False))
    else:
        for line in _table(rows):
            print(line)
    return 0


def _table(rows: list[dict[str, Any]]) -> list[str]:
    heads = [translate("phép đo"), translate("của ta"), translate("đối chứng")]
    heads += [translate("tỷ lệ"), translate("đơn vị"), translate("lượt chạy")]
    lines = [heads]
    for row in rows:
        spread = f"{_spread(row, 'ours')} / {_spread(row, 'peer')}"
        cells = (row["name"], _figure(row["ours"]), _figure(row["peer"]), f"{row['ratio']}", row["unit"])
        lines.append([*cells, f"{len(row['runs'])}: {spread}"])
    widths = [max(len(line[place]) for line in lines) for place in range(len(heads))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines]


def _spread(row: dict[str, Any], side: str) -> str:
    values = [each[side] for each in row["runs"] if side in each]
    return f"{_figure(min(values))}–{_figure(max(values))}" if values else "–"


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:g}"
