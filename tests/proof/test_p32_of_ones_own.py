"""P32, people's own pages: everybody is shown the fields meant for them, and no others.

Three dossiers sent from home, of different people, and what those keep beside them (drafts, declarations,
feedback, requests, sheets) hold words found nowhere else. Every page of the portal, whatever stands in its
address, is asked for by everybody; which words stand in it is what `proving/fields_home.py` says.
`make test` plants the owner's and asks as a stranger and as one drawn by the seed of the run.
"""

import io
import random
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import pypdfium2
import pytest
from django.http import HttpResponse

from proof.test_p31_everyone_sees_their_own import ask
from proof.test_p32_fields_too import text_of
from proving import fields_home
from proving.figures import record
from proving.own_addresses import addresses
from proving.own_people import HERS, PEOPLE, SELF, STRANGER, TAILS, TRACKER, WRONG_PHONE, Crowd, gathered
from proving.own_planted import Own, plant
from proving.planted import phone
from proving.sizes import IS_FULL
from rooms.dossiers.conftest import Office, data_folder, office

__all__ = ["data_folder", "office"]


class Cell(NamedTuple):
    """A field of somebody's, shown to a person at a place."""

    field: str
    place: str
    person: str
    whose: str


class Shown:
    """What has been asked for so far, and which fields stood in it."""

    def __init__(self, things: dict[str, Own]) -> None:
        self.cells: set[Cell] = set()
        self.places: set[str] = set()
        self.asked = 0
        self._marks = {
            (field, whose): things[whose].printed(field)
            for field, whose in product(fields_home.SHOWN, things)
        }

    def look(self, place: str, person: str, answer: HttpResponse) -> None:
        self.asked += 1
        self.places.add(place)
        text = words_of(answer)
        for (field, whose), marks in self._marks.items():
            if any(mark in text for mark in marks):
                self.cells.add(Cell(field, place, person, whose))


def words_of(answer: HttpResponse) -> str:
    """A page, the words of a PDF file, and how a file is called."""
    name = str(answer.headers.get("Content-Disposition", ""))
    if answer.headers.get("Content-Type") != "application/pdf":
        return name + text_of(answer)
    body = b"".join(answer) if answer.streaming else answer.content
    with pypdfium2.PdfDocument(io.BytesIO(body)) as document:
        return name + " ".join(page.get_textpage().get_text_range() for page in document)


@pytest.fixture
def crowd(office: Office) -> Crowd:
    return gathered(office)


@pytest.fixture
def things(office: Office, crowd: Crowd) -> dict[str, Own]:
    found = plant(office, crowd, TAILS if IS_FULL else [HERS])
    codes = found[HERS].codes
    for person, given in ((TRACKER, phone(TAILS[HERS])), (WRONG_PHONE, "0987654321")):
        for code in codes:
            crowd.browsers[person].post("/tra-cuu/", {"code": code, "phone": given})
    return found


def test_each_person_finds_on_their_own_pages_what_is_meant_for_them_and_nothing_else(
    crowd: Crowd, things: dict[str, Own]
) -> None:
    shown, people = Shown(things), PEOPLE if IS_FULL else {STRANGER, random.choice(PEOPLE)}
    for person in people:
        read: set[str] = set()
        for place, address in (each for thing in things.values() for each in addresses(thing.parts)):
            if address not in read:
                read.add(address)
                shown.look(place, person, ask(crowd.browsers[person], "get", address))
    expected = {cell for cell in _expected(shown, things) if cell.person in people}
    found = {cell for cell in shown.cells if not _is_header(cell)}
    wrong = [f"shown: {cell}" for cell in sorted(found - expected)]
    wrong += [f"missing: {cell}" for cell in sorted(expected - found)]
    record(
        "P32",
        f"at home: {len(fields_home.SHOWN)} fields × {len(shown.places)} places × {len(people)} people"
        f" × {len(things)} dossiers",
        asked=shown.asked,
        cells=len(expected),
        wrong=len(wrong),
    )
    assert not wrong, "\n".join(wrong)


def _is_header(cell: Cell) -> bool:
    return cell.field == fields_home.HEADER and cell.person == SELF[cell.whose]


def _expected(shown: Shown, things: dict[str, Own]) -> Iterator[Cell]:
    assert set().union(*fields_home.SHOWN.values()) <= shown.places
    for (field, places), whose in product(fields_home.SHOWN.items(), things):
        if not things[whose].printed(field):
            continue
        for place in places:
            only = fields_home.ONLY_THERE.get((field, place), set(PEOPLE))
            for person in fields_home.AUDIENCES[place](whose) & only:
                yield Cell(field, place, person, whose)
    yield from _in_my_data(things)


def _in_my_data(things: dict[str, Own]) -> Iterator[Cell]:
    for (audience, names), whose in product(fields_home.IN_MY_DATA.items(), things):
        for field in (each for each in names.split() if things[whose].printed(each)):
            people = audience(whose)
            if field == fields_home.NAMED_BY_NUMBER:
                people |= fields_home.declaring_now(whose)
            for person in people:
                yield Cell(field, fields_home.MY_DATA, person, whose)
                if person == SELF[whose]:  # who else holds it has ordered no copy
                    yield Cell(field, fields_home.MY_COPY, person, whose)
