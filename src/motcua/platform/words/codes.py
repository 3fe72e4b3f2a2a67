"""Sentences for motcua.kernel.codes."""

SENTENCES = {
    "codes.agency.malformed": (
        "Mã cơ quan “{code}” không đúng dạng. Mã đúng có dạng H29.12.34 hoặc 000.00.01.H22."
    ),
    "codes.procedure.malformed": "Mã thủ tục “{code}” không đúng dạng. Mã đúng có dạng 1.004873.",
    "codes.dossier.malformed": "Mã hồ sơ “{code}” không đúng dạng. Hãy chép đủ mã in trên giấy tiếp nhận.",
    "codes.dossier.number": "Số thứ tự hồ sơ phải từ 1 trở lên, không thể là {number}.",
    "codes.dossier.pattern": (
        "Mẫu mã hồ sơ “{pattern}” không dùng được: cần đủ agency, day và number, mỗi phần một lần."
    ),
    "codes.personal_id.digits": (
        "Số định danh cá nhân chỉ gồm chữ số. Hãy nhập 12 chữ số in trên thẻ căn cước."
    ),
    "codes.personal_id.length": (
        "Số định danh cá nhân có 12 chữ số, ở đây có {count}. Hãy nhập đủ số in trên thẻ căn cước."
    ),
    "codes.personal_id.place": (
        "Số định danh cá nhân không thể bắt đầu bằng 000. Hãy kiểm tra lại số trên thẻ căn cước."
    ),
    "codes.personal_id.birth_year": (
        "Số định danh không khớp với năm sinh. Hãy kiểm tra lại số định danh và ngày sinh."
    ),
    "codes.personal_id.sex": (
        "Số định danh không khớp với giới tính. Hãy kiểm tra lại số định danh và giới tính."
    ),
    "codes.identity_card.unreadable": (
        "Mã QR này không phải của thẻ căn cước. Hãy quét lại mã in trên thẻ, hoặc gõ thông tin vào các ô."
    ),
    "codes.identity_card.day": (
        "Không đọc được ngày sinh trong mã QR của thẻ. Hãy quét lại, hoặc gõ thông tin vào các ô."
    ),
    "codes.slip.malformed": (
        "Số phiếu “{code}” không đúng dạng. Hãy chép đủ số in trên phiếu, ví dụ H29.79.145-P000123-45."
    ),
    "codes.slip.check": "Số phiếu “{code}” chép sai ở đâu đó: hai số cuối không khớp. Hãy chép lại.",
    "codes.slip.number": "Số thứ tự phiếu phải từ 1 trở lên, không thể là {number}.",
    "codes.email.malformed": "Địa chỉ thư điện tử không đúng. Hãy ghi như ten@vidu.vn.",
    "codes.tax_code.digits": "Mã số thuế chỉ gồm chữ số. Hãy chép lại trên giấy đăng ký.",
    "codes.tax_code.length": (
        "Mã số thuế có 10 chữ số, 13 chữ số (chi nhánh) hoặc 12 chữ số (số định danh), đang có {count}."
    ),
    "codes.tax_code.check": "Mã số thuế chép sai ở đâu đó: chữ số kiểm tra không khớp. Hãy chép lại.",
    "codes.bank_account.malformed": "Số tài khoản có 6 đến 19 chữ số, đang có {count} ký tự. Hãy chép lại.",
    "codes.phone.malformed": "Số điện thoại không đúng. Hãy nhập số di động 10 chữ số, ví dụ 0903 123 456.",
}
