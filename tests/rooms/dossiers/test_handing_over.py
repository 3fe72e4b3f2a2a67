"""Results go to the right person, their proxy or by post; what nobody fetches is listed, people reminded."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Deliver, Done, PersonGiven, unclaimed
from motcua.dossiers.api import unclaimed as results
from motcua.dossiers.models import Delivery, Dossier
from motcua.dossiers.reactions import on_settled
from motcua.dossiers.refusals import (
    AuthorityMissing,
    IdentityDiffers,
    ReceiverNumberMissing,
    RuleBroken,
    TrackingMissing,
)
from motcua.notifications import ports
from motcua.notifications.models import Message
from motcua.payments import api as payments
from motcua.payments import events as payment_events
from motcua.platform import clock, ledger
from motcua.platform.access import SYSTEM
from motcua.platform.clock import ZONE
from motcua.platform.outbox import FactRow
from rooms.dossiers.conftest import MONDAY, OWNER, PASSWORD, Office, at
from rooms.dossiers.test_telling import Deaf

OF_THE_OWNER, OF_ANOTHER = "079194001234", "079090001111"


def issued(office: Office, **changed: Any) -> Done:
    """A dossier whose result lies ready, paid for."""
    done = office.taken_in(**changed)
    examiner, leader = office.person("examiner"), office.person("leader")
    office.do("section_head", done, dossiers.Assign(examiner.account or 0))
    dossiers.perform(examiner, done.public_id, dossiers.CompleteStep(content="Xác nhận"))
    result = dossiers.dossier_view(leader, done.public_id).state.result
    assert result is not None
    office.do("section_head", done, dossiers.Approve(result.fingerprint))
    office.do("leader", done, dossiers.Sign(result.fingerprint, password=PASSWORD))
    office.do("clerk", done, dossiers.Number())
    ready = office.do("clerk", done, dossiers.Issue())
    subject = dossiers.dossier_view(leader, done.public_id).state.subject
    for owed in payments.obligations(subject):
        cashier = office.person("cashier")
        payments.receive_cash(cashier, obligation_id=owed.id, amount=owed.amount, payer="Hoà")
        on_settled(FactRow(1, payment_events.SETTLED, subject, {}, clock.now(), f"settled:{owed.id}"))
    return ready


def delivered(office: Office, done: Done, command: Deliver) -> Delivery:
    office.do("returner", done, command)
    return Delivery.objects.get(dossier__public_id=done.public_id)


def test_to_the_person_whose_number_is_held_against_the_dossier(office: Office) -> None:
    done = issued(office)
    with pytest.raises(IdentityDiffers):
        delivered(office, done, Deliver(OWNER.name, receiver_number=OF_ANOTHER))
    with pytest.raises(RuleBroken):
        delivered(office, done, Deliver(OWNER.name, receiver_number="12"))
    kept = delivered(office, done, Deliver(OWNER.name, receiver_number="079 194 001234"))
    assert (kept.receiver_number, kept.identity_check, kept.authority) == (OF_THE_OWNER, "identity_card", "")
    last = ledger.entries(f"dossier:{kept.dossier_id}")[-1]
    assert last.payload["number_checked"] is True
    assert OF_THE_OWNER not in str(last.payload)


def test_where_the_dossier_knows_no_number_the_one_shown_is_written_down(office: Office) -> None:
    done = issued(office, owner=PersonGiven("Trần Thị Mỹ Hoà", phone="0912345678"))
    assert (
        delivered(office, done, Deliver(OWNER.name, receiver_number=OF_ANOTHER)).receiver_number == OF_ANOTHER
    )


def test_to_a_proxy_only_with_paper_and_number(office: Office) -> None:
    done = issued(office)
    proxy = Deliver("Đỗ Anh Tuấn", identity_check="proxy", receiver_number=OF_ANOTHER)
    with pytest.raises(AuthorityMissing):
        delivered(office, done, proxy)
    with pytest.raises(ReceiverNumberMissing):
        delivered(office, done, Deliver("Đỗ Anh Tuấn", identity_check="proxy", authority="Giấy ủy quyền 12"))
    kept = delivered(
        office,
        done,
        Deliver(
            "Đỗ Anh Tuấn", identity_check="proxy", receiver_number=OF_ANOTHER, authority="Giấy ủy quyền 12"
        ),
    )
    assert (kept.receiver, kept.receiver_number, kept.authority) == (
        "Đỗ Anh Tuấn",
        OF_ANOTHER,
        "Giấy ủy quyền 12",
    )
    assert ledger.entries(f"dossier:{kept.dossier_id}")[-1].notes == {"authority": "Giấy ủy quyền 12"}


def test_by_post_only_with_the_number_it_is_followed_by(office: Office) -> None:
    done = issued(office)
    with pytest.raises(TrackingMissing):
        delivered(office, done, Deliver(OWNER.name, "post", ""))
    kept = delivered(office, done, Deliver(OWNER.name, "post", "", "RR123456785VN", OF_ANOTHER, "Giấy"))
    assert (kept.tracking_number, kept.receiver_number, kept.authority) == ("RR123456785VN", "", "")


@pytest.fixture
def _carrier() -> Iterator[None]:
    ports.plug("sms", Deaf())
    yield
    ports.plug("sms", None)


def waiting(office: Office, moment: datetime, **changed: Any) -> Done:
    """Ready since a moment."""
    return at(moment, lambda: issued(office, **changed))


def told() -> int:
    return Message.objects.filter(event__contains=":unclaimed:").count()


def test_list_and_counts_agree_and_the_longest_wait_is_on_top(office: Office) -> None:
    week, young = waiting(office, MONDAY), waiting(office, MONDAY + timedelta(days=5))
    waiting(office, MONDAY, result_channel="post")
    returner = office.person("returner")
    with clock.at(MONDAY + timedelta(days=7)):
        found = {each: unclaimed.unclaimed_page(returner, each) for each in unclaimed.Waited}
        assert [row.public_id for row in found[unclaimed.Waited.ANY].rows] == [
            week.public_id,
            young.public_id,
        ]
        assert [row.days for row in found[unclaimed.Waited.ANY].rows] == [7, 2]
        for each, page in found.items():
            assert page.counts[each] == len(page.rows)
        assert [len(page.rows) for page in found.values()] == [2, 1, 0]
        neighbour = office.person("returner", office.elsewhere)
        assert unclaimed.unclaimed_page(neighbour).rows == ()
        office.do("returner", week, Deliver(OWNER.name))
        assert [row.public_id for row in unclaimed.unclaimed_page(returner).rows] == [young.public_id]


@pytest.mark.usefixtures("_carrier")
def test_whoever_does_not_come_is_reminded_once_in_a_period(office: Office) -> None:
    done = waiting(office, MONDAY)
    waiting(office, MONDAY, owner=PersonGiven("Người không để lại gì"))
    days = {day: at(MONDAY + timedelta(days=day), results.remind) for day in (6, 7, 8, 13, 14)}
    assert days == {6: 0, 7: 1, 8: 0, 13: 0, 14: 1}
    assert at(MONDAY + timedelta(days=14), results.remind) == 0, "twice a day is once"
    assert told() == 2
    text = Message.objects.filter(event__contains=":unclaimed:").values_list("text", flat=True)[0]
    assert done.code in text
    assert "Hoà" not in text
    with clock.at(MONDAY + timedelta(days=14)):
        rows = {row.public_id: row for row in unclaimed.unclaimed_page(office.person("returner")).rows}
    row = rows.pop(done.public_id)
    assert (row.reminders, str(row.reminded_on), row.is_reachable) == (2, "2026-11-16", True)
    (silent,) = rows.values()
    assert (silent.reminders, silent.is_reachable) == (0, False)
    entries = ledger.entries(f"dossier:{Dossier.objects.get(public_id=done.public_id).pk}")
    assert [entry.name for entry in entries].count("dossiers.result.reminded") == 2


@pytest.mark.usefixtures("_carrier")
def test_each_unit_reminds_in_its_own_period(office: Office) -> None:
    def fix(unit: agencies.UnitRow) -> None:
        key, begin = "unclaimed-remind-days", clock.today()
        agencies.settings.fix_number(SYSTEM, unit.public_id, key, value="3", begin=begin, decision="7/QĐ")

    waiting(office, MONDAY)
    at(MONDAY, lambda: fix(office.elsewhere))
    assert at(MONDAY + timedelta(days=3), results.remind) == 0
    at(MONDAY, lambda: fix(office.unit))
    days = {day: at(MONDAY + timedelta(days=day), results.remind) for day in (2, 3, 5, 6)}
    assert days == {2: 0, 3: 1, 5: 0, 6: 1}
    with clock.at(MONDAY + timedelta(days=6)):
        assert unclaimed.unclaimed_page(office.person("returner")).period == 3


def test_where_nobody_carries_messages_nobody_counts_as_reminded(office: Office) -> None:
    waiting(office, MONDAY)
    assert at(MONDAY + timedelta(days=9), results.remind) == 0
    assert not unclaimed.reminders_leave()
    with clock.at(datetime(2026, 11, 11, 9, 0, tzinfo=ZONE)):
        assert unclaimed.unclaimed_page(office.person("returner")).rows[0].reminders == 0
