"""Each key has its sentence; a sentence never fails."""

from motcua.platform import words
from motcua.platform.errors import Busy, Conflict, Forbidden, Invalid, NotFound, Refusal, fill


def test_an_unknown_key_stands_for_itself() -> None:
    assert words.say("no.such.key", amount=3) == "no.such.key"


def test_every_sentence_can_be_said_without_its_values() -> None:
    for key in words.tables():
        assert words.say(key)


def test_a_refusal_says_its_sentence_with_its_values() -> None:
    class TooLate(Conflict):
        code = "too-late"
        sentence = "Muộn {days} ngày."

    assert str(TooLate(days=3, field="due")) == "Muộn 3 ngày."
    assert str(TooLate()) == "Muộn – ngày."
    assert TooLate(field="due").field == "due"


def test_a_value_of_another_kind_is_shown_as_it_is() -> None:
    assert (
        fill("Ngày {day:%d/%m/%Y}, {amount:,} đồng", {"day": "mai", "amount": None}) == "Ngày mai, None đồng"
    )


def test_refusals_carry_their_status() -> None:
    found = {kind: kind.status for kind in (Refusal, Forbidden, NotFound, Conflict, Invalid, Busy)}
    assert list(found.values()) == [400, 403, 404, 409, 422, 503]
