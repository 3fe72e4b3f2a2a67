"""Every kind of question: what is kept of what people type, and the sentence for what is wrong."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.kernel.errors import KernelError
from motcua.kernel.forms import (
    COMPOUND,
    FACETS,
    FileFacts,
    Form,
    Kind,
    Known,
    Place,
    Places,
    Question,
    parts_of,
    validate,
    visible,
)
from proving.sizes import size

FILE = "0b0c8e36-0000-4000-8000-000000000001"
LARGE = FILE[:-1] + "2"
PLACES = Places(
    [
        Place("79", "Thành phố Hồ Chí Minh", "", "2025-07-01"),
        Place("01", "Thành phố Hà Nội", "", "2025-07-01"),
        Place("26734", "Phường Sài Gòn", "79", "2025-07-01"),
        Place("27475", "Xã Củ Chi", "79", "2025-07-01"),
        Place("27476", "Phường Củ Chi", "79", "2025-07-01"),
        Place("x1", "Phường Đa Kao", "79", "", "2025-07-01", ("26734", "27475")),
        Place("x2", "Xã Không Ai Nhớ", "79", "", "2025-07-01"),
        Place("00004", "Phường Ba Đình", "01", "2025-07-01"),
    ],
    "79",
)
FILES = {FILE: FileFacts("don.pdf", "pdf", 1_000), LARGE: FileFacts("anh.jpg", "jpg", 60_000_000)}
KNOWN = Known(date(2026, 11, 21), PLACES, FILES)
COLUMNS = [
    {"key": "name", "kind": "text", "label": "Tên hàng", "required": True},
    {"key": "price", "kind": "money", "label": "Giá"},
]
MORE: dict[str, dict[str, Any]] = {
    "choice": {"options": [{"value": "a", "label": "A"}]},
    "many": {"options": [{"value": "a", "label": "A"}]},
    "table": {"columns": COLUMNS, "totals": ["price"], "least": 1, "most": 3},
    "file": {"most": 2, "accepts": ["pdf", "jpg"]},
    "declaration": {"article": "Điều 1"},
}


def one(kind: str, **more: Any) -> Form:
    question = {"key": "q", "kind": kind, "label": "Mục", **MORE.get(kind, {}), **more}
    return Form.from_data({"code": "f", "version": 1, "title": "Đơn", "questions": [question]})


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        ("email", " An.Nguyen@VIDU.VN ", "An.Nguyen@vidu.vn"),
        ("yes_no", "yes", "yes"),
        ("yes_no", False, "no"),
        ("partial_date", "1990", "1990"),
        ("partial_date", "3/1990", "1990-03"),
        ("partial_date", "--/03/1990", "1990-03"),
        ("partial_date", "00/00/1990", "1990"),
        ("partial_date", "27/3/1990", "1990-03-27"),
        ("partial_date", "1990-03", "1990-03"),
        ("time", "8h30", "08:30"),
        ("time", "14 giờ", "14:00"),
        ("time", "0:05", "00:05"),
        ("tax_code", "0300588569", "0300588569"),
        ("tax_code", "0300588569-001", "0300588569001"),
        ("tax_code", "079 090 001234", "079090001234"),
        ("declaration", "yes", True),
        ("declaration", True, True),
        ("file", [FILE, FILE.upper()], [FILE]),
        ("address", {"province": "79", "commune": "phuong sai gon", "line": " 1  Lê Lợi "},
         {"province": "79", "commune": "26734", "line": "1 Lê Lợi",
          "words": "1 Lê Lợi, Phường Sài Gòn, Thành phố Hồ Chí Minh"}),
        ("address", {"province": "Hà Nội", "commune": "Ba Đình", "line": "2"},
         {"province": "01", "commune": "00004", "line": "2", "words": "2, Phường Ba Đình, Thành phố Hà Nội"}),
        ("person", {"name": "Trần  Thị B", "personal_id": "079190000001", "birth": "1990", "sex": "female"},
         {"name": "Trần Thị B", "personal_id": "079190000001", "birth": "1990", "sex": "female"}),
        ("organisation", {"name": "Công ty A", "tax_code": "0300588569"},
         {"name": "Công ty A", "tax_code": "0300588569"}),
        ("identity_paper", {"paper": "passport", "number": "b1234567", "issued_on": "1/2/2020",
          "issued_by": "C"},
         {"paper": "passport", "number": "B1234567", "issued_on": "2020-02-01", "issued_by": "C"}),
        ("bank_account", {"number": "0123 456 789", "bank": "VCB", "holder": "TRAN THI B"},
         {"number": "0123456789", "bank": "VCB", "holder": "TRAN THI B"}),
        ("table", [{}, {"name": "Gạo", "price": "15.000"}, {"name": "", "price": ""}],
         [{"name": "Gạo", "price": 15_000}]),
    ],
)  # fmt: skip
def test_what_is_typed_is_kept_in_one_form(kind: str, typed: Any, stored: Any) -> None:
    cleaned, problems = validate(one(kind), {"q": typed}, KNOWN)
    assert problems == ()
    assert cleaned == {"q": stored}
    assert validate(one(kind), cleaned, KNOWN) == (cleaned, ()), "what is kept is kept as it is"


PERSON = {"name": "B", "personal_id": "079190000001", "birth": "1990", "sex": "female"}


def at(commune: str) -> dict[str, str]:
    return {"province": "79", "commune": commune, "line": "1"}


ACCOUNT = {"number": "12", "bank": "V", "holder": "B"}
PAPER = {"paper": "old_card", "number": "123456789", "issued_on": "1/2/2020", "issued_by": "CA"}


@pytest.mark.parametrize(
    ("kind", "typed", "fault", "part"),
    [
        ("email", "an@", "codes.email.malformed", ""),
        ("email", "an @vidu.vn", "codes.email.malformed", ""),
        ("email", "an@1.2.3.4", "codes.email.malformed", ""),
        ("email", "ạn@vidu.vn", "codes.email.malformed", ""),
        ("yes_no", "maybe", "forms.yes_no.malformed", ""),
        ("yes_no", 1, "forms.yes_no.malformed", ""),
        ("partial_date", "13/1990", "forms.date.missing_day", ""),
        ("partial_date", "31/02/1990", "forms.date.missing_day", ""),
        ("partial_date", "1990-00", "forms.date.missing_day", ""),
        ("partial_date", "27/--/1990", "forms.partial_date.malformed", ""),
        ("partial_date", "hồi nhỏ", "forms.partial_date.malformed", ""),
        ("partial_date", "0090", "forms.date.range", ""),
        ("time", "25:00", "forms.time.malformed", ""),
        ("time", "8:60", "forms.time.malformed", ""),
        ("time", "sáng", "forms.time.malformed", ""),
        ("tax_code", "0300588568", "codes.tax_code.check", ""),
        ("tax_code", "0300588569000", "codes.tax_code.check", ""),
        ("tax_code", "03005885", "codes.tax_code.length", ""),
        ("tax_code", "MST", "codes.tax_code.digits", ""),
        ("declaration", "", "forms.declaration.unticked", ""),
        ("declaration", False, "forms.declaration.unticked", ""),
        ("file", ["x"], "forms.file.malformed", ""),
        ("file", [FILE, LARGE, FILE[:-1] + "3"], "forms.file.many", ""),
        ("file", [FILE[:-1] + "3"], "forms.file.gone", ""),
        ("file", [LARGE], "forms.file.large", ""),
        ("address", at("Nơi nào"), "forms.address.unknown", "commune"),
        ("address", at("Ba Đình"), "forms.address.unknown", "commune"),
        ("address", at("Đa Kao"), "forms.address.ended", "commune"),
        ("address", at("Không Ai Nhớ"), "forms.address.unknown", "commune"),
        ("address", at("Củ Chi"), "forms.address.several", "commune"),
        ("address", {"province": "79", "line": "1"}, "forms.required", "commune"),
        ("address", "1 Lê Lợi", "forms.parts.malformed", ""),
        ("person", PERSON | {"sex": "male"}, "codes.personal_id.sex", "personal_id"),
        ("person", PERSON | {"birth": "1991"}, "codes.personal_id.birth_year", "personal_id"),
        ("person", PERSON | {"birth": "2030", "personal_id": ""}, "forms.required", "personal_id"),
        ("person", PERSON | {"planet": "x"}, "forms.parts.malformed", ""),
        ("organisation", {"name": "A", "tax_code": "1"}, "codes.tax_code.length", "tax_code"),
        ("identity_paper", PAPER | {"number": "12"}, "forms.paper.old_card", "number"),
        ("identity_paper", PAPER | {"paper": "passport", "number": "1-2"}, "forms.paper.passport", "number"),
        ("identity_paper", PAPER | {"paper": "citizen_card"}, "codes.personal_id.length", "number"),
        ("identity_paper", PAPER | {"issued_on": "1/1/2027"}, "forms.paper.later", "issued_on"),
        ("bank_account", ACCOUNT, "codes.bank_account.malformed", "number"),
        ("table", [{"name": "a"}] * 4, "forms.table.many", ""),
        ("table", [{"price": "15.000"}], "forms.required", "1.name"),
        ("table", [{}, {"name": "a", "price": "đắt"}], "forms.number.malformed", "2.price"),
        ("table", [], "forms.required", ""),
        ("table", [["a"]], "forms.parts.malformed", "1"),
        ("table", {"name": "a"}, "forms.parts.malformed", ""),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_place(kind: str, typed: Any, fault: str, part: str) -> None:
    cleaned, problems = validate(one(kind), {"q": typed}, KNOWN)
    assert cleaned == {}
    assert (problems[0].key, problems[0].part) == (fault, part)
    assert problems[0].place == "__".join(["q", *part.split(".")] if part else ["q"])


def test_every_part_of_an_answer_is_told_at_once() -> None:
    wrong = {"name": "", "personal_id": "1", "birth": "x", "sex": "y"}
    _, problems = validate(one("person", required=True), {"q": wrong})
    assert [each.part for each in problems] == ["name", "personal_id", "birth", "sex"]
    assert {each.values["part"] for each in problems} == {
        f"forms.part.person.{each.part}" for each in problems
    }


def test_a_person_is_asked_for_what_the_question_says() -> None:
    form = one("person", asks=["name", "phone"], may_lack=["phone"])
    assert [part.key for part in parts_of(form.questions[0])] == ["name", "phone"]
    assert validate(form, {"q": {"name": "An", "phone": ""}}) == ({"q": {"name": "An"}}, ())
    assert validate(form, {"q": PERSON})[1][0].key == "forms.parts.malformed"
    assert validate(one("address"), {"q": {"province": "79", "line": " "}}, KNOWN) == ({}, ())


def test_today_bounds_days_where_the_day_is_known() -> None:
    born = one("partial_date", maximum="today")
    assert validate(born, {"q": "2027"}, KNOWN)[1][0].key == "forms.bound.high_today"
    assert validate(born, {"q": "12/2026"}, KNOWN)[1][0].values["bound"] == "21/11/2026"
    assert validate(born, {"q": "2026"}, KNOWN)[1] == (), "the year may mean a day before today"
    assert validate(born, {"q": "2027"})[1] == ()
    wished = one("date", minimum="today")
    assert validate(wished, {"q": "20/11/2026"}, KNOWN)[1][0].key == "forms.bound.low_today"


@pytest.mark.parametrize(("precision", "typed"), [("month", "1990"), ("day", "3/1990")])
def test_a_date_may_have_to_be_known_better(precision: str, typed: str) -> None:
    assert validate(one("partial_date", precision=precision), {"q": typed})[1][0].key == (
        f"forms.partial_date.{precision}"
    )


@pytest.mark.parametrize(
    ("kind", "more", "fault"),
    [
        ("person", {"asks": ["planet"]}, "forms.question.parts"),
        ("text", {"asks": ["name"]}, "forms.question.parts"),
        ("table", {"columns": []}, "forms.question.columns"),
        ("table", {"columns": [*COLUMNS, COLUMNS[0]]}, "forms.question.columns"),
        ("table", {"columns": [{"key": "p", "kind": "person", "label": "Ai"}], "totals": []},
         "forms.question.columns"),
        ("table", {"totals": ["name"]}, "forms.question.columns"),
        ("table", {"least": 5, "most": 3}, "forms.question.limits"),
        ("table", {"most": 900}, "forms.question.limits"),
        ("text", {"columns": COLUMNS}, "forms.question.columns"),
        ("file", {"accepts": ["exe"]}, "forms.question.limits"),
        ("partial_date", {"precision": "hour"}, "forms.question.limits"),
        ("time", {"minimum": "8 giờ"}, "forms.question.bounds"),
        ("time", {"minimum": 8}, "forms.question.bounds"),
        ("partial_date", {"minimum": "1990"}, "forms.question.malformed"),
    ],
)  # fmt: skip
def test_a_senseless_question_is_refused(kind: str, more: dict[str, Any], fault: str) -> None:
    with pytest.raises(KernelError, match=fault.replace(".", r"\.")):
        one(kind, **more)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_is_data_both_ways_and_counts_as_unanswered(kind: Kind) -> None:
    form = one(kind.value)
    assert Form.from_data(form.to_data()) == form
    assert FACETS[kind] <= {"options", "lines", *form.questions[0].__slots__}
    blank: Any = [{"name": " "}] if kind is Kind.TABLE else {"name": ""} if kind in COMPOUND else " "
    assert validate(one(kind.value, required=True, least=0), {"q": blank})[1][0].key in {
        "forms.required", "forms.declaration.unticked", "forms.file.none", "forms.file.malformed",
    }  # fmt: skip


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.just(FILE),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(["name", "price", "province", "commune", "number", "paper", "words", "x"]),
        inner, max_size=4,
    ),
    max_leaves=8,
)  # fmt: skip


@pytest.mark.parametrize("kind", list(Kind))
def test_nothing_that_is_sent_breaks_a_form(kind: Kind) -> None:
    form = one(kind.value)

    @settings(max_examples=size(25, 2_000), deadline=None)
    @given(JSON)
    def whatever(sent: Any) -> None:
        for known in (KNOWN, Known()):
            cleaned, problems = validate(form, {"q": sent}, known)
            assert not (cleaned and problems)
            assert validate(form, cleaned, known)[0] == cleaned
            assert visible(form, {"q": sent}, known) == form.questions

    whatever()


def test_a_place_that_ended_names_its_heirs() -> None:
    with pytest.raises(KernelError) as caught:
        PLACES.found("79", "Phường Đa Kao", "2026-01-01")
    assert caught.value.values == {"name": "Phường Đa Kao", "heirs": "Phường Sài Gòn, Xã Củ Chi"}
    assert PLACES.found("79", "Phường Đa Kao", "2020-01-01").code == "x1"
    assert PLACES.found("79", "xã củ chi", "2026-01-01").code == "27475"
    assert Question("q", Kind.ADDRESS, "Nơi ở").kind in COMPOUND
