"""The package is laid out as it is described: imports follow the data, one way only."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

import parking_share

PACKAGE = Path(parking_share.__file__).parent
ORDER = (
    *("intake", "eligibility", "lottery", "access", "evidence", "register", "audit"),
    *("reports", "files", "cli"),
)
"""The folders in the order of the data; single modules of the package stand left of them all."""
CORE = ORDER[: ORDER.index("reports")]
OUTSIDE_WORLD = {"pandas", "numpy", "openpyxl", "typer", "rich", "os", "random", "secrets"}
TRUSTED = (
    *("record", "verify", "steps", "result_steps", "case", "claims", "verification"),
    *("redact", "leaks"),
)
"""The modules of `evidence/` that the public must trust beside the whole of `lottery/`."""
OURS_FOR_THE_PUBLIC = {"lottery", "evidence", "errors", "language"}
LONGEST_MODULE, LONGEST_FUNCTION = 250, 45

MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def stage(name: str) -> int:
    """The place of a module in the order of the data."""
    folder = name.partition(".")[0]
    if name == "__main__":
        return len(ORDER)
    return ORDER.index(folder) + 1 if folder in ORDER else 0


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Every module a file imports, wherever in it; `from parking_share.a import b` is both."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: a relative import"
            module = node.module or ""
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def ours(path: Path) -> set[str]:
    """The modules of the package that a file imports."""
    known = {name_of(other) for other in MODULES} - {""}
    dotted = (name.removeprefix("parking_share.") for name in imported(path))
    return {name for name in dotted if name in known} - {name_of(path)}


def foreign(path: Path) -> set[str]:
    """The top-level packages that a file imports and that are not ours."""
    return {name.partition(".")[0] for name in imported(path)} - {"parking_share"}


def in_folders(*folders: str) -> list[Path]:
    return [path for path in MODULES if name_of(path).partition(".")[0] in folders]


def test_every_folder_has_its_place_in_the_order() -> None:
    folders = {
        path.parent.relative_to(PACKAGE).parts[0] for path in MODULES if path.parent != PACKAGE
    }
    assert folders <= set(ORDER)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_left(path: Path) -> None:
    assert {name for name in ours(path) if stage(name) > stage(name_of(path))} == set()


@pytest.mark.parametrize("path", in_folders(*CORE), ids=name_of)
def test_the_core_does_not_touch_the_outside_world(path: Path) -> None:
    assert foreign(path) & OUTSIDE_WORLD == set()


def trusted() -> list[Path]:
    return [*in_folders("lottery"), *(PACKAGE / "evidence" / f"{name}.py" for name in TRUSTED)]


@pytest.mark.parametrize("path", trusted(), ids=name_of)
def test_what_the_public_must_trust_is_standard_library_alone(path: Path) -> None:
    assert foreign(path) - set(sys.stdlib_module_names) == set()
    assert {name.partition(".")[0] for name in ours(path)} <= OURS_FOR_THE_PUBLIC


def test_verify_reaches_nothing_but_what_the_public_must_trust() -> None:
    paths = {name_of(path): path for path in MODULES}
    reached, waiting = set[str](), ["evidence.verify"]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += ours(paths[name])
    assert {name.partition(".")[0] for name in reached} <= OURS_FOR_THE_PUBLIC
    assert set().union(*(foreign(paths[n]) for n in reached)) <= set(sys.stdlib_module_names)


def importers(name: str) -> set[str]:
    """The modules that import this name from another one."""
    return {
        name_of(path) for path in MODULES if any(n.endswith(f".{name}") for n in imported(path))
    }


def callers(name: str) -> set[str]:
    """The modules that call something by this plain name."""
    return {
        name_of(path)
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name
    }


def test_nothing_becomes_public_but_through_the_gate() -> None:
    """Whatever writes into a public folder takes `Cleared` files, which only the gate makes."""
    assert importers("publish_once") == importers("swap_public") == {"files.round_folder"}
    assert callers("publish_once") == {"files.atomic", "files.round_folder"}
    assert importers("Cleared") == {"files.round_folder", "files.public_swap"}
    assert callers("Cleared") == {"files.publication"}


def test_there_is_no_circle_of_imports() -> None:
    """Modules are taken away as soon as all they import is gone; a circle would stay."""
    left = {name_of(path): ours(path) for path in MODULES}
    while done := {name for name, needs in left.items() if not needs & left.keys()}:
        left = {name: needs for name, needs in left.items() if name not in done}
    assert left == {}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_whatever_is_public_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(tree_of(path)) or not tree_of(path).body
    silent = [node.name for node in public(tree_of(path)) if not ast.get_docstring(node)]
    assert silent == []


def public(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """The public functions and classes of a module, and the public methods of those classes."""
    bodies = [tree.body, *(node.body for node in tree.body if isinstance(node, ast.ClassDef))]
    for node in chain.from_iterable(bodies):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            yield node


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_are_short_enough_to_read(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_MODULE, lines
    long = {
        node.name: length
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef) and (length := body_lines(node)) > LONGEST_FUNCTION
    }
    assert long == {}


def body_lines(function: ast.FunctionDef) -> int:
    """Lines of a function without its signature: the options of a command are a table."""
    return (function.end_lineno or 0) - function.body[0].lineno + 1
