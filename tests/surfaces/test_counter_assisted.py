"""Typing for somebody: asked on the intake page, confirmed by code or paper, said on the dossier."""

import re
import uuid
from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client

from motcua.dossiers.models import Dossier
from motcua.notifications import ports
from motcua.notifications.models import Message
from proving.crowd import signed_in
from rooms.dossiers.conftest import CODE, Office, data_folder, office
from rooms.dossiers.test_telling import Deaf
from surfaces.test_counter_intake import GIVEN

__all__ = ["data_folder", "office"]

BY_CODE = GIVEN | {"help": "assisted", "confirmation": "code"}
BY_PAPER = GIVEN | {"help": "assisted", "confirmation": "paper"}


@pytest.fixture
def counter(office: Office) -> Client:
    return signed_in(office.person("receiver").account)


@pytest.fixture
def _carrier() -> Iterator[None]:
    ports.plug("sms", Deaf())
    yield
    ports.plug("sms", None)


@pytest.fixture
def page() -> str:
    return f"/quay/nhan/{CODE}/?y={uuid.uuid4()}"


def story(client: Client, taken: HttpResponse) -> str:
    dossier = Dossier.objects.get()
    assert taken["Location"] == f"/quay/giay-hen/{dossier.public_id}/"
    assert dossier.help_kind == "assisted"
    return client.get(f"/ban-lam-viec/ho-so/{dossier.public_id}/").content.decode()


@pytest.mark.usefixtures("_carrier")
def test_by_a_code_read_from_the_persons_own_phone(counter: Client, page: str) -> None:
    sent = counter.post(page, BY_CODE | {"viec": "gui-ma"})
    shown = sent.content.decode()
    code = re.search(r"[0-9]{6}", Message.objects.get().text)
    assert code
    assert sent.status_code == 200
    assert "Đã gửi mã tới số 091•••••678" in shown
    assert 'value="Trần Thị Mỹ Hoà"' in shown, "nothing typed is lost"
    assert code[0] not in shown
    wrong = counter.post(page, BY_CODE | {"confirm_code": "0" if code[0] != "000000" else "1"})
    assert wrong.status_code == 422
    assert "Mã không đúng, còn 4 lần thử." in wrong.content.decode()
    assert not Dossier.objects.exists()
    taken = counter.post(page, BY_CODE | {"confirm_code": code[0]})
    assert "người dân xác nhận bằng mã gửi tới điện thoại" in story(counter, taken)


def test_by_paper_only_when_the_clerk_has_it_in_hand(counter: Client, page: str) -> None:
    shown = counter.get(page).content.decode()
    assert "Giấy có chữ ký" in shown
    assert "Mã gửi tới điện thoại" not in shown, "without a carrier no code is offered"
    refused = counter.post(page, BY_PAPER)
    assert refused.status_code == 422
    assert "Nhận giấy có chữ ký của người dân rồi đánh dấu." in refused.content.decode()
    taken = counter.post(page, BY_PAPER | {"signed": "1"})
    assert "người dân xác nhận bằng giấy có chữ ký" in story(counter, taken)


def test_help_that_nobody_confirms_takes_nothing_in(counter: Client, page: str) -> None:
    refused = counter.post(page, GIVEN | {"help": "assisted"})
    assert refused.status_code == 422
    assert "Chọn cách người dân xác nhận." in refused.content.decode()
    assert not Dossier.objects.exists()
