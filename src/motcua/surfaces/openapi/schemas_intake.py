"""What another system sends to open a dossier."""

from typing import Annotated, Literal

from pydantic import Field

from motcua.dossiers import api as dossiers
from motcua.surfaces.openapi.fields import AnswerValue, Code, DayIn, Key, Line, Uid, UnitCode, Whole
from motcua.surfaces.openapi.schemas_common import Channel, Given, Help, Shown

Answer = Annotated[str | int | float | list[str], AnswerValue()]
Email = Annotated[str, Field(max_length=120, pattern=r"^([!-?A-~]{1,64}@[A-Za-z0-9.-]{1,55})?$")]
Answers = Annotated[dict[Key, Answer], Field(max_length=200)]


class PersonIn(Given):
    name: Annotated[str, Line(200, shortest=1)] = Field(examples=["Trần Thị Mỹ Hoà"])
    personal_id: Annotated[str, Field(pattern=r"^([0-9]{12})?$")] = Field("", examples=["079194001234"])
    birth_date: DayIn | None = None
    phone: Annotated[str, Field(pattern=r"^[0-9+ .()-]{0,20}$")] = Field("", examples=["0912345678"])
    email: Email = ""
    address: Annotated[str, Line(300)] = ""

    def given(self) -> dossiers.PersonGiven:
        return dossiers.PersonGiven(**self.model_dump())


class PaperIn(Given):
    """A paper shown, sent or looked up; `state` missing says that it was not there."""

    component: Code = Field(examples=["to-khai"])
    form: Literal["original", "copy", "electronic", "register"] = "copy"
    state: Literal["seen", "copied", "scanned", "register", "missing"] = "seen"
    quantity: Annotated[int, Whole(1, 999)] = 1
    file: Uid | None = Field(None, description="Tệp đã tải lên hồ sơ nháp trước đó.")

    def given(self) -> dossiers.PaperGiven:
        return dossiers.PaperGiven(**self.model_dump())


class DraftIn(Given):
    procedure: Code = Field(examples=["1.004873"])


class DraftOut(Shown):
    id: Uid


class FileOut(Shown):
    id: Uid
    name: str
    kind: Literal["pdf", "jpeg", "png"]
    size: int = Field(description="Số byte.")
    sha256: str


class IntakeIn(Given):
    draft: Uid = Field(description="Hồ sơ nháp. Gửi lại cùng một nháp thì nhận lại đúng hồ sơ đã tạo.")
    procedure: Code = Field(examples=["1.004873"])
    case: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{0,60}$")] = ""
    receiving: UnitCode = Field(examples=["H18.11.002"])
    competent_at: UnitCode | None = Field(
        None, description="Nơi người dân muốn được giải quyết; bỏ trống là nơi nhận."
    )
    helping: UnitCode | None = Field(None, description="Nơi có người giúp điền hồ sơ.")
    channel: Channel = "online"
    help: Help = "self"
    result_channel: Channel = "counter"
    owner: PersonIn = Field(description="Chủ hồ sơ.")
    applicant: PersonIn | None = Field(None, description="Người nộp, nếu không phải chủ hồ sơ.")
    event_subject: PersonIn | None = Field(None, description="Người được đăng ký sự kiện hộ tịch.")
    answers: Answers = Field(default_factory=dict, description="Câu trả lời theo khóa câu hỏi của tờ khai.")
    papers: Annotated[list[PaperIn], Field(max_length=100)] = Field(default_factory=list)
    quantities: Annotated[dict[Key, Annotated[int, Whole(0, 1_000_000)]], Field(max_length=20)] = Field(
        default_factory=dict, description="Số lượng để tính phí, ví dụ số bản."
    )
    claims: Annotated[list[Code], Field(max_length=20)] = Field(
        default_factory=list, description="Mã các diện miễn, giảm phí mà người nộp thuộc về."
    )
    accept_now: bool = Field(default=False, strict=True, description="Nộp và tiếp nhận ngay, như tại quầy.")
    source_system: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")] = "api"
    external_codes: Annotated[list[Annotated[str, Line(80, shortest=1)]], Field(max_length=10)] = Field(
        default_factory=list, description="Mã hồ sơ này ở các hệ thống khác."
    )
