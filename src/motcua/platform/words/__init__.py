"""Sentences for the keys of the kernel.

The kernel answers with keys and values; here each key gets its Vietnamese sentence (the msgid of
the translations). Every module of this package holds one table `SENTENCES`, named after the kernel
package it speaks for.
"""

import functools
import importlib
import pkgutil
from collections.abc import Mapping

from django.utils.translation import gettext

from motcua.platform.errors import fill

__all__ = ["say", "tables"]


@functools.cache
def tables() -> Mapping[str, str]:
    """All sentences by key. Two tables that claim the same key are a fault of the program."""
    merged: dict[str, str] = {}
    for found in pkgutil.iter_modules(__path__):
        for key, sentence in importlib.import_module(f"{__name__}.{found.name}").SENTENCES.items():
            if merged.setdefault(key, sentence) != sentence:
                raise LookupError(f"two sentences for the key {key}")
    return merged


def say(key: str, /, **values: object) -> str:
    """The sentence for a key in the language of the request.

    An unknown key or a missing value must not break a page that explains an error: the key itself
    and a dash stand in (a house test holds that no key of the kernel lacks its sentence).
    """
    sentence = tables().get(key)
    if sentence is None:
        return key
    return fill(gettext(sentence), values)
