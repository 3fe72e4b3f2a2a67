"""A publication waits for a second person where the province wants one, and is carried out in their name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from motcua.catalogue import api
from motcua.catalogue.api import editing
from motcua.catalogue.models import Draft
from motcua.platform import clock, proposals
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ledger import entries
from people import Cast

CODE, DECISION, FEE = "1.004873", "1234/QĐ-UBND", "le-phi"
Bend = Callable[[Callable[[dict[str, object]], None]], Path]


@pytest.fixture
def controller(cast: Cast, folder: Path) -> Actor:
    api.load_data(folder)
    return cast.controller


def dearer(actor: Actor, amount: str = "20000") -> int:
    """A draft in which the fee of the procedure is another; its revision."""
    revision = editing.open_draft(actor, CODE)
    fee = editing.FeeGiven("Lệ phí cấp giấy xác nhận tình trạng hôn nhân", amount)
    return editing.put_fee(actor, CODE, revision, fee, FEE)


def slower(actor: Actor) -> int:
    """A draft in which a step takes another time and no fee changes."""
    revision = editing.open_draft(actor, CODE)
    step = replace(editing.given_of(editing.draft(actor, CODE).spec, "tham-dinh"), hours="1")
    return editing.change_given(actor, CODE, revision, "tham-dinh", step)


def order(revision: int, **changed: Any) -> editing.Publication:
    return replace(editing.Publication(revision, DECISION, clock.today()), **changed)


def sent(actor: Actor, **changed: object) -> UUID:
    """A publication of other fees, sent to a second person."""
    proposal = editing.ask_for_publication(actor, CODE, order(dearer(actor), **changed))
    assert proposal is not None
    return proposal


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.code


def test_other_fees_wait_and_another_person_publishes_them(cast: Cast, controller: Actor) -> None:
    old = api.version_on(CODE, clock.today())
    proposal = sent(controller, effective_to=clock.today() + timedelta(days=90))

    api.forget_versions()
    assert api.version_on(CODE, clock.today()).id == old.id, "nothing happens before somebody approves"
    row = proposals.one(cast.second_controller, proposal)
    facts = {fact.label: (fact.before, fact.after) for fact in row.facts}
    before, after = facts["Phí, lệ phí: Lệ phí cấp giấy xác nhận tình trạng hôn nhân"]
    assert row.kind == editing.FEES
    assert before.startswith("15.000\u00a0đ; miễn: Người thuộc gia đình có công với cách mạng")
    assert after == before.replace("15.000", "20.000")
    assert facts["Quyết định công bố"] == ("–", DECISION)
    assert facts["Có hiệu lực từ ngày"] == ("01/07/2025", f"{clock.today():%d/%m/%Y}")
    assert row.because == DECISION

    proposals.approve(cast.second_controller, proposal)
    api.forget_versions()
    new = api.version_on(CODE, clock.today())
    assert (new.decision, new.fee_rules[0].amount) == (DECISION, 20000)
    assert not Draft.objects.exists()
    line = editing.procedure_detail(controller, CODE).versions[0]
    assert (line.by, line.proposed_by) == (cast.second_controller.name, controller.name)
    names = [entry.name for entry in entries(f"procedure:{CODE}")][-2:]
    assert names == ["catalogue.version.published", "platform.proposal.approved"]


def test_only_a_change_of_fees_is_of_the_kind_for_fees(controller: Actor) -> None:
    assert editing.ask_for_publication(controller, CODE, order(slower(controller))) is None
    assert not Draft.objects.exists(), "in this province one person publishes what changes no fee"


def test_what_the_process_does_otherwise_is_told_where_two_are_wanted(cast: Cast, controller: Actor) -> None:
    proposals.set_rule(SYSTEM, editing.PUBLICATION, needed=True, decision="9/QĐ-UBND")
    proposal = editing.ask_for_publication(controller, CODE, order(slower(controller)), because="Xem giúp")
    assert proposal is not None
    row = proposals.one(cast.second_controller, proposal)
    assert (row.kind, row.because) == (editing.PUBLICATION, "Xem giúp")
    assert any("tham-dinh" in fact.after for fact in row.facts)
    assert not any("lệ phí" in fact.label for fact in row.facts)


def test_a_first_version_with_fees_is_of_the_kind_for_fees(cast: Cast, controller: Actor) -> None:
    general = editing.GeneralGiven("Thủ tục mới", "commune", ("person",), "Giấy xác nhận", law="1/2026/NĐ-CP")
    editing.begin_procedure(controller, editing.NewProcedure("9.999999", "ho-tich", general))
    row = Draft.objects.get()
    assert not editing.publication_needs_second(controller, "9.999999")
    editing.put_fee(controller, "9.999999", row.revision, editing.FeeGiven("Phí mới", "5000"))
    assert editing.publication_needs_second(controller, "9.999999")


def test_nobody_publishes_past_the_second_person(cast: Cast, controller: Actor) -> None:
    revision = dearer(controller)
    direct = refused(lambda: editing.publish_draft(controller, CODE, order(revision)))
    assert direct == "second-person-needed"
    proposal = editing.ask_for_publication(controller, CODE, order(revision))
    assert proposal is not None
    assert refused(lambda: proposals.approve(controller, proposal)) == "own-proposal"
    for stranger in (cast.examiner, cast.administrator, cast.outsider):
        assert refused(partial(proposals.approve, stranger, proposal)) == NotFound.code
        assert refused(partial(proposals.one, stranger, proposal)) == NotFound.code


def test_what_waits_stays_as_it_was_sent_and_goes_on_when_it_comes_back(
    cast: Cast, controller: Actor
) -> None:
    proposal = sent(controller)
    draft = editing.draft(controller, CODE)
    assert (draft.waits, draft.may_edit, draft.proposal) == (True, False, proposal)
    changes: tuple[Callable[[], object], ...] = (
        lambda: editing.put_channels(controller, CODE, draft.revision, {"counter": "5wd"}),
        lambda: editing.drop_draft(controller, CODE, draft.revision, "Thử"),
        lambda: editing.ask_for_publication(controller, CODE, order(draft.revision)),
    )
    assert [refused(change) for change in changes] == ["draft-waits"] * 3

    proposals.refuse(cast.second_controller, proposal, because="Chưa có nghị quyết")
    draft = editing.draft(controller, CODE)
    assert draft.may_edit
    assert draft.content["fees"][0]["amount"] == 20000, "nothing is lost"
    again = editing.ask_for_publication(controller, CODE, order(draft.revision))
    assert again is not None
    proposals.withdraw(controller, again, because="Nhầm ngày")
    assert editing.put_fee(controller, CODE, draft.revision, editing.FeeGiven("Lệ phí", "1"), FEE)


def test_a_publication_nobody_decided_in_time_leaves_its_draft_open(cast: Cast, controller: Actor) -> None:
    proposal = sent(controller, effective_from=clock.today() + timedelta(days=60))
    with clock.at(clock.now() + timedelta(days=15)):
        assert proposals.one(controller, proposal).state == "expired"
        assert editing.draft(controller, CODE).may_edit
        assert refused(lambda: proposals.approve(cast.second_controller, proposal)) == "proposal-expired"


def test_a_day_that_passes_meanwhile_is_told_and_the_change_waits_on(cast: Cast, controller: Actor) -> None:
    proposal = sent(controller)
    with clock.at(clock.now() + timedelta(days=2)):
        code = refused(lambda: proposals.approve(cast.second_controller, proposal))
        assert code == "effective-day-gone"
        assert proposals.one(controller, proposal).state == "waiting"
    assert Draft.objects.count() == 1


def test_another_publication_makes_it_stale(cast: Cast, controller: Actor, bend: Bend) -> None:
    proposal = sent(controller)
    api.load_data(bend(lambda data: data.update(decision="QĐ-01")))
    assert refused(lambda: proposals.approve(cast.second_controller, proposal)) == "proposal-stale"
    assert proposals.one(controller, proposal).state == "stale"
    assert editing.draft(controller, CODE).may_edit


def test_what_people_decided_is_not_undone_by_loading_the_province_again(controller: Actor) -> None:
    assert proposals.is_needed(editing.FEES)
    assert not proposals.is_needed(editing.PUBLICATION)
    proposals.set_rule(SYSTEM, editing.PUBLICATION, needed=True, decision="9/QĐ-UBND")
    proposals.begin_rule(SYSTEM, editing.PUBLICATION, needed=False, decision="06/QĐ-UBND")
    assert proposals.is_needed(editing.PUBLICATION)


@pytest.mark.parametrize(("fields", "reaches"), [({"ho-tich"}, True), ({"dat-dai"}, False)])
def test_a_right_over_one_field_of_work_reaches_its_publications_alone(
    cast: Cast, controller: Actor, fields: set[str], reaches: bool
) -> None:
    proposal, second = sent(controller), cast.second_controller
    grants = tuple(replace(grant, fields=frozenset(fields)) for grant in second.grants)
    limited = replace(second, grants=grants)
    assert proposals.waiting_count(limited) == (1 if reaches else 0)
    if reaches:
        proposals.approve(limited, proposal)
    else:
        assert refused(lambda: proposals.approve(limited, proposal)) == NotFound.code
