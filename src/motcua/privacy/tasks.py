"""What the worker does for this room."""

from motcua.platform.jobs import every
from motcua.privacy.noting import note_late


@every("*/10 * * * *", name="privacy.note_late")
def note_late_requests() -> None:
    note_late()
