"""Sheets as PDF files: for people to keep, tagged, with text that can be selected and searched.

A surface says what stands on a sheet as values; what a person typed is data there and never a part of the
page's own program. Set by a process with tight limits, from our own fonts, without a line to anywhere.
"""

from motcua.platform.pdf.setting import NotSet, made
from motcua.platform.pdf.sheet import Block, File, Sheet

__all__ = ["Block", "File", "NotSet", "Sheet", "made"]
