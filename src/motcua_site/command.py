"""The `motcua` program: finds the command, gives it a database and Django, and says refusals in one sentence.

Exit codes: 0 done, 1 refused, 2 wrong usage.
"""

import argparse
import contextlib
import difflib
import gc
import importlib
import os
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from typing import Protocol, cast

from motcua import cli
from motcua.platform.console import Parser, speak, translate

DONE, REFUSED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


class Command(Protocol):
    """What a module of motcua.cli offers."""

    NAME: str
    HELP: str
    NEEDS_DATABASE: bool

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, arguments: argparse.Namespace) -> int | None: ...


def main(words: Sequence[str] | None = None) -> int:
    given = list(sys.argv[1:] if words is None else words)
    language, given = _take_language(given)
    speak(language)
    if not given or given[0] in {"-h", "--help"}:
        _overview().print_help()
        return DONE if given else WRONG_USAGE
    name, rest = given[0], given[1:]
    if name not in names():
        return _unknown(name)
    command = load(name)
    arguments = _parser(command).parse_args(rest)
    try:
        # Before anything is started: a wrong setting is said here, not by a process that dies of it.
        importlib.import_module("motcua_site.env")
        importlib.import_module("motcua_site.telling")
        with _surroundings(command, arguments, language):
            return command.run(arguments) or DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output (head, less) has left: nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as trouble:
        sentence = _sentence(trouble)
        if sentence is None:
            raise
        sys.stderr.write(f"motcua {name}: {sentence}\n")
        return REFUSED


def names() -> list[str]:
    """The commands there are: one for each file of motcua.cli."""
    return sorted(found.name.replace("_", "-") for found in pkgutil.iter_modules(cli.__path__))


def load(name: str) -> Command:
    return cast("Command", importlib.import_module(f"motcua.cli.{name.replace('-', '_')}"))


def _take_language(words: list[str]) -> tuple[str, list[str]]:
    """--lang may stand before the command or after it."""
    finder = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    finder.add_argument("--lang", choices=["vi", "en"], default="vi")
    found, rest = finder.parse_known_args(words)
    return str(found.lang), rest


def _overview() -> argparse.ArgumentParser:
    parser = Parser(prog="motcua", description=translate("Một Cửa: hệ thống một cửa của một tỉnh"))
    parser.add_argument("--lang", choices=["vi", "en"], help=translate("ngôn ngữ của câu trả lời"))
    commands = parser.add_subparsers(title=translate("các lệnh"), metavar=translate("LỆNH"))
    for name in names():
        commands.add_parser(name, help=load(name).HELP)
    return parser


def _parser(command: Command) -> argparse.ArgumentParser:
    parser = Parser(prog=f"motcua {command.NAME}", description=translate(command.HELP))
    command.add_arguments(parser)
    return parser


def _unknown(name: str) -> int:
    near = difflib.get_close_matches(name, names(), n=1)
    if near:
        sentence = translate("không có lệnh {name}; có phải bạn muốn {near}?").format(name=name, near=near[0])
    else:
        sentence = translate("không có lệnh {name}; motcua --help liệt kê các lệnh.").format(name=name)
    sys.stderr.write(f"motcua: {sentence}\n")
    return WRONG_USAGE


@contextlib.contextmanager
def _surroundings(command: Command, arguments: argparse.Namespace, language: str) -> Iterator[None]:
    """The embedded database if one is needed and none is named, then Django in the chosen language."""
    # A command that needs the database for some of its arguments only says so in a function.
    ask = getattr(command, "needs_database", None)
    needed = command.NEEDS_DATABASE if ask is None else ask(arguments)
    with contextlib.ExitStack() as stack:
        if needed and not os.environ.get("DATABASE_URL"):
            stack.enter_context(_embedded_database())
        if getattr(command, "NEEDS_DJANGO", True):
            _set_up_django(language)
            stack.callback(_close_connections)
        yield


@contextlib.contextmanager
def _embedded_database() -> Iterator[None]:
    from motcua.platform.database import embedded_server, migrate_if_needed

    with embedded_server() as server:
        server.export()
        addresses = server.addresses()
        migrate_if_needed(addresses.app, addresses.owner)
        yield


def _set_up_django(language: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua_site.settings")
    gc.disable()  # nothing of what is loaded is garbage: looking for it was a seventh of the start
    import django
    from django.utils import translation

    django.setup()
    gc.freeze()  # what is loaded now stays: collections need not walk through it again and again
    gc.enable()
    translation.activate(language)


def _close_connections() -> None:
    from django.db import connections

    connections.close_all()


def _sentence(trouble: Exception) -> str | None:
    """The one sentence for trouble we expect; None for a fault of the program, which keeps its traceback."""
    from environs import EnvError
    from psycopg import Error, OperationalError
    from psycopg.errors import UndefinedTable

    from motcua.kernel.errors import KernelError
    from motcua.platform.database import DatabaseUnavailableError
    from motcua.platform.errors import Refusal

    if isinstance(trouble, DatabaseUnavailableError | Refusal | EnvError):
        return str(trouble)
    if isinstance(trouble, KernelError):
        from motcua.platform.words import say

        return say(trouble.key, **trouble.values)
    cause = trouble if isinstance(trouble, Error) else trouble.__cause__
    if isinstance(cause, UndefinedTable):
        return translate("cơ sở dữ liệu chưa được nâng cấp; hãy chạy motcua migrate.")
    if isinstance(cause, OperationalError):
        return translate("không nối được với cơ sở dữ liệu ở DATABASE_URL: {reason}").format(
            reason=_why_no_database(str(cause))
        )
    return None


def _why_no_database(said: str) -> str:
    """What libpq says in English, for the usual cases."""
    known = {
        "Connection refused": translate("máy chủ không nhận kết nối; nó có đang chạy không?"),
        "No such file or directory": translate("máy chủ không chạy ở thư mục đó."),
        "resolve host": translate("không tìm thấy tên máy chủ."),
        "authentication failed": translate("sai tên người dùng hoặc mật khẩu."),
        "timeout expired": translate("máy chủ không trả lời kịp."),
    }
    return next((words for sign, words in known.items() if sign in said), said.strip().splitlines()[0])


if __name__ == "__main__":
    sys.exit(main())
