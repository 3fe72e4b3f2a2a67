"""Static files gathered under var/static, and only when one of them changed."""

import hashlib
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

PRODUCT = Path(__file__).resolve().parents[2]
PACKAGES_WITH_STATIC = ("Django", "django-htmx", "django-ninja", "whitenoise")


def gather_static(var: Path) -> bool:
    """True if they had to be gathered."""
    stamp, wanted = var / "static.stamp", _digest()
    if (var / "static").is_dir() and stamp.exists() and stamp.read_text() == wanted:
        return False
    stamp.unlink(missing_ok=True)
    shutil.rmtree(var / "static", ignore_errors=True)
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "motcua_site.settings"}
    words = [sys.executable, "-m", "django", "collectstatic", "--noinput", "--skip-checks", "-v0"]
    subprocess.run(words, env=environment, check=True, capture_output=True)
    stamp.write_text(wanted)
    return True


def _digest() -> str:
    digest = hashlib.sha256()
    for package in PACKAGES_WITH_STATIC:
        digest.update(f"{package}={version(package)}\0".encode())
    for file in sorted(PRODUCT.rglob("static/**/*")):
        if file.is_file():
            digest.update(f"{file.relative_to(PRODUCT)}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()
