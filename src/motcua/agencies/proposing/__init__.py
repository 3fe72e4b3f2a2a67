"""Changes of the organisation that wait for a second person: which they are and how they are carried out."""

from motcua.agencies.actions.roles import RoleWanted
from motcua.agencies.proposing.roles import ask_for_role, ask_for_roles, role_needs_second

__all__ = ["RoleWanted", "ask_for_role", "ask_for_roles", "role_needs_second"]
