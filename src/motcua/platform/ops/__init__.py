"""Running the house: child processes that live and die with their parent."""

from motcua.platform.ops.children import Child, tie_to_parent

__all__ = ["Child", "tie_to_parent"]
