"""From which address a request comes, also behind our own proxies."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

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
        return str(_address(seen[-count]))
    except ValueError:
        return connected


def network_of(request: HttpRequest) -> str:
    """The caller's address as one to count by: a home has a whole /64 of IPv6, known by its first address."""
    connected = address_of(request)
    try:
        address = _address(connected)
    except ValueError:
        return connected
    if isinstance(address, IPv4Address):
        return str(address)
    return str(IPv6Network((int(address), 64), strict=False).network_address)


def _address(text: str) -> IPv4Address | IPv6Address:
    """A socket open to both families shows IPv4 callers as ::ffff:203.0.113.7; they are what they were."""
    address = ip_address(text)
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
