"""What was read of one procedure, whatever format it came in."""

from dataclasses import dataclass

from motcua.kernel.worktime import Limit

NO_FIELD = "Chưa phân lĩnh vực"
"""The field of work of a record that names none."""


@dataclass(frozen=True, slots=True)
class LimitReading:
    """A time limit: data, or the words it was told in; both empty when nothing was said.

    `is_named` says that the words hold a number and a unit, so that a reader could expect data.
    """

    limit: Limit | None
    text: str
    is_named: bool


@dataclass(frozen=True, slots=True)
class FeeReading:
    """A fee: free, amounts in whole đồng or dollars (several are alternatives, by case), or words.

    `unit` is what one amount is paid for ("giấy", "tờ khai"), `names_amount` that the words name an amount.
    """

    is_free: bool = False
    amounts: tuple[int, ...] = ()
    currency: str = "VND"
    unit: str = ""
    text: str = ""
    names_amount: bool = False

    @property
    def is_data(self) -> bool:
        """Free, or at least one amount."""
        return self.is_free or bool(self.amounts)

    @property
    def says_nothing(self) -> bool:
        """Neither data nor words."""
        return not self.is_data and not self.text


@dataclass(frozen=True, slots=True)
class ChannelReading:
    """One row of the table of channels: its limit, its fees and the remark beside them."""

    channel: str
    limit: LimitReading
    fees: tuple[FeeReading, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class PaperReading:
    """One paper of one case; counts are None where none is told."""

    name: str
    originals: int | None
    copies: int | None
    case: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class ProcedureReading:
    """Everything taken over from one record."""

    code: str
    name: str
    field_code: str
    field_name: str
    level: str
    audience: tuple[str, ...]
    decision: str
    channels: tuple[ChannelReading, ...]
    papers: tuple[PaperReading, ...]
    papers_text: str
    result_code: str
    result_name: str
    legal_numbers: tuple[str, ...]
    steps: str
    requirements: str
    origin: str
