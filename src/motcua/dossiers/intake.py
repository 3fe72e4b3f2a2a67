"""What a surface or a connector hands in: the typed intake command and the people and papers in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class PersonGiven:
    """A person as written on the form. Only the name is always there."""

    name: str
    personal_id: str = ""
    birth_date: date | None = None
    phone: str = ""
    email: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class PaperGiven:
    """A component as it came: `form` original|copy|electronic|register, `state`
    seen|copied|scanned|declared|register|missing (declared: the form itself, filled in at home).

    `file` is a file uploaded to the draft before. State `reused` takes up an offer of
    `reusing.offers`: `file` is then the offered one.
    """

    component: str
    form: str = "copy"
    state: str = "seen"
    quantity: int = 1
    file: UUID | None = None


@dataclass(frozen=True, slots=True)
class Intake:
    """A request to open a dossier. `intent_key` is the draft's id: the same intent is the same dossier.

    `receiving` is the unit that takes it in, `competent_at` the unit where the person wants it decided (its
    agency decides; None: where it is taken in), `helping` where somebody helped to fill it in.
    `accept_now` is counter intake: submitted and accepted in one transaction. `slip` is the code of the
    numbered slip on which it was taken in while there was no line; whoever enters it moves the clock back.
    `confirmed` says how the person confirmed that somebody typed for them: by "code" or on "paper".
    `consents`: what whoever sent it themselves agreed to, by name. `behalf`: on what the applicant, who
    sends it, files for another, the owner.
    `screened` says whether the questions of eligibility were "asked" or "skipped", and `skipped_because` why.
    """

    intent_key: UUID
    procedure: str
    receiving: int
    owner: PersonGiven
    answers: Mapping[str, Any] = field(default_factory=dict)
    papers: tuple[PaperGiven, ...] = ()
    case: str = ""
    channel: str = "counter"
    help_kind: str = "officer"
    result_channel: str = "counter"
    competent_at: int | None = None
    helping: int | None = None
    applicant: PersonGiven | None = None
    event_subject: PersonGiven | None = None
    quantities: Mapping[str, int] = field(default_factory=dict)
    claims: tuple[str, ...] = ()
    accept_now: bool = False
    confirmed: str = ""
    screened: str = ""
    skipped_because: str = ""
    source_system: str = "motcua"
    external_codes: tuple[str, ...] = ()
    slip: str = ""
    consents: tuple[str, ...] = ()
    behalf: UUID | None = None
