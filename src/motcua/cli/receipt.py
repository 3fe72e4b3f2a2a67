"""`motcua receipt`: whether a receipt is ours, without database or line; our public keys, and a new one."""

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from motcua.platform.console import translate

if TYPE_CHECKING:
    from motcua.kernel.receipts import Receipt

NAME = "receipt"
HELP = "kiểm tra biên nhận có chữ ký, in khóa công khai, thay khóa"
NEEDS_DATABASE = False


class KeyFileError(Exception):
    """The file of keys cannot be read."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="check|keys|rotate")
    check = actions.add_parser("check", help="nói biên nhận có đúng không; mã thoát 1 khi không đúng")
    check.add_argument("text", metavar="CHỮ", help="nội dung mã QR, hoặc chỉ phần từ bn1")
    check.add_argument(
        "--key", type=Path, metavar="TỆP", help="tệp khóa công khai (mặc định: khóa của máy này)"
    )
    check.add_argument(
        "--file",
        type=Path,
        action="append",
        default=[],
        metavar="TỆP",
        help="một tệp đã nộp; ghi được nhiều lần",
    )
    check.add_argument("--json", action="store_true", help="in dạng JSON")
    actions.add_parser("keys", help="in mọi khóa công khai")
    actions.add_parser("rotate", help="ký bằng khóa mới từ nay; biên nhận cũ vẫn kiểm được")


def run(arguments: argparse.Namespace) -> int:
    from motcua.platform import receipt_keys

    if arguments.action == "check":
        try:
            return _check(arguments)
        except KeyFileError:
            return _refuse(
                translate("Tệp khóa không đọc được: cần tệp JSON như ở /.well-known/motcua-receipts.json.")
            )
        except OSError as trouble:
            return _refuse(translate("Không đọc được tệp {path}.").format(path=trouble.filename))
    if arguments.action == "rotate":
        print(translate("Từ nay ký bằng khóa {key}.").format(key=receipt_keys.rotate()))
    else:
        print(json.dumps(receipt_keys.published(), indent=1))
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from motcua.kernel.receipts import data_of
    from motcua.platform import receipt_keys

    keys = _keys(arguments.key) if arguments.key else receipt_keys.published()
    try:
        checked = receipt_keys.check_with(arguments.text, keys)
    except (AttributeError, TypeError, ValueError) as trouble:
        raise KeyFileError from trouble
    receipt = checked.receipt
    if receipt is None:
        return _refuse(_wrong(checked.finding))
    if arguments.file and _digest(arguments.file) != receipt.digest:
        return _refuse(
            translate("Biên nhận đúng, nhưng các tệp này không phải những tệp đã nộp, hoặc còn thiếu tệp.")
        )
    if arguments.json:
        print(json.dumps(data_of(receipt), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(receipt, has_files=bool(arguments.file))))
    return 0


def _wrong(finding: str) -> str:
    return {
        "altered": translate("Biên nhận đã bị sửa, hoặc chép sai một chữ."),
        "foreign": translate("Biên nhận không ký bằng khóa nào trong số này."),
        "cut": translate("Biên nhận chép chưa đủ: cần hết, từ bn1 đến chữ cuối."),
        "none": translate("Không có biên nhận trong chữ này: biên nhận bắt đầu bằng bn1."),
    }[finding]


def _lines(receipt: "Receipt", *, has_files: bool) -> list[str]:
    due = receipt.due.isoformat(timespec="minutes") if receipt.due else translate("chưa có")
    if receipt.due and not receipt.is_firm:
        due = f"{due} ({translate('dự kiến')})"
    lines = [
        translate("Biên nhận đúng."),
        f"{translate('Mã hồ sơ')}: {receipt.code}",
        f"{translate('Nơi nhận')}: {receipt.agency}",
        f"{translate('Lúc nhận')}: {receipt.received_at.isoformat(timespec='minutes')}",
        f"{translate('Hẹn trả')}: {due}",
        f"{translate('Số tệp')}: {receipt.files}",
        f"SHA-256: {receipt.digest}",
    ]
    return [*lines, translate("Các tệp đúng là những tệp đã nộp.")] if has_files else lines


def _keys(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text())
    except (OSError, ValueError) as trouble:
        raise KeyFileError from trouble
    if not isinstance(found, dict):
        raise KeyFileError
    return found


def _digest(files: list[Path]) -> str:
    from motcua.kernel.receipts import digest_of

    return digest_of(hashlib.sha256(path.read_bytes()).hexdigest() for path in files)


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"motcua {NAME}: {sentence}\n")
    return 1
