"""The next version of a procedure while it is written: copied from the newest, saved by one at a time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.catalogue.editing.access import may, procedure_within, require
from motcua.catalogue.editing.comparing import Comparison, compare
from motcua.catalogue.editing.copying import Content, content_of
from motcua.catalogue.editing.lint import Fault, lint
from motcua.catalogue.editing.refusals import DraftChanged, DraftThere, DraftWaits, NothingToCopy
from motcua.catalogue.models import Draft, Procedure, Status
from motcua.catalogue.models import ProcedureVersion as VersionRow
from motcua.catalogue.permissions import Permission
from motcua.catalogue.queries import version, waiting_version
from motcua.catalogue.rows import ProcedureVersion
from motcua.kernel.messages import Message
from motcua.kernel.process import Spec, diff, spec_from_data, spec_to_data
from motcua.parties import api as parties
from motcua.platform import clock, ledger, proposals
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

OPENED, SAVED, DROPPED = "catalogue.draft.opened", "catalogue.draft.saved", "catalogue.draft.dropped"


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft as it stands; `revision` is named when it is saved, so that nobody writes over another.

    `proposal` is the publication that was last sent to a second person; while `waits` nobody saves: then
    whoever `may_write` may not edit.
    """

    code: str
    name: str
    revision: int
    opened_at: datetime
    saved_at: datetime
    saved_by: str
    base: ProcedureVersion
    content: Mapping[str, Any]
    spec: Spec
    may_write: bool
    may_publish: bool
    proposal: UUID | None
    waits: bool

    @property
    def may_edit(self) -> bool:
        return self.may_write and not self.waits

    @property
    def base_number(self) -> int:
        """The number of the version it was copied from; nought where none was ever published."""
        return self.base.number if self.base.status == Status.PUBLISHED else 0

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with it, as of this state."""
        return lint(self.content, self.spec)

    @property
    def changes(self) -> tuple[Message, ...]:
        """What the process does otherwise than the published one, the hours last."""
        return diff(self.base.spec, self.spec) if self.base.spec else ()

    @property
    def compared(self) -> Comparison:
        """What it says otherwise than the version it was copied from, field by field."""
        return compare(content_of(self.base.id), self.content)


def open_draft(actor: Actor, code: str) -> int:
    """Begin the next version as a copy of the newest published one, else of what was imported.

    Gives the revision. Raises Refusal.
    """
    procedure = procedure_within(actor, code)
    with transaction.atomic(durable=True):
        Procedure.objects.select_for_update().get(pk=procedure.pk)
        base = newest(procedure) or procedure.versions.select_related("field").first()
        if base is None:
            raise NothingToCopy
        require(actor, Permission.PROCEDURE_EDIT, base.field.code)
        if Draft.objects.filter(procedure=procedure).exists():
            raise DraftThere
        now = clock.now()
        row = Draft.objects.create(
            procedure=procedure,
            base=base,
            content=content_of(base.pk),
            opened_at=now,
            opened_by=actor.account,
            saved_at=now,
            saved_by=actor.account,
        )
        _record(actor, code, OPENED, {"base": base.pk})
    return row.revision


def draft(actor: Actor, code: str) -> DraftView:
    """The draft of a procedure within reach. Raises NotFound where there is none."""
    procedure = procedure_within(actor, code)
    row = Draft.objects.filter(procedure=procedure).select_related("base").first()
    if row is None:
        raise NotFound
    field = row.content["field"]["code"]
    names = parties.account_names({row.saved_by} if row.saved_by else set())
    return DraftView(
        code=code,
        name=row.content["name"],
        revision=row.revision,
        opened_at=row.opened_at,
        saved_at=row.saved_at,
        saved_by=names.get(row.saved_by or 0, ""),
        base=version(row.base_id) if row.base.status == Status.PUBLISHED else waiting_version(code),
        content=row.content,
        spec=spec_from_data(row.content["process"]),
        may_write=may(actor, Permission.PROCEDURE_EDIT, field),
        may_publish=may(actor, Permission.PROCEDURE_PUBLISH, field),
        proposal=row.proposal,
        waits=waits(row),
    )


def save_process(actor: Actor, code: str, revision: int, change: Callable[[Spec], Spec]) -> int:
    """Change the process of the draft; the new revision. Raises Refusal or KernelError."""

    def changed(content: Content) -> Content:
        old = spec_from_data(content["process"])
        new = replace(change(old), key=old.key, version=old.version)
        return {**content, "process": spec_to_data(new)}

    return save(actor, code, revision, changed, "process")


def save(actor: Actor, code: str, revision: int, change: Callable[[Content], Content], part: str) -> int:
    """Change the content of the draft under lock; the new revision. Raises Refusal.

    What changes nothing is not saved: the revision stays, and so does everybody else's page.
    """
    procedure = procedure_within(actor, code)
    with transaction.atomic(durable=True):
        row = held(procedure, revision)
        require(actor, Permission.PROCEDURE_EDIT, row.content["field"]["code"])
        content = change(row.content)
        if content == row.content:
            return row.revision
        row.content, row.revision = content, row.revision + 1
        row.saved_at, row.saved_by = clock.now(), actor.account
        row.save()
        _record(actor, code, SAVED, {"revision": row.revision, "part": part})
    return row.revision


def drop_draft(actor: Actor, code: str, revision: int, because: str) -> None:
    """Throw the draft away. Raises Refusal."""
    procedure = procedure_within(actor, code)
    with transaction.atomic(durable=True):
        row = held(procedure, revision)
        require(actor, Permission.PROCEDURE_EDIT, row.content["field"]["code"])
        row.delete()
        forget_begun(row.base)
        _record(actor, code, DROPPED, {"revision": revision}, {"because": because.strip()[:2000]})


def held(procedure: Procedure, revision: int) -> Draft:
    """The draft, locked until commit, as it was read. Raises NotFound, DraftWaits, DraftChanged."""
    row = Draft.objects.select_for_update().filter(procedure=procedure).first()
    if row is None:
        raise NotFound
    if waits(row):
        raise DraftWaits
    if row.revision != revision:
        names = parties.account_names({row.saved_by} if row.saved_by else set())
        at = clock.aware(row.saved_at)
        raise DraftChanged(who=names.get(row.saved_by or 0, "–"), at=f"{at:%H:%M %d/%m/%Y}")
    return row


def waits(row: Draft) -> bool:
    """Whether a second person is still to decide on it: until then it stays as it was sent."""
    return row.proposal is not None and proposals.is_open(row.proposal)


def draft_of_proposal(actor: Actor, proposal: UUID) -> str | None:
    """The code of the procedure whose draft a proposal is about; None for others, and out of reach."""
    row = Draft.objects.select_related("procedure").filter(proposal=proposal).first()
    if row is None or not may(actor, Permission.PROCEDURE_PUBLISH, row.content["field"]["code"]):
        return None
    return row.procedure.code


def forget_begun(base: VersionRow) -> None:
    """The row that stood for a procedure never published goes with its draft."""
    if base.status == Status.BEGUN:
        base.delete()


def newest(procedure: Procedure) -> VersionRow | None:
    """The published version of the highest number."""
    published = procedure.versions.filter(status=Status.PUBLISHED).select_related("field")
    return published.order_by("-number").first()


def _record(
    actor: Actor, code: str, name: str, payload: Mapping[str, object], notes: Mapping[str, str] | None = None
) -> None:
    ledger.append(actor, [ledger.NewEntry(f"procedure:{code}", name, payload, notes=notes or {})])
