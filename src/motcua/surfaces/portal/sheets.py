"""The receipt of a dossier filed at home, and what was sent, as sheets for a PDF file."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.dossiers.api import own
from motcua.kernel import codes
from motcua.platform.pdf import Block, File, Sheet
from motcua.platform.ui.figures import file_size
from motcua.platform.ui.moments import moment_words
from motcua.surfaces.portal.telling import answer_groups, next_steps, person_rows


def receipt(view: own.OwnView, link: str) -> Sheet:
    """What came in and when, what happens next, every file with its fingerprint."""
    state = view.tracking.state
    centre = agencies.centre_of(state.receiving_id)
    asked = (
        [(_("Cần hỏi, gọi trung tâm"), codes.phone_words(centre.phone))] if centre and centre.phone else []
    )
    sent_by = [(_("Chủ hồ sơ"), state.owner_name), (_("Nơi nhận"), view.tracking.receiving)]
    blocks = [
        Block(_("Hồ sơ đã gửi"), rows=[*sent_by, (_("Lúc gửi"), moment_words(state.submitted_at)), *asked]),
        Block(_("Việc tiếp theo"), steps=next_steps(state)),
        Block(_("Đã nhận được"), files=list(_files(view))),
    ]
    foot = _("Xác nhận đã gửi, không thay giấy tiếp nhận và hẹn trả kết quả.")
    sheet = _sheet(view, _("Giấy xác nhận đã gửi hồ sơ"), blocks, link, foot)
    return replace(sheet, link_words=_("Quét để xem hồ sơ này đến đâu, và kiểm tra giấy này là thật"))


def what_was_sent(view: own.OwnView, link: str) -> Sheet:
    """Every answer and every file, as the page shows them."""
    owner = next((each for each in view.people if each.role == "owner"), None)
    blocks = [Block(_("Chủ hồ sơ"), rows=_pairs(person_rows(owner)))] if owner else []
    blocks += [Block(group["title"], rows=_pairs(group["rows"])) for group in answer_groups(view)]
    blocks.append(Block(_("Giấy tờ"), files=list(_files(view))))
    foot = _("Bản sao những gì bạn đã gửi, lấy từ hồ sơ lưu tại cơ quan.")
    return _sheet(view, _("Những gì bạn đã gửi"), blocks, link, foot)


def _sheet(view: own.OwnView, title: str, blocks: list[Block], link: str, foot: str) -> Sheet:
    state = view.tracking.state
    lede = _("%(name)s · gửi %(at)s") % {
        "name": view.tracking.procedure,
        "at": moment_words(state.submitted_at),
    }
    return Sheet(
        title=title,
        author=view.tracking.receiving,
        language=get_language() or "vi",
        code=state.code,
        lede=lede,
        blocks=blocks,
        link=link,
        link_words=_("Quét để xem hồ sơ này đến đâu"),
        page_words=_("Trang"),
        foot=foot,
        at=state.submitted_at,
    )


def _pairs(rows: Iterable[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(str(row["name"]), str(row["value"])) for row in rows]


def _files(view: own.OwnView) -> Iterable[File]:
    for paper in view.papers:
        if paper.file:
            yield File(paper.name, f"{paper.file_name} · {file_size(paper.size or 0)}", paper.sha256)
        else:
            yield File(paper.name, _("khai trên mạng"))
