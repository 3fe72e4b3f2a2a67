"""Everybody P32 asks for people's own pages: those a dossier belongs to, those it does not, and officers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client

from motcua.agencies import api as agencies
from motcua.parties import api as parties
from motcua.parties.ports import Verified
from motcua.platform.access import Actor
from proving.crowd import signed_in
from proving.planted import word
from rooms.dossiers.conftest import Office
from scenes import officer
from surfaces.citizens import account, invented

OWNER, REPRESENTATIVE, ENDED, COMPANY = "owner", "representative", "ended representative", "company"
TRACKER, WRONG_PHONE, STRANGER, ANONYMOUS = "code and phone", "code, wrong phone", "stranger", "anonymous"
OFFICER, LEADER, NEIGHBOUR, DATA = "officer of the unit", "leader", "officer elsewhere", "data officer"
PEOPLE = (
    *(OWNER, REPRESENTATIVE, ENDED, COMPANY, TRACKER, WRONG_PHONE),
    *(STRANGER, ANONYMOUS, OFFICER, LEADER, NEIGHBOUR, DATA),
)
HERS, GONE, THEIRS = "the owner's", "of an ended representative", "the company's"
"""Three dossiers: filed by a representative and taken over by its owner; filed by somebody who may no longer;
a company's own."""
TAILS = {HERS: 1, GONE: 2, THEIRS: 3}
HOLDERS: Mapping[str, frozenset[str]] = {
    HERS: frozenset({OWNER, REPRESENTATIVE}),
    GONE: frozenset({ENDED}),
    THEIRS: frozenset({COMPANY}),
}
"""Whose account each dossier is in."""
SELF: Mapping[str, str] = {HERS: OWNER, GONE: ENDED, THEIRS: COMPANY}
"""Whose drafts, requests, feedback and sheets carry the words of each."""


@dataclass(frozen=True)
class Crowd:
    """A browser and an account for each; who has none acts as nobody."""

    browsers: dict[str, Client]
    accounts: dict[str, parties.AccountRow]

    def actor(self, person: str) -> Actor:
        return agencies.actor_for(self.accounts[person].id, "online")


def number_of(tail: int) -> str:
    """The number an identity provider vouches for, of whoever carries these words."""
    return f"05519100076{tail}"


def gathered(office: Office) -> Crowd:
    accounts = {
        OWNER: account(_vouched(1)),
        ENDED: account(_vouched(2)),
        COMPANY: account(_company()),
        REPRESENTATIVE: account("Trần Quốc Bảo"),
        STRANGER: account("H’Lan Niê"),
    }
    browsers = {person: _browser(row.id) for person, row in accounts.items()}
    browsers |= {person: Client() for person in (TRACKER, WRONG_PHONE, ANONYMOUS)}
    browsers |= {
        OFFICER: signed_in(office.person("receiver").account),
        LEADER: signed_in(office.person("leader").account),
        NEIGHBOUR: signed_in(officer("ben.kia", office.elsewhere.id, "receiver").account),
        DATA: signed_in(officer("bao.ve", agencies.unit_by_identifier("H18").id, "data_officer").account),
    }
    assert set(browsers) == set(PEOPLE)
    return Crowd(browsers, accounts)


def _browser(account_id: int) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.get(pk=account_id))
    return client


def _vouched(tail: int) -> Verified:
    return replace(
        invented()[0],
        subject=f"own-{tail}",
        name=word("attestation.name", tail),
        personal_id=number_of(tail),
        birth_date=date(1991, 5, tail),
        sex="female",
        address=word("attestation.address", tail),
    )


def _company() -> Verified:
    more: dict[str, Any] = {"subject": "own-3", "name": word("attestation.name", 3), "represents": ()}
    return replace(invented()[-1], **more, address=word("attestation.address", 3), code="0109000031")
