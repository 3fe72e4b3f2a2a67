"""Load the province and its catalogue, and note the accounts a newcomer starts with."""

import json
import os
from pathlib import Path
from typing import Any

from django.conf import settings

from motcua.agencies import api as agencies
from motcua.agencies.api import Loaded
from motcua.catalogue import api as catalogue
from motcua.demo.people import Names
from motcua.demo.year import Setting, decided_here
from motcua.dossiers import api as dossiers
from motcua.parties import api as parties
from motcua.platform import clock

DEFAULT_PASSWORD = "mot-cua-thu-nghiem"  # noqa: S105 (the demo's, shown on its sign-in page)


def password() -> str:
    """The shared password of the named demo accounts."""
    return os.environ.get("MOTCUA_DEMO_PASSWORD", DEFAULT_PASSWORD)


def load_setting(folder: Path, seed: int) -> tuple[Setting, Loaded]:
    """Province, people, procedures: safe to repeat."""
    loaded = agencies.load_province(folder, password=password(), seed=seed)
    data = folder.parent.parent
    catalogue.load_data(folder if (folder / "procedures").is_dir() else data)
    catalogue.finding.load_search(folder)
    catalogue.territory.load_lists(folder)
    dossiers.reusing.load_list(folder)
    catalogue.wordings.load_wordings(folder)
    agencies.forget()
    generated = json.loads((folder / "generated.json").read_text(encoding="utf-8"))
    province = json.loads((folder / "province.json").read_text(encoding="utf-8"))
    wards = tuple(u for u in agencies.communes() if not u.is_training)
    named = {agencies.agency_of(post.unit_id) for login in loaded.leading_logins for post in _posts(login)}
    busy = tuple(unit for unit in wards if unit in named)
    setting = Setting(
        names=Names(generated["names"]),
        province=province["administrative_code"],
        procedures=decided_here(wards, clock.today()),
        wards=wards,
        busy=busy or wards,
    )
    return setting, loaded


def start_note(loaded: Loaded, until: str, kept: dict[str, Any]) -> None:
    """Leave the note the sign-in page shows, and the moment until which the year is played."""
    accounts = []
    for login in loaded.leading_logins:
        account, posts = parties.account_by_login(login), _posts(login)
        if account is not None:
            accounts.append({"login": login, "name": account.name, "role": posts[0].title if posts else ""})
    shown = {"province": loaded.name, "password": password(), "accounts": accounts, "until": until}
    _write(kept | shown)


def note_progress(part: str) -> None:
    """This part is there whole."""
    _write(noted_accounts() | {part: True})


def _write(note: dict[str, Any]) -> None:
    path = Path(settings.MOTCUA_DEMO_NOTE)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")


def noted_accounts() -> dict[str, Any]:
    """The note, or nothing where no demo was loaded."""
    path = Path(settings.MOTCUA_DEMO_NOTE)
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _posts(login: str) -> tuple[agencies.PostRow, ...]:
    account = parties.account_by_login(login)
    return agencies.posts_of(account.id) if account is not None else ()
