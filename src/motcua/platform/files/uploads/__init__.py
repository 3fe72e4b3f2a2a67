"""Files that arrive in pieces over a bad line: begun, gone on with where it broke off, then taken in.

Name and size are known from the start. A piece counts once it is safe on the disk; what a killed worker
had not acknowledged is sent again. Whole, a file goes through `files.store` with the size announced, so
that one rule says what may be kept. The wire, the tus protocol, is a surface's; the bytes of unfinished
files lie under MOTCUA_VAR, named by the upload's own number.
"""

from motcua.platform.files.uploads.beginning import (
    KEPT_FOR,
    MOST_AN_HOUR,
    MOST_BYTES_OPEN,
    MOST_OPEN,
    begin,
    drop,
    largest,
    one,
)
from motcua.platform.files.uploads.purging import purge
from motcua.platform.files.uploads.receiving import LONGEST_PIECE, Checksum, receive
from motcua.platform.files.uploads.refusals import (
    ChecksumWrong,
    TooManyOpen,
    TooManyUploads,
    UploadBusy,
    UploadTooLong,
    WrongOffset,
)
from motcua.platform.files.uploads.rows import Taken, UploadRow
from motcua.platform.files.uploads.taking import fingerprint_of, take

__all__ = [
    "KEPT_FOR",
    "LONGEST_PIECE",
    "MOST_AN_HOUR",
    "MOST_BYTES_OPEN",
    "MOST_OPEN",
    "Checksum",
    "ChecksumWrong",
    "Taken",
    "TooManyOpen",
    "TooManyUploads",
    "UploadBusy",
    "UploadRow",
    "UploadTooLong",
    "WrongOffset",
    "begin",
    "drop",
    "fingerprint_of",
    "largest",
    "one",
    "purge",
    "receive",
    "take",
]
