"""Roles in force: which permissions each one carries."""

from motcua.agencies.kept import kept
from motcua.agencies.models import Role


def permissions_of(role: str) -> tuple[str, ...]:
    """The permissions of a role in its version in force; an unknown role carries none."""
    return _in_force().get(role, ())


def role_names() -> dict[str, str]:
    """Role codes with what people call them."""
    return kept("role names", lambda: {role.code: role.name for role in Role.objects.order_by("version")})


def _in_force() -> dict[str, tuple[str, ...]]:
    # Later versions overwrite earlier ones of the same code.
    return kept(
        "roles",
        lambda: {role.code: tuple(role.permissions) for role in Role.objects.order_by("version")},
    )
