"""Values of arguments, and what the operating system says about files and addresses, in words for people."""

import argparse
import errno
import socket
from collections.abc import Callable

from motcua.platform.console.words import translate

__all__ = ["reason_of", "whole"]


def whole(least: int, most: int | None = None) -> Callable[[str], int]:
    """A `type=` of an argument: a whole number from `least` on, to `most` if there is one."""

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = None
        if number is None or number < least or (most is not None and number > most):
            if most is None:
                sentence = translate("«{text}» phải là số nguyên từ {least} trở lên")
            else:
                sentence = translate("«{text}» phải là số nguyên từ {least} đến {most}")
            raise argparse.ArgumentTypeError(sentence.format(text=text, least=least, most=most))
        return number

    return read


def reason_of(error: OSError) -> str:
    """Why a file or an address cannot be had; what is rare stays as the system says it."""
    if isinstance(error, socket.gaierror):
        return translate("không tìm thấy tên máy")
    known = {
        errno.ENOENT: translate("không có tệp này"),
        errno.EACCES: translate("không có quyền đọc hoặc mở"),
        errno.EISDIR: translate("đây là một thư mục"),
        errno.EADDRINUSE: translate("chương trình khác đang dùng"),
        errno.EADDRNOTAVAIL: translate("máy này không có địa chỉ đó"),
        errno.ECONNREFUSED: translate("không có máy chủ nào trả lời ở đó"),
    }
    return known.get(error.errno or 0) or error.strerror or str(error)
