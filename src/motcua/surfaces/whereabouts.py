"""Where the paper of a dossier is, as rows of a summary."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.custody import api as custody


def rows_of(where: custody.Whereabouts) -> list[dict[str, Any]]:
    """Who has it, and on which shelf it lies or by which list it travels."""
    unit = {"name": _("Đang ở"), "value": agencies.unit(where.unit).name, "note": "", "url": ""}
    if where.manifest is None:
        shelf = where.shelf or _("chưa ghi")
        return [unit, {"name": _("Chỗ để"), "value": shelf, "note": where.shelf_name, "url": ""}]
    address = reverse("counter:manifest", args=[where.manifest])
    number = where.manifest_number or _("bản nháp")
    return [unit, {"name": _("Đi theo danh sách"), "value": number, "note": "", "url": address}]
