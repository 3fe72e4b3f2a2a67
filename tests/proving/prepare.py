"""`python -m proving.prepare DATA`: load the small commune into the database of DATABASE_URL."""

import sys
from pathlib import Path

import django


def main(data: Path) -> None:
    django.setup()
    from proving.office import load_office

    load_office(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
