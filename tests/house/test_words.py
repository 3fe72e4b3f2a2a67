"""English beside Vietnamese: nothing missing, nothing lost on the way, and said where it is asked for."""

import gettext
import re
import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest
from babel.messages import Catalog, Message
from babel.messages.pofile import read_po
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import translation

from motcua.platform.console import CATALOGUES
from motcua_site import command
from people import Cast

REPOSITORY = Path(__file__).resolve().parents[2]
PO = CATALOGUES / "en" / "LC_MESSAGES" / "django.po"
# %(name)s and %s; «10 %» followed by a blank is a sign, not a placeholder.
PERCENT = re.compile(r"%(?:\(\w+\))?[srd]|%%")
TAG = re.compile(r"</?\w+>")
VIETNAMESE = re.compile(r"[ăâđêôơưạ-ỹĂÂĐÊÔƠƯẠ-Ỹ]")
# The name of the product, and words somebody must type in Vietnamese.
LEFT_VIETNAMESE = ("Một Cửa", "khai sinh, kết hôn, sửa nhà…")
ENGLISH = {"headers": {"accept-language": "en-GB,en;q=0.9,vi;q=0.8"}}


def catalogue() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="en")


MESSAGES = [message for message in catalogue() if message.id]


def forms(text: object) -> list[str]:
    return (
        [text] if isinstance(text, str) else [str(each) for each in text] if isinstance(text, tuple) else []
    )


def slots(text: str) -> list[str]:
    """Everything a translation must carry over: placeholders with their formats, and tags."""
    braces = (
        []
        if "{" not in text
        else [f"{{{name}:{form}}}" for _, name, form, _ in Formatter().parse(text) if name]
    )
    return sorted([*braces, *PERCENT.findall(text), *TAG.findall(text)])


def named(message: Message) -> str:
    return forms(message.id)[0]


def test_the_catalogue_is_what_the_sources_say() -> None:
    """After a change of sentences: make words, then translate what came in."""
    asked = [sys.executable, str(REPOSITORY / "scripts" / "words"), "--check"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_sentence_has_its_english() -> None:
    assert not [named(message) for message in MESSAGES if not all(forms(message.string) or [""])]


def test_no_translation_is_a_guess() -> None:
    assert not [named(message) for message in MESSAGES if message.fuzzy]
    assert not catalogue().obsolete


def test_placeholders_survive_translation() -> None:
    lost = {
        named(message): message.string
        for message in MESSAGES
        for text in forms(message.string)
        if slots(text) != slots(named(message))
    }
    assert not lost


def test_english_is_english() -> None:
    left = {}
    for message in MESSAGES:
        text = " ".join(forms(message.string))
        for word in LEFT_VIETNAMESE:
            text = text.replace(word, "")
        if VIETNAMESE.search(text):
            left[named(message)] = text
    assert not left


def test_what_is_compiled_is_what_is_written() -> None:
    compiled = gettext.translation("django", CATALOGUES, ["en"])
    for message in MESSAGES:
        if isinstance(message.id, str):
            assert compiled.gettext(message.id) == message.string
        else:
            assert [compiled.ngettext(*message.id, n) for n in (1, 2)] == forms(message.string)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/", "What do you need to do?"),
        ("/thu-tuc/", "Administrative procedures"),
        ("/tra-cuu/", "Track a dossier"),
        ("/dang-nhap/", "Sign in"),
        ("/khong-co-trang-nay/", "Page not found"),
    ],
)
def test_a_page_speaks_the_language_the_browser_asks_for(path: str, sentence: str) -> None:
    english = Client(**ENGLISH).get(path).content.decode()
    vietnamese = Client().get(path).content.decode()

    assert '<html lang="en"' in english
    assert sentence in english
    assert '<html lang="vi"' in vietnamese
    assert sentence not in vietnamese


@pytest.mark.django_db
def test_a_refusal_is_said_in_english_too() -> None:
    answer = Client(**ENGLISH).get("/thu-tuc/khong-co/")

    assert answer.status_code == 404
    assert "There is no procedure with the code khong-co." in answer.content.decode()


@pytest.mark.django_db
def test_the_other_language_is_one_press_away_and_stays() -> None:
    browser = Client(enforce_csrf_checks=True)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', browser.get("/tra-cuu/").content.decode())
    assert token is not None

    pressed = {"csrfmiddlewaretoken": token[1], "language": "en"}
    answer = browser.post("/ngon-ngu/", pressed, headers={"referer": "http://testserver/tra-cuu/"})
    there = browser.get(answer.headers["Location"], headers={"accept-language": "vi"}).content.decode()

    assert answer.headers["Location"] == "http://testserver/tra-cuu/"
    assert '<html lang="en"' in there
    assert 'value="vi" lang="vi">Tiếng Việt</button>' in there


@pytest.mark.django_db
def test_choosing_a_language_leads_nowhere_else() -> None:
    away = {"language": "en", "next": "//example.com/"}
    assert Client().post("/ngon-ngu/", away).headers["Location"] == "/"
    assert settings.LANGUAGE_COOKIE_NAME not in Client().post("/ngon-ngu/", {"language": "xx"}).cookies
    assert Client().get("/ngon-ngu/").status_code == 405
    assert Client(enforce_csrf_checks=True).post("/ngon-ngu/", {"language": "en"}).status_code == 403


def test_an_officer_reads_the_worklist_in_english(cast: Cast) -> None:
    browser = Client(**ENGLISH)
    browser.force_login(get_user_model().objects.get(pk=cast.leader.account))
    shown = browser.get("/ban-lam-viec/").content.decode()

    assert '<html lang="en"' in shown
    assert "Waiting for the citizen" in shown


@pytest.mark.parametrize("name", command.names())
def test_a_command_explains_itself_in_english(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command.main(["--lang", "en", name, "--help"])
    shown = capsys.readouterr().out

    assert stopped.value.code == 0
    assert shown.startswith("usage: motcua")
    assert not VIETNAMESE.search(shown.replace("Một Cửa", ""))


def test_the_command_line_answers_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    with translation.override("vi"):
        done = command.main(["due", "--lang", "en", "--received", "2026-08-28T10:00", "--limit", "xx"])

    assert done == 1
    assert "The time limit “xx” cannot be understood." in capsys.readouterr().err
