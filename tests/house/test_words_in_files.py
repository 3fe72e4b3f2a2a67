"""No file of the repository says where we got something from, or on which machine we wrote it."""

import re
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
PICTURES = {".png", ".jpg", ".jpeg", ".ico", ".woff2", ".woff", ".ttf", ".gz", ".pdf", ".mo"}
# Other people's licences are quoted as they are.
QUOTED = {"LICENSE", "NOTICE.txt"}
# Names of formats and licences that happen to look like addresses, and places that are nobody's; and the
# national portal, to which people are led where dossiers are filed there.
HARMLESS = re.compile(
    r"^(www\.w3\.org|www\.omg\.org|json-schema\.org|www\.apache\.org|www\.xes-standard\.org|bpmn\.io|camunda\.org"
    r"|schema\.camunda\.org|(.*\.)?example(\.(com|org|net|vn))?|(.*\.)?(test|invalid)|localhost|127\.0\.0\.1|testserver"
    r"|dichvucong\.gov\.vn|\{.*|\[::1\])$"
)
ADDRESS = re.compile(r"https?://([^\s/:\"'<>)`\\]+)")
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted|npmjs|registry\.\w+\.(org|com|io)|(?<!no-emit-)index-url|find-links",
    re.IGNORECASE,
)
MACHINE = re.compile(r"(?<![\w.])/(root|work|home|Users|opt)/[\w.]")


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("không phải kho git")
    files = [REPOSITORY / name for name in listed.stdout.split("\0") if name]
    spared = {Path(__file__).name, *QUOTED}
    return [
        file for file in files if file.is_file() and file.suffix not in PICTURES and file.name not in spared
    ]


def _found(pattern: re.Pattern[str]) -> dict[str, list[str]]:
    found = {}
    for file in _tracked():
        hits = [hit.group(0) for hit in pattern.finditer(file.read_text(errors="replace"))]
        if hits:
            found[str(file.relative_to(REPOSITORY))] = hits[:3]
    return found


def test_no_addresses_but_names_of_formats() -> None:
    strange = {
        name: hits for name, hits in _addresses().items() if any(not HARMLESS.match(host) for host in hits)
    }
    assert not strange


def test_no_package_registries() -> None:
    assert not _found(REGISTRY)


def test_no_paths_of_a_machine() -> None:
    assert not _found(MACHINE)


def test_locks_are_hashed() -> None:
    for lock in (REPOSITORY / "requirements").glob("*.txt"):
        pins = re.findall(r"^[\w.\[\]-]+==.*$", lock.read_text(), re.MULTILINE)
        assert pins
        assert all(pin.endswith("\\") for pin in pins), f"{lock.name}: a package without a hash"


def _addresses() -> dict[str, list[str]]:
    return {
        str(file.relative_to(REPOSITORY)): ADDRESS.findall(file.read_text(errors="replace"))
        for file in _tracked()
    }
