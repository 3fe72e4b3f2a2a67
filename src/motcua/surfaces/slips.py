"""The signed address in the QR of a slip: the counter signs it, the portal reads it."""

SLIP = "dossier-slip"
"""Salt of the signature; changing it makes every printed slip's QR void."""
