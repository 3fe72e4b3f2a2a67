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

from motcua.kernel.forms import Problem
from motcua.platform.errors import fill

__all__ = ["label", "say", "say_problem", "tables"]


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


def label(name: str) -> str:
    """The name of a part or option: of those the kernel names by a key its sentence, else as it is."""
    return say(name) if name.startswith(("forms.part.", "forms.option.")) else name


def say_problem(problem: Problem) -> str:
    """What is wrong with an answer, by the label of its question and, in a part or row, by that too."""
    values = dict(problem.values)
    named = str(values.get("label", ""))
    if "row" in values:
        named = gettext("%(label)s, dòng %(row)s") % {"label": named, "row": values["row"]}
    if "part" in values:
        named = f"{named} – {label(str(values['part']))}"
    return say(problem.key, **{**values, "label": named})
