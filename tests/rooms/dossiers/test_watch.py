"""What the clock does by itself: no timed move is lost, and nobody is blamed for a step just given back."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connections, transaction

from motcua.dossiers import api as dossiers
from motcua.dossiers import progress
from motcua.dossiers.actions import watch
from motcua.dossiers.api import Done
from motcua.dossiers.models import Dossier, Step, Timer
from motcua.dossiers.refusals import UnitUnknown
from motcua.platform import clock, outbox
from motcua.platform.outbox.models import Delivery
from motcua.platform.outbox.retrying import SOFT_TRIES
from rooms.dossiers.conftest import BROUGHT, MONDAY, Office, blurred, load_office


@pytest.fixture
def busy(fresh_database: object, data_folder: object) -> Office:
    return load_office(data_folder)


def timer_of(done: Done, token: int) -> Timer:
    dossier = Dossier.objects.get(public_id=done.public_id)
    return Timer.objects.create(dossier=dossier, token=token, move="nhac", fires_at=MONDAY)


def open_token(done: Done) -> int:
    return Step.objects.get(dossier__public_id=done.public_id, closed_at__isnull=True).token


def fire(office: Office, day: int = 1) -> int:
    with clock.at(MONDAY + timedelta(days=day)):
        return watch.fire_due_timers()


def carry_all() -> None:
    Delivery.objects.filter(state="waiting").update(next_at="2020-01-01T00:00Z")
    outbox.carry(Delivery.objects.filter(state="waiting").values_list("id", flat=True))


@pytest.mark.parametrize("wrong", [UnitUnknown(identifier="H18"), ZeroDivisionError()])
def test_a_timer_that_cannot_fire_is_tried_again_and_parked_in_sight(
    office: Office, with_examiner: Done, monkeypatch: pytest.MonkeyPatch, wrong: Exception
) -> None:
    timer = timer_of(with_examiner, open_token(with_examiner))

    def refuse(*_args: object) -> None:
        raise wrong

    with monkeypatch.context() as patch:
        patch.setattr(progress, "fire", refuse)
        assert fire(office) == 0
        for _ in range(5):
            carry_all()
    (parked,) = outbox.parked()
    assert (parked.subject, parked.reaction) == (
        f"dossier:{timer.dossier_id}",
        "dossiers.fire-timer-again",
    )
    assert parked.error.startswith(type(wrong).__name__)
    fired = []
    monkeypatch.setattr(progress, "fire", lambda _change, token, move: fired.append((token, move)))
    outbox.replay([parked.id])
    carry_all()
    carry_all()
    assert fired == [(timer.token, "nhac")]
    assert outbox.parked() == ()


def test_a_move_the_process_does_not_know_stays_in_sight(office: Office, with_examiner: Done) -> None:
    timer_of(with_examiner, open_token(with_examiner))
    assert fire(office) == 0
    assert Delivery.objects.filter(reaction="dossiers.fire-timer-again", state="waiting").count() == 1


def test_a_timer_that_failed_waits_out_a_pause_however_long(
    office: Office, with_examiner: Done, monkeypatch: pytest.MonkeyPatch
) -> None:
    timer = timer_of(with_examiner, open_token(with_examiner))
    for day in (1, 2):
        assert fire(office, day) == 0  # the process knows no such move
        office.do("examiner", with_examiner, replace(blurred(), legal_basis="Điều 8"))
        for _try in range(SOFT_TRIES):
            carry_all()
        assert outbox.parked() == ()
        office.do("receiver", with_examiner, BROUGHT)
    fired = []
    monkeypatch.setattr(progress, "fire", lambda _change, token, move: fired.append((token, move)))
    assert fire(office, 3) == 1
    assert fired == [(timer.token, "nhac")]


def test_a_pause_puts_a_timer_off_by_its_office_hours(office: Office, with_examiner: Done) -> None:
    timer = timer_of(with_examiner, open_token(with_examiner))
    thursday, monday = (MONDAY + timedelta(days=days) for days in (3, 7))
    Timer.objects.filter(pk=timer.pk).update(fires_at=thursday + timedelta(hours=6))
    with clock.at(thursday):
        office.do("examiner", with_examiner, replace(blurred(), legal_basis="Điều 8"))
    with clock.at(monday + timedelta(hours=6)):
        office.do("receiver", with_examiner, BROUGHT)
    timer.refresh_from_db()
    tuesday = monday + timedelta(days=1)
    assert timer.fires_at == tuesday, "09:00 to 15:00 were four office hours, and Monday 15:00 has two"


def test_while_a_dossier_is_acted_on_its_timer_waits_for_the_next_round(busy: Office) -> None:
    done = busy.taken_in()
    timer = timer_of(done, 999)

    def look() -> None:
        try:
            watch.fire_due_timers()
        finally:
            connections.close_all()

    with transaction.atomic():
        Dossier.objects.select_for_update().get(public_id=done.public_id)
        beside = threading.Thread(target=look)
        beside.start()
        beside.join(20)
        assert not beside.is_alive(), "it waits for the dossier while it holds the timer"
    timer.refresh_from_db()
    assert timer.fired_at is None
    assert watch.fire_due_timers() == 0
    timer.refresh_from_db()
    assert timer.fired_at is not None, "a step that is closed needs no reminder"


@pytest.mark.parametrize("ended", [False, True])
def test_a_timer_of_what_is_over_is_put_aside_in_silence(
    office: Office, with_examiner: Done, ended: bool
) -> None:
    timer_of(with_examiner, open_token(with_examiner) if ended else 999)
    if ended:
        office.do("receiver", with_examiner, dossiers.Withdraw("Không còn nhu cầu"))
    assert fire(office) == 0
    assert not Timer.objects.filter(fired_at__isnull=True).exists()
    assert not Delivery.objects.filter(reaction="dossiers.fire-timer-again").exists()


def test_an_old_step_given_back_is_no_alarm_until_four_hours_have_gone_by(
    office: Office, with_examiner: Done
) -> None:
    thursday = MONDAY + timedelta(days=3)
    with clock.at(thursday):
        office.do("examiner", with_examiner, dossiers.Release())
        assert watch.raise_alarms() == 0
    with clock.at(thursday + timedelta(hours=3)):
        assert watch.raise_alarms() == 0
    with clock.at(thursday + timedelta(hours=7)):
        assert watch.raise_alarms() == 1


def test_who_takes_a_step_ends_its_alarm_and_the_next_time_is_a_new_one(
    office: Office, with_examiner: Done
) -> None:
    for day in (1, 2):
        moment = MONDAY + timedelta(days=day)
        with clock.at(moment):
            office.do("examiner", with_examiner, dossiers.Release())
            assert not Step.objects.filter(holder=None, closed_at=None, alarmed_at__isnull=False).exists()
        with clock.at(moment + timedelta(hours=7)):
            assert watch.raise_alarms() == 1
            office.do("examiner", with_examiner, dossiers.Take())
    assert Delivery.objects.filter(state="parked").count() == 0
