"""Cuts Be Vietnam Pro down to the letters our pages use.

Purpose: Vietnamese, Latin and the punctuation of our pages in three weights within 60 KB. Input is the npm
package @fontsource/be-vietnam-pro (SIL OFL 1.1), output the committed woff2 files of the ui app. Run it with
the development environment's Python after `npm ci --ignore-scripts`; it is needed again only when the font
or the letters change.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "node_modules" / "@fontsource" / "be-vietnam-pro" / "files"
TARGET = HERE.parent / "src" / "motcua" / "platform" / "ui" / "static" / "ui" / "fonts"

WEIGHTS = (400, 600, 700)
ASCII = range(0x20, 0x7F)
LATIN = {*ASCII, *map(ord, "\u00a0§°²³·×ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý–—‘’“”•…″′−«»")}
VIETNAMESE = {*map(ord, "ĂăĐđĨĩŨũƠơƯư₫"), *range(0x1EA0, 0x1EFA)}
FEATURES = ["kern", "tnum", "ccmp", "mark", "locl"]


def cut(part: str, weight: int, letters: set[int]) -> int:
    """Writes one subset; returns its size in bytes."""
    options = Options(
        flavor="woff2",
        layout_features=FEATURES,
        hinting=False,
        desubroutinize=True,
        name_IDs=[0, 1, 2, 13, 14],
    )
    font = load_font(str(SOURCE / f"be-vietnam-pro-{part}-{weight}-normal.woff2"), options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    target = TARGET / f"be-vietnam-pro-{part}-{weight}.woff2"
    save_font(font, str(target), options)
    return target.stat().st_size


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    total = 0
    for weight in WEIGHTS:
        for part, letters in (("latin", LATIN), ("vietnamese", VIETNAMESE)):
            size = cut(part, weight, letters)
            total += size
    sys.stdout.write(f"{total} bytes\n")


if __name__ == "__main__":
    main()
