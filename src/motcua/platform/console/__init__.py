"""What a command says at the terminal, also before Django is there, and where it finds reference data."""

from motcua.platform.console.parser import Parser
from motcua.platform.console.reference import data_folder
from motcua.platform.console.values import reason_of, whole
from motcua.platform.console.words import CATALOGUES, speak, translate

__all__ = ["CATALOGUES", "Parser", "data_folder", "reason_of", "speak", "translate", "whole"]
