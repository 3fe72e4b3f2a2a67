"""Somebody says something: it gets a code, a clock and a unit that answers."""

import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

from django.db import IntegrityError, transaction

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.feedback.channels import Channel, channels, due
from motcua.feedback.matters.leading import leaders_of, lineage_of
from motcua.feedback.matters.rules import IMPARTIAL, About, Routed, route
from motcua.feedback.models import Matter, MatterPerson, MatterWord
from motcua.feedback.refusals import NameMissing, NothingSaid, NowhereToAnswer, SeveralWrong, UnitMissing
from motcua.feedback.texts import LINE, STORY, fit, phone_of
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound, Refusal

_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_SPEAKERS = frozenset({"person", "organisation", "anonymous"})


@dataclass(frozen=True, slots=True)
class Saying:
    """What somebody sends. `intent` makes it once; `unit` is whom it concerns where no dossier says so.

    `is_tracked`: the browser has shown code and phone of the dossier.
    """

    channel: str
    intent: UUID
    about: About
    words: str = field(repr=False)
    dossier: UUID | None = None
    is_tracked: bool = False
    unit: int | None = None
    procedure: str = ""
    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    address: str = field(default="", repr=False)


def say(actor: Actor, saying: Saying) -> Matter:
    """Take in what people send for themselves; the same intent again is the same matter.

    Raises NotFound (a dossier that is not theirs; officers and programs), NothingSaid, NameMissing,
    NowhereToAnswer, UnitMissing, Refusal about words; of several at once SeveralWrong.
    """
    if actor.kind not in _SPEAKERS:
        raise NotFound
    state = None
    if saying.dossier is not None:
        state, _now = dossiers.own.found(actor, saying.dossier, is_tracked=saying.is_tracked)
    return record(actor, saying, "online", state)


def record(actor: Actor, saying: Saying, source: str, state: dossiers.DossierState | None) -> Matter:
    """The same, for whoever has been asked already whether they may."""
    channel = channels().get(saying.channel)
    if channel is None:
        raise NotFound
    before = Matter.objects.filter(intent=saying.intent).first()
    if before is not None:
        return before
    concerned = state.receiving_id if state else saying.unit or 0
    words, person = _checked(channel, saying, has_place=bool(concerned))
    try:
        with transaction.atomic():
            return _write(actor, channel, saying, source, (state, concerned), (words, person))
    except IntegrityError:
        return Matter.objects.get(intent=saying.intent)


def _checked(channel: Channel, saying: Saying, *, has_place: bool) -> tuple[str, dict[str, str]]:
    """Words and person as they are kept. Raises what is wrong; of several things SeveralWrong."""
    wrong: list[Refusal] = []

    def read(get: Callable[[], str]) -> str:
        try:
            return get()
        except Refusal as refusal:
            wrong.append(refusal)
            return ""

    if not has_place:
        wrong.append(UnitMissing(field="unit"))
    words = read(lambda: _words(saying.words))
    typed = {name: getattr(saying, name) for name in ("name", "email", "address")}
    person = {name: read(partial(fit, typed[name], field=name, most=LINE)) for name in typed}
    person["phone"] = read(lambda: phone_of(saying.phone))
    if channel.needs_person and not saying.name.strip():
        wrong.append(NameMissing(field="name"))
    if channel.needs_person and not any((saying.phone.strip(), saying.email.strip(), saying.address.strip())):
        wrong.append(NowhereToAnswer(field="phone"))
    if len(wrong) > 1:
        raise SeveralWrong(by_field=tuple((each.field or "", str(each)) for each in wrong))
    if wrong:
        raise wrong[0]
    return words, person


def _words(typed: str) -> str:
    words = fit(typed, field="words", most=STORY, lines=True)
    if not words:
        raise NothingSaid(field="words")
    return words


def _write(
    actor: Actor,
    channel: Channel,
    saying: Saying,
    source: str,
    at: tuple[dossiers.DossierState | None, int],
    said: tuple[str, dict[str, str]],
) -> Matter:
    (state, concerned), (words, person), now = at, said, clock.now()
    # A complaint is against whoever decided: the competent agency; feedback concerns the one that received.
    concerned = state.competent_id if state and channel.code == "complaint" else concerned
    kept_from = _worked_on(state) if state and saying.about in IMPARTIAL else []
    agency, routed = _routed(channel, saying.about, concerned, kept_from)
    recipe, due_at = due(channel.limits[channel.first], routed.unit, now)
    made = Matter.objects.create(
        intent=saying.intent,
        code=_code(channel.letters),
        channel=channel.code,
        source=source,
        about=saying.about,
        unit_id=routed.unit,
        concerns_id=agency,
        is_led=routed.is_led,
        kept_from=kept_from,
        dossier_id=state.id if state else None,
        procedure_code=state.procedure_code if state else saying.procedure[:40],
        account_id=actor.account if actor.kind in _SPEAKERS else None,
        received_at=now,
        clock=channel.first,
        recipe=recipe,
        due_at=due_at,
    )
    if any(person.values()):
        MatterPerson.objects.create(matter=made, **person)
    MatterWord.objects.create(matter=made, number=1, kind="said", text=words, said_at=now)
    told = {"channel": channel.code, "about": str(saying.about), "source": source, "unit": routed.unit}
    told |= {"dossier": made.dossier_id} if made.dossier_id else {}
    ledger.append(actor, [ledger.NewEntry(f"matter:{made.pk}", "feedback.matter.received", told)])
    return made


def _routed(channel: Channel, about: About, concerned: int, kept_from: Collection[int]) -> tuple[int, Routed]:
    today = clock.today()
    agency = agencies.agency_of(agencies.successor_of(concerned))
    centre = agencies.centre_of(concerned, today)
    lineage = lineage_of(agency)
    return agency.id, route(
        channel.code,
        about,
        one_stop=centre.unit_id if centre else agency.id,
        lineage=lineage,
        leaders=[leaders_of(each) for each in lineage],
        kept_from=kept_from,
    )


def _worked_on(state: dossiers.DossierState) -> list[int]:
    """Accounts of officers that did anything to the dossier."""
    entries = ledger.entries(state.subject)
    acted = {entry.account for entry in entries if entry.actor.startswith("staff:")}
    return sorted(account for account in acted if account is not None)


def _code(letters: str) -> str:
    """A code nobody can guess: an anonymous person has no other key to the answer."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(10))
    return f"{letters}-{drawn[:5]}-{drawn[5:]}"
