"""People sign in by their electronic identity: out to the provider, back, and in."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from identities import BAO, COMPANY, HUONG, START, Provider, back, begun, dance, provider
from motcua.parties import api as parties
from motcua.parties import ports
from motcua.parties.models import Attestation, Identity, Representation
from motcua.platform import clock, ledger
from motcua.platform.access import SYSTEM
from people import CITIZEN, PASSWORD, Cast
from surfaces.citizens import account, invented, vouched_for

__all__ = ["provider"]

pytestmark = pytest.mark.django_db
SIGN_IN = "/dang-nhap/"
NAME, NUMBER = "Nguyễn Thị Mai Hương", "079188999012"


def mine(issuer: str, subject: str = HUONG) -> parties.AccountRow:
    found = parties.account_by_identity(issuer, subject)
    assert found is not None
    return found


def test_the_page_has_people_first_and_staff_apart(provider: Provider) -> None:
    page = Client().get(SIGN_IN).content.decode()
    assert page.index("Người dân, tổ chức") < page.index("Cán bộ, công chức")
    assert f'href="{START}"' in page
    assert "Mất điện thoại" in page, "who has no electronic identity is told the way to the counter"
    assert "chưa được thiết lập" not in page


def test_without_a_provider_the_page_says_so_and_the_button_leads_back() -> None:
    assert "chưa được thiết lập" in Client().get(SIGN_IN).content.decode()
    assert Client().get(START).headers["Location"] == SIGN_IN
    assert Client().get(f"{START}tro-ve/").headers["Location"] == SIGN_IN


def test_somebody_signs_in_and_is_known_as_vouched_for(provider: Provider) -> None:
    browser = Client()
    before = browser.get("/").client.session.session_key
    answer = dance(browser, provider)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/ho-so/")
    assert browser.session.session_key != before
    assert NAME in browser.get("/").content.decode()

    row = mine(provider.issuer)
    assert (row.kind, row.name, row.signed_in_at) == ("person", NAME, clock.now())
    person, told = parties.person_of(row.id), parties.attestation_of(row.id)
    assert person is not None
    assert told is not None
    facts = (person.name, person.personal_id, person.birth_date, person.sex, person.commune_code)
    assert facts == (NAME, NUMBER, date(1988, 3, 14), "female", "26884")
    assert (told.name, told.personal_id, told.birth_date, told.sex, told.commune_code) == facts
    assert (told.source, told.level, told.verified_at) == ("VNeID", "LoA1", clock.now())


def test_neither_logs_nor_the_ledger_say_who_it_was(
    provider: Provider, capfd: pytest.CaptureFixture[str]
) -> None:
    dance(Client(), provider)
    with pytest.raises(parties.HeldByAnother):
        parties.arrive(replace(vouched_for(NAME), subject="another-subject"))
    dance(Client(), provider, "")
    told = capfd.readouterr()
    written = [str(each.payload) for each in ledger.entries(f"account:{mine(provider.issuer).id}")]
    said = " ".join((told.out, told.err, *written))
    assert "identities.refused" in said
    assert not [word for word in (NAME, NUMBER, HUONG, "1988", "Lê Đức Thọ") if word in said]


def test_the_second_time_it_is_the_same_account(provider: Provider) -> None:
    dance(Client(), provider)
    dance(Client(), provider)
    assert Identity.objects.filter(issuer=provider.issuer).count() == 1
    assert get_user_model().objects.filter(kind="person", name=NAME).count() == 1


def test_a_person_taken_in_at_the_counter_before_is_the_same_person(provider: Provider) -> None:
    before = parties.register_person(
        name="Nguyen Thi Mai Huong", personal_id=NUMBER, phone="0912345678", birth_date=date(1988, 3, 14)
    )
    dance(Client(), provider)
    person = parties.person_of(mine(provider.issuer).id)
    assert person is not None
    assert (person.id, person.name, person.phone) == (before.id, NAME, "0912345678")


def test_an_organisation_signs_in_and_its_representative_is_known(provider: Provider) -> None:
    dance(Client(), provider, COMPANY)
    dance(Client(), provider, BAO)
    company = mine(provider.issuer, COMPANY)
    assert (company.kind, company.name) == ("organisation", "Công ty TNHH Sông Xanh Mẫu")
    person = parties.person_of(mine(provider.issuer, BAO).id)
    assert person is not None
    (standing,) = parties.representations_of(person.id, clock.today())
    assert (standing.kind, standing.proof.partition(",")[0]) == ("legal_representative", "VNeID")
    assert parties.organisation(standing.organisation_id or 0).account_id == company.id


def test_who_is_no_longer_its_representative_is_none_here_either() -> None:
    bao = vouched_for("Trần Quốc Bảo")
    row, _ = parties.arrive(bao), parties.arrive(bao)
    assert Representation.objects.count() == 1
    parties.arrive(replace(bao, represents=()))
    person = parties.person_of(row.id)
    assert person is not None
    assert parties.representations_of(person.id, clock.today()) == ()


@pytest.mark.parametrize(
    ("asked", "sent_to"),
    [
        ("/thu-tuc/1.004873/", "/thu-tuc/1.004873/"),
        ("/tra-cuu/?ma=1", "/tra-cuu/?ma=1"),
        ("/ban-lam-viec/", "/ho-so/"),
        ("/quay/", "/ho-so/"),
        ("https://ke.xau.example/", "/ho-so/"),
        ("//ke.xau.example", "/ho-so/"),
        ("/khong/co", "/ho-so/"),
        ("javascript:alert(1)", "/ho-so/"),
    ],
)
def test_afterwards_one_is_where_one_wanted_if_it_is_ours(
    provider: Provider, asked: str, sent_to: str
) -> None:
    assert dance(Client(), provider, next=asked).headers["Location"] == sent_to


def test_saying_no_there_is_one_sentence_here(provider: Provider) -> None:
    answer = dance(Client(), provider, "")
    assert answer.status_code == 403
    assert "chưa đồng ý đăng nhập" in answer.content.decode()
    assert not Identity.objects.exists()


def test_two_tabs_both_come_home(provider: Provider) -> None:
    browser = Client()
    first, second = begun(browser), begun(browser)
    assert back(browser, provider.pick(second, HUONG)).status_code == 302
    assert back(browser, provider.pick(first, HUONG)).status_code == 302
    assert NAME in browser.get("/").content.decode()


def test_who_is_in_already_goes_straight_on(provider: Provider) -> None:
    browser = Client()
    dance(browser, provider)
    assert browser.get(START, {"next": "/tra-cuu/"}).headers["Location"] == "/tra-cuu/"


def test_an_officer_becomes_a_person_and_nothing_of_the_office_is_left(
    cast: Cast, provider: Provider
) -> None:
    browser = Client()
    browser.post(SIGN_IN, {"login": "muongphang.lanhdao", "password": PASSWORD})
    browser.session["post"] = cast.leader.post
    dance(browser, provider)
    assert "post" not in browser.session
    assert browser.get("/ban-lam-viec/").status_code == 404


def test_another_account_of_the_person_is_refused_and_told_to_the_operator(cast: Cast) -> None:
    holder = account(NAME)
    again = replace(vouched_for(NAME), subject="another-subject")
    with pytest.raises(parties.HeldByAnother):
        parties.arrive(again)
    assert parties.account_by_identity(again.issuer, again.subject) is None
    written = ledger.entries(f"account:{holder.id}")
    (entry,) = [each for each in written if each.name == "parties.identity.refused"]
    administrator = Client()
    administrator.force_login(get_user_model().objects.get(pk=cast.administrator.account))
    assert "Từ chối đăng nhập bằng định danh" in administrator.get("/quan-tri/nhat-ky/").content.decode()
    assert entry.payload["reason"] == "identity-held-by-another"
    assert NUMBER not in str(entry.payload)


@pytest.mark.parametrize("changed", [{"name": "Lê Thị Khác"}, {"birth_date": date(1988, 3, 15)}])
def test_a_stranger_under_the_number_is_not_handed_over(changed: dict[str, object]) -> None:
    told = {"name": NAME, "birth_date": date(1988, 3, 14)} | changed
    parties.register_person(personal_id=NUMBER, phone="0900000009", **told)  # type: ignore[arg-type]
    with pytest.raises(parties.FactsDiffer) as refused:
        account(NAME)
    assert "VNeID" in str(refused.value)
    assert not Identity.objects.exists()


def test_a_name_the_provider_sets_right_is_set_right_here_and_a_number_never() -> None:
    before = account(NAME)
    parties.arrive(replace(vouched_for(NAME), name="Nguyễn Thị Mai Hương Giang"))
    person = parties.person_of(before.id)
    assert person is not None
    assert person.name == "Nguyễn Thị Mai Hương Giang"
    with pytest.raises(parties.FactsDiffer):
        parties.arrive(replace(vouched_for(NAME), personal_id="079188999013"))


@pytest.mark.parametrize(
    "lacking",
    [{"personal_id": ""}, {"name": ""}, {"personal_id": "12"}, {"personal_id": "079388999012"}],
)
def test_without_what_one_is_known_by_nobody_is_let_in(lacking: dict[str, str]) -> None:
    with pytest.raises(parties.FactsUnfit):
        parties.arrive(replace(vouched_for(NAME), **lacking))  # type: ignore[arg-type]
    assert not Attestation.objects.exists()
    assert not Identity.objects.exists()


def test_what_is_neither_person_nor_organisation_is_nobody() -> None:
    with pytest.raises(parties.AccountShut):
        parties.arrive(replace(vouched_for(NAME), kind=""))


def test_an_officers_account_is_no_door_for_people(cast: Cast) -> None:
    leader = cast.leader.account or 0
    told = replace(vouched_for(CITIZEN), subject="officer")
    parties.link_identity(actor=SYSTEM, account_id=leader, issuer=told.issuer, subject=told.subject)
    with pytest.raises(parties.AccountShut):
        parties.arrive(told)


def test_a_sign_in_left_lying_for_a_quarter_of_an_hour_is_begun_anew(provider: Provider) -> None:
    browser = Client()
    place = provider.pick(begun(browser), HUONG)
    with clock.at(clock.now() + timedelta(minutes=16)):
        assert back(browser, place).status_code == 403


def test_the_helpers_people_are_those_of_the_sandbox() -> None:
    assert len(invented()) >= 5
    assert sum(each.kind == "organisation" for each in invented()) == 1
    for each in invented():
        assert account(each.name).kind == each.kind
    assert ports.provider() is None
