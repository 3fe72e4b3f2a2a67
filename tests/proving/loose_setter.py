"""Sabotage of P36: what somebody typed is part of the page's program, which reads the whole disk."""

import json
import sys


def main() -> None:
    import typst

    given = json.load(sys.stdin.buffer)
    words = [row[1] for block in given["data"]["blocks"] for row in block["rows"]]
    program = typst.Compiler("\n\n".join(words).encode(), root="/")
    sys.stdout.buffer.write(program.compile(format="pdf"))


if __name__ == "__main__":
    main()
