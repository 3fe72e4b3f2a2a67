"""The owner is told of every turn that is news, in Vietnamese words that name nobody."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.utils import translation

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Fault, PersonGiven
from motcua.dossiers.models import Dossier
from motcua.dossiers.reactions import on_paid, on_refunded
from motcua.notifications import ports
from motcua.notifications.models import Message
from motcua.payments import events as payment_events
from motcua.platform import clock
from motcua.platform.clock import ZONE
from motcua.platform.outbox import FactRow

NOBODY = PersonGiven("Trần Thị Mỹ Hoà")
MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=ZONE)


class Deaf:
    """A carrier nobody reaches: the messages stay where we can look at them."""

    def hand_over(self, message: ports.Outgoing) -> ports.Answer:
        raise ports.OutOfReachError

    def ask(self, key: object) -> ports.Answer | None:
        raise ports.OutOfReachError


@pytest.fixture(autouse=True)
def _carrier() -> Iterator[None]:
    ports.plug("sms", Deaf())
    yield
    ports.plug("sms", None)


def texts() -> list[str]:
    return list(Message.objects.order_by("id").values_list("text", flat=True))


def test_acceptance_names_code_and_day_and_neither_person_nor_matter(office) -> None:
    done = office.taken_in()
    (text,) = texts()
    assert done.code in text
    assert "tiếp nhận" in text
    assert "Hoà" not in text
    assert "hôn nhân" not in text


def test_an_act_that_turns_no_status_tells_nobody(office) -> None:
    done = office.taken_in()
    office.do("section_head", done, dossiers.Assign(office.person("examiner").account))
    assert len(texts()) == 1


def test_what_is_missing_is_told_also_long_after_filing(office) -> None:
    done = office.taken_in(accept_now=False)
    office.do("receiver", done, dossiers.ReturnForSupplement((Fault("mờ", "to-khai"),), "Tờ khai mờ"))
    _filed, text = texts()
    assert "cần bổ sung" in text
    assert "mờ" not in text


def test_an_owner_without_phone_and_mail_is_left_in_peace(office) -> None:
    office.taken_in(owner=NOBODY)
    assert texts() == []


def test_whoever_filed_for_an_owner_without_phone_is_told_instead(office) -> None:
    done = office.taken_in(owner=NOBODY, applicant=PersonGiven("Mẹ của Hoà", phone="0987654321"))
    office.do("receiver", done, dossiers.Withdraw("Không cần nữa"))
    assert len(texts()) == 2
    assert set(Message.objects.values_list("address", flat=True)) == {"0987654321"}


def test_an_owner_with_a_phone_is_told_and_not_the_applicant(office) -> None:
    office.taken_in(applicant=PersonGiven("Mẹ của Hoà", phone="0987654321"))
    assert list(Message.objects.values_list("address", flat=True)) == ["0912345678"]


def test_what_was_sent_in_is_confirmed_at_once(office) -> None:
    done = office.taken_in(accept_now=False)
    (text,) = texts()
    assert text == f"Đã nhận hồ sơ {done.code} gửi đến. Bộ phận Một cửa đang kiểm tra."


def test_a_refusal_at_the_counter_is_told_without_its_reason(office) -> None:
    done = office.taken_in(accept_now=False)
    office.do("receiver", done, dossiers.Reject("Không thuộc thẩm quyền"))
    assert "không được tiếp nhận" in texts()[-1]
    assert "thẩm quyền" not in texts()[-1]


@pytest.fixture
def examining(office):
    with clock.at(MONDAY):
        done = office.taken_in()
        office.do("section_head", done, dossiers.Assign(office.person("examiner").account))
        yield done


def test_a_sum_that_is_owed_is_told(office, examining) -> None:
    office.do("examiner", examining, dossiers.RequirePayment(50_000, "Nghĩa vụ tài chính"))
    assert "cần nộp phí" in texts()[-1]


def test_a_stop_is_told_and_so_is_its_end(office, examining) -> None:
    office.do("section_head", examining, dossiers.Stop("Chờ xác minh"))
    office.do("section_head", examining, dossiers.Resume("Đã xác minh"))
    stopped, resumed = texts()[-2:]
    assert "đã dừng giải quyết" in stopped
    assert "được giải quyết tiếp" in resumed
    assert "05/11/2026" in resumed


def test_an_extension_apologises_and_names_the_new_date(office, examining) -> None:
    office.do("leader", examining, dossiers.Extend("3wd", "Chờ xác minh", "Xin lỗi ông/bà"))
    assert "xin lỗi" in texts()[-1]
    assert "09:00 10/11/2026" in texts()[-1]


def test_receipt_where_it_is_decided_gives_the_date(office) -> None:
    with clock.at(MONDAY):
        done = office.taken_in(competent_at=office.elsewhere.id)
        receiver = office.person("receiver", office.elsewhere)
        dossiers.perform(receiver, done.public_id, dossiers.ConfirmReceipt())
    accepted, received = texts()
    assert "sẽ được báo sau" in accepted
    assert "đã nhận hồ sơ" in received
    assert "09:00 05/11/2026" in received


def test_people_are_told_in_vietnamese_also_by_an_officer_who_reads_english(office) -> None:
    with translation.override("en"):
        office.taken_in(competent_at=office.elsewhere.id)
    (text,) = texts()
    assert "đã được tiếp nhận" in text
    assert "sẽ được báo sau" in text


def of_money(fact: str, done: dossiers.Done, amount: int, at: datetime) -> FactRow:
    subject = f"dossier:{Dossier.objects.get(public_id=done.public_id).pk}"
    return FactRow(1, fact, subject, {"obligation": 7, "refund": 7, "amount": amount}, at, "key")


def test_money_that_came_or_went_back_is_told_once_each(office) -> None:
    with clock.at(MONDAY):
        done = office.taken_in()
        for _again in range(2):
            on_paid(of_money(payment_events.SETTLED, done, 15_000, MONDAY))
            on_refunded(of_money(payment_events.REFUNDED, done, 15_000, MONDAY))
    _accepted, paid, refunded = texts()
    assert paid.startswith(f"Đã nhận 15.000 đ nộp cho hồ sơ {done.code}.")
    assert refunded.startswith("Đã hoàn 15.000 đ")


def test_nought_and_money_of_long_ago_are_no_news(office) -> None:
    with clock.at(MONDAY):
        done = office.taken_in()
        on_paid(of_money(payment_events.SETTLED, done, 0, MONDAY))
        on_paid(of_money(payment_events.SETTLED, done, 15_000, MONDAY - timedelta(days=3)))
    assert len(texts()) == 1
