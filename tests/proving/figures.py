"""What a proof measured, appended as JSON lines where `make proof` will look for it."""

import json
import os
from pathlib import Path

from proving.sizes import NAME

FOLDER = "MOTCUA_PROOF_RUN"


def record(promise: str, done: str, **figures: object) -> None:
    """Keep what was done and what came out. Outside `make proof` nothing is written."""
    folder = os.environ.get(FOLDER)
    if not folder:
        return
    line = {"promise": promise, "size": NAME, "done": done, "figures": figures}
    with (Path(folder) / f"{NAME}.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")


def percentile(values: list[float], percent: int) -> float:
    """The value that so many percent do not exceed; 0 of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)] if ordered else 0.0
