"""What changed while somebody was looking: told to the second of two people (P12)."""

from motcua.dossiers.state import DossierState
from motcua.dossiers.timeline import sentence_of, who_did
from motcua.platform import ledger
from motcua.platform.clock import ZONE


def last_change_since(state: DossierState, seen: int) -> dict[str, str]:
    """Who changed it last, when, and what was done since the version that was seen."""
    since = [e for e in ledger.entries(state.subject) if int(str(e.payload.get("version", 0))) > seen]
    if not since:
        return {"who": "–", "when": "–", "what": f"{state.version}"}
    last = since[-1]
    return {
        "who": who_did(last),
        "when": last.recorded_at.astimezone(ZONE).strftime("%H:%M %d/%m/%Y"),
        "what": ", ".join(dict.fromkeys(str(sentence_of(entry)) for entry in since)),
    }
