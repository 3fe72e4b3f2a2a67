"""At the counter: the questions come first, answers lead on, a refusal is a slip in a counted book."""

import re
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers.models import Dossier, IntakeRefusal, Screening
from proving.crowd import signed_in
from rooms.dossiers.asking import FIT, MARRIAGE, with_marriage
from rooms.dossiers.conftest import CODE, Office, data_folder, load_office

__all__ = ["data_folder"]

CARD = "079194001234|024000111|Trần Thị Mỹ Hoà|12031994|Nữ|12 Quang Trung|01072021"
ANSWERED = {f"answer__{key}": value for key, value in FIT.items()}


@pytest.fixture
def office(db: None, data_folder: Path) -> Iterator[Office]:
    yield load_office(with_marriage(data_folder))
    agencies.forget()
    catalogue.forget_versions()


@pytest.fixture
def counter(office: Office) -> Client:
    return signed_in(office.person("receiver").account)


def pages(intent: uuid.UUID | None = None) -> tuple[str, str, str]:
    """Addresses of intake, questions and refusal of one request."""
    about = f"?y={intent or uuid.uuid4()}"
    here = f"/quay/nhan/{MARRIAGE}/"
    return f"{here}{about}", f"{here}dieu-kien/{about}", f"{here}tu-choi/{about}"


def test_the_questions_come_before_the_intake_page(counter: Client) -> None:
    intake, questions, _refusal = pages()
    assert counter.get(intake)["Location"] == questions
    shown = counter.get(questions).content.decode()
    assert "Bên nam bao nhiêu tuổi tròn?" in shown
    assert counter.post(questions, ANSWERED)["Location"] == intake
    page = counter.get(intake)
    assert page.status_code == 200
    assert "Đã hỏi điều kiện" in page.content.decode()


def test_a_procedure_that_asks_nothing_goes_straight_to_its_page(counter: Client) -> None:
    answer = counter.get(f"/quay/nhan/{CODE}/dieu-kien/?y={uuid.uuid4()}")
    assert answer["Location"].startswith(f"/quay/nhan/{CODE}/?y=")
    assert counter.get(answer["Location"]).status_code == 200


def test_what_is_not_answered_is_named_and_the_rest_stays(counter: Client) -> None:
    _intake, questions, _refusal = pages()
    page = counter.post(questions, ANSWERED | {"answer__bride_age": ""})
    shown = page.content.decode()
    assert page.status_code == 422
    assert "Chưa trả lời “Bên nữ bao nhiêu tuổi tròn?”" in shown
    assert 'value="27"' in shown
    assert not Screening.objects.exists()


def test_the_intake_page_sent_without_answers_takes_nothing_in_and_keeps_what_was_typed(
    counter: Client,
) -> None:
    intake, _questions, _refusal = pages()
    page = counter.post(intake, {"name": "Trần Thị Mỹ Hoà"})
    assert page.status_code == 409
    assert "Chưa hỏi điều kiện" in page.content.decode()
    assert 'value="Trần Thị Mỹ Hoà"' in page.content.decode()
    assert not Dossier.objects.exists()


def test_the_questions_are_skipped_only_with_a_reason(counter: Client) -> None:
    intake, questions, _refusal = pages()
    page = counter.post(questions, {"viec": "bo-qua", "because": ""})
    assert page.status_code == 422
    assert "Ghi lý do bỏ qua câu hỏi điều kiện." in page.content.decode()
    assert counter.post(questions, {"viec": "bo-qua", "because": "Đã hỏi hôm qua"})["Location"] == intake
    assert "Đã hỏi hôm qua" in counter.get(intake).content.decode()


def test_who_does_not_qualify_gets_a_numbered_slip_with_reason_and_law(counter: Client) -> None:
    intake, questions, refusal = pages()
    assert counter.post(questions, ANSWERED | {"answer__groom_age": "19"})["Location"] == refusal
    assert counter.get(intake)["Location"] == questions, "the intake page stays shut"
    assert "Bên nam chưa đủ 20 tuổi." in counter.get(refusal).content.decode()
    scanned = counter.post(refusal, {"card": CARD}).content.decode()
    assert 'value="Trần Thị Mỹ Hoà"' in scanned
    assert not IntakeRefusal.objects.exists(), "a scan fills the page, it refuses nobody"
    made = counter.post(refusal, {"name": "Trần Thị Mỹ Hoà", "personal_id": "079194001234"})
    slip = counter.get(made["Location"]).content.decode()
    for words in ("1/H18.11.002", "Bên nam chưa đủ 20 tuổi.", "Điều 8 khoản 1 điểm a", "Trần Thị Mỹ Hoà"):
        assert words in slip
    assert not Dossier.objects.exists()
    assert "Hoà" not in made["Location"]
    listed = counter.get("/quay/tu-choi/").content.decode()
    assert "1/H18.11.002" in listed
    assert re.search(r"Tất cả <b>1</b>", listed)


def test_a_refusal_without_its_law_comes_back_with_what_was_typed(counter: Client) -> None:
    _intake, _questions, refusal = pages()
    page = counter.post(refusal, {"name": "Trần Thị Mỹ Hoà", "reason": "Không thuộc thẩm quyền"})
    shown = page.content.decode()
    assert page.status_code == 422
    assert "Ghi điều luật làm căn cứ từ chối." in shown
    assert "Không thuộc thẩm quyền" in shown


def test_days_that_cannot_be_meant_are_said(counter: Client) -> None:
    page = counter.get("/quay/tu-choi/?tu=31/12/2026&den=01/01/2026")
    assert page.status_code == 422
    assert "Chọn từ 1 đến 366 ngày." in page.content.decode()


def test_the_list_asks_no_more_when_it_is_longer(
    counter: Client, django_assert_max_num_queries: object
) -> None:
    def refuse() -> None:
        _intake, _questions, refusal = pages()
        counter.post(refusal, {"name": "An", "reason": "Ngoài thẩm quyền", "article": "Điều 1"})

    refuse()
    counter.get("/quay/tu-choi/")
    for _ in range(5):
        refuse()
    with django_assert_max_num_queries(LISTED):  # type: ignore[operator]
        shown = counter.get("/quay/tu-choi/").content.decode()
    assert shown.count("row-link") == 6


LISTED = 9
