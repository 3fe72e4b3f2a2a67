"""Every procedure, whatever its state: the list, and one procedure with its history."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from motcua.catalogue import api as catalogue
from motcua.catalogue.api import ProcedureVersion, editing
from motcua.dossiers import api as dossiers
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.ui.fields import Choice
from motcua.platform.ui.paging import Pages
from motcua.surfaces import wording
from motcua.surfaces.console.frame import page_number
from motcua.surfaces.console.procedures import localising, words
from motcua.surfaces.console.procedures.guard import controllers_only, shown, trail
from motcua.surfaces.session import actor_of


@require_safe
@controllers_only
def listing(request: HttpRequest) -> HttpResponse:
    asked = {name: request.GET.get(name, "").strip()[:100] for name in _ASKED}
    actor, number, today = actor_of(request), page_number(request), clock.today()
    rows, total = editing.procedures_page(actor, _wanted(asked), number)
    context = {
        "q": asked["q"],
        "selects": _selects(asked),
        "rows": [_line(row, today) for row in rows],
        "total": total,
        "pages": Pages(number, editing.PAGE_SIZE, total, asked),
        "is_searched": any(asked.values()),
        "ending": editing.ending_soon(actor),
        "ending_url": f"{reverse('console:procedures')}?trang-thai=khung-sap-het",
        "warn_days": editing.WARN_DAYS,
        "slowness": _slowness(actor),
        "begin_url": reverse("console:procedure-begin") if editing.may_begin(actor) else "",
        "national_url": reverse("console:procedures-national"),
    }
    return shown(request, "list", context)


def _slowness(actor: Actor) -> str:
    """How long decisions waited for their publication, in words; empty where no day of decision is named."""
    found = editing.slow_to_publish(actor)
    if found is None:
        return ""
    sentence = _("Từ ký đến công bố: %(mean)s ngày, lâu nhất %(longest)s ngày (%(count)s lần, 12 tháng qua).")
    mean = words.hours(round(found.mean, 1))
    return sentence % {"mean": mean, "longest": found.longest, "count": found.count}


_ASKED = ("q", "linh-vuc", "cap", "danh-muc", "trang-thai")


def _wanted(asked: dict[str, str]) -> editing.Wanted:
    """What the address asks for; words it does not know ask for nothing."""
    return editing.Wanted(
        q=asked["q"],
        field=asked["linh-vuc"],
        level=asked["cap"],
        tag=words.TAGS.get(asked["danh-muc"], ""),
        state=words.FILTERS.get(asked["trang-thai"], ("", ""))[0],
    )


def _selects(asked: dict[str, str]) -> list[dict[str, Any]]:
    tags = {slug: str(editing.TAG_NAMES[editing.TagKind(kind)]) for slug, kind in words.TAGS.items()}
    levels = {code: str(name) for code, name in wording.LEVEL.items() if code != "both"}
    states = {slug: str(name) for slug, (_state, name) in words.FILTERS.items()}
    return [
        _select("linh-vuc", _("Lĩnh vực"), _("Mọi lĩnh vực"), catalogue.field_names(), asked),
        _select("cap", _("Cấp giải quyết"), _("Mọi cấp"), levels, asked),
        _select("danh-muc", _("Danh mục"), _("Không lọc"), tags, asked),
        _select("trang-thai", _("Trạng thái"), _("Mọi trạng thái"), states, asked),
    ]


def _select(
    name: str, label: str, nothing: str, options: dict[str, str], asked: dict[str, str]
) -> dict[str, Any]:
    choices = [Choice(code, word, is_chosen=asked[name] == code) for code, word in options.items()]
    return {"name": name, "label": label, "options": [Choice("", nothing), *choices]}


def _line(row: editing.ListedProcedure, today: date) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": row.name,
        "url": reverse("console:procedure", args=[row.code]),
        "field": row.field_name,
        "level": wording.LEVEL.get(row.level, row.level),
        "number": row.number,
        "decision": row.decision,
        "state": words.state(row.state),
        "period": words.days(row.effective_from, row.effective_to),
        "is_ending": row.is_ending,
        "is_provisional": row.is_provisional,
        "tags": [words.tag(tag, today) for tag in row.tags],
        "has_draft": row.has_draft,
    }


@require_safe
@controllers_only
def one(request: HttpRequest, code: str) -> HttpResponse:
    found = editing.procedure_detail(actor_of(request), code)
    version, today = found.shown, clock.today()
    last = version.effective_to
    context = {
        "trail": trail(),
        "procedure": {
            "code": version.code,
            "name": version.name,
            "state": words.state(found.state),
            "is_provisional": version.is_provisional,
            "ends_on": last if version.is_provisional and last and last >= today else None,
            "rows": _facts(version),
            "public_url": _public_url(found),
        },
        "channels": _channels(version),
        "cases": [
            {
                "name": case.name,
                "limit": _limits(case.limits),
                "components": len(case.components),
                "by_office": case.by_office,
            }
            for case in version.cases
        ],
        "components": [_component(each) for each in version.components],
        "fees": wording.fee_rows(version),
        "steps": _steps(version),
        "kept": [each.text for each in version.kept_texts],
        "legal_basis": version.legal_basis,
        "tags": [_tag(tag, today, found) for tag in found.tags],
        "variants": localising.lines(found),
        "variants_waiting": localising.waiting(request, found),
        "versions": [_version(row) for row in found.versions],
        "draft": _draft(found),
        "links": _links(found, code),
    }
    return shown(request, "one", context)


def _public_url(found: editing.ProcedureDetail) -> str:
    if found.state is not editing.State.IN_FORCE:
        return ""
    return reverse("portal:procedure", args=[found.shown.code])


def _facts(version: ProcedureVersion) -> list[dict[str, Any]]:
    basis = _("phiên bản %(number)s") % {"number": version.number}
    pairs = (
        (_("Mã thủ tục"), version.code, ""),
        (_("Lĩnh vực"), version.field_name, version.field_code),
        (_("Cấp giải quyết"), wording.LEVEL.get(version.level, version.level), ""),
        (_("Dành cho"), ", ".join(str(wording.AUDIENCE.get(who, who)) for who in version.audience), ""),
        (_("Mức trực tuyến"), wording.ONLINE.get(version.online_level, version.online_level), ""),
        (_("Kết quả"), version.result_name, version.result_code),
        (_("Áp dụng"), words.days(version.effective_from, version.effective_to), basis),
        (_("Quyết định công bố"), version.decision or _("chưa ghi số"), ""),
    )
    return [{"name": name, "value": value, "note": note, "url": ""} for name, value, note in pairs if value]


def _channels(version: ProcedureVersion) -> list[dict[str, Any]]:
    return [
        {
            "name": wording.CHANNEL[channel],
            "limit": wording.limit_words(limit),
            "fee": wording.fee_words(version, channel),
        }
        for channel, limit in version.limits.items()
    ]


def _limits(limits: Any) -> str:
    return ", ".join(dict.fromkeys(wording.limit_words(limit) for limit in limits.values())) or "–"


def _component(component: catalogue.Component) -> dict[str, Any]:
    return {
        "code": component.code,
        "name": component.name,
        "detail": wording.paper_detail(component.originals, component.copies),
        "condition": component.condition,
        "is_required": component.required,
        "from_database": component.from_database,
        "is_form": component.is_form,
        "legal_basis": component.legal_basis,
    }


def _steps(version: ProcedureVersion) -> dict[str, Any]:
    steps = version.spec.steps if version.spec else ()
    return {
        "rows": [
            {
                "name": step.name,
                "who": dossiers.FUNCTION.get(step.function or "", ""),
                "hours": words.hours(step.hours),
            }
            for step in steps
        ],
        "longest": words.hours(editing.longest_hours(version.spec)) if version.spec else "",
    }


def _tag(tag: editing.Tag, today: date, found: editing.ProcedureDetail) -> dict[str, Any]:
    said, code = words.tag(tag, today), found.shown.code
    may_end = found.may_publish and not said["is_over"]
    return said | {"end_url": reverse("console:end-tag", args=[code, tag.id]) if may_end else ""}


def _version(row: editing.VersionLine) -> dict[str, Any]:
    return {
        "number": row.number,
        "state": words.state(row.state),
        "period": words.days(row.effective_from, row.effective_to),
        "is_provisional": row.is_provisional,
        "decision": row.decision,
        "by": words.publishers(row),
        "at": words.moment(row.published_at),
        "waited": "" if row.days_to_publish is None else _waited(row.days_to_publish),
    }


def _waited(days: int) -> str:
    return ngettext("sau quyết định %(n)s ngày", "sau quyết định %(n)s ngày", days) % {"n": days}


def _draft(found: editing.ProcedureDetail) -> dict[str, Any] | None:
    """While a second person is asked about it the page says so, with the way there for who may decide."""
    draft = found.draft
    if draft is None:
        return None
    is_theirs = draft.waits_for is not None and found.may_publish
    return {
        "revision": draft.revision,
        "opened": words.moment(draft.opened_at),
        "saved": words.moment(draft.saved_at),
        "by": draft.saved_by,
        "waits": draft.waits_for is not None,
        "waits_url": reverse("console:proposal", args=[draft.waits_for]) if is_theirs else "",
    }


def _links(found: editing.ProcedureDetail, code: str) -> dict[str, str]:
    may_look = found.draft is not None or found.may_edit
    may_vary = found.may_publish and found.state is editing.State.IN_FORCE
    published = sum(row.published_at is not None for row in found.versions)
    compares = published > 1 or (published and found.draft)
    return {
        "tag": reverse("console:tag", args=[code]) if found.may_publish else "",
        "variant": reverse("console:variant-new", args=[code]) if may_vary else "",
        "draft": reverse("console:draft", args=[code]) if may_look else "",
        "compare": reverse("console:procedure-compare", args=[code]) if compares else "",
        "picture": reverse("console:procedure-picture", args=[code]) if found.shown.spec else "",
    }
