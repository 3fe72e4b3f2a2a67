"""Find procedures as people look for them: by name, by how they call it, by letters alike.

A search is one look at the phrases and one indexed query (with its count). Only where nothing has the words
is a third asked, for names of like letters (pg_trgm).
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.contrib.postgres.lookups import TrigramWordSimilar
from django.contrib.postgres.search import SearchQuery, SearchVector, TrigramSimilarity, TrigramWordSimilarity
from django.db import connection, transaction
from django.db.models import Case as Choose
from django.db.models import F, FloatField, IntegerField, QuerySet, Value, When
from django.db.models.functions import Greatest, Length

from motcua.catalogue.finding.events import events_named
from motcua.catalogue.finding.meeting import Met, Phrase, phrases_met
from motcua.catalogue.finding.rows import Asked, Found, FoundRow, Note, Why
from motcua.catalogue.models import ProcedureVersion, Said, SearchPhrase
from motcua.catalogue.queries import LEVELS, LONGEST_QUERY, MOST_WORDS, PAGE_SIZE, in_force, row_of
from motcua.kernel.text import fold, nfc
from motcua.kernel.typed import spellings, without, words_of
from motcua.platform import clock

ALIKE = 0.5
"""The share of the letters (in threes) or of the words a name must have to look like what was typed."""
MOST_ALIKE, MOST_NEAREST = 10, 3
_CODE = re.compile(r"\d\.\d+[\w.]*")
_BY_NAME, _BY_PART, _BY_WORDS = 1_000, 2_000, 3_000


def find(asked: Asked, page: int = 1) -> Found:
    """A page of what was found, the likeliest first; without words everything, in Vietnamese order."""
    typed = words_of(asked.q[:LONGEST_QUERY])[:MOST_WORDS]
    versions = _narrowed(asked)
    code = fold(asked.q.strip())
    if _CODE.fullmatch(code):
        by_code = versions.filter(procedure__code__startswith=code.upper())
        return _page(by_code.order_by("procedure__code"), page, Why.CODE)
    if not typed:
        everything = versions.none() if asked.q.strip() else versions.order_by("sort_key", "pk")
        return _page(everything, page, Why.ALL)
    phrases = _phrases(typed)
    told = without(typed, [each.phrase for each in phrases if each.kind == Said.FILLER])
    met = phrases_met([each for each in phrases if each.kind != Said.FILLER], typed, told)
    found = _by_words(versions, told, met, page)
    if not found.total and not any(each.phrase.note for each in met):
        found = _alike(versions, told)
    return replace(found, words=told, notes=_notes(met), events=events_named(_events(met)))


def suggestions(q: str, most: int = 8) -> tuple[str, ...]:
    """Phrases people use that begin with or hold what was typed so far."""
    begun = fold(q.strip())[:LONGEST_QUERY]
    if len(begun) < 2:
        return ()
    fit = SearchPhrase.objects.exclude(kind=Said.FILLER).filter(folded__contains=begun)
    order = Choose(When(folded__startswith=begun, then=0), default=1, output_field=IntegerField())
    found = fit.annotate(order=order).order_by("order", "folded").values_list("phrase", flat=True)
    return tuple(dict.fromkeys(found[: most * 2]))[:most]


def _narrowed(asked: Asked) -> QuerySet[ProcedureVersion]:
    versions = in_force(clock.today())
    if asked.field:
        versions = versions.filter(field__code=asked.field)
    if asked.level:
        versions = versions.filter(level__in=LEVELS.get(asked.level, (asked.level,)))
    if asked.codes is not None:
        versions = versions.filter(procedure__code__in=asked.codes)
    return versions


def _phrases(typed: Sequence[str]) -> list[Phrase]:
    """Those all whose words were typed, in one look at the index."""
    letters = sorted({spelling for word in typed for spelling in spellings(word)})
    found = SearchPhrase.objects.filter(words__contained_by=letters).order_by("pk")
    names = ("phrase", "kind", "procedures", "note", "event")
    return [
        Phrase(phrase, kind, tuple(codes), note, event)
        for phrase, kind, codes, note, event in found.values_list(*names)
    ]


def _by_words(versions: QuerySet[Any], told: Sequence[str], met: Sequence[Met], page: int) -> Found:
    """Names and fields that hold every word, and what the phrases lead to, in one query."""
    led = _led(met)
    wanted = SearchQuery(" & ".join(map(_any_of, told)), config="simple", search_type="raw")
    words = SearchVector("found_by", config="simple")
    phrase = " ".join(spellings(word)[-1] for word in told)
    nearness = Choose(
        *(When(procedure__code=code, then=Value(place)) for code, (place, _phrase) in led.items()),
        When(name__icontains=nfc(" ".join(told)), then=Value(_BY_NAME)),
        When(found_by__contains=phrase, then=Value(_BY_NAME + 1)),
        default=Value(_BY_WORDS),
        output_field=IntegerField(),
    )
    named = versions.annotate(words=words).filter(words=wanted)
    fit = versions.filter(pk__in=_ids(named, _of(versions, led))).annotate(nearness=nearness)
    order = ("nearness", Length("name"), "sort_key", "pk")
    return _page(fit.order_by(*order), page, Why.NAME, told, led)


def _ids(*parts: QuerySet[Any] | None) -> list[int]:
    """The versions of several parts, each found by an index of its own: joined by «or» none would be used."""
    first, *others = [part.order_by().values_list("pk", flat=True) for part in parts if part is not None]
    return list(first.union(*others) if others else first)


def _led(met: Sequence[Met]) -> dict[str, tuple[int, str]]:
    """Code to its place among the results and the phrase that led to it; a whole phrase beats any name."""
    led: dict[str, tuple[int, str]] = {}
    for each in met:
        begin = 0 if each.is_whole else _BY_PART
        for code in each.phrase.procedures:
            led.setdefault(code, (begin + len(led), each.phrase.phrase))
    return led


def _of(versions: QuerySet[Any], codes: Collection[str]) -> QuerySet[Any] | None:
    """Those of some procedures; None where none is asked for."""
    return versions.filter(procedure__code__in=codes) if codes else None


def _any_of(word: str) -> str:
    """A word by its beginning, in each of its spellings."""
    return "(" + " | ".join(f"{spelling}:*" for spelling in spellings(word)) + ")"


def _page(
    fit: QuerySet[Any],
    page: int,
    why: Why,
    told: Sequence[str] = (),
    led: dict[str, tuple[int, str]] | None = None,
) -> Found:
    total = fit.count()
    number = min(max(1, page), max(1, -(-total // PAGE_SIZE)))
    begin = (number - 1) * PAGE_SIZE
    shown = fit.select_related("procedure", "field")[begin : begin + PAGE_SIZE] if total else ()
    return Found(tuple(_found(each, why, told, led or {}) for each in shown), total, number)


def _found(version: Any, why: Why, told: Sequence[str], led: dict[str, tuple[int, str]]) -> FoundRow:
    row = row_of(version)
    _place, phrase = led.get(row.code, (0, ""))
    if phrase:
        return FoundRow(row, Why.SAID, phrase)
    if why is Why.NAME and not all(_begins_in(word, row.name) for word in told):
        why = Why.FIELD
    return FoundRow(row, why)


def _begins_in(word: str, name: str) -> bool:
    letters = [fold(each) for each in words_of(name)]
    return any(each.startswith(spelling) for each in letters for spelling in spellings(word))


def _alike(versions: QuerySet[Any], told: Sequence[str]) -> Found:
    """Names whose letters are like those typed, or that have half of the words; and phrases like them."""
    phrase = " ".join(fold(word) for word in told)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.word_similarity_threshold', %s, true)", [str(ALIKE)])
        nearest = _nearest(phrase)
        led = {code: like for _phrase, codes, like in reversed(nearest) for code in codes}
        rows = list(_like(versions, told, phrase, led)[:MOST_ALIKE])
    found = tuple(FoundRow(row_of(each), Why.ALIKE) for each in rows)
    said = tuple(dict.fromkeys(phrase for phrase, _codes, _like in nearest))[:MOST_NEAREST]
    return Found(found, len(found), 1, nearest=said, is_alike=bool(found))


def _like(
    versions: QuerySet[Any], told: Sequence[str], phrase: str, led: Mapping[str, float]
) -> QuerySet[Any]:
    any_word = SearchQuery(" | ".join(map(_any_of, told)), config="simple", search_type="raw")
    has = [
        Choose(When(words=SearchQuery(_any_of(word), config="simple", search_type="raw"), then=1), default=0)
        for word in told
    ]
    words = SearchVector("found_by", config="simple")
    worded = versions.annotate(words=words).filter(words=any_word)
    alike = versions.filter(TrigramWordSimilar(F("found_by"), Value(phrase)))
    share = sum(has, Value(0)) * Value(1.0) / Value(float(len(told)))
    said = Choose(
        *(When(procedure__code=code, then=Value(like)) for code, like in led.items()),
        default=Value(0.0),
        output_field=FloatField(),
    )
    fit = versions.filter(pk__in=_ids(worded, alike, _of(versions, led))).annotate(words=words)
    fit = fit.annotate(share=share, said=said, like=TrigramWordSimilarity(phrase, "found_by"))
    fit = fit.annotate(nearness=Greatest("share", "like", "said")).filter(nearness__gte=ALIKE)
    order = ("-nearness", "-like", "sort_key", "pk")
    found: QuerySet[Any] = fit.select_related("procedure", "field").order_by(*order)
    return found


def _nearest(phrase: str) -> list[tuple[str, list[str], float]]:
    """Phrases of like letters, where they lead, and how like they are."""
    fit = SearchPhrase.objects.exclude(kind=Said.FILLER).filter(
        TrigramWordSimilar(F("folded"), Value(phrase))
    )
    like = fit.annotate(like=TrigramSimilarity("folded", phrase)).filter(like__gte=ALIKE - 0.1)
    found = like.order_by("-like", "folded", "pk")[:MOST_NEAREST]
    return list(found.values_list("phrase", "procedures", "like"))


def _notes(met: Sequence[Met]) -> tuple[Note, ...]:
    return tuple(
        Note(each.phrase.phrase, each.phrase.note, each.phrase.kind) for each in met if each.phrase.note
    )


def _events(met: Sequence[Met]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.phrase.event for each in met if each.phrase.event))
