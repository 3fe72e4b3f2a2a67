"""Invent the officers of every unit whose people are not named in the data, so that any dossier can be
worked anywhere. The same seed gives the same people; a unit's people do not depend on other units."""

import random
from collections.abc import Iterable, Mapping
from typing import Any

from motcua.agencies.loading.people import RawPerson
from motcua.agencies.loading.units import RawUnit, applies

Rules = Mapping[str, Any]


def invent_staff(units: list[RawUnit], named: list[RawPerson], rules: Rules, seed: int) -> list[RawPerson]:
    """People in the form of people.json, marked `generated`, for the units nobody named works in."""
    known = {unit["identifier"]: unit for unit in units}
    taken = _staffed(named, known)
    invented: list[RawPerson] = []
    for unit in units:
        if unit["identifier"] in taken:
            continue
        # Not for secrets: the same seed must give the same names.
        chance = random.Random(f"{seed}:{unit['identifier']}")  # noqa: S311
        for rule in rules["staffing"]:
            if applies(rule["applies_to"], unit):
                slug = _slug(unit, known)
                for post in rule["posts"]:
                    invented.extend(_people(post, unit, slug, known, rules["names"], chance))
    return invented


def _staffed(named: Iterable[RawPerson], known: Mapping[str, RawUnit]) -> set[str]:
    """Units in whose subtree somebody named has the main post or a role of it."""
    found: set[str] = set()
    for person in named:
        for post in person["posts"]:
            if not post["main"]:
                continue
            for identifier in [post["unit"], *(role["unit"] for role in post["roles"])]:
                found.update(_lineage(identifier, known))
    return found


def _lineage(identifier: str, known: Mapping[str, RawUnit]) -> Iterable[str]:
    """The unit and those above it."""
    unit = known.get(identifier)
    while unit is not None:
        yield unit["identifier"]
        unit = known.get(unit["parent"] or "")


def _slug(unit: RawUnit, known: Mapping[str, RawUnit]) -> str:
    """The unit's own short ASCII name, else that of the nearest unit above that has one."""
    above = (known[identifier]["slug"] for identifier in _lineage(unit["identifier"], known))
    return str(next((slug for slug in above if slug), unit["identifier"].lower()))


def _people(
    post: Mapping[str, Any],
    unit: RawUnit,
    slug: str,
    known: Mapping[str, RawUnit],
    names: Mapping[str, Any],
    chance: random.Random,
) -> Iterable[RawPerson]:
    section = f"{unit['identifier']}.{post['at']}" if post["at"] else unit["identifier"]
    for number in range(1, post["count"] + 1):
        login = post["login"].format(slug=slug) + (str(number) if number > 1 else "")
        name, sex = _name(names, chance)
        yield {
            "login": login,
            "name": name,
            "sex": sex,
            "email": "",
            "phone": "",
            "training": unit["training"],
            "generated": True,
            "posts": [
                {
                    "code": f"{login}-1",
                    "unit": section if section in known else unit["identifier"],
                    "title": post["title"],
                    "main": True,
                    "decision": post["decision"],
                    "valid_from": unit["valid_from"],
                    "valid_to": None,
                    "ended_reason": None,
                    "roles": [_role(role, unit) for role in post["roles"]],
                }
            ],
        }


def _role(role: Mapping[str, Any], unit: RawUnit) -> Mapping[str, Any]:
    fields = role["fields"]
    if fields == "unit":
        fields = list(unit["fields"]) or None
    return {"role": role["role"], "unit": unit["identifier"], "fields": fields}


def _name(names: Mapping[str, Any], chance: random.Random) -> tuple[str, str]:
    """A Vietnamese name with its sex: family names by weight, a share of names of other peoples."""
    if names["minority"] and chance.random() < names["minority_share"]:
        whole = chance.choice(names["minority"])
        return whole["name"], whole["sex"]
    sex = chance.choice(("female", "male"))
    family = chance.choices([name for name, _ in names["family"]], [weight for _, weight in names["family"]])[
        0
    ]
    middle, given = chance.choice(names[f"middle_{sex}"]), chance.choice(names[f"given_{sex}"])
    return f"{family} {middle} {given}", sex
