"""Load the demo in two parts, each once: the last weeks first, so that there is something to see."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction

from motcua.demo.paper import lay_out
from motcua.demo.setting import load_setting, note_progress, noted_accounts, start_note
from motcua.demo.voices import speak_up
from motcua.demo.year import Setting, play
from motcua.dossiers import api as dossiers
from motcua.platform import clock
from motcua.platform.access import SYSTEM
from motcua.platform.console import data_folder


class Part(StrEnum):
    FIRST = "first"
    REST = "rest"


_REACHES_BACK = {Part.FIRST: timedelta(days=28), Part.REST: timedelta(days=365)}
_LATELY = {Part.FIRST: 2.5, Part.REST: 1.0}


def load(province: str, part: Part, number: int, seed: int, progress: Callable[[int], None]) -> str:
    """Load a part unless it is there; answers with the province's name, or "" when nothing was to do.

    The note beside the installation says what is there and until which moment the year was played; without
    a dossier in the database it is stale and nothing is believed of it.
    """
    note = noted_accounts() if dossiers.visible(SYSTEM).exists() else {}
    if note.get(part):
        return ""
    setting, loaded = load_setting(data_folder() / "provinces" / province, seed)
    until = datetime.fromisoformat(note["until"]) if "until" in note else _now()
    start_note(loaded, until.isoformat(), kept=note)
    play_part(setting, part, number, seed, until, progress)
    if part is Part.FIRST:
        lay_out(setting, _now().date())
        speak_up(setting, _now().date())
    note_progress(part)
    return loaded.name


def play_part(
    setting: Setting, part: Part, number: int, seed: int, until: datetime, progress: Callable[[int], None]
) -> None:
    """That many dossiers of the last weeks, or of the whole year, worked by the engine."""
    own_seed = seed if part is Part.FIRST else seed + 1
    lately = replace(setting, lately=_LATELY[part])
    play(lately, number, own_seed, until - _REACHES_BACK[part], until, progress)


def _now() -> datetime:
    with transaction.atomic():
        return clock.now()
