"""Handing results over at the desk, and the list of those nobody has come for."""

import pytest
from django.test import Client
from django.urls import reverse

from motcua.dossiers.models import Delivery
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office
from rooms.dossiers.test_handing_over import issued

__all__ = ["data_folder", "office"]

CARD = "079194001234|024000111|Trần Thị Mỹ Hoà|12031994|Nữ|12 Quang Trung|01072021"
LISTED = 11


@pytest.fixture
def returner(office: Office) -> Client:
    return signed_in(office.person("returner").account)


def test_a_scanned_card_is_the_number_it_carries(office: Office, returner: Client) -> None:
    done = issued(office)
    address = reverse("desk:act", args=[done.public_id, "deliver"])
    assert "Số định danh của người nhận" in returner.get(address).content.decode()
    sent = {"receiver": "Trần Thị Mỹ Hoà", "channel": "counter", "identity_check": "identity_card"}
    read = returner.post(address, sent | {"receiver": "Ai đó", "receiver_number": CARD})
    shown = read.content.decode()
    assert "Đã đọc thẻ." in shown
    assert 'value="079194001234"' in shown
    assert 'value="Trần Thị Mỹ Hoà"' in shown
    assert "024000111" not in shown
    assert not Delivery.objects.exists(), "a scan ends with Enter and hands nothing over"
    proxy = returner.post(address, sent | {"identity_check": "proxy", "receiver_number": "079194001234"})
    assert proxy.status_code == 422
    assert "Ghi giấy ủy quyền" in proxy.content.decode()
    assert returner.post(address, sent | {"receiver_number": "079194001234"}).status_code == 302
    assert Delivery.objects.get().receiver_number == "079194001234"


def test_the_list_counts_what_it_shows_and_asks_no_more_when_longer(
    office: Office, returner: Client, django_assert_max_num_queries: object
) -> None:
    first = issued(office)
    returner.get("/quay/cho-nhan/")
    for _ in range(3):
        issued(office)
    with django_assert_max_num_queries(LISTED):  # type: ignore[operator]
        shown = returner.get("/quay/cho-nhan/").content.decode()
    assert shown.count("row-link") == 4
    assert "Tất cả <b>4</b>" in shown
    assert "Chờ từ 7 ngày <b>0</b>" in shown
    assert first.code in shown
    assert "Chưa nối dịch vụ gửi tin" in shown
    assert returner.get("/quay/cho-nhan/?cho=mai-mai").status_code == 404
