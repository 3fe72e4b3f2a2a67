"""Bulk acts at the desk: ticked, looked at, given, watched — with plain forms."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from motcua.dossiers import api as dossiers
from motcua.dossiers.bulk import carrying
from motcua.dossiers.models import BulkOrder
from motcua.platform.access import Actor
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office

__all__ = ["data_folder", "office"]

ORDERS = "/ban-lam-viec/hang-loat/"


def tick(client: Client, act: str, page: str) -> str:
    """Tick every box of a page and press the button of an act; answers the preview's address."""
    boxes = re.findall(r'name="chon" form="chosen" value="([^"]+)"', page)
    return client.post(ORDERS, {"viec": act, "chon": boxes}).headers["Location"]


@pytest.fixture
def head(office: Office) -> Actor:
    for _each in range(3):
        office.taken_in()
    return office.person("section_head")


def test_from_the_ticks_to_the_outcome_without_javascript(office: Office, head: Actor) -> None:
    client, examiner = signed_in(head.account), office.person("examiner")
    page = client.get("/ban-lam-viec/").content.decode()
    assert '<form id="chosen"' in page
    preview = tick(client, "assign", page)
    assert "Làm với" not in client.get(preview).content.decode()
    given = {"to": str(examiner.account), "note": "Trong ngày", "lam": "xem"}
    assert client.post(preview, given).status_code == 302
    looked = client.get(preview).content.decode()
    assert "Làm với 3 hồ sơ" in looked
    assert looked.count(f"{examiner.name} nhận bước") == 3
    client.post(preview, given | {"lam": "giao"})
    running = client.get(preview).content.decode()
    assert "còn chờ <b>3</b>" in running
    assert 'hx-trigger="every 2s"' in running
    carrying.carry(BulkOrder.objects.get().pk)
    ended = client.get(preview).content.decode()
    assert "Xong <b>3</b>" in ended
    assert "hx-trigger" not in ended
    assert "Trong ngày" in ended
    assert preview in client.get(ORDERS).content.decode()


def test_another_colleague_than_was_looked_at_is_looked_at_first(office: Office, head: Actor) -> None:
    client, examiner = signed_in(head.account), office.person("examiner")
    preview = tick(client, "assign", client.get("/ban-lam-viec/").content.decode())
    client.post(preview, {"to": str(examiner.account), "lam": "giao"})
    assert BulkOrder.objects.get().confirmed_at is None
    assert "Làm với 3 hồ sơ" in client.get(preview).content.decode()
    client.post(preview, {"to": str(examiner.account), "lam": "giao"})
    assert BulkOrder.objects.get().confirmed_at is not None


def test_stop_is_pressed_before_anything_was_done(office: Office, head: Actor) -> None:
    client = signed_in(head.account)
    preview = tick(client, "take", client.get("/ban-lam-viec/").content.decode())
    client.post(preview, {"lam": "giao"})
    client.post(preview, {"lam": "dung"})
    page = client.get(preview).content.decode()
    assert "Đã dừng theo yêu cầu." in page
    assert "không động đến <b>3</b>" in page
    carrying.carry(BulkOrder.objects.get().pk)
    assert BulkOrder.objects.get().lines.filter(state="untouched").count() == 3


def test_what_was_typed_too_long_comes_back_with_its_sentence(office: Office, head: Actor) -> None:
    client, examiner = signed_in(head.account), office.person("examiner")
    preview = tick(client, "assign", client.get("/ban-lam-viec/").content.decode())
    long = "x" * 4001
    answer = client.post(preview, {"to": str(examiner.account), "note": long, "lam": "xem"})
    assert answer.status_code == 422
    assert long in answer.content.decode()
    assert "4001" in answer.content.decode()


def test_the_whole_list_may_be_taken_in_hand(office: Office, head: Actor) -> None:
    client = signed_in(head.account)
    made = client.post(ORDERS, {"viec": "take", "ca-danh-sach": "don-vi"}).headers["Location"]
    assert client.get(made).content.decode().count("Bạn nhận bước") == 3


def test_a_whole_list_is_not_taken_wider_than_it_was_looked_at(office: Office, head: Actor) -> None:
    given = {"viec": "take", "ca-danh-sach": "don-vi", "trang-thai": "không rõ"}
    answer = signed_in(head.account).post(ORDERS, given)
    assert answer.status_code == 422
    assert "không hiểu «không rõ»" in answer.content.decode()
    assert not BulkOrder.objects.exists()


def test_nothing_ticked_is_said_and_nobody_opens_anothers_order(office: Office, head: Actor) -> None:
    client = signed_in(head.account)
    was = "http://testserver/ban-lam-viec/?ds=don-vi"
    answer = client.post(ORDERS, {"viec": "take"}, headers={"referer": was})
    assert answer.status_code == 422
    assert "Hãy chọn ít nhất một hồ sơ" in answer.content.decode()
    assert f'href="{was}"' in answer.content.decode(), "the way back to the list"
    elsewhere = client.post(ORDERS, {"viec": "take"}, headers={"referer": "https://ngoai.example/"})
    assert "ngoai.example" not in elsewhere.content.decode()
    made = tick(client, "take", client.get("/ban-lam-viec/").content.decode())
    other = signed_in(office.person("examiner").account)
    assert other.get(made).status_code == 404
    assert other.post(made, {"lam": "giao"}).status_code == 404
    assert client.post(reverse("desk:bulk-orders"), {"viec": "sign", "chon": "x"}).status_code == 404


@pytest.mark.parametrize("many", [2, 12])
def test_pages_ask_no_more_for_more_lines(
    office: Office, django_assert_max_num_queries: object, many: int
) -> None:
    dones = [office.taken_in() for _ in range(many)]
    head, examiner = office.person("section_head"), office.person("examiner")
    client = signed_in(head.account)
    made = dossiers.prepare_bulk(head, "assign", [done.public_id for done in dones])
    dossiers.adjust_bulk(head, made, to=examiner.account, note="")
    address = reverse("desk:bulk-order", args=[made])
    client.get(address)
    with django_assert_max_num_queries(PREVIEW):
        client.get(address)
    dossiers.confirm_bulk(head, made, note="")
    carrying.carry(BulkOrder.objects.get().pk)
    with django_assert_max_num_queries(OUTCOME):
        client.get(address)


def test_the_page_of_orders_asks_no_more_for_more_orders(office: Office, head: Actor) -> None:
    client, examiner, asked = signed_in(head.account), office.person("examiner"), []
    for _ in range(3):
        made = dossiers.prepare_bulk(head, "assign", [office.taken_in().public_id])
        dossiers.adjust_bulk(head, made, to=examiner.account, note="")
        dossiers.confirm_bulk(head, made, note="")
        with CaptureQueriesContext(connection) as queries:
            assert str(made) in client.get(ORDERS).content.decode()
        asked.append(len(queries))
    assert len(set(asked[1:])) == 1


PREVIEW, OUTCOME = 20, 12
