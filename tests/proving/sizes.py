"""One code, two sizes: short in `make test`, long in `make proof`.

MOTCUA_PROOF=1 asks for the sizes written in the promises; a fraction (0.05) for that part of them.
"""

import os

SCALE = float(os.environ.get("MOTCUA_PROOF", "0") or 0)
IS_FULL = SCALE > 0
NAME = "full" if IS_FULL else "short"


def size(short: int, full: int) -> int:
    """How many of something this run takes; never fewer than the short run."""
    return max(short, round(full * SCALE)) if IS_FULL else short


def patience(short: int, full: int) -> int:
    """Seconds until a test counts as hanging, for `pytest.mark.timeout`."""
    return full if IS_FULL else short
