"""Where the product keeps its running data, and where the database's part of it can live.

The folder is MOTCUA_VAR, by default `var/` of the repository. Where the account that runs PostgreSQL cannot
reach it (root with a clone under a private folder), a folder of its own is made under /var/lib/motcua and its
name is kept in a file; no folder that was there before is ever given other permissions.
"""

import os
import secrets
import shutil
from pathlib import Path

from motcua.platform.console import translate
from motcua.platform.database.account import SystemAccount
from motcua.platform.database.errors import DatabaseUnavailableError

REPOSITORY = Path(__file__).resolve().parents[4]
COMMON_HOME = Path("/var/lib/motcua")
POINTER = "moved-to"


def var_folder(account: SystemAccount | None = None) -> Path:
    """MOTCUA_VAR or its default; without an account (the database is elsewhere) nothing needs to reach it."""
    given = os.environ.get("MOTCUA_VAR", "")
    if given:
        return make_folder(Path(given).absolute())
    if account is None:
        return make_folder(REPOSITORY / "var")
    return reachable(REPOSITORY / "var", account)


def reachable(folder: Path, account: SystemAccount) -> Path:
    """`folder` itself if the account can enter it, else the one kept for it under /var/lib/motcua."""
    make_folder(folder)
    if account.can_enter(folder):
        return folder
    pointer = folder / POINTER
    if not pointer.exists():
        _move(folder, pointer)
    moved = make_folder(Path(pointer.read_text().strip()))
    if not account.can_enter(moved):
        sentence = translate(
            "Tài khoản chạy PostgreSQL không vào được {folder} lẫn {other}; hãy đặt MOTCUA_VAR."
        )
        raise DatabaseUnavailableError(sentence.format(folder=folder, other=moved))
    return moved


def _move(folder: Path, pointer: Path) -> None:
    """Make the other folder and write its name down; of two who do so at once, the first one counts."""
    moved = make_folder(COMMON_HOME / secrets.token_hex(6))
    (moved / "belongs-to").write_text(f"{folder}\n")
    written = pointer.with_name(f"{POINTER}.{moved.name}")
    written.write_text(f"{moved}\n")
    try:
        pointer.hardlink_to(written)
    except FileExistsError:
        shutil.rmtree(moved)
    finally:
        written.unlink()


def make_folder(folder: Path) -> Path:
    """Make what is missing, enterable by all (secrets inside are closed); leave what exists."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        for place in reversed(missing):
            place.mkdir(exist_ok=True)
            place.chmod(0o755)
    except OSError as error:
        sentence = translate("Không tạo được thư mục {folder}: {reason}; hãy đặt MOTCUA_VAR.")
        raise DatabaseUnavailableError(sentence.format(folder=folder, reason=error.strerror)) from error
    return folder
