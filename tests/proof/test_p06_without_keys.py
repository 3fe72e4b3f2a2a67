"""P6 where a provider cannot be asked: a mail server and Zalo that hang up, lose words and stumble.

Whatever they do, nobody is told twice; a message whose answer was lost is `unknown`, and only the provider's
own later word makes more of it. Words come twice, out of order, forged and stale.
"""

import json
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from motcua.connectors.mail.letters import Post, Server
from motcua.connectors.zalo.service import Given, Zalo
from motcua.notifications import api as notifications
from motcua.notifications import ports
from motcua.notifications.api import Telling, Wishes
from motcua.notifications.models import Message
from motcua.notifications.wishes import PREFERENCE
from motcua.parties import api as parties
from motcua.platform import outbox
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.ops import Child
from motcua.platform.outbox.models import Delivery
from motcua_sandbox import mail, messages, zalo
from proving.figures import record
from proving.sizes import patience, size
from proving.town import Town, kill, processes_under, wait

PEOPLE = size(8, 2_000)
SECRET = "a secret shared with a provider"
EVERYWHERE = {kind: frozenset({"email", "zalo"}) for kind in notifications.CHOSEN_KINDS}


@dataclass
class Providers:
    """Both stand-ins, in threads of this process."""

    office: mail.Office
    zalo: zalo.Zalo
    ports: tuple[int, int] = (0, 0)

    def settings(self) -> dict[str, str]:
        """What a worker of its own process is told of them."""
        return {
            "MOTCUA_SMTP_URL": f"smtp://127.0.0.1:{self.ports[0]}",
            "MOTCUA_SMTP_FROM": "motcua@tinh.example",
            "MOTCUA_ZALO_URL": f"http://127.0.0.1:{self.ports[1]}",
            "MOTCUA_ZALO_APP": "motcua",
            "MOTCUA_ZALO_TOKEN": "token",
            "MOTCUA_ZALO_SECRET": SECRET,
        }

    def counts(self) -> Counter[str]:
        """By key how often a message went out."""
        letters = Counter({name.strip("<>").partition("@")[0]: n for name, n in self.office.taken.items()})
        return letters + self.zalo.went_out


def _serve(server: Any) -> int:
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    return int(server.server_address[1])


@pytest.fixture
def providers() -> Iterator[Providers]:
    built = Providers(mail.Office(), zalo.Zalo("token", SECRET))
    post, chat = mail.Server(("127.0.0.1", 0), built.office), zalo.Server(("127.0.0.1", 0), built.zalo)
    built.ports = _serve(post), _serve(chat)
    ports.plug("email", Post(Server("127.0.0.1", built.ports[0], "smtp", "", "", "motcua@tinh.example")))
    ports.plug("zalo", Zalo(Given(f"http://127.0.0.1:{built.ports[1]}", "motcua", "token", SECRET)))
    yield built
    for channel, each in (("email", post), ("zalo", chat)):
        ports.plug(channel, None)
        each.shutdown()
        each.server_close()


def everywhere() -> int:
    """An account that wants all its messages by mail and Zalo."""
    account = parties.create_staff(actor=SYSTEM, login="lan", name="Lan", password="mat-khau-dai-1").id
    actor = Actor(kind="staff", account=account, channel="desk")
    parties.change_preference(actor=actor, name=PREFERENCE, change=lambda _: Wishes(EVERYWHERE).to_data())
    return account


def send(number: int, account: int, **addresses: str) -> None:
    reach = {"sms": f"09{number:08}", "email": f"n{number}@example.vn"} | addresses
    notifications.send([Telling(f"dossier:{number}:v1", reach, "filed", {"code": "A"}, accounts=(account,))])


def carry_all(rounds: int = 12) -> None:
    """As the worker would in time: what asked to be called later is called now, until nothing is left."""
    for _round in range(rounds):
        waiting = Delivery.objects.filter(state="waiting")
        if not waiting.update(next_at="2020-01-01T00:00Z"):
            return
        outbox.carry(waiting.order_by("id").values_list("id", flat=True))
    assert not Delivery.objects.filter(state="waiting").exists()


@pytest.mark.django_db
def test_what_whoever_runs_it_has_to_mend_costs_no_message(providers: Providers) -> None:
    """A sender that is not allowed, a token that ran out: nobody is told, and everybody once it is mended."""
    providers.office.behaviour["unwelcome"], providers.zalo.token = 1, "another"
    send(1, everywhere())
    for _round in range(3):
        Delivery.objects.filter(state="waiting").update(next_at="2020-01-01T00:00Z")
        outbox.carry(Delivery.objects.filter(state="waiting").values_list("id", flat=True))
    assert set(Message.objects.values_list("state", flat=True)) == {"unknown"}
    providers.office.behaviour["unwelcome"], providers.zalo.token = 0, "token"
    carry_all()
    assert set(Message.objects.values_list("state", flat=True)) == {"sent"}
    assert set(providers.counts().values()) == {1}


@pytest.mark.django_db
def test_nobody_is_told_twice_by_who_cannot_be_asked(providers: Providers) -> None:
    providers.office.behaviour |= {"down": 0.2, "drop": 0.25, "later": 0.15}
    providers.zalo.behaviour |= {"drop": 0.25, "trouble": 0.3}
    account = everywhere()
    for number in range(PEOPLE):
        send(number, account)
    carry_all(60)
    counts, states = providers.counts(), dict(Message.objects.values_list("public_id", "state"))
    record(
        "P6",
        f"{PEOPLE} people by mail and Zalo without keys, silent, stumbling, hanging up",
        messages=len(states),
        doubles=sum(times - 1 for times in counts.values()),
        unknown=sum(state == "unknown" for state in states.values()),
    )
    assert max(counts.values()) == 1, "told twice"
    assert set(states.values()) <= {"sent", "unknown"}
    assert all(counts[str(key)] == 1 for key, state in states.items() if state == "sent")


@pytest.mark.django_db
def test_what_cannot_be_brought_is_refused_for_good(providers: Providers) -> None:
    account = everywhere()
    send(1, account, email="ai@khong-co.example", sms="028 3829")
    carry_all()
    states = set(Message.objects.values_list("channel", "state", "reference"))
    assert states == {("email", "failed", "550 5.1.1"), ("zalo", "failed", "zalo -137")}
    assert not providers.counts()


@pytest.mark.django_db
def test_a_domain_in_our_letters_is_reached_and_an_address_no_server_takes_is_refused(
    providers: Providers,
) -> None:
    account = everywhere()
    send(1, account, email="lan@thư.example")
    send(2, account, email="lần@example.vn")
    carry_all()
    states = Message.objects.filter(channel="email").order_by("id").values_list("state", flat=True)
    assert list(states) == ["sent", "failed"]
    assert "To: lan@xn--th-e0a.example" in providers.office.letters[0]


@pytest.mark.django_db
def test_a_letter_says_what_it_is_and_has_the_name_of_its_key(providers: Providers) -> None:
    send(1, everywhere())
    carry_all()
    (letter,) = providers.office.letters
    message = Message.objects.get(channel="email")
    assert f"Message-ID: <{message.public_id}@tinh.example>" in letter
    assert "Auto-Submitted: auto-generated" in letter
    assert letter.rstrip().endswith("Đã nhận hồ sơ A gửi đến. Bộ phận Một cửa đang kiểm tra.")
    assert message.reference == f"<{message.public_id}@tinh.example>"


def word_of(channel: str, key: str, word: str) -> Any:
    """What a provider's word is answered with, sent as its stand-in sends it."""
    teller: Any = messages.Messenger("", SECRET) if channel == "sms" else zalo.Zalo("token", SECRET)
    body, headers = teller.word(key, word)
    address = "/tin-nhan/bao/" if channel == "sms" else "/tin-nhan/zalo/"
    content = headers.pop("Content-Type")
    named = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    return Client().post(address, body, content, **named)


@pytest.mark.django_db
@pytest.mark.parametrize("channel", ["sms", "zalo"])
def test_only_the_providers_own_fresh_word_counts(providers: Providers, channel: str, settings: Any) -> None:
    settings.MOTCUA_MESSAGES_SECRETS = ("another secret of the same", SECRET)
    send(1, everywhere())
    Message.objects.filter(channel="zalo").update(channel=channel, state="unknown")
    key = str(Message.objects.get(channel=channel).public_id)

    def state() -> str:
        return Message.objects.get(channel=channel).state

    refused = [word_of(channel, key, word).status_code for word in ("forged", "old")]
    assert (refused, state()) == ([403, 403], "unknown")
    told = [
        word_of(channel, key, word).status_code for word in ("failed", "delivered", "failed", "delivered")
    ]
    assert (told, state()) == ([200] * 4, "arrived")
    assert word_of(channel, str(Message.objects.get(channel="email").public_id), "failed").status_code == (
        200 if channel == "sms" else 404
    )
    assert word_of(channel, "ff", "delivered").status_code == 400
    assert word_of(channel, "0" * 8 + "-0000-4000-8000-" + "0" * 12, "delivered").status_code == 404


@pytest.mark.django_db
def test_without_a_secret_no_word_is_believed(settings: Any) -> None:
    settings.MOTCUA_MESSAGES_SECRETS = ()
    assert word_of("sms", "0" * 32, "delivered").status_code == 403
    assert Client().post("/tin-nhan/bao/", "x" * 20_000, "application/json").status_code == 413
    assert word_of("zalo", "0" * 32, "delivered").status_code == 403


@pytest.mark.proof
@pytest.mark.timeout(patience(120, 1_800))
@pytest.mark.usefixtures("committed_office")
def test_nor_by_workers_that_die(providers: Providers, processes: Town) -> None:
    """The same by a real worker whose carrying processes are killed while they speak."""
    providers.office.behaviour |= {"drop": 0.1, "late": 0.3}
    providers.zalo.behaviour |= {"drop": 0.1, "late": 0.3}
    account, worker = everywhere(), processes.start_worker(**providers.settings())
    with transaction.atomic():
        for number in range(PEOPLE):
            send(number, account)
    wait(providers.counts, 60)
    kills = 0
    for _kill in range(size(5, 60)):
        time.sleep(random.uniform(0.2, 1.0))
        assert worker.process is not None
        carriers = [pid for each in processes_under(worker.process.pid) for pid in processes_under(each)]
        kills += sum(kill(pid) for pid in carriers[:1])
        _call_now(HASTEN)
    wait(lambda: _call_now(HASTEN) or _nothing_waits(worker), size(60, 900))
    counts, states = providers.counts(), dict(Message.objects.values_list("public_id", "state"))
    told_by_the_dead = sum(state == "unknown" for state in states.values())
    record(
        "P6",
        f"{PEOPLE} people by mail and Zalo without keys, workers killed",
        messages=len(states),
        doubles=sum(times - 1 for times in counts.values()),
        unknown=told_by_the_dead,
        kills=kills,
    )
    assert kills > 0
    assert max(counts.values()) == 1, "told twice"
    assert all(counts[str(key)] == 1 for key, state in states.items() if state == "sent")


# Nobody waits for the pauses between tries here: they are tested with the outbox.
HASTEN = """
UPDATE outbox_delivery SET next_at = clock_timestamp()
 WHERE state = 'waiting' AND last_error <> '' AND claim IS NULL AND next_at > clock_timestamp()
RETURNING id
"""


def _call_now(due: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(due)
        ids = [row[0] for row in cursor.fetchall()]
        for start in range(0, len(ids), 100):
            words = json.dumps({"ids": ids[start : start + 100]})
            cursor.execute("SELECT jobs_defer('outbox.carry', %s::jsonb)", [words])


def _nothing_waits(worker: Child) -> bool:
    worker.tend()
    time.sleep(0.3)
    return not Delivery.objects.filter(state="waiting").exists()
