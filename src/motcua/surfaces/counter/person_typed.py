"""The person at the counter as typed or scanned: the same fields on every page of the counter that asks."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from motcua.dossiers.api import PersonGiven
from motcua.kernel import codes
from motcua.kernel.errors import KernelError
from motcua.platform import words
from motcua.platform.errors import Invalid, Refusal
from motcua.platform.ui.fields import Field


class PersonTyped:
    """Fields of a person with what was sent so far; `role` is what the room calls them in its refusals."""

    def __init__(self, posted: Any, errors: dict[str, str], role: str = "owner") -> None:
        self.posted = posted
        self.errors = errors
        self.role = role

    def text(self, name: str) -> str:
        return str(self.posted.get(name, "")).strip()

    def fill_from_card(self) -> bool:
        """Fill the fields from a scanned identity card; False when none was scanned.

        A scanner ends with Enter, which sends the page: a page with a card in it is filled, not taken in.
        """
        scanned = self.text("card")
        if not scanned:
            return False
        self.posted = self.posted.copy()
        del self.posted["card"]
        try:
            card = codes.identity_card(scanned)
        except KernelError as error:
            self.errors["card"] = words.say(error.key, **error.values)
            return True
        self.posted["name"], self.posted["personal_id"] = card.name, card.personal_id
        self.posted["birth_date"] = f"{card.birth_date:%d/%m/%Y}"
        self.posted["address"] = card.address or self.text("address")
        return True

    def card_field(self) -> Field:
        hint = _("Đặt con trỏ vào đây rồi quét thẻ: họ tên, số định danh, ngày sinh, nơi cư trú tự điền.")
        label, error = _("Mã QR trên thẻ căn cước"), self.errors.get("card", "")
        return Field("card", label, hint=hint, error=error, is_required=False, is_wide=True)

    def fields(self) -> list[Field]:
        fields = (
            Field("name", _("Họ, chữ đệm, tên"), is_wide=True),
            Field(
                "personal_id",
                _("Số định danh cá nhân"),
                kind="person_id",
                hint=_("12 chữ số trên thẻ căn cước"),
            ),
            Field("birth_date", _("Ngày sinh"), kind="date", hint=_("ngày/tháng/năm")),
            Field("phone", _("Số điện thoại"), kind="phone", hint=_("Để tra cứu và báo kết quả")),
            Field("email", _("Thư điện tử"), kind="email", is_required=False),
            Field("address", _("Nơi cư trú"), is_wide=True),
        )
        return [replace(f, value=self.text(f.name), error=self.errors.get(f.name, "")) for f in fields]

    def given(self) -> PersonGiven:
        """For the room; a day that cannot be read is refused with its field named."""
        birth = self.text("birth_date")
        try:
            birth_date = date.fromisoformat(_iso_day(birth)) if birth else None
        except ValueError:
            self.errors["birth_date"] = _("Ngày sinh viết theo ngày/tháng/năm, ví dụ 21/11/1990.")
            raise Invalid(field=f"{self.role}.birth_date") from None
        return PersonGiven(
            name=self.text("name"),
            personal_id=self.text("personal_id"),
            birth_date=birth_date,
            phone=self.text("phone"),
            email=self.text("email"),
            address=self.text("address"),
        )

    def blame(self, refusal: Refusal) -> bool:
        """Put a refusal about the person to its field; False when it is about something else."""
        role, _dot, field = (refusal.field or "").partition(".")
        if role != self.role or not field:
            return False
        self.errors.setdefault(field, str(refusal))
        return True


def _iso_day(given: str) -> str:
    """21/11/1990 or 1990-11-21 as an ISO day; anything else is left for the form's own sentence."""
    parts = given.replace("-", "/").replace(".", "/").split("/")
    if len(parts) == 3 and all(part.isascii() and part.isdigit() for part in parts) and len(parts[2]) == 4:
        return f"{parts[2]}-{parts[1]:0>2}-{parts[0]:0>2}"
    return given
