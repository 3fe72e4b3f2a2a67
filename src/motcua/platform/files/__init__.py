"""Files people hand in: recognised by content, made harmless, stored under names of our own.

PDF, JPEG and PNG only. Images are written anew without their metadata (a photograph tells where it
was taken); PDF files are kept byte by byte, since they may be signed, and refused when they are
locked or hold anything that acts. Each stored file's fingerprint goes to the ledger, so that a
changed file shows. Who may read a file is for the room that owns it to decide.
"""

from motcua.platform.files import scanning, uploads
from motcua.platform.files.binding import Part, bind
from motcua.platform.files.fingerprints import FileReport, verify
from motcua.platform.files.pages import page_count, page_picture, small_picture
from motcua.platform.files.reading import attachment, harmless, open_stored, stored
from motcua.platform.files.refusals import (
    FileActive,
    FileDamaged,
    FileEmpty,
    FileHeld,
    FileInfected,
    FileKindUnknown,
    FileLocked,
    FileNotShown,
    FileNotStored,
    FileNotWhole,
    FileSigned,
    FileTooComplex,
    FileTooLarge,
)
from motcua.platform.files.storing import StoredFile, store

__all__ = [
    "FileActive",
    "FileDamaged",
    "FileEmpty",
    "FileHeld",
    "FileInfected",
    "FileKindUnknown",
    "FileLocked",
    "FileNotShown",
    "FileNotStored",
    "FileNotWhole",
    "FileReport",
    "FileSigned",
    "FileTooComplex",
    "FileTooLarge",
    "Part",
    "StoredFile",
    "attachment",
    "bind",
    "harmless",
    "open_stored",
    "page_count",
    "page_picture",
    "scanning",
    "small_picture",
    "store",
    "stored",
    "uploads",
    "verify",
]
