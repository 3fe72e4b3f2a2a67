"""The table of steps officers edit: read, written, and refused with file, line and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from motcua.catalogue.exchange import FileUnreadable, SpecFileFault, read_process, read_yaml, write_yaml
from motcua.catalogue.exchange.conditions import ConditionError, guard_of, text_of
from motcua.kernel.process import Complete, Move, TimedKind, advance, check, outcomes, start

CERTIFICATE = Path(__file__).with_name("certificate.yaml").read_text()
STEP = "process: x\nsteps:\n  - key: a\n    name: A\n    kind: examine\n"


def test_the_certificate_reads_as_written_and_is_sound() -> None:
    spec = read_yaml(CERTIFICATE, "certificate.yaml")
    assert [step.key for step in spec.steps][:3] == ["receive", "examine", "consult"]
    assert outcomes(spec, "approve") == ("done", "back")
    assert spec.timed_on("consult")[0].kind is TimedKind.EXPIRE
    assert check(spec, limit_hours=24) == ()


def test_a_step_without_then_leads_to_the_next_row_and_the_last_one_ends() -> None:
    spec = read_yaml(CERTIFICATE, "certificate.yaml")
    assert spec.moves_from("receive") == (Move("receive", "examine"),)
    assert spec.moves_from("return") == (Move("return", "end"),)


@pytest.mark.parametrize(("years", "signer"), [(2, "leader_sign"), (0, "sign")])
def test_conditions_in_the_table_decide(years: int, signer: str) -> None:
    spec, facts = read_yaml(CERTIFICATE, "c"), {"years_abroad": years, "resident": True}
    instance, _effects = start(spec, facts)
    for _step in ("receive", "examine", "approve"):
        instance, _effects = advance(spec, instance, Complete(instance.open[0].token), facts)
    assert [step.step for step in instance.open] == [signer]


def test_what_is_written_reads_back_the_same() -> None:
    spec = read_yaml(CERTIFICATE, "c")
    written = write_yaml(spec)
    assert read_yaml(written, "c") == spec
    assert "Trả lại người thẩm định" in written


FAULTS = [
    ("an unknown field", STEP + "    hour: 3\n", 6, "hour"),
    ("an unknown kind", STEP.replace("examine", "dance"), 5, "examine"),
    ("a step that is not there", STEP + "    then: b\n", 6, "a, end, back"),
    ("a missing name", "process: x\nsteps:\n  - key: a\n    kind: examine\n", 3, "name"),
    ("a key used twice", STEP + "  - key: a\n    name: B\n    kind: examine\n", 6, "dòng 3"),
    ("hours in words", STEP + "    hours: hai\n", 6, "0.5"),
    ("a condition that makes no sense", STEP + "    then: [{to: end, when: 'a > '}]\n", 6, "amount > 5"),
    ("a field written twice", STEP + "    name: B\n", 6, "hai lần"),
    ("a reference", "process: &p x\nname: *p\n", 2, "tham chiếu"),
    ("broken YAML", STEP + "   then: [\n", 6, "thụt đầu dòng"),
    ("a list instead of fields", "- a\n", 1, "tên: giá trị"),
    ("no step at all", "process: x\nsteps: []\n", 2, "ít nhất một bước"),
    ("an expiry that leads nowhere", STEP + "    after: [{do: expire, hours: 1}]\n", 6, "to"),
]


@pytest.mark.parametrize(("text", "line", "says"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_a_fault_names_file_line_and_remedy(text: str, line: int, says: str) -> None:
    with pytest.raises(SpecFileFault) as refused:
        read_yaml(text, "bang.yaml")
    assert str(refused.value).startswith(f"bang.yaml, dòng {line}: ")
    assert says in str(refused.value)


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01", b"\xff\xfe\x00", b"a: " + b"[" * 5000, b"x: " + b"y" * 1_000_001]
)
def test_a_file_that_is_no_table_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises((FileUnreadable, SpecFileFault)) as refused:
        read_process(content, "la.yaml")
    assert "la.yaml" in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "a == 1",
        "not (a)",
        "(a > 1) and (b <= 2.5)",
        '(kind in ["x", "y"]) or (n known)',
        'outcome == "v\\"w"',
    ],
)
def test_conditions_read_back_as_the_same_guard(text: str) -> None:
    assert text_of(guard_of(text)) == text


@pytest.mark.parametrize(
    "text", ["", "a >", "(a", "a + 1 > 2", "f(x)", "a == b", "${x.y('z')}", "(" * 100 + "a"]
)
def test_what_is_no_plain_comparison_is_refused(text: str) -> None:
    with pytest.raises(ConditionError):
        guard_of(text)
