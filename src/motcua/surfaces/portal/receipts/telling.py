"""What a receipt says, in words and as the text in its QR; the page a device keeps to check one by itself."""

import json
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.dossiers.api import own
from motcua.kernel import receipts
from motcua.kernel.receipts import Finding, Receipt
from motcua.platform import clock, receipt_keys
from motcua.platform.clock import aware
from motcua.platform.ui.moments import moment_words
from motcua.surfaces import slips
from motcua.surfaces.session import province

SENTENCES = {
    Finding.GOOD: gettext_lazy("Biên nhận đúng: do chúng tôi ký và không bị sửa."),
    Finding.ALTERED: gettext_lazy(
        "Biên nhận đã bị sửa, hoặc chép sai một chữ. Đừng tin những gì ghi trên đó."
    ),
    Finding.FOREIGN: gettext_lazy("Biên nhận không phải do chúng tôi ký."),
    Finding.CUT: gettext_lazy("Biên nhận chép chưa đủ. Chép hết, từ «bn1» đến chữ cuối."),
    Finding.NONE: gettext_lazy("Chưa thấy biên nhận ở đây. Dán địa chỉ trong mã QR, có chữ «bn1»."),
}
NAMES = (
    gettext_lazy("Mã hồ sơ"),
    gettext_lazy("Nơi nhận"),
    gettext_lazy("Lúc nhận"),
    gettext_lazy("Hẹn trả"),
    gettext_lazy("Số tệp"),
    gettext_lazy("Dấu vân tay chung của các tệp"),
)
"""What a receipt says, in its order."""


def receipt_of(view: own.OwnView) -> Receipt:
    """What a dossier's receipt says to everybody: nothing about a person."""
    state = view.tracking.state
    files = [paper.sha256 for paper in view.papers if paper.file]
    return Receipt(
        code=state.code,
        agency=view.tracking.receiving,
        received_at=aware(state.submitted_at),
        due=aware(state.due_at) if state.due_at else None,
        is_firm=not state.due_is_estimate,
        files=len(files),
        digest=receipts.digest_of(files),
    )


def receipt_address(request: HttpRequest, view: own.OwnView) -> str:
    """What the QR of a receipt holds: tracking as on any slip, and the receipt itself."""
    text = receipt_keys.signed(receipt_of(view))
    return f"{slips.slip_address(request, view.tracking.state.public_id)}?{urlencode({slips.RECEIPT: text})}"


def drawn_for_a_device(language: str) -> str:
    """The page on which a device checks by itself: our public keys, and nothing of anybody."""
    with translation.override(language):
        context = {
            "province": province(clock.today()),
            "keys": json.dumps(receipt_keys.published(), separators=(",", ":")),
            "names": json.dumps([str(name) for name in NAMES], ensure_ascii=False),
            "sentences": {finding.value: sentence for finding, sentence in SENTENCES.items()},
        }
        return render_to_string("portal/receipt_offline.html", context)


def rows_of(receipt: Receipt) -> list[dict[str, Any]]:
    due = moment_words(receipt.due) if receipt.due else _("chưa có")
    if receipt.due and not receipt.is_firm:
        due = _("%(day)s (dự kiến)") % {"day": due}
    values = (
        *(receipt.code, receipt.agency, moment_words(receipt.received_at)),
        *(due, str(receipt.files), receipt.digest),
    )
    return [{"name": name, "value": value} for name, value in zip(NAMES, values, strict=True)]
