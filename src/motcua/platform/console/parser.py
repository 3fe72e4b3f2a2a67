"""The parser of a command's arguments, which says its help in the language chosen for this process.

Commands write their help and the names of their values in Vietnamese, as plain words; they are translated
when they are shown.
"""

import argparse
from typing import Any

from motcua.platform.console.words import translate

__all__ = ["Parser"]


class _Teller(argparse.HelpFormatter):
    def _get_help_string(self, action: argparse.Action) -> str | None:
        return translate(action.help) if action.help else action.help

    def _format_action_invocation(self, action: argparse.Action) -> str:
        _say_values(action)
        return super()._format_action_invocation(action)

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        for action in actions:
            _say_values(action)
        super().add_usage(usage, actions, groups, prefix)


class Parser(argparse.ArgumentParser):
    """Also what its sub-commands are parsed with."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"formatter_class": _Teller, "allow_abbrev": False, **settings})


def _say_values(action: argparse.Action) -> None:
    if isinstance(action.metavar, str):
        action.metavar = translate(action.metavar)
