"""Citizens at a browser: `signed_in("Nguyễn Thị Mai Hương")`, `signed_in("011190001234")`.

They come through the door of a session, as they do when a provider has just vouched for them; the dance with
the provider itself is in test_people_sign_in.py and, for a real browser, in browsing.py.
"""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

from django.contrib.auth import get_user_model
from django.test import Client

import motcua_sandbox
from motcua.connectors.national_identity.claims import Claims
from motcua.kernel import codes
from motcua.parties import api as parties
from motcua.parties.ports import Verified
from motcua.platform.access import SYSTEM
from motcua.platform.console import data_folder

ISSUER = "https://danh-tinh.example"
PEOPLE = Path(motcua_sandbox.__file__).parent / "people.json"


@cache
def invented() -> tuple[Verified, ...]:
    """The sandbox provider's people, as it vouches for them; the last one is an organisation."""
    claims = Claims.load(data_folder())
    people = json.loads(PEOPLE.read_text(encoding="utf-8"))["people"]
    return tuple(claims.read(each, issuer=ISSUER, subject=each["sub"], level="LoA1") for each in people)


def vouched_for(who: str) -> Verified:
    """Somebody by name, number or tax code: one of the sandbox's, or a person registered here already."""
    for each in invented():
        if who in {each.name, each.personal_id, each.code}:
            return each
    if who.isdigit():
        person = parties.find_person(SYSTEM, who)
    else:
        person = next(iter(parties.search_people(SYSTEM, who)), None)
    assert person is not None, f"nobody is called {who}"
    sex = person.sex or codes.personal_id_facts(person.personal_id).sex
    return replace(
        invented()[0],
        subject=f"test-{person.id}",
        name=person.name,
        personal_id=person.personal_id,
        birth_date=person.birth_date,
        sex=sex,
        address=person.address,
        commune_code=person.commune_code,
    )


def account(who: str | Verified) -> parties.AccountRow:
    """The account they sign in with, opened where there is none."""
    return parties.arrive(who if isinstance(who, Verified) else vouched_for(who))


def signed_in(who: str | Verified = "Nguyễn Thị Mai Hương", **more: str) -> Client:
    """A browser in which they are signed in; `more` are headers of each request (REMOTE_ADDR …)."""
    browser = Client(**more)
    browser.force_login(get_user_model().objects.get(pk=account(who).id))
    return browser
