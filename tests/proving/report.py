"""proof/REPORT.md: for each promise what was done, what was measured, and whether sabotage turned it red."""

import json
import os
import platform
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from proving import switches
from proving.promises import ALSO, PROMISES, Promise

HEAD = """# What was promised, and what was measured

Written by `make proof`; every figure below was measured on the machine named here. The short form of each
promise runs in `make test`; the full form has the size the promise itself names. A test that has never
failed proves little: for each promise something is broken on purpose, and its tests must then fail.

After the seconds stands the commit that was run. Benchmarks measure both sides in one run.

Machine: {machine}.
"""


def write_report(run: Path, target: Path) -> None:
    lines = [*_lines(run / "short.jsonl"), *_lines(run / "full.jsonl")]
    outcomes = {(line["promise"], line["kind"]): line for line in _lines(run / "outcomes.jsonl")}
    parts = [HEAD.format(machine=_machine()), _summary(outcomes)]
    parts.append(_benchmarks(_lines(run / "benches.jsonl")))
    parts += [_section(promise, lines, outcomes) for promise in (*PROMISES, *ALSO)]
    target.write_text("\n".join(parts), encoding="utf-8")


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return f"{os.cpu_count()} cores, {memory:.0f} GB, Python {platform.python_version()}, {platform.system()}"


Outcomes = dict[tuple[str, str], dict[str, Any]]


def _summary(outcomes: Outcomes) -> str:
    rows = ["| promise | says | short | full | sabotage |", "|---|---|---|---|---|"]
    for promise in (*PROMISES, *ALSO):
        results = [_result(outcomes, promise.id, f"outcome-{size}") for size in ("short", "full")]
        broken = [
            f"`{switch.name}`: {_result(outcomes, promise.id, f'sabotage-{switch.name}')}"
            for switch in switches.of(promise.id)
        ]
        cells = (promise.id, promise.says, *results, "; ".join(broken) or "–")
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def _benchmarks(rows: Iterable[dict[str, Any]]) -> str:
    """Both sides of a row were measured in one run; what counts is the ratio."""
    lines = [
        "## Benchmarks",
        "",
        "| row | ours | peer | ratio | bar | | commit |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        figures = f"{row['ours']:,g} | {row['peer']:,g} {row['unit']} | {row['ratio']}"
        verdict = "" if row["bar"] == "–" else "met" if row["is_met"] else "**missed**"
        lines.append(f"| {row['name']} | {figures} | {row['bar']} | {verdict} | {row['at']} |")
    return "\n".join(lines) + "\n"


def _result(outcomes: Outcomes, promise: str, kind: str) -> str:
    line = outcomes.get((promise, kind))
    if line is None:
        return "not run"
    at = f", {line['at']}" if "at" in line else ""
    return f"{line['result']} ({line['seconds']} s{at})"


def _section(promise: Promise, lines: Iterable[dict[str, Any]], outcomes: Outcomes) -> str:
    own = [line for line in lines if line["promise"] == promise.id]
    parts = [f"## {promise.id} {promise.says}", ""]
    for line in own:
        figures = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in line["figures"].items())
        parts.append(f"- {line['size']}: {line['done']} → {figures}")
    if not own:
        parts.append(f"- Tests: {', '.join(f'`tests/{path}`' for path in promise.tests)}")
    for switch in switches.of(promise.id):
        result = _result(outcomes, promise.id, f"sabotage-{switch.name}")
        parts.append(f"- Sabotage `{switch.name}` breaks {switch.breaks} → {result}")
    return "\n".join([*parts, ""])
