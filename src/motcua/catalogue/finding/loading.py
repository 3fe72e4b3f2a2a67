"""Words and life events of a data folder: `search/`, held against its schemas; safe to repeat."""

from pathlib import Path
from typing import Any

from django.db import transaction

from motcua.catalogue.files import read_procedure
from motcua.catalogue.models import LifeEvent, Said, SearchPhrase
from motcua.catalogue.permissions import Permission
from motcua.kernel.text import fold, nfc
from motcua.kernel.typed import words_of
from motcua.platform import ledger
from motcua.platform.access import SYSTEM, Actor, require

WORDS, EVENTS = "words", "life-events"
_SCHEMA = {WORDS: "search-words", EVENTS: "life-events"}


def load_search(folder: Path, actor: Actor = SYSTEM) -> int:
    """Put the words and events of the data in the place of those before; says how many words there are.

    They are looked for in the folder and in those above it; where there are none, all stays as it is. Raises
    NotFound without the right, UnreadableFile, ProcedureFault.
    """
    require(actor, Permission.PROCEDURE_PUBLISH)
    words, told = _read(folder, WORDS), _read(folder, EVENTS)
    if words is None or told is None:
        return 0
    events = told["events"]
    phrases = [_phrase(each["phrase"], each["kind"], each) for each in words["words"]]
    phrases += [_phrase(each, Said.FILLER, {}) for each in words["fillers"]]
    phrases += [
        _phrase(word, Said.EVENT, event, event=event["slug"]) for event in events for word in event["words"]
    ]
    with transaction.atomic():
        SearchPhrase.objects.all().delete()
        SearchPhrase.objects.bulk_create(phrases)
        LifeEvent.objects.all().delete()
        LifeEvent.objects.bulk_create(_event(place, each) for place, each in enumerate(events, 1))
        counted = {"words": len(phrases), "events": len(events)}
        ledger.append(actor, [ledger.NewEntry("catalogue:search", "catalogue.search.loaded", counted)])
    return len(words["words"])


def _phrase(phrase: str, kind: str, told: dict[str, Any], event: str = "") -> SearchPhrase:
    return SearchPhrase(
        phrase=nfc(phrase),
        folded=fold(phrase),
        words=sorted({fold(word) for word in words_of(phrase)}),
        kind=kind,
        procedures=told.get("procedures", []),
        event=event,
        note=nfc(told.get("note", "")),
        certainty=told.get("certainty", "K"),
    )


def _event(place: int, told: dict[str, Any]) -> LifeEvent:
    plain = {name: told[name] for name in ("slug", "name", "summary", "lead", "steps", "certainty")}
    return LifeEvent(place=place, **plain)


def _read(folder: Path, name: str) -> dict[str, Any] | None:
    for place in (folder, *folder.resolve().parents):
        file, schema = place / "search" / f"{name}.json", place / "schema" / f"{_SCHEMA[name]}.json"
        if file.is_file() and schema.is_file():
            return read_procedure(file, schema)
    return None
