"""Puts the parts of Be Vietnam Pro together into the two fonts our PDF files are set in.

Purpose: the program that sets PDF files takes one whole font a weight, where pages load the parts they need.
Input is the npm package @fontsource/be-vietnam-pro (SIL OFL 1.1), output the committed fonts of
`platform/pdf` and the list of letters they hold. Run it with the development environment's Python after
`npm ci --ignore-scripts`; it is needed again only when the font changes. Pairs of letters are not kerned:
tables of several parts cannot be put together.
"""

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger, Options
from fontTools.subset import Options as Cut
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "node_modules" / "@fontsource" / "be-vietnam-pro" / "files"
TARGET = HERE.parent / "src" / "motcua" / "platform" / "pdf" / "fonts"
WEIGHTS = (400, 700)
PARTS = ("latin", "latin-ext", "vietnamese")
DROPPED = ["GSUB", "GPOS", "GDEF", "cvt ", "fpgm", "prep", "gasp"]


def unpacked(part: str, weight: int, folder: str) -> str:
    """One part without hints, under a name of its own."""
    font = TTFont(SOURCE / f"be-vietnam-pro-{part}-{weight}-normal.woff2", recalcTimestamp=False)
    options = Cut(hinting=False, layout_features=[], name_IDs=["*"], notdef_outline=True)
    letters = font.getBestCmap()
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    font.flavor = None
    path = f"{folder}/{part}.ttf"
    font.save(path)
    return path


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    letters: set[int] = set()
    for weight in WEIGHTS:
        with tempfile.TemporaryDirectory() as folder:
            parts = [unpacked(part, weight, folder) for part in PARTS]
            font = Merger(options=Options(drop_tables=DROPPED)).merge(parts)
            font.recalcTimestamp = False
            font["head"].created = font["head"].modified = 3_800_000_000
            font.save(TARGET / f"be-vietnam-pro-{weight}.ttf")
            own = set(font.getBestCmap())
            letters = letters & own if letters else own
    (TARGET / "letters.txt").write_text("".join(map(chr, sorted(letters - {0, 13}))), encoding="utf-8")
    sys.stdout.write(f"{len(letters)} letters\n")


if __name__ == "__main__":
    main()
