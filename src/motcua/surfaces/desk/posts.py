"""In which post an officer works: their own posts, and those of others for whom they stand in.

Rights and the ledger follow the chosen post, so it is chosen in the open and shown on every page.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from motcua.agencies import api as agencies
from motcua.platform import clock
from motcua.platform.errors import NotFound
from motcua.surfaces.session import actor_of, staff_only
from motcua.surfaces.sitting import seats


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def choose(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    own = agencies.posts_of(actor.account or 0)
    others = agencies.posts_stood_in_for(actor.account or 0)
    if request.method == "POST":
        request.session["post"] = _asked(request, (*own, *others))
        return HttpResponseRedirect(reverse("desk:worklist"))
    context = {
        "section": "post",
        "own": [_shown(post) for post in own],
        "others": [_shown(post) for post in others],
        "chosen": request.session.get("post") or actor.post,
        "seats": seats(request, actor, clock.today()),
    }
    return render(request, "desk/posts.html", context)


def _asked(request: HttpRequest, posts: tuple[agencies.PostRow, ...]) -> int:
    """The post asked for, if it is one of those on the page."""
    asked = request.POST.get("post", "")
    found = next((post.id for post in posts if str(post.id) == asked), None)
    if found is None:
        raise NotFound
    return found


def _shown(post: agencies.PostRow) -> dict[str, object]:
    return {
        "id": post.id,
        "title": post.title,
        "holder": post.account_name,
        "unit": agencies.unit(post.unit_id).name,
    }
