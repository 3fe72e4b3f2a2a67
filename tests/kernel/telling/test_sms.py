"""How long a text message is, and how an address is shown."""

import pytest

from motcua.kernel.telling import Length, length_of, masked, without_marks


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", Length("gsm7", 0, 1)),
        ("a" * 160, Length("gsm7", 160, 1)),
        ("a" * 161, Length("gsm7", 161, 2)),
        ("a" * 306, Length("gsm7", 306, 2)),
        ("a" * 307, Length("gsm7", 307, 3)),
        ("€" * 80, Length("gsm7", 160, 1)),
        ("a" * 152 + "€" + "a" * 152, Length("gsm7", 306, 3)),
        ("ơ" * 70, Length("ucs2", 70, 1)),
        ("ơ" * 71, Length("ucs2", 71, 2)),
        ("ơ" * 134, Length("ucs2", 134, 2)),
        ("ơ" * 135, Length("ucs2", 135, 3)),
        ("😀" * 35, Length("ucs2", 70, 1)),
        ("ơ" * 66 + "😀" + "ơ" * 66, Length("ucs2", 134, 3)),
    ],
)
def test_parts_are_counted_as_networks_charge(text: str, length: Length) -> None:
    assert length_of(text) == length


def test_vietnamese_without_marks_fits_the_small_alphabet() -> None:
    text = "Đã nhận hồ sơ «H29» – Ngày hẹn trả kết quả: 09:00 05/11/2026…"
    assert without_marks(text) == 'Da nhan ho so "H29" - Ngay hen tra ket qua: 09:00 05/11/2026...'
    assert length_of(without_marks(text)).coding == "gsm7"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("0912345678", "091••••678"),
        ("02838291234", "028•••••234"),
        ("12345678", "••••••••"),
        ("hoa.tran@example.vn", "h•••@example.vn"),
        ("@", "•••@"),
        ("", ""),
    ],
)
def test_an_address_is_shown_by_its_ends(address: str, shown: str) -> None:
    assert masked(address) == shown
