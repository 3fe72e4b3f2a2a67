"""Units, fields of work, roles and days in the words of the console's pages."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.platform import clock
from motcua.platform.ui.figures import grouped


class Fields:
    """Names of fields of work, asked for once a page."""

    def __init__(self) -> None:
        self.names = catalogue.field_names()

    def words(self, codes: Iterable[str] | None) -> str:
        if codes is None:
            return _("mọi lĩnh vực")
        return ", ".join(self.names.get(code, code) for code in codes) or _("không lĩnh vực nào")


def matter_words(procedures: Iterable[str] | None, most: int | None) -> str:
    """Beside the fields of a delegation: single procedures and the amount it decides up to; often nothing."""
    parts = []
    if procedures is not None:
        codes = list(procedures)
        known = catalogue.rows_of_codes(codes, clock.today())
        named = ", ".join(f"{known[code].name} ({code})" if code in known else code for code in codes)
        parts.append(_("chỉ thủ tục %(names)s") % {"names": named})
    if most is not None:
        parts.append(_("duyệt, ký đến %(amount)s đ phí, lệ phí") % {"amount": grouped(most)})
    return "; ".join(parts)


def unit_name(unit_id: int) -> str:
    return agencies.unit(unit_id).name


def period(valid_from: date, valid_to: date | None) -> str:
    """Days as people say them: the last day on which a thing holds, not the first on which it does not."""
    if valid_to is None:
        return _("từ %(first)s") % {"first": f"{valid_from:%d/%m/%Y}"}
    last = agencies.last_day(valid_from, valid_to)
    return _("%(first)s – %(last)s") % {"first": f"{valid_from:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}
