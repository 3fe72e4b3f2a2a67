"""What was filled in with an account and never sent: its person is told a week before it goes, once."""

import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest

from motcua.dossiers import filing
from motcua.dossiers.filing import Bearer
from motcua.dossiers.filing.expiring import DAYS
from motcua.notifications import ports
from motcua.notifications.models import Message
from rooms.dossiers.conftest import CODE, MONDAY, Office, at
from rooms.dossiers.test_filing import citizen, sent
from rooms.dossiers.test_telling import Deaf

SOON = MONDAY + timedelta(days=DAYS - filing.DAYS_BEFORE)


@pytest.fixture(autouse=True)
def _carrier() -> Iterator[None]:
    ports.plug("sms", Deaf())
    yield
    ports.plug("sms", None)


def begun(bearer: Bearer, phone: str = "0912 345 678") -> uuid.UUID:
    """Filled in on Monday, with the phone as it was typed."""
    draft = at(MONDAY, lambda: filing.begin(bearer, CODE))
    at(MONDAY, lambda: filing.choose(bearer, draft, contact={"phone": phone, "email": ""}))
    return draft


def told() -> list[tuple[str, str]]:
    kept = Message.objects.filter(template="draft_expiring")
    return list(kept.order_by("id").values_list("address", "text"))


def test_a_week_before_it_goes_and_only_once_for_each_day_it_would(office: Office) -> None:
    bearer = Bearer(citizen().account)
    draft = begun(bearer)
    assert at(SOON - timedelta(days=1), filing.remind) == 0
    assert at(SOON, filing.remind) == 1
    ((address, text),) = told()
    assert address == "0912345678"
    assert "31/01/2027" in text
    assert "hôn nhân" not in text, "the screen may be locked"
    for days in (0, 1, filing.DAYS_BEFORE):
        assert at(SOON + timedelta(days=days), filing.remind) == 0
    at(SOON + timedelta(hours=1), lambda: filing.choose(bearer, draft, case="general"))
    assert at(SOON + timedelta(days=1), filing.remind) == 0, "kept for another 90 days"
    again = SOON + timedelta(days=DAYS - filing.DAYS_BEFORE)
    assert at(again, filing.remind) == 1
    assert len(told()) == 2


def test_nothing_without_an_account_without_an_address_or_once_it_was_sent(office: Office) -> None:
    begun(Bearer(visitor=uuid.uuid4()))
    actor = citizen()
    sent(office, actor, begun(Bearer(actor.account)))
    assert at(SOON, filing.remind) == 0
    begun(Bearer(citizen("079194005678").account), phone="chưa nhớ")
    at(SOON, filing.remind)
    assert told() == []


def test_where_nothing_carries_messages_nobody_is_taken_for_told(office: Office) -> None:
    begun(Bearer(citizen().account))
    ports.plug("sms", None)
    assert at(SOON, filing.remind) == 0
    ports.plug("sms", Deaf())
    assert at(SOON, filing.remind) == 1
