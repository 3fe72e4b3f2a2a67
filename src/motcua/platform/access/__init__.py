"""The access engine: grammar of permissions, grants and scopes.

A permission is `room:thing:act`. Rooms list theirs in `permissions.py`; `agencies` expands the
roles of a person into grants and hands over an Actor; this engine only compares. It is closed by
default, and what one may not see is answered like what does not exist.
"""

from motcua.platform.access.actor import ANONYMOUS, SYSTEM, Actor, Asked, Grant
from motcua.platform.access.engine import Scope, allowed, require, scope, up_to

__all__ = ["ANONYMOUS", "SYSTEM", "Actor", "Asked", "Grant", "Scope", "allowed", "require", "scope", "up_to"]
