"""«In your case»: the questions come from the version's own data, the answers settle what follows."""

from itertools import islice, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue import api
from motcua.catalogue.api import ProcedureVersion, guiding
from motcua.kernel.fees import FeeFacts, evaluate
from motcua.kernel.forms import condition_from_data, holds, settled
from motcua.platform import clock
from people import Cast
from rooms.catalogue.conftest import DATA

BIRTH, SINGLE, MARRIAGE, PENSION, HOUSE, TRADE, EXTRACT, HOME = (
    "1.001193", "1.004873", "1.000894", "1.014027", "1.013225", "1.001612", "2.000635", "1.004222",
)  # fmt: skip


@pytest.fixture
def version_of(cast_with_procedures: Cast) -> Any:
    return lambda code: api.version_on(code, clock.today())


def asked(version: ProcedureVersion, **said: Any) -> list[str]:
    return [each.name for each in guiding.worth_asking(version, told(version, **said))]


def told(version: ProcedureVersion, **said: Any) -> guiding.Told:
    lists = {name: value if isinstance(value, list) else [value] for name, value in said.items()}
    return guiding.told_in(version, lists)


def papers(version: ProcedureVersion, **said: Any) -> dict[str, bool]:
    found = guiding.outcome(version, told(version, **said))
    return {each.component.code: each.is_sure for each in found.papers}


@pytest.mark.django_db
def test_only_what_changes_something_is_asked(version_of: Any) -> None:
    birth = version_of(BIRTH)
    assert asked(birth) == [
        "th", "h_relation", "h_parents_married", "d_registered_before", "d_foreign_parent", "d_claims_father",
        "mien",
    ]  # fmt: skip
    # Born in time it costs nothing: nobody is asked whether they are poor.
    assert "mien" not in asked(birth, th="on-time")
    assert asked(version_of(HOME))[0] == "h_basis"
    assert "kenh" in asked(version_of(HOME))
    assert asked(version_of("1.008004")) == []


@pytest.mark.django_db
def test_a_question_under_a_condition_comes_when_it_holds(version_of: Any) -> None:
    trade = version_of(TRADE)
    assert "d_partners_agree" not in asked(trade, d_owns_other="no")
    assert "d_partners_agree" in asked(trade, d_owns_other="yes")


@pytest.mark.django_db
def test_papers_follow_the_answers(version_of: Any) -> None:
    single = version_of(SINGLE)
    unknown = papers(single)
    assert [code for code, sure in unknown.items() if not sure]
    divorced = papers(single, h_marital_history="divorced")
    never = papers(single, h_marital_history="never")
    assert set(divorced) - set(never)
    assert set(never) < set(unknown)
    house = version_of(HOUSE)
    assert "pccc" not in papers(house, h_work="house")
    assert papers(house, h_adjacent="yes")["cam-ket"] is True


@pytest.mark.django_db
def test_the_fee_is_settled_with_its_exemption(version_of: Any) -> None:
    birth = version_of(BIRTH)

    def amounts(**said: Any) -> list[int]:
        return [charge.amount for charge in guiding.outcome(birth, told(birth, **said)).charges]

    assert amounts() == [0, 8000]
    assert amounts(th="late") == [8000]
    assert amounts(th="late", mien="poor") == [0]
    assert amounts(th="late", mien="khong") == [8000]
    assert amounts(th="late", mien="nonsense") == [8000]
    extract = version_of(EXTRACT)
    count = next(name for name in asked(extract) if name.startswith("so_"))
    found = guiding.outcome(extract, told(extract, **{count: "3"}))
    assert [charge.amount for charge in found.charges] == [24000]
    assert guiding.outcome(extract, told(extract)).charges[0].missing


@pytest.mark.django_db
def test_who_is_barred_is_told_and_by_what(version_of: Any) -> None:
    birth = version_of(BIRTH)
    barred = guiding.outcome(birth, told(birth, d_foreign_parent="yes"))
    assert [bar.code for bar in barred.bars] == ["cha-me-nuoc-ngoai"]
    assert not guiding.outcome(birth, told(birth)).is_barred
    house = version_of(HOUSE)
    assert guiding.outcome(house, told(house, th="house", d_detailed_plan="yes")).is_barred
    assert not guiding.outcome(house, told(house, th="other", d_detailed_plan="yes")).is_barred
    assert not guiding.outcome(house, told(house, d_detailed_plan="yes")).is_barred


@pytest.mark.django_db
def test_ages_are_asked_in_bands(version_of: Any) -> None:
    pension = version_of(PENSION)
    (age, *_more) = [each for each in guiding.worth_asking(pension, guiding.Told()) if each.name == "d_age"]
    assert [(each.least, each.most) for each in age.choices] == [(None, 69), (70, 74), (75, None)]
    assert guiding.outcome(pension, told(pension, d_age="69")).is_barred
    assert not guiding.outcome(pension, told(pension, d_age="75")).is_barred
    assert told(pension, d_age="71") == guiding.Told()
    assert "d_poor_household" in asked(pension, d_age="70")
    assert "d_poor_household" not in asked(pension, d_age="75")


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["", "nonsense", "9" * 500, "-1", "1e9", "²", "\u0000", "<script>"])
def test_an_address_that_says_nonsense_says_nothing(version_of: Any, value: str) -> None:
    for code in (BIRTH, EXTRACT, PENSION):
        version = version_of(code)
        names = [each.name for each in guiding.worth_asking(version, guiding.Told())]
        said = guiding.told_in(version, {name: [value] for name in [*names, "la"]})
        assert said.is_empty


@pytest.mark.django_db
def test_answers_come_back_out_of_their_own_address(version_of: Any) -> None:
    """Every procedure of our data, a hundred ways through its questions each: no error, no loss."""
    for path in sorted((DATA / "procedures").glob("*.json")):
        version = version_of(path.stem)
        questions = guiding.worth_asking(version, guiding.Told())
        choices = [
            [(each.name, choice.value) for choice in each.choices] or [(each.name, "2")] for each in questions
        ]
        for ways in islice(product(*choices), 100):
            said = guiding.told_in(version, {name: [value] for name, value in ways})
            again: dict[str, list[str]] = {}
            for name, value in said.pairs():
                again.setdefault(name, []).append(value)
            assert guiding.told_in(version, again) == said
            found = guiding.outcome(version, said)
            codes = [each.component.code for each in found.papers] + [each.code for each in found.left_out]
            assert sorted(codes) == sorted(each.code for each in version.components)
            if said.case and said.channel and version.limit(said.channel, said.case):
                facts = FeeFacts(said.channel, said.case, dict(said.counts), said.claims or frozenset())
                assert [charge.amount for charge in found.charges] == [
                    evaluate(version.fee_rules, facts).amount
                ]


@pytest.mark.django_db
def test_with_everything_answered_no_conditional_paper_is_in_doubt(version_of: Any) -> None:
    for path in sorted((DATA / "procedures").glob("*.json")):
        version, said = version_of(path.stem), {}
        for _round in range(12):
            waiting = [
                each for each in guiding.worth_asking(version, told(version, **said)) if each.name not in said
            ]
            if not waiting:
                break
            said[waiting[0].name] = waiting[0].choices[0].value if waiting[0].choices else "1"
        found = guiding.outcome(version, told(version, **said))
        doubtful = [each.component for each in found.papers if not each.is_sure]
        assert not [each.code for each in doubtful if each.when is not None], path.stem
        assert len(found.charges) <= 1, path.stem


CONDITIONS = st.recursive(
    st.builds(
        lambda key, op, value: {"question": key, "op": op, "value": value},
        st.sampled_from("abc"),
        st.sampled_from(["=", "!=", "<", ">="]),
        st.integers(0, 3),
    ),
    lambda inner: st.one_of(
        st.builds(lambda part: {"not": part}, inner),
        st.builds(
            lambda op, parts: {op: parts},
            st.sampled_from(["and", "or"]),
            st.lists(inner, min_size=1, max_size=3),
        ),
    ),
    max_leaves=6,
)


@given(CONDITIONS, st.dictionaries(st.sampled_from("abc"), st.integers(0, 3)))
def test_what_is_settled_stays_so_whatever_is_answered_next(data: Any, answers: dict[str, int]) -> None:
    condition = condition_from_data(data)
    untold = set("abc") - set(answers)
    found = settled(condition, answers, untold)
    later = [
        holds(condition, answers | dict(zip(sorted(untold), values, strict=True)))
        for values in product(range(4), repeat=len(untold))
    ]
    if found is not None:
        assert set(later) == {found}
    if not untold:
        assert found == holds(condition, answers)
