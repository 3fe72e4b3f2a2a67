"""The page on which everybody checks a receipt, and our public keys."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.kernel import receipts
from motcua.kernel.receipts import Finding
from motcua.platform import receipt_keys
from motcua.platform.ui.fields import Field, Problem
from motcua.surfaces import slips
from motcua.surfaces.portal.receipts.telling import SENTENCES, rows_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def check(request: HttpRequest) -> HttpResponse:
    """Says of a pasted text, or of the one in the address, whether it is a receipt of ours."""
    text = (request.POST.get("text", "") or request.GET.get(slips.RECEIPT, "")).strip()[: receipts.MOST]
    is_asked = bool(text) or request.method == "POST"
    found = receipt_keys.checked(text) if is_asked else None
    sentence = str(SENTENCES[found.finding]) if found else ""
    is_good = found is not None and found.finding is Finding.GOOD
    problems = [Problem("text", sentence)] if found and not is_good else []
    context = {
        "section": "tracking",
        "field": Field("text", _("Nội dung biên nhận"), kind="lines", value=text, error=_first(problems)),
        "problems": problems,
        "sentence": sentence if is_good else "",
        "rows": rows_of(found.receipt) if found and found.receipt else [],
    }
    return render(request, "portal/receipt_check.html", context, status=422 if problems else 200)


@require_safe
@login_not_required
def keys(_request: HttpRequest) -> JsonResponse:
    """Our public keys (RFC 7517), for whoever checks a receipt without us."""
    answer = JsonResponse(receipt_keys.published(), json_dumps_params={"indent": 1})
    answer["Cache-Control"] = "public, max-age=3600"
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _first(problems: list[Problem]) -> str:
    return problems[0].sentence if problems else ""
