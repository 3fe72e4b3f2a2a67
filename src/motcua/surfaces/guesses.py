"""Where a person could guess: a dossier's phone, the password entered again to sign, a code for a password.

The rooms answer one try; how many there may be is the surfaces' affair, who know whence a try comes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from motcua.dossiers import api as dossiers
from motcua.feedback.api import matters
from motcua.parties import api as parties
from motcua.platform import limits
from motcua.platform.access import Actor
from motcua.platform.callers import network_of
from motcua.platform.errors import Refusal

SHEETS = 20
"""Sheets one account may send in fifteen minutes, right or wrong."""


def find_dossier(request: HttpRequest, code: str, phone: str) -> UUID:
    """The dossier of a code and phone; wrong pairs are counted for the caller's address, for the code from
    that address, and for the code from everywhere: one caller cannot shut its owner out."""
    network, wanted = network_of(request), code.strip().upper()
    tries = {
        f"track-from:{network}": limits.PER_ADDRESS,
        f"track:{wanted}:from:{network}": limits.PER_SECRET,
        f"track:{wanted}": limits.PER_SECRET_FROM_EVERYWHERE,
    }
    for key, most in tries.items():
        limits.spend(key, most)
    found = dossiers.find_by_code_and_phone(code, phone)
    for key in tries:
        limits.forgive(key)
    return found


def find_matter(request: HttpRequest, code: str, phone: str) -> UUID:
    """Feedback or a complaint by its code, and its phone where one was given; counted as above."""
    network, wanted = network_of(request), code.strip().upper()
    tries = {
        f"matter-from:{network}": limits.PER_ADDRESS,
        f"matter:{wanted}:from:{network}": limits.PER_SECRET,
        f"matter:{wanted}": limits.PER_SECRET_FROM_EVERYWHERE,
    }
    for key, most in tries.items():
        limits.spend(key, most)
    found = matters.find(code, phone)
    for key in tries:
        limits.forgive(key)
    return found


class SaidOften(Refusal):
    """So much was sent from one address that somebody else may be kept out by it."""

    code = "feedback-too-often"
    status = 429
    sentence = _("Từ mạng này vừa gửi nhiều phản ánh, khiếu nại. Hãy gửi lại sau {minutes} phút, hoặc gọi.")


class SheetsOften(Refusal):
    code = "sheets-too-often"
    status = 429
    sentence = _("Bạn vừa gửi nhiều bảng. Hãy gửi bảng tiếp theo sau {minutes} phút.")


@contextmanager
def counted_saying(request: HttpRequest) -> Iterator[None]:
    """Around feedback and complaints: what is taken in is counted for the caller's address."""
    key = f"say-from:{network_of(request)}"
    try:
        limits.spend(key, limits.PER_ADDRESS)
    except limits.TooManyTries as often:
        raise SaidOften(minutes=often.values["minutes"]) from None
    try:
        yield
    except BaseException:
        limits.forgive(key)  # nothing was taken in
        raise


def count_sheet(actor: Actor) -> None:
    """A sheet of many dossiers, each row of which may name somebody. Raises SheetsOften."""
    try:
        limits.spend(f"sheet-of:{actor.account}", SHEETS)
    except limits.TooManyTries as often:
        raise SheetsOften(minutes=often.values["minutes"]) from None


MESSAGES_A_WHILE = 10
"""Messages an account may write within the window of the limits (K)."""


class WroteOften(Refusal):
    code = "thread-too-often"
    status = 429
    sentence = _("Bạn vừa gửi nhiều lời nhắn liền nhau. Gửi lại sau {minutes} phút; lời bạn viết vẫn còn.")


@contextmanager
def counted_writing(actor: Actor) -> Iterator[None]:
    """Around a message to the office: what is taken in is counted for the account."""
    key = f"thread-by:{actor.account}"
    try:
        limits.spend(key, MESSAGES_A_WHILE)
    except limits.TooManyTries as often:
        raise WroteOften(minutes=often.values["minutes"], field="message") from None
    try:
        yield
    except BaseException:
        limits.forgive(key)  # nothing was taken in
        raise


@contextmanager
def counted_password(actor: Actor, command: Any) -> Iterator[None]:
    """Around an act: a wrong password entered again is counted for the account."""
    if not isinstance(command, dossiers.Sign):
        yield
        return
    with counted_identity(actor):
        yield


@contextmanager
def counted_identity(actor: Actor) -> Iterator[None]:
    """Around anything that takes the password again: a wrong one is counted for the account."""
    key = f"password-again:{actor.account}"
    limits.spend(key, limits.PER_SECRET)
    try:
        yield
    except dossiers.WrongPassword:
        raise
    except BaseException:
        limits.forgive(key)  # the act failed for another reason
        raise
    limits.forgive(key)


@contextmanager
def counted_code(request: HttpRequest, login: str) -> Iterator[None]:
    """Around setting a password by its code: wrong ones are counted for the login and for the address."""
    network = network_of(request)
    tries = {
        f"password-code-from:{network}": limits.PER_ADDRESS,
        f"password-code:{parties.plain_login(login)}": limits.PER_SECRET,
    }
    for key, most in tries.items():
        limits.spend(key, most)
    try:
        yield
    except parties.WrongCode:
        raise
    except BaseException:
        for key in tries:
            limits.forgive(key)  # it was not the code that was wrong
        raise
    for key in tries:
        limits.forgive(key)
