"""The house: imports go down only, starting is light, files stay small, and every number says where it comes from."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

import zachtehand
from zachtehand.evidence import SOURCES
from zachtehand.experiments.money_terms import DISCOUNT_SOURCE
from zachtehand.instruments import instrument_classes
from zachtehand.instruments.base import declared_settings
from zachtehand.law import LAW_SOURCES
from zachtehand.parameters import walk
from zachtehand.profiles.files import load_profile, profile_names
from zachtehand.profiles.profile import describe as rows_of
from zachtehand.submodels import Parameters
from zachtehand.targets.files import load_targets

CHECKOUT = Path(__file__).resolve().parents[1]
PACKAGE = Path(zachtehand.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
CONFIGURATION = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {contract["name"]: contract for contract in CONFIGURATION["tool"]["importlinter"]["contracts"]}
FLOORS: list[list[str]] = [[module.strip(" ()") for module in floor.replace(":", "|").split("|")] for floor in CONTRACTS["the floors of the house"]["layers"]]
MOST_LINES = 350
HEAVY = ("mesa", "pandas", "matplotlib", "jinja2", "pyarrow")
TREES = {str(file.relative_to(PACKAGE)): ast.parse(file.read_text(encoding="utf-8")) for file in FILES}


def names_of(file: Path) -> str:
    """The dotted name of a module, without the package."""
    return ".".join(file.relative_to(PACKAGE).with_suffix("").parts).removesuffix("__init__").rstrip(".")


def run_python(code: str) -> str:
    """What a fresh interpreter prints; it may not print warnings or errors."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False, env={"PYTHONPATH": str(PACKAGE.parent)})
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.strip()


def public_definitions(module: ast.Module) -> Iterator[tuple[str, str | None]]:
    """Public classes, functions and methods of a file with their docstrings."""
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_") and not _is_command(node):
            yield node.name, ast.get_docstring(node)
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_") and not _is_small_print(inner):
                    yield f"{node.name}.{inner.name}", ast.get_docstring(inner)


def _is_command(node: ast.FunctionDef | ast.ClassDef) -> bool:
    """A command of the command line: its words stand in the catalogue of texts, in two languages."""
    return any(ast.unparse(each).startswith("app.") for each in node.decorator_list)


def _is_small_print(method: ast.FunctionDef) -> bool:
    """An overload, a member of a protocol, or the one method that every instrument has and its base class explains."""
    decorators = {ast.unparse(each) for each in method.decorator_list}
    only_dots = len(method.body) == 1 and ast.unparse(method.body[0]) == "..."
    return "overload" in decorators or only_dots or method.name == "apply"


def test_imports_go_down_only(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CHECKOUT)
    monkeypatch.setattr(sys, "path", [str(PACKAGE.parent), *sys.path])
    status = lint_imports(no_cache=True)
    assert status == 0, capsys.readouterr().out


def test_every_module_of_the_science_is_held_to_be_science() -> None:
    """The floors from the simulation down, but for words and mistakes, which every floor may use."""
    simulation = next(position for position, floor in enumerate(FLOORS) if "simulation" in floor)
    science = {module for floor in FLOORS[simulation:] for module in floor}
    helpers = {"input_errors", "texts"}
    named = set(CONTRACTS["the science knows no table, picture, page or terminal"]["source_modules"])
    assert {f"zachtehand.{module}" for module in science - helpers} == named


def test_importing_the_package_loads_nothing_heavy() -> None:
    loaded = run_python("import sys, zachtehand; print(*sorted(sys.modules))").split()
    assert "zachtehand" in loaded
    assert not {"numpy", "pydantic", "yaml", "typer", "rich", *HEAVY} & set(loaded)


def test_the_simulation_runs_without_tables_pictures_and_pages() -> None:
    code = """
import sys
from zachtehand.scenario import load
from zachtehand.simulation import Simulation
Simulation(load("parked").with_context({"clients": 100}), months=1).run()
print(*sorted(sys.modules))
"""
    loaded = run_python(code).split()
    assert "zachtehand.steps.participation" in loaded
    assert not {"typer", "rich", *HEAVY} & set(loaded)


def test_importing_has_no_effects(tmp_path: Path) -> None:
    """No module prints, writes a file or draws a random number while it is imported."""
    modules = [f"zachtehand.{name}" for name in map(names_of, FILES) if name not in ("", "__main__")]
    code = f"""
import os, random, sys
import numpy as np
sys.dont_write_bytecode = True
os.chdir({str(tmp_path)!r})
before = random.getstate(), np.random.get_state()[1].tolist()
for module in {modules!r}:
    __import__(module)
assert (random.getstate(), np.random.get_state()[1].tolist()) == before
"""
    assert run_python(code) == ""
    assert list(tmp_path.iterdir()) == []


def test_a_file_holds_one_idea() -> None:
    lines = {str(file.relative_to(PACKAGE)): len(file.read_text(encoding="utf-8").splitlines()) for file in FILES}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}, "split it"


def test_a_file_and_what_it_offers_say_what_they_are() -> None:
    assert [name for name, tree in TREES.items() if not ast.get_docstring(tree)] == []
    assert [(name, offered) for name, tree in TREES.items() for offered, words in public_definitions(tree) if not words] == []


def test_a_file_leaves_no_state_behind() -> None:
    """No ``global``, and no function that takes whatever it is given."""
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            assert not isinstance(node, ast.Global | ast.Nonlocal), f"{name}, line {node.lineno}: {ast.unparse(node)}"
            if isinstance(node, ast.FunctionDef):
                assert node.args.kwarg is None, f"{name}, line {node.lineno}: **{node.args.kwarg}"


def test_every_parameter_says_where_it_comes_from() -> None:
    declared = dict(walk(Parameters))
    assert len(declared) > 200
    assert {path: each.source for path, each in declared.items() if each.source not in SOURCES} == {}
    assert [path for path, each in declared.items() if not (each.unit and each.text.endswith("."))] == []


def test_no_source_is_cited_by_nobody() -> None:
    cited = {parameter.source for _, parameter in walk(Parameters)}
    cited |= {each.source for instrument in instrument_classes().values() for each in declared_settings(instrument)}
    cited |= {row.source for name in profile_names() for row in rows_of(load_profile(name))}
    cited |= {target.source for target in load_targets()} | {DISCOUNT_SOURCE}
    assert sorted(set(SOURCES) - cited) == []


def test_every_source_can_be_found() -> None:
    for key, source in {**SOURCES, **LAW_SOURCES}.items():
        assert len(source.citation) > 15, key
        assert not source.url or source.url.startswith(("http://", "https://")), key
