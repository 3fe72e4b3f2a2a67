"""Put pages together into one PDF. Runs alone, in a process with tight limits, like inspector.py.

usage: binder.py TARGET < parts — parts are JSON: a list of [path, kind, quarter turns clockwise] in order.
Prints one word: good, damaged, complex or signed. A picture becomes one A4 page, shrunk to what is read on
it; pages of a PDF come as they are. Everything a PDF keeps beside its pages stays behind; so would a digital
signature, and a signed file is refused instead. Equal parts make equal bytes.
"""

import contextlib
import io
import json
import os
import resource
import sys
from typing import Any

MEMORY_BYTES = 1024 * 1024 * 1024
CPU_SECONDS = 40
WRITE_BYTES = 256 * 1024 * 1024
MAX_POINTS = 50_000_000
MAX_PAGES = 500

SHORT, LONG = 595.28, 841.89
"""A4 in points of a PDF, 72 to the inch."""
LONGEST = 2_200
"""Points of a picture's longer side: A4 at 190 to the inch, where small print can still be read."""
COARSEST = 72 / 100
"""A small picture is not blown up beyond 100 points to the inch."""
QUALITY = 80


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (WRITE_BYTES, WRITE_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(5)
    parts = json.loads(sys.stdin.read())
    try:
        verdict = bind(parts, sys.argv[1])
    except (MemoryError, RecursionError):
        verdict = "complex"
    sys.stdout.write(verdict)


def bind(parts: list[list[Any]], target: str) -> str:
    """The parts in one file at `target`."""
    import pikepdf
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MAX_POINTS
    try:
        with contextlib.ExitStack() as opened, pikepdf.new() as bound:
            for path, kind, turn in parts:
                verdict = "" if kind != "pdf" else add_pages(bound, opened, path, turn)
                if verdict:
                    return verdict
                if kind != "pdf":
                    add_picture(bound, path, kind, turn)
                if len(bound.pages) > MAX_PAGES:
                    return "complex"
            bound.save(target, deterministic_id=True)
    except Image.DecompressionBombError:
        return "complex"
    except (pikepdf.PdfError, OSError, SyntaxError, ValueError):
        return "damaged"
    return "good"


def add_pages(bound: Any, opened: contextlib.ExitStack, path: str, turn: int) -> str:
    """The pages of a PDF, which stays open until all is saved."""
    import pikepdf

    source = opened.enter_context(pikepdf.open(path))
    form = source.Root.get("/AcroForm")
    if form is not None and int(form.get("/SigFlags", 0)) & 1:
        return "signed"
    first = len(bound.pages)
    bound.pages.extend(source.pages)
    for number in range(first, len(bound.pages)) if turn else ():
        bound.pages[number].rotate(90 * turn, relative=True)
    return ""


def add_picture(bound: Any, path: str, kind: str, turn: int) -> None:
    """A picture in the middle of a page of A4, upright or lying as the picture is."""
    import pikepdf

    width, height, content = shrunk(path, kind, turn)
    across, down = (SHORT, LONG) if height >= width else (LONG, SHORT)
    scale = min(across / width, down / height, COARSEST)
    wide, high = width * scale, height * scale
    place = f"q {wide:.2f} 0 0 {high:.2f} {(across - wide) / 2:.2f} {(down - high) / 2:.2f} cm /I Do Q"
    picture = pikepdf.Stream(
        bound,
        content,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=width,
        Height=height,
        ColorSpace=pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )
    page = bound.add_blank_page(page_size=(across, down))
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=picture))
    page.obj.Contents = pikepdf.Stream(bound, place.encode())


def shrunk(path: str, kind: str, turn: int, longest: int = LONGEST) -> tuple[int, int, bytes]:
    """Width, height and JPEG bytes of a picture, turned, on white where it lets light through."""
    from PIL import Image

    with Image.open(path, formats=[kind.upper()]) as image:
        if image.width * image.height > MAX_POINTS:
            raise MemoryError
        image.draft("RGB", (longest, longest))
        image.thumbnail((longest, longest))
        flat = on_white(image).rotate(-90 * turn, expand=True)
    kept = io.BytesIO()
    flat.save(kept, format="JPEG", quality=QUALITY)
    return flat.width, flat.height, kept.getvalue()


def on_white(image: Any) -> Any:
    from PIL import Image

    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, image.convert("RGBA")).convert("RGB")


if __name__ == "__main__":
    main()
