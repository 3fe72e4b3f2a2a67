"""What each kind of question can be told beside its words: one row a kind, for editors and checks alike.

A new kind is a row in both tables; nothing else asks which kind has what.
"""

from collections.abc import Mapping

from motcua.kernel.forms.kinds import Kind

FACETS: Mapping[Kind, frozenset[str]] = {
    Kind.TEXT: frozenset({"lines", "max_length"}),
    Kind.NUMBER: frozenset({"minimum", "maximum", "decimals"}),
    Kind.MONEY: frozenset({"minimum", "maximum"}),
    Kind.DATE: frozenset({"minimum", "maximum"}),
    Kind.CHOICE: frozenset({"options"}),
    Kind.MANY: frozenset({"options"}),
    Kind.PERSON_ID: frozenset(),
    Kind.PHONE: frozenset(),
    Kind.EMAIL: frozenset(),
    Kind.YES_NO: frozenset(),
    Kind.PARTIAL_DATE: frozenset({"minimum", "maximum", "precision"}),
    Kind.TIME: frozenset({"minimum", "maximum"}),
    Kind.TAX_CODE: frozenset(),
    Kind.DECLARATION: frozenset({"article"}),
    Kind.FILE: frozenset({"least", "most", "accepts", "most_mb"}),
    Kind.ADDRESS: frozenset({"asks", "may_lack"}),
    Kind.PERSON: frozenset({"asks", "may_lack"}),
    Kind.ORGANISATION: frozenset({"asks", "may_lack"}),
    Kind.IDENTITY_PAPER: frozenset({"asks", "may_lack"}),
    Kind.BANK_ACCOUNT: frozenset({"asks", "may_lack"}),
    Kind.TABLE: frozenset({"columns", "totals", "least", "most"}),
}
_NUMBERS = ("=", "!=", ">", ">=", "<", "<=", "answered")
OPERATORS: Mapping[Kind, tuple[str, ...]] = {
    Kind.TEXT: ("=", "!=", "answered"),
    Kind.NUMBER: _NUMBERS,
    Kind.MONEY: _NUMBERS,
    # A page compares what was typed, the kernel ISO days: only whether there is one means the same to both.
    Kind.DATE: ("answered",),
    Kind.CHOICE: ("=", "!=", "in", "answered"),
    Kind.MANY: ("has", "answered"),
    # Numbers of people decide nothing; whether one was given may.
    Kind.PERSON_ID: ("answered",),
    Kind.PHONE: ("answered",),
    Kind.EMAIL: ("answered",),
    Kind.YES_NO: ("=", "!=", "answered"),
    Kind.PARTIAL_DATE: ("answered",),
    Kind.TIME: ("answered",),
    Kind.TAX_CODE: ("answered",),
    Kind.DECLARATION: ("answered",),
    Kind.FILE: ("answered",),
    Kind.ADDRESS: ("answered",),
    Kind.PERSON: ("answered",),
    Kind.ORGANISATION: ("answered",),
    Kind.IDENTITY_PAPER: ("answered",),
    Kind.BANK_ACCOUNT: ("answered",),
    Kind.TABLE: ("answered",),
}
