"""Have a sheet set: on demand, in a process of its own that is cut off when it takes too much."""

import json
import subprocess
import sys

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Busy
from motcua.platform.pdf import setter
from motcua.platform.pdf.sheet import Sheet

_TIMEOUT_SECONDS = 10


class NotSet(Busy):
    code = "pdf-not-made"
    sentence = _("Chưa làm được tệp PDF. Trang này vẫn in được; hoặc thử lại sau ít phút.")


def made(sheet: Sheet) -> bytes:
    """The PDF file of a sheet: PDF/A-2a and PDF/UA-1. Raises NotSet."""
    given = {"at": int(sheet.at.timestamp()), "data": sheet.data()}
    command = [sys.executable, "-I", setter.__file__]
    try:
        done = subprocess.run(
            command,
            input=json.dumps(given).encode(),
            capture_output=True,
            timeout=_TIMEOUT_SECONDS,
            check=True,
            env={},
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError, OSError):
        raise NotSet from None
    return done.stdout
