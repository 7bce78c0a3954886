"""The notebooks: stored without outputs, in words, with names that exist, and they run."""

from __future__ import annotations

import ast
import inspect
import json
import re
from pathlib import Path
from typing import Any, TypeGuard

import pytest

import zachtehand

DOCS = Path(__file__).resolve().parents[1] / "docs"
NOTEBOOKS = sorted((DOCS / "notebooks").glob("*.ipynb"))
FEWEST_WORDS = 400
MOST_WORDS = 2000
"""Ten minutes of reading, at 200 words a minute."""
SECONDS_A_CELL = 600

every_notebook = pytest.mark.parametrize("file", NOTEBOOKS, ids=[file.stem for file in NOTEBOOKS])


def sources(file: Path, kind: str) -> list[str]:
    """The text of each cell of a kind, "code" or "markdown"."""
    return ["".join(cell["source"]) for cell in json.loads(file.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == kind]


def _of_the_package(node: ast.AST) -> TypeGuard[ast.Attribute]:
    """Whether code names something of the package itself: ``zachtehand.something``."""
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "zachtehand"


def test_there_is_a_notebook_for_each_of_the_four() -> None:
    assert [file.stem[0] for file in NOTEBOOKS] == ["1", "2", "3", "4"]


@every_notebook
def test_a_notebook_is_stored_without_outputs(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(DOCS))
    import tidy_notebooks  # pyright: ignore[reportMissingImports]

    text = file.read_text(encoding="utf-8")
    assert text == tidy_notebooks.tidy(text), "not tidy: run python docs/tidy_notebooks.py"


def test_tidying_takes_outputs_away_and_leaves_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(DOCS))
    import tidy_notebooks  # pyright: ignore[reportMissingImports]

    text = NOTEBOOKS[0].read_text(encoding="utf-8")
    used = json.loads(text)
    used["metadata"]["language_info"]["version"] = "3.13.1"
    for cell in used["cells"]:
        cell["metadata"] = {"editable": True}
        if cell["cell_type"] == "code":
            cell |= {"execution_count": 3, "outputs": [{"output_type": "stream", "name": "stdout", "text": ["1\n"]}]}
    assert tidy_notebooks.tidy(json.dumps(used)) == text


@every_notebook
def test_a_notebook_can_be_read_in_ten_minutes_and_says_what_not_to_conclude(file: Path) -> None:
    prose = sources(file, "markdown")
    assert all(cell.strip() for cell in prose)
    assert prose[0].startswith("# ")
    assert "*In het Nederlands: " in prose[0]
    assert "pip install 'zachtehand[laboratory]' jupyterlab" in prose[0]
    assert "**The question.**" in prose[0]
    assert "## What you may conclude, and what not" in "\n".join(prose)
    assert "**To scale up**" in prose[-1]
    assert FEWEST_WORDS < len(" ".join(prose).split()) < MOST_WORDS


@every_notebook
def test_links_of_a_notebook_lead_somewhere(file: Path) -> None:
    for target in re.findall(r"\]\(([^)\s#]+)\)", "\n".join(sources(file, "markdown"))):
        assert (file.parent / target).exists(), target


@every_notebook
def test_names_and_options_of_the_package_that_a_notebook_uses_exist(file: Path) -> None:
    calls = 0
    for node in ast.walk(ast.parse("\n".join(sources(file, "code")))):
        if _of_the_package(node):
            assert node.attr in zachtehand.__all__, node.attr
        if isinstance(node, ast.Call) and _of_the_package(node.func):
            function = getattr(zachtehand, node.func.attr)
            inspect.signature(function).bind_partial(*node.args, **{each.arg: each.value for each in node.keywords if each.arg is not None})
            calls += 1
    assert calls


def test_the_documentation_leads_to_every_notebook() -> None:
    for page in ("README.md", "tutorials/researchers.md"):
        text = (DOCS / page).read_text(encoding="utf-8")
        assert [file.name for file in NOTEBOOKS if f"notebooks/{file.name})" not in text] == [], page


@pytest.mark.slow
@every_notebook
def test_a_notebook_runs_and_shows_pictures_and_tables(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From another folder, as from an installed package; results go where temporary files go."""
    from nbclient import NotebookClient
    from nbformat import read

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    notebook = read(file, as_version=4)
    NotebookClient(notebook, timeout=SECONDS_A_CELL, resources={"metadata": {"path": str(tmp_path)}}).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    shown: list[Any] = [set(output.get("data", {})) for output in outputs]
    assert sum("image/png" in each for each in shown) >= 1
    assert sum("text/html" in each for each in shown) >= 1
    said = "".join(output.text for output in outputs if output.get("name") == "stderr")
    assert "Warning" not in said, said
