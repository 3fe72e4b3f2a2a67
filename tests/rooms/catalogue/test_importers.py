"""What importers make of words, of the national service's records, and of files that are broken."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from motcua.catalogue import api
from motcua.catalogue.importers.crawl import read_channels
from motcua.catalogue.importers.fees import read_fee
from motcua.catalogue.importers.limits import read_limit
from motcua.catalogue.importers.papers import read_papers
from motcua.platform.access import ANONYMOUS
from motcua.platform.errors import NotFound
from motcua.platform.ledger import entries

RECORD = {
    "MATTHC": "1.004873",
    "TENTTHC": "Cấp Giấy xác nhận tình trạng hôn nhân",
    "LINHVUCTHUCHIEN": [{"MALINHVUC": "G15-HT01", "TENLINHVUC": "Hộ tịch"}],
    "CAPTHUCHIEN": "Cấp Xã",
    "CACHTHUCTHUCHIEN": [
        {
            "KENH": "1",
            "THOIGIAN": [
                {
                    "THOIGIANGIAIQUYET": "3",
                    "DONVITINH": "Ngày làm việc",
                    "MOTA": "Có xác minh thì lâu hơn",
                    "PHILEPHI": [{"SOTIEN": "15000", "DONVI": "Đồng", "MOTA": "mỗi bản"}],
                }
            ],
        },
        {"KENH": 2, "THOIGIAN": {"THOIGIANGIAIQUYET": 3, "DONVITINH": "Ngày làm việc", "PHILEPHI": []}},
        {"KENH": "9", "THOIGIAN": []},
    ],
    "THANHPHANHOSO": [
        {
            "TRUONGHOP": "Trường hợp chung",
            "GIAYTO": [
                {
                    "MAGIAYTO": "000.00.00.G15-KQ000001",
                    "TENGIAYTO": "Tờ khai",
                    "SOBANCHINH": "1",
                    "SOBANSAO": 0,
                }
            ],
        }
    ],
    "KETQUATHUCHIEN": [{"MAKETQUA": "KQ.G15.000001", "TENKETQUA": "Giấy xác nhận"}],
    "CANCUPHAPLY": [{"SOVANBAN": "123/2015/NĐ-CP", "TENVANBAN": "Nghị định"}],
    "TRANGTHAI": "1",
}


@pytest.mark.parametrize(
    ("words", "limit", "named"),
    [
        ("3 Ngày làm việc", "3wd", True),
        ("03 ngày", "3d", True),
        ("8 Giờ", "8h", True),
        ("1.5 Ngày làm việc", "12h", True),
        ("Trong ngày", "sameday", True),
        ("2 Tháng", None, True),
        ("0 Ngày", None, True),
        ("99999 Ngày", None, True),
        ("1.5 Ngày", None, True),
        ("7", None, False),
        ("Không quy định", None, False),
        ("Không có thông tin", None, False),
        ("", None, False),
        ("1e400 Ngày", None, False),
    ],
)
def test_limits(words: str, limit: str | None, named: bool) -> None:
    reading = read_limit(words)
    assert (str(reading.limit) if reading.limit else None, reading.is_named) == (limit, named)


@pytest.mark.parametrize(
    ("header", "words", "amounts"),
    [
        ("10,000 VNĐ", "", (10_000,)),
        ("Miễn phí", "150.000 đồng/giấy", (150_000,)),
        ("Miễn phí", "Lần đầu: 1.200.000 VNĐ; cấp lại: 300.000 VNĐ", (300_000, 1_200_000)),
        ("Miễn phí", "01 triệu đồng/lần", (1_000_000,)),
        ("Miễn phí", "15000000/lần Đồng", (15_000_000,)),
        ("20 VNĐ", "20.000 vnđ/tờ khai", (20_000,)),
        ("10 USD", "10 USD/người", (10,)),
        ("20 VNĐ", "", ()),
        ("Miễn phí", "giảm 50% của 100.000 đồng", ()),
        ("Miễn phí", "tàu dưới 500 GT là 3.000 đồng/GT", ()),
        ("Miễn phí", "Theo quy định của Hội đồng nhân dân", ()),
        ("Miễn phí", "Thông tư số 48/2022/TT-BTC ngày 03/8/2022", ()),
        ("Không có thông tin", "", ()),
        ("99999999999999999999 VNĐ", "", ()),
    ],
)
def test_fees_that_name_amounts(header: str, words: str, amounts: tuple[int, ...]) -> None:
    reading = read_fee(header, words)
    assert reading.amounts == amounts
    assert not reading.is_free


@pytest.mark.parametrize(
    "words", ["", "Không có", "(Không)", "- Không có.", "Không quy định.", "Miễn lệ phí"]
)
def test_free_is_believed_where_the_words_say_no_more(words: str) -> None:
    assert read_fee("Miễn phí", words).is_free


def test_a_number_without_unit_is_parted_from_the_amount_it_ran_into() -> None:
    table = "Hình thức nộpThời gianPhí, lệ phíMô tảTrực tuyến120,000 VNĐ(mỗi tờ)Trực tiếp1520,000 VNĐ"
    online, counter = read_channels(table)
    assert (online.limit.text, online.fees[0].amounts) == ("1", (20_000,))
    assert counter.fees[0].amounts == ()  # 1 and 520,000 or 15 and 20,000: nobody can tell


def test_papers_are_told_apart_by_their_counts() -> None:
    head = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"
    papers, rest = read_papers(
        f"Lần đầu{head}Tờ khai bước 11 bản chínhẢnh: 02 bản chính;0 bản chính,2 bản sao"
        f"Cấp lại{head}Đơn1 bản chính"
    )
    assert [(paper.originals, paper.copies, paper.case) for paper in papers] == [
        (1, 0, "Lần đầu"),
        (0, 2, "Lần đầu"),
        (1, 0, "Cấp lại"),
    ]
    assert rest == ""
    assert read_papers("Lập hồ sơ theo quy định")[1] == "Lập hồ sơ theo quy định"
    assert read_papers("--") == ((), "")


def written(folder: Path, content: object) -> Path:
    path = folder / "records.json"
    path.write_text(
        content if isinstance(content, str) else json.dumps(content, ensure_ascii=False), encoding="utf-8"
    )
    return path


@pytest.mark.django_db
def test_a_record_of_the_national_service_is_read_with_its_codes(tmp_path: Path) -> None:
    report = api.import_file(written(tmp_path, {"error_code": "00", "result": [RECORD]}))
    assert (report.procedures, report.new, report.broken) == (1, 1, [])
    version = api.imported_version("1.004873")
    assert (version.field_code, version.level, version.result_code) == (
        "G15-HT01",
        "commune",
        "KQ.G15.000001",
    )
    assert {channel: str(limit) for channel, limit in version.limits.items()} == {
        "counter": "3wd",
        "online": "3wd",
    }
    assert [rule.amount for rule in version.fee_rules] == [15_000]
    assert [(each.name, each.originals, each.copies) for each in version.components] == [("Tờ khai", 1, 0)]
    assert version.legal_basis[0].number == "123/2015/NĐ-CP"
    assert [entry.name for entry in entries("catalogue:import")] == ["catalogue.procedures.imported"]


@pytest.mark.django_db
def test_an_import_never_takes_the_place_of_what_is_published(folder: Path, tmp_path: Path) -> None:
    api.load_data(folder)
    published = api.search()
    api.import_file(written(tmp_path, RECORD))
    assert api.search() == published
    assert api.search(imported=True).total == 1
    assert api.load_data(folder).unchanged == 1


@pytest.mark.django_db
def test_a_changed_record_replaces_the_older_import(tmp_path: Path) -> None:
    api.import_file(written(tmp_path, RECORD))
    report = api.import_file(written(tmp_path, {**RECORD, "TENTTHC": "Tên mới"}))
    assert (report.new, report.changed) == (0, 1)
    assert api.search("ten moi", imported=True).total == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "JSON"),
        ("[]", "không phải một thủ tục"),
        ("3", "không phải một thủ tục"),
        ('{"ma_thu_tuc": "1.000001"}', "ten_thu_tuc"),
        ('{"ma_thu_tuc": "abc", "ten_thu_tuc": "x"}', "abc"),
        ('{"ma_thu_tuc": 5, "ten_thu_tuc": "x"}', "không phải chữ"),
        ('{"ma_thu_tuc": "1.000001", "ten_thu_tuc": "a\\u0000b"}', "ký tự điều khiển"),
        ('{"ma_thu_tuc": "1.000001", "ten_thu_tuc": NaN}', "số không hợp lệ"),
        ("[" * 100_000, "quá sâu"),
        ('{"ma_thu_tuc": "1.004873", "ten_thu_tuc": "x"}', "1.004873"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_broken_line_is_named_and_the_rest_imported(tmp_path: Path, line: str, why: str) -> None:
    content = f"{line}\n\n{json.dumps(RECORD)}\n"
    report = api.import_file(written(tmp_path, content))
    assert report.procedures == 1
    assert report.broken[0].line == 1
    assert why in report.broken[0].why


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"\x1f\x8b broken", gzip.compress(b"abc" * 99, mtime=0)[:-9]], ids=repr
)
def test_a_file_that_cannot_be_read_at_all_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file.gz"
    path.write_bytes(content)
    with pytest.raises(api.UnreadableFile, match=r"file\.gz"):
        api.import_file(path)


@pytest.mark.django_db
def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.json", tmp_path):
        with pytest.raises(api.UnreadableFile):
            api.import_file(path)


@pytest.mark.django_db
def test_only_those_allowed_may_import(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        api.import_file(written(tmp_path, RECORD), actor=ANONYMOUS)


def test_odd_values_of_the_service_do_no_harm(tmp_path: Path) -> None:
    odd: dict[str, Any] = {
        **RECORD,
        "CACHTHUCTHUCHIEN": [
            {"KENH": 1, "THOIGIAN": [{"THOIGIANGIAIQUYET": 1e300, "DONVITINH": ["x"], "PHILEPHI": "no"}]}
        ],
        "LINHVUCTHUCHIEN": None,
        "THANHPHANHOSO": {"GIAYTO": {"TENGIAYTO": "Đơn", "SOBANCHINH": "một"}},
        "KETQUATHUCHIEN": "không",
    }
    report = api.import_file(written(tmp_path, odd), dry_run=True)
    assert (report.procedures, report.broken) == (1, [])
