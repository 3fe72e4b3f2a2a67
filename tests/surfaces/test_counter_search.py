"""One box at desk and counter: a scanned card finds the person's dossiers; no address says who it was."""

import pytest
from django.test import Client

from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office

__all__ = ["data_folder", "office"]

NUMBER = "079194001234"
CARD = f"{NUMBER}|024000111|Trần Thị Mỹ Hoà|12031994|Nữ|12 Quang Trung|01072021"
BOXES = ("/ban-lam-viec/loc/", "/quay/tim/")


@pytest.fixture
def receiver(office: Office) -> Client:
    return signed_in(office.person("receiver").account)


def found(client: Client, box: str, words: str) -> tuple[str, list[str]]:
    """The page at the end of the way from a box, and every address on that way."""
    answer = client.post(box, {"tim": words}, follow=True)
    return answer.content.decode(), [address for address, _status in answer.redirect_chain]


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("words", [CARD, NUMBER, "079 194 001234", "0912 345 678"])
def test_a_card_or_number_finds_the_dossiers_of_that_person(
    office: Office, receiver: Client, box: str, words: str
) -> None:
    done = office.taken_in()
    shown, addresses = found(receiver, box, words)
    assert str(done.public_id) in shown
    assert addresses
    for secret in (NUMBER, "0912345678", "Hoà", "024000111", "%7C", "Quang"):
        assert secret not in "".join(addresses)
    assert "024000111" not in shown, "of a card only the number goes on"


@pytest.mark.parametrize("box", BOXES)
def test_nothing_is_found_beyond_ones_rights(office: Office, box: str) -> None:
    done = office.taken_in()
    neighbour = signed_in(office.person("receiver", office.elsewhere).account)
    shown, _addresses = found(neighbour, box, CARD)
    assert str(done.public_id) not in shown


@pytest.mark.parametrize("box", BOXES)
def test_a_card_that_cannot_be_read_is_said_and_not_kept(receiver: Client, box: str) -> None:
    answer = receiver.post(box, {"tim": CARD.replace("12031994", "99999999")})
    assert answer.status_code == 422
    assert "024000111" not in answer.content.decode()
    assert "words" not in receiver.session


def test_a_dossiers_code_leads_from_the_counter_to_the_dossier(office: Office, receiver: Client) -> None:
    done = office.taken_in()
    assert str(done.public_id) in found(receiver, "/quay/tim/", done.code.lower())[0]


def test_words_look_for_procedures_and_are_no_part_of_the_address(receiver: Client) -> None:
    shown, addresses = found(receiver, "/quay/tim/", "hon nhan")
    assert "Cấp Giấy xác nhận tình trạng hôn nhân" in shown
    assert "nhan" not in "".join(addresses)
    nobody, _addresses = found(receiver, "/quay/tim/", "Trần Thị Mỹ Hoà")
    assert "Tìm hồ sơ theo tên này" in nobody
