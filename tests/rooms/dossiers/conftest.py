"""A small province, one procedure, and the people who work on it."""

import shutil
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest

from grounds import GROUNDS
from motcua.agencies import api as agencies
from motcua.agencies.api import UnitRow
from motcua.catalogue import api as catalogue
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, Fault, Intake, PaperGiven, PersonGiven
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.clock import ZONE

REPOSITORY = Path(__file__).resolve().parents[3]
CODE = "1.004873"
FIELD = "ho-tich"
PASSWORD = "mot-cua-thu-nghiem"

ANSWERS = {
    "full_name": "Trần Thị Mỹ Hoà",
    "birth_date": "1994-03-12",
    "personal_id": "079194001234",
    "residence": "12/4 Quang Trung",
    "marital_history": "never",
    "purpose": "marriage",
    "spouse_name": "Đỗ Anh Tuấn",
    "copies": "2",
}
OWNER = PersonGiven(
    "Trần Thị Mỹ Hoà", personal_id="079194001234", birth_date=date(1994, 3, 12), phone="0912345678"
)

MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=ZONE)
BROUGHT = dossiers.AnswerSupplement(papers=(PaperGiven("to-khai", "original"),))

Value = TypeVar("Value")


def at(moment: datetime, do: Callable[[], Value]) -> Value:
    with clock.at(moment):
        return do()


def blurred(component: str = "to-khai") -> dossiers.ReturnForSupplement:
    return dossiers.ReturnForSupplement((Fault("Bản nộp bị mờ", component=component),), "Đề nghị nộp bản rõ")


@dataclass(frozen=True)
class Office:
    """A commune with its people by function, and the province's other commune."""

    unit: UnitRow
    elsewhere: UnitRow

    def person(self, function: str, unit: UnitRow | None = None) -> Actor:
        """Somebody who holds a function there, acting in that post."""
        at = unit or self.unit
        holder = agencies.holders(function, at.id, FIELD, clock.today())[0]
        return agencies.actor_for(holder.account_id, "desk", holder.post_id)

    def intake(self, **changed: Any) -> Intake:
        given = Intake(
            intent_key=uuid.uuid4(),
            procedure=CODE,
            receiving=self.unit.id,
            owner=OWNER,
            answers=ANSWERS,
            papers=(PaperGiven("to-khai", "original"),),
            case="general",
            accept_now=True,
        )
        return replace(given, **changed)

    def taken_in(self, **changed: Any) -> Done:
        """A dossier accepted at the counter a moment ago."""
        return dossiers.submit_one(self.person("receiver"), self.intake(**changed))

    def do(self, function: str, done: Done, command: Any, **more: Any) -> Done:
        return dossiers.perform(self.person(function), done.public_id, command, **more)


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    return office_files(tmp_path)


def office_files(folder: Path) -> Path:
    """The one procedure of the office with what it stands on, as a data folder of its own."""
    for name in (f"procedures/{CODE}.json", "schema/procedure.json", "processes/ho-tich-cap-giay.yaml"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(REPOSITORY / "data" / name, folder / name)
    return folder


def load_office(data_folder: Path) -> Office:
    agencies.forget()
    catalogue.forget_versions()
    agencies.load_province(REPOSITORY / "data/provinces/dien-bien-nho", password=PASSWORD)
    catalogue.load_data(data_folder)
    return loaded_office()


def loaded_office() -> Office:
    """The office where it is loaded already."""
    agencies.forget()
    catalogue.forget_versions()
    return Office(agencies.unit_by_identifier("H18.11.002"), agencies.unit_by_identifier("H18.11.001"))


@pytest.fixture
def office(on_office: None, db: None, data_folder: Path) -> Iterator[Office]:
    yield loaded_office() if GROUNDS.is_under("office") else load_office(data_folder)
    agencies.forget()
    catalogue.forget_versions()


@pytest.fixture
def sign_password() -> str:
    return PASSWORD


Examined = Callable[[], Done]


@pytest.fixture
def examined(office: Office) -> Done:
    """Accepted, assigned, examined: a draft of the result waits for the head of section."""
    done = office.taken_in()
    examiner = office.person("examiner")
    office.do("section_head", done, dossiers.Assign(examiner.account or 0))
    return dossiers.perform(examiner, done.public_id, dossiers.CompleteStep(content="Xác nhận chưa kết hôn"))


@pytest.fixture
def with_examiner(office: Office) -> Done:
    """Accepted on Monday 09:00 and given to the examiner."""
    with clock.at(MONDAY):
        done = office.taken_in()
        office.do("section_head", done, dossiers.Assign(office.person("examiner").account or 0))
    return done
