"""A person and an officer write to each other from their pages of the dossier, by plain forms."""

import re
import uuid
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from motcua.dossiers.api import Done, PersonGiven, own, thread
from motcua.platform import clock
from motcua.surfaces.guesses import MESSAGES_A_WHILE
from proving.crowd import signed_in as officer_in
from rooms.dossiers.conftest import Office, data_folder, office
from rooms.dossiers.test_threads import NUMBER, OTHER, WHO, person
from surfaces.citizens import signed_in

__all__ = ["data_folder", "office"]

LIST = "/ban-lam-viec/loi-nhan/"


@pytest.fixture
def done(office: Office) -> Done:
    made = office.taken_in(owner=PersonGiven(WHO, personal_id=NUMBER, phone="0912345678"))
    own.claim(person(), made.public_id)
    return made


def thread_of(done: Done) -> str:
    return reverse("portal:own-thread", args=[done.public_id])


def words_of(answer: Any) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def form_on(answer: Any) -> dict[str, str]:
    """The hidden input of the form as the page holds it."""
    (intent,) = re.findall(r'name="intent" value="([^"]+)"', answer.content.decode())
    return {"intent": intent}


def wrote(browser: Client, address: str, page: str, words: str, **more: str) -> Any:
    return browser.post(address, form_on(browser.get(page)) | {"message": words} | more)


def test_there_and_back_without_scripts(office: Office, done: Done) -> None:
    citizen, examiner = signed_in(WHO), officer_in(office.person("examiner").account)
    page, desk = thread_of(done), reverse("desk:dossier", args=[done.public_id])
    assert page in citizen.get(reverse("portal:own", args=[done.public_id])).content.decode()
    assert "không phải quyết định" in words_of(citizen.get(page))
    answer = wrote(citizen, page, page, "Tôi cần <b>bản sao</b>.")
    assert answer.status_code == 302
    asked = words_of(citizen.get(page))
    assert "Bạn" in asked
    assert "Cơ quan chưa xem" in asked
    assert "Chậm nhất lúc này cơ quan trả lời" in asked

    assert "<b>1</b>" in examiner.get("/ban-lam-viec/?ds=don-vi").content.decode()
    assert done.code in words_of(examiner.get(LIST))
    shown = examiner.get(desk)
    assert "Tôi cần &lt;b&gt;bản sao&lt;/b&gt;." in shown.content.decode()
    assert shown.content.decode().count("bản sao") == 1, "not again among what happened"
    assert "Cơ quan đã xem" in words_of(citizen.get(page))
    empty = examiner.post(reverse("desk:write", args=[done.public_id]), form_on(shown) | {"message": " "})
    assert empty.status_code == 422
    assert "Viết điều bạn muốn nhắn." in words_of(empty)
    given = wrote(examiner, reverse("desk:write", args=[done.public_id]), desk, "Mời đến nhận.")
    assert given.status_code == 302
    assert "Đã ghi vào trao đổi" in words_of(examiner.get(desk))
    assert "Không có lời nhắn nào chờ trả lời" in words_of(examiner.get(LIST))

    assert "Có lời nhắn mới" in words_of(citizen.get(reverse("portal:own", args=[done.public_id])))
    read = words_of(citizen.get(page))
    assert "Mời đến nhận." in read
    assert office.unit.name in read
    assert office.person("examiner").name not in read
    assert "Có lời nhắn mới" not in words_of(citizen.get(reverse("portal:own", args=[done.public_id])))


def test_late_ones_are_red_for_both_and_can_be_set_aside(office: Office, done: Done) -> None:
    citizen, leader = signed_in(WHO), officer_in(office.person("leader").account)
    page, desk = thread_of(done), reverse("desk:dossier", args=[done.public_id])
    wrote(citizen, page, page, "Cảm ơn.")
    with clock.at(clock.now() + timedelta(days=10)):
        assert "Cơ quan chậm trả lời" in words_of(signed_in(WHO).get(page))
        assert "1 hồ sơ có lời nhắn chờ trả lời, 1 quá hạn." in words_of(leader.get(LIST))
        assert "Quá hạn trả lời" in words_of(leader.get(desk))
        assert "Lời nhắn của người dân chưa trả lời" in words_of(leader.get(reverse("desk:digest")))
    answer = wrote(leader, reverse("desk:write", args=[done.public_id]), desk, "", lam="khong-can")
    assert answer.status_code == 302
    assert "không cần trả lời thêm" in words_of(citizen.get(page))


def test_the_list_and_a_page_ask_no_more_for_more(
    office: Office, done: Done, django_assert_max_num_queries: Any
) -> None:
    examiner = officer_in(office.person("examiner").account)
    desk = reverse("desk:dossier", args=[done.public_id])
    for number in range(3):
        thread.ask(person(), done.public_id, f"Lần {number}", uuid.uuid4())
        for address in (LIST, desk):
            examiner.get(address)
            with django_assert_max_num_queries({LIST: 8, desk: 30}[address]):
                examiner.get(address)


def test_what_was_typed_comes_back_with_every_refusal(office: Office, done: Done) -> None:
    citizen, page = signed_in(WHO), thread_of(done)
    endless = citizen.post(page, {"message": "dài " * 1_500, "intent": "khong-phai-ma"})
    assert endless.status_code == 422
    assert "dài dài" in words_of(endless)
    for number in range(MESSAGES_A_WHILE):
        assert citizen.post(page, {"message": f"Lần {number}", "intent": uuid.uuid4()}).status_code == 302
    often = citizen.post(page, {"message": "Lần nữa", "intent": uuid.uuid4()})
    assert often.status_code == 429
    assert "Lần nữa" in words_of(often)


def test_it_is_found_by_its_person_and_answered_by_its_office_alone(office: Office, done: Done) -> None:
    page, write = thread_of(done), reverse("desk:write", args=[done.public_id])
    for client in (signed_in(OTHER), officer_in(office.person("examiner").account)):
        assert client.get(page).status_code == 404
        assert client.post(page, {"message": "Ai đấy?"}).status_code == 404
    elsewhere = officer_in(office.person("examiner", office.elsewhere).account)
    assert elsewhere.post(write, {"message": "Ai đấy?"}).status_code == 404
    assert signed_in(WHO).post(write, {"message": "Ai đấy?"}).status_code in {302, 404}
    tracker = Client()
    tracker.post("/tra-cuu/", {"code": done.code, "phone": "0912345678"})
    assert tracker.get(page).status_code in {302, 404}, "the slip lies about: it opens no words"
