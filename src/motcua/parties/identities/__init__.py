"""How people are known from outside: subjects at identity providers, and what those vouch for."""

from motcua.parties.identities.arriving import arrive
from motcua.parties.identities.reading import AttestationRow, attestation_of
from motcua.parties.identities.recognising import link_identity, note_sign_in, password_matches
from motcua.parties.identities.refusals import (
    AccountShut,
    FactsDiffer,
    FactsUnfit,
    HeldByAnother,
    NotVouchedFor,
    ProviderUnreachable,
    SignInDeclined,
)

__all__ = [
    "AccountShut",
    "AttestationRow",
    "FactsDiffer",
    "FactsUnfit",
    "HeldByAnother",
    "NotVouchedFor",
    "ProviderUnreachable",
    "SignInDeclined",
    "arrive",
    "attestation_of",
    "link_identity",
    "note_sign_in",
    "password_matches",
]
