"""Sentences for motcua.kernel.telling."""

SENTENCES = {
    "telling.quiet.malformed": "Giờ yên lặng ghi như 21:30-07:00, hai đầu khác nhau.",
}
