"""The small commune and its neighbour."""

from rooms.dossiers.conftest import data_folder, office
from scenes import stage

__all__ = ["data_folder", "office", "stage"]
