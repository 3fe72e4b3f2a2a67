"""The reference data: each file valid by its schema, every reference leads somewhere, the counts hold."""

import json
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from motcua.kernel.text import nfc

DATA = Path(__file__).resolve().parents[2] / "data"
PROVINCES = ("hcmc", "dien-bien-nho")
SCHEMA_OF = {
    "province": "province",
    "units": "unit",
    "centres": "centre",
    "people": "people",
    "generated": "generated",
    "competence": "competence",
    "non-territorial": "non-territorial",
    "reusable-papers": "reusable-papers",
}
COMMON_QUESTIONS = {
    "full_name", "birth_date", "personal_id", "phone", "residence",
    "organisation_name", "tax_code", "address",
}  # fmt: skip
DAYS = (date(2025, 7, 1), date(2026, 6, 30), date(2026, 7, 1), date(2026, 11, 21))
ROLES_OF_A_UNIT = {
    "receiver", "examiner", "section_head", "leader", "clerk", "returner", "cashier",
}  # fmt: skip


@cache
def read(path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((DATA / path).read_text(encoding="utf-8"))
    return found


def of(province: str, name: str) -> Any:
    return read(f"provinces/{province}/{name}.json")[name]


def procedures() -> dict[str, dict[str, Any]]:
    return {
        path.stem: read(f"procedures/{path.name}") for path in sorted((DATA / "procedures").glob("*.json"))
    }


def with_sections(province: str) -> dict[str, dict[str, Any]]:
    """Units by identifier, those made by rule included."""
    units = {unit["identifier"]: unit for unit in of(province, "units")}
    parents = {unit["parent"] for unit in units.values()}
    for unit in list(units.values()):
        if unit["identifier"] in parents:
            continue
        for rule in read(f"provinces/{province}/generated.json")["sections"]:
            types = rule["applies_to"].get("commune_type")
            if rule["applies_to"]["kind"] == unit["kind"] and (
                types is None or unit["commune_type"] in types
            ):
                made = {**unit, **rule, "identifier": f"{unit['identifier']}.{rule['suffix']}"}
                units[made["identifier"]] = {**made, "parent": unit["identifier"]}
    return units


def competence(province: str, code: str, field: str, on: date) -> dict[str, Any] | None:
    """The rule in force: one for the procedure beats one for its field, the latest wins."""
    for column, wanted in (("procedures", code), ("fields", field)):
        rules = [
            rule
            for rule in of(province, "competence")
            if wanted in rule[column]
            and rule["valid_from"] <= on.isoformat() <= (rule["valid_to"] or "9999-12-31")
        ]
        if rules:
            found: dict[str, Any] = max(rules, key=lambda rule: rule["valid_from"])["decided_by"]
            return found
    return None


def files_with_schema() -> list[tuple[str, str]]:
    provinces = [(f"provinces/{p}/{name}.json", kind) for p in PROVINCES for name, kind in SCHEMA_OF.items()]
    catalogue = [(f"procedures/{code}.json", "procedure") for code in procedures()]
    search = [("national-portal.json", "national-portal")]
    search += [("search/words.json", "search-words"), ("search/life-events.json", "life-events")]
    return [
        *provinces,
        *catalogue,
        *search,
        ("fields.json", "field"),
        ("wordings.json", "wording"),
        ("messages.json", "messages"),
        ("zalo.json", "zalo"),
        ("identity.json", "identity"),
        ("feedback/channels.json", "channels"),
    ]


@pytest.mark.parametrize(("path", "schema"), files_with_schema())
def test_a_file_is_valid_and_in_composed_letters(path: str, schema: str) -> None:
    faults = Draft202012Validator(read(f"schema/{schema}.json")).iter_errors(read(path))
    assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []
    text = (DATA / path).read_text(encoding="utf-8")
    assert nfc(text) == text


def test_the_city_has_its_168_communes_and_its_departments() -> None:
    units = of("hcmc", "units")
    communes = Counter(
        unit["commune_type"]
        for unit in units
        if unit["kind"] == "commune_committee" and not unit["training"] and unit["valid_from"] == "2025-07-01"
    )
    assert communes == {"ward": 113, "commune": 54, "special_zone": 1}
    assert sum(unit["kind"] == "department" for unit in units) >= 15
    codes = [unit["administrative_code"] for unit in units if unit["administrative_code"]]
    assert len(codes) == len(set(codes)) == 169


@pytest.mark.parametrize("province", PROVINCES)
def test_units_form_a_tree_in_which_parents_come_first(province: str) -> None:
    seen: dict[str, dict[str, Any]] = {}
    decisions = {one["key"] for one in read(f"provinces/{province}/province.json")["decisions"]}
    for unit in of(province, "units"):
        assert unit["identifier"] not in seen
        assert (unit["parent"] in seen) or (unit["parent"] is None and not seen)
        assert unit["decision"] in decisions
        seen[unit["identifier"]] = unit
    slugs = [unit["slug"] for unit in seen.values() if unit["slug"]]
    assert len(slugs) == len(set(slugs))
    root = read(f"provinces/{province}/province.json")
    assert next(iter(seen)) == root["identifier"]
    assert (DATA / "calendars" / f"{root['calendar']}.json").is_file()


@pytest.mark.parametrize("province", PROVINCES)
def test_fields_are_known_everywhere(province: str) -> None:
    known = {field["code"]: field["name"] for field in read("fields.json")["fields"]}
    used = {code for unit in with_sections(province).values() for code in unit["fields"]}
    used |= {
        code for centre in of(province, "centres") for one in centre["counters"] for code in one["fields"]
    }
    used |= {code for rule in of(province, "competence") for code in rule["fields"]}
    posts = [post for person in of(province, "people") for post in person["posts"]]
    used |= {code for post in posts for role in post["roles"] for code in role["fields"] or ()}
    assert used <= set(known)
    for data in procedures().values():
        assert known[data["field"]["code"]] == data["field"]["name"]


@pytest.mark.parametrize("province", PROVINCES)
def test_centres_stand_in_known_units(province: str) -> None:
    units, centres = with_sections(province), of(province, "centres")
    codes = {centre["code"]: centre for centre in centres}
    assert len(codes) == len(centres)
    for centre in centres:
        assert centre["unit"] in units
        assert set(centre["serves"]) <= set(units)
        assert (centre["kind"] == "area_team") == (centre["host"] is not None)
        assert [one["number"] for one in centre["counters"]] == list(range(1, len(centre["counters"]) + 1))
    communes = {unit["identifier"] for unit in units.values() if unit["kind"] == "commune_committee"}
    served = Counter(one for centre in centres if centre["kind"] == "commune" for one in centre["serves"])
    assert all(served[commune] == 1 for commune in communes)


def test_38_area_teams_sit_in_38_ward_centres() -> None:
    centres = {centre["code"]: centre for centre in of("hcmc", "centres")}
    hosts = [centre["host"] for centre in centres.values() if centre["kind"] == "area_team"]
    assert len(hosts) == len(set(hosts)) == 38
    assert {centres[host]["kind"] for host in hosts} == {"commune"}
    assert {one["kind"] for centre in centres.values() for one in centre["counters"]} == {
        "intake", "return", "both",
    }  # fmt: skip


@pytest.mark.parametrize("province", PROVINCES)
def test_no_published_phone_number_is_one_that_could_ring(province: str) -> None:
    """Numbers begin like real ones and go on with digits nobody is given."""
    phones = [one["phone"] for one in (*of(province, "units"), *of(province, "centres")) if one["phone"]]
    assert all(phone[3:].startswith("9000") or phone[4:].startswith("9000") for phone in phones)
    assert all(person["phone"].startswith("090000") for person in of(province, "people"))
    assert len(phones) - len(set(phones)) <= 1  # the provincial centre is a unit as well


@pytest.mark.parametrize("province", PROVINCES)
def test_people_and_posts_resolve(province: str) -> None:
    units = with_sections(province)
    given = read(f"provinces/{province}/province.json")
    people, decisions = of(province, "people"), {one["key"] for one in given["decisions"]}
    logins = [person["login"] for person in people]
    posts = [post for person in people for post in person["posts"]]
    assert len(logins) == len(set(logins))
    assert set(given["leading_logins"]) <= set(logins)
    assert len({post["code"] for post in posts}) == len(posts)
    for person in people:
        assert sum(post["main"] for post in person["posts"]) == 1
    for post in posts:
        assert post["unit"] in units
        assert post["decision"] in decisions
        assert (post["valid_to"] is None) == (post["ended_reason"] is None)
        assert post["valid_to"] is None or post["valid_from"] < post["valid_to"]
        assert {role["unit"] for role in post["roles"]} <= set(units)


@pytest.mark.parametrize("province", PROVINCES)
def test_two_people_can_do_what_takes_two(province: str) -> None:
    """Somebody proposes and another approves: each right over the whole province is held by two."""
    root = read(f"provinces/{province}/province.json")["identifier"]
    posts = [post for person in of(province, "people") for post in person["posts"]]
    over_all = Counter(role["role"] for post in posts for role in post["roles"] if role["unit"] == root)
    assert min(over_all["administrator"], over_all["procedure_control"]) >= 2


def test_two_wards_and_three_departments_are_named_person_by_person() -> None:
    units = {unit["slug"]: unit for unit in of("hcmc", "units") if unit["slug"]}
    for slug in ("govap", "benthanh", "tuphap", "xaydung", "yte"):
        identifier = units[slug]["identifier"]
        held = {
            role["role"]
            for person in of("hcmc", "people")
            for post in person["posts"]
            if post["valid_to"] is None
            for role in post["roles"]
            if role["unit"] == identifier
        }
        assert held >= ROLES_OF_A_UNIT, slug
        assert "centre_director" in held or units[slug]["kind"] == "department"
    provincial = {role["role"] for p in of("hcmc", "people") for post in p["posts"] for role in post["roles"]}
    assert provincial >= {"procedure_control", "administrator", "auditor"}


def test_the_cast_has_the_cases_the_product_must_cope_with() -> None:
    people = {person["login"]: person for person in of("hcmc", "people")}
    assert people["govap.tiepnhan"]["name"] == "Lý Gia Hân"
    assert people["govap.lanhdao"]["name"] == "Nguyễn Thị Minh Tâm"
    assert any("’" in person["name"] for person in people.values())
    assert any(len(person["name"].split()) >= 6 for person in people.values())
    assert any(post["ended_reason"] for person in people.values() for post in person["posts"])
    assert any(sum(post["valid_to"] is None for post in p["posts"]) > 1 for p in people.values())
    training = {unit["identifier"] for unit in of("hcmc", "units") if unit["training"]}
    assert training == {read("provinces/hcmc/province.json")["training_unit"]}
    assert any(person["training"] for person in people.values())


def test_every_procedure_has_one_that_decides_it_and_somebody_for_every_function() -> None:
    units, people = with_sections("hcmc"), of("hcmc", "people")
    ward = next(unit for unit in units.values() if unit["slug"] == "govap")["identifier"]
    kinds = {unit["identifier"]: unit["kind"] for unit in units.values()}
    for code, data in procedures().items():
        field = data["field"]["code"]
        for day in DAYS:
            rule = competence("hcmc", code, field, day)
            assert rule is not None, code
        if "commune" in rule:
            unit = ward
        elif "kind" in rule:
            unit = next(
                u["identifier"] for u in units.values() if u["parent"] == ward and u["kind"] == rule["kind"]
            )
        else:
            unit = rule["agency"]
            assert field in units[unit]["fields"], code
        for role in ("examiner", "section_head", "leader", "clerk"):
            named = _holders(people, role, unit, field)
            assert named or _is_staffed_by_rule(kinds[unit], role, unit, people), (code, role, unit)


def _holders(people: list[dict[str, Any]], role: str, unit: str, field: str) -> list[str]:
    return [
        person["login"]
        for person in people
        for post in person["posts"]
        if post["valid_to"] is None
        for held in post["roles"]
        if held["role"] == role
        and held["unit"] == unit
        and (held["fields"] is None or field in held["fields"])
    ]


def _is_staffed_by_rule(kind: str, role: str, unit: str, people: list[dict[str, Any]]) -> bool:
    named = {r["unit"] for p in people for post in p["posts"] for r in post["roles"]}
    return unit not in named and any(
        one["role"] == role
        for rule in read("provinces/hcmc/generated.json")["staffing"]
        if rule["applies_to"]["kind"] == kind
        for post in rule["posts"]
        for one in post["roles"]
    )


def test_the_second_province_shares_nothing_with_the_first() -> None:
    ours, theirs = ({unit["identifier"] for unit in of(p, "units")} for p in PROVINCES)
    assert not ours & theirs
    logins = [{person["login"] for person in of(p, "people")} for p in PROVINCES]
    assert not logins[0] & logins[1]
    first, second = (read(f"provinces/{p}/province.json") for p in PROVINCES)
    assert first["calendar"] != second["calendar"]


def test_the_catalogue_is_wide_enough() -> None:
    catalogue = procedures()
    assert len(catalogue) >= 60
    assert len({data["field"]["code"] for data in catalogue.values()}) >= 8
    assert {data["level"] for data in catalogue.values()} >= {"commune", "province", "both"}
    assert all(code == data["code"] for code, data in catalogue.items())


def test_no_two_procedures_are_copies_of_each_other() -> None:
    catalogue = procedures().values()
    own = [[q for q in data["form"]["questions"] if q["key"] not in COMMON_QUESTIONS] for data in catalogue]
    assert all(len(questions) >= 3 for questions in own)
    forms = Counter(json.dumps(questions, sort_keys=True) for questions in own)
    papers = Counter(json.dumps(data["components"], sort_keys=True) for data in catalogue)
    assert forms.most_common(1)[0][1] == 1
    assert papers.most_common(1)[0][1] == 1
    names = Counter(data["name"] for data in catalogue)
    assert names.most_common(1)[0][1] == 1


def test_each_procedure_has_a_process_table_and_no_table_is_left_over() -> None:
    used = Counter(data["process"] for data in procedures().values())
    tables = {path.stem for path in (DATA / "processes").glob("*.yaml")}
    assert set(used) == tables
    assert used.most_common(1)[0][1] == 1


def test_what_a_procedure_names_exists() -> None:
    catalogue = procedures()
    results = {data["result"]["code"] for data in catalogue.values() if "code" in data["result"]}
    for code, data in catalogue.items():
        numbers = {q["key"] for q in data["form"]["questions"] if q["kind"] == "number"}
        counted = {fee[part] for fee in data["fees"] for part in ("unit", "times") if part in fee}
        assert counted <= numbers, code
        for component in data["components"]:
            assert set(component.get("accepts_result_codes", ())) <= results | {f"KQ-{c}" for c in catalogue}


def test_every_time_limit_and_fee_says_how_sure_it_is() -> None:
    for code, data in procedures().items():
        facts = {source["fact"].split("/")[0] for source in data["sources"]}
        assert facts >= {"code", "channels", "components"}, code
        assert "fees" in facts or not data["fees"], code
