"""The whole house on one machine: database, migrations, static files, first demo data, web, worker.

Started in order, watched five times a second (a killed server or process is started again), and stopped
on INT, TERM or HUP. The handlers are our own, so they work also where the shell that started us had SIGINT
ignored, as shells do for background commands.
"""

import contextlib
import importlib.util
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import FrameType

from motcua.platform.console import reason_of, translate
from motcua.platform.database import (
    DatabaseUnavailableError,
    EmbeddedServer,
    embedded_server,
    migrate_if_needed,
    var_folder,
)
from motcua.platform.ops.children import Child, tie_to_parent
from motcua.platform.ops.filling import Filling
from motcua.platform.ops.messages_stand_in import MessagesStandIn
from motcua.platform.ops.one_at_a_time import TakenError, one_at_a_time
from motcua.platform.ops.payment_stand_in import PaymentStandIn
from motcua.platform.ops.stand_in import LOOPBACK, StandIn
from motcua.platform.ops.static import gather_static

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
WATCH_SECONDS = 0.2
WEB_SECONDS = 60
LARGEST_LOG = 10 * 1024 * 1024
WEB = (
    "-m",
    "motcua_site.web",
    "motcua_site.wsgi:application",
    "--interface",
    "wsgi",
    "--workers",
    "2",
    "--blocking-threads",
    "1",
    "--no-ws",
    "--log-level",
    "warning",
)
RESPAWN = ("--respawn-failed-workers", "--respawn-interval", "0.1", "--workers-kill-timeout", "5")


class _StopSignal(BaseException):
    """We were told to stop; raised wherever we are, as KeyboardInterrupt would be."""


class Stack:
    def __init__(self, host: str, port: int, *, with_demo: bool) -> None:
        self.host = host
        self.port = port
        self.with_demo = with_demo
        self.server: EmbeddedServer | None = None
        self.children: list[Child] = []
        self.filling: Filling | None = None

    def run(self) -> int:
        with _stopping():
            try:
                self._start_and_watch()
            except _StopSignal:
                _say(translate("Đang dừng…"))
            finally:
                _ignore_further_signals()
                self._stop()
        _say(translate("Đã dừng."))
        return 0

    def _start_and_watch(self) -> None:
        _refuse_taken_port(self.host, self.port)
        if not os.environ.get("DATABASE_URL"):
            self.server = embedded_server()
        var = self.server.var if self.server else var_folder()
        try:
            with one_at_a_time(var / "up.lock"):
                self._start(var)
                self._watch()
        except TakenError as taken:
            sentence = translate("Một Cửa đang chạy trên {folder} (tiến trình {process}); hãy dừng nó trước.")
            raise DatabaseUnavailableError(sentence.format(folder=var, process=taken.holder)) from taken

    def _start(self, var: Path) -> None:
        began = time.monotonic()
        if self.server:
            _say(translate("Khởi động cơ sở dữ liệu…"))
            self.server.acquire(tie_to_parent(signal.SIGINT))
            self.server.export()
        os.environ["MOTCUA_VAR"] = str(var)
        app = os.environ["DATABASE_URL"]
        if migrate_if_needed(app, os.environ.get("DATABASE_OWNER_URL", app)):
            _say(translate("Đã nâng cấp cơ sở dữ liệu."))
        if gather_static(var):
            _say(translate("Đã gom tệp tĩnh."))
        logs = var / "log"
        logs.mkdir(exist_ok=True)
        self._start_children(logs)
        has_demo = self.with_demo and self._load_first_demo()
        self._wait_for_web(logs / "web.log")
        address = f"http://{_reachable(self.host)}:{self.port}/"
        sentence = translate("Một Cửa: {address} (sau {seconds:.1f} giây)")
        _say(sentence.format(address=address, seconds=time.monotonic() - began))
        if has_demo:
            _say(translate("Tài khoản mẫu:"))
            subprocess.run(_motcua("demo", "accounts"), check=False)
            if self._is_for_trying():
                _say(
                    translate(
                        "Người dân mẫu: ở trang đăng nhập bấm “Đăng nhập bằng VNeID” rồi chọn một người."
                    )
                )
            self.filling = Filling(["nice", "-n", "10", *_motcua("demo", "load", "--rest")], os.environ)
            self.filling.start()
        _say(translate("Nhật ký chạy ở {folder}; Ctrl-C để dừng.").format(folder=logs))

    def _start_children(self, logs: Path) -> None:
        # What serves people has no business with the owner's address.
        environment = {key: value for key, value in os.environ.items() if key != "DATABASE_OWNER_URL"}
        place = ("--host", self.host, "--port", str(self.port))
        web = [sys.executable, *WEB, *RESPAWN, *place]
        # People come before background work, also while a worker starts again.
        worker = ["nice", "-n", "5", *_motcua("worker")]
        if self._is_for_trying():
            stand_in = StandIn(self.port, logs.parent)
            environment |= stand_in.settings()
            self._start_child("identity", stand_in.words(), stand_in.environment(), logs)
        if self._pays_for_trying():
            platform = PaymentStandIn(self.port)
            environment |= platform.settings()
            self._start_child(platform.name, platform.words(), platform.environment(), logs)
        if self._tells_for_trying():
            gateway = MessagesStandIn(self.port)
            environment |= gateway.settings()
            self._start_child(gateway.name, gateway.words(), gateway.environment(), logs)
        for name, words in (("web", web), ("worker", worker)):
            self._start_child(name, words, environment, logs)

    def _start_child(
        self, name: str, words: Sequence[str], environment: Mapping[str, str], logs: Path
    ) -> None:
        child = Child(name, words, environment, _log(logs / f"{name}.log"))
        self.children.append(child)
        child.start()

    def _is_for_trying(self) -> bool:
        """The demo on our own server, on this machine alone, and nothing else to sign in people by."""
        is_configured = bool(os.environ.get("MOTCUA_IDENTITY_URL"))
        return self.with_demo and self.server is not None and not is_configured and self.host in LOOPBACK

    def _pays_for_trying(self) -> bool:
        """The demo on our own server, on this machine alone, and no payment platform named."""
        is_named = bool(os.environ.get("MOTCUA_PAYMENT_URL"))
        is_alone = self.host in {"127.0.0.1", "localhost"}
        return self.with_demo and self.server is not None and not is_named and is_alone

    def _tells_for_trying(self) -> bool:
        """The demo on our own server, on this machine alone, and nobody named who brings messages."""
        named = ("MOTCUA_MESSAGES_URL", "MOTCUA_SMTP_URL", "MOTCUA_ZALO_URL")
        is_named = any(os.environ.get(name) for name in named)
        return self.with_demo and self.server is not None and not is_named and self.host in LOOPBACK

    def _load_first_demo(self) -> bool:
        """The province and its first dossiers, unless there; whoever refuses says why and we go on."""
        if importlib.util.find_spec("motcua.cli.demo") is None:
            return False
        return subprocess.run(_motcua("demo", "load", "--first"), check=False).returncode == 0

    def _wait_for_web(self, log: Path) -> None:
        end = time.monotonic() + WEB_SECONDS
        while not _answers(_reachable(self.host), self.port):
            if time.monotonic() > end:
                sentence = translate("Trang web không lên sau {seconds} giây; xem {file}.")
                raise DatabaseUnavailableError(sentence.format(seconds=WEB_SECONDS, file=log))
            self._tend()
            time.sleep(0.1)

    def _watch(self) -> None:
        while True:
            self._tend()
            time.sleep(WATCH_SECONDS)

    def _tend(self) -> None:
        if self.server:
            try:
                if self.server.revive(tie_to_parent(signal.SIGINT)):
                    _say(translate("Cơ sở dữ liệu đã dừng đột ngột, đã khởi động lại."))
            except DatabaseUnavailableError as trouble:
                _say(f"{trouble} {translate('Thử lại sau 2 giây.')}")
                time.sleep(2)
        for child in self.children:
            if child.tend():
                _say(translate("Tiến trình {name} đã dừng đột ngột, đã chạy lại.").format(name=child.name))
        if self.filling and (sentence := self.filling.news()):
            _say(sentence)

    def _stop(self) -> None:
        for child in (*([self.filling] if self.filling else []), *self.children):
            child.ask_to_stop()
        for child in (*([self.filling] if self.filling else []), *self.children):
            child.stop()
        if self.server:
            self.server.release()


@contextlib.contextmanager
def _stopping() -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        raise _StopSignal

    before = {number: signal.signal(number, stop) for number in STOPPING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ignore_further_signals() -> None:
    """A second Ctrl-C must not cut short the orderly stop the first one asked for."""
    for number in STOPPING:
        signal.signal(number, signal.SIG_IGN)


def _motcua(*words: str) -> list[str]:
    return [sys.executable, "-m", "motcua_site.command", *words]


def _refuse_taken_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except OSError as error:
            sentence = translate(
                "Không mở được cổng {port} trên {host} ({reason}); hãy chọn cổng khác bằng --port."
            )
            raise DatabaseUnavailableError(
                sentence.format(port=port, host=host, reason=reason_of(error))
            ) from error


def _reachable(host: str) -> str:
    return "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104  read, not bound


def _answers(host: str, port: int) -> bool:
    """Whether a web server says anything: which page it is does not matter yet."""
    try:
        with socket.create_connection((host, port), timeout=5) as line:
            line.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            return line.recv(5) == b"HTTP/"
    except OSError:
        return False


def _log(path: Path) -> Path:
    if path.exists() and path.stat().st_size > LARGEST_LOG:
        path.replace(path.with_suffix(".log.1"))
    return path


def _say(sentence: str) -> None:
    with contextlib.suppress(BrokenPipeError, OSError):  # the terminal may be gone before we are
        sys.stdout.write(f"{sentence}\n")
        sys.stdout.flush()
