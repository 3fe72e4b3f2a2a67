"""`motcua migrate`: bring the database to the shape of this program and give the app role its rights."""

import argparse
import os
import sys

from motcua.platform.console import translate

NAME = "migrate"
HELP = "nâng cấp cơ sở dữ liệu và đặt lại quyền của tài khoản ứng dụng"
NEEDS_DATABASE = True
NEEDS_DJANGO = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments: the addresses are in DATABASE_URL and DATABASE_OWNER_URL."""


def run(arguments: argparse.Namespace) -> int:  # noqa: ARG001
    from motcua.platform.database import migrate_if_needed

    app = os.environ["DATABASE_URL"]
    changed = migrate_if_needed(app, os.environ.get("DATABASE_OWNER_URL", app))
    done, as_it_was = translate("Đã nâng cấp cơ sở dữ liệu."), translate("Cơ sở dữ liệu đã đúng phiên bản.")
    sys.stdout.write(f"{done if changed else as_it_was}\n")
    return 0
