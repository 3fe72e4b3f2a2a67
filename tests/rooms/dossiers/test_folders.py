"""Many letters and drafts in one go: what is done is what was looked at, with one password, line by line."""

from datetime import date, datetime, timedelta

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import BulkShownOtherwise, Done, Letter, WrongPassword, overview
from motcua.dossiers.bulk import carrying
from motcua.dossiers.models import BulkOrder, Result
from motcua.platform import clock, ledger
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.errors import Invalid
from rooms.dossiers.conftest import PASSWORD, Office

MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=clock.ZONE)
LATER = MONDAY + timedelta(days=14, hours=1)


def prepared(actor: Actor, act: str, dones: list[Done]) -> BulkOrder:
    return BulkOrder.objects.get(
        public_id=dossiers.prepare_bulk(actor, act, [done.public_id for done in dones])
    )


def give(actor: Actor, order: BulkOrder, password: str = PASSWORD) -> None:
    mark = dossiers.bulk_look(actor, order.public_id).mark
    dossiers.confirm_bulk(actor, order.public_id, mark=mark, password=password)


def became(order: BulkOrder) -> list[str]:
    return list(order.lines.order_by("number").values_list("state", flat=True))


def to_sign(office: Office) -> Done:
    done = office.taken_in()
    office.do("section_head", done, dossiers.Assign(office.person("examiner").account or 0))
    office.do("examiner", done, dossiers.CompleteStep(content="Xác nhận chưa kết hôn"))
    return approved(office, done)


def approved(office: Office, done: Done) -> Done:
    seen = dossiers.dossier_view(office.person("leader"), done.public_id).state.result
    assert seen is not None
    return office.do("section_head", done, dossiers.Approve(seen.fingerprint))


def late(office: Office) -> list[Done]:
    """Two dossiers late by different days."""
    with clock.at(MONDAY - timedelta(days=7)):
        older = office.taken_in()
    with clock.at(MONDAY):
        return [older, office.taken_in()]


def test_letters_say_a_new_date_from_today_however_late_each_is(office: Office) -> None:
    dones = late(office)
    with clock.at(LATER):
        leader, now = office.person("leader"), clock.now()
        assert [d.public_id for d in dones] == overview.letter_ids(leader, now, 500)
        order = prepared(leader, "extend", dones)
        look = dossiers.bulk_look(leader, order.public_id)
        assert look.asks_password
        assert [line.state for line in look.lines] == ["waiting"] * 2
        for line in look.lines:
            assert f"Hồ sơ {line.code} hẹn trả ngày" in line.draft
            assert "19/11/2026" in line.draft
        give(leader, order)
        carrying.carry(order.pk)
        assert became(order) == ["done"] * 2
        assert overview.letters_page(leader, now)[1] == 0
        states = [dossiers.dossier_view(leader, done.public_id).state for done in dones]
        assert {state.due_at.astimezone(clock.ZONE).date() for state in states if state.due_at} == {
            date(2026, 11, 19)
        }
        told = [ledger.entries(state.subject)[-1] for state in states]
        assert {(entry.name, entry.account) for entry in told} == {
            ("dossiers.dossier.extended", leader.account)
        }


def test_letters_take_the_password_and_the_words_that_were_read(office: Office) -> None:
    dones = late(office)
    with clock.at(LATER):
        leader = office.person("leader")
        order = prepared(leader, "extend", dones)
        with pytest.raises(WrongPassword):
            give(leader, order, "sai")
        read = dossiers.bulk_look(leader, order.public_id).mark
        dossiers.adjust_bulk(leader, order.public_id, note="Máy hỏng", letter=Letter(5, "Xin lỗi ông bà"))
        with pytest.raises(BulkShownOtherwise):
            dossiers.confirm_bulk(leader, order.public_id, mark=read, password=PASSWORD)
        again = dossiers.bulk_look(leader, order.public_id)
        assert all("Máy hỏng" in line.draft and "23/11/2026" in line.draft for line in again.lines)
        give(leader, order)
        assert BulkOrder.objects.get().confirmed_at is not None
        entry = ledger.entries(f"bulk:{order.pk}")[-1]
        assert (entry.payload["mark"], entry.payload["password"]) == (again.mark, True)


@pytest.mark.parametrize("days", [None, 0, 61])
def test_a_number_of_days_that_makes_no_sense_is_refused(office: Office, days: int | None) -> None:
    dones = late(office)
    with clock.at(LATER):
        leader = office.person("leader")
        order = prepared(leader, "extend", dones)
        with pytest.raises(Invalid, match="ngày làm việc"):
            dossiers.adjust_bulk(leader, order.public_id, note="Chậm", letter=Letter(days, "Xin lỗi"))


def test_many_drafts_are_signed_with_one_password(office: Office) -> None:
    leader, dones = office.person("leader"), [to_sign(office) for _ in range(2)]
    assert {done.public_id for done in dones} == set(overview.ids_waiting_for_me(leader, 500))
    order = prepared(leader, "decide", dones)
    shown = {line.public_id: line for line in dossiers.bulk_look(leader, order.public_id).lines}
    with pytest.raises(WrongPassword):
        give(leader, order, "")
    give(leader, order)
    carrying.carry(order.pk)
    assert became(order) == ["done"] * 2
    for done in dones:
        state = dossiers.dossier_view(leader, done.public_id).state
        assert state.result is not None
        assert (state.result.signed_by, state.result.fingerprint) == (
            leader.post,
            shown[done.public_id].fingerprint,
        )
        signed = next(e for e in ledger.entries(state.subject) if e.name == "dossiers.dossier.signed")
        assert (signed.payload["manner"], signed.payload["order"]) == ("internal-approval", order.pk)


def test_a_draft_changed_after_the_preview_is_not_signed(office: Office) -> None:
    leader, changed, kept, forged = office.person("leader"), to_sign(office), to_sign(office), to_sign(office)
    order = prepared(leader, "decide", [changed, kept, forged])
    give(leader, order)
    office.do("leader", changed, dossiers.SendBack("Sửa lại lời văn"))
    office.do("section_head", changed, dossiers.SendBack("Sửa lại lời văn"))
    office.do("examiner", changed, dossiers.CompleteStep(content="Xác nhận đã kết hôn"))
    approved(office, changed)
    Result.objects.filter(dossier__public_id=forged.public_id).update(content="Xác nhận điều khác")
    carrying.carry(order.pk)
    assert became(order) == ["refused", "done", "refused"]
    first, _done, last = dossiers.bulk_outcome(leader, order.public_id)
    assert office.person("section_head").name in first.sentence
    assert "Dự thảo kết quả đã thay đổi" in last.sentence
    for done in (changed, forged):
        result = dossiers.dossier_view(SYSTEM, done.public_id).state.result
        assert result is not None
        assert result.signed_at is None


def test_who_approves_gives_the_folder_without_a_password(office: Office, examined: Done) -> None:
    head = office.person("section_head")
    order = prepared(head, "decide", [examined])
    assert not dossiers.bulk_look(head, order.public_id).asks_password
    give(head, order, "")
    carrying.carry(order.pk)
    result = dossiers.dossier_view(head, examined.public_id).state.result
    assert result is not None
    assert result.approved_by == head.post


def test_many_are_sent_back_with_a_reason_and_none_without(office: Office) -> None:
    leader, dones = office.person("leader"), [to_sign(office) for _ in range(2)]
    order = prepared(leader, "send_back", dones)
    assert {line.state for line in dossiers.bulk_look(leader, order.public_id).lines} == {"refused"}
    dossiers.adjust_bulk(leader, order.public_id, note="Ghi rõ căn cứ")
    give(leader, order, "")
    carrying.carry(order.pk)
    assert became(order) == ["done"] * 2
    for done in dones:
        (step,) = dossiers.dossier_view(leader, done.public_id).state.steps
        assert step.kind == "approve"


def test_more_lines_ask_the_database_no_more_often(
    office: Office, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with clock.at(MONDAY):
        dones = [office.taken_in() for _ in range(10)]
    with clock.at(LATER):
        leader = office.person("leader")
        order = prepared(leader, "extend", dones)
        with django_assert_max_num_queries(8):
            dossiers.bulk_look(leader, order.public_id)
