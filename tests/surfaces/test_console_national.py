"""The page that holds the catalogue against the national list, here → there, part by part."""

import json
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from motcua.catalogue.api import national
from people import Cast
from proving.crowd import signed_in
from surfaces.test_console_draft_data import CODE, get

PAGE = "/quan-tri/thu-tuc/quoc-gia/"
RECORD: dict[str, Any] = {
    "MATTHC": CODE,
    "TENTTHC": "Cấp Giấy xác nhận tình trạng hôn nhân",
    "CAPTHUCHIEN": "Cấp Tỉnh",
    "MOTADOITUONGTHUCHIEN": "Công dân Việt Nam",
    "CACHTHUCTHUCHIEN": [
        {
            "KENH": "1",
            "THOIGIAN": [
                {
                    "THOIGIANGIAIQUYET": "5",
                    "DONVITINH": "Ngày làm việc",
                    "PHILEPHI": [{"SOTIEN": "8000", "DONVI": "VNĐ"}],
                }
            ],
        }
    ],
}
RECORD["THANHPHANHOSO"] = [
    {
        "TRUONGHOP": "",
        "GIAYTO": [
            {"TENGIAYTO": "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân"},
            {"TENGIAYTO": "Ảnh 4×6 chụp trong sáu tháng gần đây"},
        ],
    }
]
OTHER = {"MATTHC": "1.999999", "TENTTHC": "Cấp giấy <thử>", "CAPTHUCHIEN": "Cấp Xã"}


@pytest.fixture
def compared(cast_with_procedures: Cast, tmp_path: Path) -> Cast:
    path = tmp_path / "quoc-gia.json"
    path.write_text(json.dumps([RECORD, OTHER], ensure_ascii=False), encoding="utf-8")
    national.compare_file(path)
    return cast_with_procedures


def read(cast: Cast, query: str = "") -> str:
    return unescape(get(cast.controller, f"{PAGE}{query}")).replace("\u00a0", " ")


def test_each_difference_stands_with_its_part_here_and_there(compared: Cast) -> None:
    page = read(compared, f"?q={CODE}")
    for words in (
        "theo tệp quoc-gia.json",
        "Cấp giải quyết:</span> Cấp xã → <b>Cấp tỉnh</b>",
        "Thời hạn, tại quầy:</span> 3 ngày làm việc · 10 ngày làm việc → <b>5 ngày làm việc</b>",
        "Phí, lệ phí:</span> 15.000 đ → <b>8.000 đ</b>",
        f'href="/quan-tri/thu-tuc/{CODE}/"',
        "Cấp giải quyết (1)",
        "Khác nhau: 1",
        "chỉ ở tỉnh 3, chỉ ở danh mục 1",
        "<li>Ảnh 4×6 chụp trong sáu tháng gần đây</li>",
    ):
        assert words in page, words
    assert f'href="{PAGE}"' in get(compared.controller, "/quan-tri/thu-tuc/")


def test_lists_are_narrowed_by_kind_and_part(compared: Cast) -> None:
    there = get(compared.controller, f"{PAGE}?loai=chi-quoc-gia")
    assert "Cấp giấy &lt;thử&gt;" in there
    assert "motcua catalogue import" in there
    assert f"/{CODE}/" not in there
    assert f"/{CODE}/" in read(compared, "?muc=fees&loai=khac")
    assert "Không có chỗ khác nào khớp" in read(compared, "?muc=audience")
    for strange in ("?lan=99999", "?loai=x&muc=y&trang=-1", f"?lan={'9' * 40}"):
        assert "theo tệp quoc-gia.json" in read(compared, strange)


def test_before_any_comparison_the_page_says_how_one_comes(cast_with_procedures: Cast) -> None:
    page = read(cast_with_procedures)
    assert "Chưa so lần nào" in page
    assert "MOTCUA_NATIONAL_LIST" in page


def test_the_page_is_for_who_controls_procedures_and_asks_little(
    compared: Cast, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    assert signed_in(compared.leader.account).get(PAGE).status_code == 404
    client = signed_in(compared.controller.account)
    client.get(PAGE)
    with django_assert_max_num_queries(15):
        assert client.get(PAGE).status_code == 200
