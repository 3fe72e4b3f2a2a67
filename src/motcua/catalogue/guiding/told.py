"""What somebody has said of their own case: choices only, as they stand in an address.

Nothing here names a person: cases, options, bands of numbers, how many of something, which exemptions.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

CASE, CHANNEL, CLAIMS = "th", "kenh", "mien"
FORM, BAR, COUNT = "h_", "d_", "so_"
NONE = "khong"
"""Said of exemptions: none of them."""


@dataclass(frozen=True, slots=True)
class Told:
    """The answers so far; what is not there has not been asked or not been answered.

    `form` and `bars` hold answers to questions of the form and of eligibility by their keys; `claims` is None
    until somebody has said which exemptions they may claim.
    """

    case: str = ""
    channel: str = ""
    form: Mapping[str, Any] = field(default_factory=dict)
    bars: Mapping[str, Any] = field(default_factory=dict)
    claims: frozenset[str] | None = None
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not any((self.case, self.channel, self.form, self.bars, self.counts)) and self.claims is None

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """As they stand in an address, in one order."""
        return tuple(self._pairs())

    def _pairs(self) -> Iterator[tuple[str, str]]:
        if self.case:
            yield CASE, self.case
        if self.channel:
            yield CHANNEL, self.channel
        for begin, answers in ((FORM, self.form), (BAR, self.bars), (COUNT, self.counts)):
            for key, value in answers.items():
                for each in value if isinstance(value, list) else [value]:
                    yield begin + key, str(each)
        if self.claims is not None:
            for claim in sorted(self.claims) or [NONE]:
                yield CLAIMS, claim
