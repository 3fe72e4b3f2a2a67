"""Fields by which a question hangs together with others: worked out, found beforehand, held against one."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from motcua.catalogue.api import editing
from motcua.kernel.forms import SOURCES, Question
from motcua.platform.ui.fields import Choice, Field
from motcua.platform.words import say
from motcua.surfaces.console.procedures import questionwords

_COMPARED = ("=", "!=", ">", ">=", "<", "<=")


def fields(given: editing.QuestionGiven, before: Sequence[Question]) -> list[Field]:
    """Below the facets of a question."""
    ways = {
        "": _("Không, người nộp trả lời"),
        **{op: say(f"forms.op.{op}") for op in editing.WAYS_OF_COMPUTING},
    }
    names = _("Lời hỏi của các câu trước, cách nhau bằng dấu chấm phẩy; phần hoặc cột ghi sau dấu /.")
    sources = {"": _("Không"), **{source: say(f"forms.from.{source}") for source in SOURCES}}
    if given.prefill and given.prefill not in sources:
        sources[given.prefill] = say("forms.from.former", key=given.prefill.partition(".")[2])
    compared = {"": _("Không"), **{op: str(questionwords.OPERATORS[op]) for op in _COMPARED}}
    earlier = {"": _("chọn câu"), **{each.key: each.label for each in before}}
    return [
        _choice("compute", _("Tự tính"), {"": _("Không, người nộp trả lời"), **ways}, given.compute),
        Field("compute_of", _("Tính từ"), value=given.compute_of, hint=names, is_required=False),
        Field("joint", _("Chữ giữa các phần ghép"), value=given.joint, is_required=False),
        _choice("prefill", _("Điền sẵn từ"), sources, given.prefill),
        _choice(
            "lock",
            _("Khóa khi tìm thấy"),
            {"khong": _("Không"), "co": _("Có")},
            "co" if given.lock else "khong",
        ),
        _choice("rule_op", _("Phải so với câu khác"), compared, given.rule_op),
        _choice("rule_with", _("Câu đem so"), earlier, given.rule_with),
        Field("rule_sentence", _("Câu báo khi không hợp"), value=given.rule_sentence, is_required=False),
    ]


def _choice(name: str, label: str, options: Mapping[str, str], chosen: str) -> Field:
    choices = tuple(Choice(code, word, is_chosen=code == chosen) for code, word in options.items())
    return Field(name, label, kind="choice", choices=choices, is_required=False)
