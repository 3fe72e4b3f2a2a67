"""Sentences for motcua.kernel.forms."""

SENTENCES = {
    "forms.required": "Chưa trả lời “{label}”. Hãy điền mục này.",
    "forms.text.long": "“{label}” dài quá {most} ký tự. Hãy viết ngắn lại.",
    "forms.text.malformed": "“{label}” phải là chữ.",
    "forms.number.malformed": "“{label}” phải là số, ví dụ 12 hoặc 12,5.",
    "forms.number.decimals": "“{label}” chỉ nhận {decimals} chữ số thập phân.",
    "forms.number.large": "“{label}” là số quá lớn. Hãy kiểm tra lại.",
    "forms.money.malformed": "“{label}” phải là số tiền nguyên đồng, không âm, ví dụ 15.000.",
    "forms.bound.low": "“{label}” phải từ {bound} trở lên.",
    "forms.bound.high": "“{label}” phải không quá {bound}.",
    "forms.date.malformed": "“{label}” phải là ngày viết ngày/tháng/năm, ví dụ 27/03/1990.",
    "forms.date.missing_day": "“{label}”: ngày này không có trong lịch. Hãy kiểm tra lại ngày và tháng.",
    "forms.date.range": "“{label}” phải trong khoảng từ năm {first} đến năm {last}.",
    "forms.choice.unknown": "“{label}”: câu trả lời không nằm trong các lựa chọn. Hãy chọn lại.",
    "forms.question.unknown": "Mẫu này không có mục “{question}”. Hãy bỏ mục đó.",
    "forms.question.key": (
        "Khoá câu hỏi “{question}” chỉ gồm chữ thường, số, dấu gạch dưới và bắt đầu bằng chữ."
    ),
    "forms.question.options": (
        "Câu hỏi “{question}” sai danh sách lựa chọn: chỉ câu chọn mới có, và không lặp giá trị."
    ),
    "forms.question.bounds": (
        "Câu hỏi “{question}” có giới hạn sai kiểu: câu hỏi ngày dùng ngày, câu hỏi số dùng số."
    ),
    "forms.question.malformed": "Một câu hỏi của mẫu không đọc được: {reason}.",
    "forms.question.twice": "Mẫu “{form}” có hai câu hỏi cùng khoá “{question}”.",
    "forms.condition.malformed": "Điều kiện {condition} không đọc được.",
    "forms.condition.empty": "Ghi giá trị để so với câu “{label}”.",
    "forms.condition.deep": "Điều kiện lồng nhau quá {deepest} tầng. Hãy viết đơn giản hơn.",
    "forms.condition.later": "Câu hỏi “{question}” phụ thuộc “{name}”, nhưng câu đó không đứng trước nó.",
    "forms.section.key": ("Khoá phần “{section}” chỉ gồm chữ thường, số, dấu gạch dưới và bắt đầu bằng chữ."),
    "forms.section.malformed": "Một phần của mẫu không đọc được: {reason}.",
    "forms.section.many": "Mẫu có hơn {most} phần. Hãy gộp bớt.",
    "forms.section.twice": "Hai phần của mẫu cùng khoá. Hãy bỏ một phần.",
    "forms.section.unknown": "Câu “{question}” chưa nằm trong phần nào của mẫu. Hãy chọn phần.",
    "forms.section.order": "Câu “{question}” thuộc phần “{section}” nhưng đứng sau phần khác. Hãy xếp lại.",
    "forms.section.empty": "Phần “{section}” chưa có câu hỏi nào. Hãy thêm câu hỏi hoặc bỏ phần.",
    "forms.section.none": "Mẫu này không có phần “{section}”.",
    "forms.eligibility.kind": (
        "Câu hỏi điều kiện “{question}” phải là câu chọn hoặc số, để không ghi thông tin cá nhân."
    ),
    "forms.eligibility.twice": "Hai căn cứ từ chối cùng mang mã “{bar}”.",
    "forms.eligibility.unknown": "Căn cứ từ chối “{bar}” dựa vào câu “{name}”, nhưng không có câu đó.",
    "forms.form.long": "Mẫu “{form}” có hơn {most} câu hỏi.",
    "forms.form.malformed": "Mẫu không đọc được: {reason}.",
    "forms.lint.label": "Câu {number} chưa có lời hỏi. Hãy ghi lời hỏi.",
    "forms.lint.key_twice": "Câu {number} “{label}” trùng khoá “{key}” với một câu trước. Hãy bỏ một câu.",
    "forms.lint.alike": "Câu {number} “{label}” hỏi giống câu {other}. Hãy bỏ một câu hoặc sửa lời hỏi.",
    "forms.lint.options": "Câu {number} “{label}” có lựa chọn trống hoặc trùng nhau. Hãy sửa các lựa chọn.",
    "forms.lint.bounds": "Câu {number} “{label}”: mức thấp nhất {low} lớn hơn mức cao nhất {high}.",
    "forms.lint.later": (
        "Câu {number} “{label}” chỉ hỏi theo câu “{name}” đứng sau nó. Hãy chuyển câu ấy lên trước."
    ),
    "forms.lint.unknown": (
        "Câu {number} “{label}” chỉ hỏi theo câu “{name}”, nhưng mẫu không có câu ấy. Hãy sửa điều kiện."
    ),
    "forms.lint.operator": "Câu {number} “{label}”: không so sánh được câu “{asked}” theo cách này.",
    "forms.lint.value": (
        "Câu {number} “{label}”: câu “{asked}” không có lựa chọn “{value}”. Hãy sửa điều kiện."
    ),
    "forms.lint.many": "Mẫu có hơn {most} câu hỏi. Hãy bỏ bớt.",
    "forms.lint.section_titles": "Có phần chưa có tên hoặc trùng tên. Hãy sửa tên các phần.",
    "forms.diff.section_removed": "Bỏ phần “{title}”.",
    "forms.diff.section_added": "Thêm phần “{title}”.",
    "forms.diff.section_moved": "Chuyển chỗ phần “{title}”.",
    "forms.diff.section_worded": "Phần “{old}” nay là “{new}”.",
    "forms.diff.removed": "Bỏ câu {number} “{label}”.",
    "forms.diff.added": "Thêm câu {number} “{label}”.",
    "forms.diff.moved": "Chuyển câu “{label}” từ chỗ {old} đến chỗ {new}.",
    "forms.diff.changed": "Câu {number} “{label}”: {field} đổi từ {old} thành {new}.",
}
