"""Publish a version of a procedure. What was published before stays for the dossiers that stand on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction

from motcua.catalogue import models
from motcua.catalogue.content import Content, digest, unversioned
from motcua.catalogue.models import Status
from motcua.catalogue.permissions import Permission
from motcua.kernel.process import spec_to_data
from motcua.kernel.text import nfc, slug, sort_key
from motcua.platform import clock
from motcua.platform.access import Actor, require
from motcua.platform.ledger import NewEntry, append


@dataclass(frozen=True, slots=True)
class Published:
    """The version in force after the act; `is_new` is False when its content was already published."""

    code: str
    version_id: int
    is_new: bool


def publish(actor: Actor, content: Content) -> Published:
    """Publish one procedure, with its ledger entry."""
    require(actor, Permission.PROCEDURE_PUBLISH, field=content.data["field"]["code"])
    with transaction.atomic():
        published = store(content)
        record(actor, [published])
    return published


def record(actor: Actor, published: list[Published]) -> None:
    """Ledger entries for what is new; the last statement of the transaction."""
    entries = [
        NewEntry(f"procedure:{each.code}", "catalogue.version.published", {"version": each.version_id})
        for each in published
        if each.is_new
    ]
    if entries:
        append(actor, entries)


def store(content: Content) -> Published:
    """Write the version, unless the newest one has the same content. Needs an open transaction."""
    models.Procedure.objects.get_or_create(code=content.code)
    # Two loaders at once: the second waits here and then finds the version of the first.
    procedure = models.Procedure.objects.select_for_update().get(code=content.code)
    newest = procedure.versions.filter(status=Status.PUBLISHED).order_by("-number").first()
    content_digest = content.digest
    if newest is not None and newest.digest == content_digest:
        return Published(content.code, newest.pk, is_new=False)
    version = _version(procedure, content, content_digest)
    _close_before(procedure, version)
    _add_parts(version, content)
    return Published(content.code, version.pk, is_new=True)


def _close_before(procedure: models.Procedure, version: models.ProcedureVersion) -> None:
    """Earlier versions end the day before. One that began on the same day was then never in force."""
    eve = version.effective_from - timedelta(days=1)
    earlier = procedure.versions.filter(status=Status.PUBLISHED, effective_from__lte=version.effective_from)
    still = earlier.exclude(pk=version.pk).exclude(effective_to__lt=version.effective_from)
    still.update(effective_to=eve)


def next_number(procedure: models.Procedure) -> int:
    """Versions of a procedure are counted from 1, imported ones among them."""
    last = procedure.versions.order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def field_of_work(code: str, name: str) -> models.Field:
    """The field of that code; its name follows the newest source."""
    name = nfc(name)
    values = {"name": name, "sort_key": sort_key(name)}
    field, created = models.Field.objects.get_or_create(code=code, defaults=values)
    if not created and field.name != name:
        models.Field.objects.filter(pk=field.pk).update(**values)
    return field


def name_fields(named: Mapping[str, str]) -> None:
    """Fields of work that may have no procedure yet: units, roles and counters name them all the same."""
    names = {code: nfc(name) for code, name in named.items()}
    new = [models.Field(code=code, name=name, sort_key=sort_key(name)) for code, name in names.items()]
    models.Field.objects.bulk_create(new, ignore_conflicts=True)


def found_by(name: str, field_name: str) -> str:
    """The words a version is found by."""
    return slug(f"{name} {field_name}").replace("-", " ")


def _version(procedure: models.Procedure, content: Content, content_digest: str) -> models.ProcedureVersion:
    data = content.data
    name = nfc(data["name"])
    plain = ("level", "audience", "decision", "start_rule", "non_territorial", "max_extensions")
    more = (
        "supplement_answer_limit",
        "online_level",
        "partial_reason",
        "proactive_level",
        "processing_route",
    )
    return models.ProcedureVersion.objects.create(
        procedure=procedure,
        number=next_number(procedure),
        status=Status.PUBLISHED,
        name=name,
        found_by=found_by(name, data["field"]["name"]),
        sort_key=sort_key(name),
        field=field_of_work(data["field"]["code"], data["field"]["name"]),
        effective_from=content.effective_from,
        effective_to=content.effective_to,
        decided_on=content.decided_on,
        is_provisional=bool(data.get("is_provisional")),
        result_code=data["result"].get("code", ""),
        result_name=data["result"]["name"],
        result_valid_months=data["result"].get("valid_months"),
        has_result_document=not data.get("no_result_document", False),
        form=_form(content),
        spec=_spec(content),
        legal_basis=data["legal_basis"],
        eligibility=data.get("eligibility"),
        sources=data["sources"],
        digest=content_digest,
        published_at=clock.now(),
        **{key: data[key] for key in (*plain, *more) if key in data},
    )


def _form(content: Content) -> models.FormDefinition:
    data = unversioned(content.form.to_data())
    same = models.FormDefinition.objects.filter(code=content.form.code)
    found = same.filter(digest=digest(data)).first()
    if found is not None:
        return found
    last = same.order_by("-version").values_list("version", flat=True).first() or 0
    version = max(last + 1, content.form.version)
    return models.FormDefinition.objects.create(
        code=content.form.code,
        version=version,
        title=content.form.title,
        data={**data, "version": version},
        digest=digest(data),
    )


def _spec(content: Content) -> models.ProcessSpec:
    data = unversioned(spec_to_data(content.spec))
    same = models.ProcessSpec.objects.filter(key=content.spec.key)
    found = same.filter(digest=digest(data)).first()
    if found is not None:
        return found
    last = same.order_by("-version").values_list("version", flat=True).first() or 0
    version = max(last + 1, content.spec.version)
    return models.ProcessSpec.objects.create(
        key=content.spec.key,
        version=version,
        name=content.spec.name,
        data={**data, "version": version},
        digest=digest(data),
    )


def _add_parts(version: models.ProcedureVersion, content: Content) -> None:
    data = content.data
    cases = data.get("cases") or [{"code": "general", "name": "Trường hợp chung"}]
    models.Case.objects.bulk_create(
        models.Case(
            version=version,
            place=place,
            code=each["code"],
            name=each["name"],
            components=each.get("components", []),
            by_office=each.get("by_office", False),
        )
        for place, each in enumerate(cases)
    )
    models.ChannelLimit.objects.bulk_create(
        models.ChannelLimit(version=version, place=place, case=case, channel=channel, limit=limit)
        for place, (case, channel, limit) in enumerate(_limits(data["channels"], cases))
    )
    models.Component.objects.bulk_create(
        models.Component(version=version, place=place, **each)
        for place, each in enumerate(data["components"])
    )
    models.Fee.objects.bulk_create(
        models.Fee(version=version, place=place, rule=rule.to_data())
        for place, rule in enumerate(content.fee_rules)
    )
    models.PauseRule.objects.bulk_create(
        models.PauseRule(version=version, place=place, **each) for place, each in enumerate(data["pauses"])
    )


def _limits(
    channels: Mapping[str, Mapping[str, str]], cases: list[dict[str, Any]]
) -> list[tuple[str, str, str]]:
    """Case ('' for all), channel and limit."""
    common = [("", channel, each["limit"]) for channel, each in channels.items()]
    own = [(case["code"], *pair) for case in cases for pair in case.get("limits", {}).items()]
    return common + own
