"""Codes of printed slips: typed from paper, so a slip of the finger is caught."""

import pytest

from motcua.kernel.codes import parse_slip_code, slip_code
from motcua.kernel.errors import KernelError


def test_a_code_is_read_as_it_was_written() -> None:
    code = slip_code("H29.79.145", 123)
    found = parse_slip_code(f" {code.lower()} ")
    assert (found.text, found.agency, found.number) == (code, "H29.79.145", 123)


@pytest.mark.parametrize("number", [1, 42, 123456, 9999999])
def test_every_wrong_digit_and_every_exchange_of_neighbours_is_caught(number: int) -> None:
    code = slip_code("H18.11.002", number)
    for place, letter in enumerate(code):
        if not letter.isdigit():
            continue
        for other in "0123456789".replace(letter, ""):
            with pytest.raises(KernelError, match=r"codes\.slip\.check"):
                parse_slip_code(code[:place] + other + code[place + 1 :])
        following = code[place + 1 : place + 2]
        if following.isdigit() and following != letter:
            with pytest.raises(KernelError, match=r"codes\.slip\.check"):
                parse_slip_code(code[:place] + following + letter + code[place + 2 :])


@pytest.mark.parametrize(
    "typed", ["", "P000001-20", "H18-000123-45", "H18.11.002-260101-0001", "H18-P٠٠٠٠٠١-20"]
)
def test_what_is_no_slip_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(KernelError, match=r"codes\.slip\.malformed"):
        parse_slip_code(typed)


def test_numbers_begin_at_one() -> None:
    with pytest.raises(KernelError, match=r"codes\.slip\.number"):
        slip_code("H18", 0)
