"""What may be allowed in this room; rights are held over the unit that collects."""

from enum import StrEnum


class Permission(StrEnum):
    """`room:thing:act`."""

    VIEW = "payments:obligation:view"
    RECEIVE = "payments:obligation:receive"
    WAIVE = "payments:obligation:waive"
    REFUND_ASK = "payments:refund:ask"
    REFUND_APPROVE = "payments:refund:approve"
    RECONCILE_VIEW = "payments:reconciliation:view"
    RECONCILE_SIGN = "payments:reconciliation:sign"
