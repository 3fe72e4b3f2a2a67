"""`motcua audit verify`: check the ledger's chains, seals and notes, and every stored file."""

import argparse
import json

from motcua.platform.console import translate

NAME = "audit"
HELP = "kiểm tra sổ nhật ký: chuỗi băm, niêm phong, ghi chú và tệp đã lưu"
NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One verb so far."""
    verbs = parser.add_subparsers(dest="verb", required=True)
    verify = verbs.add_parser("verify", help="Kiểm tra toàn bộ, nêu nhánh và dòng của mỗi chỗ sai")
    verify.add_argument("--json", action="store_true", help="In kết quả dạng JSON")


def run(arguments: argparse.Namespace) -> int:
    """0: sound. 1: at least one fault, each named."""
    from motcua.platform import files, ledger

    report = ledger.verify()
    stored = files.verify()
    sound = report.sound and not stored.faults
    if arguments.json:
        faults = [fault.to_data() for fault in (*report.faults, *stored.faults)]
        print(json.dumps({**report.to_data(), "files": stored.files, "faults": faults, "sound": sound}))
        return 0 if sound else 1
    sentence = translate(
        "Đã kiểm tra {entries} dòng, {seals} niêm phong ({unsealed} dòng chưa niêm phong), "
        "{files} tệp, {erased_notes} ghi chú đã xóa."
    )
    print(sentence.format(**report.to_data(), files=stored.files))
    for fault in (*report.faults, *stored.faults):
        print(f"{translate('SAI')}  {fault}")
    if report.more:
        print(translate("… và {count} chỗ sai khác.").format(count=report.more))
    print(translate("Sổ nhật ký nguyên vẹn.") if sound else translate("Sổ nhật ký đã bị can thiệp."))
    return 0 if sound else 1
