"""Provinces and communes: the whole country by code, this province as it changes by decision."""

from motcua.agencies.places.directory import known_for, places

__all__ = ["known_for", "places"]
