"""`motcua openapi`: the OpenAPI document of the interface, as a server would give it."""

import argparse
import sys

NAME = "openapi"
HELP = "in tệp OpenAPI của giao diện lập trình"
NEEDS_DATABASE = False
ADDRESS = "/api/v1/openapi.json"


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """None."""


def run(_arguments: argparse.Namespace) -> int:
    # Asked for at its address: the command line stands beside the surfaces and knows none of them.
    from django.http import HttpRequest
    from django.urls import resolve

    request = HttpRequest()
    request.method, request.path = "GET", ADDRESS
    view, args, kwargs = resolve(ADDRESS)
    sys.stdout.write(view(request, *args, **kwargs).content.decode())
    return 0
