"""What is wrong with a request by its schema, in sentences that name the place."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja.errors import ValidationError

from motcua.platform.errors import fill
from motcua.surfaces.openapi.problems import MOST_ERRORS, problem

_SENTENCES: dict[str, str | Promise] = {
    "missing": gettext_lazy("Thiếu mục bắt buộc."),
    "extra_forbidden": gettext_lazy("Không có mục này; hãy bỏ đi."),
    "string_type": gettext_lazy("Phải là một chuỗi ký tự."),
    "string_too_short": gettext_lazy("Phải có ít nhất {min_length} ký tự."),
    "string_too_long": gettext_lazy("Không quá {max_length} ký tự."),
    "string_pattern_mismatch": gettext_lazy("Chưa đúng mẫu {pattern}."),
    "string_marks": gettext_lazy("Có một chữ mang quá nhiều dấu."),
    "int_type": gettext_lazy("Phải là số nguyên."),
    "float_type": gettext_lazy("Phải là số."),
    "finite_number": gettext_lazy("Phải là số hữu hạn."),
    "greater_than_equal": gettext_lazy("Phải từ {ge} trở lên."),
    "less_than_equal": gettext_lazy("Phải từ {le} trở xuống."),
    "bool_type": gettext_lazy("Phải là true hoặc false."),
    "list_type": gettext_lazy("Phải là một danh sách."),
    "dict_type": gettext_lazy("Phải là một đối tượng JSON."),
    "model_type": gettext_lazy("Phải là một đối tượng JSON."),
    "model_attributes_type": gettext_lazy("Phải là một đối tượng JSON."),
    "literal_error": gettext_lazy("Phải là một trong: {expected}."),
    "too_long": gettext_lazy("Không quá {max_length} mục."),
    "too_short": gettext_lazy("Phải có ít nhất {min_length} mục."),
    "answer_type": gettext_lazy("Phải là chữ, số hoặc danh sách lựa chọn, không quá dài."),
    "date_type": gettext_lazy("Phải là một ngày có thật dạng 2026-11-21."),
    "datetime_type": gettext_lazy("Phải là thời điểm dạng 2026-11-21T14:05:00+07:00."),
    "uuid_type": gettext_lazy("Phải là một UUID."),
}
_OTHERWISE = gettext_lazy("Giá trị chưa đúng.")


def invalid(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    """400, or 428 where the version that was seen is not named."""
    found = error.errors
    if any(_place(each["loc"]).lower() == "if-match" and each["type"] == "missing" for each in found):
        sentence = _("Hãy gửi If-Match với ETag của hồ sơ mà bạn đã xem.")
        return problem(428, "if-match-wanted", sentence, field="If-Match")
    told = [{"place": _place(each["loc"]), "detail": _sentence(each)} for each in found[:MOST_ERRORS]]
    first = told[0]
    detail = f"{first['place']}: {first['detail']}" if first["place"] else first["detail"]
    if len(found) > 1:
        detail += " " + _("Còn {n} chỗ khác chưa đúng.").format(n=len(found) - 1)
    return problem(400, "malformed", detail, field=first["place"] or None, errors=told)


def _place(location: Sequence[Any]) -> str:
    """owner.phone, papers.0.component: what the sender called it, without the names of our models."""
    parts = list(location)
    if parts and parts[0] in {"body", "form", "file"}:
        parts = parts[2:] if len(parts) > 2 and parts[1] in {"given", "body"} else parts[1:]
        parts = [] if parts in (["given"], ["body"]) else parts
    elif parts:
        parts = parts[1:]
    return ".".join(str(part)[:60] for part in parts if part != "[key]")


def _sentence(error: Mapping[str, Any]) -> str:
    return fill(str(_SENTENCES.get(error["type"], _OTHERWISE)), error.get("ctx", {}))
