"""Roots equal those of RFC 6962, written here as the RFC writes them."""

import hashlib

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.platform import ledger
from motcua.platform.access import SYSTEM
from motcua.platform.ledger import merkle


def reference(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962 §2.1: split at the largest power of two smaller than n."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + reference(leaves[:split]) + reference(leaves[split:])).digest()


@given(st.lists(st.binary(max_size=40), max_size=70))
def test_the_root_is_that_of_the_rfc(leaves: list[bytes]) -> None:
    assert merkle.root(leaves) == reference(leaves)


def test_the_root_of_the_rfcs_published_example() -> None:
    """The eight inputs commonly used to test certificate transparency logs."""
    inputs = [
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ]
    expected = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    assert merkle.root(bytes.fromhex(text) for text in inputs).hex() == expected


@pytest.mark.django_db
@settings(max_examples=12, deadline=None)
@given(st.integers(min_value=1, max_value=40))
def test_the_database_seals_with_the_same_tree(count: int) -> None:
    ledger.append(SYSTEM, [ledger.NewEntry(f"test:{number}", "test.thing.done") for number in range(count)])
    ledger.seal()
    with connection.cursor() as cursor:
        cursor.execute("SELECT root, heads FROM ledger_seal ORDER BY number DESC LIMIT 1")
        root, _ = cursor.fetchone()
        cursor.execute(
            "SELECT e.hash FROM ledger_entry e, ledger_seal k, jsonb_each(k.heads) h(shard, span)"
            " WHERE k.number = (SELECT max(number) FROM ledger_seal) AND e.shard = h.shard::int"
            "   AND e.seq BETWEEN (span ->> 0)::int AND (span ->> 1)::int ORDER BY e.shard, e.seq"
        )
        leaves = [bytes(row[0]) for row in cursor.fetchall()]
    assert len(leaves) == count
    assert bytes(root) == reference(leaves)
