"""Work for later: the access report of each quarter."""

from motcua.agencies import reviewing
from motcua.platform.jobs import every, task


@task(reviewing.MAKE_REVIEW)
def make_review() -> None:
    reviewing.make_review()


@every("30 19 * * *", name="agencies.review_of_the_quarter")
def review_of_the_quarter() -> None:
    """Each night in Việt Nam; only the first of a quarter finds work."""
    reviewing.make_review()
