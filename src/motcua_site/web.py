"""The web server: granian, with everything loaded before its workers are forked.

So a worker that takes the place of a killed one serves within milliseconds, and the one that is left keeps
the processor to itself. Nothing is shared but code: no connection is open yet and no thread runs.
"""

import gc

gc.disable()  # nothing of what is loaded is garbage: looking for it was a seventh of the start

from django.urls import get_resolver  # noqa: E402
from granian.cli import entrypoint  # noqa: E402

import motcua_site.wsgi  # noqa: E402, F401  makes Django ready


def main() -> None:
    """`python -m motcua_site.web`, with granian's own words."""
    get_resolver().check()  # loads every address and what it leads to
    gc.freeze()  # no collection in a worker walks through, and so copies, the pages all of them share
    gc.enable()
    entrypoint()  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main()
