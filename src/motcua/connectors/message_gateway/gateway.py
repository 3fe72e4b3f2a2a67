"""The carrier: two calls, a few seconds each, and no guess where there is no answer."""

from http import HTTPStatus
from uuid import UUID

import httpx

from motcua.notifications.ports import Answer, Outgoing, OutOfReachError

SECONDS = 5.0
LARGEST_ANSWER = 64 * 1024


class Gateway:
    """One gateway at one address. A connection is made anew for each call: processes fork around it."""

    is_keyed = True

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")

    def hand_over(self, message: Outgoing) -> Answer:
        words = {
            "key": str(message.key),
            "channel": message.channel,
            "to": message.address,
            "title": message.title,
            "text": message.text,
        }
        response = self._call("POST", "/messages", words)
        return _answer(response)

    def ask(self, key: UUID) -> Answer | None:
        response = self._call("GET", f"/messages/{key}")
        return None if response.status_code == HTTPStatus.NOT_FOUND else _answer(response)

    def _call(self, method: str, path: str, words: dict[str, str] | None = None) -> httpx.Response:
        try:
            with httpx.Client(timeout=SECONDS, trust_env=False, follow_redirects=False) as client:
                response = client.request(method, self._address + path, json=words)
        except httpx.HTTPError as error:
            raise OutOfReachError from error
        if response.is_server_error or len(response.content) > LARGEST_ANSWER:
            raise OutOfReachError
        return response


def _answer(response: httpx.Response) -> Answer:
    """2xx: taken; 422: refused for good (a number that cannot be). Anything else is no answer to us."""
    try:
        reference = str(response.json().get("reference", ""))
    except (ValueError, AttributeError) as error:
        raise OutOfReachError from error
    if response.is_success:
        return Answer(is_taken=True, reference=reference)
    if response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY:
        return Answer(is_taken=False, reference=reference)
    raise OutOfReachError
