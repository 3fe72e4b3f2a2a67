"""What the protocol's headers say, read strictly: what cannot be read cannot be taken."""

import base64
import binascii
from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from motcua.platform import files
from motcua.platform.errors import Invalid

VERSION = "1.0.0"
EXTENSIONS = "creation,termination,expiration,checksum"
ALGORITHMS = {"sha1": 20, "sha256": 32}
"""Ways to add up, with the bytes of a sum; the protocol insists on sha1."""
CONTENT = "application/offset+octet-stream"
_LONGEST_METADATA = 4_096
_MOST_DIGITS = 15


class HeaderWrong(Invalid):
    code = "upload-header"
    status = 400
    sentence = _("Yêu cầu tải tệp thiếu hoặc sai phần {name}. Hãy mở lại trang rồi tải lại.")


class KindWrong(HeaderWrong):
    code = "upload-content-type"
    status = 415


def number(headers: Mapping[str, str], name: str) -> int:
    """A whole number that is not negative. Raises HeaderWrong."""
    text = headers.get(name, "")
    if not (text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS):
        raise HeaderWrong(name=name)
    return int(text)


def metadata(headers: Mapping[str, str]) -> dict[str, str]:
    """Upload-Metadata: words in base64 by key. Raises HeaderWrong."""
    given = headers.get("Upload-Metadata", "")
    if len(given) > _LONGEST_METADATA:
        raise HeaderWrong(name="Upload-Metadata")
    found = {}
    for pair in filter(None, (part.strip() for part in given.split(","))):
        key, _space, value = pair.partition(" ")
        try:
            found[key] = _unpacked(value).decode()
        except ValueError:
            raise HeaderWrong(name="Upload-Metadata") from None
    return found


def checksum(headers: Mapping[str, str]) -> files.uploads.Checksum | None:
    """Upload-Checksum: a way to add up we know, and a sum of its length; None where there is none.

    Raises HeaderWrong.
    """
    given = headers.get("Upload-Checksum")
    if given is None:
        return None
    algorithm, _space, value = given.strip().partition(" ")
    try:
        digest = _unpacked(value)
    except ValueError:
        digest = b""
    if len(digest) != ALGORITHMS.get(algorithm, -1):
        raise HeaderWrong(name="Upload-Checksum")
    return files.uploads.Checksum(algorithm, digest)


def _unpacked(value: str) -> bytes:
    try:
        return base64.b64decode(value.strip(), validate=True)
    except binascii.Error as error:
        raise ValueError(value) from error


def method_of(request: HttpRequest) -> str:
    """Proxies that let only POST through are told the method beside it."""
    override = request.headers.get("X-HTTP-Method-Override", "")
    return override.upper() if request.method == "POST" and override else str(request.method)
