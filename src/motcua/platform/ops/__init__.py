"""Running the house: child processes that live and die with their parent, one at a time, with their files."""

from motcua.platform.ops.children import Child, tie_to_parent
from motcua.platform.ops.examination import Finding, examine
from motcua.platform.ops.one_at_a_time import TakenError, one_at_a_time
from motcua.platform.ops.ports import free_port
from motcua.platform.ops.stack import Stack
from motcua.platform.ops.static import gather_static

__all__ = [
    "Child",
    "Finding",
    "Stack",
    "TakenError",
    "examine",
    "free_port",
    "gather_static",
    "one_at_a_time",
    "tie_to_parent",
]
