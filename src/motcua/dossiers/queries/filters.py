"""By what a worklist is narrowed: a frozen value, its words in an address, and the one condition it becomes.

The words are those of addresses (Vietnamese without accents) and of saved filters. `words` stands in neither:
it may be somebody's name, so surfaces keep it with the session and hand it over apart.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import DateTimeField, Func, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies import api as agencies
from motcua.dossiers.status import Status
from motcua.kernel import codes, text, worktime
from motcua.kernel.errors import KernelError
from motcua.kernel.process import StepKind
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import Invalid

MOST_HOURS = 400
_LONGEST, _SAID = 80, 40


class HolderIs(StrEnum):
    """Holders that are no particular account."""

    ME = "toi"
    NOBODY = "chua-co"


class RunsOut(StrEnum):
    """Instead of a number of hours."""

    LATE = "tre"


CHANNEL_SLUGS = {"tai-quay": "counter", "tren-mang": "online", "buu-chinh": "post"}
_YES_NO = {"co": True, "khong": False}


@dataclass(frozen=True, slots=True)
class Filter:
    """What rows must have; None and "" ask for nothing. `runs_out`: office hours of the reader's unit."""

    procedure: str = ""
    status: Status | None = None
    channel: str = ""
    holder: UUID | HolderIs | None = None
    competent: str = ""
    field: str = ""
    non_territorial: bool | None = None
    runs_out: int | RunsOut | None = None
    words: str = ""

    @property
    def is_empty(self) -> bool:
        return self == EVERYTHING

    def without(self, name: str) -> "Filter":
        """The same filter asking nothing of one of its fields."""
        return replace(self, **{name: getattr(EVERYTHING, name)})


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class ReadFilter:
    """What could be read of an address, and a sentence by parameter for what could not."""

    filter: Filter
    problems: Mapping[str, str]


PARAMETER = {
    "procedure": "thu-tuc",
    "status": "trang-thai",
    "channel": "kenh",
    "holder": "nguoi-giu",
    "competent": "don-vi",
    "field": "linh-vuc",
    "non_territorial": "phi-dia-gioi",
    "runs_out": "han",
}
"""The name in an address of each field but `words`."""

FILTER_LABEL: dict[str, str | Promise] = {
    "procedure": gettext_lazy("Thủ tục"),
    "status": gettext_lazy("Trạng thái"),
    "channel": gettext_lazy("Kênh nộp"),
    "holder": gettext_lazy("Người giữ"),
    "competent": gettext_lazy("Cơ quan giải quyết"),
    "field": gettext_lazy("Lĩnh vực"),
    "non_territorial": gettext_lazy("Phi địa giới"),
    "runs_out": gettext_lazy("Hạn"),
    "words": gettext_lazy("Chủ hồ sơ hoặc mã"),
}


def read_filter(given: Mapping[str, str], words: str = "") -> ReadFilter:
    """Strictly: a value that is not understood asks for nothing and is told; the others hold."""
    found: dict[str, object] = {}
    problems: dict[str, str] = {}
    for name, parameter in PARAMETER.items():
        value = given.get(parameter, "").strip()
        if not value:
            continue
        try:
            found[name] = _READ[name](value[: _LONGEST + 1])
        except (ValueError, KeyError, KernelError):
            problems[parameter] = _("%(field)s: không hiểu «%(value)s» nên chưa lọc theo mục này.") % {
                "field": FILTER_LABEL[name],
                "value": value[:_SAID],
            }
    return ReadFilter(replace(EVERYTHING, words=plain_words(words), **found), problems)  # type: ignore[arg-type]


class FilterUnclear(Invalid):
    """A list would be wider than the one that was looked at."""

    code = "filter-unclear"
    sentence = gettext_lazy("{why} Hãy mở lại danh sách, xem lại rồi làm tiếp.")


def exact_filter(given: Mapping[str, str], words: str = "") -> Filter:
    """The same for what is done with a whole list: nothing not understood is passed over. FilterUnclear."""
    read = read_filter(given, words)
    if read.problems:
        raise FilterUnclear(why=" ".join(read.problems.values()))
    return read.filter


def filter_words(chosen: Filter) -> dict[str, str]:
    """The filter as parameters of an address, without `words`."""
    said = {name: getattr(chosen, name) for name in PARAMETER}
    return {PARAMETER[name]: _SAY.get(name, str)(v) for name, v in said.items() if v is not None and v != ""}


def plain_words(given: str) -> str:
    """Typed words as they are looked for: one line, no NUL, not endless."""
    return " ".join(given.replace("\0", " ").split())[:_LONGEST]


def filter_q(actor: Actor, chosen: Filter) -> Q:
    """The condition on open steps. Every list and every count beside it is made with this one."""
    parts = (
        _ASK[f.name](actor, v) for f in fields(chosen) if (v := getattr(chosen, f.name)) not in (None, "")
    )
    whole = Q()
    for part in parts:
        whole &= part
    return whole


def _procedure(value: str) -> str:
    codes.procedure_code(value)
    return value


def _competent(value: str) -> str:
    if agencies.unit_by_identifier(value) is None:
        raise KeyError(value)
    return value


def _field(value: str) -> str:
    if not (value.isascii() and value.replace("-", "").replace("_", "").isalnum()) or len(value) > _SAID:
        raise ValueError(value)
    return value


def _number(value: str, most: int) -> int:
    if not (value.isascii() and value.isdigit()) or not 1 <= int(value) <= most:
        raise ValueError(value)
    return int(value)


def _holder(value: str) -> UUID | HolderIs:
    return HolderIs(value) if value in set(HolderIs) else UUID(value)


def _runs_out(value: str) -> int | RunsOut:
    return RunsOut.LATE if value == RunsOut.LATE else _number(value, MOST_HOURS)


_READ: dict[str, Callable[[str], object]] = {
    "procedure": _procedure,
    "status": lambda value: Status(_number(value, len(Status))),
    "channel": CHANNEL_SLUGS.__getitem__,
    "holder": _holder,
    "competent": _competent,
    "field": _field,
    "non_territorial": _YES_NO.__getitem__,
    "runs_out": _runs_out,
}
_SAY: dict[str, Callable[[object], str]] = {
    "status": lambda value: str(int(value)),  # type: ignore[call-overload]
    "channel": {channel: slug for slug, channel in CHANNEL_SLUGS.items()}.__getitem__,  # type: ignore[dict-item]
    "non_territorial": {said: slug for slug, said in _YES_NO.items()}.__getitem__,  # type: ignore[dict-item]
}


WAITS = Q(waits=True)
TO_COLLECT = Q(kind="return")
"""A result that lies ready is nobody's delay, however long it is not fetched."""


_NOW = Func(function="motcua_now", output_field=DateTimeField())
"""The clock's moment, read by the statement itself: a page has many conditions and need not ask for each."""


def late_q() -> Q:
    return ~WAITS & ~TO_COLLECT & Q(risk_at__lt=_NOW)


def silent_q(moment: datetime | None = None) -> Q:
    """An opinion was asked, its own hour is past and nobody has answered; in a pause that hour is put off."""
    return ~WAITS & Q(kind=StepKind.CONSULT, due_at__lt=moment or _NOW)


def own_accounts(actor: Actor) -> list[int]:
    """The person's account, and that of the one for whom they stand in."""
    return [account for account in (actor.account, actor.on_behalf) if account is not None]


def _holder_q(actor: Actor, value: UUID | HolderIs) -> Q:
    if value is HolderIs.ME:
        return Q(holder_id__in=own_accounts(actor))
    return Q(holder__isnull=True) if value is HolderIs.NOBODY else Q(holder__public_id=value)


def _competent_q(_actor: Actor, value: str) -> Q:
    unit = agencies.unit_by_identifier(value)
    return Q(competent_id=unit.id) if unit is not None else Q(pk__in=[])


def _runs_out_q(actor: Actor, value: int | RunsOut) -> Q:
    """Late already, or due within so many office hours from now."""
    if value is RunsOut.LATE:
        return late_q()
    if actor.unit is None:
        return Q(pk__in=[])
    now = clock.now()
    until = worktime.add_working_minutes(agencies.calendar_of(actor.unit), now, int(value) * 60)
    return ~WAITS & ~TO_COLLECT & Q(risk_at__gte=now, risk_at__lte=until)


def _words_q(_actor: Actor, value: str) -> Q:
    """A part of the code when there is a digit in it, else of the owner's name in any spelling."""
    if any(sign.isdigit() for sign in value):
        return Q(dossier__code__contains=value.upper())
    folded = text.fold(value)
    return Q(dossier__owner_name_folded__contains=folded) if folded else Q(pk__in=[])


_ASK: dict[str, Callable[..., Q]] = {
    "procedure": lambda _actor, value: Q(dossier__procedure_code=value),
    "status": lambda _actor, value: Q(dossier__status=value),
    "channel": lambda _actor, value: Q(dossier__channel=value),
    "holder": _holder_q,
    "competent": _competent_q,
    "field": lambda _actor, value: Q(field_code=value),
    "non_territorial": lambda _actor, value: Q(dossier__is_non_territorial=value),
    "runs_out": _runs_out_q,
    "words": _words_q,
}
