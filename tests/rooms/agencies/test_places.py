"""Places people live in: the country by code, this province by its names today, what became of old ones."""

from pathlib import Path

import pytest

from motcua.agencies import api as agencies
from motcua.kernel.errors import KernelError
from motcua.kernel.forms import Form, Known, validate

DATA = Path(__file__).resolve().parents[3] / "data" / "provinces" / "hcmc"
ASKED = Form.from_data(
    {
        "code": "f",
        "version": 1,
        "title": "Nơi ở",
        "questions": [{"key": "home", "kind": "address", "label": "Nơi ở", "required": True}],
    }
)


@pytest.mark.django_db
def test_an_address_is_kept_by_code_and_an_old_name_says_what_it_is_now() -> None:
    agencies.load_province(DATA)
    agencies.forget()
    places = agencies.places()
    assert places.home == "79"
    assert len(places.provinces("2026-11-21")) == 34
    assert len(places.communes("79", "2026-11-21")) == 168
    known = agencies.known_for(ASKED.questions)
    home = {"province": "79", "commune": "Thủ Dầu Một", "line": "1 Lê Lợi"}
    cleaned, problems = validate(ASKED, {"home": home}, known)
    assert problems == ()
    assert cleaned["home"] == home | {
        "commune": "25747",
        "words": "1 Lê Lợi, Phường Thủ Dầu Một, Thành phố Hồ Chí Minh",
    }
    _, told = validate(ASKED, {"home": home | {"commune": "Phường Chánh Nghĩa"}}, known)
    assert (told[0].key, told[0].values["heirs"]) == ("forms.address.ended", "Phường Thủ Dầu Một")
    assert places.found("01", "Ba Đình", "2026-11-21").code == "00004"
    with pytest.raises(KernelError, match=r"forms\.address\.unknown"):
        places.found("01", "Thủ Dầu Một", "2026-11-21")
    agencies.forget()


def test_plain_questions_ask_neither_the_clock_nor_the_places() -> None:
    assert agencies.known_for(()) == Known()
