"""A filing as its pages see it: the version, what was answered, whose it is, and what it makes."""

from collections.abc import Set
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.catalogue.api import ProcedureVersion, editing
from motcua.dossiers.api import Intake, PaperGiven, PersonGiven, behalf, filing, own
from motcua.kernel import forms
from motcua.kernel.forms import Form, Part, Problem
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.platform.errors import NotFound
from motcua.surfaces.enclosures import EnclosuresSent
from motcua.surfaces.session import actor_of
from motcua.surfaces.themes import drawn, themes

UNFIT = "forms.move.unfit"
"""An answer the new version would not take as it is: it stays as typed, and its sentence says why."""
VISITOR = "visitor"
"""In the session of somebody who has not signed in: the number under which their filings are found."""


def bearer_of(request: HttpRequest) -> filing.Bearer:
    """Who fills in: the account, or the browser's session."""
    actor = actor_of(request)
    if own.files_for_themselves(actor):
        return filing.Bearer(account=actor.account)
    given = request.session.get(VISITOR)
    return filing.Bearer(visitor=UUID(given)) if given else filing.Bearer()


def new_bearer(request: HttpRequest) -> filing.Bearer:
    """The same; a browser without a number gets one."""
    found = bearer_of(request)
    if found == filing.Bearer():
        request.session[VISITOR] = str(uuid4())
    return bearer_of(request)


def adopt(request: HttpRequest, user: Any, **_more: Any) -> None:
    """Receives Django's signal of a sign-in: what the browser filled in before belongs to the account."""
    given = request.session.pop(VISITOR, None)
    if given and user.kind in own.OWN_KINDS:
        filing.adopt(user.pk, UUID(given))


class Filling:
    """One filing in one request."""

    def __init__(self, request: HttpRequest, row: filing.FilingRow) -> None:
        self.actor = actor_of(request)
        self.bearer = bearer_of(request)
        self.row = row

    @classmethod
    def of(cls, request: HttpRequest, draft: UUID) -> "Filling":
        """Raises NotFound, also for somebody else's."""
        return cls(request, filing.one(bearer_of(request), draft))

    @cached_property
    def version(self) -> ProcedureVersion:
        """The version in force today: what is sent today is judged by it."""
        return catalogue.version_on(self.row.procedure, clock.today())

    @property
    def form(self) -> Form:
        if self.version.form is None:
            raise NotFound
        return self.version.form

    @cached_property
    def attested(self) -> parties.AttestationRow | None:
        """What the identity provider vouched for about whoever is signed in."""
        return parties.attestation_of(self.actor.account) if self.actor.account is not None else None

    @property
    def contact(self) -> dict[str, str]:
        return dict(self.row.choices.get("contact") or {})

    @cached_property
    def own(self) -> PersonGiven:
        """Whoever files, as vouched for, with the contact they gave here."""
        known, typed = self.attested, self.contact
        return PersonGiven(
            name=known.name if known else "",
            personal_id=known.personal_id if known else "",
            birth_date=known.birth_date if known else None,
            phone=typed.get("phone", ""),
            email=typed.get("email", ""),
            address=typed.get("address", "") or (known.address if known else ""),
        )

    @cached_property
    def principal(self) -> behalf.BehalfRow | None:
        """For whom it is filed; None for oneself, and when that right has ended."""
        chosen = str(self.row.choices.get("behalf") or "")
        return next((row for row in behalf.of_account(self.actor) if str(row.public_id) == chosen), None)

    @property
    def filed_for(self) -> UUID | None:
        """On what it is filed for another, as chosen, whether or not that still holds."""
        chosen = self.row.choices.get("behalf")
        return UUID(str(chosen)) if chosen else None

    @property
    def has_lost_principal(self) -> bool:
        """Whether it was to be filed for somebody for whom this account files no more."""
        return bool(self.row.choices.get("behalf")) and self.principal is None

    @property
    def owner(self) -> PersonGiven:
        """Whose matter it is: of who files, or of whom they file for. Who files is the one reached."""
        principal = self.principal
        if principal is None:
            return self.own
        return PersonGiven(
            name=principal.name,
            personal_id=principal.personal_id,
            birth_date=principal.birth_date,
            address=self.own.address,
        )

    @cached_property
    def known(self) -> forms.Known:
        """What the form's questions look at beside the answers: the day, the places there are, the files."""
        return self.enclosures.known(agencies.known_for(self.form.questions))

    @cached_property
    def enclosures(self) -> EnclosuresSent:
        """The files that answer questions; before signing in there are none."""
        return EnclosuresSent(self.actor, self.row.id, self.form.questions)

    @cached_property
    def moved(self) -> forms.Moved | None:
        """What becomes of answers given to a former version of the form; None while there is no newer one."""
        before = catalogue.version(self.row.version_id).form
        if self.row.version_id == self.version.id or before is None or before == self.form:
            return None
        return forms.move(before, self.form, self.row.answers, self.known)

    @property
    def typed(self) -> dict[str, Any]:
        """Answers as typed; after a new version only those that it still asks in the same sense."""
        asked = {question.key for question in self.form.questions} - self.gone
        typed = {key: value for key, value in self.row.answers.items() if key in asked}
        return typed | self.enclosures.answers

    @property
    def gone(self) -> frozenset[str]:
        """Questions whose answers do not go along into a newer version."""
        dropped = self.moved.dropped if self.moved is not None else ()
        return frozenset(each.question for each in dropped if each.key != UNFIT)

    @cached_property
    def answers(self) -> dict[str, Any]:
        """The answers of the form: what was typed, what is known of the person, what fills itself in."""
        return forms.filled_in(self._answers(), self.found)

    @cached_property
    def found(self) -> dict[str, forms.Prefilled]:
        """What the form takes by itself, with where each was found.

        Not what is asked once for all forms: that is the owner's, who need not be the one who files.
        """
        found = forms.prefill(self.form, self._facts(), self.known)
        return {key: each for key, each in found.items() if key not in self.once_for_all}

    def _facts(self) -> dict[str, Any]:
        """What a form may take by itself, by the sources it names."""
        own, known = self.own, self.attested
        if known is None:
            return {}
        facts = {
            "applicant.name": own.name,
            "applicant.personal_id": own.personal_id,
            "applicant.birth": own.birth_date.isoformat() if own.birth_date else "",
            "applicant.sex": known.sex,
            "applicant.phone": own.phone,
            "applicant.email": own.email,
            "applicant.residence": own.address,
            "organisation.tax_code": known.code,
            "organisation.name": known.name if known.code else "",
            "today": clock.today().isoformat(),
        }
        return {source: value for source, value in facts.items() if value}

    def _answers(self) -> dict[str, Any]:
        asked = {question.key for question in self.form.questions}
        return self.typed | {key: value for key, value in self._of_owner().items() if key in asked and value}

    def _of_owner(self) -> dict[str, str]:
        """What is known of the owner, by the questions that forms ask of a person. An organisation has a name
        and a place, and forms ask of the person who stands for it."""
        owner, is_person = self.owner, self.attested is None or not self.attested.code
        known = {"phone": self.own.phone, "residence": owner.address}
        if is_person:
            born = owner.birth_date.isoformat() if owner.birth_date else ""
            known |= {"full_name": owner.name, "birth_date": born, "personal_id": owner.personal_id}
        return known

    @cached_property
    def once_for_all(self) -> Set[str]:
        """Questions this form does not ask again: the answers are known, or given once for all forms."""
        if self.attested is None:
            return editing.OF_THE_PERSON
        return {"phone", "residence"} | {key for key, value in self._of_owner().items() if value}

    @cached_property
    def minutes(self) -> dict[str, int]:
        """How long each part takes, as others took; of a part too few have done, nothing."""
        return filing.minutes.minutes_of(self.version.form_id)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts of the form without what is asked of the person once for all forms."""
        return themes(self.form, self.answers, self.known, self.once_for_all)

    def part(self, key: str) -> Part:
        """A part with everything its page may come to ask: also what hangs on an answer of the same page.

        Raises NotFound for a part that is not asked.
        """
        for each in self.parts:
            if each.section.key == key:
                return drawn(self.form, each, self.once_for_all)
        raise NotFound

    @cached_property
    def cleaned(self) -> tuple[dict[str, Any], tuple[Problem, ...]]:
        """The answers as the form stores them, and everything wrong with them."""
        return forms.validate(self.form, self.answers, self.known)

    def problems_of(self, part: Part) -> tuple[Problem, ...]:
        own = {question.key for question in part.questions}
        return tuple(problem for problem in self.cleaned[1] if problem.question in own)

    @property
    def problems_of_person(self) -> tuple[Problem, ...]:
        """What is wrong with answers that are asked once for all forms: no page of the form shows them."""
        return tuple(each for each in self.cleaned[1] if each.question in self.once_for_all)

    @property
    def screening(self) -> dict[str, Any]:
        """Answers to the questions of eligibility so far."""
        return dict(self.row.choices.get("eligibility") or {})

    @cached_property
    def bars(self) -> tuple[forms.Bar, ...]:
        """Why the procedure is not open to this person, by what they answered."""
        eligibility = self.version.eligibility
        if eligibility is None or not self.screening:
            return ()
        cleaned, _problems = forms.validate(eligibility.form, self.screening)
        return eligibility.barring(cleaned, self.case)

    @property
    def is_screened(self) -> bool:
        """Whether every question of eligibility is answered and no answer bars; or none is asked."""
        eligibility = self.version.eligibility
        if eligibility is None:
            return True
        _cleaned, problems = forms.validate(eligibility.form, self.screening)
        return not problems and not self.bars

    @property
    def seen(self) -> frozenset[str]:
        """Tasks that were gone through with their button."""
        return frozenset(self.row.choices.get("seen") or ())

    def mark_seen(self, task: str, **choices: Any) -> None:
        filing.choose(self.bearer, self.row.id, seen=sorted(self.seen | {task}), **choices)

    @property
    def case(self) -> str:
        cases = [case.code for case in self.version.cases_to_choose]
        chosen = str(self.row.choices.get("case") or "")
        return chosen if chosen in cases else cases[0] if len(cases) == 1 else ""

    @cached_property
    def files(self) -> dict[str, tuple[UUID, str]]:
        return filing.files_of(self.row.id)

    @cached_property
    def papers(self) -> tuple[filing.Wanting, ...]:
        here = frozenset(self.files)
        on_behalf = self.principal is not None
        return filing.papers_wanted(self.version, self.cleaned[0], here, on_behalf=on_behalf)

    @cached_property
    def competent(self) -> agencies.UnitRow | None:
        """The agency that decides: the only one there is, or that of the commune chosen."""
        chosen = self.row.choices.get("commune")
        at = int(chosen) if isinstance(chosen, int) else province_id()
        return agencies.competent_for(self.version.code, at, clock.today(), field=self.version.field_code)

    @property
    def chooses_commune(self) -> bool:
        """Whether the person must say which commune."""
        found = agencies.competent_for(
            self.version.code, province_id(), clock.today(), field=self.version.field_code
        )
        return found is None

    def intake(self) -> Intake:
        """The command that opens the dossier. Raises filing.PlaceMissing, behalf.AuthorityEnded."""
        if self.has_lost_principal:
            raise behalf.AuthorityEnded(field="behalf")
        competent = self.competent
        if competent is None:
            raise filing.PlaceMissing(field="commune")
        return filing.composed(
            self.row.id,
            self.version,
            competent.id,
            self.owner,
            self._papers(),
            applicant=self.own if self.principal else None,
            behalf=self.principal.public_id if self.principal else None,
            answers=self.answers,
            case=self.case,
            result_channel=str(self.row.choices.get("result_channel") or "online"),
            claims=tuple(self.row.choices.get("claims") or ()),
            screened="asked" if self.version.eligibility is not None else "",
        )

    def _papers(self) -> tuple[PaperGiven, ...]:
        """Every paper attached."""
        return tuple(
            PaperGiven(each.component.code, "electronic", "scanned", file=self.files[each.component.code][0])
            for each in self.papers
            if each.is_here
        )

    def url(self, name: str, *more: str) -> str:
        return reverse(f"portal:filing-{name}", args=[self.row.id, *more])


def province_id() -> int:
    """The committee of the province: whom a matter decided by one agency is asked of."""
    roots = agencies.units_of_kind("province_committee")
    return next(row.id for row in roots if row.parent_id is None)
