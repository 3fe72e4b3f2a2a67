"""`motcua doctor`: each thing the product stands on in one line, with the remedy where it is missing."""

import argparse
import json
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from motcua.notifications.api import ChannelRow
    from motcua.platform.ops import Finding

NAME = "doctor"
HELP = "xem từng điều kiện để chạy, và cách chữa điều chưa đạt"
NEEDS_DATABASE = False  # it looks at the database itself, and says so when there is none
NEEDS_DJANGO = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="in danh sách dạng JSON")


def run(arguments: argparse.Namespace) -> int:
    from motcua.platform.ops import examine

    findings = examine(_rooms)
    if arguments.json:
        print(json.dumps([finding.to_data() for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            print(f"{finding.sign} {finding.thing}: {finding.state}")
            if finding.remedy:
                print(f"    → {finding.remedy}")
    return 0 if all(finding.is_good for finding in findings) else 1


def _rooms() -> "Iterator[Finding]":
    """What rooms say of their outside parties; they need Django, the rest of the look does not."""
    import django
    from django.db import Error, connection

    from motcua.platform.console import translate
    from motcua.platform.ops import Finding

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua_site.settings")
    try:
        django.setup()
        yield from messages()
    except (Error, OSError) as trouble:
        reason = (str(trouble).strip() or type(trouble).__name__).splitlines()[0]
        yield Finding(translate("Tin nhắn"), reason, translate("xem nhật ký chạy"), is_warning=True)
    finally:
        if not connection.in_atomic_block:
            connection.close()


def messages() -> "Iterator[Finding]":
    """One line a channel: what waits and since when, how the last day went, whether anything gets through."""
    from motcua.notifications import api as notifications
    from motcua.platform.console import translate
    from motcua.platform.ops import Finding

    try:
        notifications.templates()
    except notifications.TemplateError as trouble:
        yield Finding(translate("Mẫu tin nhắn"), str(trouble), translate("sửa data/messages.json"))
    rows = notifications.board()
    for row in rows:
        yield Finding(f"{translate('Tin nhắn')} {row.channel}", _state(row), _remedy(row), is_warning=True)
    if not rows:
        yield Finding(translate("Tin nhắn"), translate("chưa có nơi chuyển: không ai được nhắn gì"))


def _state(row: "ChannelRow") -> str:
    from motcua.platform.clock import ZONE
    from motcua.platform.console import translate

    said = [translate("chờ {many}").format(many=row.waiting)]
    if row.oldest_at:
        oldest = row.oldest_at.astimezone(ZONE)
        said.append(translate("lâu nhất từ {at}").format(at=f"{oldest:%H:%M %d/%m}"))
    if row.held:
        said.append(translate("giờ yên lặng giữ {many}").format(many=row.held))
    sentence = translate("24 giờ qua: chuyển {handed}, không được {failed} ({share:.1f} %)")
    said.append(sentence.format(handed=row.handed, failed=row.failed, share=100 * row.share_failed))
    if row.parts > row.handed:
        said.append(translate("{parts} phần SMS").format(parts=row.parts))
    if row.lost:
        said.append(translate("mất câu trả lời {many}").format(many=row.lost))
    circuit = {
        "closed": translate("mạch thông"),
        "slow": translate("mạch chậm"),
        "broken": translate("mạch đứt"),
    }
    return "; ".join([*said, circuit[row.circuit]])


def _remedy(row: "ChannelRow") -> str:
    from motcua.notifications.api import Circuit
    from motcua.platform.console import translate

    if row.waiting and not row.is_brought:
        return translate("đặt lại nơi chuyển của kênh này: còn tin đang chờ")
    if row.circuit is Circuit.BROKEN:
        return translate("xem nơi chuyển tin có chạy không, motcua worker có chạy không")
    if row.circuit is Circuit.SLOW:
        return translate("xem motcua worker có kịp không, motcua outbox có gì dừng không")
    return ""
