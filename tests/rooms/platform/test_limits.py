"""Tries are counted up to a number and for a quarter of an hour, under a digest that names nobody."""

from datetime import timedelta

import pytest
from django.db.models import F

from motcua.platform import limits
from motcua.platform.limits.models import Attempt

pytestmark = pytest.mark.django_db
KEY = "track:H18.11.002-261121-0001"


def test_as_many_tries_as_allowed_and_then_none() -> None:
    for _ in range(3):
        limits.spend(KEY, 3)
    for _ in range(5):
        with pytest.raises(limits.TooManyTries) as refused:
            limits.spend(KEY, 3)
    assert 0 < (refused.value.retry_after or 0) <= limits.WINDOW.total_seconds()
    assert "sau 15 phút" in str(refused.value)
    limits.spend("track:another", 3)


def test_what_was_right_costs_nothing() -> None:
    for _ in range(20):
        limits.spend(KEY, 1)
        limits.forgive(KEY)


def test_a_quarter_of_an_hour_later_the_count_starts_anew() -> None:
    limits.spend(KEY, 1)
    Attempt.objects.update(began_at=F("began_at") - limits.WINDOW + timedelta(seconds=30))
    with pytest.raises(limits.TooManyTries) as refused:
        limits.spend(KEY, 1)
    assert (refused.value.retry_after or 0) <= 30
    Attempt.objects.update(began_at=F("began_at") - timedelta(seconds=30))
    limits.spend(KEY, 1)
    assert Attempt.objects.get().count == 1


def test_old_counts_are_dropped_and_none_says_what_it_counted() -> None:
    limits.spend(KEY, 1)
    assert "H18" not in Attempt.objects.get().digest
    limits.purge()
    assert Attempt.objects.exists()
    Attempt.objects.update(began_at=F("began_at") - limits.WINDOW)
    limits.purge()
    assert not Attempt.objects.exists()
