"""A unit is marked as training, or no longer, by whoever administers what it is below."""

from motcua.agencies.marking.training import may_mark, set_training

__all__ = ["may_mark", "set_training"]
