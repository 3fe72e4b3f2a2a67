"""Filling the demo with its year while the house serves already."""

from collections.abc import Mapping, Sequence

from motcua.platform.console import translate
from motcua.platform.ops.children import Child

MOST_RESTARTS = 5


class Filling(Child):
    """A command that is to end well once: what it has made it finds again, so it can be started anew."""

    def __init__(self, words: Sequence[str], environment: Mapping[str, str]) -> None:
        super().__init__("demo", words, environment)
        self._restarts = 0

    def news(self) -> str | None:
        """Start it again after a bad end, a few times; answers what to tell whoever runs the house."""
        if self.ended() in {None, 0}:
            return None
        if self._restarts == MOST_RESTARTS:
            self.stop()
            return translate(
                "Chưa nạp xong dữ liệu mẫu sau {count} lần chạy lại; nạp nốt bằng: motcua demo load --rest"
            ).format(count=MOST_RESTARTS)
        if not self.tend():
            return None
        self._restarts += 1
        return translate("Việc nạp dữ liệu mẫu đã dừng đột ngột, đang nạp tiếp.")
