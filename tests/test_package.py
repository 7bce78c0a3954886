"""What is installed is whole: a wheel in an empty environment, started from an empty folder, does what the README says."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
PROGRAMS = "Scripts" if os.name == "nt" else "bin"

pytestmark = pytest.mark.slow


def run(*command: str | Path, folder: Path) -> str:
    """What a command prints; it must succeed. Nothing of this Python or of the checkout leaks into it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "ZACHTEHAND"))}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=1200, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an empty environment."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", folder, folder=folder)
    return folder / PROGRAMS


@pytest.fixture(scope="module")
def wheel(environment: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(environment / "python", "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, CHECKOUT, folder=folder)
    (made,) = folder.glob("zachtehand-*.whl")
    return made


@pytest.fixture(scope="module")
def programs(environment: Path, wheel: Path) -> Path:
    """The programs of the environment after the wheel was installed, with what it needs from the package index."""
    run(environment / "python", "-m", "pip", "install", "--quiet", wheel, folder=wheel.parent)
    return environment


def test_everything_that_is_no_code_travels_too(wheel: Path) -> None:
    package = CHECKOUT / "model" / "zachtehand"
    wanted = {f"zachtehand/{file.relative_to(package).as_posix()}" for file in package.rglob("*.*") if "__pycache__" not in file.parts}
    wanted |= {f"zachtehand/scenarios/{file.name}" for file in (CHECKOUT / "scenarios").glob("*.yaml")}
    wanted |= {f"zachtehand/trials/{file.name}" for file in (CHECKOUT / "experiments" / "trials").glob("*.yaml")}
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    assert wanted <= held
    assert any(name.endswith("/licenses/LICENSE") for name in held)
    assert {name.split("/")[0].split("-")[0] for name in held} == {"zachtehand"}


def test_the_package_that_runs_is_the_one_that_was_installed(programs: Path, tmp_path: Path) -> None:
    place = run(programs / "python", "-c", "import zachtehand; print(zachtehand.__file__)", folder=tmp_path)
    assert Path(place.strip()).is_relative_to(programs.parent)


def test_scenarios_are_compared_by_name_from_an_empty_folder(programs: Path, tmp_path: Path) -> None:
    small = ("--clients", "300", "--seeds", "2", "--months", "6")
    said = run(programs / "zachtehand", "--lang", "en", "compare", "rotterdam", "amsterdam", "basic-job", *small, folder=tmp_path)
    (results,) = (tmp_path / "results").iterdir()
    assert said.splitlines()[-1] == f"Report: {(results / 'report.html').relative_to(tmp_path)}"
    assert {"outcomes.parquet", "differences.parquet", "manifest.json", "report.html"} <= {file.name for file in results.iterdir()}
    assert list(tmp_path.iterdir()) == [tmp_path / "results"]


def test_a_scenario_of_ones_own_runs_outside_the_checkout(programs: Path, tmp_path: Path) -> None:
    run(programs / "zachtehand", "new", "my-city.yaml", "--from", "utrecht", folder=tmp_path)
    small = ("--clients", "300", "--seeds", "1", "--months", "2", "--out", "mine")
    run(programs / "python", "-m", "zachtehand", "run", "my-city.yaml", *small, folder=tmp_path)
    assert (tmp_path / "mine" / "report.html").exists()
