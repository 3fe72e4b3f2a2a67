"""Fees: cases a cashier knows, and laws every rule obeys."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.kernel.errors import KernelError
from motcua.kernel.fees import Charge, Collected, Exemption, FeeFacts, FeeKind, FeeRule, Tier, evaluate

CERTIFY = FeeRule.from_data(
    {
        "code": "copy",
        "name": "Chứng thực bản sao",
        "kind": "per_unit",
        "unit": "page",
        "unit_name": "trang",
        "tiers": [{"from": 1, "amount": 2_000}, {"from": 3, "amount": 1_000}],
        "maximum": 200_000,
        "times": "copy",
    }
)
FIXED = FeeRule(
    code="fee",
    name="Lệ phí",
    kind=FeeKind.FIXED,
    amount=15_000,
    exemptions=(
        Exemption("poor", "Hộ nghèo", 100, "khoản 1 Điều 10"),
        Exemption("online", "Nộp trực tuyến", 50),
        Exemption("third", "Giảm một phần ba", 33),
    ),
)
quantities = st.integers(0, 5_000)


@pytest.mark.parametrize(
    ("pages", "copies", "amount"),
    [
        (0, 1, 0),
        (1, 1, 2_000),
        (2, 1, 4_000),
        (3, 1, 5_000),
        (10, 1, 12_000),
        (10, 3, 36_000),
        (500, 1, 200_000),
        (500, 2, 400_000),
        (5, 0, 0),
    ],
)
def test_certified_copies_cost_by_page_with_a_cap_for_each_copy(pages: int, copies: int, amount: int) -> None:
    assert evaluate([CERTIFY], FeeFacts(quantities={"page": pages, "copy": copies})).amount == amount


@pytest.mark.parametrize(
    ("claims", "amount", "exemption"),
    [
        ((), 15_000, ""),
        (("poor",), 0, "poor"),
        (("online",), 7_500, "online"),
        (("online", "poor"), 0, "poor"),
        (("third",), 10_050, "third"),
        (("stranger",), 15_000, ""),
    ],
)
def test_the_most_favourable_exemption_counts(claims: tuple[str, ...], amount: int, exemption: str) -> None:
    charge = evaluate([FIXED], FeeFacts(claims=frozenset(claims)))
    assert (charge.amount, charge.exemption) == (amount, exemption)
    assert charge.items[0].full == 15_000


def test_rules_of_other_channels_and_cases_do_not_count() -> None:
    rules = [
        FeeRule("a", "Tại quầy", FeeKind.FIXED, 20_000, channels=frozenset({"counter"})),
        FeeRule("b", "Trực tuyến", FeeKind.FIXED, 10_000, channels=frozenset({"online"})),
        FeeRule("c", "Xác minh", FeeKind.FIXED, 5_000, cases=frozenset({"verify"})),
    ]
    assert evaluate(rules, FeeFacts("counter")).amount == 20_000
    assert evaluate(rules, FeeFacts("online")).amount == 10_000
    assert evaluate(rules, FeeFacts("online", "verify")).amount == 15_000
    assert evaluate(rules, FeeFacts("post")).lines[0].key == "fees.line.free"


def test_what_nobody_has_counted_is_named_and_not_guessed() -> None:
    charge = evaluate([FIXED, CERTIFY], FeeFacts(quantities={"copy": 2}))
    assert (charge.amount, charge.missing) == (15_000, ("page",))
    assert charge.lines[-1].key == "fees.line.uncounted"


def test_every_figure_is_explained() -> None:
    charge = evaluate(
        [FIXED, CERTIFY], FeeFacts(quantities={"page": 500, "copy": 2}, claims=frozenset({"online"}))
    )
    assert [line.key.removeprefix("fees.line.") for line in charge.lines] == [
        "fixed", "reduced", "per_unit", "capped", "times", "total",
    ]  # fmt: skip
    assert charge.lines[-1].values["amount"] == charge.amount == 407_500


def test_rounding_is_half_up_to_the_step_of_the_rule() -> None:
    rule = FeeRule("r", "R", FeeKind.FIXED, 1_500, round_to=1_000, exemptions=(Exemption("half", "Nửa", 50),))
    assert evaluate([rule], FeeFacts()).amount == 2_000
    assert evaluate([rule], FeeFacts(claims=frozenset({"half"}))).amount == 1_000


@settings(max_examples=60)
@given(quantities, quantities, st.integers(0, 50))
def test_more_pages_never_cost_less_and_never_more_than_the_cap(one: int, more: int, copies: int) -> None:
    def cost(pages: int) -> int:
        return evaluate([CERTIFY], FeeFacts(quantities={"page": pages, "copy": copies})).amount

    assert cost(one) <= cost(one + more) <= 200_000 * copies


@settings(max_examples=60)
@given(st.integers(0, 10**9), st.integers(1, 100), st.integers(1, 1_000))
def test_an_exemption_takes_off_its_share_and_no_more(amount: int, percent: int, round_to: int) -> None:
    rule = FeeRule(
        "r", "R", FeeKind.FIXED, amount, round_to=round_to, exemptions=(Exemption("x", "X", percent),)
    )
    charge = evaluate([rule], FeeFacts(claims=frozenset({"x"})))
    full = charge.items[0].full
    assert 0 <= charge.amount <= full
    assert abs(charge.amount * 100 - full * (100 - percent)) <= 50 * round_to
    assert charge.amount % round_to == 0


def test_rules_and_charges_survive_storing() -> None:
    for rule in (FIXED, CERTIFY):
        assert FeeRule.from_data(rule.to_data()) == rule
    charge = evaluate([FIXED, CERTIFY], FeeFacts(quantities={"page": 3}))
    assert Charge.from_data(charge.to_data()) == charge


@pytest.mark.parametrize("quantity", [-1, 1_000_001, 1.5, True, "3", None, float("nan"), float("inf")])
def test_a_senseless_quantity_is_refused(quantity: object) -> None:
    with pytest.raises(KernelError, match=r"fees\.quantity\.range"):
        evaluate([CERTIFY], FeeFacts(quantities={"page": quantity, "copy": 1}))  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({}, "rule.malformed"),
        ({"kind": "gift"}, "rule.malformed"),
        ({"amount": -1}, "amount.range"),
        ({"amount": 10**13}, "amount.range"),
        ({"amount": "free"}, "rule.malformed"),
        ({"kind": "per_unit"}, "unit.missing"),
        ({"tiers": [{"from": 2, "amount": 1}]}, "tiers.order"),
        ({"tiers": [{"from": 1, "amount": 1}, {"from": 1, "amount": 2}]}, "tiers.order"),
        ({"exemptions": [{"code": "x", "name": "X", "percent": 0}]}, "exemption.percent"),
        ({"exemptions": [{"code": "x"}]}, "rule.malformed"),
        ({"round_to": 0}, "round.range"),
    ],
)
def test_a_senseless_rule_is_refused(data: dict[str, object], key: str) -> None:
    base = {"code": "r", "name": "R", "kind": "fixed"} if data else {}
    with pytest.raises(KernelError) as refusal:
        FeeRule.from_data({**base, **data})
    assert refusal.value.key == f"fees.{key}"


def test_tiers_alone_make_a_rule() -> None:
    rule = FeeRule("t", "T", FeeKind.PER_UNIT, unit="page", tiers=(Tier(1, 10), Tier(5, 1)))
    assert evaluate([rule], FeeFacts(quantities={"page": 6})).amount == 42


@pytest.mark.parametrize("when", list(Collected))
def test_when_a_fee_falls_due_survives_being_written_down(when: Collected) -> None:
    rule = FeeRule(code="fee", name="Lệ phí", kind=FeeKind.FIXED, amount=1_000, collected=when)
    assert FeeRule.from_data(rule.to_data()) == rule
    assert ("collected" in rule.to_data()) == (when is not Collected.RECEPTION)
    with pytest.raises(KernelError, match=r"fees\.rule\.malformed"):
        FeeRule.from_data({**rule.to_data(), "collected": "some day"})
