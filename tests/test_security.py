"""What comes from outside can name things, and may still decide nothing: where files go, what is run, what a spreadsheet or a terminal does with it."""

from __future__ import annotations

import ast
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from zachtehand.cli.app import status
from zachtehand.cli.requests import request
from zachtehand.experiments.run import run
from zachtehand.input_errors import InputError
from zachtehand.municipality.making import municipality_name
from zachtehand.pages.sheets import harmless
from zachtehand.scenario import Scenario

CHECKOUT = Path(__file__).resolve().parents[1]
MODEL = CHECKOUT / "model" / "zachtehand"
NAUGHTY = ("../../etc/passwd", "/etc/passwd", "..", "a/b", "a\\b", "<script>alert(1)</script>", "=1+1", "a\nb", "con", "x" * 300, "~", "$HOME")
WORDS = {"en": "words", "nl": "woorden"}


def sources() -> list[Path]:
    return sorted(MODEL.rglob("*.py"))


@cache
def calls(file: Path) -> list[str]:
    """What is called in a file, as it is written: names and attributes of names."""
    functions = [node.func for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    return [ast.unparse(each) for each in functions if isinstance(each, ast.Name | ast.Attribute)]


def test_nothing_reads_code_as_data() -> None:
    """No pickle, eval, exec, shell, or YAML that makes objects, anywhere in the package."""
    forbidden = re.compile(
        r"(pickle|marshal|shelve|dill|joblib)\.(loads?|Unpickler)|(eval|exec|os\.system|os\.popen|compile)|yaml\.(load|unsafe_load|full_load)(_all)?"
    )
    found = [(file.name, call) for file in sources() for call in calls(file) if forbidden.fullmatch(call)]
    assert found == []
    for file in sources():
        text = file.read_text(encoding="utf-8")
        assert "shell=True" not in text, file
        assert "allow_pickle=True" not in text, file


def test_programs_are_started_in_few_places_without_a_shell() -> None:
    """The browser that prints, and our own program: in two benchmarks, and for the look inside that Solara serves."""
    starting = {file.name for file in sources() if any(call.startswith("subprocess.") for call in calls(file))}
    assert starting <= {"pdf.py", "workshop_load.py", "developer.py", "commands.py"}, starting


def test_no_environment_in_what_is_stored() -> None:
    """Secrets live in the environment: only these names are read, and the environment as a whole is never written down."""
    named = set()
    for file in sources():
        for match in re.finditer(r"environ(?:\.get\(|\[)\s*\"(\w+)\"", file.read_text(encoding="utf-8")):
            named.add(match[1])
    assert named <= {"ZACHTEHAND_DEBUG", "OMP_NUM_THREADS", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "PYTHONPATH"}, named


@pytest.mark.parametrize("name", NAUGHTY)
def test_a_folder_is_named_after_a_scenario_in_plain_letters(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    options: Any = dict.fromkeys(("draws", "workers", "cluster", "out"))
    assert re.fullmatch(r"run[A-Za-z0-9-]{0,60}", request("run", [name], seeds="1", months="1", **options).label)


def test_the_name_of_a_scenario_is_never_the_name_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    scenario = Scenario.from_dict(
        {"name": NAUGHTY[0], "title": WORDS, "question": WORDS, "description": WORDS, "source": "this test", "context": {"clients": 30}}
    )
    run(scenario, seeds=1, draws=0, months=1, workers=1, out=tmp_path / "out")
    assert os.listdir(tmp_path) == ["out"]
    assert all(re.fullmatch(r"[a-z]+\.(parquet|json)|\.lock", each) for each in os.listdir(tmp_path / "out")), os.listdir(tmp_path / "out")


@pytest.mark.parametrize("name", ["../mine", "/tmp/mine", "a/../../mine", "..", "-rf", "a b", "a\nb"])
def test_the_name_of_a_municipality_is_a_plain_word(name: str) -> None:
    with pytest.raises(InputError):
        municipality_name(name)


def test_a_profile_is_read_from_beside_the_scenario_or_is_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What stands in a file that is no profile is not shown, beyond the first words at fault."""
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: 'hunter2 and more than forty characters that nobody needs to read'\n")
    folder = tmp_path / "scenarios"
    folder.mkdir()
    head = "title: {en: A, nl: B}\nquestion: {en: A, nl: B}\ndescription: {en: A, nl: B}\nsource: a test\n"
    for profile in ("../secret", "../secret.yaml", str(secret)):
        (folder / "mine.yaml").write_text(f"{head}context: {{profile: {profile}}}\n")
        assert status(["run", str(folder / "mine.yaml")]) == 2
        assert "hunter2" not in capfd.readouterr().err


def test_a_link_where_results_are_to_go_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    target = tmp_path / "elsewhere"
    for name in ("out", "mine.yaml", "twin.csv"):
        (tmp_path / name).symlink_to(target)
    for arguments in (["run", "parked", "--out", "out"], ["new", "mine.yaml"], ["twin", "--out", "twin.csv"]):
        assert status(arguments) == 2, arguments
    assert not target.exists()


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "\ufeff=1"])
def test_a_cell_that_begins_a_formula_is_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a=1", "rotterdam (pressure=1)", 3, -2.5, None, True])
def test_other_cells_are_as_they_were(cell: object) -> None:
    assert harmless(cell) is cell
