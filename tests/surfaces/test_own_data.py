"""«Dữ liệu của tôi» and the office's page of requests, as pages: asked without scripts, answered in words."""

import pytest
from django.test import Client
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.privacy import api as privacy
from people import CITIZEN, Cast
from proving.crowd import signed_in as at_desk
from scenes import officer
from surfaces.citizens import account, signed_in
from surfaces.test_filing_at_home import words_of

ASK = "/du-lieu-cua-toi/yeu-cau/"
LIST = "/quan-tri/yeu-cau-du-lieu/"


@pytest.fixture
def data_officer(cast: Cast) -> Client:
    return at_desk(officer("bao.ve.du.lieu", cast.province.id, "data_officer").account)


def test_a_person_asks_and_reads_the_answer(cast: Cast, data_officer: Client) -> None:
    browser = signed_in(CITIZEN)
    page = browser.get(ASK).content.decode()
    assert " checked" not in page, "nothing is chosen beforehand"
    empty = browser.post(ASK, {"words": "Nói thêm"})
    assert empty.status_code == 422
    assert "Nói thêm" in empty.content.decode()
    assert browser.post(ASK, {"kind": "correct", "words": ""}).status_code == 422
    sent = browser.post(ASK, {"kind": "stop", "words": "Đừng nhắn tin"})
    assert sent.status_code == 302
    assert "Trả lời trước" in words_of(browser.get(sent["Location"]))
    again = browser.post(ASK, {"kind": "stop", "words": ""})
    assert again.status_code == 409
    assert "đang chờ kết quả" in words_of(again)

    assert "Dừng xử lý dữ liệu" in words_of(data_officer.get(LIST))
    one = sent["Location"].replace(ASK, LIST)
    answered = data_officer.post(f"{one}nhan/", {"answer": "Sẽ dừng.", "with_others": "no"})
    assert answered.status_code == 302
    long = data_officer.post(f"{one}xong/", {"answer": "Đã làm. " * 600})
    assert long.status_code == 422
    assert "Viết nhiều nhất 4000 ký tự; ở đây có 4799." in words_of(long)
    assert long.content.decode().count("Đã làm.") == 600, "nothing typed is lost"
    assert data_officer.post(f"{one}nhan/", {"answer": "x", "with_others": "no"}).status_code == 409
    assert data_officer.post(f"{one}gia-han/", {"days": "16", "because": "x"}).status_code == 422
    assert data_officer.post(f"{one}gia-han/", {"days": "10", "because": "Chờ nhà mạng"}).status_code == 302
    assert data_officer.post(f"{one}xong/", {"answer": "Đã dừng."}).status_code == 302
    told = words_of(browser.get(sent["Location"]))
    for words in ("Đã thực hiện", "Sẽ dừng. Đã dừng.", "Gia hạn 10 ngày: Chờ nhà mạng"):
        assert words in told, words
    assert "Người bao.ve.du.lieu" not in told
    assert "Đã thực hiện" in words_of(browser.get("/du-lieu-cua-toi/"))


def test_a_refusal_is_told_with_its_ground(cast: Cast, data_officer: Client) -> None:
    me = agencies.actor_for(account(CITIZEN).id, "online")
    request = privacy.ask(me, "erase", "")
    act = reverse("console:data-request-act", args=[request, "tu-choi"])
    assert data_officer.post(act, {"answer": "Phải lưu.", "ground": ""}).status_code == 422
    assert data_officer.post(act, {"answer": "Phải lưu.", "ground": "Luật Lưu trữ điều 1"}).status_code == 302
    told = words_of(signed_in(CITIZEN).get(reverse("portal:own-data-request", args=[request])))
    assert "Luật Lưu trữ điều 1" in told


def test_pages_of_one_are_nobody_elses(cast: Cast, data_officer: Client) -> None:
    me = agencies.actor_for(account(CITIZEN).id, "online")
    request = privacy.ask(me, "see", "")
    own = reverse("portal:own-data-request", args=[request])
    office = reverse("console:data-request", args=[request])
    assert signed_in("Trần Quốc Bảo").get(own).status_code == 404
    assert data_officer.get(own).status_code == 404
    for stranger in (at_desk(cast.leader.account), signed_in(CITIZEN)):
        assert stranger.get(office).status_code == 404
        assert stranger.get(LIST).status_code == 404
