"""`motcua worker`: carry facts to their listeners and do what is due, until told to stop."""

import argparse

NAME = "worker"
HELP = "chạy tiến trình nền: chuyển sự kiện, nhắc hạn, niêm phong nhật ký"
NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments: how much it does at once is the platform's business."""


def run(arguments: argparse.Namespace) -> int:  # noqa: ARG001
    from motcua.platform.jobs import run_worker

    run_worker()
    return 0
