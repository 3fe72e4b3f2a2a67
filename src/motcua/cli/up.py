"""`motcua up`: everything on one machine, started in order, watched, and stopped with nothing left."""

import argparse

from motcua.platform.console import whole

NAME = "up"
HELP = "chạy cả hệ thống trên máy này: cơ sở dữ liệu, tỉnh mẫu, trang web, tiến trình nền"
NEEDS_DATABASE = False  # it starts and keeps the server itself
NEEDS_DJANGO = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=whole(1, 65_535), default=8000, help="cổng của trang web (mặc định 8000)"
    )
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe (mặc định chỉ máy này)")
    parser.add_argument("--no-demo", action="store_true", help="không nạp tỉnh mẫu")


def run(arguments: argparse.Namespace) -> int:
    from motcua.platform.ops import Stack

    return Stack(arguments.host, arguments.port, with_demo=not arguments.no_demo).run()
