"""Where the gateway tells us what became of messages. It is answered only after its word is stored."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from motcua.connectors.message_gateway import receipts
from motcua.notifications import api as notifications
from motcua.platform import clock

CHANNELS = frozenset({"sms", "email"})


@csrf_exempt
@require_POST
@login_not_required
def word(request: HttpRequest) -> JsonResponse:
    """A signed word. Forged ones learn nothing: neither whether a key exists nor what was wrong."""
    length = request.headers.get("Content-Length", "")
    if not (length.isascii() and length.isdecimal() and len(length) < 6 and int(length) <= receipts.LARGEST):
        return JsonResponse({"error": "too-large"}, status=413)
    told = [request.headers.get(f"webhook-{name}", "")[:1_000] for name in ("id", "timestamp", "signature")]
    try:
        receipts.insist_genuine(
            settings.MOTCUA_MESSAGES_SECRETS, told[0], told[1], told[2], request.body, clock.now()
        )
        found = receipts.read(request.body)
    except receipts.ForgedError:
        return JsonResponse({"error": "signature"}, status=403)
    except receipts.MalformedError:
        return JsonResponse({"error": "malformed"}, status=400)
    is_ours = notifications.hear(CHANNELS, found.key, found.told, found.at, found.why)
    return JsonResponse({}, status=200 if is_ours else 404)
