"""Every list is measured, read by those it is for, and by an index."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver

from bench.test_copied_demo import NUMBER, copied
from motcua.bench import page_list, pages, worklist
from motcua.cli import bench
from motcua.demo import bulk
from motcua.demo.bulk.elsewhere import as_owner, using
from motcua.demo.bulk.procedures import fill

__all__ = ["copied"]
SPACES = ("desk", "leader", "counter", "console")


def lists_of(space: str) -> Iterator[str]:
    """Pages without a thing in their address."""
    _prefix, resolver = get_resolver().namespace_dict[space]
    for pattern in _each(resolver.url_patterns):
        yield f"{space}:{pattern.name}"


def _each(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if pattern.pattern.converters:
            continue
        if isinstance(pattern, URLResolver):
            yield from _each(pattern.url_patterns)
        else:
            yield pattern


def test_every_list_is_measured_or_named_as_none() -> None:
    measured = {page.route for page in page_list.PAGES}
    assert measured | set(page_list.NO_LISTS) == {name for space in SPACES for name in lists_of(space)}
    assert not measured & set(page_list.NO_LISTS)
    assert {page.reader for page in page_list.PAGES} <= set(page_list.NEEDS)


def count_of(table: str) -> int:
    with as_owner() as owner:
        ((count,),) = owner.execute(f"SELECT count(*) FROM {table}".encode())
    return int(count)


def test_procedures_are_filled_up_once(copied: bulk.Loaded) -> None:
    with using(copied.name):
        before = count_of("catalogue_procedure")
        papers = count_of("catalogue_component")
        with as_owner() as owner:
            assert fill(owner, 2 * before + 7) == before + 7
        with as_owner() as owner:
            assert fill(owner, 2 * before + 7) == 0
        assert count_of("catalogue_procedure") == 2 * before + 7
        assert count_of("catalogue_component") > 2 * papers


def test_lists_are_measured_for_those_who_read_them(
    copied: bulk.Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "READERS", 2)
    monkeypatch.setattr(pages, "FURTHEST", 1)
    monkeypatch.setattr(pages, "ROUNDS", 1)
    some = page_list.PAGES[::4]  # every one of them is asked for in the test of indexes below
    monkeypatch.setattr(pages, "PAGES", some)
    rows = pages.run(NUMBER)
    assert [row["name"] for row in rows[:-1]] == [f"pages: {page.name}" for page in some]
    assert rows[-1]["name"] == "pages: slowest"
    assert rows[-1]["ours"] == max(row["ours"] for row in rows)
    assert all(row["peer"] == pages.LIMIT_MS and row["ratio"] > 0 for row in rows)


def test_lists_need_no_growing_table_read_from_end_to_end(copied: bulk.Loaded) -> None:
    with using(copied.name):
        with psycopg.connect(settings.DATABASE_OWNER_URL, autocommit=True) as owner:
            owner.execute("ANALYZE")
        readers = {reader: found[:1] for reader, found in pages.find_readers().items()}
        with connection.cursor() as cursor:
            cursor.execute("SET enable_seqscan = off")
        pages.insist_on_indexes(readers, grown=1)
        with connection.cursor() as cursor:
            cursor.execute("SET enable_seqscan = on")
            cursor.execute("SET enable_indexscan = off")
            cursor.execute("SET enable_indexonlyscan = off")
            cursor.execute("SET enable_bitmapscan = off")
        with pytest.raises(worklist.ReadFromEndToEnd, match="cần chỉ mục"):
            pages.insist_on_indexes(readers, grown=1)


def test_only_what_has_sizes_takes_one(capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    bench.add_arguments(parser)
    assert bench.run(parser.parse_args(["due", "--dossiers", "9"])) == 2
    assert "không nhận --dossiers" in capsys.readouterr().err
