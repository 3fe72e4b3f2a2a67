"""The peer of `engine`: SpiffWorkflow, each instance in a text column, as good as it can be set up.

The process is parsed once and left out of what is stored (SpiffWorkflow's serializer would write and read
it with every instance); statements are prepared; the row is locked while an act works on it, so that two
people at once cannot undo each other's act, as on our side.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import psycopg

from motcua.bench.kernel import PeerMissing
from motcua.catalogue.api import write_bpmn
from motcua.kernel.process import Spec

_TABLE = """
DROP TABLE IF EXISTS peer_instance;
CREATE TABLE peer_instance (id bigint PRIMARY KEY, state text NOT NULL)
"""
_LOAD = "SELECT id, state FROM peer_instance WHERE id = ANY(%s) ORDER BY id FOR UPDATE"
_SAVE = """
UPDATE peer_instance p SET state = g.state FROM unnest(%s::bigint[], %s::text[]) AS g(id, state)
 WHERE p.id = g.id
"""


class Peer:
    """Instances of one process in a table of their own; `facts` is what its gateway asks."""

    def __init__(self, connection: psycopg.Connection[Any], spec: Spec, facts: Mapping[str, object]) -> None:
        self._connection = connection
        self._facts = dict(facts)
        self._start, self._dump, self._read, self._task = _engine(spec)
        self._opened = 0
        connection.execute(_TABLE)
        connection.commit()

    def open(self, count: int) -> list[int]:
        """That many new instances at their first step; their ids."""
        ids = list(range(self._opened, self._opened + count))
        self._opened += count
        states = [self._dump(self._start(self._facts)) for _ in ids]
        self._connection.execute(
            "INSERT INTO peer_instance SELECT * FROM unnest(%s::bigint[], %s::text[])", [ids, states]
        )
        self._connection.execute("ANALYZE")  # every table: the other side of this round gains as much
        self._connection.commit()
        return ids

    def act(self, ids: Sequence[int]) -> list[str]:
        """Do the next human step of each instance, in one transaction; the keys of the steps done."""
        with self._connection.transaction():
            rows = self._connection.execute(_LOAD, [list(ids)], prepare=True).fetchall()
            done, states = [], []
            for _number, state in rows:
                workflow = self._read(state)
                task = self._task(workflow)
                done.append(str(task.task_spec.bpmn_id))
                task.run()
                workflow.do_engine_steps()
                states.append(self._dump(workflow))
            self._connection.execute(_SAVE, [[number for number, _ in rows], states], prepare=True)
        return done

    def is_open(self, number: int) -> bool:
        """Whether an instance still offers a step."""
        with self._connection.transaction():
            ((_number, state),) = self._connection.execute(_LOAD, [[number]]).fetchall()
        return self._task(self._read(state)) is not None

    def drop(self) -> None:
        """Leave no table behind."""
        self._connection.execute("DROP TABLE peer_instance")
        self._connection.commit()


_Engine = tuple[
    Callable[[dict[str, object]], Any], Callable[[Any], str], Callable[[str], Any], Callable[[Any], Any]
]


def _engine(spec: Spec) -> _Engine:
    """Start an instance, write one, read one, and find its open task."""
    try:
        from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
        from SpiffWorkflow.bpmn.serializer.config import DEFAULT_CONFIG
        from SpiffWorkflow.bpmn.serializer.default import BpmnProcessSpecConverter
        from SpiffWorkflow.bpmn.serializer.workflow import BpmnWorkflowSerializer
        from SpiffWorkflow.bpmn.specs import BpmnProcessSpec
        from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
        from SpiffWorkflow.util.task import TaskState
    except ImportError as missing:
        raise PeerMissing from missing
    logging.getLogger("spiff").setLevel(logging.CRITICAL)
    parser = BpmnParser()
    parser.add_bpmn_str(write_bpmn(spec).encode())
    parsed = parser.get_spec(spec.key)

    class Known(BpmnProcessSpecConverter):  # type: ignore[misc]
        """The one process both sides know: named in the stored text, never written out."""

        def to_dict(self, spec: Any) -> dict[str, Any]:
            return {"name": spec.name}

        def from_dict(self, _named: dict[str, Any]) -> Any:
            return parsed

    registry = BpmnWorkflowSerializer.configure({**DEFAULT_CONFIG, BpmnProcessSpec: Known})
    serializer = BpmnWorkflowSerializer(registry)

    def started(facts: dict[str, object]) -> Any:
        workflow = BpmnWorkflow(parsed)
        workflow.get_next_task(state=TaskState.READY).data.update(facts)
        workflow.do_engine_steps()
        return workflow

    def task(workflow: Any) -> Any:
        return workflow.get_next_task(state=TaskState.READY, manual=True)

    return started, serializer.serialize_json, serializer.deserialize_json, task
