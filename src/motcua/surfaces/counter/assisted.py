"""Whoever is helped: how the intake page asks it, and the person's own word for it."""

import json
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from motcua.catalogue.api import ProcedureVersion
from motcua.dossiers.api import assisting
from motcua.kernel import codes
from motcua.platform.access import Actor
from motcua.platform.errors import Invalid
from motcua.platform.ui.fields import Choice, Field
from motcua.surfaces.counter.person_typed import PersonTyped

SEND = "gui-ma"


def _when(**answers: str) -> str:
    """The condition that all these were answered so."""
    parts = [{"question": name, "op": "=", "value": value} for name, value in answers.items()]
    return json.dumps({"and": parts})


_BY_CODE = _when(help="assisted", confirmation="code")


class Assisted:
    """An officer's own typing, or help to somebody who confirms it by a code or on paper."""

    def __init__(self, actor: Actor, version: ProcedureVersion, intent: UUID, person: PersonTyped) -> None:
        self.actor = actor
        self.version = version
        self.intent = intent
        self.person = person
        self.sent_to = ""

    @property
    def kind(self) -> str:
        return "assisted" if self.person.text("help") == "assisted" else "officer"

    def send(self) -> None:
        """A new code to the phone that was typed. Raises Refusal."""
        number = assisting.send_code(self.actor, self.version, self.intent, self.person.text("phone"))
        self.sent_to = codes.mask(number)

    def confirmed(self) -> str:
        """How the person confirmed; "" where nobody was helped. Raises Refusal."""
        if self.kind != "assisted":
            return ""
        how = self.person.text("confirmation")
        if how == "code":
            typed, phone = self.person.text("confirm_code"), self.person.text("phone")
            assisting.confirm(self.actor, self.intent, typed, phone)
        elif how != "paper":
            self._blame("confirmation", _("Chọn cách người dân xác nhận."))
        elif not self.person.text("signed"):
            self._blame("signed", _("Nhận giấy có chữ ký của người dân rồi đánh dấu."))
        return how

    def _blame(self, field: str, sentence: str) -> None:
        self.person.errors[field] = sentence
        raise Invalid(field=field)

    def context(self) -> dict[str, Any]:
        return {
            "help_fields": self._fields(),
            "send": SEND,
            "send_when": _BY_CODE,
            "codes_leave": assisting.codes_leave(),
            "sent_to": self.sent_to,
        }

    def _fields(self) -> list[Field]:
        kinds = {"officer": _("Cán bộ hỏi và nhập"), "assisted": _("Người dân tự khai, cán bộ nhập hộ")}
        ways = {"paper": _("Giấy có chữ ký")}
        if assisting.codes_leave():
            ways = {"code": _("Mã gửi tới điện thoại")} | ways
        way = self.person.text("confirmation") or next(iter(ways))
        return [
            self._choice("help", _("Ai khai hồ sơ"), kinds, self.kind),
            self._choice("confirmation", _("Người dân xác nhận bằng"), ways, way, _when(help="assisted")),
            *([self._code()] if assisting.codes_leave() else []),
            self._signed(),
        ]

    def _code(self) -> Field:
        return Field(
            "confirm_code",
            _("Mã người dân đọc"),
            kind="number",
            value=self.person.text("confirm_code"),
            hint=_("6 chữ số, trong 10 phút"),
            error=self.person.errors.get("confirm_code", ""),
            is_required=False,
            when=_BY_CODE,
        )

    def _signed(self) -> Field:
        ticked = bool(self.person.text("signed"))
        return Field(
            "signed",
            _("Giấy nhờ nhập hộ"),
            kind="many",
            choices=(Choice("1", _("Đã nhận giấy có chữ ký"), is_chosen=ticked),),
            error=self.person.errors.get("signed", ""),
            is_required=False,
            when=_when(help="assisted", confirmation="paper"),
        )

    def _choice(self, name: str, label: str, words: dict[str, str], chosen: str, when: str = "") -> Field:
        choices = tuple(Choice(key, word, is_chosen=key == chosen) for key, word in words.items())
        error = self.person.errors.get(name, "")
        return Field(name, label, kind="choice", choices=choices, error=error, when=when)
