"""The tables of the room, one aggregate per file."""

from motcua.parties.models.account import Account, AccountKind, Attestation, Identity, PasswordCode
from motcua.parties.models.api_key import ApiKey
from motcua.parties.models.organisation import Organisation
from motcua.parties.models.person import DocumentType, Kin, Person, Relation, Sex
from motcua.parties.models.preference import Preference
from motcua.parties.models.representation import Representation, RepresentationKind

__all__ = [
    "Account",
    "AccountKind",
    "ApiKey",
    "Attestation",
    "DocumentType",
    "Identity",
    "Kin",
    "Organisation",
    "PasswordCode",
    "Person",
    "Preference",
    "Relation",
    "Representation",
    "RepresentationKind",
    "Sex",
]
