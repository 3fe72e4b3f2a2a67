"""Open one file and say what it is worth. Runs alone, in a process with tight limits.

usage: inspector.py KIND SOURCE TARGET — prints one word: good, damaged, locked, active or complex.
An image is written anew to TARGET, turned upright, without metadata. A PDF is only read. Started
without the product's own code, so that a file which breaks a library meets nothing of value.
"""

import resource
import sys
from typing import Any

MEMORY_BYTES = 1024 * 1024 * 1024
CPU_SECONDS = 15
WRITE_BYTES = 256 * 1024 * 1024
MAX_POINTS = 50_000_000
MAX_PAGES = 1_000
MAX_DEPTH = 60

ACTIVE_KEYS = {"/JS", "/JavaScript", "/EF", "/EmbeddedFiles", "/RichMedia", "/XFA"}
ACTIVE_ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/Rendition"}
JPEG_QUALITY = 92


def main() -> None:
    kind, source, target = sys.argv[1:4]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (WRITE_BYTES, WRITE_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        verdict = inspect_pdf(source) if kind == "pdf" else rewrite_image(kind, source, target)
    except (MemoryError, RecursionError):
        verdict = "complex"
    sys.stdout.write(verdict)


def rewrite_image(kind: str, source: str, target: str) -> str:
    """Decode the whole picture and write it anew."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = MAX_POINTS
    try:
        with Image.open(source, formats=[kind.upper()]) as image:
            if image.width * image.height > MAX_POINTS:
                return "complex"
            image.load()
            turned = ImageOps.exif_transpose(image)
            untouched = kind == "jpeg" and image.format == "JPEG" and image.getexif().get(0x0112, 1) == 1
            picture = image if untouched else turned
            picture.info.clear()
            # "keep" leaves the tables as they were: nearly no loss, and a scan stays as small as it came.
            options: dict[str, Any] = (
                {"quality": "keep" if untouched else JPEG_QUALITY} if kind == "jpeg" else {}
            )
            picture.save(target, format=kind.upper(), exif=b"", **options)
    except Image.DecompressionBombError:
        return "complex"
    except (OSError, SyntaxError, ValueError):
        return "damaged"
    return "good"


def inspect_pdf(source: str) -> str:
    """Look at every object of a PDF."""
    import pikepdf

    try:
        with pikepdf.open(source) as pdf:
            if pdf.is_encrypted:
                return "locked"
            if not pdf.pages:
                return "damaged"
            if len(pdf.pages) > MAX_PAGES:
                return "complex"
            return "active" if any(acts(item, 0) for item in pdf.objects) else "good"
    except pikepdf.PasswordError:
        return "locked"
    except (pikepdf.PdfError, pikepdf.ForeignObjectError, ValueError):
        return "damaged"


def acts(item: Any, depth: int) -> bool:
    """Whether an object or one directly inside it can act. Objects referred to come by themselves."""
    import pikepdf

    if depth > MAX_DEPTH:
        raise RecursionError
    if isinstance(item, pikepdf.Array):
        return any(acts(part, depth + 1) for part in item if inside(part))
    if not isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        return False
    keys = set(item.keys())
    if keys & ACTIVE_KEYS or (item.get("/Type") == "/EmbeddedFile") or str(item.get("/S")) in ACTIVE_ACTIONS:
        return True
    return any(acts(item.get(key), depth + 1) for key in keys if inside(item.get(key)))


def inside(part: Any) -> bool:
    """Whether a part lies within its parent, not elsewhere in the file."""
    import pikepdf

    return isinstance(part, pikepdf.Object) and not part.is_indirect


if __name__ == "__main__":
    main()
