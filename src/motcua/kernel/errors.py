"""The one exception of the kernel: a stable key and the values that belong to it, never a sentence."""

from __future__ import annotations


class KernelError(Exception):
    """Raised for input the kernel refuses; the words for `key` live in `motcua.platform.words`.

    `key` is a stable dotted name such as "worktime.limit.malformed"; `values` fill the sentence.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def __str__(self) -> str:
        return f"{self.key} {self.values}" if self.values else self.key
