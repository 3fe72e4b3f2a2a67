"""Why a file is not read, or an import not begun."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class FileNotXlsx(Invalid):
    code = "import-not-xlsx"
    sentence = _("Tệp này không phải XLSX. Tải tệp mẫu, điền vào đó rồi gửi lại.")


class FileTooBig(Invalid):
    code = "import-too-big"
    sentence = _("Tệp quá {most} MB. Hãy chia thành nhiều tệp.")


class FileHasMacros(Invalid):
    code = "import-has-macros"
    sentence = _("Tệp có macro hoặc nối ra tệp khác. Hãy lưu lại dạng XLSX thường rồi gửi lại.")


class FileHasFormulas(Invalid):
    code = "import-has-formulas"
    sentence = _("Ô {cell} là công thức. Hãy dán giá trị thay công thức rồi gửi lại.")


class FileDamaged(Invalid):
    code = "import-damaged"
    sentence = _("Không đọc được tệp: bảng tính hỏng hoặc bị cắt. Mở lại, lưu dạng XLSX rồi gửi lại.")


class TooManyRowsGiven(Invalid):
    code = "import-too-many-rows"
    sentence = _("Tệp có quá {most} dòng. Hãy chia thành nhiều tệp.")


class NoRows(Invalid):
    code = "import-empty"
    sentence = _("Tệp không có dòng nào dưới hàng tiêu đề.")


class ColumnsMissing(Invalid):
    code = "import-columns-missing"
    sentence = _("Tệp thiếu cột: {columns}. Dùng hàng tiêu đề của tệp mẫu.")


class ColumnsUnknown(Invalid):
    code = "import-columns-unknown"
    sentence = _("Tệp có cột lạ: {columns}. Bỏ cột đó hoặc dùng hàng tiêu đề của tệp mẫu.")


class CellMissing(Invalid):
    code = "import-cell-empty"
    sentence = _("Chưa điền.")


class CellTooLong(Invalid):
    code = "import-cell-too-long"
    sentence = _("Ô dài quá {most} ký tự.")


class NotTriedYet(Conflict):
    code = "import-not-tried"
    sentence = _("Đang thử từng dòng; đợi thử xong rồi nhập.")


class GivenAlready(Conflict):
    code = "import-given"
    sentence = _("Tệp này đã được giao nhập hoặc đã bỏ.")


class ChooseGoodOnes(Conflict):
    code = "import-has-bad-rows"
    sentence = _("Còn {bad} dòng sai. Sửa tệp rồi gửi lại, hoặc chọn nhập riêng các dòng đúng.")


class NothingToDo(Conflict):
    code = "import-nothing"
    sentence = _("Không có dòng nào nhập được. Sửa tệp rồi gửi lại.")
