"""Lines of the worklist for the samples of pages, drawn by the code that draws the real ones."""

from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString

from motcua.platform.ui.clockface import ClockFace
from motcua.surfaces.desk import lines

HEADINGS = ["Hồ sơ", "Bước", "Hạn", "Trạng thái", "Giờ làm việc còn lại"]
Person = tuple[str, str, str, str, ClockFace, dict[str, Any], str]
"""Owner, procedure, end of the code, step, clock, status, note."""


def worklist_lines(people: Iterable[Person]) -> list[SafeString]:
    return [
        lines.drawn(
            lines.Line(
                key=f"00000000-0000-4000-8000-00000000000{number}",
                name=owner,
                url=f"?chon={number}",
                open_url="#main",
                cells=[
                    lines.words(owner, " · ".join(part for part in (procedure, tail, note) if part)),
                    lines.words(step),
                    lines.clock(clock),
                    lines.tag(status["word"], status["tone"]),
                    lines.late("trễ 3 giờ"),
                ],
                is_chosen=number == 1,
            ),
            HEADINGS,
            "Chọn",
        )
        for number, (owner, procedure, tail, step, clock, status, note) in enumerate(people)
    ]
