"""The first version of a procedure begun on a page, and the facts about a procedure as a whole.

What is begun has a row that stands for it in lists until it is published or dropped; it takes no dossiers, is
on no public page, and goes when the first version comes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.catalogue import models
from motcua.catalogue.actions.publish import found_by
from motcua.catalogue.editing.access import require
from motcua.catalogue.editing.copying import Content, content_of
from motcua.catalogue.editing.drafts import OPENED, save
from motcua.catalogue.editing.refusals import CompetenceNotYours, FilledWrong, ProcedureThere
from motcua.catalogue.models import Draft, Status
from motcua.catalogue.permissions import Permission
from motcua.catalogue.queries import LEVELS
from motcua.kernel.codes import procedure_code
from motcua.kernel.errors import KernelError
from motcua.kernel.text import nfc, sort_key
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from motcua.platform.words import say

AUDIENCES = ("person", "organisation", "business", "agency")
ONLINE_LEVELS = ("full_online", "partial_online", "offline_only")
LONGEST, MOST_TEXTS = 1000, 30
Faults = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class GeneralGiven:
    """The facts about a procedure as a whole, as typed; `law`: one text a line, its number, then its name."""

    name: str
    level: str
    audience: tuple[str, ...] = ()
    result: str = ""
    online_level: str = "offline_only"
    law: str = ""


@dataclass(frozen=True, slots=True)
class NewProcedure:
    """A procedure to be begun: where an agency is named it decides, by the decision, from today on."""

    code: str
    field: str
    general: GeneralGiven
    agency: int | None = None
    decision: str = ""


def begin_procedure(actor: Actor, new: NewProcedure) -> str:
    """Begin a procedure with a draft of its first version; its code. Raises Refusal."""
    code, field = _code(new.code), _field(new.field)
    require(actor, Permission.PROCEDURE_EDIT, new.field)
    facts = understood(new.general)
    with transaction.atomic(durable=True):
        procedure, _is_new = models.Procedure.objects.get_or_create(code=code)
        models.Procedure.objects.select_for_update().get(pk=procedure.pk)
        if procedure.versions.exists():
            raise ProcedureThere(field="code", code=code)
        row = _standing(procedure, field, facts)
        _begin_draft(actor, procedure, row, {**content_of(row.pk), **facts})
        if new.agency is not None:
            _assign(actor, code, new)
    return code


def put_general(actor: Actor, code: str, revision: int, given: GeneralGiven) -> int:
    """The facts of a draft as a whole, changed; the new revision. Raises Refusal."""
    facts = understood(given)

    def changed(content: Content) -> Content:
        result = {**content["result"], **facts["result"]}
        return {**content, **facts, "result": result}

    return save(actor, code, revision, changed, "general")


def understood(given: GeneralGiven) -> Content:
    """The facts under the names of a procedure file. Raises FilledWrong with every fault."""
    faults: Faults = []
    if not given.name.strip():
        faults.append(("name", _("Ghi tên thủ tục.")))
    if len(given.name) > LONGEST or len(given.result) > LONGEST:
        faults.append(("name", _("Dài quá {most} ký tự.").format(most=LONGEST)))
    if given.level not in {"both", *LEVELS}:
        faults.append(("level", _("Chọn cấp giải quyết.")))
    if not given.audience or not set(given.audience) <= set(AUDIENCES):
        faults.append(("audience", _("Chọn thủ tục dành cho ai.")))
    if given.online_level not in ONLINE_LEVELS:
        faults.append(("online_level", _("Chọn mức trực tuyến.")))
    law = read_law(given.law, faults)
    if faults:
        raise FilledWrong(tuple(faults))
    return {
        "name": nfc(given.name.strip()),
        "level": given.level,
        "audience": [each for each in AUDIENCES if each in given.audience],
        "result": {"name": nfc(given.result.strip())},
        "online_level": given.online_level,
        "legal_basis": law,
    }


def read_law(typed: str, faults: Faults) -> list[dict[str, str]]:
    """Texts of law, one a line: `118/2025/NĐ-CP: Cơ chế một cửa`; the name may be missing."""
    lines = [nfc(line.strip()) for line in typed.splitlines() if line.strip()]
    if len(lines) > MOST_TEXTS or max(map(len, lines), default=0) > LONGEST:
        faults.append(("law", _("Nhiều nhất {most} văn bản, mỗi dòng một.").format(most=MOST_TEXTS)))
    found = []
    for line in lines:
        number, _colon, name = (part.strip() for part in line.partition(":"))
        if not any(letter.isdigit() for letter in number):
            faults.append(
                (
                    "law",
                    _("Dòng “{line}” chưa có số văn bản, ví dụ 118/2025/NĐ-CP: Tên.").format(line=line[:60]),
                )
            )
        found.append({"number": number, "name": name} if name else {"number": number})
    return found


def law_words(content: Mapping[str, Any]) -> str:
    """The texts of law of a draft as they would be typed."""
    rows = content["legal_basis"]
    return "\n".join(f"{row['number']}: {row['name']}" if row.get("name") else row["number"] for row in rows)


def _code(typed: str) -> str:
    try:
        found = procedure_code(typed)
    except KernelError as error:
        raise FilledWrong((("code", say(error.key, **error.values)),)) from error
    return found.text


def _field(code: str) -> models.Field:
    found = models.Field.objects.filter(code=code).first()
    if found is None:
        raise FilledWrong((("field", _("Chọn lĩnh vực trong danh sách.")),))
    return found


def _standing(procedure: models.Procedure, field: models.Field, facts: Content) -> models.ProcedureVersion:
    """The row that stands for what is begun."""
    name = facts["name"]
    return models.ProcedureVersion.objects.create(
        procedure=procedure,
        number=1,
        status=Status.BEGUN,
        name=name,
        found_by=found_by(name, field.name),
        sort_key=sort_key(name),
        field=field,
        level=facts["level"],
        audience=facts["audience"],
        effective_from=clock.today(),
        online_level=facts["online_level"],
        result_name=facts["result"]["name"],
        legal_basis=facts["legal_basis"],
        digest="",
    )


def _begin_draft(
    actor: Actor, procedure: models.Procedure, base: models.ProcedureVersion, content: Content
) -> None:
    now = clock.now()
    moments: dict[str, Any] = {"opened_at": now, "saved_at": now}
    people: dict[str, Any] = {"opened_by": actor.account, "saved_by": actor.account}
    Draft.objects.create(procedure=procedure, base=base, content=content, **moments, **people)
    ledger.append(actor, [ledger.NewEntry(f"procedure:{procedure.code}", OPENED, {"base": base.pk})])


def _assign(actor: Actor, code: str, new: NewProcedure) -> None:
    try:
        agencies.assign_competence(
            actor, decision=new.decision, valid_from=clock.today(), procedure=code, agency_id=new.agency
        )
    except NotFound as error:
        raise CompetenceNotYours(field="agency") from error
