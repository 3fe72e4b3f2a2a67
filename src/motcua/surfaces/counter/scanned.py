"""What a scanner or a person put into a box of dossier codes: one a line, codes or the QR of a slip."""

from uuid import UUID

from django.core.signing import BadSignature, Signer

from motcua.surfaces.slips import SLIP


def scanned(typed: str) -> tuple[list[str], list[UUID]]:
    """Codes, and the dossiers that signed addresses of slips name; what is neither is left as a code."""
    codes, ids = [], []
    for line in typed[:20_000].replace(",", "\n").split("\n"):
        given = line.strip()
        dossier = _of_slip(given)
        if dossier is not None:
            ids.append(dossier)
        elif given:
            codes.append(given[:80])
    return codes, ids


def _of_slip(given: str) -> UUID | None:
    token = given.rstrip("/").rpartition("/")[2]
    if "/" not in given:
        return None
    try:
        return UUID(Signer(salt=SLIP).unsign(token))
    except (BadSignature, ValueError):
        return None
