"""`motcua key`: keys of other systems over a unit and what is below it. A secret is printed once."""

import argparse
import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from motcua.platform.console import translate, whole

if TYPE_CHECKING:
    from motcua.agencies.api import UnitRow
    from motcua.parties.api import KeyRow

NAME = "key"
HELP = "cấp, liệt kê, thu hồi khóa cho phần mềm khác gọi giao diện lập trình"
NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="in dạng JSON")
    actions = parser.add_subparsers(dest="action", required=True, metavar="issue|list|revoke")
    issue = actions.add_parser("issue", help="cấp khóa mới")
    issue.add_argument("--unit", required=True, metavar="MÃ", help="mã định danh của đơn vị")
    issue.add_argument("--name", required=True, help="tên phần mềm giữ khóa")
    issue.add_argument(
        "--scopes", required=True, metavar="QUYỀN,…", help="các quyền, ví dụ dossiers:dossier:view"
    )
    issue.add_argument("--days", type=whole(1), default=365, metavar="NGÀY", help="số ngày khóa có hiệu lực")
    listing = actions.add_parser("list", help="các khóa của một đơn vị, cả khóa đã hết hiệu lực")
    listing.add_argument("--unit", required=True, metavar="MÃ", help="mã định danh của đơn vị")
    revoke = actions.add_parser("revoke", help="thu hồi khóa ngay")
    revoke.add_argument("id", type=whole(1), metavar="SỐ", help="số của khóa trong danh sách")
    for each in (issue, listing, revoke):
        each.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="in dạng JSON")


def run(arguments: argparse.Namespace) -> int:
    from motcua.parties import api as parties
    from motcua.platform.access import SYSTEM

    if arguments.action == "issue":
        return _issue(arguments)
    if arguments.action == "revoke":
        rows: tuple[KeyRow, ...] = (parties.revoke_key(actor=SYSTEM, key_id=arguments.id),)
    else:
        rows = parties.keys_of(SYSTEM, _unit(arguments.unit).id)
    if arguments.json:
        print(json.dumps([_data(row) for row in rows], ensure_ascii=False, indent=2))
    else:
        print("\n".join(_line(row) for row in rows) or translate("Đơn vị này chưa có khóa nào."))
    return 0


def _issue(arguments: argparse.Namespace) -> int:
    from motcua.parties import api as parties
    from motcua.platform.access import SYSTEM

    unit = _unit(arguments.unit)
    issued = parties.issue_key(
        actor=SYSTEM,
        account_id=_account_of(unit),
        unit_id=unit.id,
        name=arguments.name,
        scopes=[scope.strip() for scope in arguments.scopes.split(",") if scope.strip()],
        lifetime=timedelta(days=min(arguments.days, 10_000)),
    )
    if arguments.json:
        print(json.dumps(_data(issued.row) | {"secret": issued.secret}, ensure_ascii=False, indent=2))
        return 0
    print(_line(issued.row))
    print(translate("Khóa (chỉ hiện một lần, hãy cất ngay): {secret}").format(secret=issued.secret))
    return 0


def _unit(identifier: str) -> "UnitRow":
    from django.utils.translation import gettext_lazy as _

    from motcua.agencies import api as agencies
    from motcua.platform.errors import Invalid

    class UnitUnknown(Invalid):
        code = "unit-unknown"
        sentence = _("Không có đơn vị nào mang mã {identifier}. Xem mã trong danh mục đơn vị.")

    found = agencies.unit_by_identifier(identifier.strip())
    if found is None:
        raise UnitUnknown(identifier=identifier)
    return found


def _account_of(unit: "UnitRow") -> int:
    """One machine account for a unit, so that a new key goes on with the drafts of the former."""
    from motcua.parties import api as parties
    from motcua.platform.access import SYSTEM

    login = f"may.{unit.identifier}".lower()
    known = parties.account_by_login(login)
    if known is None:
        known = parties.create_machine(actor=SYSTEM, login=login, name=unit.name)
    return known.id


def _data(row: "KeyRow") -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "prefix": row.prefix,
        "scopes": list(row.scopes),
        "expires_at": row.expires_at.isoformat(),
        "last_used_at": row.last_used_at.isoformat() if row.last_used_at else None,
        "revoked_at": row.revoked_at.isoformat() if row.revoked_at else None,
    }


def _line(row: "KeyRow") -> str:
    from motcua.platform.clock import ZONE

    ends = row.revoked_at or row.expires_at
    word = translate("đã thu hồi") if row.revoked_at else translate("hết hạn")
    when = ends.astimezone(ZONE).strftime("%d/%m/%Y")
    return f"{row.id}  {row.prefix}  {row.name}  {word} {when}  {', '.join(row.scopes)}"
