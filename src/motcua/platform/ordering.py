"""Ordering lists so that the right index is read."""

from datetime import timedelta

from django.db.models import F
from django.db.models.expressions import CombinedExpression


def gathered_first(moment: str) -> CombinedExpression:
    """A moment to order by that no index holds in order: rows are gathered by their condition, then sorted.

    PostgreSQL takes the index that is already in order when it expects fifty rows soon; where somebody's
    units have none of them it reads a million rows to find that out. For conditions an index answers alone.
    """
    return F(moment) + timedelta(0)
