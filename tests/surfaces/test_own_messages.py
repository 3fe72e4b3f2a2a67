"""Messages about one's dossiers are listed; one says how one wants to be told; strangers learn nothing."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, Fault
from motcua.dossiers.models import Dossier, Holder
from motcua.notifications import api as notifications
from motcua.notifications import ports
from motcua.notifications.models import Message
from motcua.platform import clock, personal
from motcua.platform.access import Actor
from motcua.platform.personal import Subject
from motcua.surfaces.messages import CHANNELS, TOLD
from motcua.surfaces.portal.messages import KINDS
from proving.crowd import signed_in as officer_in
from rooms.dossiers.conftest import OWNER, Office, data_folder, office
from rooms.dossiers.test_telling import Deaf
from surfaces.citizens import account, signed_in
from surfaces.test_filing_at_home import words_of
from surfaces.test_query_counts import Limit

__all__ = ["data_folder", "office"]

WHO = "Nguyễn Thị Mai Hương"
LIST, CHOICE = "/tin-nhan/", "/tin-nhan/lua-chon/"
USUAL: dict[str, Any] = {
    **{kind: ["sms", "email"] for kind in notifications.CHOSEN_KINDS},
    "quiet": "thuong",
    "language": "vi",
}


@pytest.fixture
def at_most(django_assert_max_num_queries: Limit) -> Limit:
    return django_assert_max_num_queries


@pytest.fixture(autouse=True)
def _carriers() -> Iterator[None]:
    for channel in CHANNELS:
        ports.plug(channel, Deaf())
    yield
    for channel in CHANNELS:
        ports.plug(channel, None)


def held(office: Office, who: str = WHO) -> Done:
    """A dossier taken in at the counter, then in somebody's account, then sent back for a supplement."""
    done = office.taken_in(accept_now=False)
    dossier = Dossier.objects.get(public_id=done.public_id)
    Holder.objects.create(dossier=dossier, account_id=account(who).id, how="claimed", since=clock.now())
    office.do("receiver", done, dossiers.ReturnForSupplement((Fault("mờ", "to-khai"),), "Tờ khai mờ"))
    return done


def test_every_message_is_listed_with_what_became_of_it(office: Office, at_most: Limit) -> None:
    done = held(office)
    Message.objects.filter(template="supplement").update(state="arrived", told_at=clock.now())
    browser = signed_in(WHO)
    browser.get(LIST)
    with at_most(8):
        said = words_of(browser.get(LIST))
    assert said.index("Cần bổ sung Đã đến") < said.index("Đã nhận hồ sơ gửi đến Chờ gửi")
    assert f"Hồ sơ {done.code} cần bổ sung" in said
    assert "091••••678" in said
    assert OWNER.phone not in said
    assert reverse("portal:own", args=[done.public_id]) in browser.get(LIST).content.decode()


def test_they_are_part_of_what_is_held_of_somebody(office: Office) -> None:
    held(office)
    (table,) = [each for each in personal.every() if each.model == "notifications.Message"]
    told, nothing = (list(table.rows(Subject(account(who).id))) for who in (WHO, "Trần Quốc Bảo"))
    assert [row["Gửi đến"] for row in told] == ["091••••678"] * 2
    assert nothing == []


def test_only_who_holds_the_dossier_sees_its_messages(office: Office) -> None:
    done = held(office)
    other = words_of(signed_in("Trần Quốc Bảo").get(LIST))
    assert done.code not in other
    assert "Chưa có tin nào" in other
    assert Client().get(LIST).status_code == 302
    assert officer_in(office.person("receiver").account).get(LIST).status_code == 404


def test_a_list_grows_by_pages_and_asks_no_more(office: Office, at_most: Limit) -> None:
    dossier = Dossier.objects.get(public_id=held(office).public_id)
    first = Message.objects.order_by("id")[0]
    Message.objects.bulk_create(
        Message(
            event=f"{first.subject}:x{n}",
            subject=first.subject,
            template="filed",
            channel="sms",
            address="0912345678",
            address_digest=str(n),
            created_at=clock.now(),
            text=f"Tin số {n}.",
        )
        for n in range(30)
    )
    browser = signed_in(WHO)
    browser.get(LIST)
    with at_most(8):
        assert browser.get(LIST).content.decode().count(dossier.code) == 20
    assert "Tin số 0." in words_of(browser.get(f"{LIST}?trang=2"))
    assert browser.get(f"{LIST}?trang=999").status_code == 200


def test_the_dossier_says_it_to_its_people_to_whoever_tracks_it_and_to_the_office(office: Office) -> None:
    done = held(office)
    tracking = Client()
    code = tracking.post("/tra-cuu/", {"code": done.code, "phone": OWNER.phone})["Location"]
    pages = [
        signed_in(WHO).get(reverse("portal:own", args=[done.public_id])),
        tracking.get(code),
        officer_in(office.person("receiver").account).get(reverse("desk:dossier", args=[done.public_id])),
    ]
    for page in pages:
        assert "Cần bổ sung Chờ gửi Tin nhắn SMS 091••••678" in words_of(page)
    assert [LIST in page.content.decode() for page in pages] == [True, False, False]


def test_a_choice_is_kept_and_followed(office: Office) -> None:
    browser = signed_in(WHO)
    words = USUAL | {"progress": [], "needed": ["zalo"], "quiet": "rieng", "quiet_from": "20:00"}
    answer = browser.post(CHOICE, words | {"quiet_until": "08:15", "language": "en"})
    assert answer["Location"] == LIST
    assert "Đã lưu cách bạn nhận tin." in words_of(browser.get(LIST))
    page = browser.get(CHOICE).content.decode()
    assert 'value="20:00"' in page
    assert 'value="08:15"' in page
    Message.objects.all().delete()
    held(office)
    told = Message.objects.order_by("id").values_list("template", "channel")
    # At filing nobody held it yet, so it was told as everybody is.
    assert set(told) == {("filed", "sms"), ("supplement", "zalo")}
    assert "lacks something" in Message.objects.get(channel="zalo").text


def test_what_is_filed_from_home_is_told_as_its_sender_wishes(office: Office) -> None:
    wishes = notifications.Wishes({"progress": frozenset({"zalo"})}, language="en")
    notifications.choose(_actor(), wishes)
    done = dossiers.submit_one(_actor(), office.intake(accept_now=False, channel="online"))
    (message,) = Message.objects.all()
    assert (message.channel, message.template) == ("zalo", "filed")
    assert message.text == f"We have received dossier {done.code}. The one-stop office is checking it."


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"needed": []}, "needed"),
        ({"result": ["fax"]}, "result"),
        ({"quiet": "rieng", "quiet_from": "20:00", "quiet_until": "tối"}, "quiet_from"),
        ({"quiet": "rieng"}, "quiet_from"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_what_was_typed_stays(
    office: Office, words: dict[str, Any], field: str
) -> None:
    browser = signed_in(WHO)
    typed = USUAL | {"money": ["zalo"]} | words
    answer = browser.post(CHOICE, typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#{field}"' in page
    if "quiet_until" in words:
        assert 'value="tối"' in page
    ticked = sum(len({*CHANNELS} & {*typed[kind]}) for kind in KINDS)
    assert page.count(" checked") == ticked + 2
    assert notifications.wishes_of(_actor()).quiet == ""


def _actor() -> Actor:
    return Actor(kind="person", account=account(WHO).id, channel="online")


def test_what_is_not_brought_here_stays_as_it_was_chosen(office: Office) -> None:
    browser = signed_in(WHO)
    browser.post(CHOICE, USUAL | {"needed": ["zalo", "sms"]})
    ports.plug("zalo", None)
    assert "Zalo" not in words_of(browser.get(CHOICE)).replace("SMS và Zalo", "")
    browser.post(CHOICE, USUAL)
    assert notifications.wishes_of(_actor()).wants("needed") == {"zalo", "sms", "email"}


def test_every_message_to_people_has_its_words_on_the_pages() -> None:
    people = {each.event for each in notifications.templates().values() if each.kind in KINDS}
    assert people == TOLD.keys()
    assert set(KINDS) == set(notifications.CHOSEN_KINDS)
    assert set(ports.channels()) == set(CHANNELS)
