"""Count the pages of a PDF, or paint one as a picture. Runs alone, in a process with tight limits.

usage: painter.py SOURCE — prints how many pages there are; painter.py SOURCE PAGE — prints the page as a JPEG
picture, or nothing where there is no such page. Started without the product's own code, like inspector.py.
Nothing in a file acts here, pages are only drawn; and nothing is written to a disk.
"""

import io
import resource
import sys
from typing import Any

MEMORY_BYTES = 1024 * 1024 * 1024
CPU_SECONDS = 10
WIDTH, TALLEST = 1240, 4_000
"""Points of a picture: A4 at 150 to the inch; a page that is a long strip becomes narrower instead."""
QUALITY = 82


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    import pypdfium2

    with pypdfium2.PdfDocument(sys.argv[1]) as document:
        if len(sys.argv) == 2:
            sys.stdout.write(str(len(document)))
            return
        page = int(sys.argv[2])
        if 1 <= page <= len(document):
            sys.stdout.buffer.write(painted(document[page - 1]))


def painted(page: Any) -> bytes:
    width, height = page.get_size()
    scale = min(WIDTH / max(width, 1), TALLEST / max(height, 1))
    picture = io.BytesIO()
    page.render(scale=scale).to_pil().convert("RGB").save(picture, format="JPEG", quality=QUALITY)
    return picture.getvalue()


if __name__ == "__main__":
    main()
