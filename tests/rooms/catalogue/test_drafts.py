"""The next version: copied, changed by one at a time, checked at every save, published by a decision."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from motcua.agencies import api as agencies
from motcua.catalogue import api
from motcua.catalogue.api import editing
from motcua.catalogue.models import Draft
from motcua.kernel.process import FactIs, Spec, add_beside, add_step, new_step, remove_step
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ledger import entries
from people import Cast
from scenes import officer

CODE = "1.004873"
DECISION = "1234/QĐ-UBND"


@pytest.fixture
def controller(cast: Cast, folder: Path) -> Actor:
    api.load_data(folder)
    return cast.controller


def longer(hours: float, key: str = "tham-dinh") -> Callable[[Spec], Spec]:
    def change(spec: Spec) -> Spec:
        steps = tuple(replace(step, hours=hours) if step.key == key else step for step in spec.steps)
        return replace(spec, steps=steps)

    return change


def order(revision: int, **changed: Any) -> editing.Publication:
    return replace(editing.Publication(revision, DECISION, clock.today()), **changed)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.code


def test_a_draft_begins_as_the_published_version(controller: Actor) -> None:
    editing.open_draft(controller, CODE)
    draft = editing.draft(controller, CODE)

    assert draft.spec == draft.base.spec
    assert not draft.changes
    assert not draft.compared.fields
    assert not [fault for fault in draft.faults if fault.stops]
    assert refused(lambda: editing.open_draft(controller, CODE)) == "draft-there"


def test_of_two_who_save_the_second_is_told_and_nothing_is_overwritten(controller: Actor) -> None:
    first = editing.open_draft(controller, CODE)
    editing.save_process(controller, CODE, first, longer(1))

    assert refused(lambda: editing.save_process(controller, CODE, first, longer(2))) == "draft-changed"
    assert editing.draft(controller, CODE).spec.step("tham-dinh").hours == 1


def test_saving_nothing_new_leaves_everybodys_page_valid(controller: Actor) -> None:
    first = editing.open_draft(controller, CODE)
    assert editing.save_process(controller, CODE, first, lambda spec: spec) == first


def test_every_save_is_checked_for_dead_ends_owners_and_hours(controller: Actor) -> None:
    revision = editing.open_draft(controller, CODE)

    def spoilt(spec: Spec) -> Spec:
        spec = add_step(spec, new_step(spec, "moi", "Bước mới"), "tham-dinh")
        return longer(100)(spec)

    editing.save_process(controller, CODE, revision, spoilt)
    draft = editing.draft(controller, CODE)
    stops = {fault.sentence for fault in draft.faults if fault.stops}
    assert any("chưa rõ chức năng" in sentence for sentence in stops)
    assert any("vượt thời hạn 24 giờ" in sentence for sentence in stops)
    code = refused(lambda: editing.publish_draft(controller, CODE, order(draft.revision)))
    assert code == "draft-faulty"


def test_a_condition_may_ask_only_what_the_dossier_knows(controller: Actor) -> None:
    revision = editing.open_draft(controller, CODE)

    def guarded(spec: Spec) -> Spec:
        moves = tuple(
            replace(move, guard=FactIs("answers.nobody", "==", 1)) if move.source == "tham-dinh" else move
            for move in spec.moves
        )
        return replace(spec, moves=moves)

    editing.save_process(controller, CODE, revision, guarded)
    faults = editing.draft(controller, CODE).faults
    assert any("answers.nobody" in fault.sentence and fault.place == "tham-dinh" for fault in faults)


def test_hours_nobody_uses_are_said_but_stop_nothing(controller: Actor) -> None:
    revision = editing.open_draft(controller, CODE)
    editing.save_process(controller, CODE, revision, longer(0.5))
    said = [fault for fault in editing.draft(controller, CODE).faults if "còn" in fault.sentence]
    assert said
    assert not said[0].stops


def test_publication_makes_a_version_by_a_decision_and_old_dossiers_keep_theirs(controller: Actor) -> None:
    old = api.version_on(CODE, clock.today())
    begin = clock.today() + timedelta(days=5)
    revision = editing.open_draft(controller, CODE)
    revision = editing.save_process(controller, CODE, revision, longer(1))
    published = editing.publish_draft(controller, CODE, order(revision, effective_from=begin))
    api.forget_versions()

    new = api.version_on(CODE, begin)
    assert new.id == published.version_id
    assert (new.decision, new.number, new.effective_from) == (DECISION, old.number + 1, begin)
    assert new.spec is not None
    assert new.spec.step("tham-dinh").hours == 1
    assert new.spec.version == (old.spec.version if old.spec else 0) + 1
    assert new.form_id == old.form_id
    assert (new.cases, new.components, new.fee_rules) == (old.cases, old.components, old.fee_rules)
    still = api.version_on(CODE, begin - timedelta(days=1))
    assert still.id == old.id
    assert still.spec == old.spec
    assert not Draft.objects.exists()
    told = entries(f"procedure:{CODE}")[-1]
    assert (told.name, told.account) == ("catalogue.version.published", controller.account)
    line = editing.procedure_detail(controller, CODE).versions[0]
    assert line.by == controller.name


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"decision": "  "}, "decision-missing"),
        ({"effective_from": date(2025, 7, 2)}, "effective-day-past"),
        ({"effective_from": None}, "effective-day-past"),
        ({"effective_to": date(2025, 7, 2)}, "days-wrong"),
        ({"is_provisional": True}, "provisional-end-missing"),
    ],
)
def test_an_order_that_is_not_whole_is_refused(
    controller: Actor, changed: dict[str, object], code: str
) -> None:
    revision = editing.open_draft(controller, CODE)
    revision = editing.save_process(controller, CODE, revision, longer(1))
    assert refused(lambda: editing.publish_draft(controller, CODE, order(revision, **changed))) == code
    assert Draft.objects.count() == 1


def test_a_draft_like_its_base_is_not_published(controller: Actor) -> None:
    revision = editing.open_draft(controller, CODE)
    assert refused(lambda: editing.publish_draft(controller, CODE, order(revision))) == "draft-unchanged"


def test_a_draft_of_an_older_version_is_not_published_over_a_newer_one(
    controller: Actor, bend: Callable[[Callable[[dict[str, object]], None]], Path]
) -> None:
    revision = editing.open_draft(controller, CODE)
    revision = editing.save_process(controller, CODE, revision, longer(1))
    api.load_data(bend(lambda data: data.update(decision="QĐ-01")))
    assert refused(lambda: editing.publish_draft(controller, CODE, order(revision))) == "draft-base-changed"


def test_a_provisional_process_ends_on_its_day_and_warns_before(controller: Actor) -> None:
    last = clock.today() + timedelta(days=20)
    revision = editing.open_draft(controller, CODE)
    editing.publish_draft(controller, CODE, order(revision, effective_to=last, is_provisional=True))
    api.forget_versions()

    assert api.version_on(CODE, last).is_provisional
    with pytest.raises(api.UnknownProcedure):
        api.version_on(CODE, last + timedelta(days=1))
    assert editing.ending_soon(controller) == 1
    rows, _total = editing.procedures_page(controller, editing.Wanted(state="ending"))
    assert [row.code for row in rows] == [CODE]


def test_a_draft_is_walked_by_the_calendar_without_a_dossier(controller: Actor, cast: Cast) -> None:
    editing.open_draft(controller, CODE)
    draft = editing.draft(controller, CODE)
    received = clock.now().replace(hour=1, minute=0)
    found = editing.walk(
        draft.spec,
        {"case": "general", "channel": "counter"},
        {},
        calendar=agencies.calendar_of(cast.province.id),
        limit=editing.limit_of(draft.content, "counter", "general"),
        received_at=received,
    )
    assert found.is_finished
    assert not found.problem
    assert found.stretches[0].step.key == "tiep-nhan"
    assert not found.is_late
    assert all(stretch.begin <= stretch.end for stretch in found.stretches)


def test_side_by_side_steps_begin_together_and_a_return_is_walked_once(controller: Actor, cast: Cast) -> None:
    revision = editing.open_draft(controller, CODE)

    def beside(spec: Spec) -> Spec:
        return add_beside(spec, replace(new_step(spec, "y-kien", "Ý kiến"), hours=2), "van-thu")

    editing.save_process(controller, CODE, revision, beside)
    draft = editing.draft(controller, CODE)
    found = editing.walk(
        draft.spec,
        {"case": "verification", "channel": "counter"},
        {"ky-duyet": "return"},
        calendar=agencies.calendar_of(cast.province.id),
        limit=editing.limit_of(draft.content, "counter", "verification"),
        received_at=clock.now(),
    )
    begun = {stretch.step.key: stretch.begin for stretch in found.stretches}
    assert begun["y-kien"] == begun["van-thu"]
    assert [s.step.key for s in found.stretches].count("ky-duyet") == 2
    assert found.is_finished


def test_only_who_controls_the_field_over_the_province_writes(controller: Actor, cast: Cast) -> None:
    land = officer("kiem.soat.dat", cast.province.id, "procedure_control", fields=("dat-dai",))
    ward = officer("kiem.soat.xa", cast.ward.id, "procedure_control")
    for somebody in (land, ward, cast.administrator, cast.leader):
        with pytest.raises(NotFound):
            editing.open_draft(somebody, CODE)
    revision = editing.open_draft(controller, CODE)
    for somebody in (land, ward, cast.leader):
        with pytest.raises(NotFound):
            editing.save_process(somebody, CODE, revision, lambda spec: remove_step(spec, "tham-dinh"))


def test_a_draft_is_thrown_away_on_record(controller: Actor) -> None:
    revision = editing.open_draft(controller, CODE)
    editing.drop_draft(controller, CODE, revision, "Không cần nữa")
    with pytest.raises(NotFound):
        editing.draft(controller, CODE)
    told = entries(f"procedure:{CODE}")[-1]
    assert (told.name, told.notes["because"]) == ("catalogue.draft.dropped", "Không cần nữa")


def test_two_versions_are_compared_field_by_field(
    controller: Actor, bend: Callable[[Callable[[dict[str, object]], None]], Path]
) -> None:
    def change(data: dict[str, object]) -> None:
        data["fees"][0].update(amount=8_000)  # type: ignore[index]
        data["components"].reverse()  # type: ignore[attr-defined]
        data["components"].append({"code": "moi", "name": "Giấy mới", "required": True})  # type: ignore[attr-defined]

    api.load_data(bend(change))
    found = editing.compare_versions(controller, CODE, 1, 2)

    told = {row.path: (row.before, row.after) for row in found.fields}
    assert told["fees", "le-phi", "amount"] == (15_000, 8_000)
    assert told["components", "moi", "name"] == (None, "Giấy mới")
    assert not [path for path in told if path[:2] == ("components", "to-khai")]
    assert not found.process
    with pytest.raises(NotFound):
        editing.compare_versions(controller, CODE, 1, 3)
