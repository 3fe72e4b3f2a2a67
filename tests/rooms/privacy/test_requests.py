"""Requests about one's data: their clock, answers, one extension, refusals with a ground."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from motcua.agencies import api as agencies
from motcua.kernel.worktime import Limit
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.clock import ZONE
from motcua.platform.errors import NotFound
from motcua.privacy import api as privacy
from motcua.privacy import refusals as why
from motcua.privacy import rules
from people import CITIZEN, Cast
from scenes import officer
from surfaces.citizens import account

FRIDAY = datetime(2026, 11, 6, 9, 0, tzinfo=ZONE)


@pytest.fixture
def citizen(cast: Cast) -> Actor:
    return agencies.actor_for(account(CITIZEN).id, "online")


@pytest.fixture
def data_officer(cast: Cast) -> Actor:
    return officer("bao.ve.du.lieu", cast.province.id, "data_officer")


def asked(citizen: Actor, kind: str = "erase", words: str = "") -> UUID:
    with clock.at(FRIDAY):
        return privacy.ask(citizen, kind, words)


@pytest.mark.parametrize(
    ("kind", "with_others", "extended", "expected"),
    [
        ("see", False, 0, "2026-11-16"),
        ("copy", False, 0, "2026-11-16"),
        ("correct", True, 0, "2026-11-23"),
        ("stop", False, 0, "2026-11-23"),
        ("limit", True, 0, "2026-11-26"),
        ("withdraw", False, 15, "2026-12-07"),
        ("erase", False, 0, "2026-11-26"),
        ("erase", True, 15, "2026-12-11"),
    ],
)
def test_how_long_each_kind_may_take(
    cast: Cast, kind: str, with_others: bool, extended: int, expected: str
) -> None:
    """From Friday 6/11/2026; a last day that is off moves to the next one on."""
    found = rules.carried_out_by(
        rules.rules().kinds[kind], rules.calendar(), FRIDAY, with_others=with_others, extended=extended
    )
    assert found.astimezone(ZONE).date().isoformat() == expected


def test_what_has_to_be_done_first_stands_first_and_late_ones_are_counted(
    citizen: Actor, data_officer: Actor
) -> None:
    """An answer owed in two days goes before what was agreed to and is due in ten."""
    agreed, unanswered = asked(citizen, "see"), asked(citizen, "erase")
    with clock.at(FRIDAY):
        privacy.accept(data_officer, agreed, answer="Sẽ gửi.")
        assert [row.public_id for row in privacy.waiting(data_officer)] == [unanswered, agreed]
        assert (privacy.waiting_count(data_officer), privacy.late_count(data_officer)) == (2, 0)
    for days, late in ((5, 1), (30, 2)):
        with clock.at(FRIDAY + timedelta(days=days)):
            assert privacy.late_count(data_officer) == late
            assert sum(row.is_late for row in privacy.waiting(data_officer)) == late


def test_the_law_allows_no_longer_than_our_rows_say() -> None:
    known = rules.rules()
    assert known.answer == Limit.parse("2wd")
    assert known.most_days <= 15
    assert set(known.kinds) == set(privacy.Kind.values)
    for rule in known.kinds.values():
        assert 10 <= rule.limit.amount <= rule.with_others.amount <= 20
        assert rule.article


def test_the_first_answer_is_due_in_two_working_days(citizen: Actor) -> None:
    row = privacy.own_one(citizen, asked(citizen))
    assert row.answer_due_at.astimezone(ZONE) == datetime(2026, 11, 10, 9, 0, tzinfo=ZONE)
    assert not row.answer
    assert row.state == "asked"


def test_from_asking_to_done(citizen: Actor, data_officer: Actor) -> None:
    request = asked(citizen, "stop", "Thôi nhắn tin cho tôi")
    with clock.at(FRIDAY + timedelta(days=3)):
        assert [row.public_id for row in privacy.waiting(data_officer)] == [request]
        privacy.accept(data_officer, request, answer="Chúng tôi sẽ dừng nhắn tin.", with_others=True)
        row = privacy.own_one(citizen, request)
        assert row.due_at.astimezone(ZONE).date().isoformat() == "2026-11-26"
        privacy.extend(data_officer, request, days=15, because="Nhà mạng trả lời chậm")
        assert privacy.own_one(citizen, request).due_at.astimezone(ZONE).date().isoformat() == "2026-12-11"
        with pytest.raises(why.ExtendedAlready):
            privacy.extend(data_officer, request, days=1, because="Lần nữa")
        privacy.carry_out(data_officer, request, answer="Đã dừng.")
    row = privacy.own_one(citizen, request)
    assert (row.state, row.extension_because) == ("done", "Nhà mạng trả lời chậm")
    assert row.answer == "Chúng tôi sẽ dừng nhắn tin.\n\nĐã dừng.", "what was answered first stays"
    names = [each.name for each in ledger.entries(f"account:{citizen.account}")]
    assert [name for name in names if name.startswith("privacy.")] == [
        f"privacy.request.{step}" for step in ("asked", "accepted", "extended", "done")
    ]
    assert privacy.over(data_officer)[1] == 1


def test_a_refusal_names_its_ground_and_ends_the_request(citizen: Actor, data_officer: Actor) -> None:
    request = asked(citizen)
    with pytest.raises(why.GroundMissing):
        privacy.refuse(data_officer, request, answer="Không được", ground=" ")
    privacy.refuse(data_officer, request, answer="Hồ sơ phải lưu.", ground="Luật Lưu trữ")
    row = privacy.own_one(citizen, request)
    assert (row.state, row.ground) == ("refused", "Luật Lưu trữ")
    with pytest.raises(why.Over):
        privacy.carry_out(data_officer, request, answer="Xong")


def test_what_is_missing_is_said(citizen: Actor, data_officer: Actor) -> None:
    with pytest.raises(why.KindUnknown):
        privacy.ask(citizen, "khac", "")
    with pytest.raises(why.WordsMissing):
        privacy.ask(citizen, "correct", " ")
    request = asked(citizen)
    with pytest.raises(why.AskedAlready):
        asked(citizen)
    with pytest.raises(why.AnswerMissing):
        privacy.accept(data_officer, request, answer="")
    privacy.accept(data_officer, request, answer="Sẽ làm.")
    for days in (0, 16):
        with pytest.raises(why.TooManyDays):
            privacy.extend(data_officer, request, days=days, because="x")
    with pytest.raises(why.ReasonMissing):
        privacy.extend(data_officer, request, days=5, because="")


def test_what_is_over_is_not_extended(citizen: Actor, data_officer: Actor) -> None:
    request = asked(citizen, "see")
    privacy.accept(data_officer, request, answer="Sẽ làm.")
    with clock.at(FRIDAY + timedelta(days=11)), pytest.raises(why.TooLate):
        privacy.extend(data_officer, request, days=5, because="Chưa kịp")


def test_nobody_else_asks_reads_or_answers(cast: Cast, citizen: Actor, data_officer: Actor) -> None:
    request = asked(citizen)
    other = agencies.actor_for(account("Trần Quốc Bảo").id, "online")
    for refused in (
        lambda: privacy.own_one(other, request),
        lambda: privacy.ask(cast.leader, "see", ""),
        lambda: privacy.waiting(cast.leader),
        lambda: privacy.one(citizen, request),
        lambda: privacy.accept(cast.leader, request, answer="x"),
        lambda: privacy.carry_out(citizen, request, answer="x"),
    ):
        with pytest.raises(NotFound):
            refused()


def test_what_runs_late_is_noted_once_and_shown(citizen: Actor, data_officer: Actor) -> None:
    asked(citizen)
    with clock.at(FRIDAY + timedelta(days=3)):
        assert privacy.note_late() == 0
        assert privacy.late_count(data_officer) == 0
    with clock.at(FRIDAY + timedelta(days=5)):
        assert (privacy.note_late(), privacy.note_late()) == (1, 0)
        assert privacy.late_count(data_officer) == 1
        assert privacy.waiting(data_officer)[0].is_late
    names = [each.name for each in ledger.entries(f"account:{citizen.account}")]
    assert names.count("privacy.request.late") == 1


def test_rows_of_the_copy_are_plain(citizen: Actor) -> None:
    tables = {each["table"]: each for each in privacy.everything(citizen.account or 0)["tables"]}
    (person,) = tables["parties.Person"]["rows"]
    assert person["Số định danh"] == CITIZEN
    assert tables["parties.Person"]["kept_because"]
