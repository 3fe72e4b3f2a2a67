"""Set one sheet as a PDF file. Runs alone, in a process with tight limits.

usage: setter.py < JSON > PDF. Started without the product's own code, like files/painter.py. The page's
program is sheet.typ and nothing else: what people typed comes as data, packages are looked for in a folder
that does not exist, so nothing is ever fetched, and nothing is written to a disk.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
MEMORY_BYTES = 2 * 1024 * 1024 * 1024
CPU_SECONDS = 8
NOWHERE = HERE / "no-packages"
UNKNOWN = "?"
"""Stands for a letter our fonts do not hold: a file of these standards may not have empty boxes."""
LIKE = {"\u202f": "\u00a0", "\u2009": " ", "\t": " ", "\r": "", "\u200b": ""}
"""Letters that look like one our fonts do hold."""


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    import typst

    given = json.load(sys.stdin.buffer)
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(HERE / "fonts")]
    )
    program = typst.Compiler(
        (HERE / "sheet.typ").read_bytes(),
        root=HERE,
        font_paths=fonts,
        sys_inputs={"data": json.dumps(_printable(given["data"], _letters()))},
        package_path=NOWHERE,
        package_cache_path=NOWHERE,
    )
    made = program.compile(format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=given["at"])
    sys.stdout.buffer.write(made)  # type: ignore[arg-type]


def _letters() -> frozenset[str]:
    return frozenset((HERE / "fonts" / "letters.txt").read_text(encoding="utf-8")) | {"\n"}


def _printable(value: Any, letters: frozenset[str]) -> Any:
    """The same with every letter that cannot be printed told as such."""
    if isinstance(value, str):
        shown = (LIKE.get(each, each) for each in value)
        return "".join(each if not each or each in letters else UNKNOWN for each in shown)
    if isinstance(value, list):
        return [_printable(each, letters) for each in value]
    if isinstance(value, dict):
        return {key: _printable(each, letters) for key, each in value.items()}
    return value


if __name__ == "__main__":
    main()
