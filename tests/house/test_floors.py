"""The building code: imports go down only, rooms have doors, and the kernel stands on nothing but Python."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCE = REPOSITORY / "src"
KERNEL = sorted((SOURCE / "motcua" / "kernel").rglob("*.py"))
# In the standard library, yet a clock, a file, a network or a die: what a pure function has no use for.
IMPURE = {
    "asyncio", "http", "io", "logging", "multiprocessing", "os", "pathlib", "random", "secrets", "shutil",
    "socket", "sqlite3", "ssl", "subprocess", "sys", "tempfile", "threading", "time", "urllib",
}  # fmt: skip
IMPURE_CALLS = {"open", "print", "input", "eval", "exec", "compile", "__import__"}


def test_imports_go_down_only_and_through_doors() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", KERNEL, ids=lambda file: str(file.relative_to(SOURCE)))
def test_the_kernel_uses_the_standard_library_only(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text())):
        for name in _imported(node):
            top = name.partition(".")[0]
            assert top in sys.stdlib_module_names or name.startswith("motcua.kernel"), f"{file}: {name}"
            assert top not in IMPURE, f"{file}: {name} is no business of a pure function"


@pytest.mark.parametrize("file", KERNEL, ids=lambda file: str(file.relative_to(SOURCE)))
def test_the_kernel_calls_nothing_that_reaches_outside(file: Path) -> None:
    called = {
        node.func.id
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & IMPURE_CALLS


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        assert node.level == 0, "relative imports hide the floor"
        return [node.module or ""]
    return []
