"""Sentences for motcua.kernel.text."""

SENTENCES = {
    "text.control": (
        "Ký tự thứ {place} ({code}) là ký tự điều khiển, không lưu được. Hãy xoá ký tự đó và gõ lại."
    ),
    "text.surrogate": "Ký tự thứ {place} ({code}) bị hỏng mã. Hãy xoá ký tự đó và gõ lại.",
    "text.direction": (
        "Ký tự thứ {place} ({code}) đảo chiều chữ viết, không được dùng. Hãy xoá ký tự đó và gõ lại."
    ),
    "text.marks": "Có một chữ mang quá {most} dấu. Hãy gõ lại chữ đó.",
    "text.legacy": "Chữ này gõ bằng bảng mã cũ {encoding}. Hãy gõ lại bằng Unicode, có lẽ là: {suggestion}",
}
