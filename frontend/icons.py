"""Draws our mark as the pictures an installed application needs, with the system's Chromium.

Input is `ui/mark.svg`, output the committed PNG files beside it. Run it with the development environment's
Python (MOTCUA_CHROMIUM names the browser); it is needed again only when the mark changes.
"""

import os
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "src" / "motcua" / "platform" / "ui" / "static" / "ui"
GREEN = "#06332f"
# Name → points across, and how much of them the mark takes: systems cut masked pictures round.
PICTURES = {
    "icon-180.png": (180, 1.0),
    "icon-192.png": (192, 1.0),
    "icon-512.png": (512, 1.0),
    "icon-masked-512.png": (512, 0.68),
}


def main() -> None:
    mark = (TARGET / "mark.svg").read_text(encoding="utf-8")
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=os.environ["MOTCUA_CHROMIUM"], args=["--no-sandbox"])
        for name, (size, share) in PICTURES.items():
            page = browser.new_page(viewport={"width": size, "height": size})
            inner = round(size * share)
            ground = GREEN if share < 1 else "transparent"
            page.set_content(
                f"<style>body{{margin:0;height:{size}px;display:grid;place-items:center;background:{ground}}}"
                f"svg{{width:{inner}px;height:{inner}px;display:block}}</style>{mark}"
            )
            page.screenshot(path=TARGET / name, omit_background=True)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
