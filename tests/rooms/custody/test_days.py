"""The end of a day: counted, signed, and honest about what came later."""

from datetime import datetime, timedelta

import pytest

from motcua.custody import api as custody
from motcua.custody import refusals as why
from motcua.dossiers import api as dossiers
from motcua.payments import api as payments
from motcua.platform import clock, ledger
from motcua.platform.errors import NotFound
from rooms.dossiers.conftest import Office

MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=clock.ZONE)
DAY = MONDAY.date()
FEE = 10_000


def paid(office: Office, done: dossiers.Done) -> int:
    """The fee taken at the counter; the amount."""
    state = dossiers.dossier_view(office.person("receiver"), done.public_id).state
    (owed,) = payments.obligations(state.subject)
    payments.receive_cash(office.person("cashier"), obligation_id=owed.id, amount=owed.amount, payer="Hoà")
    return owed.amount


def seen(office: Office) -> tuple[int, int]:
    book = custody.day_book(office.person("receiver"), DAY)
    return len(book.came_in), book.money


def test_a_day_says_what_came_in_what_was_paid_and_what_lies_about(shelved: Office) -> None:
    receiver = shelved.person("receiver")
    with clock.at(MONDAY):
        first, second = shelved.taken_in(), shelved.taken_in()
        shelved.taken_in(competent_at=shelved.elsewhere.id)
        shelved.taken_in(accept_now=False, channel="online")
        money = paid(shelved, first)
        custody.place(receiver, first.public_id, "K1-01")
        custody.draft_manifest(receiver, shelved.elsewhere.identifier)
        dossiers.open_draft(receiver, "1.004873")
        book = custody.day_book(receiver, DAY)
    assert len(book.came_in) == 3
    assert (book.money, [(t.receipts, t.money) for t in book.tills]) == (money, [(1, money)])
    assert second.code in {row.code for row in book.unshelved}
    assert first.code not in {row.code for row in book.unshelved}
    assert (book.to_hand_on, book.manifest_drafts, len(book.intake_drafts)) == (1, 1, 1)
    assert custody.day_book(receiver, DAY + timedelta(days=1)).came_in == ()
    assert custody.day_book(shelved.person("receiver", shelved.elsewhere), DAY).came_in == ()


def test_a_closing_stays_and_what_comes_later_is_said(office: Office) -> None:
    receiver = office.person("receiver")
    with clock.at(MONDAY):
        done = office.taken_in()
        money = paid(office, done)
    with clock.at(MONDAY + timedelta(hours=8)):
        custody.close_day(receiver, DAY, f"{money:,}".replace(",", ".") + " đ", "", seen(office))
        with pytest.raises(why.NothingNew):
            custody.close_day(receiver, DAY, str(money), "", seen(office))
    (closing,) = custody.closings(receiver, DAY)
    assert (closing.number, closing.counted, closing.till_differs_by) == (1, money, 0)
    assert not custody.since(custody.day_book(receiver, DAY), closing)
    with clock.at(MONDAY + timedelta(hours=9)):
        late = office.taken_in()
        later = custody.since(custody.day_book(receiver, DAY), closing)
        assert [row.code for row in later.dossiers] == [late.code]
        custody.close_day(receiver, DAY, str(money), "", seen(office))
    assert [each.number for each in custody.closings(receiver, DAY)] == [1, 2]
    assert custody.closings(receiver, DAY)[0] == closing
    entries = [entry for entry in _closed(office) if entry.name == "custody.day.closed"]
    assert [entry.payload["number"] for entry in entries] == [1]


def _closed(office: Office) -> tuple[ledger.EntryRow, ...]:
    from motcua.custody.models import DayClose

    first = DayClose.objects.order_by("pk").first()
    assert first is not None
    return ledger.entries(f"day:{first.pk}")


@pytest.mark.parametrize(
    ("counted", "remark", "refusal"),
    [
        ("", "", why.MoneyUncounted),
        ("-5", "", why.MoneyUncounted),
        ("5000", "", why.DifferenceUnexplained),
    ],
)
def test_money_is_counted_and_a_difference_explained(
    office: Office, counted: str, remark: str, refusal: type[Exception]
) -> None:
    with clock.at(MONDAY), pytest.raises(refusal):
        custody.close_day(office.person("receiver"), DAY, counted, remark, seen(office))
    with clock.at(MONDAY):
        custody.close_day(office.person("receiver"), DAY, "5000", "Tiền lẻ để thối", seen(office))
    assert custody.closings(office.person("receiver"), DAY)[0].till_differs_by == 5000


def test_nobody_closes_a_day_to_come_or_one_that_changed_or_of_others(office: Office) -> None:
    with clock.at(MONDAY):
        with pytest.raises(why.DayToCome):
            custody.close_day(office.person("receiver"), DAY + timedelta(days=1), "0", "", (0, 0))
        before = seen(office)
        office.taken_in()
        with pytest.raises(why.DayChanged):
            custody.close_day(office.person("receiver"), DAY, "0", "", before)
        with pytest.raises(NotFound):
            custody.close_day(office.person("examiner"), DAY, "0", "", seen(office))
