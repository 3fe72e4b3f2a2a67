"""What may be allowed in this room; reading published procedures needs no permission."""

from enum import StrEnum


class Permission(StrEnum):
    """Publication and import belong to procedure control."""

    NON_TERRITORIAL_DECIDE = "catalogue:non_territorial:decide"
    PROCEDURE_EDIT = "catalogue:procedure:edit"
    PROCEDURE_PUBLISH = "catalogue:procedure:publish"
    PROCEDURE_IMPORT = "catalogue:procedure:import"
    WORDING_EDIT = "catalogue:wording:edit"
