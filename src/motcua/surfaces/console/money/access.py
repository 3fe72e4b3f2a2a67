"""For whom these pages exist."""

from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from motcua.payments.api import online
from motcua.platform.errors import NotFound
from motcua.surfaces.session import View, actor_of, staff_only


def money_people_only(view: View) -> View:
    """For who may look at money paid online; to anybody else these pages do not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not online.may_look(actor_of(request)):
            raise NotFound
        return view(request, *args, **kwargs)

    return staff_only(guarded)
