"""The command line: what it says, how fast it answers, and how it stops."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import zachtehand
from zachtehand.cli import app as cli
from zachtehand.cli import output as cli_output
from zachtehand.cli import requests as cli_requests
from zachtehand.cli.app import status
from zachtehand.experiments.compare import comparison
from zachtehand.experiments.engine.crew import available_cores
from zachtehand.experiments.errors import ExecutionError, Stopped
from zachtehand.experiments.threads import SETTINGS
from zachtehand.scenario import load, names
from zachtehand.texts import LANGUAGES

SOURCE_ROOT = str(Path(zachtehand.__file__).parents[1])
HEAVY = ("pandas", "mesa", "matplotlib", "pyarrow", "scipy", "jinja2")


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir(tmp_path)


def modules_imported_by(*commands: list[str]) -> set[str]:
    code = f"import sys\nfrom zachtehand.cli.app import status\nfor each in {commands!r}: status(each)\nprint('|'.join(sys.modules), file=sys.__stderr__)"
    environment = {**os.environ, "PYTHONPATH": SOURCE_ROOT, "LC_ALL": "C"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    return set(done.stderr.splitlines()[-1].split("|"))


def test_help_and_errors_answer_without_heavy_imports() -> None:
    imported = modules_imported_by([], ["--help"], ["compare", "--help"], ["run", "rotterdm"], ["run", "rotterdam", "--set", "x=1"], ["scenarios"])
    assert not imported & set(HEAVY)


def test_importing_the_package_is_cheap() -> None:
    code = "import sys, zachtehand; print('|'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": SOURCE_ROOT}, check=True)
    assert not set(done.stdout.strip().split("|")) & {*HEAVY, "numpy", "pydantic", "typer"}


def test_a_command_keeps_to_one_thread_unless_told_otherwise() -> None:
    """More threads of linear algebra wait for each other at full speed: a server of a workshop would use a core more."""
    code = """
import psutil
from zachtehand.cli.app import main
try:
    main(["--help"])
except SystemExit:
    import numpy
    numpy.ones((500, 500)) @ numpy.ones((500, 500))
    print(psutil.Process().num_threads())
"""
    free = {name: value for name, value in os.environ.items() if name not in SETTINGS} | {"PYTHONPATH": SOURCE_ROOT}

    def threads(**environment: str) -> int:
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=free | environment, check=True)
        return int(done.stdout.splitlines()[-1])

    assert threads() == 1
    assert threads(**dict.fromkeys(SETTINGS, "2")) == min(2, available_cores())


def test_alone_it_says_what_it_can_do_with_three_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert status([]) == 0
    shown = capsys.readouterr().out
    assert sum(line.strip().startswith("zachtehand ") for line in shown.splitlines()) == 3


@pytest.mark.parametrize("command", ["run", "compare", "what-if", "twin", "scenarios", "describe", "new", "schema"])
def test_help_is_in_the_language_of_the_reader(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status([command, "--help"]) == 0
    english = capsys.readouterr().out
    assert status(["--lang", "nl", command, "--help"]) == 0
    dutch = capsys.readouterr().out
    assert english != dutch
    assert "help." not in english + dutch, "a key of the catalogue is shown instead of its text"


def test_language_follows_the_system(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    assert status(["run", "rotterdm"]) == 2
    assert "er is geen scenario" in capsys.readouterr().err
    assert status(["run", "rotterdm", "--lang", "en"]) == 2
    assert "there is no scenario" in capsys.readouterr().err


def test_scenarios_are_listed_one_line_each_with_their_source(capsys: pytest.CaptureFixture[str]) -> None:
    for language in LANGUAGES:
        assert status(["scenarios", "--lang", language]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [line.split()[0] for line in lines] == names()
        assert all(load(name).rests_on(language) in line for name, line in zip(names(), lines, strict=True))


def test_schema_is_json_that_names_every_instrument(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert {"pressure", "caseload", "basic_jobs", "contact"} <= set(schema["$defs"]["Policy"]["properties"])
    assert "name" not in schema["required"]


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("topic", ["odd", "parameters", "instruments"])
def test_describe_tells_the_model_from_its_code(topic: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["describe", topic, "--lang", language]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("# ")
    assert {"odd": "trust", "parameters": "`pressure.discretion`", "instruments": "`contact.warmth`"}[topic] in shown


def test_describe_a_scenario_shows_what_it_sets(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["describe", "scenario", "rotterdam"]) == 0
    shown = capsys.readouterr().out
    assert load("rotterdam").description.en in shown
    assert "`contact.threat` | 1.0" in shown
    assert "contact.warmth" not in shown, "a setting at its default is not part of the scenario"


def test_new_writes_a_file_that_runs_as_its_origin(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["new", "my-city.yaml", "--from", "amsterdam"]) == 0
    assert "my-city.yaml" in capsys.readouterr().out
    assert load("my-city.yaml").policy_at(0) == load("amsterdam").policy_at(0)


class Recorder:
    """Stands in for the experiments: notes what it is asked for."""

    def __init__(self) -> None:
        self.calls: list[tuple[list[Any], cli_requests.Request, bool]] = []

    def __call__(self, scenarios: list[Any], asked: cli_requests.Request, session: cli_requests.Session, *, own_contexts: bool = False) -> None:
        self.calls.append((list(scenarios), asked, own_contexts))


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    recorder = Recorder()
    monkeypatch.setattr(cli, "perform", recorder)
    monkeypatch.setattr(cli_output, "print_result", lambda result, language: None)
    return recorder


def test_options_reach_the_experiment(recorder: Recorder) -> None:
    options = [
        "--seeds",
        "3",
        "--months",
        "24",
        "--clients",
        "500",
        "--draws",
        "0",
        "--workers",
        "2",
        "--out",
        "mine",
        "--set",
        "caseload=100",
    ]
    assert status(["run", "rotterdam", *options]) == 0
    [([scenario], asked, _)] = recorder.calls
    assert asked == cli_requests.Request(seeds=3, months=24, draws=0, workers=2, cluster=None, out=Path("mine"), label="run-rotterdam")
    assert scenario.context.clients == 500
    assert scenario.policy_at(0)["guidance"].model_dump()["caseload"] == 100


def test_the_same_command_goes_to_the_same_folder_under_results(recorder: Recorder) -> None:
    assert status(["compare", "rotterdam", "amsterdam"]) == 0
    [(scenarios, asked, own_contexts)] = recorder.calls
    assert [scenario.name for scenario in scenarios] == ["rotterdam", "amsterdam"]
    assert (asked.seeds, asked.months, asked.draws, asked.workers, own_contexts) == (8, 60, None, None, False)
    folders = [asked.folder(comparison(scenarios, own_contexts=False, seeds=2, draws=0, months=months)) for months in (12, 12, 24)]
    assert folders[0] == folders[1] != folders[2]
    assert folders[0].parent == Path("results")
    assert folders[0].name.startswith("compare-rotterdam-amsterdam-")


def test_what_if_compares_a_scenario_with_its_changed_self(recorder: Recorder) -> None:
    assert status(["what-if", "rotterdam", "--set", "caseload=100", "--set", "pressure=0.2", "--set", "basic_jobs.places=500"]) == 0
    [([before, after], _, own_contexts)] = recorder.calls
    assert before == load("rotterdam")
    assert after.policy_at(0)["basic_jobs"].model_dump()["places"] == 500
    assert after.policy_at(0)["contact"].model_dump()["threat"] == 0.2
    assert before.name != after.name
    assert not own_contexts


def test_a_what_if_on_the_context_is_not_paired(recorder: Recorder) -> None:
    assert status(["what-if", "rotterdam", "--set", "context.labour_market.tightness=0.5"]) == 0
    [([before, after], _, own_contexts)] = recorder.calls
    assert (before.context.labour_market.tightness, after.context.labour_market.tightness) == (1.0, 0.5)
    assert own_contexts


def test_ctrl_c_ends_with_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*arguments: Any, **options: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "perform", interrupted)
    assert status(["run", "rotterdam"]) == 130
    assert capsys.readouterr().err == "zachtehand: stopped; nothing was written\n"


def test_ctrl_c_during_an_experiment_says_how_to_go_on(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*arguments: Any, **options: Any) -> None:
        with cli_output.progress_shown("en"):
            raise Stopped(3, 8, "mine")

    monkeypatch.setattr(cli, "perform", interrupted)
    assert status(["run", "rotterdam"]) == 130
    assert capsys.readouterr().err == "zachtehand: stopped; 3 of 8 simulations are kept in mine, and the same command goes on from there\n"


def test_a_fault_inside_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*arguments: Any, **options: Any) -> None:
        raise RuntimeError("two\nlines")

    monkeypatch.delenv("ZACHTEHAND_DEBUG", raising=False)
    monkeypatch.setattr(cli, "perform", broken)
    assert status(["run", "rotterdam"]) == 1
    shown = capsys.readouterr().err
    assert "RuntimeError: two lines" in shown
    assert shown.count("\n") == 1


def test_a_failed_simulation_is_told_in_the_readers_language(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*arguments: Any, **options: Any) -> None:
        raise ExecutionError("error.worker")

    monkeypatch.delenv("ZACHTEHAND_DEBUG", raising=False)
    monkeypatch.setattr(cli, "perform", broken)
    assert status(["run", "rotterdam", "--lang", "nl"]) == 1
    assert capsys.readouterr().err.startswith("zachtehand: de berekening is mislukt: een werkproces stopte zonder antwoord")


def test_progress_without_a_terminal_is_plain_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with cli_output.progress_shown("nl") as progress:
        for done in range(1, 5):
            progress(done, 4)
    assert capsys.readouterr().err == "4 van 4 simulaties klaar, nog ongeveer 0 s\n"


def test_a_real_comparison_from_the_command_line_to_a_named_report(capsys: pytest.CaptureFixture[str]) -> None:
    small = ["--clients", "100", "--months", "3", "--seeds", "1", "--draws", "0", "--workers", "1", "--out", "mine"]
    assert status(["compare", "rotterdam", "amsterdam", *small]) == 0
    shown = capsys.readouterr().out
    assert {file.name for file in Path("mine").iterdir()} >= {"outcomes.parquet", "differences.parquet", "manifest.json", "report.html"}
    assert str(Path("mine") / "report.html") in shown
    assert "amsterdam: difference" in shown
    assert status(["compare", "rotterdam", "amsterdam", *small]) == 0
    assert capsys.readouterr().out == shown, "what is complete is not computed again"
    assert status(["compare", "rotterdam", "parked", *small]) == 2
    assert "mine: this folder holds another experiment" in capsys.readouterr().err
    assert status(["recreate", "mine", "--out", "again", "--workers", "1"]) == 0
    assert "The same as before, bit for bit." in capsys.readouterr().out
    assert (Path("again") / "outcomes.parquet").read_bytes() == (Path("mine") / "outcomes.parquet").read_bytes()
    assert status(["recreate", "mine", "--out", "mine"]) == 2


def test_python_says_the_same_words() -> None:
    before = zachtehand.load("rotterdam").with_context({"clients": 100})
    comparison = zachtehand.what_if(before, {"caseload": 50}, seeds=1, draws=0, months=3, workers=1)
    assert comparison.paired
    assert [row["name"] for row in comparison.manifest["scenarios"]] == ["rotterdam", "rotterdam (caseload=50)"]
    assert [scenario.name for scenario in zachtehand.scenarios()] == names()


def test_the_module_runs_as_the_command() -> None:
    environment = {**os.environ, "PYTHONPATH": SOURCE_ROOT}
    done = subprocess.run([sys.executable, "-m", "zachtehand", "run", "rotterdm"], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 2
    assert "“rotterdam”" in done.stderr
