"""`motcua process`: check, try out and export the process of a procedure, from a file or the catalogue."""

import argparse
import json
import math
import sys
from pathlib import Path
from typing import Any

from motcua.platform.console import translate

NAME = "process"
HELP = "kiểm tra, chạy thử và xuất quy trình (bảng YAML hoặc BPMN 2.0)"
NEEDS_DATABASE = False
_HAS_UNSUPPORTED = "{file} có phần tử không nhận được; chạy motcua process check để xem."
_HAS_NO_PROCESS = "Thủ tục {file} chưa có quy trình; hãy công bố một phiên bản có quy trình."


def needs_database(arguments: argparse.Namespace) -> bool:
    """Only a procedure named by its code lies in the catalogue."""
    return arguments.act == "export" and not Path(arguments.source).exists()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True, metavar=translate("VIỆC"))
    check = acts.add_parser("check", help=translate("đọc tệp, liệt kê điều còn thiếu và điều không nhận"))
    check.add_argument("file", type=Path, metavar=translate("TỆP"))
    check.add_argument(
        "--limit", type=_hours, metavar=translate("GIỜ"), help=translate("thời hạn, giờ làm việc")
    )
    run_it = acts.add_parser("run", help=translate("chạy thử quy trình theo kịch bản"))
    run_it.add_argument("file", type=Path, metavar=translate("TỆP"))
    run_it.add_argument(
        "--script", type=Path, required=True, metavar=translate("KỊCH_BẢN"), help=_script_help()
    )
    export = acts.add_parser("export", help=translate("xuất quy trình của một thủ tục hoặc một tệp"))
    export.add_argument("source", metavar=translate("MÃ_HOẶC_TỆP"))
    export.add_argument("--format", choices=["bpmn", "yaml"], required=True)
    for part in (check, run_it, export):
        part.add_argument("--json", action="store_true", help=translate("in dạng JSON"))


def _hours(text: str) -> int | float:
    """Working hours, whole where they are whole."""
    try:
        hours = float(text)
    except ValueError:
        hours = math.nan
    if not 0 < hours < math.inf:
        sentence = translate("«{text}» phải là số giờ làm việc lớn hơn 0, ví dụ 24 hoặc 4.5")
        raise argparse.ArgumentTypeError(sentence.format(text=text))
    return int(hours) if hours.is_integer() else hours


def _script_help() -> str:
    return translate(
        "mỗi dòng một việc: complete BƯỚC [KẾT_QUẢ] · back BƯỚC [VỀ_BƯỚC] · timer BƯỚC MỐC · "
        "fact DỮ_KIỆN · set DỮ_KIỆN GIÁ_TRỊ · cancel LÝ_DO"
    )


def run(arguments: argparse.Namespace) -> int:
    if arguments.act == "check":
        return _check(arguments)
    if arguments.act == "run":
        return _run(arguments)
    return _export(arguments)


def _check(arguments: argparse.Namespace) -> int:
    from motcua.catalogue.api import read_process, say_finding
    from motcua.kernel.process import check

    drawing = read_process(_content(arguments.file), arguments.file.name)
    told: dict[str, Any] = {"process": None, "steps": 0, "unsound": []}
    told |= {
        name: [r.to_data() for r in getattr(drawing, name)] for name in ("unsupported", "missing", "aside")
    }
    if drawing.spec is not None:
        told |= {"process": drawing.spec.key, "steps": len(drawing.spec.steps)}
        for finding in check(drawing.spec, arguments.limit):
            line = drawing.lines.get(finding.element)
            what = say_finding(drawing.spec, finding)
            row = {"element": finding.element, "line": line, "what": what}
            told["missing" if finding.is_gap else "unsound"].append(row)
    if arguments.json:
        _print_json(told)
    else:
        _print_check(arguments.file.name, told)
    if not (told["unsupported"] or told["unsound"]):
        return 0
    sentence = translate("{file}: {count} điểm phải sửa trước khi dùng, xem danh sách ở trên.")
    count = len(told["unsupported"]) + len(told["unsound"])
    sys.stderr.write(f"motcua process: {sentence.format(file=arguments.file.name, count=count)}\n")
    return 1


def _print_check(file: str, told: dict[str, Any]) -> None:
    if told["process"] is not None:
        print(translate("{file}: quy trình {process}, {steps} bước").format(file=file, **told))
    titles = {
        "unsupported": translate("Không nhận được:"),
        "unsound": translate("Sai:"),
        "missing": translate("Còn thiếu:"),
        "aside": translate("Để ngoài, không ảnh hưởng đường đi:"),
    }
    for name, title in titles.items():
        if told[name]:
            print(title)
        for remark in told[name]:
            line = translate(", dòng {line}").format(line=remark["line"]) if remark["line"] else ""
            print(f"  {remark['element']}{line}: {remark['what']}")


def _run(arguments: argparse.Namespace) -> int:
    from motcua.catalogue.api import read_process, read_script, try_out

    drawing = read_process(_content(arguments.file), arguments.file.name)
    if drawing.spec is None:
        return _refuse(_HAS_UNSUPPORTED, arguments.file)
    played = try_out(drawing.spec, read_script(_content(arguments.script).decode("utf-8", "replace")))
    if arguments.json:
        _print_json(played)
    else:
        for done in played["acts"]:
            print(f"{done['act']:<40} → {', '.join(done['open']) or '–'}")
        print(translate("Đã kết thúc.") if played["finished"] else translate("Chưa kết thúc."))
    return 0


def _refuse(sentence: str, path: Path) -> int:
    sys.stderr.write(f"motcua process: {translate(sentence).format(file=path.name)}\n")
    return 1


def _export(arguments: argparse.Namespace) -> int:
    from motcua.catalogue.api import read_process, version_on, write_bpmn, write_yaml
    from motcua.platform import clock

    path = Path(arguments.source)
    if path.exists():
        spec, lacking = read_process(_content(path), path.name).spec, _HAS_UNSUPPORTED
    else:
        spec, lacking = version_on(arguments.source, clock.today()).spec, _HAS_NO_PROCESS
    if spec is None:
        return _refuse(lacking, path)
    text = write_bpmn(spec) if arguments.format == "bpmn" else write_yaml(spec)
    if arguments.json:
        _print_json({"process": spec.key, "format": arguments.format, "text": text})
    else:
        print(text, end="")
    return 0


def _content(path: Path) -> bytes:
    from motcua.catalogue.api import FileUnreadable

    try:
        return path.read_bytes()
    except OSError as fault:
        what = translate("Không đọc được tệp. Hãy kiểm tra đường dẫn và quyền đọc.")
        raise FileUnreadable(file=str(path), what=what) from fault


def _print_json(told: object) -> None:
    print(json.dumps(told, ensure_ascii=False, indent=2))
