"""A small picture of the first page of a file. Runs alone, in a process with tight limits, like painter.py.

usage: shrinker.py FOLDER SOURCE KIND — prints a JPEG picture. FOLDER is where binder.py lies, whose way of
shrinking is used: the product's own code is not on the path.
"""

import importlib
import io
import os
import resource
import sys

MEMORY_BYTES = 1024 * 1024 * 1024
CPU_SECONDS = 10
LONGEST = 480
QUALITY = 80


def main() -> None:
    folder, source, kind = sys.argv[1:4]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(5)
    sys.path.insert(0, folder)
    sys.stdout.buffer.write(first_page(source) if kind == "pdf" else picture(source, kind))


def picture(source: str, kind: str) -> bytes:
    binder = importlib.import_module("binder")
    content: bytes = binder.shrunk(source, kind, 0, LONGEST)[2]
    return content


def first_page(source: str) -> bytes:
    import pypdfium2

    with pypdfium2.PdfDocument(source) as document:
        page = document[0]
        kept = io.BytesIO()
        drawn = page.render(scale=LONGEST / max(*page.get_size(), 1)).to_pil().convert("RGB")
        drawn.save(kept, format="JPEG", quality=QUALITY)
        return kept.getvalue()


if __name__ == "__main__":
    main()
