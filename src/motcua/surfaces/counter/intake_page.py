"""The intake page as a value: its fields with what was typed, and the command they make."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.catalogue.api import ProcedureVersion
from motcua.custody import api as custody
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Intake, PersonGiven
from motcua.kernel import codes
from motcua.kernel.errors import KernelError
from motcua.kernel.forms import Question
from motcua.platform import clock, words
from motcua.platform.access import Actor
from motcua.platform.errors import Invalid, Refusal
from motcua.platform.ui.fields import Choice, Field, Problem
from motcua.platform.ui.moments import moment_words
from motcua.platform.ui.questions import PREFIX, answers_of, fields_of
from motcua.surfaces import wording
from motcua.surfaces.papers import PapersSent

_PERSON = {
    # The answers of the form that repeat what the person block already asks.
    "full_name": "name",
    "birth_date": "birth_date",
    "personal_id": "personal_id",
    "phone": "phone",
    "residence": "address",
}


class IntakePage:
    """One procedure version at one counter, with what was sent so far."""

    def __init__(self, version: ProcedureVersion, actor: Actor, posted: Any, intent: UUID) -> None:
        self.version = version
        self.actor = actor
        self.posted = posted
        self.intent = intent
        self.errors: dict[str, str] = {}
        self.alike: tuple[dossiers.AlikeRow, ...] = ()
        self.papers = PapersSent(actor, intent, version.components, posted)

    def context(self) -> dict[str, Any]:
        version = self.version
        return {
            "procedure": {
                "code": version.code,
                "name": version.name,
                "limit_text": wording.limit_words(version.limit("counter")),
                "fee_text": wording.fee_words(version),
                "competent_name": self._competent_name(),
            },
            "setting_fields": self._settings(),
            "person_fields": self._person(),
            "form_fields": self._form_fields(),
            "papers": self.papers.rows(),
            "papers_hint": self.papers.hint,
            "warning": self._warning(),
            "card_field": self._card_field(),
            "alike": [_alike(row) for row in self.alike],
            "another_field": self._another_field(),
        }

    def fill_from_card(self) -> bool:
        """Fill the person's fields from a scanned identity card; False when none was scanned.

        A scanner ends with Enter, which sends the page: a page with a card in it is filled, not taken in.
        """
        scanned = self._text("card")
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
        self.posted["address"] = card.address or self._text("address")
        return True

    def look_for_alike(self) -> bool:
        """Whether the person has such a dossier open already and nobody has said that this is another one."""
        self.alike = dossiers.open_alike(
            self.actor, self.version.code, self._text("personal_id"), self.intent
        )
        return bool(self.alike) and not self._text("another")

    def _warning(self) -> str:
        """Whoever comes back to a page that was sent must not take the next person in with it."""
        code = dossiers.code_of_intent(self.actor, self.intent)
        if code is None:
            return self._slip()
        sentence = _(
            "Trang này đã gửi và thành hồ sơ %(code)s; gửi lần nữa chỉ mở lại giấy hẹn. "
            "Nhận hồ sơ khác thì chọn lại thủ tục."
        )
        return sentence % {"code": code}

    def _slip(self) -> str:
        """What is entered from a numbered slip is taken in at the time on it."""
        slip = custody.taken_up(self.actor, self.intent)
        if slip is None or slip.received_at is None:
            return ""
        sentence = _("Nhập phiếu %(code)s: hồ sơ được nhận lúc %(at)s, thời hạn tính từ lúc ấy.")
        return sentence % {"code": slip.code, "at": moment_words(slip.received_at)}

    def intake(self) -> Intake:
        """The typed command; what the page cannot read is refused with its field named."""
        return Intake(
            intent_key=self.intent,
            procedure=self.version.code,
            receiving=self.actor.unit or 0,
            competent_at=self._unit(),
            owner=self._owner(),
            answers=self._answers(),
            papers=self.papers.given(),
            case=self._text("case"),
            channel="counter",
            help_kind="assisted" if self._text("assisted") else "officer",
            result_channel=self._text("result_channel") or "counter",
            claims=tuple(self.posted.getlist("claims")),
            quantities=self._quantities(),
            accept_now=True,
        )

    def problems(self, refusal: Refusal) -> list[Problem]:
        """The error summary: each wrong question by its own sentence, else the refusal's."""
        self.errors |= self.papers.errors
        by_question = refusal.values.get("by_question")
        if isinstance(by_question, tuple):
            self.errors |= {self._input_of(key): sentence for key, sentence in by_question}
        elif refusal.field and refusal.field.startswith("owner."):
            self.errors[refusal.field.removeprefix("owner.")] = str(refusal)
        elif not self.errors:
            return [Problem(refusal.field or "", str(refusal))]
        return [Problem(name, sentence) for name, sentence in self.errors.items()]

    def marked(self) -> list[Problem]:
        """The error summary of a page that went no further than itself."""
        if self.alike:
            self.errors["another"] = _("Người này đang có hồ sơ cùng thủ tục. Hãy xem lại rồi đánh dấu.")
        return [Problem(name, sentence) for name, sentence in self.errors.items()]

    def _card_field(self) -> Field:
        hint = _("Đặt con trỏ vào đây rồi quét thẻ: họ tên, số định danh, ngày sinh, nơi cư trú tự điền.")
        label, error = _("Mã QR trên thẻ căn cước"), self.errors.get("card", "")
        return Field("card", label, hint=hint, error=error, is_required=False, is_wide=True)

    def _another_field(self) -> Field:
        chosen = Choice(
            "1", _("Vẫn tiếp nhận: đây là một yêu cầu khác"), is_chosen=bool(self._text("another"))
        )
        return Field(
            "another",
            _("Có phải là một yêu cầu khác?"),
            kind="many",
            choices=(chosen,),
            error=self.errors.get("another", ""),
        )

    def _input_of(self, key: str) -> str:
        return _PERSON.get(key, f"{PREFIX}{key}")

    def _text(self, name: str) -> str:
        return str(self.posted.get(name, "")).strip()

    def _questions(self) -> tuple[Question, ...]:
        form = self.version.form
        return tuple(q for q in form.questions if q.key not in _PERSON) if form else ()

    def _answers(self) -> dict[str, Any]:
        """Answers of the form; those the person block already asks are taken from there."""
        form = self.version.form
        shared = (
            {q.key: self._text(_PERSON[q.key]) for q in form.questions if q.key in _PERSON} if form else {}
        )
        own = answers_of(self.posted, self._questions()) if self.posted else {}
        return {key: value for key, value in shared.items() if value} | own

    def _form_fields(self) -> list[Field]:
        fields = fields_of(self._questions(), self._answers())
        return [replace(field, error=self.errors.get(field.name, "")) for field in fields]

    def _quantities(self) -> dict[str, int]:
        """Counted units the fee rules ask for, from the answers of the same name."""
        asked = {unit for rule in self.version.fee_rules for unit in (rule.unit, rule.times) if unit}
        found = {}
        for unit in asked:
            for name in (f"{PREFIX}{unit}", f"unit__{unit}"):
                given = self._text(name)
                if given.isascii() and given.isdigit() and len(given) < 7:
                    found[unit] = int(given)
        return found

    def _owner(self) -> PersonGiven:
        birth = self._text("birth_date")
        try:
            birth_date = date.fromisoformat(iso_day(birth)) if birth else None
        except ValueError:
            self.errors["birth_date"] = _("Ngày sinh viết theo ngày/tháng/năm, ví dụ 21/11/1990.")
            raise Invalid(field="owner.birth_date") from None
        return PersonGiven(
            name=self._text("name"),
            personal_id=self._text("personal_id"),
            birth_date=birth_date,
            phone=self._text("phone"),
            email=self._text("email"),
            address=self._text("address"),
        )

    def _unit(self) -> int | None:
        given = self._text("competent")
        return int(given) if given.isascii() and given.isdigit() and len(given) < 18 else None

    def _competent_name(self) -> str:
        at = self.actor.unit
        found = (
            agencies.competent_for(self.version.code, at, clock.today(), field=self.version.field_code)
            if at
            else None
        )
        return found.name if found else ""

    def _settings(self) -> list[Field]:
        fields = []
        if len(self.version.cases) > 1:
            chosen = self._text("case") or self.version.cases[0].code
            choices = tuple(Choice(c.code, c.name, is_chosen=c.code == chosen) for c in self.version.cases)
            fields.append(Field("case", _("Trường hợp"), kind="choice", choices=choices))
        if self.version.level == "commune" and catalogue.territory.anywhere(self.version):
            fields.append(self._competent_field())
        claims = {e.code: e.name for rule in self.version.fee_rules for e in rule.exemptions}
        if claims:
            chosen_claims = self.posted.getlist("claims") if self.posted else []
            fields.append(
                Field(
                    "claims",
                    _("Được miễn, giảm phí"),
                    kind="many",
                    is_required=False,
                    choices=tuple(Choice(c, n, is_chosen=c in chosen_claims) for c, n in claims.items()),
                )
            )
        return [*fields, *self._units_to_count()]

    def _units_to_count(self) -> list[Field]:
        asked = {question.key for question in self._questions()}
        units = {
            rule.unit: rule.unit_name or rule.unit
            for rule in self.version.fee_rules
            if rule.unit and rule.unit not in asked
        }
        return [
            Field(
                f"unit__{unit}",
                _("Số lượng: %(unit)s") % {"unit": name},
                kind="number",
                value=self._text(f"unit__{unit}") or "1",
            )
            for unit, name in units.items()
        ]

    def _competent_field(self) -> Field:
        """Where the person wants it decided: the ward that takes it in, or any other of the province."""
        own = agencies.agency_of(self.actor.unit) if self.actor.unit else None
        chosen = self._text("competent") or (str(own.id) if own else "")
        communes = sorted(
            agencies.communes(), key=lambda row: (row.id != (own.id if own else 0), row.name_sort)
        )
        choices = tuple(Choice(str(row.id), row.name, is_chosen=str(row.id) == chosen) for row in communes)
        return Field("competent", _("Nơi giải quyết"), kind="choice", choices=choices)

    def _person(self) -> list[Field]:
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
        return [replace(f, value=self._text(f.name), error=self.errors.get(f.name, "")) for f in fields]


def _alike(row: dossiers.AlikeRow) -> dict[str, Any]:
    return {
        "code": row.code,
        "url": reverse("desk:dossier", args=[row.public_id]),
        "status": {
            "word": dossiers.status_word(row.status),
            "tone": dossiers.TONE[dossiers.Status(row.status)],
        },
        "submitted_at": row.submitted_at,
        "unit_name": agencies.unit(row.receiving_id).name,
    }


def iso_day(given: str) -> str:
    """21/11/1990 or 1990-11-21 as an ISO day; anything else is left for the form's own sentence."""
    parts = given.replace("-", "/").replace(".", "/").split("/")
    if len(parts) == 3 and all(part.isascii() and part.isdigit() for part in parts) and len(parts[2]) == 4:
        return f"{parts[2]}-{parts[1]:0>2}-{parts[0]:0>2}"
    return given
