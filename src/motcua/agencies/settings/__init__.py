"""Numbers a unit fixes for itself and the units under it: limits that are no law, each with its source."""

from motcua.agencies.settings.fixing import (
    FIXED,
    NumberLine,
    PastNumber,
    fix_number,
    give_back,
    history_of,
    numbers_at,
    value_of,
)
from motcua.agencies.settings.keeping import SettingRow, load_settings, setting
from motcua.agencies.settings.known import Known, known_number, known_numbers, register

__all__ = [
    "FIXED",
    "Known",
    "NumberLine",
    "PastNumber",
    "SettingRow",
    "fix_number",
    "give_back",
    "history_of",
    "known_number",
    "known_numbers",
    "load_settings",
    "numbers_at",
    "register",
    "setting",
    "value_of",
]
