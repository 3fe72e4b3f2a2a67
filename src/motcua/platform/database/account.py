"""The operating-system account that runs PostgreSQL.

PostgreSQL refuses to run as root. An ordinary user runs it as himself; root runs it as the system account
`motcua` (made on first need), or as `nobody` where accounts cannot be made.
"""

import os
import pwd
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from motcua.platform.console import translate
from motcua.platform.database.errors import DatabaseUnavailableError

NAME = "motcua"


@dataclass(frozen=True, slots=True)
class SystemAccount:
    """`drops` is true when the calling process is root and must step down to uid and gid."""

    uid: int
    gid: int
    drops: bool

    def process_options(self) -> Mapping[str, Any]:
        """Arguments for subprocess: the account, no inherited groups, a folder everybody may stand in."""
        if not self.drops:
            return {"cwd": "/"}
        return {"user": self.uid, "group": self.gid, "extra_groups": [], "cwd": "/"}

    def owns(self, folder: Path) -> None:
        """Give a folder we have just made to the account, closed to everybody else."""
        folder.chmod(0o700)
        if self.drops:
            os.chown(folder, self.uid, self.gid)

    def can_enter(self, folder: Path) -> bool:
        """Whether the account can reach `folder` through all its parents; asked of the system."""
        try:
            asked = subprocess.run(
                ["/bin/sh", "-c", 'test -d "$1" && test -r "$1" && test -x "$1"', "sh", str(folder)],
                check=False,
                **self.process_options(),
            )
        except (OSError, subprocess.SubprocessError) as error:
            sentence = translate("Không hạ quyền từ root được ({reason}); hãy chạy bằng tài khoản thường.")
            raise DatabaseUnavailableError(sentence.format(reason=error)) from error
        return asked.returncode == 0


def system_account() -> SystemAccount:
    if os.geteuid() != 0:
        return SystemAccount(os.geteuid(), os.getegid(), drops=False)
    found = _lookup(NAME) or _create() or _lookup("nobody")
    if found is None:
        raise DatabaseUnavailableError(
            translate(
                "PostgreSQL không chạy bằng root, máy không có tài khoản nobody; "
                "hãy chạy bằng tài khoản thường."
            )
        )
    return SystemAccount(found.pw_uid, found.pw_gid, drops=True)


def _lookup(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _create() -> pwd.struct_passwd | None:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if useradd is None:
        return None
    words = [useradd, "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    subprocess.run([*words, "--shell", "/usr/sbin/nologin", NAME], capture_output=True, check=False)
    return _lookup(NAME)
