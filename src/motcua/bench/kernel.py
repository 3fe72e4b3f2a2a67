"""`motcua bench kernel`: the process engine against SpiffWorkflow, both in memory and in one run.

The peer reads the BPMN our export writes, once, before the watch starts; each instance then costs it
only the work of its own engine. Before anything is measured both must offer the same steps in the
same order. Rounds of the two alternate, and the median round counts.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from statistics import median
from time import process_time
from typing import Any

from django.utils.translation import gettext_lazy as _

from motcua.kernel.process import Complete, Spec, advance, spec_from_data, start
from motcua.platform.errors import Refusal

NAME = "kernel"
_ROUNDS = 5
_OURS, _THEIRS = 1000, 60  # instances a round: about the same time on the watch
_FACTS: Mapping[str, object] = {"amount": 7}
_STEPS = (
    ("receive", "receiver", "receive"),
    ("examine", "examiner", "examine"),
    ("consult", "examiner", "consult"),
    ("approve", "section_head", "approve"),
    ("sign", "leader", "sign"),
    ("hand_over", "returner", "return"),
)
_ONE_BY_ONE = (
    {"source": "receive", "target": "examine"},
    {"source": "examine", "target": "size"},
    {"source": "size", "target": "consult", "guard": {"fact": "amount", "op": ">", "value": 5}},
    {"source": "size", "target": "approve", "default": True},
    {"source": "consult", "target": "approve"},
    {"source": "approve", "target": "sign"},
    {"source": "sign", "target": "hand_over"},
    {"source": "hand_over", "target": "end"},
)
_SIDE_BY_SIDE = (
    {"source": "receive", "target": "both"},
    {"source": "both", "target": "examine"},
    {"source": "both", "target": "consult"},
    {"source": "examine", "target": "together"},
    {"source": "consult", "target": "together"},
    {"source": "together", "target": "approve"},
    {"source": "approve", "target": "sign"},
    {"source": "sign", "target": "hand_over"},
    {"source": "hand_over", "target": "end"},
)


class PeerMissing(Refusal):
    """The peer is a package of development, not of the product."""

    code = "bench-peer-missing"
    sentence = _("Chưa có SpiffWorkflow để so sánh. Hãy chạy make setup rồi thử lại.")


class OrderDiffers(Refusal):
    """The two engines did not offer the same steps: their times would compare nothing."""

    code = "bench-order-differs"
    sentence = _("Hai bên không đưa ra cùng thứ tự bước: {ours} và {peer}.")


def run() -> list[dict[str, Any]]:
    """Human steps completed a second, ours and theirs, for each variant."""
    choice = _spec("choice", _ONE_BY_ONE, {"size": "choice"})
    parallel = _spec("parallel", _SIDE_BY_SIDE, {"both": "fork", "together": "join"})
    return [_compare("kernel", choice), _compare("kernel-parallel", parallel)]


def _spec(key: str, moves: tuple[Mapping[str, object], ...], gates: Mapping[str, str]) -> Spec:
    steps = [
        {"key": step, "name": step, "function": function, "unit_rule": "competent", "hours": 4, "kind": kind}
        for step, function, kind in _STEPS
    ]
    kinds = {**gates, "end": "end"}
    return spec_from_data(
        {
            "key": key,
            "version": 1,
            "name": key,
            "start": "receive",
            "steps": steps,
            "gates": [{"key": name, "kind": kind} for name, kind in kinds.items()],
            "moves": list(moves),
        }
    )


def _compare(name: str, spec: Spec) -> dict[str, Any]:
    theirs = _peer(spec)
    ours_order, their_order = _ours(spec), theirs()
    if ours_order != their_order:
        raise OrderDiffers(ours=" ".join(ours_order), peer=" ".join(their_order))
    steps = len(ours_order)
    runs = []
    for _round in range(_ROUNDS):
        ours = steps * _OURS / _seconds(lambda: _ours(spec), _OURS)
        peer = steps * _THEIRS / _seconds(theirs, _THEIRS)
        runs.append({"ours": round(ours, 1), "peer": round(peer, 1)})
    ours, peer = median(r["ours"] for r in runs), median(r["peer"] for r in runs)
    return {
        "name": name,
        "ours": ours,
        "peer": peer,
        "ratio": round(ours / peer, 2),
        "unit": "steps/s",
        "runs": runs,
    }


def _seconds(work: Callable[[], object], times: int) -> float:
    """Processor time, so that other work on the machine falls on neither side."""
    began = process_time()
    for _time in range(times):
        work()
    return process_time() - began


def _ours(spec: Spec) -> list[str]:
    """One instance from start to end, always the first open step; returns the steps in order."""
    instance, _effects = start(spec, _FACTS)
    done = []
    while not instance.finished:
        step = instance.open[0]
        done.append(step.step)
        instance, _effects = advance(spec, instance, Complete(step.token), _FACTS)
    return done


def _peer(spec: Spec) -> Callable[[], list[str]]:
    """The same in SpiffWorkflow; its spec is parsed here, once."""
    try:
        from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
        from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
        from SpiffWorkflow.util.task import TaskState
    except ImportError as missing:
        raise PeerMissing from missing
    from motcua.catalogue.api import write_bpmn

    logging.getLogger("spiff").setLevel(logging.CRITICAL)
    parser = BpmnParser()
    parser.add_bpmn_str(write_bpmn(spec).encode())
    parsed = parser.get_spec(spec.key)

    def one_instance() -> list[str]:
        workflow = BpmnWorkflow(parsed)
        workflow.get_next_task(state=TaskState.READY).data.update(_FACTS)
        workflow.do_engine_steps()
        done = []
        while (task := workflow.get_next_task(state=TaskState.READY, manual=True)) is not None:
            done.append(task.task_spec.bpmn_id)
            task.run()
            workflow.do_engine_steps()
        return done

    return one_instance
