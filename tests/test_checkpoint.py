"""A run that is split in two by a checkpoint is the whole run, to the last bit; and a killed run goes on from the last one."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_invariants import POLICIES, city

from zachtehand.experiments.engine import carry_out, long_runs
from zachtehand.experiments.engine.checkpoint import fields_kept, resume, save
from zachtehand.experiments.errors import ExperimentError
from zachtehand.experiments.plan import plan
from zachtehand.experiments.run import run as run_experiment
from zachtehand.initialisation.start import Start
from zachtehand.initialisation.start import start as make_start
from zachtehand.observation import Observed
from zachtehand.populations.columns import Columns
from zachtehand.scenario import Scenario
from zachtehand.simulation import Simulation, State
from zachtehand.submodels import Parameters
from zachtehand.texts import LANGUAGES
from zachtehand.world import World

MONTHS, SEED, CLIENTS = 22, 4, 80

MADE_ANEW = {"clients", "circles", "happened", "_by_caseworker", "_by_caseworker_under", "municipality", "undergone", "law"}
"""Fields of a world that follow from the others: from who has entered, from hosts, from the policies, or from the beginning of a month."""


def scenario(policy: str) -> Scenario:
    return city("amsterdam", clients=CLIENTS).with_policy_of(POLICIES[policy])


@cache
def start() -> Start:
    return make_start(city("amsterdam", clients=CLIENTS).context, seed=SEED, parameters=Parameters(), months=MONTHS)


@cache
def whole(policy: str) -> Observed:
    return Simulation(scenario(policy), seed=SEED, start=start(), months=MONTHS).run()


def same(one: Observed, other: Observed) -> bool:
    return np.array_equal(one.values, other.values, equal_nan=True) and np.array_equal(one.ledger, other.ledger)


def plain(value: Any) -> Any:
    """Something made of dataclasses, populations and arrays as plain data that compares bit for bit."""
    if isinstance(value, np.ndarray | np.generic):
        return (str(value.dtype), value.shape, value.tobytes())
    if isinstance(value, Columns):
        return {name: plain(getattr(value, name)) for name in value.declared}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in fields_kept(type(value))}
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [type(value).__name__, *(plain(each) for each in value)]
    return value if isinstance(value, str | float | int | None) else repr(type(value))


def check_halves(policy: str, months: list[int], file: Path) -> None:
    """A run that is put away and taken up at the end of each of these months is the whole run."""
    halves = Simulation(scenario(policy), seed=SEED, start=start(), months=MONTHS)
    for until in months:
        while halves.month < until:
            halves.step()
        save(halves, file)
        before, halves = plain(halves.state()), resume(file)
        assert plain(halves.state()) == before
    assert same(halves.run(), whole(policy))


splits = st.lists(st.integers(0, MONTHS), min_size=1, max_size=3).map(sorted)


@settings(max_examples=6)
@given(policy=st.sampled_from([*POLICIES]), months=splits)
def test_two_halves_are_the_whole(policy: str, months: list[int], tmp_path_factory: pytest.TempPathFactory) -> None:
    check_halves(policy, months, tmp_path_factory.mktemp("checkpoint") / "state.npz")


@pytest.mark.slow
@pytest.mark.parametrize("policy", POLICIES)
def test_all_parts_are_the_whole(policy: str, tmp_path: Path) -> None:
    """Every month in a process of its own, as it were."""
    check_halves(policy, list(range(MONTHS + 1)), tmp_path / "state.npz")


def test_every_field_of_a_world_is_kept_or_made_anew() -> None:
    """A new field of a world is kept by itself if a world is made from it; one that is not has to be made anew by ``Simulation.going_on``."""
    assert {each.name for each in dataclasses.fields(World)} - set(fields_kept(World)) == MADE_ANEW
    halves = Simulation(scenario("programmes"), seed=SEED, start=start(), months=MONTHS)
    halves.step()
    assert set(vars(halves.world)) == {each.name for each in dataclasses.fields(World)}


def test_every_field_of_a_simulation_is_there_again(tmp_path: Path) -> None:
    halves = Simulation(scenario("programmes beside reforms"), seed=SEED, start=start(), months=MONTHS)
    for _ in range(13):
        halves.step()
    save(halves, tmp_path / "state.npz")
    again = resume(tmp_path / "state.npz")
    assert set(vars(again)) == set(vars(halves))
    assert set(vars(again.world)) == set(vars(halves.world))
    for name in set(vars(halves)) - {"world", "start", "_observer"}:
        assert plain(vars(again)[name]) == plain(vars(halves)[name]), name
    assert {each.name for each in dataclasses.fields(State)} == set(fields_kept(State))
    assert np.shares_memory(again.clients.age, again.world.everyone.age)  # those who have entered are a view, not a copy
    assert again.latest() == pytest.approx(halves.latest(), nan_ok=True, abs=0)


def test_something_that_nobody_thought_of_stops_the_writing(tmp_path: Path) -> None:
    run = Simulation(scenario("programmes"), seed=SEED, start=start(), months=MONTHS)
    for strange in (object(), {1, 2}, np.array([object()])):
        run.world.accounts = {0: strange}  # type: ignore[dict-item]
        with pytest.raises(TypeError, match="no place in a checkpoint"):
            save(run, tmp_path / "state.npz")
    assert list(tmp_path.iterdir()) == []


def test_what_a_trial_ordered_is_kept_as_well(tmp_path: Path) -> None:
    def ordered() -> Simulation:
        run = Simulation(scenario("everything hard"), seed=SEED, start=start(), months=6)
        run.step()
        run.impose_measure(np.arange(20), cut_share=0.3, months=2)
        return run

    save(ordered(), tmp_path / "state.npz")
    assert same(resume(tmp_path / "state.npz").run(), ordered().run())


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("stored") / "state.npz"
    save(Simulation(scenario("programmes"), seed=SEED, start=start(), months=MONTHS), file)
    return file.read_bytes()


@settings(max_examples=60)
@given(data=st.data())
def test_a_damaged_file_is_one_sentence(data: st.DataObject, stored: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    how = data.draw(st.sampled_from(["cut", "changed", "noise"]))
    content = bytearray(stored)
    if how == "cut":
        content = content[: data.draw(st.integers(0, len(stored) - 1))]
    elif how == "noise":
        content = bytearray(data.draw(st.binary(max_size=200)))
    else:
        content[data.draw(st.integers(0, len(stored) - 1))] ^= data.draw(st.integers(1, 255))
    file = tmp_path_factory.mktemp("damaged") / "state.npz"
    file.write_bytes(content)
    if how == "changed":
        with suppress(ExperimentError):  # a changed byte between the parts of an archive harms nothing
            resume(file)
        return
    with pytest.raises(ExperimentError) as refused:
        resume(file)
    assert refused.value.key == "no_checkpoint"
    assert all("\n" not in refused.value.sentence(language) for language in LANGUAGES)


def test_a_missing_file_and_one_of_another_version_are_refused(stored: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ExperimentError, match="no checkpoint"):
        resume(tmp_path / "nothing.npz")
    (tmp_path / "state.npz").write_bytes(stored)
    monkeypatch.setattr("zachtehand.experiments.engine.checkpoint.code_address", lambda: "another")
    with pytest.raises(ExperimentError, match="another version"):
        resume(tmp_path / "state.npz")


def test_a_file_that_cannot_be_written_leaves_the_one_before(stored: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "state.npz"
    file.write_bytes(stored)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(np, "savez", full)
    run = Simulation(scenario("programmes"), seed=SEED, start=start(), months=3)
    with pytest.raises(OSError, match="No space"):
        save(run, file)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [stored]
    monkeypatch.setattr(long_runs, "SECONDS_BETWEEN", 0.0)
    assert long_runs.run_keeping_state(run, file).months.size == 3  # a run does not stop for it


KILLED = """
import os, sys
from zachtehand.experiments.engine import long_runs
from zachtehand.cli.app import main
long_runs.SECONDS_BETWEEN = 0.0
long_runs._TIMES_THE_WRITING = 0.0
main(sys.argv[1:])
"""


def test_a_killed_run_goes_on_with_the_same_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """kill -9 in the middle of the only simulation of a run: the same command takes up the state that was kept, and ends with the same bits."""
    months, folder = 40, tmp_path / "out"
    arguments = ["run", "amsterdam", "--clients", "60", "--seeds", "1", "--draws", "0", "--months", str(months), "--workers", "1", "--out", str(folder)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen([sys.executable, "-c", KILLED, *arguments], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not list(folder.glob(".checkpoints/*.npz")):
        assert time.monotonic() < deadline
        assert process.poll() is None
        time.sleep(0.005)
    process.kill()
    process.wait()
    file = next(folder.glob(".checkpoints/*.npz"))
    reached = resume(file).month
    assert 0 < reached < months
    steps = []
    step = Simulation.step
    monkeypatch.setattr(Simulation, "step", lambda simulation: (steps.append(simulation.month), step(simulation))[1])
    done = run_experiment(city("amsterdam", clients=60), seeds=1, draws=0, months=months, workers=1, out=folder)
    assert steps[0] == reached
    assert not (folder / ".checkpoints").exists()
    alone = carry_out(plan("run", [city("amsterdam", clients=60)], seeds=1, draws=0, months=months), workers=1)
    assert done.manifest["fingerprint"] == alone.manifest["fingerprint"]
