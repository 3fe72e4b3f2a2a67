"""Store rows by their natural key: insert what is new, touch only what changed, remove nothing."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


def upsert(
    table: models.Manager[Row],
    rows: Iterable[Row],
    known: dict[Hashable, Row],
    key: Callable[[Row], Hashable],
    columns: Sequence[str],
) -> dict[Hashable, Row]:
    """All rows by key, as they stand in the database afterwards; `known` are those already there."""
    fresh: dict[Hashable, Row] = {}
    changed: list[Row] = []
    for row in rows:
        there = known.get(key(row))
        if there is None:
            fresh[key(row)] = row
        elif _take(there, row, columns):
            changed.append(there)
    table.bulk_create(fresh.values(), batch_size=2000)
    table.bulk_update(changed, list(columns), batch_size=500)
    return known | fresh


def _take(there: models.Model, row: models.Model, columns: Sequence[str]) -> bool:
    """Copy the columns that differ; say whether any did."""
    differing = [column for column in columns if getattr(there, column) != getattr(row, column)]
    for column in differing:
        setattr(there, column, getattr(row, column))
    return bool(differing)
