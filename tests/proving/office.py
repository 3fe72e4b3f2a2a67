"""The small commune of the room's own tests, for proofs; and what its people send in."""

import json
import uuid
from typing import Any

from rooms.dossiers.conftest import ANSWERS, OWNER, Office, data_folder, load_office, office

__all__ = ["ANSWERS", "OWNER", "Office", "data_folder", "load_office", "office", "sent"]


def sent(draft: uuid.UUID, **more: Any) -> bytes:
    """The body of an intake for the harness's door."""
    owner = {
        "name": OWNER.name,
        "personal_id": OWNER.personal_id,
        "birth_date": str(OWNER.birth_date),
        "phone": OWNER.phone,
    }
    return json.dumps({"draft": str(draft), "owner": owner, "answers": ANSWERS, **more}).encode()
