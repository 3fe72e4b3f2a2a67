"""Vietnamese text: stored in one form, found in any spelling, sorted as in a dictionary."""

import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.kernel.errors import KernelError
from motcua.kernel.text import clean, fold, nfc, slug, sort_key
from proving.sizes import size

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
vietnamese = st.text(alphabet=LETTERS + LETTERS.upper() + " ", min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà", "Hòa"),
        ("THUÝ", "Thúy"),
        ("khoẻ", "khỏe"),
        ("Đào", "đao"),
        ("Ðắk Lắk", "Dak Lak"),  # Icelandic Ð, as some keyboards type
        ("Nguyễn  Văn\tAn", "nguyen van an"),
        (unicodedata.normalize("NFD", "Nguyễn Thị Ưởng"), "Nguyễn Thị Ưởng"),
        ("H'Hen Niê", "h'hen nie"),
        ("Krông\u200bNô", "krongno"),
        ("ＡＢＣ", "abc"),
    ],
)
def test_spellings_of_one_word_are_found_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@settings(max_examples=60)
@given(vietnamese)
def test_folding_is_the_same_for_every_form_and_done_once(text: str) -> None:
    folded = fold(text)
    assert folded == fold(unicodedata.normalize("NFD", text)) == fold(text.upper()) == fold(folded)
    assert folded.isascii()


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_slugs_hold_only_letters_digits_and_single_hyphens(text: str) -> None:
    made = slug(text)
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert "--" not in made
    assert made == made.strip("-")


def test_slug_keeps_what_django_would_drop() -> None:
    assert slug("Đăng ký kết hôn (có yếu tố nước ngoài)") == "dang-ky-ket-hon-co-yeu-to-nuoc-ngoai"


DICTIONARY = [
    "an", "An Giang", "àn", "ản", "ãn", "án", "ạn", "anh", "ăn", "ân", "Bình", "ca", "cha", "Dung", "Đào",
    "em", "êm", "gà", "hoa", "Hoà", "Hòa An", "hoả", "hoá", "khu 2", "khu 10", "Nguyên", "Nguyễn",
    "o", "ô", "ơ",
    "Quảng Nam", "Quảng Ngãi", "u", "ư", "Vũ", "Xuân", "y", "Ỷ Lan", "Yên", "Yến",
]  # fmt: skip


def test_lists_are_sorted_as_in_a_vietnamese_dictionary() -> None:
    shuffled = DICTIONARY[:]
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == DICTIONARY


@settings(max_examples=60)
@given(st.text(max_size=40))
def test_sort_keys_are_ascii_and_the_same_for_every_form(text: str) -> None:
    key = sort_key(text)
    assert key.isascii()
    assert key.isprintable()
    assert key == sort_key(nfc(text)) == sort_key(unicodedata.normalize("NFD", text))


def test_names_of_one_and_of_two_hundred_letters_have_keys() -> None:
    assert sort_key("Y") < sort_key("Y" * 200)
    assert sort_key("9" * 5_000)
    assert fold("Ế" * 200) == "e" * 200


@pytest.mark.parametrize(
    "text",
    ["Nguyễn Thị Ưởng", "H'Hen Niê", "Y Bđam", "Müller José", "Zoë", "naïve café", "São Paulo João",
     "👨‍👩‍👧 gia đình",
     "محمد", "Trần Hoà", "Foo® bar", "µm × 3", "khoá, thuý, hoá đơn", "a-b_c (d)", "25°C"],
)  # fmt: skip
def test_what_people_are_called_is_kept(text: str) -> None:
    assert clean(unicodedata.normalize("NFD", text)) == nfc(text)


def test_cleaning_trims_and_drops_what_nobody_sees() -> None:
    assert clean("  Nguyễn \u00a0 Văn\ufeff An\u200b ") == "Nguyễn Văn An"
    assert clean(" a \r\n b\rc ", lines=True) == "a\n b\nc"


@pytest.mark.parametrize(
    ("text", "key", "place"),
    [
        ("a\x00b", "text.control", 2),
        ("a\nb", "text.control", 2),
        ("\x85", "text.control", 1),
        ("ab\ud800", "text.surrogate", 3),
        ("\udfff", "text.surrogate", 1),
        ("a\u202eb", "text.direction", 2),
        ("\u2066", "text.direction", 1),
    ],
)
def test_characters_that_cannot_be_stored_are_named_with_their_place(text: str, key: str, place: int) -> None:
    with pytest.raises(KernelError) as refusal:
        clean(text)
    assert (refusal.value.key, refusal.value.values["place"]) == (key, place)


@pytest.mark.parametrize(
    ("typed", "encoding", "meant"),
    [
        ("NguyÔn V¨n An", "TCVN3", "Nguyễn Văn An"),
        ("Thµnh phè Hå ChÝ Minh", "TCVN3", "Thành phố Hồ Chí Minh"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "VNI", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Nguyeãn Vaên An", "VNI", "Nguyễn Văn An"),
        ("Ñaø Naüng", "VNI", "Đà Nẵng"),
    ],
)
def test_old_code_pages_are_recognised_and_the_meant_words_proposed(
    typed: str, encoding: str, meant: str
) -> None:
    with pytest.raises(KernelError) as refusal:
        clean(typed)
    assert refusal.value.key == "text.legacy"
    assert refusal.value.values == {"encoding": encoding, "suggestion": meant}


ONSETS = ",b,c,ch,d,đ,g,gh,gi,h,k,kh,l,m,n,ng,ngh,nh,p,ph,qu,r,s,t,th,tr,v,x"
RIMES = (
    "a à á ả ã ạ ác ai ài án anh ảnh ao áo ăn ắc ằng ấm ấn ân ầu âu ậy e è én ẹp em eo ế ê ền ệch"
    " i ì ít iê iễn iếu yến yêu o ò oa oà oá oả oã oạ oán oàng oát oăn oắc oe oè oé oẻ oẹ ói ong"
    " ô ồ ốc ông ơ ờ ới ợp ơn u ù uâ uân uấn uầy uê uế uề uệ ui úi uôn uống uơ uở uy uỳ uý uỷ uỹ uỵ"
    " uyên uyển uynh uýnh úp ư ừ ứ ưa ửa ườn ướng ượt ươu y ỳ ý ỷ"
)
syllables = st.builds(
    lambda onset, rime, style: style(onset + rime),
    st.sampled_from(ONSETS.split(",")),
    st.sampled_from(RIMES.split()),
    st.sampled_from([str.lower, str.capitalize, str.upper]),
)


@settings(max_examples=size(60, 5_000), deadline=None)
@given(st.lists(syllables, min_size=1, max_size=12))
def test_no_unicode_vietnamese_is_taken_for_an_old_code_page(words: list[str]) -> None:
    text = " ".join(words)
    assert clean(text) == text


def test_ten_megabytes_are_cleaned_in_a_second() -> None:
    assert len(clean("Nguyễn " * 200_000)) == 7 * 200_000 - 1
