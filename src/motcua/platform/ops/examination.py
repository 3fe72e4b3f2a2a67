"""What `motcua doctor` looks at. A look never repairs anything and never stops at the first fault."""

import contextlib
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import psycopg
from psycopg import Connection
from psycopg.conninfo import conninfo_to_dict

from motcua.platform.console import data_folder, translate
from motcua.platform.database import DatabaseUnavailableError, embedded_server, expected_shape, var_folder

PACKAGES = ("Django", "psycopg", "procrastinate", "granian", "pikepdf", "structlog")
OLDEST_SERVER = 150000
LARGEST_SKEW_SECONDS = 2.0
LEAST_FREE_BYTES = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class Finding:
    """One line. `is_warning`: it runs, but a promise is not held."""

    thing: str
    state: str
    remedy: str = ""
    is_warning: bool = False

    @property
    def is_good(self) -> bool:
        return not self.remedy or self.is_warning

    @property
    def sign(self) -> str:
        return "✓" if not self.remedy else "!" if self.is_warning else "✗"

    def to_data(self) -> dict[str, Any]:
        return asdict(self) | {"is_good": self.is_good}


Look = Callable[[], Iterable[Finding]]
"""What rooms above look at, while the database can be reached; DATABASE_URL says where it is."""


def examine(more: Look = tuple) -> list[Finding]:
    return [*_machine(), *_database(more), *_settings()]


def _machine() -> Iterator[Finding]:
    major, minor = sys.version_info[:2]
    yield Finding(
        "Python",
        f"{major}.{minor}",
        "" if (major, minor) >= (3, 11) else translate("cài Python 3.11 trở lên"),
    )
    for package in PACKAGES:
        try:
            yield Finding(package, version(package))
        except PackageNotFoundError:
            yield Finding(package, translate("chưa có"), translate("chạy make setup"))
    chromium = os.environ.get("MOTCUA_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if chromium:
        yield Finding("Chromium", chromium)
    else:
        yield Finding(
            "Chromium",
            translate("chưa có"),
            translate("chỉ kiểm thử trang cần: cài gói chromium"),
            is_warning=True,
        )


def _database(more: Look) -> Iterator[Finding]:
    given = os.environ.get("DATABASE_URL", "")
    try:
        with contextlib.ExitStack() as stack:
            app, owner = given, os.environ.get("DATABASE_OWNER_URL", given)
            if not given:
                server = embedded_server()
                stack.enter_context(server)
                yield Finding(
                    translate("PostgreSQL nhúng"),
                    translate("{programs}, dữ liệu {data}").format(
                        programs=server.cluster.binaries.folder, data=server.cluster.data
                    ),
                )
                app, owner = server.addresses().app, server.addresses().owner
            with psycopg.connect(app, connect_timeout=5) as connection:
                yield from _server(connection, app, owner)
                shape = _shape(connection, is_ours=not given)
                yield shape
            if not shape.remedy:
                with _addressed(app):
                    yield from more()
    except (DatabaseUnavailableError, psycopg.Error) as trouble:
        reason = str(trouble).strip().splitlines()[0]
        yield Finding(
            translate("Cơ sở dữ liệu"),
            reason,
            translate("sửa DATABASE_URL, hoặc bỏ trống để dùng PostgreSQL nhúng"),
        )


@contextlib.contextmanager
def _addressed(app: str) -> Iterator[None]:
    """DATABASE_URL names the server meanwhile."""
    before = os.environ.get("DATABASE_URL")
    os.environ["DATABASE_URL"] = app
    try:
        yield
    finally:
        if before is None:
            del os.environ["DATABASE_URL"]


def _server(connection: Connection[Any], app: str, owner: str) -> Iterator[Finding]:
    number = connection.info.server_version
    old = "" if number >= OLDEST_SERVER else translate("cần PostgreSQL 15 trở lên")
    yield Finding("PostgreSQL", f"{number // 10000}.{number % 10000}", old)
    if conninfo_to_dict(app).get("user") == conninfo_to_dict(owner).get("user"):
        state = translate("một tài khoản vừa sở hữu bảng vừa chạy ứng dụng: cam kết P17 không được giữ")
        yield Finding(
            translate("Quyền"),
            state,
            translate("tạo tài khoản chủ riêng, đặt DATABASE_OWNER_URL"),
            is_warning=True,
        )
    else:
        yield Finding(translate("Quyền"), translate("tài khoản ứng dụng không sở hữu bảng nào"))
    yield _skew(connection)


def _shape(connection: Connection[Any], *, is_ours: bool) -> Finding:
    """Our own server is brought up to date by the next command that uses it: no fault there."""
    row = connection.execute(
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
    ).fetchone()
    if row is not None and row[0] == f"motcua {expected_shape()}":
        return Finding(translate("Phiên bản dữ liệu"), translate("đúng"))
    return Finding(
        translate("Phiên bản dữ liệu"),
        translate("khác"),
        translate("chạy motcua migrate (motcua up tự làm)"),
        is_warning=is_ours,
    )


def _skew(connection: Connection[Any]) -> Finding:
    row = connection.execute("SELECT extract(epoch FROM clock_timestamp())").fetchone()
    seconds = abs(float(row[0]) - time.time()) if row else 0.0
    state = translate("lệch {seconds:.1f} giây so với máy này").format(seconds=seconds)
    good = seconds <= LARGEST_SKEW_SECONDS
    return Finding(
        translate("Đồng hồ cơ sở dữ liệu"),
        state,
        "" if good else translate("bật đồng bộ giờ (NTP) trên cả hai máy"),
    )


def _settings() -> Iterator[Finding]:
    try:
        var = var_folder()
    except DatabaseUnavailableError as trouble:
        yield Finding("MOTCUA_VAR", str(trouble), translate("đặt MOTCUA_VAR tới thư mục ghi được"))
        return
    writable = os.access(var, os.W_OK)
    yield Finding(
        "MOTCUA_VAR", str(var), "" if writable else translate("cho tài khoản chạy ứng dụng quyền ghi")
    )
    free = shutil.disk_usage(var).free
    yield Finding(
        translate("Đĩa trống"),
        f"{free / 1024**3:.1f} GB",
        "" if free > LEAST_FREE_BYTES else translate("dọn bớt, cần 2 GB"),
    )
    yield _secret_key(var)
    hosts = os.environ.get("MOTCUA_HOSTS", "")
    yield Finding("MOTCUA_HOSTS", hosts or translate("chỉ máy này (localhost)"))
    data = data_folder()
    yield Finding(
        translate("Dữ liệu tham chiếu"),
        str(data),
        "" if data.is_dir() else translate("đặt MOTCUA_DATA tới thư mục data/"),
    )


def _secret_key(var: Path) -> Finding:
    if os.environ.get("MOTCUA_SECRET_KEY"):
        return Finding(translate("Khoá bí mật"), translate("từ MOTCUA_SECRET_KEY"))
    kept = var / "secret-key"
    if not kept.exists():
        return Finding(translate("Khoá bí mật"), translate("sẽ được tạo trong MOTCUA_VAR khi chạy lần đầu"))
    open_to_others = kept.stat().st_mode & 0o077
    return Finding(
        translate("Khoá bí mật"),
        str(kept),
        translate("chạy chmod 600 {file}").format(file=kept) if open_to_others else "",
    )
