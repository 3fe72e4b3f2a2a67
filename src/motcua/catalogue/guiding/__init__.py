"""«In your case»: which questions are worth asking, and what follows from the answers. Values only."""

from motcua.catalogue.guiding.asking import Choice, Worth, bands, worth_asking
from motcua.catalogue.guiding.outcome import Outcome, Paper, outcome
from motcua.catalogue.guiding.reading import told_in
from motcua.catalogue.guiding.told import CASE, CHANNEL, CLAIMS, COUNT, NONE, Told

__all__ = [
    "CASE",
    "CHANNEL",
    "CLAIMS",
    "COUNT",
    "NONE",
    "Choice",
    "Outcome",
    "Paper",
    "Told",
    "Worth",
    "bands",
    "outcome",
    "told_in",
    "worth_asking",
]
