"""Pages of lists and figures by the words people call them, and their addresses with the filter alone.

An address that is handed to somebody else keeps the known filters only; what was typed to find a person stays
with the session (ADR 0013), and a value that could be a name is left out.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.api import PARAMETER

PLACES: dict[str, str | Promise] = {
    "desk:worklist": _("Danh sách hồ sơ"),
    "desk:ratings": _("Người dân đánh giá"),
    "desk:register": _("Sổ theo dõi hồ sơ"),
    "desk:digest": _("Việc hôm nay"),
    "leader:morning": _("Buổi sáng"),
    "leader:dossiers": _("Hồ sơ của một con số"),
    "leader:to-sign": _("Chờ tôi duyệt, ký"),
    "leader:late": _("Trễ và sắp trễ"),
    "leader:late-cell": _("Trễ và sắp trễ"),
    "leader:forecast": _("Năm ngày tới"),
    "leader:forecast-day": _("Năm ngày tới"),
    "leader:letters": _("Thư xin lỗi"),
    "leader:filed": _("Nhập hộ người dân"),
    "leader:filed-cell": _("Nhập hộ người dân"),
    "leader:register": _("Sổ trễ và vướng"),
    "leader:obstacles": _("Vướng mắc"),
}
OF_DOSSIER = frozenset({"desk:dossier", "desk:explain", "desk:routing-slip", "leader:follow-up"})
_OVERSEEN = {name for name in PLACES if name.startswith("leader:")} - {"leader:obstacles"}
UNIT = "don-vi"
_KEPT = frozenset(
    {*PARAMETER.values(), "ds", "so", UNIT, "nguoi", "nguyen-nhan", "ngay", "tu", "den", "thang", "cach"}
)
_PLAIN = re.compile(r"[A-Za-z0-9_.,:/-]{1,80}")
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Place:
    """A page that can be spoken of: its name, its address, the unit it is narrowed to (identifier or «»).

    `is_leaders`: only those who answer for a unit's work can open it.
    """

    name: str
    address: str
    unit: str = ""
    is_leaders: bool = False


def place_of(address: str) -> Place | None:
    """The page an address of ours names, cleaned; None for anything else."""
    try:
        parts = urlsplit(address[:_LONGEST])
        found = resolve(parts.path)
    except (Resolver404, ValueError):
        return None
    if parts.scheme or parts.netloc or found.view_name not in PLACES:
        return None
    query = {k: v for k, v in parse_qsl(parts.query) if k in _KEPT and _PLAIN.fullmatch(v)}
    own = reverse(found.view_name) + ("?" + urlencode(query) if query else "")
    return Place(str(PLACES[found.view_name]), own, query.get(UNIT, ""), found.view_name in _OVERSEEN)


def spoken_of(request: HttpRequest) -> dict[str, str]:
    """The page of a request as the form of an errand takes it; empty where it cannot be spoken of."""
    match = request.resolver_match
    if match is None:
        return {}
    if match.view_name in OF_DOSSIER:
        return {"ho-so": str(match.kwargs["dossier"])}
    place = place_of(request.get_full_path()) if match.view_name in PLACES else None
    return {"tu": place.address} if place else {}
