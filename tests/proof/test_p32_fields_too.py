"""P32: fields too. Each person is shown the fields that are meant for them, and no others.

Every field of two dossiers, the ward's and the neighbour's, holds a word found nowhere else. Every page,
answer and file is asked for by everybody; which words stand in it must be what `proving/fields.py` says, to
the letter.
"""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.signing import Signer
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from motcua.catalogue import api as catalogue
from motcua.dossiers.api import Permission, dossier_view
from motcua.parties import api as parties
from motcua.payments import api as payments
from motcua.platform.access import SYSTEM
from motcua.platform.exports import making
from motcua.platform.exports.models import Export
from motcua.surfaces.desk.act_forms import FORMS
from motcua.surfaces.slips import SLIP
from proof.test_p31_everyone_sees_their_own import (
    FOLLOWS,
    NEIGHBOUR,
    ROUTES,
    SEES,
    STAFF,
    WARD,
    ask,
    is_asked,
)
from proving import field_reasons, field_rows, fields, fields_home, planted
from proving.crowd import EVERYBODY, gather
from proving.figures import record
from proving.planted import Planted
from proving.planted_beside import Beside, Logins, plant_beside
from proving.reach import ANSWERS
from proving.sizes import IS_FULL
from rooms.dossiers.asking import MARRIAGE, with_marriage
from rooms.dossiers.conftest import Office, office_files
from surfaces.openapi.conftest import System

BOTH = (WARD, NEIGHBOUR)
AT_WORK = {"leader": {WARD}, "section_head": {WARD}, "other unit": {NEIGHBOUR}}
"""Whose worklist the dossier in work stands on: those who approve it."""
ADMINISTRATORS = {
    "administrator": {WARD, NEIGHBOUR},
    "agency_administrator": {WARD},
    "other unit": {NEIGHBOUR},
}
OF_THE_WARD = {"administrator": {WARD}, "agency_administrator": {WARD}}
ERRANDS = {"examiner": {WARD}, "leader": {WARD}, "other unit": {NEIGHBOUR}}
"""To whom the errands about the dossiers in work are given, and the ward's leader, who gave that one."""
KEYS = {f"key, {whose}": {whose} for whose in BOTH}
HOLDERS = {f"slip, {whose}": {whose} for whose in BOTH}
TAKES_IN = {"receiver": {WARD}, "other unit": {NEIGHBOUR}}
"""Who asked, in each commune: nobody else has a request that has become nothing yet."""
BROUGHT_IN = {"agency_administrator": {WARD}, "other unit": {NEIGHBOUR}}
WHO: dict[str, dict[str, set[str]]] = {
    **dict.fromkeys((fields.LIST, fields.EXPORT, fields.TO_SIGN, "leader:morning"), AT_WORK),
    **dict.fromkeys((fields.CHOSEN, fields.SEARCHED, fields.ACT, fields.PAPER), SEES),
    **dict.fromkeys(fields.LEADERS, FOLLOWS),
    **dict.fromkeys((fields.REFUSED, fields.REFUSALS), SEES),
    **dict.fromkeys((fields.ERRANDS, fields.ERRAND), ERRANDS),
    **dict.fromkeys((fields.READ, fields.EVENTS, fields.API_LIST), KEYS),
    **dict.fromkeys((fields.TRACKED, fields.PAY, fields.PAID), HOLDERS),
    **dict.fromkeys((fields.INTAKE, fields.ELIGIBILITY), TAKES_IN),
    **dict.fromkeys((fields.IMPORTS, fields.IMPORT), BROUGHT_IN),
    fields.THREADS: {person: SEES[person] for person in ANSWERS if SEES[person]},
    "console:accounts": ADMINISTRATORS,
    "console:account": OF_THE_WARD,
    "desk:digest": {"examiner": {WARD}, "other unit": {NEIGHBOUR}},
}
"""Who finds something at a place that is open to more people than those it shows something to."""
LOGINS = {WARD: "vai.examiner", NEIGHBOUR: "xa.ben"}
ACTING = {
    WARD: Logins("vai.examiner", "vai.receiver", "vai.agency_administrator"),
    NEIGHBOUR: Logins("xa.ben", "xa.ben", "xa.ben"),
}


ASKED = EVERYBODY if IS_FULL else EVERYBODY[::3]
"""Whose pages are read: everybody's in full, every third person's in short."""


class Cell(NamedTuple):
    """A field of somebody's, shown to a person at a place."""

    field: str
    place: str
    person: str
    whose: str


class Shown:
    """What has been asked for so far, and which fields stood in it."""

    def __init__(self, things: dict[str, Planted]) -> None:
        self.cells: set[Cell] = set()
        self.places: set[str] = set()
        self.asked = 0
        self._marks = {
            (field, whose): _printed(field, things[whose], whose)
            for field, whose in product(fields.SHOWN, things)
        }

    def look(self, place: str, person: str, text: str) -> None:
        self.asked += 1
        self.places.add(place)
        for (field, whose), marks in self._marks.items():
            if any(mark in text for mark in marks):
                self.cells.add(Cell(field, place, person, whose))


def _printed(field: str, thing: Planted, whose: str) -> tuple[str, ...]:
    if field == "account.login":
        return (f">{LOGINS[whose]}<", f">{LOGINS[whose]} ")
    if field == "account.password":
        return (get_user_model().objects.get(login=LOGINS[whose]).password,)
    return thing.printed(field)


def text_of(answer: HttpResponse) -> str:
    body = b"".join(answer) if answer.streaming else answer.content
    return body.decode(errors="replace")


@pytest.fixture
def crowd(office: Office) -> dict[str, Client]:
    return gather(office)


@pytest.fixture
def things(office: Office, crowd: dict[str, Client]) -> dict[str, Planted]:
    assert set(crowd) == set(EVERYBODY)
    found = {
        WARD: planted.plant(office, 1),
        NEIGHBOUR: planted.plant(Office(office.elsewhere, office.unit), 2),
    }
    for whose, thing in found.items():
        account = get_user_model().objects.filter(login=LOGINS[whose])
        account.update(**{each: planted.word(f"account.{each}", thing.tail) for each in ("email", "phone")})
        known = ("name", "personal_id", "phone", "email", "address")
        parties.register_person(**{each: thing.printed(f"person.{each}")[0] for each in known})
    return found


@pytest.fixture
def beside(office: Office, things: dict[str, Planted], tmp_path: Path) -> dict[str, Beside]:
    places = {WARD: office, NEIGHBOUR: Office(office.elsewhere, office.unit)}
    catalogue.load_data(with_marriage(office_files(tmp_path)))
    return {whose: plant_beside(places[whose], things[whose], ACTING[whose]) for whose in BOTH}


def test_each_person_is_shown_what_is_meant_for_them_and_nothing_else(
    office: Office, crowd: dict[str, Client], things: dict[str, Planted], beside: dict[str, Beside]
) -> None:
    shown = Shown(things)
    for person in ASKED:
        _read_pages(shown, person, crowd[person], things)
        _read_lists(shown, person, crowd[person], things)
        for each in beside.values():
            for place, address in _of_beside(each).items():
                shown.look(place, person, text_of(crowd[person].get(address)))
        for thing in things.values():
            for place in BY_PROXY:
                shown.look(place, person, text_of(crowd[person].get(reverse(place, args=[thing.proxied]))))
    for person in sorted(set(STAFF) & set(ASKED)):
        _take_away(shown, person, crowd[person])
    _follow_slips(shown, things)
    _read_answers(shown, office, things)
    expected = set(_expected(shown))
    wrong = [f"shown: {cell}" for cell in sorted(shown.cells - expected)]
    wrong += [f"missing: {cell}" for cell in sorted(expected - shown.cells)]
    record(
        "P32",
        f"{len(fields.SHOWN)} fields × {len(shown.places)} places × {len(ASKED) + 4} people × 2 dossiers",
        asked=shown.asked,
        cells=len(expected),
        wrong=len(wrong),
    )
    assert not wrong, "\n".join(wrong)


BY_PROXY = (fields.DOSSIER, fields.RECEIPT, fields.SLIP, "desk:explain")
"""Pages of the dossier whose result a proxy has; on the others it is one more of the same kind."""


def _of_beside(each: Beside) -> dict[str, str]:
    asked = {
        place: f"{reverse(place, args=[MARRIAGE])}?y={each.asked}"
        for place in (fields.INTAKE, fields.ELIGIBILITY)
    }
    return asked | {
        fields.REFUSED: reverse(fields.REFUSED, args=[each.refusal]),
        fields.ERRAND: reverse(fields.ERRAND, args=[each.errand]),
        fields.IMPORT: reverse(fields.IMPORT, args=[each.brought]),
    }


def _expected(shown: Shown) -> Iterator[Cell]:
    people = (*ASKED, *KEYS, *HOLDERS)
    assert set().union(*fields.SHOWN.values()) <= shown.places
    for field, places in fields.SHOWN.items():
        for place, person, whose in product(places, people, BOTH):
            if whose in _reach(place, person):
                yield Cell(field, place, person, whose)


def _reach(place: str, person: str) -> set[str]:
    if place in WHO:
        return WHO[place].get(person, set())
    if person not in EVERYBODY:
        return set()
    reach = ROUTES[place].who(person)
    assert not isinstance(reach, bool), f"who finds something at {place} must be said"
    return set(reach)


def _read_pages(shown: Shown, person: str, client: Client, things: dict[str, Planted]) -> None:
    """Every route of the pages, about each of the dossiers; every act's form. Where P31 has found somebody
    refused as if nothing were there, the short run asks again for a part only, as P31 itself does."""
    asked: set[str] = set()
    for (name, route), (whose, thing) in product(ROUTES.items(), things.items()):
        if "get" not in route.methods or name == "desk:act":
            continue
        shown.places.add(name)
        reach = route.who(person)
        if not is_asked(person, is_let_in=reach if isinstance(reach, bool) else whose in reach):
            continue
        for dossier in (thing.work, thing.done):
            about: Any = SimpleNamespace(**{**vars(thing), "dossier": dossier})
            address = route.address(about)
            if address not in asked:  # a page about no dossier is one page
                asked.add(address)
                shown.look(name, person, text_of(ask(client, "get", address)))
    for (whose, thing), act in product(things.items(), FORMS):
        if is_asked(person, is_let_in=whose in SEES[person]):
            form = reverse("desk:act", args=[thing.work, act])
            shown.look(fields.ACT, person, text_of(ask(client, "get", form)))


LISTS = (
    "cua-toi", "don-vi", "cho-cong-dan", "cho-don-vi-khac", "y-kien-qua-han", "da-tre", "chua-co-nguoi-nhan",
)  # fmt: skip


def _read_lists(shown: Shown, person: str, client: Client, things: dict[str, Planted]) -> None:
    """The worklists, a dossier beside one, and what a search finds; what was typed itself is no finding."""
    for slug in LISTS:
        shown.look(fields.LIST, person, text_of(ask(client, "get", f"/ban-lam-viec/?ds={slug}")))
    for pile in ("can-lam", "da-giao", "da-xong"):
        shown.look(fields.ERRANDS, person, text_of(ask(client, "get", f"/ban-lam-viec/viec-giao/?ds={pile}")))
    for thing in things.values():
        shown.look(fields.CHOSEN, person, text_of(ask(client, "get", f"/ban-lam-viec/?hs={thing.work}")))
        paper = client.get(reverse("desk:dossier", args=[thing.work]), {"giay": str(thing.file)})
        shown.look(fields.PAPER, person, text_of(paper))
    if person in STAFF:
        found = client.post("/ban-lam-viec/loc/", {"tim": "PartName"}, follow=True)
        shown.look(fields.SEARCHED, person, text_of(found))


def _take_away(shown: Shown, person: str, client: Client) -> None:
    """The unit's worklist as a file."""
    before = Export.objects.count()
    client.post(reverse("desk:exports"), {"ds": "don-vi", "kieu": "csv"})
    assert Export.objects.count() == before + 1, person
    export = Export.objects.latest("id")
    making.make(export.pk)
    lines = text_of(client.get(reverse("desk:export", args=[export.public_id])))
    assert tuple(lines.splitlines()[1].split(",")) == fields.EXPORTED
    shown.look(fields.EXPORT, person, lines)


def _follow_slips(shown: Shown, things: dict[str, Planted]) -> None:
    """Whoever holds the slip of a dossier, and knows the addresses of the other's."""
    for whose, own in things.items():
        client = Client()
        for dossier in (own.work, own.done, own.proxied):
            client.get(reverse("portal:slip", args=[Signer(salt=SLIP).sign(str(dossier))]))
        for thing, name in product(things.values(), ("portal:tracked", "portal:tracked-explain")):
            for dossier in (thing.work, thing.done, thing.proxied):
                page = text_of(client.get(reverse(name, args=[dossier])))
                shown.look(name, f"slip, {whose}", page)
        for thing in things.values():
            for public_id, address in _money_of(thing):
                shown.look(address, f"slip, {whose}", text_of(client.get(reverse(address, args=[public_id]))))


def _money_of(thing: Planted) -> Iterator[tuple[Any, str]]:
    """The pages about everything the dossier of a thing owes or has paid."""
    for dossier in (thing.work, thing.done, thing.proxied):
        subject = dossier_view(SYSTEM, dossier).state.subject
        for row in payments.obligations(subject):
            yield from ((row.public_id, page) for page in (fields.PAY, fields.PAID))


def _read_answers(shown: Shown, office: Office, things: dict[str, Planted]) -> None:
    """The interface, to a program of the ward and to one of the neighbour, each with every right at home."""
    units = {WARD: office.unit.id, NEIGHBOUR: office.elsewhere.id}
    for whose, unit in units.items():
        account = parties.create_machine(actor=SYSTEM, login=f"may.{unit}", name="Phần mềm")
        scopes = tuple(map(str, Permission))
        key = parties.issue_key(
            actor=SYSTEM, account_id=account.id, unit_id=unit, name="Phần mềm", scopes=scopes
        )
        system, person = System(key.secret), f"key, {whose}"
        shown.look(fields.API_LIST, person, text_of(system.get("/dossiers")))
        for thing in things.values():
            for dossier in (thing.work, thing.done, thing.proxied):
                for place, end in ANSWERS.items():
                    shown.look(place, person, text_of(system.get(f"/dossiers/{dossier}{end}")))


ANSWERS = {
    fields.READ: "",
    fields.EVENTS: "/events",
    "api:explain_due": "/due",
    "api:list_holders": "/holders?function=examiner",
}


def test_every_field_of_every_table_has_its_row() -> None:
    tables = {model._meta.label: model for model in apps.get_models()}
    silent = {*field_rows.PUBLIC.split(), *field_rows.MACHINERY.split()}
    assert set(tables) == set(field_rows.ROWS) | silent
    assert not silent & set(field_rows.ROWS)
    for label, row in field_rows.ROWS.items():
        told = [name for names in row.values() for name in names.split()]
        assert sorted(told) == sorted(field.name for field in tables[label]._meta.concrete_fields), label


def test_every_planted_word_is_a_field_and_has_its_places() -> None:
    words = {word for row in field_rows.ROWS.values() for word in row} - field_reasons.REASONS
    beside = {
        "note.step",
        "participant.applicant",
        "dossier.code",
        "draftpage.file",
        "matterword.forward",
        "behalf.paper",
        "thread.words",
    }
    assert words | beside == set(fields.SHOWN) | set(fields_home.SHOWN)
