"""What this room holds of a person: how they paid online."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.payments.models import Attempt
from motcua.platform.personal import Held, Row, Subject, register


def _attempts(subject: Subject) -> Iterator[Row]:
    for row in Attempt.objects.filter(account_id=subject.account).order_by("-started_at"):
        yield {
            _("Mã tham chiếu"): row.reference,
            _("Số tiền"): row.amount,
            _("Cách nộp"): row.get_way_display(),
            _("Tình trạng"): row.get_state_display(),
            _("Lúc"): row.started_at,
        }


register(
    Held(
        "payments.Attempt",
        gettext_lazy("Lần nộp tiền trực tuyến"),
        _attempts,
        stays=gettext_lazy("Chứng từ thu tiền phải lưu theo luật kế toán."),
    )
)
