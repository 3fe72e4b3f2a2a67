"""How the interface names units (by their identifiers) and officers (by the public ids of their accounts)."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from motcua.agencies import api as agencies
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.platform.errors import Invalid, NotFound


class UnitUnknown(Invalid):
    """No such unit today, or none the key may send to: both sound alike."""

    code = "unit-unknown"
    sentence = _("Không có đơn vị mang mã {identifier}, hoặc khóa này không nhận hồ sơ cho đơn vị đó.")


class AccountUnknown(Invalid):
    """No such officer."""

    code = "account-unknown"
    sentence = _("Không có tài khoản cán bộ này. Xem danh sách người có thể nhận ở …/holders.")


def unit_id(identifier: str, field: str) -> int:
    """The unit of today that bears an identifier. Raises UnitUnknown."""
    found = agencies.unit_by_identifier(identifier, clock.today())
    if found is None:
        raise UnitUnknown(field=field, identifier=identifier)
    return found.id


def account_id(public_id: UUID, field: str) -> int:
    """The account with a public id. Raises AccountUnknown."""
    try:
        return parties.account_by_public_id(public_id).id
    except NotFound:
        raise AccountUnknown(field=field) from None
