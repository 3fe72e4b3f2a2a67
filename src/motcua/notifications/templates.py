"""The words of messages, as data: `data/messages.json`, read strictly and once in each process.

A placeholder is one of the few in `PLACEHOLDERS`, none of which names a person or a matter: a message is read
on a locked screen. What an event gives is told in its row, and whoever tells must give exactly that.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise

from motcua.kernel.telling import Urgency
from motcua.platform.console import data_folder

PLACEHOLDERS = frozenset({"code", "due", "amount", "day", "lines", "unit", "link", "otp"})
PAGE = "page"
"""Where a dossier is tracked: known to the house, not given by events; empty without a public address."""
TRACKING = "/tra-cuu/"
LANGUAGES = ("vi", "en")
CHOSEN_KINDS = ("progress", "needed", "result", "due", "money")
"""The kinds of message people choose channels for, in the order of the page; codes and work are not."""
_FILE = "messages.json"
_MARK = re.compile(r"\{([^{}]*)\}")


Values = Mapping[str, str | Promise]
"""By placeholder; words that depend on the language are given lazily."""


class TemplateError(Exception):
    """The file of messages, or what somebody wants to tell with it, is not sound. Names row and place."""


@dataclass(frozen=True, slots=True)
class Words:
    """What one channel says in one language; an SMS has no subject of its own."""

    text: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A template the provider of a channel keeps itself: its name there, and parameter → value."""

    template: str
    parameters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Template:
    """One event. `words` by channel and language; `must` is the law that has people told, or empty."""

    event: str
    kind: str
    gives: frozenset[str]
    must: str
    urgency: Urgency
    words: Mapping[str, Mapping[str, Words]]
    form: Form | None = field(default=None)

    @property
    def channels(self) -> frozenset[str]:
        """The channels it has words for."""
        return frozenset(self.words) | ({"zalo"} if self.form else set())


@dataclass(frozen=True, slots=True)
class Said:
    """A template filled in for one channel; `form` is what the provider's own template needs, or empty."""

    title: str
    text: str
    form: Mapping[str, Any] = field(default_factory=dict)


@cache
def templates() -> Mapping[str, Template]:
    """All of them by event. Raises TemplateError."""
    return read(data_folder() / _FILE)


def template(event: str) -> Template:
    """The one of an event. Raises TemplateError where there is none."""
    try:
        return templates()[event]
    except KeyError:
        raise TemplateError(f"{_FILE}: no message for «{event}»") from None


def read(path: Path) -> Mapping[str, Template]:
    """The templates of a file. Raises TemplateError, naming the row, for whatever is not sound."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["messages"]
        found = [_template(row) for row in rows]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise TemplateError(f"{path.name}: {type(error).__name__}: {error}") from error
    by_event = {each.event: each for each in found}
    if len(by_event) != len(found):
        raise TemplateError(f"{path.name}: an event stands twice")
    return by_event


def _template(row: Mapping[str, Any]) -> Template:
    words = {"sms": _plain(row.get("sms")), "email": _letters(row.get("email"))}
    form = Form(row["zalo"]["template"], dict(row["zalo"]["parameters"])) if "zalo" in row else None
    found = Template(
        event=row["event"],
        kind=row["kind"],
        gives=frozenset(row["gives"]),
        must=row.get("must", ""),
        urgency=Urgency(row.get("urgency", "soon")),
        words={channel: said for channel, said in words.items() if said},
        form=form,
    )
    _insist_sound(found)
    return found


def _plain(given: Mapping[str, str] | None) -> Mapping[str, Words]:
    return {language: Words(given[language]) for language in LANGUAGES} if given else {}


def _letters(given: Mapping[str, Mapping[str, str]] | None) -> Mapping[str, Words]:
    if not given:
        return {}
    return {each: Words(given[each]["text"], given[each]["subject"]) for each in LANGUAGES}


def _insist_sound(found: Template) -> None:
    """Every placeholder known and given, every value given also said, in both languages."""
    if not found.gives <= PLACEHOLDERS:
        raise TemplateError(f"{found.event}: unknown values {sorted(found.gives - PLACEHOLDERS)}")
    if not found.words:
        raise TemplateError(f"{found.event}: no words")
    for channel, languages in found.words.items():
        for language, words in languages.items():
            _insist_on(found, (words.text, words.subject), f"{channel}, {language}")
    if found.form is not None and not set(found.form.parameters.values()) <= found.gives:
        raise TemplateError(f"{found.event}: zalo: a parameter takes a value the event does not give")


def _insist_on(found: Template, texts: Iterable[str], place: str) -> None:
    named = {name for text in texts for name in _MARK.findall(text)} - {PAGE}
    stray = any(sign in _MARK.sub("", text) for text in texts for sign in "{}")
    if stray or named != found.gives:
        raise TemplateError(f"{found.event}: {place}: says {sorted(named)}, is given {sorted(found.gives)}")


def say(found: Template, given: Values, channel: str, language: str) -> Said:
    """What a channel says of an event. Raises TemplateError unless exactly the values of its row are given.

    A channel with a form of the provider's says beside it, for our own list, what the SMS would say.
    """
    if given.keys() != found.gives:
        raise TemplateError(f"{found.event}: given {sorted(given)}, wants {sorted(found.gives)}")
    with translation.override(language):
        values = {name: str(value) for name, value in given.items()}
    values[PAGE] = f"{settings.MOTCUA_ADDRESS}{TRACKING}" if settings.MOTCUA_ADDRESS else ""
    if channel == "zalo" and found.form is not None:
        said = {name: values[value] for name, value in found.form.parameters.items()}
        form = {"template": found.form.template, "parameters": said}
        words = next(found.words[each][language] for each in ("sms", "email") if each in found.words)
    else:
        form, words = {}, found.words[channel][language]
    title = words.subject or _subject(found, language)
    return Said(" ".join(_filled(title, values).split())[:200], _filled(words.text, values).strip(), form)


def _subject(found: Template, language: str) -> str:
    """What a message without a subject is called in lists."""
    return found.words["email"][language].subject if "email" in found.words else ""


def _filled(text: str, values: Mapping[str, str]) -> str:
    """In one pass: braces in a value are never read as placeholders."""
    return _MARK.sub(lambda mark: values[mark[1]], text)
