"""Work for later: the access report of each quarter, units that change on a day."""

from motcua.agencies import moving, reviewing
from motcua.platform.jobs import every, task


@task(reviewing.MAKE_REVIEW)
def make_review() -> None:
    reviewing.make_review()


@every("30 19 * * *", name="agencies.review_of_the_quarter")
def review_of_the_quarter() -> None:
    """Each night in Việt Nam; only the first of a quarter finds work."""
    reviewing.make_review()


@task(moving.CARRY)
def carry_move(move: int) -> None:
    moving.carry(move)


@every("*/5 * * * *", name="agencies.tend_moves")
def tend_moves() -> None:
    """What comes into force at midnight in Việt Nam is carried out within five minutes."""
    moving.tend()
