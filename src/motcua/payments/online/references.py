"""References of attempts and refunds: nobody guesses one."""

import base64
import secrets

LENGTH = 20


def new_reference() -> str:
    """A hundred random bits in capital letters and digits, so that it fits into the text of a transfer."""
    return "MC" + base64.b32encode(secrets.token_bytes(13)).decode()[:LENGTH]
