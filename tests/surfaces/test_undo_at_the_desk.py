"""At the desk: a light act is taken back with one press, a heavy one is confirmed by a typed word."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, undoing
from motcua.platform import clock
from proving.crowd import signed_in
from rooms.dossiers.conftest import MONDAY, Office, data_folder, office, with_examiner

__all__ = ["data_folder", "office", "with_examiner"]


def press(client: Client, done: Done, act: str, **given: str) -> object:
    return client.post(reverse("desk:act", args=[done.public_id, act]), given)


def undo_form(page: str) -> tuple[str, dict[str, str]]:
    form = page.partition('<form class="undo')[2].partition("</form>")[0]
    found = re.search(r'action="([^"]+)"', form)
    assert found, "nothing offers to take it back"
    return found[1], dict(re.findall(r'name="(token)" value="([^"]+)"', form))


@pytest.fixture
def released(office: Office, with_examiner: Done) -> tuple[Client, str]:
    """The examiner's browser right after giving a step back, and the page it shows."""
    client = signed_in(office.person("examiner").account)
    with clock.at(MONDAY):
        answer = press(client, with_examiner, "release")
        page = client.get(answer["Location"]).content.decode()
    return client, page


def test_one_press_takes_it_back_and_the_bar_is_offered_once(
    office: Office, with_examiner: Done, released: tuple[Client, str]
) -> None:
    client, page = released
    address, sent = undo_form(page)
    with clock.at(MONDAY + timedelta(seconds=9)):
        again = client.get(reverse("desk:dossier", args=[with_examiner.public_id])).content.decode()
        assert 'class="undo' not in again
        back = client.get(client.post(address, sent)["Location"]).content.decode()
    assert "Đã hoàn tác." in back
    assert "Hoàn tác: Trả lại cho đơn vị" in back
    view = dossiers.dossier_view(office.person("examiner"), with_examiner.public_id)
    assert [step.holder for step in view.state.steps] == [office.person("examiner").account]


def test_too_late_the_page_says_what_to_do_instead(released: tuple[Client, str]) -> None:
    client, page = released
    address, sent = undo_form(page)
    with clock.at(MONDAY + timedelta(minutes=1)):
        answer = client.post(address, sent)
    assert answer.status_code == 409
    assert "Muốn đổi lại, hãy nhận xử lý." in answer.content.decode()


def test_the_bar_is_only_on_the_page_of_its_own_dossier(office: Office, with_examiner: Done) -> None:
    client = signed_in(office.person("examiner").account)
    press(client, with_examiner, "release")
    other = office.taken_in()
    assert 'class="undo' not in client.get(reverse("desk:dossier", args=[other.public_id])).content.decode()


@pytest.mark.parametrize("act", sorted(undoing.HEAVY))
def test_a_heavy_act_waits_for_the_end_of_the_code_and_keeps_what_was_typed(office: Office, act: str) -> None:
    done = office.taken_in(**({"accept_now": False, "channel": "online"} if act == "reject" else {}))
    client = signed_in(office.person("leader" if act == "stop" else "receiver").account)
    for wrong in ("", "9999", done.code[:4]):
        answer = press(client, done, act, reason="Nộp nhầm nơi", confirm=wrong)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert 'id="confirm-error"' in page
        assert f"4 ký tự cuối của mã hồ sơ {done.code}" in page
        assert "Nộp nhầm nơi</textarea>" in page
    assert dossiers.dossier_view(office.person("receiver"), done.public_id).state.version == done.version
    assert press(client, done, act, reason="Nộp nhầm nơi", confirm=done.code[-4:]).status_code == 302
