"""Bulk acts: seen line by line, carried in batches, nothing twice, nothing half, nothing overwritten."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from django.db import connection, connections
from pytest_django.fixtures import DjangoAssertNumQueries

from databases import TestDatabases
from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done
from motcua.dossiers.bulk import carrying
from motcua.dossiers.models import BulkLine, BulkOrder
from motcua.dossiers.refusals import BulkNothingChosen
from motcua.parties import api as parties
from motcua.platform import ledger
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.errors import NotFound
from rooms.dossiers.conftest import Office, load_office

CARRIER = """
import sys, time
import django
django.setup()
from motcua.dossiers.bulk import carrying
carrying.AT_ONCE = 1
once = carrying._batch
def slowly(*given):
    time.sleep(0.3)
    return once(*given)
carrying._batch = slowly
carrying.carry(int(sys.argv[1]))
"""


@pytest.fixture
def committed(fresh_database: TestDatabases, data_folder: Path) -> Iterator[Office]:
    """The office where commits are real, as carriers of other processes and threads need it."""
    yield load_office(data_folder)
    agencies.forget()
    catalogue.forget_versions()


def prepared(actor: Actor, act: str, dones: list[Done], to: int | None = None) -> BulkOrder:
    public_id = dossiers.prepare_bulk(actor, act, [done.public_id for done in dones])
    if to is not None:
        dossiers.adjust_bulk(actor, public_id, to=to, note="Giao trong ngày")
    return BulkOrder.objects.get(public_id=public_id)


def given(actor: Actor, act: str, dones: list[Done], to: int | None = None) -> BulkOrder:
    order = prepared(actor, act, dones, to)
    dossiers.confirm_bulk(actor, order.public_id, note=order.note)
    return order


def states(order: BulkOrder) -> list[str]:
    return list(order.lines.order_by("number").values_list("state", flat=True))


def times_done(done: Done, name: str) -> int:
    state = dossiers.dossier_view(SYSTEM, done.public_id).state
    return sum(entry.name == name for entry in ledger.entries(state.subject))


def test_every_line_is_done_as_the_person_in_the_post(office: Office) -> None:
    head, examiner = office.person("section_head"), office.person("examiner")
    dones = [office.taken_in() for _ in range(3)]
    order = given(head, "assign", dones, examiner.account)
    assert states(order) == ["waiting"] * 3
    carrying.carry(order.pk)
    assert states(order) == ["done"] * 3
    for done in dones:
        view = dossiers.dossier_view(head, done.public_id)
        assert [step.holder for step in view.state.steps] == [examiner.account]
        last = ledger.entries(view.state.subject)[-1]
        assert (last.name, last.actor, last.post) == (
            "dossiers.dossier.assigned",
            f"staff:{head.account}",
            head.post,
        )
    row = dossiers.bulk_order(head, order.public_id)
    assert (row.done, row.refused, row.waiting, row.ended_at is not None) == (3, 0, 0, True)


def test_the_preview_says_what_happens_and_why_not_and_writes_nothing(office: Office) -> None:
    head, examiner = office.person("section_head"), office.person("examiner")
    ready, held = office.taken_in(), office.taken_in()
    office.do("section_head", held, dossiers.Assign(examiner.account or 0))
    order = prepared(examiner, "complete_step", [ready, held])
    refused, open_line = dossiers.bulk_preview(examiner, order.public_id)
    assert (refused.state, open_line.state) == ("refused", "waiting")
    assert "hoàn thành bước" in refused.sentence
    assert "Chuyển sang bước" in open_line.sentence
    assert dossiers.dossier_view(head, held.public_id).state.version == held.version + 1
    dossiers.confirm_bulk(examiner, order.public_id, note="Đủ điều kiện")
    carrying.carry(order.pk)
    assert states(order) == ["refused", "done"]
    assert dossiers.bulk_outcome(examiner, order.public_id)[0].sentence == refused.sentence


def test_what_somebody_changed_after_the_preview_is_told_and_not_overwritten(office: Office) -> None:
    head, examiner = office.person("section_head"), office.person("examiner")
    mine, theirs = office.taken_in(), office.taken_in()
    order = given(head, "assign", [mine, theirs], examiner.account)
    leader = office.person("leader")
    dossiers.perform(leader, theirs.public_id, dossiers.Extend("1wd", "Cần thêm thời gian", "Xin lỗi ông bà"))
    before = dossiers.dossier_view(head, theirs.public_id).state
    carrying.carry(order.pk)
    assert states(order) == ["done", "refused"]
    assert leader.name in dossiers.bulk_outcome(head, order.public_id)[1].sentence
    assert dossiers.dossier_view(head, theirs.public_id).state == before


def test_approving_binds_each_line_to_the_draft_that_was_shown(office: Office, examined: Done) -> None:
    head = office.person("section_head")
    order = prepared(head, "approve", [examined])
    (line,) = dossiers.bulk_preview(head, order.public_id)
    result = dossiers.dossier_view(head, examined.public_id).state.result
    assert result is not None
    assert (line.fingerprint, line.draft) == (result.fingerprint, "Xác nhận chưa kết hôn")
    dossiers.confirm_bulk(head, order.public_id, note="")
    carrying.carry(order.pk)
    approved = dossiers.dossier_view(head, examined.public_id).state.result
    assert approved is not None
    assert approved.approved_by == head.post


def test_stopping_keeps_what_is_done_and_touches_nothing_more(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carrying, "AT_ONCE", 2)
    head, examiner = office.person("section_head"), office.person("examiner")
    dones = [office.taken_in() for _ in range(5)]
    order = given(head, "assign", dones, examiner.account)
    assert carrying._go_on(order.pk)
    dossiers.stop_bulk(head, order.public_id)
    carrying.carry(order.pk)
    assert states(order) == ["done"] * 2 + ["untouched"] * 3
    assert [times_done(done, "dossiers.dossier.assigned") for done in dones] == [1, 1, 0, 0, 0]


def test_rights_are_asked_again_when_a_line_is_carried(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carrying, "AT_ONCE", 1)
    head, examiner = office.person("section_head"), office.person("examiner")
    dones = [office.taken_in() for _ in range(2)]
    order = given(head, "assign", dones, examiner.account)
    assert carrying._go_on(order.pk)
    agencies.end_post(SYSTEM, post_id=head.post or 0, because="Chuyển công tác")
    carrying.carry(order.pk)
    assert states(order) == ["done", "refused"]
    assert "không còn hiệu lực" in order.lines.get(number=2).sentence


def test_a_line_that_fails_in_an_unforeseen_way_stops_no_other(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, examiner = office.person("section_head"), office.person("examiner")
    dones = [office.taken_in() for _ in range(3)]
    order = given(head, "assign", dones, examiner.account)
    order.lines.filter(number=2).update(token=2**31 - 1)
    real = carrying.perform_each

    def broken(orders: list[dossiers.Order]) -> object:
        if any(each.command.token == 2**31 - 1 for each in orders):
            raise ZeroDivisionError
        return real(orders)

    monkeypatch.setattr(carrying, "perform_each", broken)
    carrying.carry(order.pk)
    assert states(order) == ["done", "refused", "done"]


def test_an_order_is_its_makers_alone_and_dossiers_out_of_sight_are_not_in_it(office: Office) -> None:
    head, other = office.person("section_head"), office.person("examiner")
    away = office.taken_in()
    order = prepared(head, "take", [away])
    for read in (dossiers.bulk_order, dossiers.bulk_preview, dossiers.bulk_outcome, dossiers.stop_bulk):
        with pytest.raises(NotFound):
            read(other, order.public_id)
    stranger = parties.account_by_login("dbn.quantri")
    assert stranger is not None
    with pytest.raises(BulkNothingChosen):
        dossiers.prepare_bulk(agencies.actor_for(stranger.id, "desk"), "take", [away.public_id])


def test_more_lines_ask_the_database_no_more_often(
    office: Office, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    head, examiner = office.person("section_head"), office.person("examiner")
    dones = [office.taken_in() for _ in range(12)]
    order = prepared(head, "assign", dones, examiner.account)
    with django_assert_max_num_queries(8):
        dossiers.bulk_preview(head, order.public_id)


@pytest.mark.timeout(120)
def test_a_killed_carrier_and_two_at_once_do_every_line_once(committed: Office) -> None:
    head, examiner = committed.person("section_head"), committed.person("examiner")
    dones = [committed.taken_in() for _ in range(8)]
    order = given(head, "assign", dones, examiner.account)
    carrier = subprocess.Popen([sys.executable, "-c", CARRIER, str(order.pk)])
    until = time.monotonic() + 60
    while order.lines.filter(state="done").count() < 2 and time.monotonic() < until:
        time.sleep(0.05)
    carrier.kill()
    carrier.wait()
    assert "waiting" in states(order)

    def run() -> None:
        carrying.carry(order.pk)
        connections.close_all()

    both = [Thread(target=run) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert states(order) == ["done"] * 8
    assert [times_done(done, "dossiers.dossier.assigned") for done in dones] == [1] * 8


def test_an_order_without_a_job_gets_one_and_what_nobody_gave_is_forgotten(office: Office) -> None:
    head, examiner = office.person("section_head"), office.person("examiner")
    order = given(head, "assign", [office.taken_in()], examiner.account)
    left = prepared(head, "take", [office.taken_in()])
    earlier = order.made_at - carrying.UNCONFIRMED_FOR * 2
    BulkOrder.objects.filter(pk=order.pk).update(moved_at=earlier)
    BulkOrder.objects.filter(pk=left.pk).update(made_at=earlier)
    carrying.tend()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'dossiers.carry_bulk'")
        assert cursor.fetchone() == (2,)
    assert not BulkOrder.objects.filter(pk=left.pk).exists()
    assert BulkLine.objects.filter(order=order).count() == 1
