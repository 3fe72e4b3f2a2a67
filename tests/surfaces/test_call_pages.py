"""Calls are recorded, called back in turn, end as answer or feedback; phones stand where people look."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from django.test import Client
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.feedback.models import Call, Matter
from motcua.kernel import codes
from motcua.platform import ledger
from proving.crowd import signed_in
from rooms.dossiers.conftest import CODE, Office, data_folder, office
from scenes import Stage, stage
from surfaces.test_rating_pages import tracking

__all__ = ["data_folder", "office", "stage"]

Limit = Callable[[int], AbstractContextManager[Any]]
LISTED = 9
NEW = "/ban-lam-viec/goi-lai/moi/"


def typed(**more: str) -> dict[str, str]:
    given = {"intent": str(uuid.uuid4()), "phone": "0912 345 678", "words": "Hỏi giấy đã có chưa."}
    return given | {"promised": "4h"} | more


def taken(clerk: Client, **more: str) -> Call:
    data = typed(**more)
    for _ in range(2):  # pressed twice
        assert clerk.post(NEW, data).status_code == 302
    return Call.objects.get(intent=data["intent"])


def test_a_call_waits_in_its_turn_until_somebody_is_reached(office: Office) -> None:
    clerk = signed_in(office.person("receiver").account)
    later, sooner = taken(clerk, promised="2wd"), taken(clerk, promised="1h", words="Gấp")
    assert "Thứ 2 trong hàng" in clerk.get(reverse("desk:call", args=[later.public_id])).content.decode()
    listed = clerk.get("/ban-lam-viec/goi-lai/").content.decode()
    assert listed.index("Gấp") < listed.index("Hỏi giấy đã có chưa.")
    assert clerk.post(reverse("desk:call-act", args=[sooner.public_id, "khong-gap"])).status_code == 302
    assert "Không gặp" in clerk.get(reverse("desk:call", args=[sooner.public_id])).content.decode()
    assert clerk.post(reverse("desk:call-act", args=[sooner.public_id, "gap"])).status_code == 302
    assert "Thứ 1 trong hàng" in clerk.get(reverse("desk:call", args=[later.public_id])).content.decode()
    again = clerk.post(reverse("desk:call-act", args=[sooner.public_id, "gap"]))
    assert again.status_code == 409
    names = [entry.name.rpartition(".")[2] for entry in ledger.entries(f"call:{sooner.pk}")]
    assert names == ["taken", "unreached", "reached"]
    assert "0912" not in str(ledger.entries(f"call:{sooner.pk}"))


def test_a_call_becomes_an_answered_question_or_feedback(office: Office) -> None:
    clerk, done = signed_in(office.person("receiver").account), office.taken_in()
    question, feedback = taken(clerk), taken(clerk, code=done.code, words="Chờ lâu.")
    assert clerk.post(reverse("desk:call-act", args=[question.public_id, "tra-loi"])).status_code == 422
    answered = reverse("desk:call-act", args=[question.public_id, "tra-loi"])
    assert clerk.post(answered, {"words": "Mai có."}).status_code == 302
    assert clerk.post(reverse("desk:call-act", args=[feedback.public_id, "phan-anh"])).status_code == 302
    made = Matter.objects.get()
    assert (made.source, made.dossier.code) == ("phone", done.code)
    wrong = taken(clerk, code="H99.khong-co", words="Thủ tục gì đó.")
    assert clerk.post(reverse("desk:call-act", args=[wrong.public_id, "phan-anh"])).status_code == 302
    assert Matter.objects.latest("pk").procedure_code == "", "what is no procedure is kept as none"
    assert made.code in clerk.get(reverse("desk:call", args=[feedback.public_id])).content.decode()
    caller = Client()
    assert (
        caller.post(reverse("portal:find-matter"), {"code": made.code, "phone": "0912345678"}).status_code
        == 302
    )
    done_page = clerk.get("/ban-lam-viec/goi-lai/?ds=da-xong").content.decode()
    assert "Đã trả lời câu hỏi" in done_page
    assert "Thành phản ánh, kiến nghị" in done_page


def test_what_lacks_is_said_and_nothing_typed_is_lost(office: Office) -> None:
    clerk = signed_in(office.person("receiver").account)
    for wrong, sentence in (
        ({"phone": ""}, "Ghi số điện thoại để gọi lại"),
        ({"words": ""}, "Viết ít nhất một câu"),
        ({"promised": "9h"}, "Chọn một mốc gọi lại"),
    ):
        answer = clerk.post(NEW, typed(name="Ông Hoà") | wrong)
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert "Ông Hoà" in answer.content.decode()
    neighbour = signed_in(office.person("receiver", office.elsewhere).account)
    made = taken(clerk)
    assert neighbour.get(reverse("desk:call", args=[made.public_id])).status_code == 404
    assert "Hỏi giấy" not in neighbour.get("/ban-lam-viec/goi-lai/").content.decode()


def test_the_list_asks_no_more_for_more_calls(office: Office, django_assert_max_num_queries: Limit) -> None:
    clerk = signed_in(office.person("receiver").account)
    for _ in range(4):
        taken(clerk)
    clerk.get("/ban-lam-viec/goi-lai/")
    with django_assert_max_num_queries(LISTED):
        assert clerk.get("/ban-lam-viec/goi-lai/").content.decode().count("row-link") == 4


def test_the_phone_of_the_centre_stands_on_every_page_about_it(stage: Stage) -> None:
    unit, done, late = stage.office.unit, stage.at["issued"], stage.at["examined"]
    centre = agencies.centre_of(unit.id)
    assert centre is not None
    phone = codes.phone_words(centre.phone)
    browser = tracking(done)
    browser.post("/noi-o/", {"commune": unit.identifier})
    browser.post("/tra-cuu/", {"code": late.code, "phone": "0912345678"})
    for address in (
        reverse("portal:tracked", args=[done.public_id]),
        reverse("portal:tracked", args=[late.public_id]),
        reverse("portal:tracked-explain", args=[late.public_id]),
        reverse("portal:rate", args=[done.public_id]),
        f"/phan-anh/gui/phan-anh/?ho-so={done.public_id}",
        "/phan-anh/",
        f"/thu-tuc/{CODE}/",
        f"/thu-tuc/{CODE}/giay-to/",
        "/dang-nhap/",
    ):
        page = browser.get(address).content.decode()
        assert phone in page, address
    for address in (f"/thu-tuc/{CODE}/", "/dang-nhap/"):
        page = browser.get(address).content.decode()
        assert "Không có VNeID?" in page
        assert "Người nước ngoài" in page
