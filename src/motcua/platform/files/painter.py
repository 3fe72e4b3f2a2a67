"""Count the pages of a PDF, or paint one as a picture. Runs alone, in a process with tight limits.

usage: painter.py SOURCE — prints how many pages there are; painter.py SOURCE PAGE TARGET — writes the page as
a JPEG picture to TARGET and prints "painted", or "none" where there is no such page. Started without the
product's own code, like inspector.py. Nothing in a file acts here: pages are only drawn.
"""

import resource
import sys
from typing import Any

MEMORY_BYTES = 1024 * 1024 * 1024
CPU_SECONDS = 10
WRITE_BYTES = 32 * 1024 * 1024
WIDTH, TALLEST = 1240, 4_000
"""Points of a picture: A4 at 150 to the inch; a page that is a long strip becomes narrower instead."""
QUALITY = 82


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (WRITE_BYTES, WRITE_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    import pypdfium2

    with pypdfium2.PdfDocument(sys.argv[1]) as document:
        if len(sys.argv) == 2:
            sys.stdout.write(str(len(document)))
            return
        page = int(sys.argv[2])
        if not 1 <= page <= len(document):
            sys.stdout.write("none")
            return
        paint(document[page - 1], sys.argv[3])
    sys.stdout.write("painted")


def paint(page: Any, target: str) -> None:
    width, height = page.get_size()
    scale = min(WIDTH / max(width, 1), TALLEST / max(height, 1))
    page.render(scale=scale).to_pil().convert("RGB").save(target, format="JPEG", quality=QUALITY)


if __name__ == "__main__":
    main()
