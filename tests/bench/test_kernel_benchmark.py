"""The benchmark compares like with like, and says its figures in the agreed form."""

from __future__ import annotations

import pytest

from motcua.bench import kernel


def test_both_sides_do_the_same_steps_and_the_figures_have_their_form(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kernel, "_ROUNDS", 1)
    monkeypatch.setattr(kernel, "_OURS", 20)
    monkeypatch.setattr(kernel, "_THEIRS", 2)
    results = kernel.run()
    assert [result["name"] for result in results] == ["kernel", "kernel-parallel"]
    for result in results:
        assert set(result) == {"name", "ours", "peer", "ratio", "unit", "runs"}
        assert result["ratio"] > 1


def test_a_peer_in_another_order_is_no_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "_ours", lambda _spec: ["examine", "receive"])
    with pytest.raises(kernel.OrderDiffers, match="examine receive"):
        kernel.run()
