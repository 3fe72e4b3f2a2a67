"""Cases only the office finds, and which component is the form: both said by the procedure's own data."""

import pytest
from django.urls import reverse

from motcua.catalogue import api as catalogue
from motcua.catalogue.api import editing
from motcua.catalogue.content import loose_ends
from motcua.catalogue.models.parts import Component
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Accept, filing
from motcua.dossiers.refusals import CaseUnknown
from motcua.platform import clock
from people import Cast
from proving.crowd import signed_in as staff
from rooms.dossiers.conftest import CODE, Office, data_folder, office
from surfaces.citizens import signed_in
from surfaces.test_console_draft_data import FORM, rows, save
from surfaces.test_filing_at_home import WHO, begun, sent, words_of

__all__ = ["data_folder", "office"]

FOUND = "Phải xác minh tình trạng hôn nhân ở nơi từng thường trú"


def test_nobody_at_home_is_asked_and_the_officer_says_so_on_acceptance(office: Office) -> None:
    browser = signed_in(WHO)
    assert FOUND not in words_of(browser.get(f"{begun(browser)}noi/"))
    told = words_of(browser.get(reverse("portal:procedure", args=[CODE])))
    assert f"{FOUND} (cơ quan xác định)" in told, "the limit is public all the same"
    dossier = sent(browser, office)
    assert dossier.case_code == "general"
    with pytest.raises(CaseUnknown):
        dossiers.perform(office.person("receiver"), dossier.public_id, Accept(case="general"))
    desk = staff(office.person("receiver").account)
    address = reverse("desk:act", args=[dossier.public_id, "accept"])
    assert FOUND in words_of(desk.get(address))
    version = dossiers.dossier_view(office.person("receiver"), dossier.public_id).state.version
    assert desk.post(address, {"version": version, "case": "verification"}).status_code == 302
    dossier.refresh_from_db()
    assert dossier.case_code == "verification"
    limit = catalogue.version_on(CODE, clock.today()).limit("online", "verification")
    view = dossiers.dossier_view(office.person("receiver"), dossier.public_id)
    assert view.state.recipe is not None
    assert str(limit) in str(view.state.recipe)


def test_a_version_stored_before_it_could_say_so_tells_by_its_code(office: Office) -> None:
    Component.objects.update(is_form=None)
    catalogue.forget_versions()
    version = catalogue.version_on(CODE, clock.today())
    assert [each.code for each in version.components if each.is_form] == ["to-khai"]
    assert "to-khai" not in [each.component.code for each in filing.papers_wanted(version, {}, frozenset())]


def test_a_draft_says_both_and_what_cannot_be_is_refused(cast_with_procedures: Cast) -> None:
    controller = cast_with_procedures.controller
    editing.open_draft(controller, CODE)
    paper = {"name": "Đơn của chủ hộ", "required": "co", "is_form": "co", "from_database": "co"}
    assert save(controller, f"{FORM}thanh-phan/", **paper).status_code == 302
    added = rows(controller, "components")[-1]
    assert (added["is_form"], added["from_database"]) == (True, True)
    (found,) = [row["code"] for row in rows(controller, "cases") if row.get("by_office")]
    assert found == "verification"
    for row in rows(controller, "cases"):
        given = {"name": row["name"], "by_office": "co"}
        assert save(controller, f"{FORM}truong-hop/{row['code']}/", **given).status_code == 302
    content = editing.draft(controller, CODE).content
    asked = [question["key"] for question in content["form"]["questions"]]
    said = " ".join(sentence for _place, sentence in loose_ends(content, asked))
    assert "“Đơn của chủ hộ” là tờ khai thì không lấy từ cơ sở dữ liệu" in said
    assert "Mọi trường hợp đều do cơ quan xác định" in said
    assert all(sentence in [fault.sentence for fault in editing.draft(controller, CODE).faults]
               for _place, sentence in loose_ends(content, asked))  # fmt: skip
