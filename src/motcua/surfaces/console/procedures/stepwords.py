"""Steps, gates, ways and differences of a process in words."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies import api as agencies
from motcua.catalogue.api import editing
from motcua.dossiers import api as dossiers
from motcua.kernel.messages import Message
from motcua.kernel.process import NAMED_UNIT, Gate, GateKind, Move, Spec, Step, StepKind, TimedKind, TimedMove
from motcua.platform.words import say
from motcua.surfaces.console.procedures.words import hours

KINDS = {
    StepKind.RECEIVE: gettext_lazy("Tiếp nhận"),
    StepKind.ASSIGN: gettext_lazy("Phân công"),
    StepKind.EXAMINE: gettext_lazy("Thẩm định"),
    StepKind.CONSULT: gettext_lazy("Lấy ý kiến"),
    StepKind.APPROVE: gettext_lazy("Duyệt"),
    StepKind.SIGN: gettext_lazy("Ký"),
    StepKind.CLERK: gettext_lazy("Văn thư"),
    StepKind.RETURN: gettext_lazy("Trả kết quả"),
    StepKind.WAIT: gettext_lazy("Chờ"),
    StepKind.CALL: gettext_lazy("Gọi thủ tục khác"),
}
UNITS = {
    "receiving": gettext_lazy("nơi tiếp nhận"),
    "competent": gettext_lazy("cơ quan có thẩm quyền"),
    "helping": gettext_lazy("nơi hướng dẫn"),
    "parent": gettext_lazy("cơ quan cấp trên"),
}
CLOCKS = {
    "": gettext_lazy("Vẫn tính thời hạn"),
    "pause": gettext_lazy("Dừng tính thời hạn"),
    "resume": gettext_lazy("Tính lại thời hạn"),
    "pause_again": gettext_lazy("Tính lại rồi dừng"),
}
GATES = {
    GateKind.CHOICE: gettext_lazy("Rẽ theo điều kiện"),
    GateKind.FORK: gettext_lazy("Tách làm song song"),
    GateKind.JOIN: gettext_lazy("Gộp, chờ đủ các nhánh"),
    GateKind.STAGE: gettext_lazy("Giai đoạn"),
    GateKind.END: gettext_lazy("Kết thúc"),
}
FIELDS = {
    "name": gettext_lazy("tên"),
    "kind": gettext_lazy("loại"),
    "function": gettext_lazy("người làm"),
    "unit_rule": gettext_lazy("đơn vị"),
    "hours": gettext_lazy("số giờ"),
    "fact": gettext_lazy("điều phải chờ"),
    "calls": gettext_lazy("thủ tục được gọi"),
    "stage": gettext_lazy("giai đoạn"),
    "start": gettext_lazy("bước mở đầu"),
    "label": gettext_lazy("tên hướng đi"),
    "guard": gettext_lazy("điều kiện"),
    "default": gettext_lazy("hướng mặc định"),
    "article": gettext_lazy("điều luật"),
    "pauses": gettext_lazy("dừng tính thời hạn"),
    "resumes": gettext_lazy("tính lại thời hạn"),
    "source": gettext_lazy("bước gắn vào"),
    "target": gettext_lazy("nơi đi tiếp"),
    "times": gettext_lazy("số lần"),
}


_SHORT = {
    "process.diff.step_added": gettext_lazy("Thêm bước “%(name)s”, %(hours)s giờ."),
    "process.diff.step_removed": gettext_lazy("Bỏ bước “%(name)s”, %(hours)s giờ."),
    "process.diff.timed_added": gettext_lazy("Thêm mốc thời gian: “%(name)s”."),
    "process.diff.timed_removed": gettext_lazy("Bỏ mốc thời gian: “%(name)s”."),
    "process.diff.gate_added": gettext_lazy("Thêm chỗ “%(name)s”."),
    "process.diff.gate_removed": gettext_lazy("Bỏ chỗ “%(name)s”."),
}


def owner(step: Step) -> str:
    """Who does a step, and where."""
    if not step.is_human:
        return _("không có người làm")
    who = str(dossiers.FUNCTION.get(step.function or "", "")) or _("chưa rõ ai làm")
    where = unit_words(step.unit_rule or "")
    return f"{who}, {where}" if where else who


def unit_words(rule: str) -> str:
    if rule.startswith(NAMED_UNIT):
        named = agencies.unit_by_identifier(rule.removeprefix(NAMED_UNIT))
        return named.short_name if named else rule.removeprefix(NAMED_UNIT)
    return str(UNITS.get(rule, ""))


def place(spec: Spec, key: str | None) -> str:
    """Where a way leads, by name."""
    if key is None:
        return _("trả về bước trước")
    part = next((part for part in spec.parts if part.key == key), None)
    if part is None:
        return key
    return (part.name or str(GATES[part.kind])) if isinstance(part, Gate) else part.name


def way(spec: Spec, move: Move) -> dict[str, str]:
    condition = editing.condition_words(move)
    return {
        "label": move.label,
        "to": place(spec, move.target),
        "when": condition or (_("khi không điều kiện nào đúng") if move.default else ""),
        "clock": str(CLOCKS["pause" if move.pauses else "resume"]) if move.pauses or move.resumes else "",
        "article": move.article,
    }


TIMED = {
    TimedKind.REMIND: gettext_lazy("nhắc người làm"),
    TimedKind.ESCALATE: gettext_lazy("mở thêm %(step)s"),
    TimedKind.EXPIRE: gettext_lazy("chuyển sang %(step)s"),
}


def timed(spec: Spec, move: TimedMove) -> str:
    """«sau 8 giờ: nhắc người làm, lặp lại»."""
    after = _("sau %(hours)s giờ") % {"hours": hours(move.hours)}
    what = str(TIMED[move.kind])
    what = what % {"step": place(spec, move.target)} if "%" in what else what
    again = (
        "" if move.times == 1 else _("lặp lại") if move.times is None else _("%(n)s lần") % {"n": move.times}
    )
    return f"{after}: {what}, {again}" if again else f"{after}: {what}"


def _timers(spec: Spec) -> dict[str, str]:
    """What a timed move is called: the step it is fixed to, and what it does."""
    return {each.key: f"{place(spec, each.source)}, {timed(spec, each)}" for each in spec.timed}


def differences(old: Spec, new: Spec, messages: tuple[Message, ...]) -> list[str]:
    """What a process does otherwise, in sentences that name steps as people do; the hours last."""
    return [_difference(old, new, message) for message in messages]


def _difference(old: Spec, new: Spec, message: Message) -> str:
    values: dict[str, Any] = dict(message.values)
    names = {part.key: place(spec, part.key) for spec in (old, new) for part in spec.parts}
    names |= {**_timers(new), **_timers(old)}
    field = values.get("field", "")
    short = _SHORT.get(message.key)
    if short is not None:
        element = str(values["element"])
        return str(short) % {"name": _element(element, names), "hours": hours(values.get("hours"))}
    if message.key == "process.diff.hours":
        return say(message.key, **{name: hours(float(value)) for name, value in values.items()})
    if message.key == "process.diff.start":
        return say(message.key, **{name: names.get(value, value) for name, value in values.items()})
    if "element" in values:
        values["element"] = _element(str(values["element"]), names)
    if field:
        values |= {name: _value(field, values[name], names) for name in ("old", "new")}
        values["field"] = str(FIELDS.get(field, field))
    if "hours" in values:
        values["hours"] = hours(values["hours"])
    return say(message.key, **values)


def _element(key: str, names: Mapping[str, str]) -> str:
    """«tham-dinh → ky-duyet (done)» with the names of its ends."""
    source, arrow, rest = key.partition(" → ")
    if not arrow:
        return names.get(key, key)
    target, _space, outcome = rest.partition(" ")
    back = _("trả về bước trước")
    shown = f"{names.get(source, source)} → {back if target == '↩' else names.get(target, target)}"
    return shown if outcome == "(done)" else f"{shown} {outcome}"


def _value(field: str, value: Any, names: Mapping[str, str]) -> str:
    if field == "times" and value is None:
        return _("lặp lại")
    if value in (None, ""):
        return _("để trống")
    if isinstance(value, bool):
        return _("có") if value else _("không")
    told: dict[str, Callable[[Any], Any]] = {
        "hours": hours,
        "kind": lambda kind: _KIND_WORDS.get(str(kind), kind),
        "function": lambda function: dossiers.FUNCTION.get(function, function),
        "unit_rule": lambda rule: unit_words(rule) or rule,
    }
    read = told.get(field)
    return str(read(value) if read is not None else names.get(str(value), value))


_TIMED_WORDS = {
    TimedKind.REMIND: gettext_lazy("nhắc"),
    TimedKind.ESCALATE: gettext_lazy("mở thêm việc"),
    TimedKind.EXPIRE: gettext_lazy("chuyển đi"),
}
_KIND_WORDS = {str(kind): word for kind, word in (*KINDS.items(), *GATES.items(), *_TIMED_WORDS.items())}
