"""`motcua doctor`: each thing the product stands on in one line, with the remedy where it is missing."""

import argparse
import json

NAME = "doctor"
HELP = "xem từng điều kiện để chạy, và cách chữa điều chưa đạt"
NEEDS_DATABASE = False  # it looks at the database itself, and says so when there is none
NEEDS_DJANGO = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="in danh sách dạng JSON")


def run(arguments: argparse.Namespace) -> int:
    from motcua.platform.ops import examine

    findings = examine()
    if arguments.json:
        print(json.dumps([finding.to_data() for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            print(f"{finding.sign} {finding.thing}: {finding.state}")
            if finding.remedy:
                print(f"    → {finding.remedy}")
    return 0 if all(finding.is_good for finding in findings) else 1
