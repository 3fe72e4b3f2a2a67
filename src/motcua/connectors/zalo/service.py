"""The carrier: one call, a few seconds, and no guess where there is no answer."""

from dataclasses import dataclass, field
from uuid import UUID

import httpx

from motcua.connectors.zalo import messages
from motcua.notifications.ports import Answer, NotTakenError, Outgoing, OutOfReachError

SECONDS = 5.0
LARGEST_ANSWER = 64 * 1024


@dataclass(frozen=True)
class Given:
    """What MOTCUA_ZALO_URL, _APP, _TOKEN and _SECRET say."""

    url: str
    app: str
    token: str = field(repr=False)
    secret: str = field(repr=False)


class Zalo:
    """The service at one address. A connection is made anew for each call: processes fork around it."""

    is_keyed = False

    def __init__(self, given: Given) -> None:
        self.given = given

    def ask(self, key: UUID) -> Answer | None:  # noqa: ARG002 (it knows messages by its own number)
        """Nothing is known of any key."""
        return None

    def hand_over(self, message: Outgoing) -> Answer:
        called = messages.names()
        headers = {called.token: self.given.token}
        try:
            with httpx.Client(timeout=SECONDS, trust_env=False, follow_redirects=False) as client:
                response = client.post(
                    self.given.url + called.path, json=messages.request_of(message), headers=headers
                )
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise NotTakenError from error
        except httpx.HTTPError as error:
            raise OutOfReachError from error
        if response.is_client_error:
            raise NotTakenError  # not carried out (RFC 9110 §15.5): address, token or pace are ours to mend
        if not response.is_success or len(response.content) > LARGEST_ANSWER:
            raise OutOfReachError
        try:
            return messages.answer_of(response.json())
        except ValueError as error:
            raise OutOfReachError from error
