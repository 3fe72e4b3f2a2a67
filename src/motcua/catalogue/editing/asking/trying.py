"""Sets of answers kept with a draft: put under a name, and let go."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from motcua.catalogue.editing.asking.questions import form_of
from motcua.catalogue.editing.copying import Content
from motcua.catalogue.editing.drafts import save
from motcua.catalogue.editing.keptanswers import MOST, TRIALS, without_trials, wrong_places
from motcua.catalogue.editing.lint import FORM
from motcua.catalogue.editing.refusals import FilledWrong
from motcua.kernel.errors import KernelError
from motcua.kernel.text import nfc
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from motcua.platform.words import say

LONGEST_NAME = 100
NAME = "trial_name"


def keep_answers(actor: Actor, code: str, revision: int, name: str, answers: Mapping[str, Any]) -> int:
    """Keep answers under a name, with what is wrong with them; the same name writes over. Raises Refusal."""
    title = nfc(name.strip())
    if not title or len(title) > LONGEST_NAME:
        raise FilledWrong(((NAME, _("Ghi tên bộ thử, không quá {most} ký tự.").format(most=LONGEST_NAME)),))

    def changed(content: Content) -> Content:
        try:
            wrong = wrong_places(form_of(content), answers)
        except KernelError as error:
            raise FilledWrong(((NAME, say(error.key, **error.values)),)) from error
        rows = [row for row in content.get(TRIALS, ()) if row["name"] != title]
        if len(rows) >= MOST:
            raise FilledWrong(((NAME, _("Đã giữ {most} bộ thử. Hãy bỏ bớt.").format(most=MOST)),))
        return {**content, TRIALS: [*rows, {"name": title, "answers": dict(answers), "wrong": list(wrong)}]}

    return save(actor, code, revision, changed, FORM)


def drop_answers(actor: Actor, code: str, revision: int, name: str, _act: str = "") -> int:
    """Let a set go; the new revision. Raises Refusal, NotFound where it is gone."""

    def changed(content: Content) -> Content:
        rows = [row for row in content.get(TRIALS, ()) if row["name"] != name]
        if len(rows) == len(content.get(TRIALS, ())):
            raise NotFound
        return {**without_trials(content), **({TRIALS: rows} if rows else {})}

    return save(actor, code, revision, changed, FORM)
