"""People send feedback and complaints without scripts and see what became of it; officers answer."""

import re
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.feedback.models import Matter
from motcua.platform import clock
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office
from scenes import Stage, stage
from surfaces import citizens
from surfaces.test_rating_pages import tracking

__all__ = ["data_folder", "office", "stage"]

Limit = Callable[[int], AbstractContextManager[Any]]
LISTED, ONE, SHOWN = 9, 10, 7
SAY = "/phan-anh/gui/phan-anh/"


def typed(office: Office, **more: str) -> dict[str, str]:
    centre = agencies.centre_of(office.unit.id)
    assert centre is not None
    given = {"intent": str(uuid.uuid4()), "about": "procedure", "words": "Chờ hai giờ.", "unit": centre.code}
    return given | more


def sent(browser: Client, address: str, data: dict[str, str]) -> Matter:
    answer = browser.post(address, data)
    assert answer.status_code == 302, answer.content.decode()
    return Matter.objects.get(intent=data["intent"])


def test_feedback_from_the_page_to_the_answer_and_reopening(office: Office) -> None:
    browser = Client()
    start = browser.get("/phan-anh/").content.decode()
    assert SAY in start
    assert "khieu-nai" in start
    made = sent(browser, SAY, typed(office, phone="0912 345 678"))
    page = reverse("portal:matter", args=[made.public_id])
    assert made.code in browser.get(page).content.decode()
    assert Client().get(page).status_code == 404
    receiver = signed_in(office.person("receiver").account)
    assert "Chờ hai giờ." in receiver.get("/ban-lam-viec/phan-anh/").content.decode()
    one = receiver.get(reverse("desk:matter", args=[made.public_id])).content.decode()
    assert "Người dân đọc nguyên văn." in one
    assert "Chỉ cán bộ đọc, người dân không thấy." in one
    act = reverse("desk:matter-act", args=[made.public_id, "tra-loi"])
    empty = receiver.post(act, {"words": " "})
    assert empty.status_code == 422
    assert "Viết ít nhất một câu" in empty.content.decode()
    assert receiver.post(act, {"words": "Mở thêm một quầy."}).status_code == 302
    again = Client()
    find = reverse("portal:find-matter")
    assert again.post(find, {"code": made.code, "phone": "0987654321"}).status_code == 404
    assert again.post(find, {"code": made.code, "phone": "0912345678"})["Location"] == page
    assert "Mở thêm một quầy." in again.get(page).content.decode()
    assert again.post(page, {"lam": "mo-lai", "words": ""}).status_code == 422
    assert again.post(page, {"lam": "mo-lai", "words": "Vẫn chờ."}).status_code == 302
    made.refresh_from_db()
    assert made.state == "reopened"


def test_a_refused_page_keeps_what_was_typed_and_a_second_press_is_the_same(office: Office) -> None:
    browser, data = Client(), typed(office, words="Chữ dài", address="45 Lê Lợi", about="unit")
    every = browser.post("/phan-anh/gui/khieu-nai/", {"intent": data["intent"]}).content.decode()
    for sentence in ("Viết ít nhất một câu", "Khiếu nại cần họ tên", "Chọn nơi bạn muốn nói đến"):
        assert sentence in every, "every mistake at once"
    answer = browser.post("/phan-anh/gui/khieu-nai/", data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Khiếu nại cần họ tên của bạn" in page
    for kept in ("Chữ dài", "45 Lê Lợi", data["intent"]):
        assert kept in page
    assert re.search(r'value="unit"\s+checked', page)
    data["name"] = "Trần Thị Mỹ Hoà"
    sent(browser, "/phan-anh/gui/khieu-nai/", data)
    sent(browser, "/phan-anh/gui/khieu-nai/", data)
    assert Matter.objects.count() == 1


def test_who_is_unhappy_is_offered_both_ways_with_the_dossier_filled_in(stage: Stage) -> None:
    done, browser = stage.at["issued"], tracking(stage.at["issued"])
    rate = reverse("portal:rate", args=[done.public_id])
    assert SAY not in browser.post(rate, {"overall": "4"}, follow=True).content.decode()
    page = browser.post(rate, {"overall": "1"}, follow=True).content.decode()
    offered = f"{SAY}?ho-so={done.public_id}"
    assert offered in page
    assert f"/phan-anh/gui/khieu-nai/?ho-so={done.public_id}" in page
    form = browser.get(offered).content.decode()
    assert done.code in form
    assert 'name="unit"' not in form
    data = typed(stage.office) | {"ho-so": str(done.public_id)}
    data.pop("unit")
    assert sent(browser, SAY, data).dossier_id is not None
    assert Client().get(offered).status_code == 404, "another's dossier is answered like none"


def test_an_account_sees_what_it_sent_and_officers_send_nothing(office: Office) -> None:
    browser = citizens.signed_in()
    made = sent(browser, SAY, typed(office))
    assert made.code in browser.get("/phan-anh/").content.decode()
    another = citizens.signed_in()
    assert another.get(reverse("portal:matter", args=[made.public_id])).status_code == 200
    officer = signed_in(office.person("receiver").account)
    assert officer.get(SAY).status_code == 404
    assert officer.post(SAY, typed(office)).status_code == 404


def test_pages_ask_no_more_for_a_longer_list(office: Office, django_assert_max_num_queries: Limit) -> None:
    browser, receiver = Client(), signed_in(office.person("receiver").account)
    made = [sent(browser, SAY, typed(office)) for _ in range(5)].pop()
    receiver.get("/ban-lam-viec/phan-anh/")
    with django_assert_max_num_queries(LISTED):
        assert receiver.get("/ban-lam-viec/phan-anh/").content.decode().count("row-link") == 5
    with django_assert_max_num_queries(ONE):
        receiver.get(reverse("desk:matter", args=[made.public_id]))
    with django_assert_max_num_queries(SHOWN):
        browser.get(reverse("portal:matter", args=[made.public_id]))


def test_the_leader_is_told_of_late_answers(office: Office) -> None:
    made = sent(Client(), SAY, typed(office))
    leader = signed_in(office.person("leader").account)
    assert "quá hạn trả lời" not in leader.get("/ban-lam-viec/lanh-dao/").content.decode()
    with clock.at(made.due_at + timedelta(days=1)):
        assert (
            "1 phản ánh, khiếu nại quá hạn trả lời" in leader.get("/ban-lam-viec/lanh-dao/").content.decode()
        )
        assert made.code in leader.get("/ban-lam-viec/phan-anh/?ds=qua-han").content.decode()


def test_one_address_cannot_flood_the_office_and_loses_nothing_typed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("motcua.platform.limits.PER_ADDRESS", 1)
    browser = Client()
    assert browser.post(SAY, typed(office, words=" ")).status_code == 422  # not taken in, not counted
    sent(browser, SAY, typed(office))
    answer = browser.post(SAY, typed(office, words="Câu thứ hai"))
    assert answer.status_code == 429
    assert "Câu thứ hai" in answer.content.decode()
    assert Matter.objects.count() == 1
