"""Tables of the platform that hold something of a person."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.exports.models import Export
from motcua.platform.files.uploads.models import Upload
from motcua.platform.personal import Held, Row, Subject, register


def _uploads(subject: Subject) -> Iterator[Row]:
    for row in Upload.objects.filter(account=subject.account).order_by("-began_at"):
        yield {_("Tên tệp"): row.name, _("Bắt đầu"): row.began_at, _("Dung lượng"): row.size}


def _erase_uploads(_actor: Actor, subject: Subject) -> int:
    """They run out at once; what sweeps them takes their bytes along."""
    mine = Upload.objects.filter(account=subject.account, file__isnull=True)
    return mine.update(expires_at=clock.now())


def _exports(subject: Subject) -> Iterator[Row]:
    for row in Export.objects.filter(account_id=subject.account).order_by("-asked_at"):
        yield {_("Tệp đã đặt"): row.title, _("Lúc đặt"): row.asked_at}


register(
    Held("platform.Upload", gettext_lazy("Tệp đang tải lên"), _uploads, erase=_erase_uploads),
    Held(
        "platform.Export",
        gettext_lazy("Tệp bạn đã đặt làm"),
        _exports,
        stays=gettext_lazy("Tự xóa sau một ngày."),
    ),
)
