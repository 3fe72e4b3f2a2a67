"""`motcua catalogue`: import the national formats, compare with them, load a folder, show one."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from motcua.platform.console import translate

if TYPE_CHECKING:
    from motcua.catalogue.api import ProcedureVersion

NAME = "catalogue"
HELP = "nhập thủ tục từ định dạng quốc gia, so với tệp ấy, công bố từ thư mục dữ liệu, hoặc xem một thủ tục"
NEEDS_DATABASE = True
SHOWN_FAULTS = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Four acts: import, compare, load and show."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="VIỆC")
    importing = acts.add_parser("import", help="nhập thủ tục từ tệp JSON, JSON lines hoặc gzip")
    importing.add_argument("file", type=Path, metavar="TỆP")
    importing.add_argument("--dry-run", action="store_true", help="chỉ đọc và đếm, không ghi gì")
    importing.add_argument("--json", action="store_true", help="in JSON")
    comparing = acts.add_parser("compare", help="so thủ tục đã công bố với tệp danh mục quốc gia")
    comparing.add_argument("file", type=Path, metavar="TỆP")
    comparing.add_argument("--json", action="store_true", help="in JSON")
    loading = acts.add_parser("load", help="công bố các thủ tục của một thư mục dữ liệu")
    loading.add_argument("folder", type=Path, metavar="THƯ_MỤC")
    loading.add_argument(
        "--over-edited",
        action="store_true",
        help="công bố theo tệp cả khi thủ tục đã sửa trên trang quản trị",
    )
    showing = acts.add_parser("show", help="xem một thủ tục")
    showing.add_argument("code", metavar="MÃ")
    showing.add_argument("--json", action="store_true", help="in JSON")


def run(args: argparse.Namespace) -> int:
    """Refusals are said by the launcher."""
    acts = {"import": _import, "compare": _compare, "load": _load, "show": _show}
    return acts[args.act](args)


def _load(args: argparse.Namespace) -> int:
    from motcua.catalogue.api import finding, load_data

    loaded = load_data(args.folder, over_edited=args.over_edited)
    words = finding.load_search(args.folder)
    sentence = translate("Đã công bố {published} thủ tục; {unchanged} không thay đổi.")
    print(sentence.format(published=loaded.published, unchanged=loaded.unchanged))
    if words:
        print(translate("Đã nạp {words} cách gọi để tìm thủ tục.").format(words=words))
    return 0


def _import(args: argparse.Namespace) -> int:
    from motcua.catalogue.api import import_file

    report = import_file(args.file, dry_run=args.dry_run).to_data()
    lines = [json.dumps(report, ensure_ascii=False)] if args.json else _report_lines(report, args.dry_run)
    print("\n".join(lines))
    return 0


def _compare(args: argparse.Namespace) -> int:
    from motcua.catalogue.api import national

    found = asdict(national.compare_file(args.file))
    sentences = (
        translate(
            "Danh mục quốc gia: {there} thủ tục; đang áp dụng ở tỉnh: {here}; dòng không đọc được: {broken}."
        ),
        translate("Khác nhau {differs}; chỉ ở tỉnh {only_here}; chỉ ở danh mục quốc gia {only_there}."),
    )
    lines = [json.dumps(found)] if args.json else [sentence.format(**found) for sentence in sentences]
    print("\n".join(lines))
    return 0


def _report_lines(report: dict[str, Any], dry_run: bool) -> Iterator[str]:  # noqa: FBT001
    if dry_run:
        yield translate("Đọc được {procedures} thủ tục.").format(**report)
    else:
        yield translate("Đã nhập {procedures} thủ tục. {new} mới, {changed} thay đổi.").format(**report)
    names = {
        "limits": translate("Thời hạn"),
        "fees": translate("Phí, lệ phí"),
        "papers": translate("Giấy tờ"),
    }
    for key, name in names.items():
        sentence = translate("{name}: {understood} thành dữ liệu, {text} giữ nguyên lời.")
        yield sentence.format(name=name, **report[key])
    for fault in report["broken"][:SHOWN_FAULTS]:
        yield translate("Dòng {line}: {why}").format(**fault)
    if len(report["broken"]) > SHOWN_FAULTS:
        sentence = translate("… và {count} dòng hỏng khác; thêm --json để xem đủ.")
        yield sentence.format(count=len(report["broken"]) - SHOWN_FAULTS)


def _show(args: argparse.Namespace) -> int:
    from motcua.catalogue.api import UnknownProcedure, imported_version, to_data, version_on
    from motcua.platform import clock

    try:
        version = version_on(args.code, clock.today())
    except UnknownProcedure:
        version = imported_version(args.code)
    lines = [json.dumps(to_data(version), ensure_ascii=False)] if args.json else _version_lines(version)
    print("\n".join(lines))
    return 0


def _version_lines(version: ProcedureVersion) -> Iterator[str]:
    """The procedure for a person to read."""
    yield f"{version.code} · {version.name}"
    if version.status == "imported":
        yield translate("Mới nhập từ cơ sở dữ liệu quốc gia, chưa công bố ở tỉnh, chưa nhận hồ sơ.")
    yield translate("Lĩnh vực: {field} · Cấp: {level} · Phiên bản {number}").format(
        field=version.field_name, level=_levels()[version.level], number=version.number
    )
    channels = _channels()
    for case in version.cases:
        told = ", ".join(
            f"{channels[channel]} {limit_words(str(limit))}" for channel, limit in case.limits.items()
        )
        yield f"{case.name or translate('Thời hạn')}: {told or translate('chưa rõ thời hạn')}"
    for component in version.components:
        counts = translate("{originals} bản chính, {copies} bản sao").format(
            originals=component.originals or 0, copies=component.copies or 0
        )
        yield f"- {component.name} ({counts})"
    for rule in version.fee_rules:
        amount = f"{rule.amount:,}".replace(",", ".")
        yield translate("{name}: {amount} đồng.").format(name=rule.name, amount=amount)
    for kept in version.kept_texts:
        if kept.about in {"limit", "fee"}:
            channel = channels.get(kept.channel, kept.channel)
            yield translate("Nguyên văn ({channel}): {text}").format(channel=channel, text=kept.text)


def limit_words(limit: str) -> str:
    """A written limit in words: 3wd is 3 ngày làm việc."""
    number = limit.rstrip("wdh")
    words = {
        "sameday": translate("trong ngày"),
        "none": translate("không hẹn ngày"),
        f"{number}wd": translate("{n} ngày làm việc"),
        f"{number}d": translate("{n} ngày"),
        f"{number}h": translate("{n} giờ làm việc"),
    }
    return words[limit].format(n=number)


def _levels() -> dict[str, str]:
    return {
        "commune": translate("xã, phường"),
        "province": translate("tỉnh"),
        "both": translate("tỉnh và xã, phường"),
        "ministry": translate("bộ"),
    }


def _channels() -> dict[str, str]:
    return {
        "counter": translate("trực tiếp"),
        "online": translate("trực tuyến"),
        "post": translate("bưu chính"),
    }
