"""Messages of people at the desk: the thread on a dossier's page, and the list of what waits."""

from motcua.surfaces.desk.threads.answering import Written, card, send, written
from motcua.surfaces.desk.threads.listing import listed

__all__ = ["Written", "card", "listed", "send", "written"]
