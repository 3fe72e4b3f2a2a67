"""`make proof`: promises in short and full size, every switch of sabotage, other long tests, the report.

    python tests/prove.py                    everything (an hour or two on 2 cores)
    python tests/prove.py --scale 0.05       full sizes cut down to a twentieth
    python tests/prove.py --only P1 P12      some promises
    python tests/prove.py --skip-full        short sizes and sabotage only
    python tests/prove.py --only bench:due   a benchmark; leave the machine alone meanwhile

Lines land in proof/run/, the report in proof/REPORT.md. Exit 1 when a promise does not hold, when one
still holds although its switch is on, or when a benchmark misses its bar.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from proving import benches, switches
from proving.benches import BENCHES
from proving.promises import ALSO, PROMISES, Promise
from proving.report import write_report
from proving.sabotage import Switch

TESTS = Path(__file__).resolve().parent
FOLDER = TESTS.parent / "proof"
RUN = FOLDER / "run"
LONGEST_SECONDS = 3 * 3_600


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Prove the promises.")
    parser.add_argument("--only", nargs="+", metavar="P", default=[])
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--skip-full", action="store_true")
    arguments = parser.parse_args(words)
    chosen = [each for each in (*PROMISES, *ALSO) if not arguments.only or each.id in arguments.only]
    RUN.mkdir(parents=True, exist_ok=True)
    good = True
    for promise in chosen:
        if promise in PROMISES:
            good &= _prove(promise, "short", {})
        if not arguments.skip_full:
            good &= _prove(promise, "full", {"MOTCUA_PROOF": str(arguments.scale)})
        for switch in switches.of(promise.id):
            good &= _break(promise, switch)
    for name in BENCHES:
        if not arguments.only or f"bench:{name}" in arguments.only:
            good &= _measure(name)
    write_report(RUN, FOLDER / "REPORT.md")
    return 0 if good else 1


def _measure(name: str) -> bool:
    _forget("benches.jsonl", name)
    began = time.monotonic()
    try:
        rows = benches.measure(name)
    except subprocess.CalledProcessError as broken:
        print(f"{name}: {broken.stderr}", flush=True)
        return False
    with (RUN / "benches.jsonl").open("a") as file:
        for row in rows:
            file.write(json.dumps({"promise": name, "at": _commit()} | row, ensure_ascii=False) + "\n")
            print(f"{row['name']:34} {row['ratio']} (bar {row['bar']})", flush=True)
    print(f"{name} took {time.monotonic() - began:.0f} s", flush=True)
    return all(row["is_met"] for row in rows)


def _commit() -> str:
    """What was proved: the commit in the tree, with a plus when the product or its tests differ from it."""
    head, changed = (
        subprocess.run(["git", *words], cwd=TESTS.parent, capture_output=True, text=True, check=False).stdout
        for words in (
            ["rev-parse", "--short=8", "HEAD"],
            ["status", "--porcelain", "--", "src", "tests", "data"],
        )
    )
    return head.strip() + ("+" if changed.strip() else "")


def _prove(promise: Promise, size: str, environment: dict[str, str]) -> bool:
    _forget(f"{size}.jsonl", promise.id)
    code, seconds = _pytest(promise, size, environment | {"MOTCUA_PROOF_RUN": str(RUN)})
    scale = float(environment.get("MOTCUA_PROOF", "1"))
    part = "" if scale == 1 else f" at {scale:g} of the size"
    result = f"holds{part}" if code == 0 else "BROKEN"
    return _outcome(promise, f"outcome-{size}", result, seconds, is_good=code == 0)


def _break(promise: Promise, switch: Switch) -> bool:
    """Exit code 1 says that tests ran and some failed; anything else is no proof of anything."""
    code, seconds = _pytest(promise, switch.name, {"MOTCUA_SABOTAGE": switch.name}, "-p", "proving.sabotage")
    is_red = code == 1 and re.search(r"\d+ failed", _log(promise, switch.name).read_text(errors="replace"))
    result = "red" if is_red else "STILL GREEN" if code == 0 else f"NO RUN ({code})"
    return _outcome(promise, f"sabotage-{switch.name}", result, seconds, is_good=bool(is_red))


def _log(promise: Promise, name: str) -> Path:
    return RUN / f"{promise.id}-{name}.log"


def _pytest(promise: Promise, name: str, environment: dict[str, str], *more: str) -> tuple[int, float]:
    ours = {k: v for k, v in os.environ.items() if not k.startswith(("MOTCUA_PROOF", "MOTCUA_SABOTAGE"))}
    paths = [str(TESTS / path) for path in promise.tests]
    words = [sys.executable, "-m", "pytest", "-q", "-x", "--no-header", "-p", "no:randomly", *more, *paths]
    began = time.monotonic()
    with _log(promise, name).open("wb") as output:
        done = subprocess.run(
            words,
            env=ours | environment | {"PYTHONPATH": str(TESTS)},
            cwd=TESTS.parent,
            stdout=output,
            stderr=output,
            check=False,
            timeout=LONGEST_SECONDS,
        )
    return done.returncode, time.monotonic() - began


def _outcome(promise: Promise, kind: str, result: str, seconds: float, *, is_good: bool) -> bool:
    print(f"{promise.id:4} {kind:34} {result} ({seconds:.0f} s)", flush=True)
    _forget("outcomes.jsonl", promise.id, kind)
    line = {"promise": promise.id, "kind": kind, "result": result, "seconds": round(seconds)}
    line["at"] = _commit()
    with (RUN / "outcomes.jsonl").open("a") as file:
        file.write(json.dumps(line) + "\n")
    return is_good


def _forget(name: str, promise: str, kind: str = "") -> None:
    """Lines of an earlier run give way to those of this one."""
    path = RUN / name
    if not path.exists():
        return
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    kept = [line for line in lines if line["promise"] != promise or (kind and line["kind"] != kind)]
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in kept))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
