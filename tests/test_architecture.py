"""The shape of the code: no modules that import one another in a circle, and no package that reaches up."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from support import REPOSITORY

SOURCES = REPOSITORY / "src"
PACKAGE = "dialogue_cli"


def module_of(path: Path) -> str:
    """The dotted name of a file: a package by its folder."""
    parts = path.relative_to(SOURCES).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(text: str, modules: frozenset[str]) -> Iterator[str]:
    """Modules of ours that a text imports anywhere: on top, in a function, or for types only."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom) and node.module in modules:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in modules else node.module


def arrows() -> dict[str, set[str]]:
    """Every module of ours with those that it imports."""
    texts = {module_of(path): path.read_text(encoding="utf-8") for path in (SOURCES / PACKAGE).rglob("*.py")}
    modules = frozenset(texts)
    return {name: set(imported(text, modules)) - {name} for name, text in texts.items()}


def circle(graph: Mapping[str, set[str]]) -> list[str]:
    """The modules of one circle in order, the first of them again at the end; nothing where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as fault:
        return list(fault.args[1])
    return []


#: What the architecture lets every package import, although it lies in one of them.
SHARED = {"dialogue_cli.statement.model", "dialogue_cli.statement.comparison"}


def document() -> str:
    """The text of docs/architecture.md."""
    return (REPOSITORY / "docs" / "architecture.md").read_text(encoding="utf-8")


def packages() -> list[str]:
    """The packages in the order of the table in docs/architecture.md."""
    return re.findall(r"^\| `(\w+)/` \|", document(), re.MULTILINE)


def inside(package: str) -> set[str]:
    """The modules that docs/architecture.md names in the section of a package, in the first column of its tables."""
    sections = re.split(r"^## ", document(), flags=re.MULTILINE)
    told = next(section for section in sections if section.startswith("Inside") and f"`{package}/`" in section)
    found, folder = set(), package
    for column in re.findall(r"^\| (`[^|]*) \|", told, re.MULTILINE):
        for name in re.findall(r"`([a-z_/]+)`", column):
            if "/" in name:  # a row that names two packages says whose its files are
                folder = name.split("/")[0]
            if folder == package:
                found.add(name.split("/")[-1])
    return found


def test_no_modules_import_one_another_in_a_circle() -> None:
    assert circle(arrows()) == []


HIDDEN = {
    "on top": "from dialogue_cli.b import x",
    "the module itself": "from dialogue_cli import b",
    "plain import": "import dialogue_cli.b",
    "inside a function": "def f():\n    from dialogue_cli.b import x",
    "for types only": "if TYPE_CHECKING:\n    from dialogue_cli.b import X",
}


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN)
def test_a_circle_is_seen_wherever_the_import_stands(text: str) -> None:
    """An import out of sight is one all the same: whoever reads either module must know both."""
    modules = frozenset({"dialogue_cli", "dialogue_cli.a", "dialogue_cli.b"})
    graph = {"dialogue_cli.a": set(imported(text, modules)), "dialogue_cli.b": {"dialogue_cli.a"}}
    assert set(circle(graph)) == {"dialogue_cli.a", "dialogue_cli.b"}


def test_every_import_is_written_out() -> None:
    """One way to write an import: a dot would be overlooked here, and by whoever searches for a module."""
    found = [
        f"{path.relative_to(SOURCES)}:{node.lineno}"
        for path in (SOURCES / PACKAGE).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert found == []


def test_the_table_names_every_package() -> None:
    folders = {path.parent.name for path in (SOURCES / PACKAGE).glob("*/__init__.py")}
    assert set(packages()) == folders - {"data"}


def test_a_package_imports_only_from_those_above_it_in_the_table() -> None:
    """Modules that lie in no package (``api``, ``errors``) are bound by the circles alone."""
    rank = {f"{PACKAGE}.{name}": place for place, name in enumerate(packages())}
    found = [
        f"{name} -> {other}"
        for name, others in arrows().items()
        for other in sorted(others - SHARED)
        if {name.rpartition(".")[0], other.rpartition(".")[0]} <= rank.keys()
        if rank[name.rpartition(".")[0]] < rank[other.rpartition(".")[0]]
    ]
    assert found == []


@pytest.mark.parametrize("package", ["sources", "statement", "tags", "align", "changes", "corpus", "review"])
def test_the_document_names_every_module_of_a_package_and_no_other(package: str) -> None:
    """Whoever looks for the room of a change finds it by its name; French modules stand under "what ends in _fr"."""
    modules = {path.stem for path in (SOURCES / PACKAGE / package).glob("*.py")} - {"__init__"}
    assert inside(package) - {"_fr"} == {name for name in modules if not name.endswith("_fr")}
