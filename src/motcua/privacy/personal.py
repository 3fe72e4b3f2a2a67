"""The room's own table: requests about data are data too."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.platform.personal import Held, Row, Subject, register
from motcua.privacy.models import Request


def _requests(subject: Subject) -> Iterator[Row]:
    for row in Request.objects.filter(account_id=subject.account).order_by("-asked_at"):
        yield {
            _("Yêu cầu"): row.get_kind_display(),
            _("Điều bạn viết"): row.words,
            _("Tình trạng"): row.get_state_display(),
            _("Gửi lúc"): row.asked_at,
            _("Trả lời"): row.answer,
            _("Căn cứ"): row.ground,
            _("Gia hạn vì"): row.extension_because,
        }


register(
    Held(
        "privacy.Request",
        gettext_lazy("Yêu cầu của bạn về dữ liệu"),
        _requests,
        stays=gettext_lazy("Là bằng chứng bạn đã yêu cầu và đã được trả lời."),
    )
)
