"""The door of the room."""

from motcua.parties.actions.correct_person import correct_person
from motcua.parties.actions.create_account import create_machine, create_staff
from motcua.parties.actions.enrol_staff import NewStaff, enrol_staff
from motcua.parties.actions.machine_keys import (
    check_key,
    hand_over_keys,
    issue_key,
    keys_held_over,
    revoke_key,
)
from motcua.parties.actions.password_codes import issue_password_code, set_password_by_code
from motcua.parties.actions.prefer import change_preference
from motcua.parties.actions.record_representation import record_representation
from motcua.parties.actions.register_organisation import register_organisation
from motcua.parties.actions.register_person import register_person
from motcua.parties.actions.suspend import restore, suspend
from motcua.parties.identities import (
    AccountShut,
    AttestationRow,
    FactsDiffer,
    FactsUnfit,
    HeldByAnother,
    NotVouchedFor,
    ProviderUnreachable,
    SignInDeclined,
    arrive,
    attestation_of,
    link_identity,
    note_sign_in,
    password_matches,
)
from motcua.parties.kinship import (
    KIN_DECLARED,
    KinRow,
    declare_kin,
    end_kin,
    own_kin,
    relations,
    tied_to,
    ties_of,
)
from motcua.parties.permissions import Permission
from motcua.parties.personal import subject_of
from motcua.parties.queries import (
    account,
    account_by_identity,
    account_by_login,
    account_by_public_id,
    account_names,
    account_public_ids,
    dormant_accounts,
    find_person,
    keys_of,
    organisation,
    person,
    person_of,
    preferences_named,
    preferences_of,
    representations_of,
    search_people,
)
from motcua.parties.refusals import WrongCode
from motcua.parties.rows import (
    AccountRow,
    IssuedCode,
    IssuedKey,
    KeyRow,
    OrganisationRow,
    PersonRow,
    RepresentationRow,
)
from motcua.parties.words import plain_login

__all__ = [
    "KIN_DECLARED",
    "AccountRow",
    "AccountShut",
    "AttestationRow",
    "FactsDiffer",
    "FactsUnfit",
    "HeldByAnother",
    "IssuedCode",
    "IssuedKey",
    "KeyRow",
    "KinRow",
    "NewStaff",
    "NotVouchedFor",
    "OrganisationRow",
    "Permission",
    "PersonRow",
    "ProviderUnreachable",
    "RepresentationRow",
    "SignInDeclined",
    "WrongCode",
    "account",
    "account_by_identity",
    "account_by_login",
    "account_by_public_id",
    "account_names",
    "account_public_ids",
    "arrive",
    "attestation_of",
    "change_preference",
    "check_key",
    "correct_person",
    "create_machine",
    "create_staff",
    "declare_kin",
    "dormant_accounts",
    "end_kin",
    "enrol_staff",
    "find_person",
    "hand_over_keys",
    "issue_key",
    "issue_password_code",
    "keys_held_over",
    "keys_of",
    "link_identity",
    "note_sign_in",
    "organisation",
    "own_kin",
    "password_matches",
    "person",
    "person_of",
    "plain_login",
    "preferences_named",
    "preferences_of",
    "record_representation",
    "register_organisation",
    "register_person",
    "relations",
    "representations_of",
    "restore",
    "revoke_key",
    "search_people",
    "set_password_by_code",
    "subject_of",
    "suspend",
    "tied_to",
    "ties_of",
]
