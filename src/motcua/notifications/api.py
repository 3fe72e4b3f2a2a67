"""The door of the room: ask for a message, see what became of it, say how one wants to be told."""

from motcua.notifications.actions.choose import choose, owed_kinds, wishes_of
from motcua.notifications.actions.hear import hear
from motcua.notifications.actions.send import Telling, send
from motcua.notifications.fates import Told
from motcua.notifications.ports import channels
from motcua.notifications.queries import board, messages_about, messages_within
from motcua.notifications.rows import ChannelRow, Circuit, MessageRow
from motcua.notifications.templates import CHOSEN_KINDS, LANGUAGES, TemplateError, templates
from motcua.notifications.wishes import WITHOUT_ASKING, Wishes

__all__ = [
    "CHOSEN_KINDS",
    "LANGUAGES",
    "WITHOUT_ASKING",
    "ChannelRow",
    "Circuit",
    "MessageRow",
    "Telling",
    "TemplateError",
    "Told",
    "Wishes",
    "board",
    "channels",
    "choose",
    "hear",
    "messages_about",
    "messages_within",
    "owed_kinds",
    "send",
    "templates",
    "wishes_of",
]
