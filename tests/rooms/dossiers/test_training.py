"""The training unit: its own people work there as anywhere, and nothing of it reaches anybody else."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from motcua.agencies import api as agencies
from motcua.agencies.models import Unit
from motcua.catalogue import api as catalogue
from motcua.dossiers import api as dossiers
from motcua.dossiers import followup, overview
from motcua.dossiers.api import Done, ListName, PersonGiven
from motcua.dossiers.models import Dossier, Step
from motcua.notifications import ports
from motcua.notifications.models import Message
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.outbox.models import OutboxFact
from proving.addresses import reachable
from proving.crowd import PROVINCE_ROLES, WARD_ROLES, signed_in
from rooms.dossiers.conftest import CODE, Office
from rooms.dossiers.test_telling import Deaf
from scenes import officer

INVENTED = PersonGiven("Cầm Thị Tập Huấn", personal_id="079194009999", phone="0977777777")


@pytest.fixture(autouse=True)
def _carrier() -> Iterator[None]:
    ports.plug("sms", Deaf())
    yield
    ports.plug("sms", None)


@pytest.fixture
def school(office: Office) -> Office:
    """The same province, whose other commune is the training unit."""
    Unit.objects.filter(pk=office.elsewhere.id).update(is_training=True)
    agencies.forget()
    return Office(office.elsewhere, office.unit)


def practised(school: Office, **more: Any) -> Done:
    return school.taken_in(owner=INVENTED, **more)


def half_way(school: Office) -> Done:
    """In training, assigned and examined; late by the time anybody counts."""
    done = practised(school)
    examiner = school.person("examiner")
    school.do("section_head", done, dossiers.Assign(examiner.account or 0))
    return dossiers.perform(examiner, done.public_id, dossiers.CompleteStep(content="Dự thảo"))


def with_result(school: Office) -> Done:
    """In training, its result waiting at the counter."""
    done = practised(school)
    row = Dossier.objects.filter(public_id=done.public_id)
    row.update(status=dossiers.Status.COMPLETED.value, finished_at=clock.now())
    return done


def refused_at_intake(school: Office) -> UUID:
    version = catalogue.version_on(CODE, clock.today())
    why = dossiers.screening.RefuseIntake(INVENTED, "Không thuộc thẩm quyền", "Nghị định 118/2025/NĐ-CP")
    return dossiers.screening.refuse_intake(school.person("receiver"), version, uuid4(), why)


def everywhere(school: Office) -> Actor:
    """Somebody real with every role over the whole province."""
    province = agencies.unit_by_identifier("H18")
    assert province is not None
    person = officer("khap.tinh", province.id, "receiver")
    for role in (*WARD_ROLES[1:], *PROVINCE_ROLES):
        agencies.grant_role(SYSTEM, post_id=person.post or 0, role=role, unit_id=province.id)
    agencies.forget()
    return agencies.actor_for(person.account or 0, "desk")


def counted(actor: Actor) -> dict[str, Any]:
    """Every count and list there is over many dossiers, as one real person gets it."""
    now = clock.now() + timedelta(days=60)
    today = clock.today()
    ward = agencies.unit_by_identifier("H18.11.001")
    assert ward is not None
    return {
        "lists": dossiers.counts(actor),
        "side by side": dossiers.counts_of(actor, [(name, dossiers.EVERYTHING) for name in ListName]),
        "pages": [[row.code for row in dossiers.worklist_page(actor, name)] for name in ListName],
        "ids": [dossiers.worklist_ids(actor, name, 100) for name in ListName],
        "narrowing": [dossiers.found_in(actor, name) for name in ListName],
        "visible": dossiers.visible(actor).count(),
        "search": [len(dossiers.search(actor, words)) for words in ("Cầm", "0977777777", "079194009999")],
        "register": [line.code for line in dossiers.register(actor, ward.id, today, today)],
        "figures": overview.numbers(actor, now),
        "behind": [
            overview.page_behind(actor, figure, now, overview.Part())
            for figure in overview.Figure
            if figure is not overview.Figure.TO_SIGN
        ],
        "broken down": overview.breakdown(actor, now),
        "forecast": overview.forecast(actor, now),
        "to decide": overview.to_decide(actor, now),
        "letters": overview.letters_page(actor, now),
        "late or stuck": [followup.register_page(actor, now, want) for want in followup.Want],
        "to sign": overview.waiting_for_me(actor),
        "unclaimed": dossiers.unclaimed.unclaimed_page(actor),
        "refusals": dossiers.screening.refusals_page(actor, dossiers.screening.Narrowed(today, today)),
        "facts": OutboxFact.objects.filter(name__startswith="dossiers.").count(),
        "messages": Message.objects.count(),
    }


def test_a_real_person_with_every_right_counts_nothing_of_it(school: Office) -> None:
    actor = everywhere(school)
    Office(school.elsewhere, school.unit).taken_in()
    before = counted(actor)
    half_way(school)
    practised(school, accept_now=False)
    with_result(school)
    refused_at_intake(school)
    Step.objects.filter(closed_at=None, unit=school.unit.id).update(holder=None, alarmed_at=clock.now())
    assert counted(actor) == before


def test_those_in_training_find_their_own_refusals_and_results(school: Office) -> None:
    ready, refusal = with_result(school), refused_at_intake(school)
    returner, today = school.person("returner"), clock.today()
    assert [row.public_id for row in dossiers.unclaimed.unclaimed_page(returner).rows] == [ready.public_id]
    listed = dossiers.screening.refusals_page(returner, dossiers.screening.Narrowed(today, today))
    assert [row.public_id for row in listed.rows] == [refusal]
    with pytest.raises(NotFound):
        dossiers.screening.refusal(everywhere(school), refusal)


def test_no_page_shows_it_to_anybody_real(school: Office) -> None:
    actor = everywhere(school)
    done = half_way(school)
    browser = signed_in(actor.account)
    asked = 0
    for address in reachable():
        answer = browser.get(address, follow=True)
        asked += 1
        text = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert done.code not in text.decode(errors="replace"), address
        assert INVENTED.name not in text.decode(errors="replace"), address
    assert asked > 20
    assert browser.get(f"/ban-lam-viec/ho-so/{done.public_id}/").status_code == 404


def test_those_in_training_work_as_anywhere_and_see_nothing_real(school: Office) -> None:
    real = Office(school.elsewhere, school.unit).taken_in()
    done = half_way(school)
    head = school.person("section_head")
    view = dossiers.dossier_view(head, done.public_id)
    assert view.state.is_training
    school.do(
        "section_head", done, dossiers.Approve(view.state.result.fingerprint if view.state.result else "")
    )
    assert done.code in {row.code for row in dossiers.search(head, INVENTED.name)}
    page = signed_in(head.account).get(f"/ban-lam-viec/ho-so/{done.public_id}/").content.decode()
    assert "Hồ sơ tập huấn" in page
    with pytest.raises(NotFound):
        dossiers.dossier_view(head, real.public_id)
    with pytest.raises(NotFound):
        dossiers.perform(head, real.public_id, dossiers.Assign(head.account or 0))


def test_the_two_never_meet_at_intake(school: Office) -> None:
    real = Office(school.elsewhere, school.unit)
    for office, other in ((real, school.unit), (school, school.elsewhere)):
        for more in ({"competent_at": other.id}, {"helping": other.id}):
            with pytest.raises(Refusal) as caught:
                office.taken_in(**more)
            assert caught.value.code == "training-apart"
    with pytest.raises(Refusal) as caught:
        dossiers.submit_one(everywhere(school), school.intake())
    assert caught.value.code == "unit-unknown"


def test_no_opinion_is_asked_outside(school: Office) -> None:
    done = practised(school)
    examiner = school.person("examiner")
    school.do("section_head", done, dossiers.Assign(examiner.account or 0))
    department = agencies.unit_by_identifier("H18.02")
    assert department is not None
    with pytest.raises(Refusal) as caught:
        dossiers.perform(examiner, done.public_id, dossiers.Consult(department.id, "Đề nghị cho ý kiến"))
    assert caught.value.code == "training-apart"


def test_the_public_finds_nothing(school: Office) -> None:
    done = practised(school)
    with pytest.raises(NotFound):
        dossiers.find_by_code_and_phone(done.code, INVENTED.phone)
    with pytest.raises(NotFound):
        dossiers.tracking(done.public_id)


def test_no_fact_and_no_message_leaves(school: Office) -> None:
    done = half_way(school)
    subject = dossiers.dossier_view(school.person("section_head"), done.public_id).state.subject
    assert not OutboxFact.objects.filter(subject=subject).exists()
    assert not Message.objects.exists()


def test_other_programs_see_none_of_it(school: Office) -> None:
    province = agencies.unit_by_identifier("H18")
    assert province is not None
    done = practised(school)
    for unit in (province.id, school.unit.id):
        machine = parties.create_machine(actor=SYSTEM, login=f"may.{unit}", name="Hệ thống khác")
        scopes = [str(permission) for permission in dossiers.Permission]
        key = parties.issue_key(actor=SYSTEM, account_id=machine.id, unit_id=unit, name="Thử", scopes=scopes)
        actor = agencies.actor_for_key(key.row)
        assert not dossiers.visible(actor).exists()
        with pytest.raises(NotFound):
            dossiers.dossier_view(actor, done.public_id)
        with pytest.raises(Refusal):
            dossiers.submit_one(actor, school.intake(owner=INVENTED))


def test_numbers_of_the_real_world_go_on_without_a_gap(school: Office) -> None:
    real = Office(school.elsewhere, school.unit)
    first = real.taken_in().code
    practised(school)
    second = real.taken_in().code
    assert int(second.rpartition("-")[2]) == int(first.rpartition("-")[2]) + 1


def test_who_sees_it_names_those_in_training_only(school: Office) -> None:
    actor = everywhere(school)
    done = practised(school)
    rights = dossiers.who_sees(actor, done.code)
    assert rights
    assert actor.account not in {right.account_id for right in rights}
