"""Codes: agencies of both generations, procedures, dossiers, people, telephones."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.kernel.codes import (
    agency_identifier,
    dossier_code,
    group,
    mask,
    parse_dossier_code,
    personal_id,
    personal_id_facts,
    phone,
    phone_words,
    procedure_code,
)
from motcua.kernel.errors import KernelError

DAY = date(2025, 7, 1)
days = st.dates(date(2000, 1, 1), date(2068, 12, 31))


def refused(call: object, *arguments: object, **named: object) -> str:
    assert callable(call)
    with pytest.raises(KernelError) as refusal:
        call(*arguments, **named)
    return refusal.value.key


@pytest.mark.parametrize(
    ("text", "generation", "levels"),
    [
        ("H29", "new", ("H29",)),
        ("h29.12.34", "new", ("H29", "12", "34")),
        ("G09.20", "new", ("G09", "20")),
        ("H29.79.145", "new", ("H29", "79", "145")),
        ("000.00.01.H22", "old", ("H22", "01")),
        (" 000.00.00.H49 ", "old", ("H49",)),
        ("001.02.03.H22", "old", ("H22", "03", "02", "001")),
    ],
)
def test_agency_identifiers_of_both_generations(text: str, generation: str, levels: tuple[str, ...]) -> None:
    found = agency_identifier(text)
    assert (found.generation, found.levels, found.level_1) == (generation, levels, levels[0])


@pytest.mark.parametrize(
    "text", ["", "29", "H2", "H29.", "H29.1", "H29.12.34.56.78", "00.00.01.H22", "Ħ29", "H29\n.12"]
)
def test_other_identifiers_are_refused(text: str) -> None:
    assert refused(agency_identifier, text) == "codes.agency.malformed"


def test_an_agency_lies_under_its_province() -> None:
    province, department, other = map(agency_identifier, ("H29", "H29.12", "H26"))
    assert department.is_under(province)
    assert province.is_under(province)
    assert not province.is_under(department)
    assert not department.is_under(other)
    assert not department.is_under(agency_identifier("000.00.00.H29"))


@pytest.mark.parametrize(
    ("text", "national", "suffix"),
    [
        ("1.004873", "1.004873", ""),
        (" 2.000815 ", "2.000815", ""),
        ("3.000181.000.00.00.H22", "3.000181", "000.00.00.H22"),
        ("1.001193.02", "1.001193", "02"),
        ("1.001193.h29", "1.001193", "H29"),
    ],
)
def test_procedure_codes(text: str, national: str, suffix: str) -> None:
    found = procedure_code(text)
    assert (found.national, found.suffix) == (national, suffix)


@pytest.mark.parametrize(
    "text", ["", "1.00487", "1.0048733", "1004873", "1.004873.", "a.004873", "1.004873." + "A" * 99]
)
def test_other_procedure_codes_are_refused(text: str) -> None:
    assert refused(procedure_code, text) == "codes.procedure.malformed"


@settings(max_examples=60)
@given(st.sampled_from(["H29.12.34", "000.00.01.H29", "G09"]), days, st.integers(1, 10**9))
def test_a_dossier_code_is_read_back_as_it_was_written(agency: str, day: date, number: int) -> None:
    found = parse_dossier_code(dossier_code(agency, day, number))
    assert (found.agency, found.day, found.number) == (agency, day, number)


def test_dossier_codes_of_several_systems() -> None:
    assert dossier_code("H29.12.34", DAY, 1) == "H29.12.34-250701-0001"
    assert dossier_code("H29.12.34", DAY, 12_345) == "H29.12.34-250701-12345"
    assert (
        dossier_code("G09.20", DAY, 92_637, "{agency}-{day:%Y%m%d}-{number:07d}") == "G09.20-20250701-0092637"
    )
    assert parse_dossier_code("G09.20-20260609-0092637").number == 92_637
    assert parse_dossier_code("000.00.01.h29-180924-0001").agency == "000.00.01.H29"


@pytest.mark.parametrize(
    "text",
    ["", "H29-250701", "H29-251301-0001", "H29-250701-", "H29-2507011-1", "-250701-1", "H29-00000000-1"],
)
def test_other_dossier_codes_are_refused(text: str) -> None:
    assert refused(parse_dossier_code, text) == "codes.dossier.malformed"


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "{agency}-{number}",
        "{agency}{agency}{day}{number}",
        "{agency.__class__}-{day}-{number}",
        "{",
        "{agency}-{day}-{number:z}",
    ],
)
def test_a_wrong_pattern_is_refused(pattern: str) -> None:
    assert refused(dossier_code, "H29", DAY, 1, pattern) == "codes.dossier.pattern"


def test_numbers_start_at_one() -> None:
    assert refused(dossier_code, "H29", DAY, 0) == "codes.dossier.number"


@pytest.mark.parametrize(
    ("digits", "sex", "year"),
    [
        ("079090001234", "male", 1990),
        ("079190001234", "female", 1990),
        ("001204001234", "male", 2004),
        ("001304001234", "female", 2004),
    ],
)
def test_what_a_personal_number_tells(digits: str, sex: str, year: int) -> None:
    facts = personal_id_facts(digits)
    assert (facts.place, facts.sex, facts.birth_year) == (digits[:3], sex, year)
    assert personal_id(digits, date(year, 1, 1), sex) == digits


@pytest.mark.parametrize(
    ("text", "named", "key"),
    [
        ("", {}, "digits"),
        ("07909000123a", {}, "digits"),
        ("０７９０９０００１２３４", {}, "digits"),
        ("07909000123", {}, "length"),
        ("0790900012345", {}, "length"),
        ("000090001234", {}, "place"),
        ("079090001234", {"birth_date": date(1991, 1, 1)}, "birth_year"),
        ("079090001234", {"birth_date": date(2090, 1, 1)}, "birth_year"),
        ("079090001234", {"sex": "female"}, "sex"),
    ],
)
def test_a_wrong_personal_number_is_refused_and_not_repeated(
    text: str, named: dict[str, object], key: str
) -> None:
    with pytest.raises(KernelError) as refusal:
        personal_id(text, **named)  # type: ignore[arg-type]
    assert refusal.value.key == f"codes.personal_id.{key}"
    assert not text or text not in str(refusal.value)


def test_personal_numbers_as_they_are_shown() -> None:
    assert personal_id("079 090-001.234") == "079090001234"
    assert mask("079090001234") == "079•••••234"
    assert mask("1234") == "•••••"
    assert group("079203001234") == "079 203 001234"


@settings(max_examples=50)
@given(st.from_regex(r"0[35789][0-9]{8}", fullmatch=True))
def test_a_mobile_number_is_the_same_in_every_writing(number: str) -> None:
    bare = number[1:]
    for typed in (
        number,
        f"+84{bare}",
        f"0084 {bare}",
        f"84{bare}",
        f"(+84) 0{bare}",
        f"{number[:4]}.{number[4:7]}-{number[7:]}",
    ):
        assert phone(typed) == number
    assert phone(phone_words(number)) == number


def test_a_fixed_number() -> None:
    assert phone("(028) 3829-1234") == "02838291234"
    assert phone_words("02838291234") == "028 3829 1234"
    assert phone_words("02153829123") == "0215 3829 123"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12345",
        "0123456789",
        "090312345",
        "09031234567",
        "+1 555 0100 000",
        "０９０３１２３４５６",
        "abc",
        "9" * 10_000,
    ],
)
def test_other_numbers_are_refused(text: str) -> None:
    assert refused(phone, text) == "codes.phone.malformed"
