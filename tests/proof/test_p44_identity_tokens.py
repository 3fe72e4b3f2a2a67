"""P44: what a provider's answer has to be. Each thing that can be wrong with it lets nobody in."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.test import Client

from identities import BAO, HUONG, Provider, back, begun, dance, provider_at
from motcua.connectors.national_identity.models import Outage
from motcua.parties import api as parties
from motcua.parties import ports
from motcua.parties.models import Identity
from proving.figures import record

pytestmark = pytest.mark.django_db
DAY = 24 * 3600
TOLD: dict[str, dict[str, Any]] = {
    "not signed": {"alg": "none"},
    "signed with our public key": {"alg": "HS256"},
    "signed by another": {"forged": True},
    "another issuer": {"token": {"iss": "https://danh-tinh.example"}},
    "no issuer": {"token": {"iss": None}},
    "another audience": {"token": {"aud": "another-client"}},
    "an audience beside us": {"token": {"aud": ["motcua", "another-client"]}},
    "no audience": {"token": {"aud": None}},
    "meant for another": {"token": {"azp": "another-client"}},
    "expired": {"token": {"exp": 1_700_000_000}},
    "never expires": {"token": {"exp": None}},
    "an endless number": {"token": {"exp": "9999999999"}},
    "issued long ago": {"token": {"iat": 1_700_000_000}},
    "issued at no time": {"token": {"iat": None}},
    "a clock a day ahead": {"clock": DAY},
    "a clock a day behind": {"clock": -DAY},
    "not valid yet": {"token": {"nbf": 9_999_999_999}},
    "another nonce": {"token": {"nonce": "of-another-sign-in"}},
    "no nonce": {"token": {"nonce": None}},
    "nobody": {"token": {"sub": None}},
    "a number for a name": {"token": {"sub": 7}},
    "somebody without a name": {"token": {"sub": ""}},
    "a level below": {"token": {"acr": "LoA0"}},
    "no level": {"token": {"acr": None}},
    "the claims of another": {"userinfo": {"sub": BAO}},
    "claims of nobody": {"userinfo": {"sub": None}},
    "neither person nor organisation": {"userinfo": {"account_type": "officer"}},
    "claims that are no words": {"userinfo": {"name": ["x"], "citizen_number": 7}},
}


@pytest.fixture(scope="module")
def kept() -> Iterator[Provider]:
    with provider_at() as found:
        yield found


@pytest.fixture
def provider(kept: Provider) -> Provider:
    """Well again, and no outage of the case before."""
    kept.behave(well=True)
    Outage.objects.all().delete()
    return kept


def is_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


@pytest.mark.parametrize("case", TOLD)
def test_a_wrong_answer_lets_nobody_in(provider: Provider, case: str) -> None:
    browser, place = Client(), ""
    place = provider.pick(begun(browser), HUONG)
    provider.behave(**TOLD[case])
    answer = back(browser, place)
    assert answer.status_code in {403, 422, 503}, case
    assert not is_in(browser)
    assert not Identity.objects.exists()
    assert "_auth_user_id" not in answer.content.decode()
    record("P44", "wrong answers", case=case, accepted=0)


@pytest.mark.parametrize("algorithm", ["RS256", "ES256"])
def test_a_right_answer_lets_in(provider: Provider, algorithm: str) -> None:
    provider.behave(alg=algorithm)
    browser = Client()
    assert dance(browser, provider).status_code == 302
    assert is_in(browser)


def test_keys_may_change_between_two_sign_ins(provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    assert dance(Client(), provider).status_code == 302
    monkeypatch.setattr("motcua.connectors.national_identity.metadata.AGAIN_SECONDS", -1)
    provider.behave(rotate=True)
    assert dance(Client(), provider).status_code == 302


def _changed(place: str, **words: str | None) -> str:
    parts = urlsplit(place)
    query = {**dict(parse_qsl(parts.query)), **words}
    return parts._replace(query=urlencode({name: word for name, word in query.items() if word})).geturl()


RETURNS: dict[str, Callable[[str], str]] = {
    "another state": lambda place: _changed(place, state="x" * 43),
    "no state": lambda place: _changed(place, state=None),
    "a code of nobody": lambda place: _changed(place, code="x" * 43),
    "no code": lambda place: _changed(place, code=None),
    "another provider": lambda place: _changed(place, iss="https://danh-tinh.example"),
    "no provider named": lambda place: _changed(place, iss=None),
    "said twice": lambda place: f"{place}&code={'x' * 43}",
    "an error beside the code": lambda place: _changed(place, error="login_required"),
}


@pytest.mark.parametrize("case", RETURNS)
def test_a_wrong_way_back_lets_nobody_in(provider: Provider, case: str) -> None:
    browser = Client()
    place = provider.pick(begun(browser), HUONG)
    assert back(browser, RETURNS[case](place)).status_code == 403
    assert not is_in(browser)


def test_a_way_back_is_good_once_and_in_its_own_browser(provider: Provider) -> None:
    browser, thief = Client(), Client()
    place = provider.pick(begun(browser), HUONG)
    assert back(thief, place).status_code == 403, "the state is of another browser's session"
    assert back(browser, place).status_code == 302
    browser.post("/dang-xuat/")
    assert back(browser, place).status_code == 403
    begun(browser)
    assert back(browser, place).status_code == 403
    assert not is_in(browser)
    assert not is_in(thief)


def test_codes_of_two_sign_ins_do_not_change_places(provider: Provider) -> None:
    """An attacker's code in a victim's browser: the word behind the challenge does not fit."""
    victim, attacker = Client(), Client()
    theirs = dict(parse_qsl(urlsplit(provider.pick(begun(attacker), BAO)).query))
    place = provider.pick(begun(victim), HUONG)
    assert back(victim, _changed(place, code=theirs["code"])).status_code == 403
    assert not is_in(victim)


def test_the_key_is_issuer_and_subject(provider: Provider) -> None:
    """The same name, number, mail and subject from elsewhere opens nobody's account."""
    provider.behave(userinfo={"email": "huong@example.vn"})
    dance(Client(), provider)
    account = parties.account_by_identity(provider.issuer, HUONG)
    assert account is not None
    with provider_at() as other:
        other.behave(userinfo={"email": "huong@example.vn"})
        browser = Client()
        assert dance(browser, other).status_code == 409
        assert not is_in(browser)
        assert parties.account_by_identity(other.issuer, HUONG) is None
    assert ports.provider() is not None
    assert parties.account_by_identity(provider.issuer, HUONG) == account
