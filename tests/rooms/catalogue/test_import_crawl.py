"""The crawl of the national portal: every record read, few words left over, hardly any misunderstood."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from motcua.catalogue import api
from motcua.catalogue.importers.crawl import read_line, read_results
from motcua.catalogue.importers.readings import ProcedureReading

HERE = Path(__file__).parent
CRAWL = HERE.parents[3] / "shared/data/vn-procedures/tthc-1844.jsonl.gz"
SAMPLE = json.loads((HERE / "sample60.json").read_text(encoding="utf-8"))["records"]

needs_crawl = pytest.mark.skipif(not CRAWL.is_file(), reason="dữ liệu thử ../shared không có ở máy này")


@pytest.fixture(scope="module")
def readings() -> dict[str, ProcedureReading]:
    with gzip.open(CRAWL, "rt", encoding="utf-8") as lines:
        wanted = (json.loads(line) for line in lines)
        return {each["ma_thu_tuc"]: read_line(each) for each in wanted if each["ma_thu_tuc"] in SAMPLE}


def facts(reading: ProcedureReading) -> Iterator[list[Any]]:
    for row in reading.channels:
        fee = row.fees[0]
        limit = str(row.limit.limit) if row.limit.limit else None
        yield [row.channel, limit, 0 if fee.is_free else list(fee.amounts) or None]


@needs_crawl
def test_the_sample_is_understood_as_a_person_understood_it(readings: dict[str, ProcedureReading]) -> None:
    wrong = []
    for code, told in SAMPLE.items():
        papers = [[paper.originals, paper.copies] for paper in readings[code].papers] or None
        if list(facts(readings[code])) != told["channels"]:
            wrong.append((code, "channels"))
        if papers != (told["papers"] or None):
            wrong.append((code, "papers"))
    assert len(wrong) <= 0.01 * 2 * len(SAMPLE), wrong


@needs_crawl
@pytest.mark.django_db
def test_all_records_are_imported_and_most_words_become_data() -> None:
    report = api.import_file(CRAWL)
    assert (report.procedures, report.new, report.changed, report.broken) == (1844, 1844, 0, [])
    assert report.limits.named_understood >= 0.95 * report.limits.named
    assert report.fees.named_understood >= 0.90 * report.fees.named
    assert len(report.fees.kept) == report.fees.text
    again = api.import_file(CRAWL)
    assert (again.new, again.changed) == (0, 0)
    version = api.imported_version("1.002345")
    assert str(version.limits["online"]) == "7wd"
    assert {rule.amount for rule in version.fee_rules} == {150_000}
    with pytest.raises(api.UnknownProcedure):
        api.version_on("1.002345", version.effective_from)


@needs_crawl
@pytest.mark.django_db
def test_one_broken_line_leaves_the_others_alone(tmp_path: Path) -> None:
    with gzip.open(CRAWL, "rb") as whole:
        lines = whole.read().splitlines()
    lines[700] = lines[700][:200]
    spoiled = tmp_path / "spoiled.jsonl"
    spoiled.write_bytes(b"\n".join(lines))
    report = api.import_file(spoiled)
    assert report.procedures == report.new == 1843
    assert [each.line for each in report.broken] == [701]
    assert "JSON" in report.broken[0].why


@needs_crawl
@pytest.mark.django_db
def test_a_dry_run_writes_nothing() -> None:
    assert api.import_file(CRAWL, dry_run=True).procedures == 1844
    assert api.search(imported=True).total == 0


def test_results_are_told_apart_from_their_codes_and_from_the_page_around_them() -> None:
    told = "Giấy khai sinhMã: KQ.G15.000031Trích lụcMã: KQ.G15.000033Từ khóaKhông có thông tinMô tả"
    assert read_results(told) == "Giấy khai sinh; Trích lục"
    assert read_results("Giấy phép") == "Giấy phép"
