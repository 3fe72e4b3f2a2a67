"""From which address a request comes, also behind our own proxies."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The caller's address: the connection's, or what the outermost of our MOTCUA_PROXIES proxies saw.

    Each proxy adds who spoke to it at the end of X-Forwarded-For; whatever stands before what ours added
    was written by the caller and says nothing. Without proxies the header is not read at all.
    """
    connected = str(request.META.get("REMOTE_ADDR") or "")
    count = settings.MOTCUA_PROXIES
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if not count or len(seen) < count:
        return connected
    try:
        return str(ip_address(seen[-count]))
    except ValueError:
        return connected


def network_of(request: HttpRequest) -> str:
    """The caller's address as one to count by: a home has a whole /64 of IPv6."""
    address = address_of(request)
    try:
        is_long = isinstance(ip_address(address), IPv6Address)
    except ValueError:
        return address
    return str(ip_network(f"{address}/64", strict=False)) if is_long else address
