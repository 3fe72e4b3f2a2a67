"""Numbers a unit fixes for itself and the units under it: limits that are no law, each with its source."""

from motcua.agencies.settings.keeping import SettingRow, load_settings, setting

__all__ = ["SettingRow", "load_settings", "setting"]
