"""Where the reference data shipped with the product is (units, holidays, procedures …)."""

import os
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[4]


def data_folder() -> Path:
    """MOTCUA_DATA, by default `data/` of the repository."""
    return Path(os.environ.get("MOTCUA_DATA") or REPOSITORY / "data")
