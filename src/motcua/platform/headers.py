"""Response headers that neither Django nor its packages set for us."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]

_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "camera", "display-capture", "geolocation", "gyroscope",
        "magnetometer", "microphone", "payment", "usb", "browsing-topics",
    )
)  # fmt: skip


def more_headers(get_response: Answer) -> Answer:
    """No page of ours asks for a sensor; what signed-in people see stays out of shared caches."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", _POLICY)
        if "sessionid" in request.COOKIES or request.headers.get("Authorization"):
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware
