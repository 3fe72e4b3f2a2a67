"""Without a line: slips printed before, entered afterwards with the time on them, each once."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from motcua.agencies import api as agencies
from motcua.custody import api as custody
from motcua.custody import refusals as why
from motcua.dossiers import api as dossiers
from motcua.kernel import codes
from motcua.platform import clock, ledger
from motcua.platform.errors import NotFound
from rooms.dossiers.conftest import CODE, Office

PRINTED = datetime(2026, 10, 30, 8, 0, tzinfo=clock.ZONE)
MONDAY = datetime(2026, 11, 2, 9, 20, tzinfo=clock.ZONE)
BACK = MONDAY + timedelta(days=1)


def reserved(office: Office, count: int = 5) -> UUID:
    director = office.person("centre_director")
    with clock.at(PRINTED):
        return custody.reserve_slips(director, custody.counters(director)[0], str(count))


def code(office: Office, number: int) -> str:
    return codes.slip_code(office.unit.identifier, number)


def entered(office: Office, number: int, at: datetime = MONDAY, **changed: object) -> dossiers.Done:
    receiver = office.person("receiver")
    intent, _procedure = custody.take_up_slip(receiver, code(office, number), at, CODE)
    return custody.take_in(receiver, office.intake(intent_key=intent, **changed))


def test_a_dossier_is_taken_in_at_the_time_on_its_slip(office: Office) -> None:
    block = reserved(office)
    with clock.at(BACK):
        done = entered(office, 3)
    receiver = office.person("receiver")
    state = dossiers.dossier_view(receiver, done.public_id).state
    assert (state.submitted_at, state.accepted_at, state.clock_started_at) == (MONDAY, MONDAY, MONDAY)
    with clock.at(MONDAY):
        same_hour = office.taken_in()
    assert state.due_at == dossiers.dossier_view(receiver, same_hour.public_id).state.due_at
    assert f"-{MONDAY:%y%m%d}-" in done.code
    (entry,) = [e for e in ledger.entries(state.subject) if e.name.endswith(".submitted")]
    assert (entry.payload["slip"], entry.occurred_at) == (code(office, 3), MONDAY)
    assert entry.recorded_at > MONDAY + timedelta(hours=1)
    row, slips = custody.slip_block(receiver, block)
    assert (row.used, row.void, row.entering, row.unused) == (1, 0, 0, 4)
    assert [slip.state for slip in slips] == ["unused", "unused", "used", "unused", "unused"]
    assert (slips[2].dossier_code, slips[2].received_at, slips[2].entered_at) == (done.code, MONDAY, BACK)
    assert custody.dossiers_of_slip(code(office, 3)) == (state.id,)
    assert custody.dossiers_of_slip(code(office, 4)) == ()


def test_a_slip_for_another_agency_starts_no_clock(office: Office) -> None:
    reserved(office)
    with clock.at(BACK):
        done = entered(office, 1, competent_at=office.elsewhere.id)
    state = dossiers.dossier_view(office.person("receiver"), done.public_id).state
    assert (state.submitted_at, state.clock_started_at) == (MONDAY, None)


def test_a_slip_is_used_once_however_often_it_is_sent(office: Office) -> None:
    reserved(office)
    receiver = office.person("receiver")
    with clock.at(BACK):
        intent, _procedure = custody.take_up_slip(receiver, code(office, 1), MONDAY, CODE)
        again, _procedure = custody.take_up_slip(receiver, code(office, 1), MONDAY + timedelta(hours=1), CODE)
        assert again == intent
        first = custody.take_in(receiver, office.intake(intent_key=intent))
        assert custody.take_in(receiver, office.intake(intent_key=intent)).code == first.code
        with pytest.raises(why.SlipUsed):
            custody.take_up_slip(receiver, code(office, 1), MONDAY, CODE)
        with pytest.raises(why.SlipUsed):
            custody.void_slip(receiver, code(office, 1), "Rách")
    state = dossiers.dossier_view(receiver, first.public_id).state
    assert state.submitted_at == MONDAY + timedelta(hours=1)


def test_a_spoilt_slip_is_void_for_good(office: Office) -> None:
    block, receiver = reserved(office), office.person("receiver")
    with clock.at(BACK):
        intent, _procedure = custody.take_up_slip(receiver, code(office, 2), MONDAY, CODE)
        custody.void_slip(receiver, code(office, 2), "Rách")
        with pytest.raises(why.SlipVoid):
            custody.take_in(receiver, office.intake(intent_key=intent))
        with pytest.raises(why.SlipVoid):
            custody.take_up_slip(receiver, code(office, 2), MONDAY, CODE)
        with pytest.raises(why.ReasonMissing):
            custody.void_slip(receiver, code(office, 4), " ")
    row, slips = custody.slip_block(receiver, block)
    assert (row.void, row.unused, slips[1].reason) == (1, 4, "Rách")


@pytest.mark.parametrize(
    ("at", "refusal"),
    [
        (BACK + timedelta(minutes=1), why.SlipToCome),
        (None, why.SlipToCome),
        (BACK - timedelta(days=7, minutes=1), why.SlipTooOld),
        (PRINTED - timedelta(minutes=1), why.SlipTooEarly),
    ],
)
def test_the_time_on_a_slip_is_within_what_was_prepared(
    office: Office, at: datetime | None, refusal: type[Exception]
) -> None:
    reserved(office)
    with clock.at(BACK), pytest.raises(refusal):
        custody.take_up_slip(office.person("receiver"), code(office, 1), at, CODE)


@pytest.mark.parametrize(
    ("typed", "procedure", "refusal"),
    [
        ("H18.11.002-P000001-00", CODE, why.SlipWrong),
        (codes.slip_code("H18.11.002", 6), CODE, why.NoSuchSlip),
        (codes.slip_code("H18.11.001", 1), CODE, why.NoSuchSlip),
        (codes.slip_code("H18.11.002", 1), "9.999999", why.NoSuchProcedure),
    ],
)
def test_a_wrong_slip_is_refused(
    office: Office, typed: str, procedure: str, refusal: type[Exception]
) -> None:
    reserved(office)
    with clock.at(BACK), pytest.raises(refusal):
        custody.take_up_slip(office.person("receiver"), typed, MONDAY, procedure)


def test_blocks_follow_each_other_and_belong_to_one_agency(office: Office) -> None:
    director, receiver = office.person("centre_director"), office.person("receiver")
    reserved(office, 3)
    reserved(office, 2)
    assert [(row.first, row.last) for row in custody.slip_blocks(receiver)] == [(4, 5), (1, 3)]
    neighbour = office.person("receiver", office.elsewhere)
    assert custody.slip_blocks(neighbour) == ()
    with pytest.raises(NotFound):
        custody.slip_block(neighbour, custody.slip_blocks(receiver)[0].public_id)
    with pytest.raises(NotFound):
        custody.reserve_slips(receiver, "", "10")
    with pytest.raises(NotFound):
        custody.slip_blocks(office.person("examiner"))
    for count, counter, refusal in (
        ("0", custody.counters(director)[0], why.BlockUncounted),
        ("201", custody.counters(director)[0], why.BlockUncounted),
        ("mười", custody.counters(director)[0], why.BlockUncounted),
        ("5", "99", why.NoSuchCounter),
    ):
        with pytest.raises(refusal):
            custody.reserve_slips(director, counter, count)
    assert agencies.agency_of(office.unit.id).id == office.unit.id


def test_what_was_not_begun_with_a_slip_is_taken_in_now(office: Office) -> None:
    receiver = office.person("receiver")
    done = custody.take_in(receiver, office.intake())
    state = dossiers.dossier_view(receiver, done.public_id).state
    assert clock.now() - state.submitted_at < timedelta(minutes=5)
    (entry,) = [e for e in ledger.entries(state.subject) if e.name.endswith(".submitted")]
    assert "slip" not in entry.payload
