"""Random specs survive each written form."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.process.process_specs import make
from motcua.catalogue.exchange import read_bpmn, read_yaml, write_bpmn, write_yaml
from motcua.catalogue.exchange.reading import ordered
from proving.sizes import size


@given(st.integers(0, 10**9).map(Random))
@settings(deadline=None, max_examples=size(40, 600))
def test_yaml_and_bpmn_give_a_spec_back(die: Random) -> None:
    spec = ordered(make(die).spec)
    assert read_yaml(write_yaml(spec), "a.yaml") == spec
    assert read_bpmn(write_bpmn(spec).encode(), "a.bpmn").spec == spec
