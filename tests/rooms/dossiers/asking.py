"""A procedure that asks before it takes anything in: marriage, as in our data."""

import shutil
from pathlib import Path

from rooms.dossiers.conftest import REPOSITORY

MARRIAGE = "1.000894"
FIT = {
    "groom_age": "27",
    "bride_age": "25",
    "both_here": "yes",
    "already_married": "no",
    "kin": "no",
    "foreigner": "no",
}


def with_marriage(folder: Path) -> Path:
    for name in (f"procedures/{MARRIAGE}.json", "processes/dang-ky-ket-hon.yaml"):
        shutil.copy(REPOSITORY / "data" / name, folder / name)
    return folder
