"""The door of the room: ask for a message, and see what became of it."""

from motcua.notifications.actions.send import Telling, send
from motcua.notifications.ports import channels
from motcua.notifications.queries import messages_of
from motcua.notifications.rows import MessageRow

__all__ = ["MessageRow", "Telling", "channels", "messages_of", "send"]
