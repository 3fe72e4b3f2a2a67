"""Codes of the trade: dossiers, agencies, procedures, people, telephones: parse, format, check.

Sources: NĐ 309/2026 art. 8 (dossiers), QĐ 20/2020 (agencies), Law on Identity (people). No code is ever cut
by width; where two generations of a pattern live side by side, both are accepted.
"""

from motcua.kernel.codes.agencies import AgencyIdentifier, agency_identifier
from motcua.kernel.codes.dossiers import DEFAULT_PATTERN, DossierCode, dossier_code, parse_dossier_code
from motcua.kernel.codes.identity_cards import IdentityCard, identity_card, is_identity_card
from motcua.kernel.codes.personal_ids import PersonalIdFacts, group, mask, personal_id, personal_id_facts
from motcua.kernel.codes.phones import phone, phone_words
from motcua.kernel.codes.procedures import ProcedureCode, procedure_code
from motcua.kernel.codes.reaching import bank_account, email
from motcua.kernel.codes.slips import SlipCode, parse_slip_code, slip_code
from motcua.kernel.codes.tax_codes import tax_code, tax_code_words

__all__ = [
    "DEFAULT_PATTERN",
    "AgencyIdentifier",
    "DossierCode",
    "IdentityCard",
    "PersonalIdFacts",
    "ProcedureCode",
    "SlipCode",
    "agency_identifier",
    "bank_account",
    "dossier_code",
    "email",
    "group",
    "identity_card",
    "is_identity_card",
    "mask",
    "parse_dossier_code",
    "parse_slip_code",
    "personal_id",
    "personal_id_facts",
    "phone",
    "phone_words",
    "procedure_code",
    "slip_code",
    "tax_code",
    "tax_code_words",
]
