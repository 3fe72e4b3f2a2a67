"""Opinions asked of other units: silence is shown as silence, and told to who answers for it."""

from motcua.dossiers.opinions.escalating import tell_of_silence
from motcua.dossiers.opinions.showing import Answering, OpinionRow, opinions_of

__all__ = ["Answering", "OpinionRow", "opinions_of", "tell_of_silence"]
