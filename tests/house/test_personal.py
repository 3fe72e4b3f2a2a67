"""Every table with a person in it is told to that person, or left out with a reason (P41)."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Field, ForeignKey

from motcua.platform import personal

PEOPLE = {"parties.account", "parties.person", "parties.organisation"}
COLUMNS = {
    "account", "account_id", "behalf_id", "person_id", "personal_id", "phone", "email", "address", "actor",
    "owner_name", "visitor", "officer", "refused_by", "handed_by", "received_by",
}  # fmt: skip
"""Names by which a table may hold somebody without a foreign key."""

OFFICERS = "who of the office did it: officers at their work, on the console and in the ledger"
OFFICE = "how an office is reached: of nobody"
EXEMPT = {
    "agencies.Post": OFFICERS,
    "agencies.Finding": OFFICERS,
    "agencies.UnitMove": OFFICERS,
    "agencies.ServiceCentre": OFFICE,
    "agencies.Unit": OFFICE,
    "custody.Manifest": OFFICERS,
    "dossiers.BulkOrder": OFFICERS,
    "dossiers.CalendarDraft": OFFICERS,
    "dossiers.Digest": OFFICERS,
    "dossiers.Dossier": "told by dossiers.Holder; the owner's name by dossiers.Participant",
    "dossiers.Errand": OFFICERS,
    "dossiers.FollowUp": OFFICERS,
    "dossiers.PaperMark": OFFICERS,
    "dossiers.Presence": OFFICERS,
    "dossiers.Step": OFFICERS,
    "feedback.Call": "callers by the number they gave, of no account; gone over by whoever calls back",
    "parties.ApiKey": "keys of other systems: of an agency",
    "parties.PasswordCode": "a digest of officers, gone with its first use",
    "payments.DayFile": OFFICERS,
    "payments.DaySign": OFFICERS,
    "payments.Receipt": OFFICERS,
    "payments.Refund": OFFICERS,
    "platform.Entry": "ids only (P38); what was done stands on the dossier's page, who looked in Opening",
    "platform.FileRecord": "told with what it belongs to: papers of dossiers, of drafts, uploads",
    "platform.IdempotencyKey": "requests of other systems, gone after a day",
    "platform.Import": OFFICERS,
}


def keys_of(model: Any) -> Iterator[str]:
    """The columns by which somebody is found in a table."""
    for field in model._meta.get_fields():
        is_key = isinstance(field, ForeignKey) and field.remote_field.model._meta.label_lower in PEOPLE
        if is_key or (isinstance(field, Field) and field.name in COLUMNS):
            yield field.name


def with_people() -> dict[str, list[str]]:
    ours = (model for model in apps.get_models() if model.__module__.startswith("motcua."))
    found = {model._meta.label: sorted(set(keys_of(model))) for model in ours}
    return {label: keys for label, keys in found.items() if keys}


def test_every_table_with_a_person_key_is_told_of_or_exempt_with_a_reason() -> None:
    told = {held.model for held in personal.every()}
    forgotten = {label: keys for label, keys in with_people().items() if label not in told | EXEMPT.keys()}
    assert not forgotten, "name it in its room's `personal`, or say here why not"


def test_nothing_is_named_twice_or_without_need() -> None:
    told = {held.model for held in personal.every()}
    tables = {model._meta.label for model in apps.get_models()}
    assert told <= tables
    assert EXEMPT.keys() <= with_people().keys()
    assert not told & EXEMPT.keys()


def test_each_table_says_what_may_go_or_why_it_stays() -> None:
    for held in personal.every():
        assert held.erase is not None or str(held.stays), held.model
        assert str(held.title)
