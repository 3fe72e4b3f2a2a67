"""What the office sees of what people say."""

from motcua.surfaces.desk.feedback import ratings

__all__ = ["ratings"]
