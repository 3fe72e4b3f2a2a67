"""Small files of the kinds people hand in, made in place."""

import io

import pikepdf
from PIL import Image


def picture(kind: str, *, width: int = 60, height: int = 40, **options: object) -> bytes:
    """A picture in two colours, as PNG, JPEG, GIF …"""
    image = Image.new("RGB", (width, height), "white")
    image.paste((20, 60, 140), (0, 0, width // 2, height))
    kept = io.BytesIO()
    image.save(kept, format=kind, **options)
    return kept.getvalue()


def pdf(pages: int = 1, **changes: object) -> bytes:
    """A PDF with empty pages; `changes` go into its root dictionary."""
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=(595, 842))
    for key, value in changes.items():
        document.Root[f"/{key}"] = value
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


PNG = picture("PNG")
JPEG = picture("JPEG")
PDF = pdf()
