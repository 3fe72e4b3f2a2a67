"""The Merkle tree hash of RFC 6962 §2.1."""

import hashlib
from collections.abc import Iterable


def leaf(data: bytes) -> bytes:
    """The hash of one leaf; the prefix keeps leaves and nodes apart."""
    return hashlib.sha256(b"\x00" + data).digest()


def root(leaves: Iterable[bytes]) -> bytes:
    """The root over leaf data.

    Pairing neighbours level by level and carrying an odd last one up gives the same tree as the
    RFC's split at the largest power of two.
    """
    level = [leaf(data) for data in leaves]
    if not level:
        return hashlib.sha256(b"").digest()
    while len(level) > 1:
        paired = [_node(left, right) for left, right in zip(level[::2], level[1::2], strict=False)]
        level = [*paired, level[-1]] if len(level) % 2 else paired
    return level[0]


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()
