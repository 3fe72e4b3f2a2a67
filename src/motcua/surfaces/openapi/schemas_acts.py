"""The body of each act, and the command it becomes: every act of the room's table that a person does."""

from dataclasses import fields
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from motcua.dossiers import api as dossiers
from motcua.surfaces.openapi.fields import Code, Line, Uid, UnitCode, Whole
from motcua.surfaces.openapi.naming import account_id, unit_id
from motcua.surfaces.openapi.schemas_common import Article, Channel, Given, Help, Note, Reason
from motcua.surfaces.openapi.schemas_intake import Answers, PaperIn

Token = Annotated[int, Whole(-10_000, 10_000)]
Fingerprint = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class ActIn(Given):
    """Each act records how the person was helped. `become` is the room's command."""

    become: ClassVar[type]
    help: Help = "officer"

    def command(self) -> Any:
        """The command, its fields by the same names."""
        return self.become(**self.values())

    def values(self) -> dict[str, Any]:
        named = {field.name for field in fields(self.become)}
        return {name: getattr(self, name) for name in type(self).model_fields if name in named}


class StepIn(ActIn):
    token: Token | None = Field(None, description="Bước đang mở; chỉ cần khi có nhiều bước.")


class AcceptIn(ActIn):
    become = dossiers.Accept
    note: Note = ""
    case: str = Field("", max_length=60, description="Trường hợp cơ quan xác định; để trống thì như khi nộp.")


class ConfirmReceiptIn(ActIn):
    become = dossiers.ConfirmReceipt


class RejectIn(ActIn):
    become = dossiers.Reject
    reason: Reason
    legal_basis: Article = ""


class TakeIn(StepIn):
    become = dossiers.Take


class ReleaseIn(StepIn):
    become = dossiers.Release
    note: Note = ""


class AssignIn(StepIn):
    become = dossiers.Assign
    account: Uid = Field(description="Người được giao; danh sách ở …/holders.")
    note: Note = ""

    def values(self) -> dict[str, Any]:
        return super().values() | {"account": account_id(self.account, "account")}


class CompleteStepIn(StepIn):
    become = dossiers.CompleteStep
    outcome: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,40}$")] = "done"
    note: Note = ""
    decision: Literal["grant", "refuse"] = "grant"
    content: Annotated[str, Line(20_000, lines=True)] = Field("", description="Dự thảo kết quả.")
    ground: Note = ""


class FaultIn(Given):
    fault: Reason
    component: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{0,60}$")] = ""
    question: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{0,60}$")] = ""


class ReturnForSupplementIn(StepIn):
    become = dossiers.ReturnForSupplement
    faults: Annotated[list[FaultIn], Field(min_length=1, max_length=100)]
    reason: Reason
    legal_basis: Article = ""

    def values(self) -> dict[str, Any]:
        found = tuple(dossiers.Fault(**each.model_dump()) for each in self.faults)
        return super().values() | {"faults": found}


class AnswerSupplementIn(ActIn):
    become = dossiers.AnswerSupplement
    papers: Annotated[list[PaperIn], Field(max_length=100)] = Field(default_factory=list)
    answers: Answers = Field(default_factory=dict)
    note: Note = ""
    draft: Uid | None = Field(None, description="Hồ sơ nháp mà các tệp bổ sung đã được tải lên.")

    def values(self) -> dict[str, Any]:
        return super().values() | {"papers": tuple(paper.given() for paper in self.papers)}


class RequirePaymentIn(StepIn):
    become = dossiers.RequirePayment
    amount: Annotated[int, Whole(1, 10**12 - 1)] = Field(description="Số tiền, đồng.")
    reason: Reason
    article: Article = ""


class ConsultIn(StepIn):
    become = dossiers.Consult
    unit: UnitCode
    question: Reason
    hours: Annotated[int, Whole(1, 400)] = Field(16, description="Giờ làm việc để trả lời.")

    def values(self) -> dict[str, Any]:
        return super().values() | {"unit": unit_id(self.unit, "unit")}


class AnswerConsultationIn(StepIn):
    become = dossiers.AnswerConsultation
    answer: Reason


class ApproveIn(StepIn):
    become = dossiers.Approve
    fingerprint: Fingerprint
    note: Note = ""


class SignIn(StepIn):
    become = dossiers.Sign
    fingerprint: Fingerprint
    password: Annotated[str, Line(200, shortest=1)] = Field(
        description="Mật khẩu nhập lại của người ký; tài khoản máy không có nên không ký được."
    )


class SendBackIn(StepIn):
    become = dossiers.SendBack
    reason: Reason
    to: Code | None = Field(None, description="Khóa của bước; bỏ trống là bước đã chuyển đến.")


class NumberIn(StepIn):
    become = dossiers.Number


class IssueIn(StepIn):
    become = dossiers.Issue


class DeliverIn(StepIn):
    become = dossiers.Deliver
    receiver: Annotated[str, Line(200, shortest=1)]
    channel: Channel = "counter"
    identity_check: Annotated[str, Field(pattern=r"^[a-z_]{1,20}$")] = "identity_card"
    tracking_number: Annotated[str, Field(pattern=r"^[A-Za-z0-9 -]{0,40}$")] = ""
    receiver_number: Annotated[str, Field(pattern=r"^[0-9 ]{0,20}$")] = ""
    authority: Article = ""


class WithdrawIn(ActIn):
    become = dossiers.Withdraw
    reason: Reason


class StopIn(ActIn):
    become = dossiers.Stop
    reason: Reason
    legal_basis: Article = ""
    money: Note = ""


class ResumeIn(ActIn):
    become = dossiers.Resume
    reason: Reason
    decision_number: Article = ""


class ExtendIn(ActIn):
    become = dossiers.Extend
    limit: Annotated[str, Field(pattern=r"^([1-9][0-9]{0,2}(wd|d|h)|sameday)$")] = Field(examples=["5wd"])
    reason: Reason
    apology: Reason
    article: Article = ""


ACTS: dict[str, tuple[type[ActIn], str]] = {
    "accept": (AcceptIn, "Tiếp nhận"),
    "reject": (RejectIn, "Từ chối tiếp nhận"),
    "confirm_receipt": (ConfirmReceiptIn, "Nhận hồ sơ chuyển đến"),
    "take": (TakeIn, "Nhận xử lý một bước"),
    "release": (ReleaseIn, "Trả bước lại cho đơn vị"),
    "assign": (AssignIn, "Phân công"),
    "complete_step": (CompleteStepIn, "Hoàn thành bước"),
    "return_for_supplement": (ReturnForSupplementIn, "Yêu cầu bổ sung"),
    "answer_supplement": (AnswerSupplementIn, "Nhận giấy tờ bổ sung"),
    "require_payment": (RequirePaymentIn, "Yêu cầu nộp tiền"),
    "consult": (ConsultIn, "Xin ý kiến đơn vị khác"),
    "answer_consultation": (AnswerConsultationIn, "Cho ý kiến"),
    "approve": (ApproveIn, "Duyệt"),
    "sign": (SignIn, "Duyệt nội bộ (ký)"),
    "send_back": (SendBackIn, "Trả lại bước trước"),
    "number": (NumberIn, "Cấp số"),
    "issue": (IssueIn, "Phát hành kết quả"),
    "deliver": (DeliverIn, "Trả kết quả"),
    "extend": (ExtendIn, "Xin lỗi và gia hạn"),
    "stop": (StopIn, "Dừng giải quyết"),
    "resume": (ResumeIn, "Giải quyết tiếp"),
    "withdraw": (WithdrawIn, "Rút hồ sơ"),
}
"""By the names of the room's table of rules."""
