"""`motcua outbox`: what reactions to facts could not do, and sending it on its way again."""

import argparse

from motcua.platform.console import translate

NAME = "outbox"
HELP = "xem và chạy lại những việc nền đã dừng vì lỗi nhiều lần"
NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("parked", help="Liệt kê những việc đang dừng, cũ nhất trước")
    replay = verbs.add_parser("replay", help="Cho chạy lại, với đủ số lần thử")
    replay.add_argument(
        "ids", nargs="+", type=int, metavar="SỐ", help="số của việc, theo motcua outbox parked"
    )


def run(arguments: argparse.Namespace) -> int:
    """0: done. 1: at least one of the numbers given is not parked."""
    return _parked() if arguments.verb == "parked" else _replay(set(arguments.ids))


def _parked() -> int:
    from motcua.platform import outbox

    found = outbox.parked()
    for each in found:
        print(each.id, each.reaction, each.fact, each.subject, each.error, sep="\t")
    if not found:
        print(translate("Không có việc nào đang dừng."))
    return 0


def _replay(ids: set[int]) -> int:
    from motcua.platform import outbox

    again = outbox.replay(ids)
    print(translate("Đã cho chạy lại {again} trên {asked} việc.").format(again=again, asked=len(ids)))
    return 0 if again == len(ids) else 1
