"""Numbered slips as pages: given out, printed, entered afterwards."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from motcua.custody import api as custody
from motcua.dossiers import api as dossiers
from motcua.kernel import codes
from motcua.platform import clock
from proving.crowd import signed_in
from rooms.dossiers.conftest import CODE, Office, data_folder, office
from surfaces.test_counter_intake import GIVEN as FORM

__all__ = ["data_folder", "office"]

SLIPS = "/quay/phieu/"


@pytest.fixture
def receiver(office: Office) -> Client:
    return signed_in(office.person("receiver").account)


@pytest.fixture
def block(office: Office) -> str:
    director = office.person("centre_director")
    with clock.at(clock.now() - timedelta(days=3)):
        made = custody.reserve_slips(director, custody.counters(director)[0], "4")
    return reverse("counter:slip-block", args=[made])


def given(office: Office, **changed: str) -> dict[str, str]:
    day = clock.now() - timedelta(days=2)
    asked = {
        "code": codes.slip_code(office.unit.identifier, 2),
        "received_day": f"{day:%d/%m/%Y}",
        "received_hour": "9h05",
        "procedure": CODE,
    }
    return asked | changed


def test_a_director_gives_out_slips_that_are_printed(office: Office) -> None:
    director = signed_in(office.person("centre_director").account)
    counter = custody.counters(office.person("centre_director"))[0]
    assert director.post(f"{SLIPS}cap/", {"counter": counter, "count": "nhiều"}).status_code == 422
    made = director.post(f"{SLIPS}cap/", {"counter": counter, "count": "3"})["Location"]
    page = director.get(made).content.decode()
    assert page.count('class="blank-slip"') == 3
    assert codes.slip_code(office.unit.identifier, 3) in page
    assert "Nhập một phiếu" not in director.get(SLIPS).content.decode()


def test_a_slip_is_entered_with_its_own_time(office: Office, receiver: Client, block: str) -> None:
    address = receiver.post(f"{SLIPS}nhap/", given(office))["Location"]
    page = receiver.get(address).content.decode()
    assert f"Nhập phiếu {codes.slip_code(office.unit.identifier, 2)}" in page
    assert "09:05" in page
    assert "nhập tiếp" in receiver.get(block).content.decode()
    intent = re.search(r"y=([0-9a-f-]+)", address)
    assert intent is not None
    receipt = receiver.post(address, FORM | {"intent": intent[1]})["Location"]
    assert "09:05" in receiver.get(receipt).content.decode()
    shown = receiver.get(block).content.decode()
    assert "đã nhập" in shown
    (found,) = custody.dossiers_of_slip(codes.slip_code(office.unit.identifier, 2))
    row = dossiers.between.outlines(office.person("receiver"), [found])[found]
    page = receiver.get(reverse("desk:dossier", args=[row.public_id])).content.decode()
    assert f"theo phiếu {codes.slip_code(office.unit.identifier, 2)}, nhập vào máy" in page
    again = receiver.post(f"{SLIPS}nhap/", given(office))
    assert again.status_code == 409
    assert row.code in again.content.decode()
    words = {"tim": codes.slip_code(office.unit.identifier, 2)}
    assert row.code[-4:] in receiver.post("/ban-lam-viec/loc/", words, follow=True).content.decode()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"received_hour": "chiều"}, "Ghi ngày giờ trên phiếu"),
        ({"received_day": "mai"}, "Ghi ngày giờ trên phiếu"),
        ({"received_hour": "25:00"}, "Ghi ngày giờ trên phiếu"),
        ({"received_day": "01/01/2020"}, "Phiếu chỉ nhập được trong 7 ngày."),
        ({"code": "H18.11.002-P000002-00"}, "hai số cuối không khớp"),
        ({"code": "x"}, "không đúng dạng"),
        ({"procedure": "9.999999"}, "Không có thủ tục nào mang mã này"),
    ],
)
def test_a_refused_slip_keeps_what_was_typed(
    office: Office, receiver: Client, block: str, changed: dict[str, str], sentence: str
) -> None:
    answer = receiver.post(f"{SLIPS}nhap/", given(office, **changed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    for typed in given(office, **changed).values():
        assert f'value="{typed}"' in page


def test_a_spoilt_slip_is_void_with_a_reason(office: Office, receiver: Client, block: str) -> None:
    spoilt = codes.slip_code(office.unit.identifier, 1)
    assert receiver.post(f"{SLIPS}huy/", {"void_code": spoilt}).status_code == 422
    assert receiver.post(f"{SLIPS}huy/", {"void_code": spoilt, "reason": "Rách"}).status_code == 302
    page = receiver.get(block).content.decode()
    assert "đã huỷ" in page
    assert "Rách" in page
    assert page.count('class="blank-slip"') == 3
