"""The intake page as a value: its fields with what was typed, and the command they make."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.catalogue.api import ProcedureVersion
from motcua.custody import api as custody
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Intake
from motcua.kernel import forms
from motcua.kernel.forms import Question
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import Refusal
from motcua.platform.ui.fields import Choice, Field, Problem
from motcua.platform.ui.moments import moment_words
from motcua.platform.ui.questions import PREFIX, FieldGroup, answers_of, blamed, fields_of, groups_of
from motcua.surfaces import localwords, wording
from motcua.surfaces.counter.addressing import address_of
from motcua.surfaces.counter.assisted import Assisted
from motcua.surfaces.counter.person_typed import PersonTyped
from motcua.surfaces.enclosures import EnclosuresSent, without_files
from motcua.surfaces.papers import Offers, PapersSent

_PERSON = {
    # The answers of the form that repeat what the person block already asks.
    "full_name": "name",
    "birth_date": "birth_date",
    "personal_id": "personal_id",
    "phone": "phone",
    "residence": "address",
}


FIND_PAPERS = "tim-giay"
OFFERED = "offered"
"""Sent by a page that has shown what earlier dossiers hold."""


class IntakePage:
    """One procedure version at one counter, with what was sent so far."""

    def __init__(self, version: ProcedureVersion, actor: Actor, posted: Any, intent: UUID) -> None:
        self.version = version
        self.actor = actor
        self.posted = posted
        self.intent = intent
        self.errors: dict[str, str] = {}
        self.person = PersonTyped(posted, self.errors)
        self.assisted = Assisted(actor, version, intent, self.person)
        self.screened: dossiers.screening.Screened | None = None
        self.alike: tuple[dossiers.AlikeRow, ...] = ()
        self.papers = PapersSent(actor, intent, version.components, posted, self._offers)
        self.enclosures = EnclosuresSent(actor, intent, self._questions())

    def context(self) -> dict[str, Any]:
        version, variant, competent = self._applied()
        return {
            "procedure": {
                "code": version.code,
                "name": version.name,
                "limit_text": wording.limit_words(version.limit("counter")),
                "fee_text": wording.fee_words(version),
                "place_words": localwords.place_words(catalogue.variants.overrides_of(variant)),
                "competent_name": competent.name if competent else "",
            },
            "setting_fields": self._settings(),
            "person_fields": self.person.fields(),
            "form_groups": self._form_groups(),
            "papers": self.papers.rows(),
            "papers_hint": self.papers.hint,
            "papers_tally": self.papers.tally(),
            "offered": {"words": self._offered_words(), "first": next(iter(self._offers_in_order()), "")},
            "find_papers": FIND_PAPERS,
            "warning": self._warning(),
            "card_field": self.person.card_field(),
            **self.assisted.context(),
            "screened": self._screened(),
            "refuse_url": address_of("refuse", version, self.intent),
            "alike": [_alike(row) for row in self.alike],
            "another_field": self._another_field(),
        }

    def _applied(self) -> tuple[ProcedureVersion, int | None, agencies.UnitRow | None]:
        """The version as whoever decides what is taken in here applies it, by which variant, and who."""
        version, at, today = self.version, self.actor.unit, clock.today()
        competent = agencies.competent_for(version.code, at, today, field=version.field_code) if at else None
        if competent is None:
            return version, None, None
        return (*catalogue.variants.for_intake(version, competent.id, today), competent)

    def fill_from_card(self) -> bool:
        """Whether a card was scanned: the page is then filled from it, and taken in with the next press."""
        filled = self.person.fill_from_card()
        self.posted = self.person.posted
        return filled

    def look_for_alike(self) -> bool:
        """Whether the person has such a dossier open already and nobody has said that this is another one."""
        self.alike = dossiers.open_alike(
            self.actor, self.version.code, self._text("personal_id"), self.intent
        )
        return bool(self.alike) and not self._text("another")

    def offer_first(self) -> bool:
        """Whether an earlier dossier holds a paper that is not here, and nobody has been told so yet."""
        return not self._text(OFFERED) and self.papers.unused_offers()

    def _offers(self) -> Offers:
        asked = [component.code for component in self.version.components]
        return dossiers.reusing.offers(self.actor, self.person.text("personal_id"), asked)

    def _offers_in_order(self) -> list[str]:
        return [each.code for each in self.version.components if each.code in self.papers.offers]

    def _offered_words(self) -> str:
        """What there is of earlier dossiers; where nobody asked and nothing is there, nothing is said."""
        if self.papers.offers:
            return _(
                "Hồ sơ trước của người này có %(count)s giấy còn dùng được. "
                "Chọn «Dùng lại» thì không phải nhận lại giấy ấy."
            ) % {"count": len(self.papers.offers)}
        if self._text("viec") != FIND_PAPERS:
            return ""
        if not self._text("personal_id"):
            return _("Ghi số định danh cá nhân rồi tìm giấy tờ đã nộp trước.")
        return _("Không có giấy nào của người này dùng lại được. Nhận giấy như thường.")

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
        slip = custody.slip_taken_up(self.actor, self.intent)
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
            owner=self.person.given(),
            answers=self._answers(),
            papers=self.papers.given(),
            case=self._text("case"),
            channel="counter",
            help_kind=self.assisted.kind,
            confirmed=self.assisted.confirmed(),
            result_channel="counter",
            claims=tuple(self.posted.getlist("claims")),
            quantities=self._quantities(),
            accept_now=True,
            screened=self.screened.how if self.screened else "",
            skipped_because=self.screened.skipped_because if self.screened else "",
        )

    def problems(self, refusal: Refusal) -> list[Problem]:
        """The error summary: each wrong question by its own sentence, else the refusal's."""
        self.papers.blame(refusal)
        self.errors.update(self.papers.errors)
        by_question = refusal.values.get("by_question")
        if isinstance(by_question, tuple):
            self.errors.update({self._input_of(key): sentence for key, sentence in by_question})
        elif refusal.field == "confirm_code":
            self.errors["confirm_code"] = str(refusal)
        elif not self.person.blame(refusal) and not self.errors:
            return [Problem(refusal.field or "", str(refusal))]
        return [Problem(name, sentence) for name, sentence in self.errors.items()]

    def marked(self) -> list[Problem]:
        """The error summary of a page that went no further than itself."""
        self.errors.update(self.enclosures.errors)
        if self.alike and not self._text("another"):
            self.errors["another"] = _("Người này đang có hồ sơ cùng thủ tục. Hãy xem lại rồi đánh dấu.")
        return [Problem(name, sentence) for name, sentence in self.errors.items()]

    def _screened(self) -> dict[str, str] | None:
        """What was asked before the page, for its head; None where the procedure asks nothing."""
        if self.version.eligibility is None:
            return None
        return {"words": self._screened_words(), "url": address_of("eligibility", self.version, self.intent)}

    def _screened_words(self) -> str:
        if self.screened is None:
            return _("Chưa hỏi điều kiện.")
        if self.screened.skipped_because:
            return _("Bỏ qua câu hỏi điều kiện: %(reason)s") % {"reason": self.screened.skipped_because}
        return _("Đã hỏi điều kiện: đủ điều kiện nộp.")

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
        own = answers_of(self.posted, without_files(self._questions())) if self.posted else {}
        return {key: value for key, value in shared.items() if value} | own | self.enclosures.answers

    def _form_groups(self) -> list[FieldGroup]:
        form, questions = self.version.form, self._questions()
        answers, known = self._answers(), self.enclosures.known(agencies.known_for(questions))
        worked = forms.worked_out(form, answers, known) if form else {}
        told = blamed(fields_of(questions, answers | worked, known=known), self.errors)
        return groups_of(form.sections if form else (), self._questions(), told)

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

    def _unit(self) -> int | None:
        given = self._text("competent")
        return int(given) if given.isascii() and given.isdigit() and len(given) < 18 else None

    def _settings(self) -> list[Field]:
        fields = []
        if len(self.version.cases) > 1:
            chosen = self._text("case") or self._case_asked() or self.version.cases[0].code
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

    def _case_asked(self) -> str:
        return self.screened.case if self.screened else ""

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
