"""Units are named by their identifiers, as agencies write them to each other."""

from django.utils.translation import gettext_lazy as _

from motcua.agencies import api as agencies
from motcua.platform import clock
from motcua.platform.errors import Invalid


class UnitUnknown(Invalid):
    """No such unit today, or none the key may send to: both sound alike."""

    code = "unit-unknown"
    sentence = _("Không có đơn vị mang mã {identifier}, hoặc khóa này không nhận hồ sơ cho đơn vị đó.")


def unit_id(identifier: str, field: str) -> int:
    """The unit of today that bears an identifier. Raises UnitUnknown."""
    found = agencies.unit_by_identifier(identifier, clock.today())
    if found is None:
        raise UnitUnknown(field=field, identifier=identifier)
    return found.id
