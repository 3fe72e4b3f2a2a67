"""Guessing the phone of a dossier, or the password to sign with, ends after ten tries."""

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from motcua.dossiers import api as dossiers
from motcua.dossiers.models import Dossier
from motcua.platform import limits
from proving.crowd import signed_in
from rooms.dossiers.conftest import OWNER, PASSWORD, Office, data_folder, examined, office

__all__ = ["data_folder", "examined", "office"]


def track(code: str, phone: str, address: str = "203.0.113.7") -> HttpResponse:
    return Client(REMOTE_ADDR=address).post("/tra-cuu/", {"code": code, "phone": phone})


def phones() -> Iterator[str]:
    return (f"09{number:08}" for number in range(1, 1000))


def test_the_phone_of_a_dossier_cannot_be_tried_out(office: Office) -> None:
    code = office.taken_in().code
    for _, phone in zip(range(limits.PER_SECRET), phones(), strict=False):
        assert track(code, phone).status_code == 404
    refused = track(f" {code.lower()} ", OWNER.phone)
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 900
    assert "Hãy thử lại sau 15 phút" in refused.content.decode()
    assert track(code, OWNER.phone, "198.51.100.1").status_code == 302, "its owner elsewhere is not shut out"


def test_nor_from_very_many_addresses(office: Office) -> None:
    code = office.taken_in().code
    for number, phone in zip(range(limits.PER_SECRET_FROM_EVERYWHERE), phones(), strict=False):
        assert track(code, phone, f"203.0.113.{number}").status_code == 404
    assert track(code, OWNER.phone, "198.51.100.1").status_code == 429


def test_the_right_pair_costs_nothing_and_works_beside_wrong_ones(office: Office) -> None:
    code = office.taken_in().code
    for phone in list(phones())[: limits.PER_SECRET - 1]:
        track(code, phone)
    for _ in range(3):
        assert track(code, OWNER.phone, "198.51.100.1").status_code == 302


@pytest.mark.parametrize("addresses", [["203.0.113.7"], ["2001:db8::1", "2001:db8::2:1"]])
def test_one_address_cannot_try_out_many_codes(office: Office, addresses: list[str]) -> None:
    known = office.taken_in().code
    for number in range(limits.PER_ADDRESS):
        track(f"H18.11.002-261101-{number:04}", OWNER.phone, addresses[0])
    assert track(known, OWNER.phone, addresses[-1]).status_code == 429
    assert track(known, OWNER.phone, "198.51.100.1").status_code == 302


def test_the_password_to_sign_with_cannot_be_tried_out(office: Office, examined: dossiers.Done) -> None:
    head, leader = office.person("section_head"), office.person("leader")
    drafted = dossiers.dossier_view(head, examined.public_id).state.result
    assert drafted is not None
    dossiers.perform(head, examined.public_id, dossiers.Approve(drafted.fingerprint))
    address = reverse("desk:act", args=[examined.public_id, "sign"])
    given = {"fingerprint": drafted.fingerprint}
    page = signed_in(leader.account)
    for _ in range(limits.PER_SECRET):
        assert page.post(address, given | {"password": "đoán mò"}).status_code == 403
    refused = page.post(address, given | {"password": PASSWORD})
    assert refused.status_code == 429
    assert refused["Retry-After"]
    assert "Đã thử sai quá nhiều lần" in refused.content.decode()
    assert not Dossier.objects.filter(public_id=examined.public_id, results__signed_at__isnull=False).exists()


def test_a_signature_refused_for_another_reason_is_no_guess(office: Office, examined: dossiers.Done) -> None:
    address = reverse("desk:act", args=[examined.public_id, "sign"])
    page = signed_in(office.person("leader").account)
    for _ in range(limits.PER_SECRET + 2):
        assert page.post(address, {"password": PASSWORD, "fingerprint": ""}).status_code in {403, 409}
