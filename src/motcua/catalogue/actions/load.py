"""Load the procedures of a data folder: a new version only where content changed."""

from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.catalogue.actions.publish import Published, name_fields, record, store
from motcua.catalogue.content import Content, understood
from motcua.catalogue.editing import insist_not_edited, over_what_was_edited
from motcua.catalogue.exchange.yaml_form import read_yaml
from motcua.catalogue.files import read_procedure
from motcua.catalogue.permissions import Permission
from motcua.catalogue.refusals import ProcedureFault, UnreadableFile
from motcua.kernel.errors import KernelError
from motcua.kernel.process import Spec, spec_from_data
from motcua.platform.access import SYSTEM, Actor, require
from motcua.platform.words import say


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many procedures a load published, and how many it found unchanged."""

    published: int
    unchanged: int


def load_data(folder: Path, actor: Actor = SYSTEM, *, over_edited: bool = False) -> Loaded:
    """Publish every file of `folder`/procedures, all or none.

    Over a procedure published from the pages a file goes only when told (`over_edited`). Refusals say which
    procedure and what the file says otherwise.

    The schema and shared processes are looked for in `folder` and in the folders above it, so that a small
    province may stand on the common ones. Refusals name file, place and remedy.
    """
    require(actor, Permission.PROCEDURE_PUBLISH)
    contents = read_folder(folder)
    if over_edited:
        contents = [over_what_was_edited(content) for content in contents]
    for content in contents if not over_edited else ():
        insist_not_edited(content)
    named = _fields(folder)
    with transaction.atomic():
        name_fields(named)
        published: list[Published] = [store(content) for content in contents]
        record(actor, published)
    new = sum(each.is_new for each in published)
    return Loaded(published=new, unchanged=len(published) - new)


def _fields(folder: Path) -> dict[str, str]:
    """The names of all fields of work, also of those without a procedure; a folder may name none."""
    path = folder / "fields.json"
    if not path.is_file():
        return {}
    read = read_procedure(path, _find(folder, "schema/field.json"))
    return {each["code"]: each["name"] for each in read["fields"]}


def read_folder(folder: Path) -> list[Content]:
    """The contents of all procedure files, in the order of their names; nothing is written."""
    paths = sorted((folder / "procedures").glob("*.json"))
    if not paths:
        raise UnreadableFile(file=str(folder / "procedures"), fault=_("không có tệp thủ tục nào ở đó."))
    schema = _find(folder, "schema/procedure.json")
    specs: dict[str, Spec] = {}
    contents = [_read(path, schema, folder, specs) for path in paths]
    seen: dict[str, str] = {}
    for path, content in zip(paths, contents, strict=True):
        other = seen.setdefault(content.code, path.name)
        if other != path.name:
            fault = _("mã đã có ở {other}. Hãy bỏ một tệp.").format(other=other)
            raise ProcedureFault(file=path.name, place="code", fault=fault)
    return contents


def _read(path: Path, schema: Path, folder: Path, specs: dict[str, Spec]) -> Content:
    data = read_procedure(path, schema)
    process = data["process"]
    if isinstance(process, str):
        if process not in specs:
            specs[process] = _shared_spec(folder, process, path.name)
        return understood(data, specs[process], path.name)
    try:
        spec = spec_from_data(process)
    except KernelError as error:
        raise ProcedureFault(file=path.name, place="process", fault=say(error.key, **error.values)) from error
    return understood(data, spec, path.name)


def _shared_spec(folder: Path, key: str, file: str) -> Spec:
    try:
        path = _find(folder, f"processes/{key}.yaml")
    except UnreadableFile as error:
        fault = _("không có quy trình {key} trong data/processes. Hãy sửa khoá hoặc thêm tệp {key}.yaml.")
        raise ProcedureFault(file=file, place="process", fault=fault.format(key=key)) from error
    return read_yaml(path.read_text(encoding="utf-8"), path.name)


def _find(folder: Path, name: str) -> Path:
    for place in (folder, *folder.resolve().parents):
        if (place / name).is_file():
            return place / name
    raise UnreadableFile(file=name, fault=_("không thấy tệp này trong thư mục dữ liệu."))
