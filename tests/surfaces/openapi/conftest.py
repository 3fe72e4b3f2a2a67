"""A small province with other systems that call it: the ward's own, the neighbour's, one that only reads."""

import json
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers.api import Permission
from motcua.parties import api as parties
from motcua.platform.access import SYSTEM
from rooms.dossiers.conftest import ANSWERS, CODE, Office, data_folder, examined, load_office
from sample_files import PDF

__all__ = ["data_folder", "examined"]

ROLES = ("receiver", "section_head", "examiner", "leader", "clerk", "returner")
EVERYTHING = tuple(str(permission) for permission in Permission)


@dataclass
class System:
    """Another system with its key; what it gets back is plain data."""

    secret: str
    client: Client = field(default_factory=Client)

    def get(self, path: str, **headers: str) -> Any:
        answer: Any = self.client.get(f"/api/v1{path}", headers=self._headers(headers))
        if answer.streaming:
            answer.whole = b"".join(answer.streaming_content)
        return answer

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        content = body if isinstance(body, str | bytes) else json.dumps({} if body is None else body)
        return self.client.post(
            f"/api/v1{path}", content, content_type="application/json", headers=self._headers(headers)
        )

    def upload(
        self, draft: str, name: str, content: bytes, component: str = "to-khai", **headers: str
    ) -> Any:
        parts = {"component": component, "file": SimpleUploadedFile(name, content)}
        return self.client.post(f"/api/v1/drafts/{draft}/papers", parts, headers=self._headers(headers))

    def act(self, dossier: str, act: str, version: int, **body: Any) -> Any:
        return self.post(f"/dossiers/{dossier}/acts/{act}", body, if_match=f'"{version}"')

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        own = {"Authorization": f"Bearer {self.secret}"} if self.secret else {}
        return own | {name.replace("_", "-"): value for name, value in more.items()}

    def draft(self) -> str:
        return str(self.post("/drafts", {"procedure": CODE}).json()["id"])

    def submitted(self, receiving: str, **changed: Any) -> dict[str, Any]:
        """A dossier sent in a moment ago, with one paper uploaded before."""
        answer = self.post("/dossiers", self.intake(receiving, **changed))
        assert answer.status_code == 201, answer.content.decode()
        return dict(answer.json())

    def intake(self, receiving: str, **changed: Any) -> dict[str, Any]:
        draft = self.draft()
        file = self.upload(draft, "to-khai.pdf", PDF).json()["id"]
        given = {
            "draft": draft,
            "procedure": CODE,
            "case": "general",
            "receiving": receiving,
            "owner": {"name": "Trần Thị Mỹ Hoà", "personal_id": "079194001234", "phone": "0912345678"},
            "answers": dict(ANSWERS),
            "papers": [{"component": "to-khai", "form": "electronic", "state": "scanned", "file": file}],
        }
        return given | changed


def load_busy_office(data_folder: Path) -> Office:
    """A ward where every role is held twice, so that no step has a holder before somebody takes it."""
    office = load_office(data_folder)
    second = parties.create_staff(actor=SYSTEM, login="nguoi.thu.hai", name="Lò Văn Hai")
    post = agencies.appoint(
        SYSTEM, account_id=second.id, unit_id=office.unit.id, title="Chuyên viên", decision="QĐ 12"
    )
    for role in ROLES:
        agencies.grant_role(SYSTEM, post_id=post.id, role=role, unit_id=office.unit.id)
    return office


@pytest.fixture
def office(db: None, data_folder: Path) -> Iterator[Office]:
    yield load_busy_office(data_folder)
    agencies.forget()
    catalogue.forget_versions()


Key = Callable[..., System]


@pytest.fixture
def key(office: Office) -> Key:
    """Give a key over a unit: to everything unless scopes are named."""

    def give(unit: Any = None, scopes: tuple[str, ...] = EVERYTHING) -> System:
        login = f"may.{uuid.uuid4().hex[:8]}"
        account = parties.create_machine(actor=SYSTEM, login=login, name="Phần mềm hộ tịch")
        at = unit or office.unit
        issued = parties.issue_key(
            actor=SYSTEM, account_id=account.id, unit_id=at.id, name="Phần mềm hộ tịch", scopes=scopes
        )
        return System(issued.secret)

    return give


@pytest.fixture
def ours(key: Key) -> System:
    """The ward's own software."""
    return key()


@pytest.fixture
def theirs(key: Key, office: Office) -> System:
    """The software of the neighbouring commune."""
    return key(office.elsewhere)


@pytest.fixture
def nobody() -> System:
    """Somebody without a key."""
    return System("")
