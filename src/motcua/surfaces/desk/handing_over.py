"""The form of handing a result over: to the person, to a proxy, or by post; and how it was done."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Deliver, DossierView
from motcua.kernel import codes
from motcua.platform.ui.fields import Choice, Field
from motcua.platform.ui.moments import moment_words
from motcua.surfaces.cards import CardRead, card_in, number_on_card
from motcua.surfaces.desk.act_fields import Given, field

WAY: dict[str, str | Promise] = {
    "counter": gettext_lazy("Tại quầy"),
    "post": gettext_lazy("Qua bưu chính"),
    "online": gettext_lazy("Điện tử"),
}
CHECK: dict[str, str | Promise] = {
    "identity_card": gettext_lazy("Căn cước"),
    "vneid": "VNeID",
    "slip": gettext_lazy("Giấy hẹn"),
    "proxy": gettext_lazy("Giấy ủy quyền"),
}
_AT_THE_COUNTER = json.dumps({"question": "channel", "op": "=", "value": "counter"})
_BY_POST = json.dumps({"question": "channel", "op": "=", "value": "post"})
_TO_A_PROXY = json.dumps(
    {
        "and": [
            {"question": "channel", "op": "=", "value": "counter"},
            {"question": "identity_check", "op": "=", "value": "proxy"},
        ]
    }
)


def asks(view: DossierView, given: Given) -> list[Field]:
    """Questions that belong to another way of handing over are hidden, and dropped by the room."""
    card = card_in(given.get("receiver_number", ""))
    name = card.name if card else given.get("receiver", view.state.owner_name)
    receiver = Field("receiver", _("Người nhận"), value=name)
    return [*_ways(view, given), receiver, *_papers(given)]


def _ways(view: DossierView, given: Given) -> list[Field]:
    channel = _choices(WAY, given.get("channel", view.state.result_channel))
    check = _choices(CHECK, given.get("identity_check", "identity_card"))
    return [
        Field("channel", _("Trả bằng cách"), kind="choice", choices=channel),
        Field("identity_check", _("Đã kiểm tra bằng"), kind="choice", choices=check, when=_AT_THE_COUNTER),
    ]


def _papers(given: Given) -> list[Field]:
    return [
        Field(
            "receiver_number",
            _("Số định danh của người nhận"),
            kind="person_id",
            value=number_on_card(given.get("receiver_number", "")),
            hint=_("Ghi 12 chữ số, hoặc quét mã QR trên thẻ. Người được ủy quyền thì phải ghi."),
            is_required=False,
            when=_AT_THE_COUNTER,
        ),
        field(
            given,
            "authority",
            _("Giấy ủy quyền"),
            hint=_("Loại giấy, số, ngày, nơi chứng thực"),
            is_required=False,
            is_wide=True,
            when=_TO_A_PROXY,
        ),
        field(given, "tracking_number", _("Số bưu gửi"), is_required=False, when=_BY_POST),
    ]


def _choices(words: Mapping[str, str | Promise], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(key, str(word), is_chosen=key == chosen) for key, word in words.items())


def makes(_view: DossierView, given: Given) -> Deliver:
    if card_in(given.get("receiver_number", "")):
        raise CardRead(field="receiver_number")
    channel = given.get("channel", "counter")
    return Deliver(
        given["receiver"],
        channel,
        given.get("identity_check", "") if channel == "counter" else "",
        given.get("tracking_number", ""),
        given.get("receiver_number", ""),
        given.get("authority", ""),
    )


def group_of(view: DossierView) -> list[dict[str, Any]]:
    """One summary list once the result was handed over, none before."""
    found = dossiers.handed_over(view.state)
    if found is None:
        return []
    said = {
        _("Cách trả"): str(WAY.get(found.channel, found.channel)),
        _("Lúc"): moment_words(found.at),
        _("Người nhận"): found.receiver,
        _("Đã kiểm tra bằng"): str(CHECK.get(found.identity_check, "")) if found.channel == "counter" else "",
        _("Số định danh của người nhận"): codes.group(found.number) if found.number else "",
        _("Giấy ủy quyền"): found.authority,
        _("Mã vận đơn"): found.tracking_number,
    }
    rows = [{"name": name, "value": value} for name, value in said.items() if value]
    return [{"title": _("Đã trả kết quả"), "rows": rows}]
