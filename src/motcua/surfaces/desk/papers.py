"""The papers of a dossier as its page lists them: each component once, what was handed in for it below."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.dossiers.api import DossierView
from motcua.platform import files
from motcua.platform.errors import NotFound
from motcua.platform.ui.moments import moment_words

Shown = dict[str, Any]
LOOK, PAGE = "giay", "trang"
"""In the address: the file that is shown, and which page of it."""

_FORM = {
    "original": gettext_lazy("bản chính"),
    "copy": gettext_lazy("bản sao"),
    "electronic": gettext_lazy("bản điện tử"),
    "register": gettext_lazy("tra cứu"),
}
PAPER = {
    "seen": ("done", gettext_lazy("đã xem bản chính")),
    "copied": ("done", gettext_lazy("đã nhận bản giấy")),
    "scanned": ("done", gettext_lazy("đã quét")),
    "declared": ("done", gettext_lazy("khai trên mạng")),
    "register": ("done", gettext_lazy("lấy từ cơ sở dữ liệu")),
    "missing": ("wait", gettext_lazy("còn thiếu")),
}


def listed(view: DossierView) -> list[Shown]:
    """Each component with the state of what came last; what came before it stays to be seen."""
    by_component: dict[str, list[Any]] = {}
    for paper in view.papers:
        by_component.setdefault(paper.apart, []).append(paper)
    return [_component(view, versions) for versions in by_component.values()]


def _component(view: DossierView, versions: list[Any]) -> Shown:
    newest, *earlier = reversed(versions)
    return {
        "name": newest.name,
        "state": _state(newest),
        "versions": [_version(view, newest)]
        + [_version(view, each) | {"before": _state(each)["word"]} for each in earlier],
    }


def _state(paper: Any) -> Shown:
    tone, word = PAPER[paper.state]
    return {"tone": tone, "word": str(word)}


def state_words(paper: Any) -> str:
    return str(_state(paper)["word"])


def _version(view: DossierView, paper: Any) -> Shown:
    return {"file": _file(view, paper) if paper.file else None, "note": _note(paper), "before": ""}


def _note(paper: Any) -> str:
    note = f"{_FORM.get(paper.form, paper.form)}, {paper.quantity}"
    if paper.reused_since:
        return _("%(note)s · dùng lại giấy nộp %(at)s") % {
            "note": note,
            "at": moment_words(paper.reused_since),
        }
    if not paper.is_supplement:
        return note
    return _("%(note)s · nộp khi bổ sung, %(at)s") % {"note": note, "at": moment_words(paper.added_at)}


def _file(view: DossierView, paper: Any) -> Shown:
    kind = paper.file_name.rpartition(".")[2].upper()
    url = reverse("desk:file", args=[view.state.public_id, paper.file])
    return {
        "url": url,
        "look_url": look_url(view.state.public_id, paper.file),
        "name": paper.file_name,
        "size": paper.size,
        "kind": kind,
        "marks": paper.marks,
    }


def looked_at(view: DossierView, given: Mapping[str, str]) -> Shown | None:
    """The paper an address asks to have shown, one page of it; None when it asks for none.

    A file of another dossier is none of this one's. Raises NotFound.
    """
    if LOOK not in given:
        return None
    paper = next((each for each in view.papers if each.file and str(each.file) == given[LOOK]), None)
    if paper is None or paper.file is None:
        raise NotFound
    close = reverse("desk:dossier", args=[view.state.public_id])
    shown = {
        "id": paper.file,
        "name": paper.name,
        "file": _file(view, paper),
        "problem": "",
        "close_url": close,
    }
    try:
        pages = files.page_count(paper.file)
    except files.FileNotShown as refusal:
        return shown | {"problem": str(refusal)}
    except NotFound:  # its bytes are gone: the dossier is there all the same
        return shown | {"problem": _("Tệp này không còn trên máy chủ. Hãy báo quản trị hệ thống.")}
    page = _page(given.get(PAGE, ""), pages)
    turns = {name: look_url(view.state.public_id, paper.file, at) if 1 <= at <= pages else ""
             for name, at in (("before_url", page - 1), ("after_url", page + 1))}  # fmt: skip
    picture = reverse("desk:paper-page", args=[view.state.public_id, paper.file, page])
    return shown | turns | {"page": page, "pages": pages, "picture_url": picture}


def _page(typed: str, pages: int) -> int:
    """What is no page of it is the first, or the last beyond its end."""
    wanted = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 8 else 1
    return min(max(1, wanted), pages)


def look_url(dossier: UUID, file: UUID, page: int = 1) -> str:
    """The dossier's page with a page of this paper on it."""
    words = {LOOK: str(file)} | ({PAGE: str(page)} if page > 1 else {})
    return f"{reverse('desk:dossier', args=[dossier])}?{urlencode(words)}#giay"
