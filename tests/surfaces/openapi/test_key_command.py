"""`motcua key` and `motcua openapi`: keys are issued, listed and revoked; the document is printed."""

import json
import re
from typing import Any

import pytest

from motcua.agencies import api as agencies
from motcua_site.command import load
from rooms.dossiers.conftest import Office
from surfaces.openapi.conftest import System
from surfaces.openapi.test_document import KEPT

VIEW = "dossiers:dossier:view"


def _run(capsys: pytest.CaptureFixture[str], name: str, *words: str) -> str:
    import argparse

    command, parser = load(name), argparse.ArgumentParser()
    command.add_arguments(parser)
    assert not command.run(parser.parse_args(words))
    return capsys.readouterr().out


@pytest.fixture
def ward(office: Office) -> agencies.UnitRow:
    return office.unit


def test_a_key_is_issued_works_and_is_revoked(ward: Any, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("issue", "--unit", ward.identifier, "--name", "Phần mềm hộ tịch", "--scopes", VIEW)
    said = _run(capsys, "key", *words)
    secret = re.search(r"mc_\S+", said)
    assert secret is not None
    system = System(secret.group())
    assert system.get("/dossiers").status_code == 200
    listed = json.loads(_run(capsys, "key", "list", "--unit", ward.identifier, "--json"))
    assert [(key["name"], key["scopes"]) for key in listed] == [("Phần mềm hộ tịch", [VIEW])]
    assert secret.group() not in json.dumps(listed)
    _run(capsys, "key", "revoke", str(listed[0]["id"]))
    assert system.get("/dossiers").status_code == 401


def test_a_new_key_goes_on_with_the_drafts_of_the_former(
    ward: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    scopes = f"{VIEW},dossiers:dossier:submit"
    words = ("issue", "--unit", ward.identifier, "--name", "Cổng", "--scopes", scopes, "--json")
    former, newer = (System(json.loads(_run(capsys, "key", *words))["secret"]) for _ in range(2))
    intake = former.intake(ward.identifier)
    assert newer.post("/dossiers", intake).status_code == 201


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("--unit", "H99"), "H99"),
        (("--scopes", "parties:account:create"), "parties:account:create"),
        (("--scopes", ","), "ít nhất một quyền"),
        (("--days", "4000"), "366"),
    ],
)
def test_a_wrong_wish_is_one_sentence(
    ward: Any, capsys: pytest.CaptureFixture[str], change: tuple[str, str], sentence: str
) -> None:
    from motcua.platform.errors import Refusal

    wish = {"--unit": ward.identifier, "--name": "Thử", "--scopes": VIEW} | dict([change])
    with pytest.raises(Refusal) as refused:
        _run(capsys, "key", "issue", *(word for pair in wish.items() for word in pair))
    assert sentence in str(refused.value)


def test_the_document_is_printed_as_it_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(capsys, "openapi") == KEPT.read_text(encoding="utf-8")
