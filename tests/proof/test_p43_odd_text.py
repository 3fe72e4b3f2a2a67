"""P43 for the kernel's text: whatever is typed or pasted is read soon, or refused with its sentence."""

import time
from collections.abc import Callable

import pytest

from motcua.kernel import text
from motcua.kernel.errors import KernelError
from motcua.platform.words import say
from proving.figures import record
from proving.sizes import IS_FULL, size

LETTERS = size(50_000, 10 * 1024 * 1024)
LONGEST_SECONDS = 10 if IS_FULL else 1
"""Ten megabytes never come this far: every entrance looks at the length first. Time must stay in measure."""

FUNCTIONS: dict[str, Callable[[str], str]] = {
    "nfc": text.nfc,
    "fold": text.fold,
    "slug": text.slug,
    "clean": text.clean,
    "clean, with lines": lambda given: text.clean(given, lines=True),
    "sort_key": text.sort_key,
}
REFUSED = {
    "NUL": ("An\x00h", "text.control"),
    "half a letter": ("An\ud800h", "text.surrogate"),
    "turned round": ("An\u202eh", "text.direction"),
    "marks in heaps": ("a" + "\u0301\u0323" * 20, "text.marks"),
    "an old code page": ("NguyÔn V¨n §øc", "text.legacy"),
}
LONG = {
    "letters": "A",
    "letters with strokes": "Đ",
    "digits": "9",
    "spaces": " ",
    "line ends": "\r\n",
    "nothing that is seen": "\u200b",
    "NUL": "\x00",
    "halves of letters": "\ud800",
    "marks out of order": "\u0301\u0323",
    "marks of another script": "\u05b4\u05b0",
    "letters apart from their marks": "e\u0323\u0302",
    "emoji held together": "👩\u200d👧",
    "what old code pages look like": "aµ",
    "hyphens": "-",
}


@pytest.mark.parametrize("oddity", LONG)
@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_very_long_text_is_read_soon_or_refused(function: str, oddity: str) -> None:
    given = "a" + LONG[oddity] * (LETTERS // len(LONG[oddity]))
    began = time.process_time()
    sentence = _refusal(FUNCTIONS[function], given)
    seconds = time.process_time() - began
    record("P43", f"{function} of {len(given):,} letters: {oddity}", seconds=round(seconds, 2))
    assert len(sentence.splitlines()) <= 1
    assert len(sentence) < 2_000
    assert seconds < LONGEST_SECONDS


def _refusal(function: Callable[[str], str], given: str) -> str:
    try:
        function(given)
    except KernelError as error:
        return say(error.key, **error.values)
    return ""


@pytest.mark.parametrize(("given", "key"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_stored_is_refused_by_name(given: str, key: str) -> None:
    with pytest.raises(KernelError) as refused:
        text.clean(given)
    assert refused.value.key == key
    assert say(key, **refused.value.values).endswith((".", "Đức"))


@pytest.mark.parametrize("given", ["\u0301", "A \u0323", "\u0301\u0301", "q\u0323a", "\u05b4"])
def test_a_mark_without_its_letter_orders_nothing(given: str) -> None:
    assert text.sort_key(given).isascii()
    assert text.sort_key(f"An {given}") >= text.sort_key("An")


def test_thirty_marks_are_a_letter_and_more_are_not() -> None:
    assert text.clean("a" + "\u0359" * 30)
    assert text.nfc("a" + "\u0359" * 31) == text.nfc("a" + "\u0359" * 30)
