"""The owner is told of four turns of the status, in words that name nobody."""

from collections.abc import Iterator

import pytest

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Fault, PersonGiven
from motcua.notifications import ports
from motcua.notifications.models import Message


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
    assert texts() == []
    office.do("receiver", done, dossiers.ReturnForSupplement((Fault("mờ", "to-khai"),), "Tờ khai mờ"))
    (text,) = texts()
    assert "cần bổ sung" in text
    assert "mờ" not in text


def test_an_owner_without_phone_and_mail_is_left_in_peace(office) -> None:
    office.taken_in(owner=PersonGiven("Trần Thị Mỹ Hoà"))
    assert texts() == []
