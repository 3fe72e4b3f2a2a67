"""What may be done with dossiers. Roles are mapped to these in data/roles.json; nobody tests roles."""

from enum import StrEnum


class Permission(StrEnum):
    """`room:thing:act`, alphabetical."""

    ACCEPT = "dossiers:dossier:accept"
    ANSWER_SUPPLEMENT = "dossiers:dossier:answer_supplement"
    APPROVE = "dossiers:dossier:approve"
    ASSIGN = "dossiers:dossier:assign"
    CONSULT = "dossiers:dossier:consult"
    DELIVER = "dossiers:dossier:deliver"
    EXAMINE = "dossiers:dossier:examine"
    EXTEND = "dossiers:dossier:extend"
    IMPORT = "dossiers:dossier:import"
    ISSUE = "dossiers:dossier:issue"
    NUMBER = "dossiers:dossier:number"
    OVERSEE = "dossiers:dossier:oversee"
    REASSIGN = "dossiers:dossier:reassign"
    REJECT = "dossiers:dossier:reject"
    RELEASE = "dossiers:dossier:release"
    REQUIRE_PAYMENT = "dossiers:dossier:require_payment"
    RESUME = "dossiers:dossier:resume"
    RETURN_FOR_SUPPLEMENT = "dossiers:dossier:return_for_supplement"
    SIGN = "dossiers:dossier:sign"
    STOP = "dossiers:dossier:stop"
    SUBMIT = "dossiers:dossier:submit"
    TAKE = "dossiers:dossier:take"
    VIEW = "dossiers:dossier:view"
    WHO_SEES = "dossiers:access:view"
    WITHDRAW = "dossiers:dossier:withdraw"
