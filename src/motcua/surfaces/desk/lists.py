"""The worklists by the words of their addresses, in the order of the side."""

from django.utils.translation import gettext_lazy

from motcua.dossiers.api import ListName

LISTS = {
    ListName.MINE: ("cua-toi", gettext_lazy("Của tôi")),
    ListName.UNIT: ("don-vi", gettext_lazy("Của đơn vị")),
    ListName.WAITING_CITIZEN: ("cho-cong-dan", gettext_lazy("Chờ công dân")),
    ListName.WAITING_OTHERS: ("cho-don-vi-khac", gettext_lazy("Chờ đơn vị khác")),
    ListName.SILENT: ("y-kien-qua-han", gettext_lazy("Ý kiến quá hạn")),
    ListName.LATE: ("da-tre", gettext_lazy("Đã trễ")),
    ListName.FORGOTTEN: ("chua-co-nguoi-nhan", gettext_lazy("Chưa có người nhận")),
}
BY_SLUG = {slug: name for name, (slug, _title) in LISTS.items()}
ALARMS = frozenset({ListName.SILENT, ListName.LATE, ListName.FORGOTTEN})
"""Whatever stands in these is past its hour already."""
