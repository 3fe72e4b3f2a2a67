"""Filling in at home: whose it is, what is kept, and that sending it makes exactly one dossier."""

import io
import uuid
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from motcua.dossiers import api as dossiers
from motcua.dossiers import filing, own
from motcua.dossiers.api import Done, Intake, PaperGiven, Status
from motcua.dossiers.filing import WHOLE_PAGE, Bearer, Save
from motcua.parties import api as parties
from motcua.platform import clock, ledger
from motcua.platform.access import ANONYMOUS, SYSTEM, Actor
from motcua.platform.errors import NotFound, Refusal
from rooms.dossiers.conftest import ANSWERS, CODE, OWNER, Office, at
from sample_files import PDF

CONSENTS = frozenset(filing.CONSENTS)


def citizen(login: str = "079194001234") -> Actor:
    account = parties.create_staff(actor=SYSTEM, login=f"dan.{login}", name="Trần Thị Mỹ Hoà")
    return Actor(account=account.id, kind="person", channel="online", name=account.name)


def begun(actor: Actor) -> UUID:
    return filing.begin(Bearer(actor.account), CODE)


def request_of(office: Office, draft: UUID, **changed: Any) -> Intake:
    given = Intake(
        intent_key=draft,
        procedure=CODE,
        receiving=office.unit.id,
        owner=OWNER,
        answers=ANSWERS,
        papers=(PaperGiven("to-khai", "electronic"),),
        case="general",
        channel="online",
        help_kind="self",
        result_channel="online",
        consents=filing.CONSENTS,
    )
    return replace(given, **changed)


def sent(office: Office, actor: Actor, draft: UUID, **changed: Any) -> Done:
    return filing.send(actor, request_of(office, draft, **changed), CONSENTS)


def why(act: Any) -> str:
    with pytest.raises(Refusal) as refused:
        act()
    return refused.value.code


def test_a_filing_sent_again_is_the_same_dossier_and_belongs_to_who_sent_it(office: Office) -> None:
    actor = citizen()
    draft = begun(actor)
    done = sent(office, actor, draft)
    assert sent(office, actor, draft).public_id == done.public_id
    assert [row.public_id for row in own.mine(actor)] == [done.public_id]
    state, _now = own.the_one(actor, done.public_id)
    assert (state.status, state.channel, state.help_kind) == (Status.REGISTERED, "online", "self")
    entry = ledger.entries(state.subject)[-1]
    assert (entry.actor, entry.payload["consents"]) == (f"person:{actor.account}", sorted(CONSENTS))
    row = filing.one(Bearer(actor.account), draft)
    assert row.sent_at is not None
    assert filing.dossier_of(row) == done.public_id
    assert filing.unsent(Bearer(actor.account)) == ()


def test_a_strangers_filing_and_dossier_do_not_exist(office: Office) -> None:
    actor, stranger = citizen(), citizen("079194005678")
    draft = begun(actor)
    bearer = Bearer(stranger.account)
    for act in (
        lambda: filing.one(bearer, draft),
        lambda: filing.choose(bearer, draft, case="general"),
        lambda: filing.discard(bearer, draft),
        lambda: sent(office, stranger, draft),
        lambda: filing.one(Bearer(), draft),
        lambda: filing.one(Bearer(visitor=uuid.uuid4()), draft),
    ):
        with pytest.raises(NotFound):
            act()
    done = sent(office, actor, draft)
    for other in (stranger, ANONYMOUS, office.person("receiver")):
        with pytest.raises(NotFound):
            own.the_one(other, done.public_id)
        assert not own.mine(other).exists()


def test_nobody_sends_without_signing_in_consent_and_papers(office: Office) -> None:
    actor = citizen()
    draft = begun(actor)
    assert why(lambda: filing.send(ANONYMOUS, request_of(office, draft), CONSENTS)) == "filing-sign-in"
    officer = office.person("receiver")
    assert why(lambda: filing.send(officer, request_of(office, draft), CONSENTS)) == "filing-sign-in"
    assert why(lambda: filing.send(actor, request_of(office, draft), frozenset({"data"}))) == "filing-consent"
    assert filing.one(Bearer(actor.account), draft).sent_at is None


def test_a_case_is_chosen_where_there_are_some(office: Office) -> None:
    actor = citizen()
    assert why(lambda: sent(office, actor, begun(actor), case="")) == "filing-case"


def test_people_take_nothing_in_and_send_nothing_at_a_counter(office: Office) -> None:
    actor = citizen()
    for wrong in ({"accept_now": True}, {"channel": "counter"}):
        assert why(lambda wrong=wrong: sent(office, actor, begun(actor), **wrong)) == "unit-unknown"


def test_what_a_browser_typed_before_signing_in_goes_with_the_person(office: Office) -> None:
    visitor = uuid.uuid4()
    draft = filing.begin(Bearer(visitor=visitor), CODE)
    save = Save("p", 0, WHOLE_PAGE, ("purpose",), {"purpose": "marriage"})
    filing.save(Bearer(visitor=visitor), draft, filing.one(Bearer(visitor=visitor), draft).version_id, save)
    actor = citizen()
    assert actor.account is not None
    assert filing.adopt(actor.account, visitor) == 1
    assert filing.one(Bearer(actor.account), draft).answers == {"purpose": "marriage"}
    with pytest.raises(NotFound):
        filing.one(Bearer(visitor=visitor), draft)
    assert sent(office, actor, draft).is_new


def test_what_was_sent_is_changed_no_more(office: Office) -> None:
    actor = citizen()
    draft, bearer = begun(actor), Bearer(actor.account)
    sent(office, actor, draft)
    save = Save("p", 0, WHOLE_PAGE, ("purpose",), {"purpose": "work"})
    version = filing.one(bearer, draft).version_id
    for act in (
        lambda: filing.save(bearer, draft, version, save),
        lambda: filing.choose(bearer, draft, case="general"),
        lambda: filing.discard(bearer, draft),
    ):
        assert why(act) == "filing-sent"


def test_a_filing_thrown_away_is_gone_with_what_was_attached(office: Office) -> None:
    actor = citizen()
    draft, bearer = begun(actor), Bearer(actor.account)
    dossiers.add_to_draft(actor, draft, "to-khai", "Tờ khai.pdf", io.BytesIO(PDF))
    assert set(filing.files_of(draft)) == {"to-khai"}
    filing.discard(bearer, draft)
    assert filing.files_of(draft) == {}
    with pytest.raises(NotFound):
        filing.one(bearer, draft)


def test_answers_a_newer_version_does_not_take_are_forgotten_with_the_next_save(office: Office) -> None:
    actor = citizen()
    draft, bearer = begun(actor), Bearer(actor.account)
    version = filing.one(bearer, draft).version_id
    first = Save("p", 0, WHOLE_PAGE, ("purpose", "oath"), {"purpose": "marriage", "oath": "yes"})
    filing.save(bearer, draft, version, first)
    second = Save("q", 1, WHOLE_PAGE, ("copies",), {"copies": "2"})
    filing.save(bearer, draft, version, second, {"oath"})
    assert filing.one(bearer, draft).answers == {"purpose": "marriage", "copies": "2"}


@pytest.mark.parametrize(("has_account", "days"), [(True, 90), (False, 7)])
def test_what_nobody_sends_is_there_until_its_day_and_then_gone(
    office: Office, has_account: bool, days: int
) -> None:
    actor = citizen()
    bearer = Bearer(actor.account) if has_account else Bearer(visitor=uuid.uuid4())
    draft = filing.begin(bearer, CODE)
    sent(office, actor, begun(actor))
    row = filing.one(bearer, draft)
    last = filing.last_day(row.saved_at, has_account=has_account)
    assert (last - clock.today()).days == days
    late = datetime.combine(last, time(23, 50), clock.ZONE)
    assert at(late, filing.forget) == 0
    assert at(late + timedelta(minutes=20), filing.forget) == 1
    with pytest.raises(NotFound):
        filing.one(bearer, draft)
    assert own.mine(actor).exists()
