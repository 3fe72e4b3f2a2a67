"""Lines of the worklist are written without a template: nothing in them may break out of its place."""

from html.parser import HTMLParser

from motcua.surfaces.desk import lines
from surfaces.worklist_samples import HEADINGS

HOSTILE = """<script>alert('1')</script>" onclick="x & y"""


class Read(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


def test_hostile_words_stay_words_wherever_they_stand() -> None:
    cells = [
        lines.words(HOSTILE, HOSTILE),
        lines.words(HOSTILE),
        lines.late(HOSTILE),
        lines.tag(HOSTILE, HOSTILE),
        lines.words("–", HOSTILE),
    ]
    line = lines.Line(HOSTILE, HOSTILE, f"?{HOSTILE}", HOSTILE, cells, is_chosen=True)
    read = Read()
    read.feed(lines.drawn(line, [HOSTILE] * len(HEADINGS), HOSTILE))
    assert "script" not in read.tags
    assert "onclick" not in dict(read.attributes)
    assert read.words.count(HOSTILE) == 6
    assert dict(read.attributes)["aria-label"] == f"{HOSTILE} {HOSTILE}"
    assert dict(read.attributes)["hx-get"] == f"?{HOSTILE}"


def test_the_line_that_is_shown_beside_the_list_says_so() -> None:
    line = lines.Line("k", "Trần Thị Hoà", "?hs=k", "/x/", [lines.words("Trần Thị Hoà")], is_chosen=True)
    assert 'aria-current="true"' in lines.drawn(line, HEADINGS[:1])
    assert 'type="checkbox"' not in lines.drawn(line, HEADINGS[:1])
