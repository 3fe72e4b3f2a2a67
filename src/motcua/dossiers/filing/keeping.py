"""Begin a filing, keep what is typed, take it along at sign-in, throw it away."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from motcua.catalogue import api as catalogue
from motcua.dossiers.filing import minutes
from motcua.dossiers.filing.merging import Merged, Save, merge
from motcua.dossiers.filing.refusals import AlreadySent, NotOnline
from motcua.dossiers.filing.rows import Bearer, FilingRow
from motcua.dossiers.models import Draft, Filing
from motcua.platform import clock
from motcua.platform.errors import NotFound

HERE = "provincial"
"""The route of procedures whose dossiers this system takes in; others are filed where they are handled."""


def is_open(version: catalogue.ProcedureVersion) -> bool:
    """Whether people file this procedure here, on the net."""
    return "online" in version.limits and version.processing_route == HERE and version.form is not None


def begin(bearer: Bearer, procedure: str, choices: Mapping[str, Any] | None = None) -> UUID:
    """A new filing under the version in force today. Raises UnknownProcedure, NotOnline."""
    version = catalogue.version_on(procedure, clock.today())
    if not is_open(version):
        raise NotOnline
    with transaction.atomic():
        now = clock.now()
        draft = Draft.objects.create(account_id=bearer.account, procedure_code=version.code, created_at=now)
        Filing.objects.create(
            draft=draft,
            account_id=bearer.account,
            visitor=None if bearer.account else bearer.visitor,
            version_of_procedure_id=version.id,
            choices=dict(choices or {}),
            saved_at=now,
        )
    return draft.pk


def of(bearer: Bearer) -> QuerySet[Filing]:
    """The filings of somebody; nobody has those of another."""
    if bearer.account is not None:
        return Filing.objects.filter(account_id=bearer.account)
    if bearer.visitor is not None:
        return Filing.objects.filter(visitor=bearer.visitor)
    return Filing.objects.none()


def save(
    bearer: Bearer, draft: UUID, version: int, given: Save, gone: Collection[str] = (), part: str = ""
) -> Merged:
    """Keep what a page sends, after `merging`'s rule. Raises NotFound, AlreadySent.

    `version`: whose questions the page asked; `gone`: answers of a former version that do not go along;
    `part`: of the form, to which the time since the save before is counted.
    """
    with transaction.atomic():
        row = locked(bearer, draft)
        stamps = {key: (int(at), str(page), int(count)) for key, (at, page, count) in row.stamps.items()}
        kept = {key: value for key, value in row.answers.items() if key not in gone}
        merged = merge(kept, stamps, row.revision, given)
        row.answers, row.stamps, row.revision = merged.answers, merged.stamps, merged.revision
        _time(row, version, part)
        row.save(update_fields=[*_SAVED, "spent", "is_timed"])
    return merged


_SAVED = ("answers", "stamps", "revision", "version_of_procedure", "saved_at")


def _time(row: Filing, version: int, part: str) -> None:
    """When it was saved, and how long the part has taken; of another version nothing was counted yet."""
    now, spent = clock.now(), row.spent if row.version_of_procedure_id == version else {}
    row.spent = minutes.spent_with(spent, part, row.saved_at, now) if part else spent
    row.is_timed = bool(row.spent)
    row.version_of_procedure_id = version
    row.saved_at = now


def choose(bearer: Bearer, draft: UUID, **choices: Any) -> None:
    """Keep what was chosen on a page of its own; None takes a choice away. Raises NotFound, AlreadySent."""
    with transaction.atomic():
        row = locked(bearer, draft)
        kept = {key: value for key, value in {**row.choices, **choices}.items() if value is not None}
        Filing.objects.filter(pk=row.pk).update(choices=kept, saved_at=clock.now())


def discard(bearer: Bearer, draft: UUID) -> None:
    """Throw away what was not sent, with what was attached. Raises NotFound, AlreadySent."""
    with transaction.atomic():
        row = locked(bearer, draft)
        Draft.objects.filter(pk=row.pk).delete()


def adopt(account: int, visitor: UUID) -> int:
    """What a browser filled in before signing in belongs to the account from now on; how many there were."""
    with transaction.atomic():
        found = Filing.objects.select_for_update().filter(visitor=visitor, sent_at__isnull=True)
        drafts = list(found.values_list("pk", flat=True))
        Filing.objects.filter(pk__in=drafts).update(account_id=account, visitor=None)
        Draft.objects.filter(pk__in=drafts).update(account_id=account)
    return len(drafts)


def row_of(row: Filing) -> FilingRow:
    return FilingRow(
        id=row.pk,
        procedure=row.draft.procedure_code,
        version_id=row.version_of_procedure_id,
        account=row.account_id,
        choices=row.choices,
        answers=row.answers,
        revision=row.revision,
        saved_at=row.saved_at,
        sent_at=row.sent_at,
    )


def locked(bearer: Bearer, draft: UUID) -> Filing:
    """A filing held until the transaction ends. Raises NotFound, AlreadySent."""
    row = of(bearer).select_for_update().filter(pk=draft).first()
    if row is None:
        raise NotFound
    if row.sent_at is not None:
        raise AlreadySent
    return row
