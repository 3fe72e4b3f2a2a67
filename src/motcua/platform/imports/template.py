"""The file people fill in: headings as the list names them, and what each wants; nothing that acts."""

from io import BytesIO

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from motcua.platform.imports.lists import by_name


def template(name: str) -> bytes:
    """An XLSX with the headings in the first sheet and what each column means in the second."""
    columns = by_name(name).columns
    content = BytesIO()
    with Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        sheet, guide = book.add_worksheet(_("Danh sách")), book.add_worksheet(_("Hướng dẫn"))
        sheet.set_column(0, len(columns) - 1, 24, text)
        sheet.freeze_panes(1, 0)
        guide.set_column(0, 3, 36)
        for place, heading in enumerate((_("Cột"), _("Bắt buộc"), _("Ví dụ"), _("Cách ghi"))):
            guide.write_string(0, place, heading, bold)
        for place, column in enumerate(columns):
            sheet.write_string(0, place, str(column.title), bold)
            guide.write_string(place + 1, 0, str(column.title))
            guide.write_string(place + 1, 1, _("có") if column.is_required else _("không"))
            guide.write_string(place + 1, 2, column.sample)
            guide.write_string(place + 1, 3, str(column.hint))
    return content.getvalue()
