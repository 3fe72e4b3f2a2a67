"""`motcua catalogue`: import procedures from the national formats, and show one."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from motcua.catalogue.api import ProcedureVersion

NAME = "catalogue"
HELP = "nhập thủ tục hành chính từ định dạng quốc gia, hoặc xem một thủ tục"
NEEDS_DATABASE = True
SHOWN_FAULTS = 20
LEVELS = {"commune": "xã, phường", "province": "tỉnh", "both": "tỉnh và xã, phường", "ministry": "bộ"}
CHANNELS = {"counter": "trực tiếp", "online": "trực tuyến", "post": "bưu chính"}
UNITS = {"wd": "ngày làm việc", "d": "ngày", "h": "giờ làm việc"}
WHOLE = {"sameday": "trong ngày", "none": "không hẹn ngày"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Two acts: import and show."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="VIỆC")
    importing = acts.add_parser("import", help="nhập thủ tục từ tệp JSON, JSON lines hoặc gzip")
    importing.add_argument("file", type=Path, metavar="TỆP")
    importing.add_argument("--dry-run", action="store_true", help="chỉ đọc và đếm, không ghi gì")
    importing.add_argument("--json", action="store_true", help="in JSON")
    showing = acts.add_parser("show", help="xem một thủ tục")
    showing.add_argument("code", metavar="MÃ")
    showing.add_argument("--json", action="store_true", help="in JSON")


def run(args: argparse.Namespace) -> int:
    """Refusals are said by the launcher."""
    return _import(args) if args.act == "import" else _show(args)


def _import(args: argparse.Namespace) -> int:
    from motcua.catalogue.api import import_file

    report = import_file(args.file, dry_run=args.dry_run).to_data()
    lines = [json.dumps(report, ensure_ascii=False)] if args.json else _report_lines(report, args.dry_run)
    print("\n".join(lines))
    return 0


def _report_lines(report: dict[str, Any], dry_run: bool) -> Iterator[str]:  # noqa: FBT001
    yield f"{'Đọc được' if dry_run else 'Đã nhập'} {report['procedures']} thủ tục." + (
        "" if dry_run else f" {report['new']} mới, {report['changed']} thay đổi."
    )
    for key, name in (("limits", "Thời hạn"), ("fees", "Phí, lệ phí"), ("papers", "Giấy tờ")):
        figures = report[key]
        yield f"{name}: {figures['understood']} thành dữ liệu, {figures['text']} giữ nguyên lời."
    for fault in report["broken"][:SHOWN_FAULTS]:
        yield f"Dòng {fault['line']}: {fault['why']}"
    if len(report["broken"]) > SHOWN_FAULTS:
        yield f"… và {len(report['broken']) - SHOWN_FAULTS} dòng hỏng khác; thêm --json để xem đủ."


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
        yield "Mới nhập từ cơ sở dữ liệu quốc gia, chưa công bố ở tỉnh, chưa nhận hồ sơ."
    yield f"Lĩnh vực: {version.field_name} · Cấp: {LEVELS[version.level]} · Phiên bản {version.number}"
    for case in version.cases:
        told = ", ".join(
            f"{CHANNELS[channel]} {limit_words(str(limit))}" for channel, limit in case.limits.items()
        )
        yield f"{case.name or 'Thời hạn'}: {told or 'chưa rõ thời hạn'}"
    for component in version.components:
        counts = f"{component.originals or 0} bản chính, {component.copies or 0} bản sao"
        yield f"- {component.name} ({counts})"
    for rule in version.fee_rules:
        yield f"{rule.name}: {rule.amount:,} đồng".replace(",", ".")
    for kept in version.kept_texts:
        if kept.about in {"limit", "fee"}:
            yield f"Nguyên văn ({CHANNELS.get(kept.channel, kept.channel)}): {kept.text}"


def limit_words(limit: str) -> str:
    """A written limit in words: 3wd is 3 ngày làm việc."""
    if limit in WHOLE:
        return WHOLE[limit]
    number = limit.rstrip("wdh")
    return f"{number} {UNITS[limit.removeprefix(number)]}"
