"""The draft of a procedure: its table of steps, what is wrong with it, what it does otherwise."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.catalogue.api import editing
from motcua.kernel.errors import KernelError
from motcua.kernel.process import (
    Gate,
    GateKind,
    Spec,
    Step,
    TimedMove,
    in_sequence,
    move_step,
    remove_step,
    remove_timed,
)
from motcua.platform import proposals
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Field
from motcua.platform.words import say
from motcua.surfaces.console.acting import Act, Typed, answer, reason_field
from motcua.surfaces.console.frame import say_done
from motcua.surfaces.console.procedures import stepwords, words
from motcua.surfaces.console.procedures.guard import (
    HERE,
    controllers_only,
    draft_of,
    editable,
    shown_of,
    trail,
)
from motcua.surfaces.console.proposals import state_words
from motcua.surfaces.session import actor_of


@require_safe
@controllers_only
def one(request: HttpRequest, code: str) -> HttpResponse:
    """The draft; where there is none yet, the way to begin one."""
    actor = actor_of(request)
    found = editing.procedure_detail(actor, code)
    if found.draft is None:
        return HttpResponseRedirect(reverse("console:draft-begin", args=[code]))
    return page(request, draft_of(request, code))


def _beginning(request: HttpRequest, found: editing.ProcedureDetail, back: str) -> Act:
    def begins(_typed: Typed) -> HttpResponse:
        editing.open_draft(actor_of(request), found.shown.code)
        return HttpResponseRedirect(reverse("console:draft", args=[found.shown.code]))

    about = f"{found.shown.code} · {found.shown.name}"
    if found.shown.spec is None:
        sentence = _("Bản đầu chép từ dữ liệu quốc gia, với quy trình và tờ khai trống để điền.")
        return Act(_("Soạn bản đầu"), _("Bắt đầu soạn"), about, back, (), begins, sentence, here=HERE)
    sentence = _("Bản thảo chép từ phiên bản %(number)s. Bản đang áp dụng không đổi cho đến khi công bố.") % {
        "number": found.versions[0].number
    }
    about = f"{found.shown.code} · {found.shown.name}"
    return Act(_("Soạn bản mới"), _("Bắt đầu soạn"), about, back, (), begins, sentence, here=HERE)


@require_http_methods(["GET", "HEAD", "POST"])
@controllers_only
def begin(request: HttpRequest, code: str) -> HttpResponse:
    found = editing.procedure_detail(actor_of(request), code)
    if not found.may_edit:
        raise NotFound
    if found.draft is not None and request.method != "POST":
        return HttpResponseRedirect(reverse("console:draft", args=[code]))
    return answer(request, _beginning(request, found, reverse("console:procedure", args=[code])))


def page(
    request: HttpRequest, draft: editing.DraftView, refusal: str = "", status: int = 200
) -> HttpResponse:
    """The page of a draft, with a refusal where an act on it was not possible."""
    faults, code = draft.faults, draft.code
    stops = [fault for fault in faults if fault.stops]
    base = draft.base.spec or draft.spec
    context = {
        "trail": trail(code),
        "draft": {
            "code": code,
            "name": draft.name,
            "revision": draft.revision,
            "saved": words.moment(draft.saved_at),
            "by": draft.saved_by,
            "base": draft.base_number,
        },
        "refusal": refusal,
        "sent": _sent(request, draft),
        "steps": [_step(draft, step, faults) for step in draft.spec.steps],
        "gates": [_gate(draft.spec, gate) for gate in draft.spec.gates if gate.kind is not GateKind.END],
        "timers": [_timer(draft, timed) for timed in draft.spec.timed],
        "stops": [_fault(draft.spec, fault) for fault in stops],
        "remarks": [_fault(draft.spec, fault) for fault in faults if not fault.stops],
        "changes": stepwords.differences(base, draft.spec, draft.changes),
        "may_edit": draft.may_edit,
        "urls": _urls(draft),
    }
    return shown_of(request, draft, "draft", context, status)


def _sent(request: HttpRequest, draft: editing.DraftView) -> dict[str, str] | None:
    """What became of the last time it was sent, for who may send it again."""
    if draft.proposal is None or draft.waits or not draft.may_publish:
        return None
    row = proposals.one(actor_of(request), draft.proposal)
    url = reverse("console:proposal", args=[draft.proposal])
    return {"word": state_words(row)["word"], "because": row.decided_because, "url": url}


def _urls(draft: editing.DraftView) -> dict[str, str]:
    names = ["draft-trial", "draft-picture", "draft-data", "draft-form"]
    names += (
        ["draft-change", "draft-drop", "draft-step-new", "draft-timer-new", "draft-file-take"]
        if draft.may_edit
        else []
    )
    names += ["draft-publish"] if draft.may_publish and not draft.waits else []
    return {
        name.removeprefix("draft-").replace("-", "_"): reverse(f"console:{name}", args=[draft.code])
        for name in names
    }


def _step(draft: editing.DraftView, step: Step, faults: tuple[editing.Fault, ...]) -> dict[str, Any]:
    spec = draft.spec
    return {
        "key": step.key,
        "name": step.name,
        "kind": stepwords.KINDS[step.kind],
        "owner": stepwords.owner(step),
        "hours": words.hours(step.hours),
        "ways": [stepwords.way(spec, move) for move in spec.moves_from(step.key)],
        "timed": [stepwords.timed(spec, timed) for timed in spec.timed_on(step.key)],
        "faults": [fault.sentence for fault in faults if fault.place == step.key and fault.stops],
        "url": reverse("console:draft-step", args=[draft.code, step.key]) if draft.may_edit else "",
    }


def _timer(draft: editing.DraftView, timed: TimedMove) -> dict[str, str]:
    return {
        "key": timed.key,
        "place": stepwords.place(draft.spec, timed.source),
        "words": stepwords.timed(draft.spec, timed),
        "note": " · ".join(part for part in (timed.label, timed.article) if part),
        "url": reverse("console:draft-timer", args=[draft.code, timed.key]) if draft.may_edit else "",
    }


def _gate(spec: Spec, gate: Gate) -> dict[str, Any]:
    return {
        "key": gate.key,
        "kind": stepwords.GATES[gate.kind],
        "name": gate.name,
        "ways": [stepwords.way(spec, move) for move in spec.moves_from(gate.key)],
        "is_fork": gate.kind is GateKind.FORK,
    }


def _fault(spec: Spec, fault: editing.Fault) -> dict[str, str]:
    return {"sentence": fault.sentence, "anchor": f"#buoc-{fault.place}" if spec.is_step(fault.place) else ""}


@require_POST
@controllers_only
def change(request: HttpRequest, code: str) -> HttpResponse:
    """One press in the table: up, down, out, or side by side no more."""
    actor, key, act = actor_of(request), request.POST.get("key", ""), request.POST.get("act", "")
    changes = {
        "len": lambda spec: move_step(spec, key, later=False),
        "xuong": lambda spec: move_step(spec, key, later=True),
        "bo": lambda spec: remove_step(spec, key),
        "bo-moc": lambda spec: remove_timed(spec, key),
        "lan-luot": lambda spec: in_sequence(spec, key),
    }
    if act not in changes:
        raise NotFound
    try:
        editing.save_process(actor, code, revision_of(request), changes[act])
    except NotFound:
        raise
    except Refusal as refusal:
        return page(request, draft_of(request, code), str(refusal), refusal.status)
    except KernelError as error:
        return page(request, draft_of(request, code), say(error.key, **error.values), 422)
    say_done(request, _("Đã lưu. Xem mục Kiểm tra và Khác bản đang áp dụng."))
    at = f"#buoc-{key}" if act in {"len", "xuong"} else "#bang"
    return HttpResponseRedirect(reverse("console:draft", args=[code]) + at)


def revision_of(request: HttpRequest) -> int:
    """Which state of the draft was on the page; nought, which never was, for anything unreadable."""
    given = request.POST.get("revision", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


@require_http_methods(["GET", "HEAD", "POST"])
@controllers_only
def drop(request: HttpRequest, code: str) -> HttpResponse:
    draft = editable(request, code)

    def drops(typed: Typed) -> str:
        editing.drop_draft(actor_of(request), code, revision_of(request), typed.text("because"))
        return _("Đã bỏ bản thảo.")

    about = f"{code} · {draft.name}"
    back = reverse("console:procedure", args=[code])
    sentence = _("Mọi thay đổi chưa công bố mất hẳn. Bản đang áp dụng không đổi.")
    fields = (Field("revision", "", kind="hidden", value=str(draft.revision)), reason_field())
    act = Act(_("Bỏ bản thảo"), _("Bỏ bản thảo"), about, back, fields, drops, sentence, "danger", HERE)
    return answer(request, act)
