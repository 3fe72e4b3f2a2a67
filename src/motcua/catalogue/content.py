"""The content of a version to be published: read into the kernel's values, and checked as a whole.

The schema holds the shape; here is what a schema cannot say: parts that name each other, and rules of the
kernel.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from motcua.catalogue.refusals import ProcedureFault
from motcua.catalogue.rows import is_form
from motcua.kernel.codes import procedure_code
from motcua.kernel.errors import KernelError
from motcua.kernel.fees import FeeRule
from motcua.kernel.forms import Eligibility, Form, condition_from_data, names_in
from motcua.kernel.process import Spec, check, spec_to_data
from motcua.kernel.worktime import Limit, LimitUnit
from motcua.platform.words import say

HOURS_OF_A_DAY = 8  # one working day is eight hours


@dataclass(frozen=True, slots=True)
class Content:
    """A procedure file, understood; `data` stays for what is stored as it was written."""

    data: Mapping[str, Any]
    form: Form
    spec: Spec
    fee_rules: tuple[FeeRule, ...]
    effective_from: date
    effective_to: date | None

    @property
    def decided_on(self) -> date | None:
        """The day on the decision of publication, where it is named."""
        return date.fromisoformat(self.data["decided_on"]) if self.data.get("decided_on") else None

    @property
    def code(self) -> str:
        """The code of the procedure."""
        return str(self.data["code"])

    @property
    def digest(self) -> str:
        """The same for the same content, whoever loads it and however often."""
        return digest({**self.data, "process": unversioned(spec_to_data(self.spec))})


def digest(data: object) -> str:
    """SHA-256 over canonical JSON, in hexadecimal digits."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def unversioned(data: Mapping[str, Any]) -> dict[str, Any]:
    """A definition without its version: the catalogue counts versions itself."""
    return {key: value for key, value in data.items() if key != "version"}


def understood(data: Mapping[str, Any], spec: Spec, file: str) -> Content:
    """Content of a file that satisfies the schema; ProcedureFault names the first thing that is wrong."""
    place = "code"
    try:
        procedure_code(data["code"])
        place = "effective_from"
        effective_from = date.fromisoformat(data["effective_from"])
        place = "effective_to"
        effective_to = date.fromisoformat(data["effective_to"]) if "effective_to" in data else None
        place = "form"
        form = Form.from_data(data["form"])
        place = "eligibility"
        if "eligibility" in data:
            Eligibility.from_data(data["eligibility"])
        place = "fees"
        fee_rules = tuple(FeeRule.from_data(each) for each in data["fees"])
        place = "components"
        for place, fault in loose_ends(data, [question.key for question in form.questions]):
            raise ProcedureFault(file=file, place=place, fault=fault)
    except KernelError as error:
        raise ProcedureFault(file=file, place=place, fault=say(error.key, **error.values)) from error
    except ValueError as error:
        raise ProcedureFault(
            file=file, place=place, fault=_("ngày không có trong lịch. Hãy sửa ngày.")
        ) from error
    for finding in check(spec, limit_hours=shortest_hours(data)):
        if not finding.is_gap:
            words = say(finding.key, element=finding.element, **finding.values)
            raise ProcedureFault(file=file, place=f"process/{finding.element}", fault=words)
    return Content(data, form, spec, fee_rules, effective_from, effective_to)


def loose_ends(data: Mapping[str, Any], asked: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Names that lead nowhere, and names given twice, each with its place; `asked`: keys of the questions."""
    components = [each["code"] for each in data["components"]]
    cases = [each["code"] for each in data.get("cases", ())]
    yield from _twice(components, "components")
    yield from _twice(cases, "cases")
    yield from _twice([each["code"] for each in data["fees"]], "fees")
    for place, case in enumerate(data.get("cases", ())):
        where = f"cases/{place}/components"
        yield from _unknown(case.get("components", ()), components, where, _("thành phần hồ sơ"))
    for place, fee in enumerate(data["fees"]):
        yield from _unknown(fee.get("cases", ()), cases, f"fees/{place}/cases", _("trường hợp"))
    for place, component in enumerate(data["components"]):
        if "when" in component:
            names = names_in(condition_from_data(component["when"]))
            yield from _unknown(names, asked, f"components/{place}/when", _("câu hỏi trong mẫu"))
    yield from _told_twice(data)
    for place, bar in enumerate(data.get("eligibility", {}).get("bars", ())):
        yield from _unknown(bar.get("cases", ()), cases, f"eligibility/bars/{place}/cases", _("trường hợp"))
    if data.get("effective_to", data["effective_from"]) < data["effective_from"]:
        yield "effective_to", _("ngày hết hiệu lực đứng trước ngày có hiệu lực. Hãy sửa ngày.")


def _told_twice(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What cannot both be: a form that a register holds, and cases of which nobody can say theirs is one."""
    for place, component in enumerate(data["components"]):
        if component.get("from_database") and is_form(component["code"], said=component.get("is_form")):
            sentence = _("“{name}” là tờ khai thì không lấy từ cơ sở dữ liệu. Hãy bỏ một trong hai.")
            yield f"components/{place}", sentence.format(name=component["name"])
    cases = data.get("cases", ())
    if cases and all(case.get("by_office") for case in cases):
        yield "cases", _("Mọi trường hợp đều do cơ quan xác định. Hãy để ít nhất một cho người nộp.")


def _twice(codes: Sequence[str], place: str) -> Iterator[tuple[str, str]]:
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield place, _("mã {code} dùng hai lần. Hãy đổi một mã.").format(code=code)


def _unknown(names: Iterable[str], known: Sequence[str], place: str, thing: str) -> Iterator[tuple[str, str]]:
    for name in sorted(set(names) - set(known)):
        yield place, _("không có {thing} mang mã {name}. Hãy sửa mã.").format(thing=thing, name=name)


def shortest_hours(data: Mapping[str, Any]) -> float | None:
    """The shortest limit among channels and cases, in working hours; None when none is counted in them."""
    texts = [each["limit"] for each in data["channels"].values()]
    for case in data.get("cases", ()):
        texts += case.get("limits", {}).values()
    hours = [_hours(Limit.parse(text)) for text in texts]
    return min((each for each in hours if each is not None), default=None)


def _hours(limit: Limit) -> float | None:
    if limit.unit is LimitUnit.WORKING_HOURS:
        return float(limit.amount)
    if limit.unit is LimitUnit.WORKING_DAYS:
        return float(limit.amount * HOURS_OF_A_DAY)
    return None
