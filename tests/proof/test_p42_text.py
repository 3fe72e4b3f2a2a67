"""P42 at the door of the dossiers: a name in whatever spelling is stored composed and found again."""

import unicodedata

import pytest

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import PersonGiven
from proving.figures import record
from proving.office import ANSWERS, Office

NAMES = [
    "Ỷ",
    "Nguyễn Thị Hoà",
    "Nguyễn Thị Hòa",
    unicodedata.normalize("NFD", "Đặng Thùy Dương"),
    "Ðỗ Văn Đức",
    "H’Hen Niê Kđăm",
    "K'Sor Y-Blik",
    "  Lê\u00a0 Thị\tNở ".replace("\t", " "),
    "Võ\u200b Thị Sáu",
    ("Tôn Nữ Công Tằng " * 12)[:199] + "A",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_stored_composed_and_found_in_any_spelling(office: Office, name: str) -> None:
    done = office.taken_in(owner=PersonGiven(name), answers=ANSWERS | {"full_name": name})
    reader = office.person("receiver")
    view = dossiers.dossier_view(reader, done.public_id)
    (owner,) = [person for person in view.people if person.role == "owner"]
    for kept in (owner.name, view.state.owner_name, view.answers["full_name"]):
        assert unicodedata.is_normalized("NFC", kept)
        assert "\u200b" not in kept
    bare = "".join(c for c in unicodedata.normalize("NFD", owner.name) if not unicodedata.combining(c))
    spellings = {owner.name, unicodedata.normalize("NFD", owner.name), owner.name.upper(), owner.name.lower()}
    spellings.add(bare.replace("đ", "d").replace("Đ", "D").replace("Ð", "D"))
    for spelling in spellings:
        assert done.code in [row.code for row in dossiers.search(reader, spelling)], spelling


def test_every_name_of_the_list_was_tried() -> None:
    record("P42", f"{len(NAMES)} names of 1 to 200 letters, each in five spellings", found=len(NAMES))
    assert {len(name) for name in NAMES} >= {1, 200}
