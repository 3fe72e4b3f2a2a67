"""Picking text blocks while one writes: what a field offers, the page that comes back with one inserted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.catalogue.api import ProcedureVersion, wordings
from motcua.dossiers.api import reasons
from motcua.platform.access import Actor
from motcua.platform.ui.fields import Block, Choice, Field

INSERT, USED = "chen", "mau"
PICKED, FOR = "-mau", "-cho"
MOST_USED = 60
"""Blocks of one page; more were picked by nobody."""
PAPER = "{ten_giay_to}"


@dataclass(frozen=True, slots=True)
class Place:
    """A field that takes blocks of a kind; see Field for the others."""

    kind: wordings.Kind
    article_to: str = ""
    first: str = ""


class TextBlocks:
    """The text blocks of one page: its fields that take some, what was picked so far."""

    def __init__(
        self,
        actor: Actor,
        version: ProcedureVersion,
        places: Mapping[str, Place],
        filler: Mapping[str, str],
        posted: Any,
    ) -> None:
        self.places = places
        self.filler = {**filler, "ten_thu_tuc": version.name, "ten_giay_to": PAPER}
        self.asked = str(posted.get(INSERT, ""))
        self.posted = posted
        self.used: list[str] = list(posted.getlist(USED))[:MOST_USED] if posted else []
        self.missing = ""
        kinds = {place.kind for place in places.values()}
        lineage = agencies.unit(actor.unit).lineage if actor.unit else ()
        self._offered = wordings.offered(
            kinds, lineage=lineage, field=version.field_code, procedure=version.code
        )

    @property
    def is_inserting(self) -> bool:
        """Whether the page was sent to have a block inserted, not to be done."""
        return self.asked in self.places

    def dress(self, fields: Sequence[Field]) -> list[Field]:
        """The fields with what each offers, and the sentence where nothing was picked."""
        return [self._dressed(field) for field in fields]

    def _dressed(self, field: Field) -> Field:
        place = self.places.get(field.name)
        blocks = tuple(map(self._block, self._offered.get(place.kind, ()))) if place else ()
        if place is None or not blocks:
            return field
        dressed = replace(field, blocks=blocks, article_to=place.article_to, first=place.first)
        return replace(dressed, error=self.missing) if self.missing and field.name == self.asked else dressed

    def insert(self, given: Mapping[str, str], choices: Sequence[Choice] = ()) -> dict[str, str]:
        """What was typed, with the picked block in its field; `choices` are the papers of a checklist."""
        place, name = self.places[self.asked], self.asked
        key = str(self.posted.get(name + PICKED, ""))
        block = next((each for each in self._offered.get(place.kind, ()) if each.key == key), None)
        paper = str(self.posted.get(name + FOR, ""))
        label = next((choice.label for choice in choices if choice.value == paper), "")
        if block is None or (choices and not label):
            self.missing = (
                _("Chọn mẫu câu và giấy tờ rồi bấm Chèn.") if choices else _("Chọn mẫu câu rồi bấm Chèn.")
            )
            return dict(given)
        shown = self._block(block)
        target = f"{name}__{paper}" if label else name
        changed = dict(given)
        changed[target] = joined(changed.get(target, ""), shown.text.replace(PAPER, label), place.first)
        if label:
            changed[f"{name}:{paper}"] = "on"
        if place.article_to and not changed.get(place.article_to, "").strip():
            changed[place.article_to] = block.article
        self.used.append(f"{name}|{paper if label else ''}|{block.key}")
        return changed

    def commands(self) -> tuple[reasons.Used, ...]:
        """What was picked, for the act; what nobody could have picked is left out by the room."""
        return tuple(used for key in self.used if (used := self._used(key)) is not None)

    def _used(self, key: str) -> reasons.Used | None:
        name, _bar, rest = key.partition("|")
        component, _bar, block = rest.partition("|")
        wording, _colon, number = block.partition(":")
        place = self.places.get(name)
        if place is None or not (number.isascii() and number.isdigit() and len(number) < 9):
            return None
        try:
            return reasons.Used(UUID(wording), int(number), str(place.kind), component[:60])
        except ValueError:
            return None

    def _block(self, block: wordings.Block) -> Block:
        return Block(block.key, block.title, wordings.fill(block.text, self.filler), block.article)


def joined(before: str, text: str, first: str) -> str:
    """A block after what is there; what stood there before anybody wrote gives way."""
    before = before.strip()
    return text if before in ("", first.strip()) else f"{before} {text}"
