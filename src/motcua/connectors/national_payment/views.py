"""Where the platform tells us what became of payments. It is answered only after its word is stored."""

import json

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from motcua.connectors.national_payment.gateway import NationalPayment
from motcua.connectors.national_payment.messages import MalformedError, is_genuine, read, word_of
from motcua.payments import api as payments
from motcua.payments import ports
from motcua.platform import limits
from motcua.platform.callers import network_of

LARGEST = 16 * 1024


@csrf_exempt
@require_POST
@login_not_required
def notice(request: HttpRequest) -> JsonResponse:
    """A CONFIRM. What is forged is stored too, so many an hour from one network, and answered 403."""
    gateway = ports.gateway()
    if not isinstance(gateway, NationalPayment):
        return JsonResponse({"MaLoi": "01", "MoTa": "MaDoiTac"}, status=403)
    try:
        message = read(_body(request), "CONFIRM", gateway.partner.code)
        right = is_genuine(message, gateway.partner.secret, gateway.partner.algorithm)
        word = word_of(message, is_right=right)
    except MalformedError as error:
        return JsonResponse({"MaLoi": "01", "MoTa": str(error)}, status=403)
    if not right:
        limits.spend(f"payment-forged:{network_of(request)}", limits.PER_ADDRESS)
    payments.online.hear(gateway.name, "webhook", word)
    if not right:
        return JsonResponse({"MaLoi": "02", "MoTa": "MaXacThuc"}, status=403)
    return JsonResponse({"MaLoi": "00", "MaThamChieu": word.reference})


def _body(request: HttpRequest) -> object:
    length = request.headers.get("Content-Length", "")
    if not (length.isascii() and length.isdecimal() and len(length) < 6 and 0 < int(length) <= LARGEST):
        raise MalformedError("Content-Length")
    try:
        return json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise MalformedError("JSON") from error
