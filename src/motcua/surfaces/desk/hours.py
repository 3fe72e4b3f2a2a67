"""Why a dossier is late or waits, in one line, and the ledger of its working hours."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.dossiers.api import DossierView, hours, overview
from motcua.kernel.messages import Message
from motcua.platform import words
from motcua.platform.ui.moments import span_words
from motcua.surfaces.desk.presenting import Shown

_PAUSE = "worktime.explain.pause_open"


def why_line(view: DossierView, lines: Sequence[Message]) -> str:
    """One sentence from the record; empty while nothing is out of the ordinary. `lines` explain the date."""
    match hours.why_of(view.state, view.clock):
        case hours.Why.PAUSED:
            return next((words.say(line.key, **line.values) for line in lines if line.key == _PAUSE), "")
        case hours.Why.RUNS_ON:
            return _("Hồ sơ đang chờ nhưng thời hạn vẫn chạy: thủ tục không quy định tạm dừng cho việc này.")
        case hours.Why.LATE:
            return _late(hours.hours_of(view.state, view.now).losses)
    return ""


def _late(losses: Sequence[overview.Loss]) -> str:
    if not losses:
        return _("Trễ mà không bước nào quá giờ: giờ của các bước không vừa thời hạn, hoặc hồ sơ đến muộn.")
    first = losses[0]
    return _("Trễ chủ yếu vì %(cause)s: %(span)s làm việc ở bước %(step)s.") % {
        "cause": overview.CAUSE_WORDS[first.cause],
        "span": span_words(first.minutes),
        "step": first.step,
    }


def ledger(view: DossierView) -> list[Shown]:
    """Each step with who had it and the office hours it took."""
    account = hours.hours_of(view.state, view.now)
    return [
        {
            "step": row.step,
            "unit": agencies.unit(row.unit).name,
            "holder": account.names.get(row.holder, "") if row.holder else "",
            "opened_at": row.opened_at,
            "closed_at": row.closed_at,
            "took": span_words(row.minutes),
            "allowed": span_words(row.allowed) if row.allowed is not None else "",
            "over": span_words(row.over) if row.over else "",
        }
        for row in account.rows
    ]
