"""Words as people type them: any spelling of one word agrees with it, and no other does."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.text import fold
from motcua.kernel.typed import agree, is_marked, pieces, spellings, without, words_of


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("giay", "giấy"),
        ("giấy", "giấy"),
        ("GIẤY", "giấy"),
        (unicodedata.normalize("NFD", "giấy"), "giấy"),
        ("hoà", "hòa"),
        ("thuỷ", "thủy"),
        ("giaasy", "giấy"),
        ("giaays", "giấy"),
        ("dduwowngf", "đường"),
        ("d9u7o7ng2", "đường"),
        ("trees", "trẻ"),
        ("khaair", "khai"),
        ("ATTP", "attp"),
    ],
)
def test_a_word_is_known_in_any_spelling(typed: str, meant: str) -> None:
    assert agree(typed, meant)


@pytest.mark.parametrize(
    ("typed", "meant"), [("giầy", "giấy"), ("cuội", "cưới"), ("tư", "tử"), ("gia", "giấy"), ("bus", "bút")]
)
def test_another_word_is_another_word(typed: str, meant: str) -> None:
    assert not agree(typed, meant)


def test_what_is_no_vietnamese_syllable_keeps_its_letters() -> None:
    assert spellings("xxxx") == ("xxxx",)
    assert spellings("bus") == ("bus", "bu")
    assert spellings("trọ") == ("tro",)
    assert spellings("1.001193") == ("1.001193",)


def test_words_are_shown_where_they_were_found() -> None:
    assert pieces("Đăng ký khai sinh", ["khai", "sinhf"]) == (
        ("Đăng ký ", False),
        ("khai", True),
        (" ", False),
        ("sinh", True),
    )
    assert pieces("Đăng ký", []) == (("Đăng ký", False),)


def test_fillers_go_but_never_everything() -> None:
    assert without(("tôi", "muốn", "xây", "nhà"), ("tôi", "muốn")) == ("xây", "nhà")
    assert without(("tôi", "muốn"), ("tôi", "muốn")) == ("tôi", "muốn")


@given(st.text(max_size=40))
def test_nothing_typed_breaks_or_is_lost(text: str) -> None:
    for word in words_of(text):
        assert spellings(word)[0] == fold(word)
        assert agree(word, word) or not fold(word)
        is_marked(word)
    assert "".join(piece for piece, _is_match in pieces(text, words_of(text))) == text
