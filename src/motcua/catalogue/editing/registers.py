"""Which answers a register of the State knows: rows a province may argue about, one a kind of answer.

Source of law: what a national database has is not asked for again (NĐ 309/2026 art. 2, unverified). Which
register holds what is common knowledge of the trade, checked against no text (K): the finding is a remark.
"""

from dataclasses import dataclass

from motcua.kernel.forms import Kind, Question
from motcua.kernel.text import fold

ARTICLE = "Điều 2 NĐ 309/2026"
POPULATION = "Cơ sở dữ liệu quốc gia về dân cư"
BUSINESS = "Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp"
INSURANCE = "Cơ sở dữ liệu quốc gia về bảo hiểm"
LAND = "Cơ sở dữ liệu quốc gia về đất đai"

OF_THE_PERSON = frozenset({"full_name", "birth_date", "personal_id", "phone", "residence"})
"""Questions the pages fill from the person's card or account: they are looked up already."""

_LOOKED_UP_WITH = frozenset({Kind.PERSON_ID, Kind.PHONE, Kind.EMAIL, Kind.TAX_CODE})
_KNOWN_OF_PEOPLE = frozenset({"ethnicity", "nationality", "residence"})
"""Parts of a person that are known to whoever knows the number; the usual parts tell who it is."""

# Folded words a label begins with, and the register that knows.
_KNOWN = (
    ("dan toc", POPULATION),
    ("gioi tinh", POPULATION),
    ("ho, chu dem", POPULATION),
    ("ho va ten", POPULATION),
    ("ngay sinh", POPULATION),
    ("ngay, thang, nam sinh", POPULATION),
    ("noi cu tru", POPULATION),
    ("noi thuong tru", POPULATION),
    ("que quan", POPULATION),
    ("quoc tich", POPULATION),
    ("tinh trang hon nhan", POPULATION),
    ("dia chi tru so", BUSINESS),
    ("nguoi dai dien theo phap luat", BUSINESS),
    ("ten doanh nghiep", BUSINESS),
    ("ma so bao hiem", INSURANCE),
    ("so so bao hiem", INSURANCE),
    ("so thua", LAND),
)


@dataclass(frozen=True, slots=True)
class Register:
    """A register that knows an answer, and the article by which it is not asked for."""

    name: str
    article: str


def knowing(question: Question) -> Register | None:
    """The register that knows the answer; None for what is looked up with, and where none does."""
    if question.key in OF_THE_PERSON or question.compute is not None or question.kind in _LOOKED_UP_WITH:
        return None
    if question.kind is Kind.ORGANISATION:  # its number is what the rest is looked up with
        return Register(BUSINESS, ARTICLE) if set(question.asks) - {"name", "tax_code"} else None
    if question.kind is Kind.PERSON:
        return Register(POPULATION, ARTICLE) if _KNOWN_OF_PEOPLE & set(question.asks) else None
    label = fold(question.label)
    return next((Register(name, ARTICLE) for words, name in _KNOWN if label.startswith(words)), None)
