"""`motcua demo`: load the demo province and its year, empty it again, name its accounts."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from motcua.platform.console import translate, whole

NAME = "demo"
HELP = "tỉnh mẫu: nạp, xoá, tài khoản dùng thử"
NEEDS_DATABASE = True

FIRST, WHOLE = 320, 3_200
COPIED = 20_000
"""From so many dossiers on they are not worked one by one but copied, into a database of their own."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("do", choices=["load", "reset", "accounts"], help="nạp, xoá, tài khoản dùng thử")
    parser.add_argument("--dossiers", type=whole(1), default=WHOLE, help="số hồ sơ (mặc định %(default)s)")
    parser.add_argument(
        "--seed", type=whole(0), default=1, help="số gieo ngẫu nhiên, cùng số thì cùng dữ liệu"
    )
    parser.add_argument("--first", action="store_true", help="chỉ phần đầu: tỉnh và hồ sơ mấy tuần gần đây")
    parser.add_argument("--rest", action="store_true", help="chỉ phần còn lại: hồ sơ trải đều một năm")
    parser.add_argument("--province", default="hcmc", help="thư mục trong data/provinces")
    parser.add_argument("--yes", action="store_true", help="cho phép cả khi tên cơ sở dữ liệu không để thử")
    parser.add_argument("--json", action="store_true", help="in dữ liệu JSON")


def run(arguments: argparse.Namespace) -> int:
    if arguments.do == "accounts":
        return _accounts(as_json=arguments.json)
    if arguments.do == "load" and arguments.dossiers >= COPIED:
        return _load_copies(arguments)
    refusal = _refusal(arguments)
    if refusal:
        sys.stderr.write(f"motcua demo: {refusal}\n")
        return 1
    if arguments.do == "reset":
        from motcua.demo.reset import reset

        reset()
        print(translate("Đã xoá tỉnh mẫu."))
        return 0
    return _load(arguments)


def _refusal(arguments: argparse.Namespace) -> str:
    from django.conf import settings

    name = settings.DATABASES["default"]["NAME"]
    embedded = os.environ.get("MOTCUA_EMBEDDED") == "1"
    if embedded or arguments.yes or str(name).endswith(("_demo", "_test")):
        return ""
    return translate(
        "cơ sở dữ liệu {name} không phải để thử (tên không kết thúc bằng _demo hay _test); "
        "thêm --yes nếu đúng là nó."
    ).format(name=name)


def _load(arguments: argparse.Namespace) -> int:
    """The part asked for; what is there already is left alone, what was interrupted goes on."""
    from motcua.demo.loading import Part, load

    parts = [Part.FIRST] * (not arguments.rest) + [Part.REST] * (not arguments.first)
    before = {Part.FIRST: 0, Part.REST: FIRST}
    for part in parts:
        number = min(FIRST, arguments.dossiers) if part is Part.FIRST else max(0, arguments.dossiers - FIRST)
        name = load(arguments.province, part, number, arguments.seed, _progress(arguments, before[part]))
        if name and not arguments.json:
            print(translate("Đã nạp tỉnh mẫu: {name}.").format(name=name))
    return 0


def _load_copies(arguments: argparse.Namespace) -> int:
    from motcua.demo import bulk
    from motcua.platform.console import data_folder

    folder = Path(data_folder()) / "provinces" / arguments.province
    loaded = bulk.load(folder, arguments.dossiers, arguments.seed, _progress(arguments, 0, 20_000))
    if arguments.json:
        print(json.dumps({"database": loaded.name, "dossiers": loaded.dossiers, "seconds": loaded.seconds}))
        return 0
    told = translate("Đã nạp {n} hồ sơ vào cơ sở dữ liệu {name} trong {seconds} giây.")
    print(told.format(n=loaded.dossiers, name=loaded.name, seconds=round(sum(loaded.seconds.values()))))
    return 0


def _progress(arguments: argparse.Namespace, before: int, every: int = 100) -> Callable[[int], None]:
    shown = [0]

    def tell(opened: int) -> None:
        if not arguments.json and opened - shown[0] >= every:
            shown[0] = opened
            print(translate("{n} hồ sơ").format(n=before + opened), flush=True)

    return tell


def _accounts(*, as_json: bool) -> int:
    from motcua.demo.setting import noted_accounts

    note = noted_accounts()
    if as_json:
        print(json.dumps(note, ensure_ascii=False))
        return 0
    for account in note.get("accounts", []):
        print(f"{account['login']:<24} {account['name']:<28} {account['role']}")
    print(f"{translate('Mật khẩu chung')}: {note.get('password', '–')}")
    return 0
