"""Moulds: dossiers the engine has worked, as text for COPY with holes for what differs from copy to copy.

A mould is cut for one dossier and one shift in whole weeks. Due moments are counted anew for the shifted
days (a holiday may lie between); dossiers that were paused, extended or not yet accepted are not shifted.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import psycopg
from psycopg import sql

from motcua.agencies import api as agencies
from motcua.demo.bulk.wards import Wards
from motcua.kernel import worktime
from motcua.kernel.worktime import Recipe
from motcua.platform import ledger
from motcua.platform.clock import ZONE

TABLES = (
    "dossiers_dossier", "dossiers_step", "dossiers_participant", "dossiers_submission", "dossiers_paper",
    "dossiers_result", "dossiers_delivery", "dossiers_supplement", "dossiers_consultation",
    "dossiers_extension", "dossiers_timer",
)  # fmt: skip
_PLACES = {
    "unit_id": "unit", "receiving_id": "unit", "competent_id": "unit", "helping_id": "unit",
    "holder_id": "account", "holder_post": "post", "drafted_by": "post", "approved_by": "post",
    "signed_by": "post", "delivered_by": "post", "asked_by": "post", "granted_by": "post",
}  # fmt: skip
_DUES = {"due_at", "risk_at", "intake_due_at"}
_NULL = "\\N"
_PERSON = {
    "name": "name", "name_folded": "folded", "personal_id": "pid", "phone": "phone", "address": "address",
    "birth_date": "born", "owner_name": "name", "owner_name_folded": "folded", "receiver": "name",
}  # fmt: skip
_OWN = {"dossier_id": "id", "public_id": "public", "intent_key": "intent", "code": "code"}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d(:\d\d)?)")
_PEOPLE_OF_ANSWERS = {
    "full_name": "name", "personal_id": "pid", "phone": "phone", "residence": "address", "birth_date": "born",
}  # fmt: skip

_WANTED = "SELECT id FROM dossiers_dossier WHERE money = 'none' ORDER BY id"
_ENTRIES = """
SELECT e.subject, e.occurred_at, e.actor, e.post, e.on_behalf, e.channel, e.name, e.payload::text,
       (SELECT coalesce(jsonb_object_agg(n.key, n.text), '{}') FROM ledger_note n
         WHERE n.shard = e.shard AND n.seq = e.seq)
  FROM ledger_entry e WHERE e.subject LIKE 'dossier:%' ORDER BY e.shard, e.seq
"""

Row = dict[str, str | None]


@dataclass
class Story:
    """One dossier as its rows, column by column in the database's own words."""

    id: int
    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    entries: list[tuple[Any, ...]] = field(default_factory=list)

    @property
    def dossier(self) -> Row:
        return self.rows["dossiers_dossier"][0]

    @property
    def open_steps(self) -> int:
        return sum(step["closed_at"] is None for step in self.rows["dossiers_step"])

    @property
    def last_moment(self) -> datetime:
        moments: list[datetime] = [entry[0] for entry in self.entries]
        return max(moments)

    @property
    def submitted_at(self) -> datetime:
        return _moment(str(self.dossier["submitted_at"]))

    @property
    def may_shift(self) -> bool:
        """Whether its only due moment of law can simply be counted anew."""
        recipe = json.loads(self.dossier["recipe"] or "null")
        return recipe is not None and not (recipe["pauses"] or recipe["extensions"] or recipe["outages"])


@dataclass(frozen=True, slots=True)
class EntryMould:
    """An entry of the ledger; texts with holes, moments done."""

    occurred: int
    occurred_text: str
    actor: str
    post: str
    on_behalf: str
    channel: str
    name: str
    payload: str
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Mould:
    """Rows of each table as one text with holes, and what is needed to fill the holes.

    `receiving` and `book` name an agency by the ward's word for it and by its number, used when it is none
    of the ward's; `book` adds the year of the number book.
    """

    story: int
    ward: int
    day: Any
    receiving: tuple[str, int]
    prints: tuple[tuple[str, str, str], ...]
    book: tuple[str, int, int] | None
    answers: tuple[str, ...]
    tables: Mapping[str, str]
    entries: tuple[EntryMould, ...]


def read_stories(connection: psycopg.Connection[Any]) -> list[Story]:
    """All dossiers without money, with everything of the room that belongs to them."""
    found = {int(number): Story(int(number)) for (number,) in connection.execute(_WANTED)}
    for table in TABLES:
        columns = columns_of(connection, table)
        for number, *values in connection.execute(_rows_of(table, columns)):
            if number in found:
                found[number].rows[table].append(dict(zip(columns, values, strict=True)))
    for subject, *entry in connection.execute(_ENTRIES):
        number = int(subject.removeprefix("dossier:"))
        if number in found:
            found[number].entries.append(tuple(entry))
    return list(found.values())


def _rows_of(table: str, columns: Iterable[str]) -> sql.Composed:
    """Rows of a table with the dossier's number, every column in the database's own words."""
    key = "id" if table == TABLES[0] else "dossier_id"
    words = sql.SQL(", ").join(sql.SQL("{}::text").format(sql.Identifier(name)) for name in columns)
    statement = sql.SQL("SELECT t.{}, {} FROM {} t ORDER BY t.id")
    return statement.format(sql.Identifier(key), words, sql.Identifier(table))


def columns_of(connection: psycopg.Connection[Any], table: str) -> list[str]:
    """All columns but the row's own number, which the database gives (dossiers have theirs written)."""
    rows = connection.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s ORDER BY ordinal_position",
        [table],
    )
    return [name for (name,) in rows if name != "id" or table == "dossiers_dossier"]


class Cutter:
    """Cuts moulds. Holes are %-marks by name; those of places are named by the ward's words."""

    def __init__(self, wards: Wards) -> None:
        self._wards = wards

    def cut(self, story: Story, weeks: int) -> Mould:
        """The mould of a story, so many weeks later (or earlier)."""
        return _Cut(self._wards, story, timedelta(weeks=weeks)).mould()


class _Cut:
    def __init__(self, wards: Wards, story: Story, shift: timedelta) -> None:
        self.wards, self.story, self.shift = wards, story, shift
        dossier = story.dossier
        self.competent, self.receiving = int(str(dossier["competent_id"])), int(str(dossier["receiving_id"]))
        home = wards.unit.get(self.competent) or wards.unit.get(self.receiving)
        self.ward = home[0] if home else 0
        self.dues = self._dues()
        self.prints = tuple(
            (str(r["number"]), str(r["decision"]), str(r["content"])) for r in story.rows["dossiers_result"]
        )
        self.known_prints = {
            str(r["fingerprint"]): f"%(print{place})s"
            for place, r in enumerate(story.rows["dossiers_result"])
        }

    def mould(self) -> Mould:
        numbered = [r for r in self.story.rows["dossiers_result"] if r["book_number"] is not None]
        identifier = numbered[-1]["book_symbol"] if numbered else None
        answers = tuple(self._answers(row) for row in self.story.rows["dossiers_submission"])
        return Mould(
            story=self.story.id,
            ward=self.ward,
            day=(self.story.submitted_at + self.shift).astimezone(ZONE).date(),
            receiving=self._agency(self.receiving),
            prints=self.prints,
            book=self._book(str(identifier)) if identifier else None,
            answers=answers,
            tables={table: self._table(table) for table in TABLES if self.story.rows[table]},
            entries=tuple(self._entry(entry) for entry in self.story.entries),
        )

    def _agency(self, unit: int) -> tuple[str, int]:
        """The word of the ward's own unit, or nothing and the unit's number when it is no place of it."""
        place = self.wards.unit.get(unit)
        return (place[1], unit) if place and place[0] == self.ward else ("", unit)

    def _book(self, identifier: str) -> tuple[str, int, int]:
        unit = agencies.unit_by_identifier(identifier)
        taken = next(entry[0] for entry in reversed(self.story.entries) if entry[5].endswith(_NUMBERED))
        year = (taken + self.shift).astimezone(ZONE).year
        return (*self._agency(unit.id if unit else self.competent), year)

    def _dues(self) -> dict[str, str]:
        """Old due moments → new ones: of the law from the recipe, of a step by the same working minutes."""
        if not self.shift:
            return {}
        dossier = self.story.dossier
        calendar = agencies.calendar_of(self.competent)
        recipe = Recipe.from_data(self._moved(json.loads(str(dossier["recipe"]))))
        law = worktime.due(calendar, recipe)
        dues = {}
        if law is not None and dossier["due_at"] is not None:
            dues[_moment(dossier["due_at"]).isoformat()] = law.isoformat()
        spans = [(row["opened_at"], row["due_at"]) for row in self.story.rows["dossiers_step"]]
        for begin, end in [*spans, (dossier["submitted_at"], dossier["intake_due_at"])]:
            if begin is not None and end is not None:
                minutes = worktime.working_minutes(calendar, _moment(begin), _moment(end))
                moved = worktime.add_working_minutes(calendar, _moment(begin) + self.shift, minutes)
                dues.setdefault(_moment(end).isoformat(), moved.isoformat())
        return dues

    def _moved(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._moved(part) for key, part in value.items()}
        if isinstance(value, list):
            return [self._moved(part) for part in value]
        return self._later(value) if isinstance(value, str) and _MOMENT.fullmatch(value) else value

    def _later(self, words: str) -> str:
        return (_moment(words) + self.shift).isoformat()

    def _due(self, words: str) -> str:
        moment = _moment(words).isoformat()
        return self.dues.get(moment) or self._later(words)

    def _table(self, table: str) -> str:
        rows = self.story.rows[table]
        lines = [
            "\t".join(self._column(table, row, name, place) for name in row) for place, row in enumerate(rows)
        ]
        return "".join(line + "\n" for line in lines)

    def _column(self, table: str, row: Row, name: str, place: int) -> str:
        special = _SPECIAL.get((table, name))
        if special is not None:
            return special(self, row, place)
        value = row[name]
        if value is None:
            return _NULL
        if name in _OWN:
            return f"%({_OWN[name]})s"
        if name in _PERSON and value:
            return f"%({_PERSON[name]})s"
        return self._plain(name, value)

    def _plain(self, name: str, value: str) -> str:
        if name in _PLACES:
            return self._place(_PLACES[name], int(value))
        if _MOMENT.fullmatch(value):
            return self._due(value) if name in _DUES else self._later(value)
        return hole_free(value)

    def _place(self, kind: str, number: int) -> str:
        """A hole for a place of the story's ward; others stay where they are."""
        known: Mapping[int, tuple[int, str]] = getattr(self.wards, kind)
        place = known.get(number)
        return f"%({place[1]})s" if place and place[0] == self.ward else str(number)

    def risk(self, row: Row, _place: int) -> str:
        """The earlier of the step's and the dossier's due moment, as the room keeps it."""
        ends = [row["due_at"], self.story.dossier["due_at"]]
        known = [_moment(self._due(end)) for end in ends if end is not None]
        if row["closed_at"] is not None or not known:
            return self._due(str(row["risk_at"]))
        return min(known).isoformat()

    def recipe(self, row: Row, _place: int) -> str:
        moved = self._moved(json.loads(row["recipe"])) if row["recipe"] else None
        return _NULL if moved is None else hole_free(json.dumps(moved, ensure_ascii=False))

    def holders(self, row: Row, _place: int) -> str:
        parts = []
        for key, (account, *post) in json.loads(str(row["holders"])).items():
            who = [self._place("account", account) if account and post else json.dumps(account)]
            who += [self._place("post", number) if number else json.dumps(number) for number in post]
            parts.append(f"{hole_free(json.dumps(key))}: [{', '.join(who)}]")
        return "{" + ", ".join(parts) + "}"

    def _answers(self, row: Row) -> str:
        """The canonical answers with holes for the person who gives them."""
        given = json.loads(str(row["answers"]))
        plain = {k: v for k, v in given.items() if k not in _PEOPLE_OF_ANSWERS or not v}
        held = {k: f"%({_PEOPLE_OF_ANSWERS[k]})s" for k in given if k not in plain}
        parts = [
            f"{json.dumps(key)}:"
            + (f'"{held[key]}"' if key in held else _canonical(plain[key]).replace("%", "%%"))
            for key in sorted(given)
        ]
        return "{" + ",".join(parts) + "}"

    def _entry(self, entry: tuple[Any, ...]) -> EntryMould:
        occurred, actor, post, on_behalf, channel, name, payload, notes = entry
        kind, colon, account = actor.partition(":")
        moment = occurred + self.shift
        return EntryMould(
            occurred=ledger.microseconds(moment),
            occurred_text=moment.isoformat(),
            actor=f"{kind}:{self._place('account', int(account))}" if colon else kind,
            post="-" if post is None else self._place("post", post),
            on_behalf="-" if on_behalf is None else self._place("account", on_behalf),
            channel=channel,
            name=name,
            payload=self._payload(name, json.loads(payload)),
            notes=tuple(
                (key, "%(name)s" if key in _OWNER_NOTES else hole_free(text)) for key, text in notes.items()
            ),
        )

    def _payload(self, name: str, payload: dict[str, Any]) -> str:
        """The database's text of it, with holes; notes' digests are filled in with the notes."""
        marks: list[str] = []

        def mark(hole: str) -> str:
            marks.append(hole)
            return f"\x01{len(marks) - 1}\x01"

        def place(kind: str, number: int | None) -> str | None:
            return None if number is None else mark(self._place(kind, number))

        told = dict(payload)
        for key, kind in _PLACES_IN_PAYLOAD.items():
            if isinstance(told.get(key), int):
                told[key] = place(kind, told[key])
        if "opened" in told:
            told["opened"] = [[t, k, place("unit", u), place("account", h)] for t, k, u, h in told["opened"]]
        for key, words in self._words(name, payload).items():
            told[key] = mark(words)
        if "notes" in told:
            told["notes"] = {key: mark(f'"%(note_{key})s"') for key in told["notes"]}
        text = hole_free(ledger.jsonb_text(told))
        return _MARK.sub(lambda found: marks[int(found[1])], text)

    def _words(self, name: str, payload: Mapping[str, Any]) -> dict[str, str]:
        """What of a payload depends on the draft, the number book and the shifted days."""
        words = {}
        if payload.get("fingerprint") in self.known_prints:
            words["fingerprint"] = f'"{self.known_prints[payload["fingerprint"]]}"'
        if name.endswith(_NUMBERED):
            words |= {"number": "%(book)s", "symbol": '"%(symbol)s"'}
        if isinstance(payload.get("due"), str):
            words["due"] = f'"{_moment(self._due(payload["due"])).astimezone(ZONE).isoformat()}"'
        return words


_PLACES_IN_PAYLOAD = {
    "receiving": "unit", "competent": "unit", "unit": "unit", "post": "post", "to": "account",
}  # fmt: skip
_MARK = re.compile(r'"\\*u0001(\d+)\\*u0001"')
_OWNER_NOTES = {"owner"}
_NUMBERED = ".numbered"
_SPECIAL: Mapping[tuple[str, str], Callable[[_Cut, Row, int], str]] = {
    ("dossiers_dossier", "id"): lambda _cut, _row, _place: "%(id)s",
    ("dossiers_dossier", "recipe"): _Cut.recipe,
    ("dossiers_dossier", "holders"): _Cut.holders,
    ("dossiers_step", "risk_at"): _Cut.risk,
    ("dossiers_step", "name"): lambda _cut, row, _place: hole_free(str(row["name"])),
    ("dossiers_paper", "name"): lambda _cut, row, _place: hole_free(str(row["name"])),
    ("dossiers_submission", "answers"): lambda _cut, _row, place: f"%(answers{place})s",
    ("dossiers_submission", "digest"): lambda _cut, _row, place: f"%(digest{place})s",
    ("dossiers_result", "fingerprint"): lambda _cut, _row, place: f"%(print{place})s",
    ("dossiers_result", "book_number"): lambda _cut, row, _p: "%(book)s" if row["book_number"] else _NULL,
    ("dossiers_result", "book_symbol"): lambda _cut, row, _p: "%(symbol)s" if row["book_symbol"] else "",
}


def hole_free(text: str) -> str:
    """Text for COPY in which nothing is a hole."""
    return escaped(text).replace("%", "%%")


def escaped(text: str) -> str:
    """A value of COPY's text format."""
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def _canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _moment(words: str) -> datetime:
    return datetime.fromisoformat(words)
