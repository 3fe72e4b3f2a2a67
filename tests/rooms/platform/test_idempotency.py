"""The same key gives the same answer (P1); a key is never used for two requests."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, connections
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.test import RequestFactory

from motcua.platform import idempotency
from motcua.platform.idempotency.models import IdempotencyKey

Act = Callable[[], HttpResponse]


def post(body: str = '{"a": 1}', key: str | None = "draft-1", path: str = "/api/v1/dossiers") -> HttpRequest:
    headers = {} if key is None else {"Idempotency-Key": key}
    return RequestFactory().post(path, body, content_type="application/json", headers=headers)


class Counter:
    """An act that counts how often it ran."""

    def __init__(self, status: int = 201) -> None:
        self.ran = 0
        self.status = status

    def __call__(self) -> HttpResponse:
        self.ran += 1
        return JsonResponse({"number": self.ran}, status=self.status, headers={"Location": f"/x/{self.ran}"})


@pytest.mark.django_db
@pytest.mark.parametrize("status", [201, 200, 422, 404])
def test_the_second_request_gets_the_first_answer(status: int) -> None:
    act = Counter(status)
    first = idempotency.once(post(), 1, act)
    second = idempotency.once(post(), 1, act)
    assert act.ran == 1
    assert (second.status_code, second.content, second["Location"]) == (status, first.content, "/x/1")
    assert second["Content-Type"] == "application/json"


@pytest.mark.django_db
def test_without_a_key_each_request_runs() -> None:
    act = Counter()
    idempotency.once(post(key=None), 1, act)
    idempotency.once(post(key=None), 1, act)
    assert act.ran == 2


@pytest.mark.django_db
@pytest.mark.parametrize("other", [post('{"a": 2}'), post(path="/api/v1/files")])
def test_a_key_used_for_another_request_is_refused(other: HttpRequest) -> None:
    act = Counter()
    idempotency.once(post(), 1, act)
    with pytest.raises(idempotency.KeyReused) as refused:
        idempotency.once(other, 1, act)
    assert refused.value.status == 422


@pytest.mark.django_db
def test_keys_belong_to_an_account() -> None:
    act = Counter()
    idempotency.once(post(), 1, act)
    idempotency.once(post('{"a": 2}'), 2, act)
    assert act.ran == 2


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "a b", "x" * 201, "khóa", "a\tb"])
def test_a_malformed_key_is_refused(key: str) -> None:
    with pytest.raises(idempotency.KeyMalformed):
        idempotency.once(post(key=key), 1, Counter())


@pytest.mark.django_db
@pytest.mark.parametrize("status", [500, 503, 409, 429])
def test_an_answer_that_says_try_again_is_not_kept(status: int) -> None:
    act = Counter(status)
    idempotency.once(post(), 1, act)
    act.status = 201
    assert idempotency.once(post(), 1, act).status_code == 201


@pytest.mark.django_db
def test_an_act_that_fails_gives_its_key_back() -> None:
    def fail() -> HttpResponse:
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        idempotency.once(post(), 1, fail)
    assert idempotency.once(post(), 1, Counter()).status_code == 201


@pytest.mark.django_db
def test_a_request_that_died_in_the_middle_may_be_sent_again_after_a_minute() -> None:
    act = Counter()
    idempotency.once(post(), 1, act)
    IdempotencyKey.objects.update(status=None)
    with pytest.raises(idempotency.StillRunning) as refused:
        idempotency.once(post(), 1, act)
    assert (refused.value.status, refused.value.retry_after) == (409, 2)
    age("61 seconds")
    idempotency.once(post(), 1, act)
    assert act.ran == 2


@pytest.mark.django_db
def test_answers_are_kept_for_ninety_days() -> None:
    act = Counter()
    idempotency.once(post(), 1, act)
    age("89 days")
    idempotency.purge()
    idempotency.once(post(), 1, act)
    assert act.ran == 1
    age("2 days")
    idempotency.purge()
    idempotency.once(post(), 1, act)
    assert act.ran == 2


def age(interval: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE idempotency_key SET started_at = started_at - %s::interval", [interval])


@pytest.mark.django_db(transaction=True)
def test_of_eight_at_once_one_runs() -> None:
    begun, go_on = threading.Event(), threading.Event()
    outcomes: list[object] = []

    def slow() -> HttpResponse:
        begun.set()
        go_on.wait(10)
        return HttpResponse(status=201)

    def send() -> None:
        try:
            outcomes.append(idempotency.once(post(), 1, slow).status_code)
        except idempotency.StillRunning:
            outcomes.append("running")
        finally:
            connections.close_all()

    senders = [threading.Thread(target=send) for _ in range(8)]
    for sender in senders:
        sender.start()
    begun.wait(10)
    for _ in range(200):
        if len(outcomes) == 7:
            break
        threading.Event().wait(0.05)
    go_on.set()
    for sender in senders:
        sender.join()
    assert sorted(map(str, outcomes)) == ["201"] + ["running"] * 7
