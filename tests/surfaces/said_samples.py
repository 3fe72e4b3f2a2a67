"""Invented contexts of the pages of what people say."""

from datetime import date
from typing import Any

from motcua.feedback.api import ASKED, CRITERIA, SCORES
from motcua.platform.ui.fields import Choice, Field, problems_of
from surfaces.dossier_samples import CODE, NAME
from surfaces.portal_samples import WHERE

RATED: dict[str, Any] = {
    "section": "tracking",
    "code": CODE,
    "procedure_name": NAME,
    "until": date(2026, 12, 21),
    "is_open": True,
    "back_url": "#main",
    "rate_url": "#main",
    "reached_at": WHERE["centre"],
}
_SCORES = tuple(Choice(str(score), str(word)) for score, word in SCORES.items())
_MORE = [
    *(Field(key, str(word), "choice", is_required=False, choices=_SCORES) for key, word in CRITERIA.items()),
    Field("words", "Bạn muốn nói thêm gì?", "lines", error="Viết tối đa 2000 ký tự.", is_required=False),
]
_CHIPS = [{"name": f"{month:02d}/2026", "url": "#main", "is_current": month == 10} for month in (10, 9, 8)]
_FEW = {"unit": "Ủy ban nhân dân phường Hạnh Thông", "url": "#main", "ratings": None}
_MANY = {
    "unit": "Ủy ban nhân dân phường Gò Vấp", "url": "#main", "ratings": 1_204, "happy": 92, "unhappy": 31,
}  # fmt: skip


def contexts(public: dict[str, Any], staff: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Template → context."""
    desk = staff | {"section": "desk", "month": "10/2026", "chips": _CHIPS}
    return {
        "portal/feedback/rate.html": public
        | RATED
        | {
            "scores": [{"value": n, "word": word, "is_chosen": n == 4} for n, word in SCORES.items()],
            "problem": "Chọn một trong năm mức.",
        },
        "portal/feedback/rate_more.html": public
        | RATED
        | {
            "word": SCORES[2],
            "is_unhappy": True,
            "is_more_said": True,
            "fields": _MORE,
            "problems": problems_of(_MORE),
            "offers": [
                {"name": "Gửi phản ánh, kiến nghị", "url": "#main", "detail": "Trả lời trong 10 ngày."}
            ],
        },
        "desk/feedback/ratings.html": desk | {"rows": [_MANY, _FEW]},
        "desk/feedback/ratings_of.html": desk
        | {
            "unit": _MANY["unit"],
            "ratings": 1_204,
            "scores": list(SCORES.values()),
            "criteria": [
                {"name": name, "counts": [702, 405, 66, 21, 10], "happy": 92} for name in ASKED.values()
            ],
            "words": ["Chị hướng dẫn rất kỹ.", "Chờ lâu quá,\nnên có thêm ghế."],
            "back_url": "#main",
        },
    }
