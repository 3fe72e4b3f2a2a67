"""How long a part of a form takes to fill in, from real use, with nobody in it (ADR 0068).

Each filing counts the seconds between its saves while it is filled in. Once it was sent a nightly job adds
them to one row a part of a form and takes them out of the filing. A part says its minutes when enough told.
"""

from motcua.dossiers.filing.minutes.gathering import gather
from motcua.dossiers.filing.minutes.measuring import ENOUGH, LONGEST_PAUSE, middle, spent_with
from motcua.dossiers.filing.minutes.reading import minutes_of

__all__ = ["ENOUGH", "LONGEST_PAUSE", "gather", "middle", "minutes_of", "spent_with"]
