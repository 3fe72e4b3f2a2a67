"""What an agency does otherwise waits for a second person where the province wants one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from motcua.catalogue import api
from motcua.catalogue.api import editing, variants
from motcua.platform import clock, proposals
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ledger import entries
from people import Cast

CODE, FEE, DAY = "1.004873", "le-phi", timedelta(days=1)
Bend = Callable[[Callable[[dict[str, object]], None]], Path]


@pytest.fixture
def controller(cast: Cast, folder: Path) -> Actor:
    api.load_data(folder)
    return cast.controller


def given(cast: Cast, **changed: Any) -> editing.VariantGiven:
    kept = editing.VariantGiven(cast.ward.id, "12/QĐ-UBND", clock.today(), fees={FEE: "5.000"})
    return replace(kept, **changed)


def stating(cast: Cast, **changed: Any) -> editing.VariantOrder:
    return editing.VariantOrder(given(cast, **changed))


def sent(actor: Actor, order: editing.VariantOrder, **more: Any) -> UUID:
    proposal = editing.ask_for_variant(actor, CODE, order, **more)
    assert proposal is not None
    return proposal


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.code


def held() -> tuple[variants.Local, ...]:
    return variants.of_procedure(CODE, api.version_on(CODE, clock.today()))


def test_a_fee_of_an_agency_waits_and_another_person_approves_it(cast: Cast, controller: Actor) -> None:
    proposal = sent(controller, stating(cast, counter="Quầy 2"))
    assert not held(), "nothing happens before somebody approves"
    row = proposals.one(cast.second_controller, proposal)
    facts = {fact.label: (fact.before, fact.after) for fact in row.facts}
    before, after = facts["Phí, lệ phí: Lệ phí cấp giấy xác nhận tình trạng hôn nhân"]
    assert row.kind == editing.VARIANT_FEES
    assert before.startswith("15.000\u00a0đ; miễn: Người thuộc gia đình có công với cách mạng")
    assert after == before.replace("15.000", "5.000")
    assert facts["Từ ngày"] == ("–", f"{clock.today():%d/%m/%Y}")
    assert facts["counter"] == ("–", "Quầy 2")
    assert (row.because, cast.ward.name in row.about) == ("12/QĐ-UBND", True)
    assert [
        each.public_id for each in proposals.waiting_about(controller, f"procedure:{CODE}", [row.kind])
    ] == [proposal]

    proposals.approve(cast.second_controller, proposal)
    (local,) = held()
    assert (local.agency_id, dict(local.overrides.fees), local.overrides.counter) == (
        cast.ward.id,
        {FEE: 5000},
        "Quầy 2",
    )
    entry = entries(f"procedure:{CODE}")[-2]
    assert entry.name == "catalogue.variant.recorded"
    assert entry.payload["proposal"] == {"id": str(proposal), "by": controller.account, "for": None}


def test_changing_one_is_one_proposal_that_shows_both(cast: Cast, controller: Actor) -> None:
    old = editing.decide_variant(SYSTEM, CODE, given(cast))
    begin = clock.today() + 2 * DAY
    order = editing.VariantOrder(
        given(cast, decision="13/QĐ-UBND", fees={FEE: "4.000"}, effective_from=begin), old
    )
    proposal = sent(controller, order)
    facts = {fact.label: (fact.before, fact.after) for fact in proposals.one(controller, proposal).facts}
    (fee,) = (pair for label, pair in facts.items() if label.startswith("Phí, lệ phí"))
    assert [side.split(";")[0] for side in fee] == ["5.000\u00a0đ", "4.000\u00a0đ"]
    assert facts["Quyết định"] == ("12/QĐ-UBND", "13/QĐ-UBND")
    assert facts["Ngày cuối của biến thể cũ"] == ("không ghi ngày cuối", f"{begin - DAY:%d/%m/%Y}")
    proposals.approve(cast.second_controller, proposal)
    assert [(each.effective_from, each.effective_to) for each in held()] == [
        (clock.today(), begin - DAY),
        (begin, None),
    ]


def test_the_end_of_a_fee_waits_too_and_says_what_is_owed_after(cast: Cast, controller: Actor) -> None:
    variant = editing.decide_variant(SYSTEM, CODE, given(cast))
    end = partial(editing.end_variant, controller, CODE, variant, clock.today(), ground="14/QĐ-UBND")
    assert refused(end) == "second-person-needed"
    proposal = sent(
        controller, editing.VariantOrder(variant=variant, last=clock.today(), ground="14/QĐ-UBND")
    )
    fee = proposals.one(controller, proposal).facts[-1]
    assert (fee.before.split(";")[0], fee.after.split(";")[0]) == ("5.000\u00a0đ", "15.000\u00a0đ")
    proposals.approve(cast.second_controller, proposal)
    assert held()[0].effective_to == clock.today()


FEES: dict[str, str] = {FEE: "5.000"}
DAYS = date(2030, 1, 1)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (None, {"fees": FEES}, editing.VARIANT_FEES),
        (None, {"fees": {}, "counter": "Quầy 2"}, editing.VARIANT),
        ({"fees": FEES}, {"fees": FEES, "counter": "Quầy 2"}, editing.VARIANT),
        ({"fees": FEES}, {"fees": FEES, "effective_to": DAYS}, editing.VARIANT_FEES),
        ({"fees": FEES}, {"fees": {}, "counter": "Quầy 2"}, editing.VARIANT_FEES),
        (
            {"fees": {}, "counter": "Quầy 1"},
            {"fees": {}, "counter": "Quầy 2", "effective_to": DAYS},
            editing.VARIANT,
        ),
    ],
)
def test_the_kind_is_about_fees_when_anybody_owes_another_amount_on_any_day(
    cast: Cast, controller: Actor, old: dict[str, Any] | None, new: dict[str, Any], kind: str
) -> None:
    proposals.set_rule(SYSTEM, editing.VARIANT, needed=True, decision="9/QĐ-UBND")
    variant = None if old is None else editing.decide_variant(SYSTEM, CODE, given(cast, **old))
    order = editing.VariantOrder(given(cast, effective_from=clock.today() + DAY, **new), variant)
    assert proposals.one(controller, sent(controller, order)).kind == kind


def test_where_the_province_says_so_one_person_decides_what_touches_no_fee(
    cast: Cast, controller: Actor
) -> None:
    order = stating(cast, fees={}, hours={"tham-dinh": "1 giờ"})
    assert not editing.preview_variant(controller, CODE, order).needs_second
    assert editing.ask_for_variant(controller, CODE, order) is None
    assert len(held()) == 1
    assert refused(lambda: editing.decide_variant(controller, CODE, given(cast))) == "variant-overlaps"


def test_neither_the_sender_nor_a_stranger_approves(cast: Cast, controller: Actor) -> None:
    proposal = sent(controller, stating(cast))
    assert refused(lambda: proposals.approve(controller, proposal)) == "own-proposal"
    assert refused(lambda: sent(controller, stating(cast))) == "proposed-already"
    for stranger in (cast.examiner, cast.administrator, cast.outsider):
        assert refused(partial(proposals.approve, stranger, proposal)) == NotFound.code
        assert not proposals.waiting_about(stranger, f"procedure:{CODE}", [editing.VARIANT_FEES])


def test_another_version_or_variant_makes_it_stale(cast: Cast, controller: Actor, bend: Bend) -> None:
    first, second = (sent(controller, stating(cast, fees={FEE: fee})) for fee in ("5.000", "4.000"))
    elsewhere = sent(controller, stating(cast, agency=cast.neighbour_ward.id))
    proposals.approve(cast.second_controller, first)
    assert refused(lambda: proposals.approve(cast.second_controller, second)) == "proposal-stale"
    api.load_data(bend(lambda data: data.update(decision="QĐ-01")))
    assert refused(lambda: proposals.approve(cast.second_controller, elsewhere)) == "proposal-stale"
    assert len(held()) == 1


def test_what_changed_since_the_preview_is_not_sent(cast: Cast, controller: Actor) -> None:
    order = stating(cast, effective_to=clock.today() + DAY)
    mark = editing.preview_variant(controller, CODE, order).mark
    editing.decide_variant(SYSTEM, CODE, given(cast, effective_from=clock.today() + 9 * DAY))
    assert refused(lambda: sent(controller, order, seen=mark)) == "variant-shown-otherwise"
    assert sent(controller, order, seen=editing.preview_variant(controller, CODE, order).mark)


def test_refused_withdrawn_or_expired_nothing_is_otherwise(cast: Cast, controller: Actor) -> None:
    later = clock.today() + 60 * DAY
    fees = ("5.000", "4.000", "3.000")
    first, second, third = (
        sent(controller, stating(cast, fees={FEE: f}, effective_from=later)) for f in fees
    )
    proposals.refuse(cast.second_controller, first, because="Chưa có nghị quyết")
    proposals.withdraw(controller, second, because="Nhầm mức")
    with clock.at(clock.now() + 15 * DAY):
        assert refused(lambda: proposals.approve(cast.second_controller, third)) == "proposal-expired"
    assert not held()


@pytest.mark.parametrize("ends", [False, True])
def test_a_day_that_passes_meanwhile_is_told_and_the_change_waits_on(
    cast: Cast, controller: Actor, ends: bool
) -> None:
    order = stating(cast)
    if ends:
        variant = editing.decide_variant(SYSTEM, CODE, given(cast))
        order = editing.VariantOrder(variant=variant, last=clock.today(), ground="14/QĐ-UBND")
    proposal = sent(controller, order)
    with clock.at(clock.now() + 3 * DAY):
        assert refused(lambda: proposals.approve(cast.second_controller, proposal)) == "effective-day-gone"
        assert proposals.one(controller, proposal).state == "waiting"
