"""How people's sessions begin, last and end (P37, as far as it concerns people)."""

from datetime import datetime, timedelta

import pytest
from django.test import Client, RequestFactory

from motcua.agencies import api as agencies
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.platform.access import SYSTEM
from motcua.surfaces import stays
from motcua.surfaces.session import ActorMiddleware, actor_of
from people import CITIZEN, Cast
from surfaces.citizens import account, signed_in, vouched_for

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def is_in(browser: Client) -> bool:
    return "Đăng xuất" in browser.get("/thu-tuc/").content.decode()


def test_somebody_vouched_for_is_an_actor_with_no_rights(cast: Cast) -> None:
    browser = signed_in(CITIZEN)
    row = account(CITIZEN)
    request = RequestFactory().get("/")
    request.session = browser.session  # type: ignore[assignment]
    from django.contrib.auth import get_user

    request.user = get_user(request)
    ActorMiddleware(lambda _request: None)(request)  # type: ignore[arg-type, return-value]
    actor = actor_of(request)
    assert (actor.kind, actor.account, actor.channel) == ("person", row.id, "online")
    assert (actor.grants, actor.post, actor.unit) == ((), None, None)
    found = parties.person_of(row.id)
    assert found is not None
    assert found.personal_id == CITIZEN


def test_an_organisation_likewise(cast: Cast) -> None:
    row = account("0000000019")
    actor = agencies.actor_for(row.id, "online")
    assert (actor.kind, actor.grants) == ("organisation", ())


@pytest.mark.parametrize(
    ("idle", "whole", "ended"),
    [
        (29 * MINUTE, timedelta(hours=1), ""),
        (30 * MINUTE, timedelta(hours=1), "idle"),
        (0 * MINUTE, timedelta(hours=12) - MINUTE, ""),
        (0 * MINUTE, timedelta(hours=12), "long"),
        (timedelta(days=3), timedelta(days=3), "long"),
    ],
)
def test_a_stay_is_over_by_one_rule(idle: timedelta, whole: timedelta, ended: str) -> None:
    now = datetime(2026, 11, 23, 9, tzinfo=clock.ZONE)
    assert stays.over(now - whole, now - idle, now) == ended


def test_half_an_hour_without_a_press_ends_it_and_a_press_prolongs_it(cast: Cast) -> None:
    browser, now = signed_in(), clock.now()
    for minutes in (29, 58, 87):
        with clock.at(now + timedelta(minutes=minutes)):
            assert is_in(browser), minutes
    with clock.at(now + timedelta(minutes=117)):
        assert not is_in(browser)
    assert not is_in(browser), "nor does the clock going back let anybody in again"


def test_twelve_hours_end_it_whatever_one_presses(cast: Cast) -> None:
    browser, now = signed_in(), clock.now()
    for times in range(1, 25):
        with clock.at(now + times * 29 * MINUTE):
            assert is_in(browser), times
    with clock.at(now + timedelta(hours=12)):
        assert not is_in(browser)


def test_a_suspended_account_is_out_with_the_next_press(cast: Cast) -> None:
    browser = signed_in()
    parties.suspend(actor=SYSTEM, account_id=account("Nguyễn Thị Mai Hương").id, because="Theo đề nghị")
    assert not is_in(browser)
    with pytest.raises(parties.AccountShut):
        account("Nguyễn Thị Mai Hương")


def test_a_cookie_stolen_before_signing_out_is_worth_nothing_after(cast: Cast) -> None:
    browser, thief = signed_in(), Client()
    thief.cookies = browser.cookies.copy()
    assert is_in(thief)
    browser.post("/dang-xuat/")
    assert not is_in(thief)


def test_officers_stay_as_they_did(cast: Cast) -> None:
    officer = Client()
    from django.contrib.auth import get_user_model

    officer.force_login(get_user_model().objects.get(pk=cast.leader.account))
    assert stays.STAY not in officer.session
    with clock.at(clock.now() + timedelta(hours=2)):
        assert is_in(officer)


def test_nobody_of_the_people_enters_the_office(cast: Cast) -> None:
    browser = signed_in()
    for address in ("/ban-lam-viec/", "/quay/", "/quan-tri/", "/ban-lam-viec/lanh-dao/"):
        assert browser.get(address).status_code == 404


def test_a_name_is_shown_in_the_frame(cast: Cast) -> None:
    assert vouched_for("Nguyễn Thị Mai Hương").name in signed_in().get("/").content.decode()
