"""What this room hands out: frozen rows, the same for every reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from motcua.kernel.fees import FeeRule
from motcua.kernel.forms import Condition, Eligibility, Form
from motcua.kernel.process import Spec
from motcua.kernel.worktime import Limit

CHANNELS = ("counter", "online", "post")
"""In the order of the national codes KENH 1, 2, 3."""


@dataclass(frozen=True, slots=True)
class Component:
    """A paper or piece of information to hand in; counts are None where the source does not say."""

    code: str
    name: str
    originals: int | None
    copies: int | None
    required: bool
    condition: str
    when: Condition | None
    from_database: bool
    accepts_result_codes: tuple[str, ...]
    legal_basis: str
    is_form: bool = False
    """The form itself: at home it is filled in and printed from the answers, nobody attaches it."""


FORM_CODES = frozenset(
    {
        *("to-khai", "to-khai-khai-sinh", "ct01", "don", "don-de-nghi", "giay-de-nghi", "de-nghi"),
        *("thong-bao", "van-ban-de-nghi", "yeu-cau", "phieu", "ban-dang-ky"),
    }
)
"""What is the form itself in versions and drafts written before they could say so."""


def is_form(code: str, *, said: bool | None) -> bool:
    """Whether a component is the form itself: as it says, and where it says nothing by its code."""
    return code in FORM_CODES if said is None else said


@dataclass(frozen=True, slots=True)
class Case:
    """A case of the procedure with its limit on each channel and the codes of its components.

    `by_office`: the office finds out that it is this case («phải xác minh»); people do not choose it.
    """

    code: str
    name: str
    limits: Mapping[str, Limit]
    components: tuple[str, ...]
    by_office: bool = False


@dataclass(frozen=True, slots=True)
class PauseRule:
    """An act that stops the clock, and the article that says so."""

    act: str
    article: str


@dataclass(frozen=True, slots=True)
class LegalText:
    """A legal document the procedure rests on."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class FactSource:
    """Where a fact of the version comes from, and how sure it is (S, S2, K, unverified)."""

    fact: str
    source: str
    certainty: str


@dataclass(frozen=True, slots=True)
class KeptText:
    """Words of an import that did not become data: about limits, fees or papers."""

    about: str
    channel: str
    text: str


@dataclass(frozen=True, slots=True)
class ProcedureVersion:
    """A procedure as it stood from a day on. Published ones always have a form and a spec."""

    id: int
    number: int
    status: str
    code: str
    name: str
    field_code: str
    field_name: str
    level: str
    audience: tuple[str, ...]
    effective_from: date
    effective_to: date | None
    is_provisional: bool
    decision: str
    start_rule: str
    non_territorial: bool
    max_extensions: int
    supplement_answer_limit: Limit | None
    cases: tuple[Case, ...]
    limits: Mapping[str, Limit]
    components: tuple[Component, ...]
    fee_rules: tuple[FeeRule, ...]
    pause_rules: tuple[PauseRule, ...]
    form: Form | None
    form_id: int | None
    eligibility: Eligibility | None
    spec: Spec | None
    spec_id: int | None
    online_level: str
    partial_reason: str
    proactive_level: int
    processing_route: str
    result_code: str
    result_name: str
    result_valid_months: int | None
    has_result_document: bool
    legal_basis: tuple[LegalText, ...]
    sources: tuple[FactSource, ...]
    kept_texts: tuple[KeptText, ...]

    def case(self, code: str = "") -> Case | None:
        """The case of that code; without a code the first, which is the ordinary one."""
        if not code:
            return self.cases[0] if self.cases else None
        return next((case for case in self.cases if case.code == code), None)

    @property
    def cases_to_choose(self) -> tuple[Case, ...]:
        """The cases whoever files may say theirs is."""
        return tuple(case for case in self.cases if not case.by_office)

    @property
    def cases_of_office(self) -> tuple[Case, ...]:
        """Those only the office can find."""
        return tuple(case for case in self.cases if case.by_office)

    def limit(self, channel: str, case: str = "") -> Limit | None:
        """The legal time limit on a channel; None where the procedure is not offered there."""
        found = self.case(case)
        return (found.limits if found else self.limits).get(channel)

    def component(self, code: str) -> Component | None:
        """The component of that code."""
        return next((each for each in self.components if each.code == code), None)

    def pause_article(self, act: str) -> str | None:
        """The article by which the act stops the clock; None: the clock runs on."""
        return next((rule.article for rule in self.pause_rules if rule.act == act), None)

    @property
    def no_due_date(self) -> bool:
        """True when no channel has an appointment date."""
        return all(limit.unit.value == "none" for limit in self.limits.values())


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """One published version in the history of a procedure."""

    id: int
    number: int
    effective_from: date
    effective_to: date | None
    decision: str
    is_provisional: bool


@dataclass(frozen=True, slots=True)
class ProcedureRow:
    """One line of a list of procedures."""

    version_id: int
    code: str
    name: str
    field_code: str
    field_name: str
    level: str
    online_level: str
    status: str


@dataclass(frozen=True, slots=True)
class ProcedurePage:
    """A page of a search; `number` counts from 1."""

    rows: tuple[ProcedureRow, ...]
    total: int
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field of work and how many procedures in force it has."""

    code: str
    name: str
    procedures: int
