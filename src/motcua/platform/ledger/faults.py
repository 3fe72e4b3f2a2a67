"""What a check of the ledger may find, and how it is said."""

from dataclasses import asdict, dataclass
from typing import Literal

from django.utils.translation import gettext, gettext_noop

Kind = Literal["changed", "missing", "inserted", "link", "cut", "seal", "older", "witness", "note", "file"]

_SENTENCES: dict[Kind, str] = {
    "changed": gettext_noop("Nhánh {shard}, dòng {seq}: nội dung đã bị sửa."),
    "missing": gettext_noop("Nhánh {shard}, dòng {seq}: bị xóa."),
    "inserted": gettext_noop("Nhánh {shard}, dòng {seq}: bị chèn thêm."),
    "link": gettext_noop("Nhánh {shard}, dòng {seq}: không nối với dòng trước."),
    "cut": gettext_noop("Nhánh {shard}: bị cắt đuôi từ dòng {seq}."),
    "seal": gettext_noop("Nhánh {shard}, dòng {seq}: không khớp với niêm phong."),
    "older": gettext_noop("Nhánh {shard}, dòng {seq}: nhân chứng giữ niêm phong mà cơ sở dữ liệu không còn."),
    "witness": gettext_noop("Nhánh {shard}, dòng {seq}: niêm phong khác với bản của nhân chứng."),
    "note": gettext_noop("Nhánh {shard}, dòng {seq}: ghi chú kèm theo đã bị sửa."),
    "file": gettext_noop("Nhánh {shard}, dòng {seq}: tệp lưu không còn khớp với dấu vân tay đã ghi."),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault and its place; `detail` names a seal, a note's key or a file's public id."""

    kind: Kind
    shard: int | None = None
    seq: int | None = None
    detail: str = ""

    def __str__(self) -> str:
        sentence = gettext(_SENTENCES[self.kind]).format(shard=self.shard, seq=self.seq)
        return f"{sentence} ({self.detail})" if self.detail else sentence

    def to_data(self) -> dict[str, object]:
        """Plain JSON for the command line."""
        return {**asdict(self), "sentence": str(self)}


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check. `more` counts faults beyond those listed."""

    entries: int
    seals: int
    unsealed: int
    erased_notes: int
    faults: tuple[Fault, ...]
    more: int

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.faults

    def to_data(self) -> dict[str, object]:
        """Plain JSON for the command line."""
        faults = [fault.to_data() for fault in self.faults]
        return {**asdict(self), "faults": faults, "sound": self.sound}
