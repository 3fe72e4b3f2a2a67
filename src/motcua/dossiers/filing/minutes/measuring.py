"""What counts as filling in, and what so many filings say of a part. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta

LONGEST_PAUSE = timedelta(minutes=5)
"""Between two saves: whoever saves nothing for longer was doing something else."""
STEP, MOST_STEPS = 30, 60
"""Seconds of a step in which a part is counted, and the step for all that take longer."""
ENOUGH = 20
"""Filings that must have told of a part before it says its minutes: fewer say more of people than of it."""


def spent_with(spent: Mapping[str, int], part: str, before: datetime, now: datetime) -> dict[str, int]:
    """Seconds by part after a save of one: the time since the save before, unless it was a pause."""
    passed = now - before
    if not timedelta(0) < passed <= LONGEST_PAUSE:
        return dict(spent)
    return {**spent, part: spent.get(part, 0) + round(passed.total_seconds())}


def step_of(seconds: int) -> str:
    """In which step a part is counted: the one it was done within."""
    return str(min(MOST_STEPS, max(1, -(-seconds // STEP))))


def middle(counts: Mapping[str, int]) -> int | None:
    """Minutes within which half of the filings had done a part, at least one; None where too few told."""
    total, so_far = sum(counts.values()), 0
    if total < ENOUGH:
        return None
    for step in sorted(counts, key=int):
        so_far += counts[step]
        if so_far * 2 >= total:
            return max(1, -(-int(step) * STEP // 60))
    return None
