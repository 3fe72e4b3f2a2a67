"""A scanned identity card: read when it is one, refused in a sentence when it is something else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.codes import identity_card, is_identity_card
from motcua.kernel.errors import KernelError

CARD = "079194001234|024000111|Trần Thị Mỹ Hoà|12031994|Nữ|12 Quang Trung, phường Gò Vấp|01072021"


def test_a_card_says_who_it_is() -> None:
    card = identity_card(CARD)
    assert (card.personal_id, card.name, card.birth_date) == (
        "079194001234",
        "Trần Thị Mỹ Hoà",
        date(1994, 3, 12),
    )
    assert card.address == "12 Quang Trung, phường Gò Vấp"


@pytest.mark.parametrize("more", ["", "||||", "|Trần Văn Cha|Nguyễn Thị Mẹ|"])
def test_newer_cards_say_more_and_the_former_number_may_be_missing(more: str) -> None:
    assert identity_card(CARD.replace("024000111", "") + more).name == "Trần Thị Mỹ Hoà"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "codes.identity_card.unreadable"),
        ("https://example.vn/079194001234", "codes.identity_card.unreadable"),
        ("079194001234|x|Trần Thị Mỹ Hoà|12031994|Nữ", "codes.identity_card.unreadable"),
        (CARD.replace("Trần Thị Mỹ Hoà", "  "), "codes.identity_card.unreadable"),
        (CARD + "|" * 1000, "codes.identity_card.unreadable"),
        (CARD.replace("12031994", "31021994"), "codes.identity_card.day"),
        (CARD.replace("12031994", "12/03/94"), "codes.identity_card.day"),
        (CARD.replace("12031994", "12031995"), "codes.personal_id.birth_year"),
        (CARD.replace("079194001234", "07919400123"), "codes.personal_id.length"),
    ],
)
def test_what_is_no_card_is_refused_without_repeating_it(text: str, key: str) -> None:
    with pytest.raises(KernelError) as refusal:
        identity_card(text)
    assert refusal.value.key == key
    assert not any("079194" in str(value) for value in refusal.value.values.values())


@given(st.text(max_size=200))
def test_any_scan_is_read_or_refused(text: str) -> None:
    try:
        card = identity_card(text)
    except KernelError:
        return
    assert is_identity_card(text)
    assert card.name
