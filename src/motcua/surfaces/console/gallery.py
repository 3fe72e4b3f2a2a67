"""The gallery: every component, every state a list can be in, and the pages that refuse."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.platform.errors import NotFound
from motcua.platform.ui import gallery
from motcua.surfaces.console.frame import administrators_only, page

_ALONE = {
    "cong-khai": ("ui/gallery.html", gettext_lazy("Trang cho công dân, chữ lớn")),
    "khong-tim-thay": ("404.html", gettext_lazy("Không có hoặc không được xem (404)")),
    "khong-co-quyen": ("403.html", gettext_lazy("Không có quyền (403)")),
    "chua-lam-duoc": ("ui/refusal.html", gettext_lazy("Bị từ chối, có lý do")),
    "khong-doc-duoc": ("400.html", gettext_lazy("Yêu cầu không đọc được (400)")),
    "mo-qua-lau": ("403_csrf.html", gettext_lazy("Trang mở quá lâu")),
    "tam-ngung": ("500.html", gettext_lazy("Sự cố của máy chủ (500)")),
}


@require_safe
@administrators_only
def everything(request: HttpRequest) -> HttpResponse:
    """In the density of staff, with the way to the pages that stand alone."""
    alone = [
        {"name": name, "url": reverse("console:gallery-page", args=[slug])}
        for slug, (_template, name) in _ALONE.items()
    ]
    context = {"layout": "console/base.html", "alone": alone, **gallery.examples()}
    return page(request, "ui/gallery.html", context, "gallery")


@require_safe
@administrators_only
def alone(request: HttpRequest, name: str) -> HttpResponse:
    """A page that replaces the whole screen, or the components as citizens see them."""
    if name not in _ALONE:
        raise NotFound
    refused = {
        "title": _("Chưa làm được"),
        "sentence": _("Hồ sơ đã trả kết quả nên không thể bổ sung nữa."),
        "back_url": reverse("console:gallery"),
    }
    examples = gallery.examples() if name == "cong-khai" else {}
    return render(request, _ALONE[name][0], {"layout": "ui/public.html", **refused, **examples})
