"""The bar above the worklist: addresses that can be shared, words that stay out of them, what one keeps."""

import re

import pytest
from django.test import Client

from motcua.dossiers import api as dossiers
from motcua.parties import api as parties
from motcua.platform import ledger
from proving.crowd import signed_in
from scenes import Stage, stage

__all__ = ["stage"]

DESK = "/ban-lam-viec/"
COUNTS = re.compile(r'<a href="([^"]+)"[^>]*><span>[^<]+</span><b[^>]*>(\d+)</b>')


@pytest.fixture
def head(stage: Stage) -> Client:
    return signed_in(stage.office.person("section_head").account)


def read(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def rows(page: str) -> int:
    return page.count("<tr data-row ")


def main(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize(
    "query", ["kenh=tai-quay", "trang-thai=2&kenh=tai-quay", "han=400", "nguoi-giu=chua-co"]
)
def test_every_count_beside_a_narrowed_list_leads_to_as_many_rows(head: Client, query: str) -> None:
    page = read(head, f"{DESK}?ds=don-vi&{query}")
    counts = [found for found in COUNTS.findall(page) if found[0].startswith(f"{DESK}?")]
    assert len(counts) == len(dossiers.ListName)
    for url, count in counts:
        assert query.partition("=")[0] in url
        assert rows(read(head, url.replace("&amp;", "&"))) == int(count)


def test_a_filter_is_an_address_that_another_reads_within_their_own_rights(
    stage: Stage, head: Client
) -> None:
    sent = {"ds": "don-vi", "trang-thai": "2", "kenh": "", "tim": ""}
    address = head.post(f"{DESK}loc/", sent)["Location"]
    assert address == f"{DESK}?ds=don-vi&trang-thai=2"
    assert rows(read(head, address)) > 0
    stranger = signed_in(stage.office.person("receiver", stage.office.elsewhere).account)
    other = read(stranger, address)
    assert f"Trạng thái: <b>{dossiers.status_word(2)}</b>" in main(other)
    assert stage.at["accepted"].code not in other


def test_a_wrong_value_is_told_and_the_rest_holds(head: Client) -> None:
    page = main(read(head, f"{DESK}?ds=don-vi&kenh=sai&trang-thai=2", 422))
    assert "Kênh nộp: không hiểu «sai» nên chưa lọc theo mục này." in page
    assert 'href="#f-kenh"' in page
    assert 'id="f-kenh"' in page
    assert rows(page) == rows(read(head, f"{DESK}?ds=don-vi&trang-thai=2"))


def test_a_name_is_found_and_stands_in_no_address(stage: Stage, head: Client) -> None:
    answer = head.post(f"{DESK}loc/", {"tim": "Trần Thị"})
    address = answer["Location"]
    assert re.fullmatch(rf"{DESK}\?tim=[\w-]+", address)
    page = read(head, address)
    assert rows(page) > 0
    assert "Trần Thị" in page
    assert not re.search(r'(?:href|hx-get)="[^"]*(?:Tr%|tran)', page, re.IGNORECASE)
    assert "Từ đã gõ không còn trong phiên này" in read(
        signed_in(stage.office.person("leader").account), address, 422
    )


def test_words_narrow_a_list_and_its_counts(stage: Stage, head: Client) -> None:
    code = stage.at["accepted"].code
    address = head.post(f"{DESK}loc/", {"ds": "don-vi", "tim": code[-4:]})["Location"]
    page = read(head, address)
    assert rows(page) == 1
    none = head.post(f"{DESK}loc/", {"ds": "don-vi", "tim": "không có ai"}, follow=True).content.decode()
    assert "Không có hồ sơ nào ở đây" in none
    assert "Bỏ tìm và lọc" in none


def test_a_chip_takes_one_condition_away(head: Client) -> None:
    page = read(head, f"{DESK}?ds=don-vi&trang-thai=2&kenh=tai-quay")
    assert 'class="chip chip-on" href="?ds=don-vi&amp;kenh=tai-quay"' in page
    assert 'class="chip chip-on" href="?ds=don-vi&amp;trang-thai=2"' in page


def test_the_form_offers_what_the_list_holds(stage: Stage, head: Client) -> None:
    page = main(read(head, f"{DESK}?ds=don-vi&loc=1&linh-vuc=dat-dai"))
    assert '<option value="1.004873">' in page
    assert '<option value="dat-dai" selected>' in page
    examiner = parties.account(stage.office.person("examiner").account or 0)
    assert f'<option value="{examiner.public_id}">' in page
    assert 'method="post"' in page


def test_columns_are_ones_own(stage: Stage, head: Client) -> None:
    asked = {
        "cot": ["ma", "con-lai", "ngay-nhan", "bay"],
        "thu-tu-ma": "2",
        "thu-tu-con-lai": "x",
        "thu-tu-ngay-nhan": "1",
    }
    assert head.post(f"{DESK}cot/", asked).status_code == 302
    page = main(read(head, f"{DESK}?ds=don-vi"))
    assert re.findall(r'<th scope="col">([^<]+)</th>', page) == [
        "Ngày nhận",
        "Mã hồ sơ",
        "Giờ làm việc còn lại",
    ]
    assert stage.at["accepted"].code in page
    other = main(read(signed_in(stage.office.person("examiner").account), DESK))
    assert re.findall(r'<th scope="col">([^<]+)</th>', other) == ["Hồ sơ", "Bước", "Hạn", "Trạng thái"]
    assert "Chọn ít nhất một cột." in head.post(f"{DESK}cot/", {}).content.decode()
    head.post(f"{DESK}cot/", {"usual": "1"})
    assert '<th scope="col">Bước</th>' in read(head, f"{DESK}?ds=don-vi")


def test_every_column_says_something_of_every_dossier(head: Client) -> None:
    every = re.findall(r'name="cot" type="checkbox" value="([^"]+)"', read(head, f"{DESK}cot/"))
    assert len(every) == 11
    head.post(f"{DESK}cot/", {"cot": every})
    page = main(read(head, f"{DESK}?ds=don-vi"))
    assert rows(page) > 0
    assert len(re.findall(r'<th scope="col">', page)) == 1 + 11, "and the boxes"
    assert not re.search(r"<td[^>]*></td>", page)
    for only in every:
        head.post(f"{DESK}cot/", {"cot": [only]})
        assert re.search(r"data-row-link[^>]*>[^<]+</a>", read(head, f"{DESK}?ds=don-vi")), only


def test_a_filter_is_kept_renamed_opened_first_and_thrown_away(stage: Stage, head: Client) -> None:
    given = {"viec": "luu", "ten": "Mới nhận", "ds": "don-vi", "trang-thai": "2"}
    assert head.post(f"{DESK}bo-loc/", given)["Location"] == f"{DESK}?ds=don-vi&trang-thai=2"
    page = read(head, f"{DESK}?ds=")
    count = rows(read(head, f"{DESK}?ds=don-vi&trang-thai=2"))
    assert f'<a href="{DESK}?ds=don-vi&amp;trang-thai=2"><span>Mới nhận</span><b>{count}</b></a>' in page
    key = re.search(r'name="key" value="([^"]+)"', read(head, f"{DESK}bo-loc/"))[1]  # type: ignore[index]

    head.post(f"{DESK}bo-loc/", {"viec": "doi-ten", "key": key, "ten": "Vừa nhận"})
    assert "Vừa nhận" in read(head, f"{DESK}?ds=")
    head.post(f"{DESK}bo-loc/", {"viec": "mac-dinh", "key": key})
    assert head.get(DESK)["Location"] == f"{DESK}?ds=don-vi&trang-thai=2"
    head.post(f"{DESK}bo-loc/", {"viec": "mac-dinh", "key": key})
    assert head.get(DESK).status_code == 200
    head.post(f"{DESK}bo-loc/", {"viec": "xoa", "key": key})
    assert "Vừa nhận" not in read(head, f"{DESK}bo-loc/")

    account = stage.office.person("section_head").account
    told = [entry.name for entry in ledger.entries(f"account:{account}")]
    assert told.count("parties.preference.changed") == 5


def test_a_refused_name_loses_nothing(head: Client) -> None:
    given = {"viec": "luu", "ten": "Hồ sơ mới", "ds": "don-vi", "trang-thai": "2"}
    head.post(f"{DESK}bo-loc/", given)
    answer = head.post(f"{DESK}bo-loc/", given | {"ten": "HO SO MOI", "trang-thai": "4"})
    page = main(answer.content.decode())
    assert answer.status_code == 422
    assert "Đã có bộ lọc tên «HO SO MOI». Chọn tên khác." in page
    assert '<input type="hidden" name="trang-thai" value="4">' in page
    assert 'value="HO SO MOI"' in page
    for name in ("", "x" * 61):
        assert head.post(f"{DESK}bo-loc/", given | {"ten": name}).status_code == 422


@pytest.mark.parametrize(
    "value", [7, "x", [1], [{}], [{"key": 1}], [{"key": "a", "name": "b", "address": {"ds": "x"}}],
              [{"key": "a", "name": "b", "address": {"ds": "don-vi", "kenh": "sai"}}]]
)  # fmt: skip
def test_what_is_kept_wrongly_breaks_no_page(stage: Stage, head: Client, value: object) -> None:
    actor = stage.office.person("section_head")
    for name in ("desk.columns", "desk.filters", "ui.keys-off"):
        parties.change_preference(actor=actor, name=name, change=lambda _before: value)
    assert rows(read(head, f"{DESK}?ds=don-vi")) > 0
    assert "Chưa lưu bộ lọc nào" in read(head, f"{DESK}bo-loc/")


def test_single_letters_can_be_switched_off_for_oneself(stage: Stage, head: Client) -> None:
    assert "data-keys-help" in read(head, f"{DESK}?ds=don-vi")
    head.post(f"{DESK}phim-tat/", {"tat": "1"})
    assert "data-keys-help" not in read(head, f"{DESK}?ds=don-vi")
    assert "data-keys-help" in read(signed_in(stage.office.person("examiner").account), DESK)
    head.post(f"{DESK}phim-tat/", {"tat": "0"})
    assert "data-keys-help" in read(head, f"{DESK}?ds=don-vi")
