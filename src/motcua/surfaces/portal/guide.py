"""«In your case» on the page of a procedure: its questions, and what follows from the answers so far."""

import re
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.catalogue.api import ProcedureVersion, guiding
from motcua.kernel import worktime
from motcua.kernel.errors import KernelError
from motcua.kernel.fees import Charge
from motcua.kernel.forms import Bar
from motcua.kernel.worktime import Limit
from motcua.platform import clock, words
from motcua.platform.ui.fields import Choice, Field
from motcua.platform.ui.figures import grouped, money
from motcua.platform.ui.moments import day_words
from motcua.surfaces import wording

AT_ONCE = 4
"""Questions asked before the first result; what is left may be asked after it."""
_CODE = re.compile(r"(\d\.\d{6})")


def applied(
    version: ProcedureVersion, commune: agencies.UnitRow | None, day: date
) -> tuple[ProcedureVersion, agencies.UnitRow | None]:
    """The version as it is done for people of a commune, and who decides it there."""
    if commune is None:
        return version, None
    decider = agencies.competent_for(version.code, commune.id, day, field=version.field_code)
    if decider is None:
        return version, None
    return catalogue.variants.for_intake(version, decider.id, day)[0], decider


def guide(
    request: HttpRequest, version: ProcedureVersion, decider: agencies.UnitRow | None
) -> dict[str, Any]:
    """What the page shows of one's own case, from the answers in its address."""
    told = guiding.told_in(version, dict(request.GET.lists()))
    questions = guiding.worth_asking(version, told)
    names = {name for name, _value in told.pairs()}
    answered = [each for each in questions if each.name in names]
    waiting = [each for each in questions if each.name not in names]
    found = guiding.outcome(version, told)
    query = urlencode(told.pairs())
    return {
        "told": told,
        "query": f"?{query}" if query else "",
        "answered": [field_of(each, told) for each in answered],
        "waiting": [field_of(each, told) for each in waiting[: AT_ONCE if not answered else len(waiting)]],
        "more": len(waiting),
        "is_told": bool(answered),
        "papers": _papers(found),
        "left_out": [each.name for each in found.left_out],
        "charge": charge_words(found.charges),
        "limit_text": limits_words(found.limits),
        "due_text": _due(found.limits, decider),
        "bars": _bars(found.bars),
        "channels": _channels(version, told),
    }


def _channels(version: ProcedureVersion, told: guiding.Told) -> list[dict[str, Any]]:
    """Every way to hand it in, with limit and fee of the case as far as it is told."""
    ways = ((way, guiding.outcome(version, replace(told, channel=way))) for way in version.limits)
    return [
        {
            "name": wording.CHANNEL[way],
            "limit_text": limits_words(found.limits),
            "fee_text": charge_words(found.charges)["text"],
        }
        for way, found in ways
    ]


def field_of(question: guiding.Worth, told: guiding.Told) -> Field:
    """The question as a field of the page, with the answer given."""
    said = [value for name, value in told.pairs() if name == question.name]
    if question.kind == "count":
        label = question.label or _("Số lượng")
        return Field(question.name, label, kind="number", value=said[0] if said else "")
    choices = tuple(
        Choice(each.value, _choice_words(question, each), is_chosen=each.value in said)
        for each in question.choices
    )
    return Field(
        question.name,
        _label(question),
        kind="many" if question.kind == "many" else "choice",
        hint=question.hint,
        choices=choices,
    )


def _label(question: guiding.Worth) -> str:
    own = {
        guiding.CASE: _("Trường hợp của bạn là gì?"),
        guiding.CHANNEL: _("Bạn định nộp bằng cách nào?"),
        guiding.CLAIMS: _("Bạn thuộc diện nào dưới đây?"),
    }
    return question.label or own.get(question.name, "")


def _choice_words(question: guiding.Worth, choice: guiding.Choice) -> str:
    if question.name == guiding.CHANNEL:
        return str(wording.CHANNEL[choice.value])
    if choice.value == guiding.NONE:
        return _("Không thuộc diện nào")
    return choice.label or _band_words(choice)


def _band_words(choice: guiding.Choice) -> str:
    """Dưới 70 as «từ 69 trở xuống», 70–74, từ 75 trở lên."""
    if choice.least is None:
        return _("từ %(most)s trở xuống") % {"most": choice.most}
    if choice.most is None:
        return _("từ %(least)s trở lên") % {"least": choice.least}
    if choice.least == choice.most:
        return str(choice.least)
    return _("từ %(least)s đến %(most)s") % {"least": choice.least, "most": choice.most}


def _papers(found: guiding.Outcome) -> list[dict[str, Any]]:
    results = catalogue.results_named(
        [code for each in found.papers for code in each.component.accepts_result_codes]
    )
    return [
        {
            "name": each.component.name,
            "detail": wording.paper_detail(each.component.originals, each.component.copies),
            "condition": each.component.condition,
            "is_sure": each.is_sure,
            "from_database": each.component.from_database,
            "instead": [results[code] for code in each.component.accepts_result_codes if code in results],
        }
        for each in found.papers
    ]


def charge_words(charges: tuple[Charge, ...]) -> dict[str, Any]:
    """The fee in one phrase, and line by line where the answers settle it."""
    if not charges:
        return {"text": _("không nhận"), "lines": []}
    if len(charges) == 1 and not charges[0].missing:
        only = charges[0]
        # An exemption whose article nobody gave is said without one.
        lines = [words.say(line.key, **_spoken(line.values)).replace(" ()", "") for line in only.lines]
        return {"text": money(only.amount) if only.amount else _("miễn phí"), "lines": lines}
    least, most = charges[0], charges[-1]
    values = {"least": money(least.amount), "most": money(most.amount)}
    if any(each.missing for each in charges):
        return {"text": _("tùy số lượng"), "lines": []}
    if not least.amount:
        return {"text": _("miễn phí hoặc tới %(most)s, tùy trường hợp") % values, "lines": []}
    return {"text": _("từ %(least)s đến %(most)s, tùy trường hợp") % values, "lines": []}


def _spoken(values: Any) -> dict[str, Any]:
    """Values of a line of a charge, amounts grouped."""
    spoken = dict(values)
    if "amount" in spoken:
        spoken["amount"] = grouped(spoken["amount"])
    return spoken


def limits_words(limits: tuple[Limit, ...]) -> str:
    """One limit, or each that is possible."""
    told = [wording.limit_words(limit) for limit in limits]
    return _(" hoặc ").join(dict.fromkeys(told)) if told else _("không nhận")


def _due(limits: tuple[Limit, ...], decider: agencies.UnitRow | None) -> str:
    """The date if it were handed in today; "" while the limit is not settled or there is no date."""
    if len(limits) != 1:
        return ""
    provinces = agencies.units_of_kind("province_committee")
    unit = decider or (provinces[0] if provinces else None)
    if unit is None:
        return ""
    try:
        calendar = agencies.calendar_of(unit.id)
        due = worktime.due(calendar, worktime.start(calendar, limits[0], received_at=clock.now()))
    except KernelError:
        return ""
    return day_words(due) if due else ""


def _bars(bars: tuple[Bar, ...]) -> list[dict[str, Any]]:
    """What bars the way; codes of procedures in the reason lead to their pages where they are in force."""
    codes = [code for bar in bars for code in _CODE.findall(bar.reason)]
    known = catalogue.rows_of_codes(codes, clock.today()) if codes else {}
    return [
        {
            "pieces": [(piece, known.get(piece)) for piece in _CODE.split(bar.reason) if piece],
            "article": bar.article,
        }
        for bar in bars
    ]
