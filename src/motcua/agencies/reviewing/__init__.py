"""The access report of a quarter: dormant accounts and unusual rights, each ended or kept for a reason."""

from motcua.agencies.reviewing.making import MAKE_REVIEW, make_review, order_review, quarter_of
from motcua.agencies.reviewing.reading import FINDINGS_SHOWN, FindingRow, ReviewRow, finding_rows, review_of
from motcua.agencies.reviewing.settling import Settled, end_findings, keep_findings

__all__ = [
    "FINDINGS_SHOWN",
    "MAKE_REVIEW",
    "FindingRow",
    "ReviewRow",
    "Settled",
    "end_findings",
    "finding_rows",
    "keep_findings",
    "make_review",
    "order_review",
    "quarter_of",
    "review_of",
]
