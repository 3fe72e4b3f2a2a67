"""Work for later: the national list, compared again when its file is another."""

from motcua.catalogue import national
from motcua.platform.jobs import every


@every("0 21 * * 0", name="catalogue.compare_with_national_list")
def compare_with_national_list() -> None:
    """Before the first office hour of each week in Việt Nam."""
    national.compare_again()
