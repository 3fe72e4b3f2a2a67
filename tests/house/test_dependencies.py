"""Each package we stand on is named with its reason, and nothing is imported that is not asked for."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

OURS = {"motcua", "motcua_site", "motcua_sandbox"}
REPOSITORY = Path(__file__).resolve().parents[2]


def _asked_for(name: str) -> set[str]:
    lines = (REPOSITORY / "requirements" / name).read_text().splitlines()
    return {
        re.split(r"[\[<>=~! ]", line)[0].lower()
        for line in lines
        if line and not line.startswith(("#", "-r"))
    }


def test_each_package_is_named_with_its_reason() -> None:
    page = (REPOSITORY / "docs" / "dependencies.md").read_text().lower()
    missing = [
        name for name in sorted(_asked_for("base.in") | _asked_for("dev.in")) if f"`{name}`" not in page
    ]
    assert not missing


def test_the_product_imports_only_what_it_asks_for() -> None:
    distributions = packages_distributions()
    strange = set()
    for file in (REPOSITORY / "src").rglob("*.py"):
        # Benchmarks name the peers they compare with, which only those who run them need.
        allowed = _asked_for("base.in") | (_asked_for("dev.in") if "bench" in file.parts else set())
        for node in ast.walk(ast.parse(file.read_text())):
            for name in _top_names(node) - set(sys.stdlib_module_names) - OURS:
                if not {dist.lower().replace("_", "-") for dist in distributions.get(name, [name])} & allowed:
                    strange.add((str(file.relative_to(REPOSITORY)), name))
    assert not strange


def _top_names(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name.partition(".")[0] for alias in node.names}
    if isinstance(node, ast.ImportFrom) and node.module:
        return {node.module.partition(".")[0]}
    return set()
