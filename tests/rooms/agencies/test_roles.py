"""data/roles.json against the permissions the rooms know."""

import importlib
import json
from enum import StrEnum
from pathlib import Path

import motcua
from people import PROVINCE

ROLES = json.loads((PROVINCE.parents[1] / "roles.json").read_text())["roles"]
FUNCTIONS = {"receiver", "section_head", "examiner", "leader", "clerk", "returner", "cashier"}


def known_permissions() -> set[str]:
    """Every permission of every room."""
    source = Path(motcua.__path__[0]).parent
    files = (file.relative_to(source) for file in source.glob("motcua/**/permissions.py"))
    modules = [importlib.import_module(".".join(file.with_suffix("").parts)) for file in files]
    enums = [
        found
        for module in modules
        for found in vars(module).values()
        if isinstance(found, type) and issubclass(found, StrEnum) and found is not StrEnum
    ]
    return {str(permission) for enum in enums for permission in enum}


def test_roles_hold_only_permissions_that_exist() -> None:
    given = {permission for role in ROLES for permission in role["permissions"]}

    assert given - known_permissions() == set()


def test_every_permission_is_held_by_some_role() -> None:
    given = {permission for role in ROLES for permission in role["permissions"]}

    assert known_permissions() - given == set()


def test_every_function_of_a_process_is_a_role() -> None:
    assert {role["code"] for role in ROLES} >= FUNCTIONS


def test_those_who_approve_do_not_number_and_those_who_number_do_not_approve() -> None:
    held = {role["code"]: {entry.rsplit(":", 1)[-1] for entry in role["permissions"]} for role in ROLES}

    assert not {"number", "issue", "examine"} & held["leader"]
    assert not {"approve", "sign"} & held["clerk"]
    assert not {"sign", "number"} & held["examiner"]


def test_administrators_and_cashiers_decide_nothing() -> None:
    held = {role["code"]: set(role["permissions"]) for role in ROLES}
    deciding = {f"dossiers:dossier:{act}" for act in ("accept", "approve", "sign", "reject", "view")}

    assert not deciding & held["administrator"]
    assert not (deciding - {"dossiers:dossier:view"}) & (held["cashier"] | held["auditor"])
