"""What the room holds of somebody: what they said, and how they asked to be reached. Ratings name nobody."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.feedback.matters import is_for_person
from motcua.feedback.models import Matter, MatterPerson
from motcua.platform.personal import Held, Row, Subject, register


def _matters(subject: Subject) -> Iterator[Row]:
    """With what was written for the person; what the office writes to itself stays its own."""
    for row in Matter.objects.filter(account_id=subject.account).prefetch_related("words").order_by("-pk"):
        yield {
            _("Mã"): row.code,
            _("Gửi lúc"): row.received_at,
            _("Tình trạng"): row.get_state_display(),
            _("Nội dung"): [
                word.text
                for word in sorted(row.words.all(), key=lambda each: each.number)
                if is_for_person(word.kind, row)
            ],
        }


def _people(subject: Subject) -> Iterator[Row]:
    for row in MatterPerson.objects.filter(matter__account_id=subject.account).order_by("-pk"):
        yield {
            _("Họ tên"): row.name,
            _("Số điện thoại"): row.phone,
            _("Thư điện tử"): row.email,
            _("Địa chỉ"): row.address,
        }


_KEPT = gettext_lazy("Phản ánh, khiếu nại và câu trả lời phải lưu theo hồ sơ giải quyết của cơ quan.")

register(
    Held("feedback.Matter", gettext_lazy("Phản ánh, khiếu nại của bạn"), _matters, stays=_KEPT),
    Held("feedback.MatterPerson", gettext_lazy("Cách liên hệ khi phản ánh, khiếu nại"), _people, stays=_KEPT),
)
