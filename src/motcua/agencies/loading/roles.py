"""Roles from data/roles.json; a role whose permissions changed gets a new version."""

from pathlib import Path

from django.db import transaction

from motcua.agencies.kept import changed
from motcua.agencies.loading.files import read
from motcua.agencies.models import Role
from motcua.platform import clock


def load_roles(path: Path) -> int:
    """Load the file and say how many roles are new or changed. Raises DataFileMissing, DataFileWrong."""
    data = read(path, path.parent / "schema" / "role.json")
    with transaction.atomic():
        latest = {role.code: role for role in Role.objects.order_by("version")}
        fresh = []
        for raw in data["roles"]:
            before = latest.get(raw["code"])
            permissions = sorted(raw["permissions"])
            if before and before.name == raw["name"] and before.permissions == permissions:
                continue
            version = before.version + 1 if before else 1
            fresh.append(Role(code=raw["code"], version=version, name=raw["name"], permissions=permissions))
        now = clock.now()
        for role in fresh:
            role.loaded_at = now
        Role.objects.bulk_create(fresh)
        if fresh:
            changed()
    return len(fresh)
