"""Sentences for motcua.kernel.fees."""

SENTENCES = {
    "fees.amount.range": (
        "Mức phí {amount} đồng của “{rule}” ngoài khoảng cho phép. Hãy kiểm tra lại số tiền."
    ),
    "fees.exemption.percent": "Mức giảm {percent} % của “{exemption}” phải từ 1 đến 100.",
    "fees.quantity.range": "Số lượng “{unit}” phải là số nguyên từ 0 đến {highest}.",
    "fees.round.range": "Mức làm tròn của “{rule}” phải từ 1 đồng trở lên.",
    "fees.rule.malformed": "Quy định phí, lệ phí không đọc được: {reason}.",
    "fees.tiers.order": "Các bậc phí của “{rule}” phải bắt đầu từ 1 và tăng dần.",
    "fees.unit.missing": "Phí “{rule}” tính theo đơn vị nhưng chưa ghi đơn vị đếm.",
    "fees.line.fixed": "{name}: {amount} đồng.",
    "fees.line.per_unit": "{name}: {units} {unit}, thành {amount} đồng.",
    "fees.line.capped": "{name}: vượt mức trần, thu {amount} đồng.",
    "fees.line.times": "{name}: nhân {times}, thành {amount} đồng.",
    "fees.line.exempt": "{name}: miễn toàn bộ cho {exemption} ({article}).",
    "fees.line.reduced": "{name}: giảm {percent} % cho {exemption} ({article}), còn {amount} đồng.",
    "fees.line.uncounted": "{name}: tính khi biết số lượng ({units}).",
    "fees.line.free": "Không phải nộp phí, lệ phí.",
    "fees.line.total": "Cộng: {amount} đồng.",
}
