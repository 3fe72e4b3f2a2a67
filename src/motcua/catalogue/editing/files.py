"""The process of a draft as a file: taken from YAML or BPMN 2.0, given out as either."""

from django.utils.translation import gettext as _

from motcua.catalogue.editing.access import procedure_within
from motcua.catalogue.editing.drafts import draft, save_process
from motcua.catalogue.editing.listing import procedure_detail
from motcua.catalogue.exchange import (
    Drawing,
    FileUnreadable,
    Remark,
    read_process,
    say_finding,
    write_bpmn,
    write_yaml,
)
from motcua.kernel.process import Spec, check
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

LARGEST = 1024 * 1024
WRITERS = {"bpmn": write_bpmn, "yaml": write_yaml}


def take_process(actor: Actor, code: str, revision: int, content: bytes, file: str) -> Drawing:
    """Put the process of a file in the draft, and say what it leaves open by element and line.

    What holds anything outside our model changes nothing: `unsupported` then says where. Raises Refusal.
    """
    procedure_within(actor, code)
    if len(content) > LARGEST:
        raise FileUnreadable(file=file, what=_("Tệp lớn hơn 1 MB. Hãy tách nhỏ quy trình."))
    drawing = read_process(content, file)
    spec = drawing.spec
    if spec is not None:
        save_process(actor, code, revision, lambda _old: spec)
        drawing.missing += [
            Remark(found.element, drawing.lines.get(found.element, 0), say_finding(spec, found))
            for found in check(spec)
        ]
    return drawing


def process_file(actor: Actor, code: str, form: str, *, of_draft: bool) -> str:
    """The process of the draft, or of the version that stands for the procedure, as text. Raises NotFound."""
    if form not in WRITERS:
        raise NotFound
    return WRITERS[form](process_of(actor, code, of_draft=of_draft))


def process_of(actor: Actor, code: str, *, of_draft: bool) -> Spec:
    """The process of the draft, or of the version that stands for the procedure. Raises NotFound."""
    spec = draft(actor, code).spec if of_draft else procedure_detail(actor, code).shown.spec
    if spec is None:
        raise NotFound
    return spec
