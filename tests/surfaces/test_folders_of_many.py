"""The leader's folders by plain forms: letters of apology in one go, drafts decided or sent back together."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from motcua.dossiers.bulk import carrying
from motcua.dossiers.models import BulkOrder
from motcua.platform import clock
from proving.crowd import signed_in
from rooms.dossiers.conftest import PASSWORD, Office, data_folder, office
from scenes import Stage, stage
from surfaces.test_bulk_acts import ORDERS, tick

__all__ = ["data_folder", "office", "stage"]


@pytest.fixture
def leader(stage: Stage) -> Client:
    office = stage.office
    with clock.at(clock.now() - timedelta(days=30)):
        for _ in range(2):
            office.taken_in()
    return signed_in(office.person("leader").account)


def opened(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def filled(page: str) -> dict[str, str]:
    """What the form of a preview holds when nobody types anything."""
    found = dict(re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"', page))
    found |= dict(re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>([^<]*)</textarea>', page))
    return {name: value for name, value in found.items() if name != "csrfmiddlewaretoken"}


def test_letters_are_read_and_sent_in_one_go(leader: Client) -> None:
    page = opened(leader, reverse("leader:letters"))
    assert "Cả 2 hồ sơ của danh sách" in page
    made = leader.post(ORDERS, {"viec": "extend", "ca-danh-sach": "thu-xin-loi"}).headers["Location"]
    preview = opened(leader, made)
    assert preview.count("Kính gửi Trần Thị Mỹ Hoà. Hồ sơ ") == 2
    assert "Gửi 2 thư xin lỗi, hẹn lại" in preview
    given = filled(preview) | {"lam": "giao"}
    wrong = leader.post(made, given | {"password": "sai"})
    assert wrong.status_code == 403
    assert "Gửi 2 thư xin lỗi" in wrong.content.decode()
    assert leader.post(made, given | {"password": PASSWORD}).status_code == 302
    carrying.carry(BulkOrder.objects.get().pk)
    assert "Xong <b>2</b>" in opened(leader, made)
    assert "Không có hồ sơ trễ nào thiếu thư xin lỗi" in opened(leader, reverse("leader:letters"))


def test_other_words_are_read_again_before_anything_is_sent(leader: Client) -> None:
    made = tick(leader, "extend", opened(leader, reverse("leader:letters")))
    given = filled(opened(leader, made)) | {"note": "Máy in hỏng", "password": PASSWORD, "lam": "giao"}
    leader.post(made, given)
    assert BulkOrder.objects.get().confirmed_at is None
    assert opened(leader, made).count("Lý do: Máy in hỏng") == 2
    bad = leader.post(made, given | {"days": "ba", "lam": "xem"})
    assert bad.status_code == 422
    assert "Ghi số ngày làm việc từ 1 đến 60" in bad.content.decode()


def test_drafts_are_ticked_read_and_signed(leader: Client) -> None:
    page = opened(leader, reverse("leader:to-sign"))
    made = tick(leader, "decide", page)
    preview = opened(leader, made)
    assert "Duyệt, ký 1 bản dự thảo" in preview
    assert re.search(r'class="code">[0-9a-f]{64}<', preview)
    stale = filled(preview) | {"dau": "0" * 64, "password": PASSWORD, "lam": "giao"}
    answer = leader.post(made, stale)
    assert answer.status_code == 409
    assert "vừa đổi so với lúc bạn xem" in answer.content.decode()
    leader.post(made, filled(preview) | {"password": PASSWORD, "lam": "giao"})
    carrying.carry(BulkOrder.objects.get().pk)
    assert "Không có dự thảo nào chờ bạn duyệt, ký" in opened(leader, reverse("leader:to-sign"))


def test_nothing_is_sent_back_without_a_reason(leader: Client) -> None:
    made = tick(leader, "send_back", opened(leader, reverse("leader:to-sign")))
    preview = opened(leader, made)
    assert "Hãy ghi lý do rồi xem lại từng dòng." in preview
    assert 'value="giao"' not in preview
    leader.post(made, {"note": "Ghi rõ căn cứ", "lam": "giao"})
    preview = opened(leader, made)
    assert "Trả lại 1 hồ sơ" in preview
    leader.post(made, filled(preview) | {"lam": "giao"})
    assert BulkOrder.objects.get().confirmed_at is not None


@pytest.mark.parametrize("slug", ["thu-xin-loi", "cho-ky"])
def test_who_leads_nobody_has_no_folder(office: Office, slug: str) -> None:
    examiner = signed_in(office.person("examiner").account)
    assert examiner.post(ORDERS, {"viec": "decide", "ca-danh-sach": slug}).status_code == 404


def test_too_many_wrong_passwords_are_slowed(leader: Client) -> None:
    made = tick(leader, "decide", opened(leader, reverse("leader:to-sign")))
    given = filled(opened(leader, made)) | {"password": "sai", "lam": "giao"}
    answers = [leader.post(made, given).status_code for _ in range(12)]
    assert answers[-1] == 429
    assert BulkOrder.objects.get().confirmed_at is None
