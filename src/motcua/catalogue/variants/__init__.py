"""What one agency does otherwise than the province in one procedure: stated alone, the rest inherited."""

from motcua.catalogue.variants.finding import (
    Local,
    for_intake,
    of_procedure,
    of_version,
    overrides_of,
    version_of,
)
from motcua.catalogue.variants.resolving import Conflict, Overrides, Resolved, resolve

__all__ = [
    "Conflict",
    "Local",
    "Overrides",
    "Resolved",
    "for_intake",
    "of_procedure",
    "of_version",
    "overrides_of",
    "resolve",
    "version_of",
]
