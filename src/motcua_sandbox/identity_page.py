"""The provider's pages: plain, in Vietnamese, without a script."""

from html import escape
from typing import Any

STYLE = """
:root { color-scheme: light dark; }
body { font: 18px/1.5 "Be Vietnam Pro", system-ui, sans-serif; margin: 0 auto; max-width: 34rem;
  padding: 24px 16px; }
.mark { border: 2px solid; border-radius: 4px; display: inline-block; font-weight: 600; padding: 2px 10px; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 16px 0 8px; }
ul { list-style: none; margin: 16px 0; padding: 0; }
li { margin: 0 0 8px; }
button { background: Canvas; border: 2px solid; border-radius: 4px; color: CanvasText; cursor: pointer;
  font: inherit; padding: 10px 14px; text-align: left; width: 100%; }
button b, button span { display: block; }
button span { font-size: 1rem; }
button:hover { text-decoration: underline; }
button:focus-visible { outline: 3px solid #b25c00; outline-offset: 2px; }
"""


def page(ask: str, people: list[dict[str, Any]]) -> str:
    """Pick one of the people, or say no."""
    rows = "".join(f"<li>{_button(row)}</li>" for row in people)
    return _frame(
        "Bạn là ai?",
        "<p>Một Cửa muốn biết: họ tên, số định danh, ngày sinh, giới tính, nơi cư trú. "
        "Chọn một người để đồng ý và đăng nhập.</p>"
        '<form method="post" action="/oauth2/authorize">'
        f'<input type="hidden" name="ask" value="{escape(ask)}"><ul>{rows}</ul>'
        '<button name="sub" value=""><b>Từ chối</b><span>Không chia sẻ gì, quay lại Một Cửa</span></button>'
        "</form>",
    )


def sorry(sentence: str) -> str:
    """Why there is nothing to pick."""
    return _frame("Chưa đăng nhập được", f"<p>{escape(sentence)}</p>")


def _button(row: dict[str, Any]) -> str:
    number = row.get("citizen_number") or row.get("tax_code") or ""
    about = "tổ chức, mã số thuế" if row.get("account_type") == "organisation" else "số định danh"
    also = "".join(f", đại diện {each['name']}" for each in row.get("legal_representative_of", ()))
    words = f"<b>{escape(row['name'])}</b><span>{about} {escape(number)}{escape(also)}</span>"
    return f'<button name="sub" value="{escape(row["sub"])}">{words}</button>'


def _frame(title: str, body: str) -> str:
    return (
        '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} – Định danh điện tử (trang thử)</title>"
        '<link rel="stylesheet" href="/style.css"></head><body><main>'
        '<p class="mark">Trang thử, thay cho VNeID</p>'
        f"<h1>{escape(title)}</h1>{body}"
        "<p>Người và tổ chức ở đây đều được bịa ra.</p></main></body></html>"
    )
