"""One procedure, many local variants without copies: what is local is stated, the rest inherited."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from motcua.catalogue import api as catalogue
from motcua.catalogue.api import ProcedureVersion, editing, variants
from motcua.dossiers import api as dossiers
from motcua.kernel.worktime import Limit
from motcua.platform import clock
from motcua.platform.access import SYSTEM
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ledger import entries
from rooms.dossiers.conftest import CODE, Office

FEE, DAY = "le-phi", timedelta(days=1)


def common() -> ProcedureVersion:
    return catalogue.version_on(CODE, clock.today())


def given(office: Office, **changed: Any) -> editing.VariantGiven:
    kept = editing.VariantGiven(office.unit.id, "12/QĐ-UBND", clock.today(), fees={FEE: "5.000"})
    return replace(kept, **changed)


def refused(act: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value


def view(office: Office, done: dossiers.Done) -> dossiers.DossierView:
    return dossiers.dossier_view(office.person("receiver"), done.public_id)


def test_what_is_not_overridden_is_inherited(office: Office) -> None:
    version = common()
    found = variants.resolve(version, variants.Overrides(fees={FEE: 5000}, hours={"tham-dinh": 1}))
    assert not found.conflicts
    assert found.version.fee_rules[0].amount == 5000
    assert found.version.fee_rules[0].exemptions == version.fee_rules[0].exemptions
    assert found.version.spec is not None
    assert found.version.spec.step("tham-dinh").hours == 1
    assert (found.version.limits, found.version.components) == (version.limits, version.components)
    assert variants.resolve(version, variants.Overrides()).version == version


@pytest.mark.parametrize(
    ("local", "why"),
    [
        (variants.Overrides(fees={FEE: 15001}), ("fee", "over")),
        (variants.Overrides(fees={"khac": 1}), ("fee", "gone")),
        (variants.Overrides(limits={"counter": "4wd"}), ("limit", "over")),
        (variants.Overrides(limits={"counter": "30h"}), ("limit", "over")),
        (variants.Overrides(limits={"counter": "3d"}), ("limit", "over")),
        (variants.Overrides(hours={"khac": 1}), ("hours", "gone")),
        (variants.Overrides(hours={"tham-dinh": 90}), ("hours", "over")),
        (variants.Overrides(limits={"counter": "1h"}), None),
        (variants.Overrides(limits={"counter": "2wd"}), None),
        (variants.Overrides(limits={"counter": "sameday"}), None),
    ],
)
def test_what_the_law_does_not_allow_is_left_out_and_told(
    office: Office, local: variants.Overrides, why: tuple[str, str] | None
) -> None:
    version = replace(common(), limits={"counter": Limit.parse("3wd")}, cases=())
    if why is None:
        version = replace(version, spec=None)
    found = variants.resolve(version, local)
    assert [(each.kind, each.why) for each in found.conflicts] == ([] if why is None else [why])
    assert (found.version == version) is (why is not None)


def test_the_deciding_agency_applies_its_own_and_the_dossier_keeps_it(office: Office) -> None:
    hours = {"tham-dinh": "1 giờ"}
    variant = editing.decide_variant(SYSTEM, CODE, given(office, hours=hours, counter="Quầy 2"))
    done = office.taken_in()
    here = view(office, done)
    assert here.state.variant_id == variant
    assert here.version.fee_rules[0].amount == 5000
    assert here.version.spec is not None
    assert here.version.spec.step("tham-dinh").hours == 1

    editing.end_variant(SYSTEM, CODE, variant, clock.today(), ground="13/QĐ-UBND")
    catalogue.forget_versions()
    assert view(office, done).version.fee_rules[0].amount == 5000, "what is in course keeps how it began"
    version, later = variants.for_intake(common(), office.unit.id, clock.today() + timedelta(days=1))
    assert (version.fee_rules[0].amount, later) == (15000, None)
    assert variants.for_intake(common(), office.elsewhere.id, clock.today())[1] is None
    told = [entry.name for entry in entries(f"procedure:{CODE}")]
    assert told[-2:] == ["catalogue.variant.recorded", "catalogue.variant.ended"]


def test_a_publication_reaches_the_variants_and_names_what_no_longer_fits(office: Office) -> None:
    editing.decide_variant(SYSTEM, CODE, given(office, hours={"tham-dinh": "1"}))
    revision = editing.open_draft(SYSTEM, CODE)
    fee = editing.FeeGiven("Lệ phí cấp giấy", "4.000")
    revision = editing.put_fee(SYSTEM, CODE, revision, fee, FEE)
    ((agency, conflict),) = editing.local_conflicts(editing.draft(SYSTEM, CODE))
    assert (agency, conflict.kind, conflict.why) == (office.unit.name, "fee", "over")
    editing.publish_draft(SYSTEM, CODE, editing.Publication(revision, "9/QĐ", clock.today()))
    catalogue.forget_versions()
    version, variant = variants.for_intake(common(), office.unit.id, clock.today())
    assert variant is not None
    assert version.fee_rules[0].amount == 4000, "the province's own holds where the local does not fit"
    assert version.spec is not None
    assert version.spec.step("tham-dinh").hours == 1, "what fits goes on"
    (local,) = variants.of_procedure(CODE, common())
    assert [each.kind for each in local.conflicts] == ["fee"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"agency": None}, "variant-agency"),
        ({"agency": 987654321}, "variant-agency"),
        ({"decision": " "}, "decision-missing"),
        ({"effective_from": None}, "variant-day-past"),
        ({"effective_from": date(2026, 1, 1)}, "variant-day-past"),
        ({"fees": {}}, "variant-empty"),
        ({"fees": {FEE: "15.001"}}, "draft-filled-wrong"),
        ({"hours": {"tham-dinh": "lâu"}}, "draft-filled-wrong"),
    ],
)
def test_a_variant_that_is_not_whole_is_refused(office: Office, changed: dict[str, Any], code: str) -> None:
    assert refused(lambda: editing.decide_variant(SYSTEM, CODE, given(office, **changed))).code == code


def test_two_variants_of_an_agency_never_hold_on_one_day(office: Office) -> None:
    today = clock.today()
    editing.decide_variant(SYSTEM, CODE, given(office, effective_to=today + timedelta(days=9)))
    again = given(office, effective_from=today + timedelta(days=9))
    assert refused(lambda: editing.decide_variant(SYSTEM, CODE, again)).code == "variant-overlaps"
    editing.decide_variant(SYSTEM, CODE, replace(again, effective_from=today + timedelta(days=10)))
    editing.decide_variant(SYSTEM, CODE, given(office, agency=office.elsewhere.id))


def test_a_variant_that_is_changed_ends_the_day_before_and_dossiers_keep_what_held(office: Office) -> None:
    old = editing.decide_variant(SYSTEM, CODE, given(office, hours={"tham-dinh": "1"}))
    done, tomorrow = office.taken_in(), clock.today() + DAY
    changed = given(office, decision="13/QĐ-UBND", fees={FEE: "4.000"}, effective_from=tomorrow)
    new = editing.decide_variant(SYSTEM, CODE, changed, variant=old)
    first, second = variants.of_procedure(CODE, common())
    assert (first.id, first.effective_to, second.id) == (old, clock.today(), new)
    assert (second.decision, second.effective_to, dict(second.overrides.hours)) == ("13/QĐ-UBND", None, {})
    assert variants.for_intake(common(), office.unit.id, clock.today())[1] == old
    assert variants.for_intake(common(), office.unit.id, tomorrow)[1] == new
    assert view(office, done).version.fee_rules[0].amount == 5000, "what is in course keeps how it began"
    assert [entry.name for entry in entries(f"procedure:{CODE}")][-2:] == [
        "catalogue.variant.ended",
        "catalogue.variant.recorded",
    ]


def test_one_that_has_not_begun_is_changed_or_called_off_before_its_first_day(office: Office) -> None:
    begin = clock.today() + timedelta(days=9)
    coming = editing.decide_variant(SYSTEM, CODE, given(office, effective_from=begin))
    changed = given(office, fees={FEE: "4.000"}, effective_from=begin)
    early = replace(changed, effective_from=begin - DAY)
    assert refused(lambda: editing.decide_variant(SYSTEM, CODE, early, variant=coming)).code == (
        "variant-taken-over-early"
    )
    new = editing.decide_variant(SYSTEM, CODE, changed, variant=coming)
    assert [each.id for each in variants.of_version(common(), clock.today())] == [new]
    editing.end_variant(SYSTEM, CODE, new, begin - DAY, ground="Chưa cần")
    assert variants.of_version(common(), clock.today()) == ()
    assert editing.decide_variant(SYSTEM, CODE, given(office)), "days on which none of them held are free"


@pytest.mark.parametrize(
    ("last", "ground", "code"),
    [
        (None, "1/QĐ", "variant-last-day"),
        (-2, "1/QĐ", "variant-last-day"),
        (3, " ", "variant-ground-missing"),
        (9, "1/QĐ", "variant-unchanged"),
        (20, "1/QĐ", "variant-overlaps"),
    ],
)
def test_an_end_that_is_not_whole_is_refused(
    office: Office, last: int | None, ground: str, code: str
) -> None:
    today = clock.today()
    variant = editing.decide_variant(SYSTEM, CODE, given(office, effective_to=today + timedelta(days=9)))
    editing.decide_variant(SYSTEM, CODE, given(office, effective_from=today + timedelta(days=15)))
    on = None if last is None else today + timedelta(days=last)
    assert refused(lambda: editing.end_variant(SYSTEM, CODE, variant, on, ground=ground)).code == code


def test_only_what_holds_still_is_changed_and_only_to_something_else(office: Office) -> None:
    variant = editing.decide_variant(SYSTEM, CODE, given(office))
    same = given(office, effective_from=clock.today() + DAY)
    change = partial(editing.decide_variant, SYSTEM, CODE, variant=variant)
    assert refused(lambda: change(same)).code == "variant-unchanged"
    assert refused(lambda: editing.decide_variant(SYSTEM, CODE, same, variant=987654321)).code == "not-found"
    editing.end_variant(SYSTEM, CODE, variant, clock.today() - DAY, ground="13/QĐ-UBND")
    assert refused(lambda: change(replace(same, fees={FEE: "1"}))).code == "variant-over"


def test_only_those_who_publish_write_variants(office: Office) -> None:
    with pytest.raises(NotFound):
        editing.decide_variant(office.person("leader"), CODE, given(office))
    variant = editing.decide_variant(SYSTEM, CODE, given(office))
    with pytest.raises(NotFound):
        editing.end_variant(office.person("leader"), CODE, variant, clock.today(), ground="13/QĐ")
