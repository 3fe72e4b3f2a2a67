"""The table of papers of the crawl, whose cells were run together.

Each paper ends with how many originals and copies it takes ("1 bản chính,1 bản sao"), glued to the words
before. Words inside the name of a paper ("01 bản chụp", "02 bản chính tờ khai") follow a blank and carry a
zero, which tells them apart. A digit that ends the name may stand before the count ("bước 1" + "1 bản
chính").
"""

import re

from motcua.catalogue.importers.readings import PaperReading
from motcua.kernel.text import fold, nfc

TABLE_HEAD = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"
_COUNT = re.compile(r"(?:(?<![\s\d])(1\d|\d)|(?<=\d)(?<!\s0)(\d)) bản chính(?:,\s*(\d{1,2}) bản sao)?")
LONGEST_CASE = 500
FORM_WORDS = ("to khai", "don", "giay de nghi", "van ban de nghi", "phieu de nghi", "ban dang ky")
"""How the form itself is called in the national list; what it is not is said on the page of the draft."""


def reads_as_form(name: str) -> bool:
    """Whether a paper of the national list is the form itself, by its first words."""
    return f"{fold(name)} ".startswith(tuple(f"{words} " for words in FORM_WORDS))


def read_papers(text: str) -> tuple[tuple[PaperReading, ...], str]:
    """The papers in order, and the whole text where none could be told apart."""
    whole = nfc(text).strip()
    first, *tables = whole.split(TABLE_HEAD)
    papers: list[PaperReading] = []
    case = _case(first)
    for table in tables:
        found, rest = _of_table(table, case)
        papers += found
        case = _case(rest)
    return tuple(papers), "" if papers or whole.strip("- ") == "" else whole


def _of_table(table: str, case: str) -> tuple[list[PaperReading], str]:
    """Papers of one table and what follows the last count: the heading of the next table."""
    papers: list[PaperReading] = []
    begin = 0
    for count in _COUNT.finditer(table):
        name = " ".join(table[begin : count.start()].split())
        begin = count.end()
        if name:
            originals = int(count[1] or count[2])
            papers.append(PaperReading(name, originals, int(count[3] or 0), case))
    return papers, table[begin:]


def _case(heading: str) -> str:
    return " ".join(heading.split()).strip("-*: ")[:LONGEST_CASE]
