"""Where Zalo tells us what became of messages. It is answered only after its word is stored."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from motcua.connectors.zalo import messages
from motcua.connectors.zalo.service import Zalo
from motcua.notifications import api as notifications
from motcua.notifications import ports
from motcua.platform import clock

LARGEST = 16 * 1024
CHANNELS = frozenset({"zalo"})


@csrf_exempt
@require_POST
@login_not_required
def word(request: HttpRequest) -> JsonResponse:
    """A signed word. Forged ones learn nothing: neither whether a key exists nor what was wrong."""
    service = ports.carrier_of("zalo")
    length = request.headers.get("Content-Length", "")
    if not (length.isascii() and length.isdecimal() and len(length) < 6 and int(length) <= LARGEST):
        return JsonResponse({"error": "too-large"}, status=413)
    if not isinstance(service, Zalo):
        return JsonResponse({"error": "signature"}, status=403)
    told = request.headers.get(messages.names().signature, "")[:200]
    try:
        found = messages.read(service.given.app, service.given.secret, request.body, told, clock.now())
    except messages.ForgedError:
        return JsonResponse({"error": "signature"}, status=403)
    except messages.MalformedError:
        return JsonResponse({"error": "malformed"}, status=400)
    is_ours = found is None or notifications.hear(CHANNELS, *found)
    return JsonResponse({}, status=200 if is_ours else 404)
