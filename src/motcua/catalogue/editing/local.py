"""What an agency does otherwise, as somebody types it: read, and held against the version it is laid over."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.catalogue import variants
from motcua.catalogue.editing.data import amount_typed, limits_typed
from motcua.catalogue.editing.drafts import DraftView
from motcua.catalogue.editing.refusals import FilledWrong, NothingLocal
from motcua.catalogue.editing.timers import hours_after
from motcua.catalogue.rows import Case, ProcedureVersion
from motcua.catalogue.variants import Conflict, Overrides, resolve
from motcua.kernel.fees import FeeRule
from motcua.kernel.text import nfc
from motcua.kernel.worktime import Limit
from motcua.platform import clock

LONGEST, MOST_HOURS = 200, 10_000
Faults = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class VariantGiven:
    """A variant as typed; what is left empty is inherited. Limits, fees, hours by channel, fee and step."""

    agency: int | None
    decision: str
    effective_from: date | None
    effective_to: date | None = None
    limits: Mapping[str, str] = field(default_factory=dict)
    fees: Mapping[str, str] = field(default_factory=dict)
    hours: Mapping[str, str] = field(default_factory=dict)
    counter: str = ""
    reception: str = ""


def understood(inherited: ProcedureVersion, given: VariantGiven) -> Overrides:
    """What differs, read and held against the version. Raises FilledWrong with every fault at its field."""
    faults: Faults = []
    local = Overrides(
        limits=limits_typed(given.limits, faults),
        fees={
            code: amount_typed(f"fee-{code}", typed, faults)
            for code, typed in given.fees.items()
            if typed.strip()
        },
        hours=_hours(given.hours, faults),
        counter=nfc(given.counter.strip())[:LONGEST],
        reception=nfc(given.reception.strip())[:LONGEST],
    )
    if not faults:
        faults += [_fault(each) for each in resolve(inherited, local).conflicts]
    if faults:
        raise FilledWrong(tuple(faults))
    if local.says_nothing:
        raise NothingLocal
    return local


def local_conflicts(draft: DraftView) -> tuple[tuple[str, Conflict], ...]:
    """What agencies do otherwise and would not fit the draft any more, with the agency's name."""
    base, content = draft.base, draft.content
    limits = {channel: Limit.parse(each["limit"]) for channel, each in content["channels"].items()}
    cases = tuple(
        Case(
            row["code"],
            row["name"],
            {name: Limit.parse(text) for name, text in row.get("limits", {}).items()},
            (),
        )
        for row in content.get("cases", ())
    )
    fees = tuple(FeeRule.from_data(rule) for rule in content["fees"])
    following = replace(base, limits=limits, cases=cases, fee_rules=fees, spec=draft.spec)
    rows = variants.of_version(following, clock.today())
    return tuple((row.agency, conflict) for row in rows for conflict in row.conflicts)


def _hours(typed: Mapping[str, str], faults: Faults) -> dict[str, int | float]:
    found: dict[str, int | float] = {}
    for key, words in typed.items():
        if not words.strip():
            continue
        hours = hours_after(words)
        if hours is None or not 0 <= hours <= MOST_HOURS:
            faults.append((f"hours-{key}", _("Ghi như «4 giờ», «0,5 giờ» hoặc «2 ngày làm việc».")))
        else:
            found[key] = hours
    return found


def _fault(conflict: Conflict) -> tuple[str, str]:
    field_name = f"{conflict.kind}-{conflict.part}" if conflict.part else ""
    return field_name, conflict_words(conflict)


def conflict_words(conflict: Conflict) -> str:
    """What does not fit, and what would."""
    sentences = {
        ("limit", "over"): _("Thời hạn riêng không được dài hơn thời hạn chung."),
        ("limit", "gone"): _("Bản chung không còn cách nộp này."),
        ("fee", "over"): _("Mức thu riêng không được cao hơn mức chung {most} đồng."),
        ("fee", "gone"): _("Bản chung không còn khoản thu này."),
        ("fee", "unlike"): _("Khoản thu theo bậc không có mức riêng. Hãy bỏ mức riêng."),
        ("hours", "over"): _("Số giờ các bước là {wanted}, quá {most} giờ của thời hạn. Hãy bớt giờ."),
        ("hours", "gone"): _("Quy trình chung không còn bước này."),
    }
    return sentences[conflict.kind, conflict.why].format(wanted=conflict.wanted, most=conflict.most)


def agencies_for(inherited: ProcedureVersion) -> tuple[agencies.UnitRow, ...]:
    """Agencies that may have a variant: those of the procedure's level."""
    communes = agencies.communes() if inherited.level in {"commune", "both"} else ()
    is_provincial = inherited.level in {"province", "both"}
    departments = agencies.units_of_kind("department") if is_provincial else ()
    return (*(row for row in departments if not row.is_training), *communes)
