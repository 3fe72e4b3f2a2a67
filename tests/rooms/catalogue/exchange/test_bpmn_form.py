"""Our own BPMN: everything a spec holds comes back, the picture is complete, harmful files are refused."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from motcua.catalogue.exchange import FileUnreadable, SpecFileFault, read_bpmn, read_yaml, write_bpmn
from motcua.catalogue.exchange.bpmn_xml import MODEL
from motcua.catalogue.exchange.reading import ordered
from motcua.kernel.process import Move, Spec, StepKind, TimedKind, check

CERTIFICATE = Path(__file__).with_name("certificate.yaml").read_text()
EVERYTHING = """
process: "1.004873"
name: Quy trình thử
steps:
  - {key: a, name: '', kind: receive, function: receiver, unit: 'named:X.1', hours: 0.25}
  - {key: bước 2, name: Hai, kind: examine, stage: giai đoạn, then: xong}
  - {key: c, name: Ba, kind: wait, fact: paid, after: [{do: remind, hours: 1, times: always}]}
  - {key: d, name: Bốn, kind: wait, then: [], after: [{key: d_over, do: expire, to: e, hours: 5}]}
  - key: e
    name: Năm
    kind: call
    calls: '2.000001'
    then: {done: [{to: f, when: {fact: số tiền, op: '>', value: 3}}, {to: end}]}
  - {key: f, name: Sáu, kind: sign, then: {done: {to: end, clock: pause_again, article: Điều 1}, back: back}}
start: giai đoạn
gates:
  - key: giai đoạn
    kind: stage
    name: Giai đoạn một
    start: bước 2
    then: fork
    after: [{key: late, hours: 7, do: escalate, to: a, times: 2, label: Trễ, article: Điều 9}]
  - {key: xong, kind: end, stage: giai đoạn}
  - {key: fork, kind: fork, then: [{to: a, when: x known}, {to: c, default: true}]}
"""


def pictured(text: str) -> tuple[set[str], set[str]]:
    """Ids of the elements on the route, and of those the picture shows."""
    root = ET.fromstring(text)
    drawn = {e.get("bpmnElement") or "" for e in root.iter() if e.get("bpmnElement")}
    model = {e.get("id") or "" for e in root.iter() if e.tag.startswith("{" + MODEL) and e.get("id")}
    return model - {root.get("id") or ""}, drawn


@pytest.mark.parametrize("text", [CERTIFICATE, EVERYTHING], ids=["certificate", "everything"])
def test_an_exported_spec_comes_back_equal(text: str) -> None:
    spec = ordered(read_yaml(text, "x.yaml"))
    drawing = read_bpmn(write_bpmn(spec).encode(), "x.bpmn")
    assert drawing.unsupported == []
    assert drawing.spec == spec


@pytest.mark.parametrize("text", [CERTIFICATE, EVERYTHING], ids=["certificate", "everything"])
def test_the_picture_shows_every_element(text: str) -> None:
    model, drawn = pictured(write_bpmn(read_yaml(text, "x.yaml")))
    assert model == drawn


def bpmn(inside: str, head: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>\n{head}<definitions xmlns="{MODEL}">\n<process id="p">\n{inside}\n'
        "</process>\n</definitions>"
    ).encode()


TASK = '<startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="t"/>\n<userTask id="t"/>'


def spec_of(inside: str) -> Spec:
    drawing = read_bpmn(bpmn(inside), "x.bpmn")
    assert drawing.spec is not None, drawing.unsupported
    return drawing.spec


def test_a_task_without_a_flow_ends_the_process() -> None:
    assert spec_of(TASK).moves == (Move("t", "end"),)


def test_without_a_start_event_work_begins_where_nothing_leads() -> None:
    assert (
        spec_of(
            '<userTask id="t"/><sequenceFlow id="f" sourceRef="t" targetRef="u"/><userTask id="u"/>'
        ).start
        == "t"
    )


def test_messages_and_calls_become_waits_and_calls() -> None:
    spec = spec_of(
        TASK + '<sequenceFlow id="g" sourceRef="t" targetRef="r"/><receiveTask id="r" messageRef="paid"/>'
        '<sequenceFlow id="h" sourceRef="r" targetRef="c"/><callActivity id="c" calledElement="q"/>'
    )
    assert (spec.step("r").kind, spec.step("r").fact) == (StepKind.WAIT, "paid")
    assert (spec.step("c").kind, spec.step("c").calls) == (StepKind.CALL, "q")


@pytest.mark.parametrize(
    ("duration", "hours"),
    [("PT4H", 4), ("PT30M", 0.5), ("P2D", 16), ("P1W", 40), ("P1Y", None), ("soon", None)],
)
def test_durations_are_read_as_working_hours(duration: str, hours: float | None) -> None:
    timer = f"<timerEventDefinition><timeDuration>{duration}</timeDuration></timerEventDefinition>"
    drawing = read_bpmn(
        bpmn(f'{TASK}<boundaryEvent id="b" attachedToRef="t">{timer}</boundaryEvent>'), "x.bpmn"
    )
    assert drawing.spec is not None
    assert drawing.spec.timed[0].hours == hours
    assert drawing.spec.timed[0].kind is TimedKind.EXPIRE
    assert [remark.element for remark in drawing.missing] == ([] if hours is not None else ["b"])


@pytest.mark.parametrize(
    "inside",
    [
        '<serviceTask id="x"/>',
        '<scriptTask id="x"/>',
        '<complexGateway id="x"/>',
        '<eventBasedGateway id="x"/>',
        '<subProcess id="x" triggeredByEvent="true"/>',
        '<userTask id="x"><multiInstanceLoopCharacteristics/></userTask>',
        '<endEvent id="x"><errorEventDefinition/></endEvent>',
        '<boundaryEvent id="x" attachedToRef="t"><messageEventDefinition/></boundaryEvent>',
        '<callConversation id="x"/>',
    ],
)
def test_what_lies_outside_the_model_is_listed_by_element_and_line(inside: str) -> None:
    drawing = read_bpmn(bpmn(f"{TASK}\n{inside}"), "x.bpmn")
    assert drawing.spec is None
    assert [(remark.element, remark.line) for remark in drawing.unsupported] == [("x", 6)]


def test_words_and_data_are_put_aside_by_name() -> None:
    drawing = read_bpmn(bpmn(TASK + '\n<textAnnotation id="n"/><dataObject id="d"/>'), "x.bpmn")
    assert drawing.spec is not None
    assert [remark.element for remark in drawing.aside] == ["n", "d"]


def test_a_drawing_from_elsewhere_lacks_owners_and_hours() -> None:
    assert {finding.key for finding in check(spec_of(TASK))} == {
        "process.check.owner_missing",
        "process.check.hours_missing",
    }


def test_a_flow_to_nowhere_names_its_line() -> None:
    with pytest.raises(SpecFileFault, match="dòng 6"):
        read_bpmn(bpmn(TASK + '\n<sequenceFlow id="g" sourceRef="t" targetRef="nope"/>'), "x.bpmn")


ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
HARMFUL = {
    "entities": bpmn("<userTask id='t' name='&b;'/>", ENTITIES),
    "a document type": bpmn(TASK, '<!DOCTYPE d SYSTEM "other.dtd">'),
    "another file": bpmn("<userTask id='t'>&x;</userTask>", '<!DOCTYPE d [<!ENTITY x SYSTEM "secret.txt">]>'),
    "no XML": b"<definitions",
    "other XML": b"<html/>",
    "no process": f'<definitions xmlns="{MODEL}"/>'.encode(),
    "deep nesting": b"<a>" * 5000,
    "an unknown encoding": b'<?xml version="1.0" encoding="klingon"?><a/>',
}


@pytest.mark.parametrize("content", HARMFUL.values(), ids=HARMFUL.keys())
def test_a_harmful_or_foreign_file_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises((FileUnreadable, SpecFileFault)) as refused:
        read_bpmn(content, "la.bpmn")
    assert str(refused.value).startswith("la.bpmn")
    assert "\n" not in str(refused.value)
