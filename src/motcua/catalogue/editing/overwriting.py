"""A data file over a procedure that was published from the pages: refused with what would be undone."""

from collections.abc import Iterator
from dataclasses import replace

from motcua.catalogue.content import Content
from motcua.catalogue.editing.comparing import Comparison, compare
from motcua.catalogue.editing.copying import content_of
from motcua.catalogue.editing.listing import PUBLISHED
from motcua.catalogue.editing.refusals import EditedHere
from motcua.catalogue.models import ProcedureVersion, Status
from motcua.kernel.process import spec_to_data
from motcua.platform import clock, ledger
from motcua.platform.words import say

MOST_TOLD = 12


def over_what_was_edited(content: Content) -> Content:
    """The file's content, in force from today on at the earliest where a version was edited here."""
    try:
        insist_not_edited(content)
    except EditedHere:
        return replace(content, effective_from=max(content.effective_from, clock.today()))
    return content


def insist_not_edited(content: Content) -> None:
    """Raises EditedHere where the newest version came from a draft and the file says otherwise."""
    published = ProcedureVersion.objects.filter(procedure__code=content.code, status=Status.PUBLISHED)
    newest = published.order_by("-number").only("pk", "number", "digest").first()
    if newest is None or newest.digest == content.digest or not _from_draft(content.code, newest.pk):
        return
    told = list(differences(compare(content_of(newest.pk), _whole(content))))
    if told:
        more = [f"… (+{len(told) - MOST_TOLD})"] if len(told) > MOST_TOLD else []
        words = "; ".join([*told[:MOST_TOLD], *more])
        raise EditedHere(code=content.code, number=newest.number, differences=words)


def differences(compared: Comparison) -> Iterator[str]:
    """What differs, for the keyboard: places by their names in the file."""
    for field in compared.fields:
        yield f"{'/'.join(field.path)}: {_plain(field.before)} → {_plain(field.after)}"
    for message in (*compared.questions, *compared.process):
        if message.key != "process.diff.hours":
            yield say(message.key, **message.values).rstrip(".")


def _plain(value: object) -> str:
    return "–" if value in (None, "", []) else str(value)[:80]


def _whole(content: Content) -> dict[str, object]:
    return {**content.data, "form": content.form.to_data(), "process": spec_to_data(content.spec)}


def _from_draft(code: str, version: int) -> bool:
    """Whether the ledger says that this version was made from a draft."""
    return any(
        entry.name == PUBLISHED and entry.payload.get("version") == version and "draft" in entry.payload
        for entry in ledger.entries(f"procedure:{code}")
    )
