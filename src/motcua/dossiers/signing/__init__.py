"""Signing: the one place where a signature is made, today a recorded approval (ADR 0007)."""

from motcua.dossiers.signing.recorded import MANNER, insist_on_identity, seen, sign_off

__all__ = ["MANNER", "insist_on_identity", "seen", "sign_off"]
