"""One row is one officer in one post with its roles. Said again it changes nothing; what is over stays so.

An account that is there keeps its name, mail and phone. No password is in a file: each officer gets a code.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from motcua.agencies import kept
from motcua.agencies.acting import actor_again
from motcua.agencies.actions.posts import appoint
from motcua.agencies.actions.roles import RoleWanted
from motcua.agencies.importing.refusals import (
    AnotherPerson,
    DayUnreadable,
    EndDiffers,
    FieldUnknown,
    RoleWithoutName,
    UnitNotYours,
)
from motcua.agencies.models import Post, RoleGrant
from motcua.agencies.permissions import Permission
from motcua.agencies.proposing import ask_for_roles
from motcua.agencies.queries import unit_by_identifier
from motcua.agencies.refusals import BadPeriod, LoginUnknown, RoleUnknown
from motcua.agencies.roles import role_names
from motcua.agencies.rows import UnitRow
from motcua.agencies.structure import structure
from motcua.kernel.text import clean, fold
from motcua.parties import api as parties
from motcua.platform import clock, imports
from motcua.platform.access import Actor, allowed
from motcua.platform.imports import Cells, Column, Done, ListOfRows
from motcua.platform.proposals import ProposedAlready


def bring_in(actor: Actor, cells: Cells) -> Done:
    """Account, post and roles, as far as they are not there yet. Raises what those acts refuse."""
    place = _unit(actor, cells["unit"], "unit", Permission.POST_APPOINT)
    account, is_new = _account(actor, cells, place)
    post, is_appointed = _post(actor, cells, place, account)
    is_granted = _grant(actor, cells, post, list(_roles(cells)))
    return Done.NEW if is_new or is_appointed or is_granted else Done.SAME


def _account(actor: Actor, cells: Cells, place: UnitRow) -> tuple[int, bool]:
    known = parties.account_by_login(cells["login"])
    if known is None:
        made = parties.create_staff(
            actor=actor,
            login=cells["login"],
            name=cells["name"],
            email=cells.get("email", ""),
            phone=cells.get("phone", ""),
            at=place.id,
        )
        return made.id, True
    if known.kind != "staff":
        raise LoginUnknown(field="login")
    if fold(known.name) != fold(cells["name"]):
        raise AnotherPerson(field="login")
    return known.id, False


def _post(actor: Actor, cells: Cells, place: UnitRow, account: int) -> tuple[Post, bool]:
    begins, ends = _day(cells, "valid_from"), _last_day(cells, "valid_to")
    title = clean(cells["title"])[:200]
    there = Post.objects.filter(
        account_id=account, unit_id=place.id, title=title, decision__number=clean(cells["decision"])[:80]
    )
    if begins is not None:
        there = there.filter(valid_from=begins)
    found = there.order_by("-valid_from", "-pk").first()
    if found is None:
        made = appoint(
            actor,
            account_id=account,
            unit_id=place.id,
            title=title,
            decision=cells["decision"],
            valid_from=begins,
            valid_to=ends,
        )
        return Post.objects.get(pk=made.id), True
    _insist_on_end(found.valid_to, ends, "valid_to")
    return found, False


def _grant(actor: Actor, cells: Cells, post: Post, roles: list[str]) -> bool:
    """Grant the roles the post does not hold and did not hold, or ask a second person for them, all in one,
    where the province wants one; whether anything was done."""
    over = _unit(actor, cells.get("role_unit") or cells["unit"], "role_unit", Permission.ROLE_GRANT)
    fields, ends = _fields(cells), _last_day(cells, "role_to")
    missing = []
    for role in dict.fromkeys(roles):
        held = RoleGrant.objects.filter(post=post, role=role, unit_id=over.id, fields=fields)
        found = held.order_by("-valid_from", "-pk").first()
        if found is None:
            narrowed = None if fields is None else tuple(fields)
            missing.append(RoleWanted(post.pk, role, over.id, narrowed, ends))
        else:
            _insist_on_end(found.valid_to, ends or post.valid_to, "role_to")
    if not missing:
        return False
    try:
        ask_for_roles(actor, missing, because=cells["decision"])
    except BadPeriod:
        raise BadPeriod(field="role_to") from None
    except ProposedAlready:
        return False
    return True


def _insist_on_end(there: date | None, asked: date | None, field: str) -> None:
    if there != asked:
        last = there - timedelta(days=1) if there else None
        raise EndDiffers(field=field, day=f"{last:%d/%m/%Y}" if last else "–")


def _unit(actor: Actor, code: str, field: str, permission: Permission) -> UnitRow:
    """The unit of today with this code, within reach; one out of reach is as good as none."""
    found = unit_by_identifier(code.upper(), clock.today())
    if found is None or not allowed(actor, permission, found.id):
        raise UnitNotYours(field=field, code=code)
    return found


def _roles(cells: Cells) -> Iterator[str]:
    """Codes of the roles, each given by its code or by its name."""
    given = list(_parts(cells, "role"))
    if not given and any(cells.get(key) for key in ("role_unit", "fields", "role_to")):
        raise RoleWithoutName(field="role")
    names = role_names()
    codes = {fold(word): code for code, name in names.items() for word in (code, name)}
    for word in given:
        if fold(word) not in codes:
            raise RoleUnknown(field="role", role=word)
        yield codes[fold(word)]


def _fields(cells: Cells) -> list[str] | None:
    """Codes of fields of work in order; None is all of them."""
    given = sorted(set(_parts(cells, "fields")))
    known = {code for row in structure().units.values() for code in row.fields}
    for code in given:
        if known and code not in known:
            raise FieldUnknown(field="fields", code=code)
    return given or None


def _parts(cells: Cells, key: str) -> Iterator[str]:
    return (part.strip() for part in cells.get(key, "").split(";") if part.strip())


def _day(cells: Cells, key: str) -> date | None:
    if not (text := cells.get(key, "")):
        return None
    try:
        return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 (a day has no zone)
    except ValueError:
        raise DayUnreadable(field=key) from None


def _last_day(cells: Cells, key: str) -> date | None:
    """People name the last day on which a thing holds; rooms keep the first on which it does not."""
    found = _day(cells, key)
    return found + timedelta(days=1) if found else None


def _group(cells: Cells) -> str:
    """All rows of one officer belong together: the second may stand on the account that the first opens."""
    return parties.plain_login(cells.get("login", ""))


STAFF = imports.listing(
    ListOfRows(
        name="agencies.staff",
        columns=(
            Column("login", _("Tên đăng nhập"), "muongphang.hotich", is_required=True),
            Column("name", _("Họ và tên"), "Lường Thị Pâng", is_required=True),
            Column("unit", _("Mã đơn vị"), "H18.11.002", is_required=True, hint=_("Như ở trang Đơn vị")),
            Column("title", _("Chức danh"), "Công chức Tư pháp – Hộ tịch", is_required=True),
            Column("decision", _("Quyết định"), "12/QĐ-UBND", is_required=True),
            Column("valid_from", _("Từ ngày"), "01/12/2026", is_day=True, hint=_("Trống là hôm nay")),
            Column("valid_to", _("Đến hết ngày"), "31/12/2027", is_day=True, hint=_("Trống là không hạn")),
            Column(
                "role",
                _("Vai trò"),
                "examiner; clerk",
                hint=_("Mã hoặc tên vai trò; nhiều vai trò cách nhau dấu chấm phẩy"),
            ),
            Column("role_unit", _("Quyền tại đơn vị"), "H18.11.002", hint=_("Trống là đơn vị của vị trí")),
            Column(
                "fields",
                _("Lĩnh vực"),
                "ho-tich; chung-thuc",
                hint=_("Mã lĩnh vực cách nhau dấu chấm phẩy; trống là mọi lĩnh vực"),
            ),
            Column("role_to", _("Quyền đến hết ngày"), "31/12/2026", is_day=True),
            Column("email", _("Thư điện tử"), "hotich@muongphang.example"),
            Column("phone", _("Điện thoại"), "0912345678"),
        ),
        group=_group,
        does=bring_in,
        whose=actor_again,
        forget=kept.forget,
    )
)
