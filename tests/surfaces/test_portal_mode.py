"""Which portal takes dossiers in is settled when the program starts, and wrong values are refused by name."""

import pytest

from surfaces.test_behind_a_proxy import settings_with

ADDRESS = "MOTCUA_NATIONAL_PORTAL phải là địa chỉ web"


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"MOTCUA_PORTAL_MODE": "both"}, "MOTCUA_PORTAL_MODE phải là một trong own, behind"),
        (
            {"MOTCUA_NATIONAL_PORTAL": "https://quoc-gia.example/"},
            ADDRESS,
        ),
        (
            {"MOTCUA_PORTAL_MODE": "behind", "MOTCUA_NATIONAL_PORTAL": "quoc-gia/{code}"},
            ADDRESS,
        ),
    ],
)
def test_a_wrong_value_is_refused_at_the_start(given: dict[str, str], named: str) -> None:
    refused = settings_with(**given)
    assert refused.returncode
    assert named in refused.stderr


def test_behind_the_national_portal_the_data_say_where_it_is() -> None:
    assert settings_with(MOTCUA_PORTAL_MODE="behind").returncode == 0
