"""Each day's money held against the platform's file: line by line, nothing lost, signed for as it stood."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from motcua.payments import api as payments
from motcua.payments import refusals
from motcua.payments.api import online, reconciling
from motcua.payments.models import DayFile, Incoming
from motcua.payments.ports import Purpose
from motcua.payments.reconciling import Ours, Theirs, compare
from motcua.platform import clock, ledger
from motcua.platform.access import SYSTEM
from motcua.platform.errors import NotFound
from motcua_sandbox.payment_book import Platform
from people import Cast
from platform_stand_in import carry, stand_in

HEAD = "LoaiGiaoDich,MaThamChieu,MaGiaoDich,SoTien,ThoiGianGD\r\n"


@pytest.fixture
def platform(db: None) -> Iterator[Platform]:
    with stand_in() as built:
        yield built


def paid(cast: Cast, platform: Platform, *, is_told: bool = True, subject: str = "dossier:7") -> str:
    """A fee somebody paid on the platform's page; whether we heard of it."""
    owed = payments.oblige(SYSTEM, subject=subject, amount=15_000, kind="fee", article="", unit=cast.ward.id)
    url = online.start(
        owed.public_id, account=None, purpose=Purpose("Lệ phí", "H1"), return_url="http://testserver/"
    ).url
    reference = url.rpartition("/")[2]
    platform.pay(reference, "970436", is_cancelled=False)
    if is_told:
        online.ask_now(owed.public_id)
    return reference


def today() -> date:
    return clock.today()


def verdicts(cast: Cast, day: date) -> dict[str, int]:
    return dict(reconciling.day_view(cast.administrator, day).counts)


def test_equal_books_are_equal(cast: Cast, platform: Platform) -> None:
    paid(cast, platform)
    assert verdicts(cast, today()) == {"only_here": 1}, "before the file is read"
    assert reconciling.fetch(cast.administrator, today())
    view = reconciling.day_view(cast.administrator, today())
    assert dict(view.counts) == {"equal": 1}
    assert view.money_here == view.money_there == 15_000
    assert view.unequal == 0


def test_money_only_the_file_knows_of_is_booked_and_the_line_says_so(cast: Cast, platform: Platform) -> None:
    paid(cast, platform, is_told=False)
    assert not payments.settled("dossier:7")
    reconciling.fetch(cast.administrator, today())
    (line,) = reconciling.day_view(cast.administrator, today()).lines
    assert (line.found, line.verdict, line.state) == ("only_there", "equal", "paid")
    assert payments.settled("dossier:7")


def test_refunds_are_lines_too(cast: Cast, platform: Platform) -> None:
    reference = paid(cast, platform)
    platform.take(reference, 15_000, "970436")  # the same again, by hand
    reconciling.fetch(cast.administrator, today())
    carry()
    reconciling.fetch(cast.administrator, today())
    view = reconciling.day_view(cast.administrator, today())
    assert sorted((line.kind, line.verdict) for line in view.lines) == [
        ("pay", "equal"),
        ("pay", "equal"),
        ("refund", "equal"),
    ]
    assert view.money_there == 15_000


def test_another_amount_and_a_line_of_ours_alone_stand_on_top(cast: Cast, platform: Platform) -> None:
    paid(cast, platform)
    paid(cast, platform, subject="dossier:8")
    paid(cast, platform, subject="dossier:9")
    first, second, third = platform.money.values()
    first.amount += 500
    del platform.money[second.transaction]
    reconciling.fetch(cast.administrator, today())
    view = reconciling.day_view(cast.administrator, today())
    assert {line.transaction: line.verdict for line in view.lines} == {
        first.transaction: "other_amount",
        second.transaction: "only_here",
        third.transaction: "equal",
    }
    assert view.lines[-1].transaction == third.transaction
    assert Incoming.objects.get(transaction=first.transaction).amount == 15_000, "what was booked stays"


def test_the_same_file_twice_is_one_and_the_newest_counts(cast: Cast, platform: Platform) -> None:
    paid(cast, platform)
    for _ in range(2):
        reconciling.fetch(cast.administrator, today())
    assert DayFile.objects.count() == 1
    paid(cast, platform, subject="dossier:8")
    reconciling.fetch(cast.administrator, today())
    assert DayFile.objects.count() == 2
    assert verdicts(cast, today()) == {"equal": 2}


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", refusals.FileUnreadable),
        (b"\xff\xfe\x00", refusals.FileUnreadable),
        (b"a,b,c\r\n", refusals.FileUnreadable),
        (HEAD.encode() + b"PAY,MC1,S1,0,20261123090000\r\n", refusals.FileUnreadable),
        (HEAD.encode() + b"PAY,MC1,S1,15000\r\n", refusals.FileUnreadable),
        (HEAD.encode() + b"GIFT,MC1,S1,15000,20261123090000\r\n", refusals.FileUnreadable),
        (HEAD.encode() + b'PAY,"MC1,S1,15000,20261123090000\r\n', refusals.FileUnreadable),
        (HEAD.encode() + b"PAY,MC1,S1,15000,20200101090000\r\n", refusals.FileOfAnotherDay),
    ],
)
def test_what_is_no_file_of_that_day_is_refused(
    cast: Cast, platform: Platform, content: bytes, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        reconciling.take_file(cast.administrator, today(), content)
    assert DayFile.objects.count() == 0


def test_a_day_is_signed_when_it_is_over_and_its_file_was_read(cast: Cast, platform: Platform) -> None:
    paid(cast, platform)
    day, boss = today(), cast.administrator
    reconciling.fetch(boss, day)
    with pytest.raises(refusals.DayNotOver):
        reconciling.sign_day(boss, day, (1, 15_000), "")
    with clock.at(clock.now() + timedelta(days=1)):
        with pytest.raises(refusals.FileMissing):
            reconciling.sign_day(boss, day - timedelta(days=1), (0, 0), "")
        with pytest.raises(refusals.DayChanged):
            reconciling.sign_day(boss, day, (0, 0), "")
        reconciling.sign_day(boss, day, (1, 15_000), "")
        with pytest.raises(refusals.SignedAlready):
            reconciling.sign_day(boss, day, (1, 15_000), "")
        (sign,) = reconciling.day_view(boss, day).signs
        assert (sign.equal, sign.only_here, sign.money_there, sign.signed_by) == (1, 0, 15_000, boss.account)
    assert "payments.day.signed" in [entry.name for entry in ledger.entries(f"reconciliation:{day}")]


def test_unequal_lines_are_explained_by_whoever_signs(cast: Cast, platform: Platform) -> None:
    paid(cast, platform)
    platform.money.clear()
    day, boss = today(), cast.administrator
    reconciling.fetch(boss, day)
    with clock.at(clock.now() + timedelta(days=1)):
        with pytest.raises(refusals.DayDiffers, match="1 dòng"):
            reconciling.sign_day(boss, day, (1, 0), "  ")
        reconciling.sign_day(boss, day, (1, 0), "Bên thanh toán sẽ bổ sung ngày sau")
        assert reconciling.day_view(boss, day).signs[0].remark.startswith("Bên thanh toán")


def test_whoever_answers_for_units_sees_the_money_of_these(cast: Cast, platform: Platform) -> None:
    paid(cast, platform)
    platform.take("", 9_000, "970436", "ung ho")
    reconciling.fetch(cast.administrator, today())
    assert len(reconciling.day_view(cast.administrator, today()).lines) == 2
    ward = reconciling.day_view(cast.cashier, today())
    assert ([line.subject for line in ward.lines], ward.is_whole) == (["dossier:7"], False)
    assert reconciling.day_view(cast.neighbour_receiver, today()).lines == ()
    assert [row.money_here for row in reconciling.days(cast.cashier)] == [15_000]
    for nobody in (cast.examiner, cast.outsider):
        with pytest.raises(NotFound):
            reconciling.day_view(nobody, today())
    for no_signer in (cast.cashier, cast.leader):
        with pytest.raises(NotFound):
            reconciling.fetch(no_signer, today())
        with pytest.raises(NotFound):
            reconciling.sign_day(no_signer, today(), (1, 15_000), "")


def test_files_of_the_last_days_are_fetched_until_somebody_signs(cast: Cast, platform: Platform) -> None:
    paid(cast, platform, is_told=False)
    day = today()
    with clock.at(clock.now() + timedelta(days=1)):
        assert reconciling.fetch_due() == 3
        assert payments.settled("dossier:7"), "what no notice told, the night finds"
        reconciling.sign_day(cast.administrator, day, (1, 15_000), "")
        assert reconciling.fetch_due() == 2
        platform.behaviour["down"] = 1.0
        assert reconciling.fetch_due() >= 0


def test_comparing_names_every_line_once() -> None:
    ours = [Ours("pay", "A", 1), Ours("pay", "B", 2), Ours("refund", "A", 1)]
    theirs = [Theirs("pay", "A", 1), Theirs("pay", "B", 3), Theirs("pay", "C", 4)]
    assert compare(ours, theirs) == {
        ("pay", "A"): "equal",
        ("pay", "B"): "other_amount",
        ("pay", "C"): "only_there",
        ("refund", "A"): "only_here",
    }
    assert compare([], []) == {}
