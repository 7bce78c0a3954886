"""Claims about the engine: the same bits however the work is spread or interrupted, and nothing half-written is ever read."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import pickle
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import made_up
import numpy as np
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zachtehand.experiments.engine import Keep, Point, Stored, Study, World, carry_out, crew, open_stored
from zachtehand.experiments.engine import stored as stored_results
from zachtehand.experiments.engine.columns import arrow_column, arrow_strings, numbers_of
from zachtehand.experiments.engine.crew import Crew
from zachtehand.experiments.engine.jobs import jobs
from zachtehand.experiments.engine.manifest import as_text, briefly, in_full, manifest_of, read_manifest, study_from
from zachtehand.experiments.engine.shelf import SHARDS, Folder
from zachtehand.experiments.engine.work_by_name import work_from
from zachtehand.experiments.errors import ExecutionError, ExperimentError, Stopped
from zachtehand.experiments.plan import plan
from zachtehand.experiments.recreate import recreate
from zachtehand.input_errors import InputError
from zachtehand.texts import LANGUAGES

TABLES = ("outcomes", "events", "plan")
LEAVES = st.none() | st.booleans() | st.integers(-2, 2) | st.floats(-1, 1) | st.lists(st.integers(0, 2), max_size=2) | st.just({})
PARTS = st.sampled_from("abc")
NESTED = st.recursive(st.dictionaries(PARTS, LEAVES, max_size=3), lambda inner: st.dictionaries(PARTS, inner | LEAVES, max_size=3))
MODEL = str(Path(sys.modules[Study.__module__].__file__ or "").parents[3])


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What survives a power cut cannot be tested here, and a busy disk would make these tests slow."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


def files(folder: Path) -> dict[str, bytes]:
    """The final tables of a folder."""
    return {name: (folder / f"{name}.parquet").read_bytes() for name in TABLES}


def whole_sentences(error: InputError) -> list[str]:
    """What an error says, which must be one sentence in each language."""
    sentences = [error.sentence(language) for language in LANGUAGES]
    assert len(set(sentences)) == 2
    assert all("\n" not in each and "{" not in each for each in sentences)
    return sentences


def in_another_process(code: str, *arguments: str) -> subprocess.Popen[bytes]:
    """A Python process that knows the package and the made-up work."""
    return subprocess.Popen([sys.executable, "-c", code, *arguments], env=with_made_up(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def with_made_up() -> dict[str, str]:
    """An environment in which Python finds the package and the made-up work."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([MODEL, str(Path(__file__).parent)])}


class TestStudy:
    def test_every_point_meets_every_world(self) -> None:
        laid_out = made_up.study("a", "b", seeds=3)
        assert [(cell.point, cell.world) for cell in laid_out.cells] == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]

    def test_batches_hold_every_cell_once_and_share_a_start(self) -> None:
        points = [made_up.scenario(f"p{number}") for number in range(11)] + [made_up.scenario("other people", clients=80)]
        points = [*points, Point("other values", points[0], {"trust.gain": 0.05})]
        laid_out = plan("sweep", points, seeds=2, draws=0, months=3)
        batches = list(laid_out.batches())
        assert sorted(cell for batch in batches for cell in batch) == sorted(laid_out.cells)
        assert [len(batch) for batch in batches] == [8, 3, 1, 1] * 2
        for cells in batches:
            batch = laid_out.batch(cells)
            assert len({point.scenario.context.model_dump_json() for point in batch.points}) == 1
            assert batch.values == laid_out.values_in(batch.world, batch.points[-1])

    def test_a_batch_of_large_runs_is_small(self) -> None:
        assert [len(cells) for cells in made_up.study("a", "b", seeds=1).batches()] == [2]
        large = plan("compare", [made_up.scenario(name, clients=200_000) for name in "ab"], seeds=1, draws=0, months=60)
        assert [len(cells) for cells in large.batches()] == [1, 1]

    def test_the_address_of_a_cell_follows_what_decides_its_numbers(self) -> None:
        first = made_up.study("a", "b", seeds=2)
        (point, *others) = first.points
        changed = {
            "months": replace(first, months=4),
            "seed": replace(first, worlds=tuple(world._replace(seed=world.seed + 7) for world in first.worlds)),
            "parameter": replace(first, parameters={**first.parameters, "trust.gain": 0.05}),
            "value of a point": replace(first, points=(point._replace(values={"trust.gain": 0.05}), *others)),
            "scenario": replace(first, points=(point._replace(scenario=point.scenario.changed({"caseload": 50})), *others)),
            "label": replace(first, points=(point._replace(label="c"), *others)),
            "what is kept": replace(first, keep=Keep(ledger=False)),
            "work": replace(first, work=made_up.slow_numbers),
            "fields of work": replace(first, work=made_up.Noting("here")),
        }
        known = {first.addresses[0], *(each.addresses[0] for each in changed.values())}
        assert len(known) == 1 + len(changed)
        assert replace(first, about={"question": "why"}).addresses == made_up.study("a", "b", seeds=2).addresses

    @pytest.mark.parametrize(
        "wrong",
        [
            {"points": ()}, {"worlds": ()}, {"months": 0}, {"keep": Keep(indicators=("trsut",))}, {"keep": Keep(groups=("everybody",))},
            {"keep": Keep(months=(2, 1))}, {"keep": Keep(months=(0, 1))}, {"keep": Keep(months=(3, 4))},
        ],
    )  # fmt: skip
    def test_a_study_that_cannot_be_gets_one_sentence_before_anything_runs(self, wrong: dict[str, Any], tmp_path: Path) -> None:
        with pytest.raises(ExperimentError) as failure:
            carry_out(replace(made_up.study("a", work=made_up.dying), **wrong), out=tmp_path / "out", workers=1)
        whole_sentences(failure.value)
        assert not list(tmp_path.iterdir())

    def test_two_points_with_one_label_and_an_unknown_value_are_refused(self) -> None:
        here = made_up.scenario("a")
        for points in ([here, here], [Point("a", here, {"trust.gian": 0.1})], [Point("a", here, {"trust.gain": 1e9})]):
            with pytest.raises(ExperimentError) as failure:
                plan("sweep", points, seeds=1, draws=0, months=3)
            whole_sentences(failure.value)


class TestJobs:
    @given(points=st.integers(1, 20), worlds=st.integers(1, 40), workers=st.integers(1, 8))
    def test_every_cell_is_dealt_out_once_in_portions_that_get_smaller(self, points: int, worlds: int, workers: int) -> None:
        laid_out = replace(self.one, points=tuple(Point(f"p{number}", self.one.points[0].scenario) for number in range(points)))
        laid_out = replace(laid_out, worlds=tuple(World(seed, 0) for seed in range(worlds)))
        where = {cell: str(cell) for cell in laid_out.cells}
        dealt = list(jobs(laid_out, list(laid_out.batches()), where, workers))
        assert sorted(cell for job in dealt for cell in job.cells) == sorted(where.values())
        left = len(laid_out.cells)
        for job in dealt:
            assert len(job.cells) < 2 * 8
            assert len(job.batches) == 1 or len(job.cells) <= max(left // (4 * workers), 1) + min(points, 8) - 1
            left -= len(job.cells)

    one = made_up.study("a")


@pytest.fixture(scope="class")
def hands() -> Iterator[Crew]:
    with crew(workers=2) as called:
        yield called
    assert not multiprocessing.active_children()


class TestProcesses:
    """Two worker processes, which do one study after the other."""

    def test_tables_stand_in_the_order_of_the_study_whoever_does_the_work(self, hands: Crew, tmp_path: Path) -> None:
        laid_out = made_up.study("a", "b", seeds=5)
        alone, together, stored = carry_out(laid_out, workers=1), carry_out(laid_out, crew=hands), carry_out(laid_out, crew=hands, out=tmp_path / "out")
        for name in TABLES:
            assert alone.table(name).equals(together.table(name))
            assert alone.table(name).equals(stored.table(name))
        assert alone.manifest["fingerprint"] == together.manifest["fingerprint"] == stored.manifest["fingerprint"]
        keys = alone.frame("outcomes", columns=["scenario", "seed"]).drop_duplicates().values.tolist()
        assert keys == [["a", 0], ["a", 1], ["a", 2], ["a", 3], ["a", 4], ["b", 0], ["b", 1], ["b", 2], ["b", 3], ["b", 4]]

    def test_progress_counts_every_cell_once(self, hands: Crew) -> None:
        for who in ({"crew": hands}, {"workers": 1}):
            told: list[tuple[int, int]] = []
            carry_out(made_up.study("a", "b", seeds=3), progress=lambda done, total, told=told: told.append((done, total)), **who)
            assert told == [(done, 6) for done in range(7)]

    def test_workers_are_light_and_use_one_thread_each(self, hands: Crew) -> None:
        told = carry_out(made_up.study("a", seeds=2, work=made_up.telling), crew=hands).frame("told")
        assert told["heavy"].tolist() == [0, 0]
        assert told["threads"].tolist() == [1, 1]

    def test_the_environment_is_as_it_was(self, hands: Crew) -> None:
        before = dict(os.environ), vars(sys.modules["__main__"]).get("__spec__"), vars(sys.modules["__main__"]).get("__file__")
        carry_out(made_up.study("a", seeds=2), crew=hands)
        assert before == (dict(os.environ), vars(sys.modules["__main__"]).get("__spec__"), vars(sys.modules["__main__"]).get("__file__"))

    def test_one_crew_does_several_studies(self, hands: Crew) -> None:
        first, second = (carry_out(made_up.study(name, seeds=3), crew=hands) for name in "ab")
        assert first.table("outcomes").equals(carry_out(made_up.study("a", seeds=3), workers=1).table("outcomes"))
        assert second.table("outcomes").equals(carry_out(made_up.study("b", seeds=3), workers=1).table("outcomes"))

    def test_a_script_without_a_guard_works(self, tmp_path: Path) -> None:
        """Workers do not run the user's script again."""
        (tmp_path / "script.py").write_text(
            "import made_up\nfrom zachtehand.experiments.engine import carry_out\n"
            "print(carry_out(made_up.study('a', seeds=2), workers=2).table('plan').num_rows)\n"
        )
        finished = subprocess.run([sys.executable, str(tmp_path / "script.py")], capture_output=True, text=True, env=with_made_up(), timeout=120)
        assert finished.stdout == "2\n", finished.stderr


class TestWork:
    def test_values_are_those_of_the_work(self) -> None:
        stored = carry_out(made_up.study("a", "b", seeds=3), workers=1)
        expected = next(made_up.numbers(made_up.study("b", seeds=3).batch([made_up.study("b", seeds=3).cells[2]])))
        np.testing.assert_array_equal(stored.array("outcomes", "value")[1, 2], expected["outcomes"]["value"])
        found = stored.frame("events", where={"scenario": "b", "seed": 2})
        assert found["uid"].tolist() == expected["events"]["uid"].tolist()

    @pytest.mark.parametrize("workers", [1, 2])
    def test_a_failure_says_which_simulation_and_keeps_the_others(self, workers: int, tmp_path: Path) -> None:
        laid_out = made_up.study("a", seeds=4, work=made_up.failing)
        with pytest.raises(ExecutionError, match=r"a failed \(seed 1, draw 0\): ZeroDivisionError: no vacancies at all") as failure:
            carry_out(laid_out, workers=workers, out=tmp_path / "out")
        assert failure.value.sentence("nl") == "de simulatie van a is mislukt (seed 1, trekking 0): ZeroDivisionError: no vacancies at all"
        assert pickle.loads(pickle.dumps(failure.value)).sentence("nl") == failure.value.sentence("nl")
        assert not multiprocessing.active_children()
        with pytest.raises(ExperimentError, match="not finished"):
            open_stored(tmp_path / "out")

    def test_a_worker_that_dies_is_an_error_and_not_a_wait(self) -> None:
        with pytest.raises(ExecutionError, match="fewer workers"):
            carry_out(made_up.study("a", seeds=2, work=made_up.dying), workers=2)
        assert not multiprocessing.active_children()

    def test_no_workers_at_all_is_refused(self) -> None:
        with pytest.raises(ExperimentError, match="workers is 0"):
            carry_out(made_up.study("a"), workers=0)

    def test_cells_with_different_tables_are_an_error(self) -> None:
        with pytest.raises(ExecutionError, match="different"):
            carry_out(made_up.study("a", "b", work=made_up.unlike), workers=1)

    def test_only_what_is_to_be_kept_is_stored(self) -> None:
        scenario = made_up.scenario("a")
        everything = carry_out(plan("run", [scenario], seeds=1, draws=0, months=4), workers=1)
        keep = Keep(indicators=("trust", "exits"), groups=("all", "distance:near"), months=(2, 4), ledger=False, starts=False)
        some = carry_out(plan("run", [scenario], seeds=1, draws=0, months=4, keep=keep), workers=1)
        assert some.tables == ["outcomes", "plan"]
        assert some.table("outcomes").num_rows == 2 * 2 * 2
        for indicator in ("trust", "exits"):
            np.testing.assert_array_equal(some.outcomes(indicator), everything.outcomes(indicator)[:, :, [1, 3]])
            np.testing.assert_array_equal(some.outcomes(indicator, group="distance:near"), everything.outcomes(indicator, group="distance:near")[:, :, [1, 3]])
        with pytest.raises(ExperimentError, match="no indicator wellbeing"):
            some.outcomes("wellbeing")

    def test_points_with_values_of_their_own_differ(self) -> None:
        scenario = made_up.scenario("a", clients=200, caseload=50)
        points = [Point("declared", scenario), Point("same", scenario), Point("eager", scenario, {"trust.gain": 0.1})]
        stored = carry_out(plan("sweep", points, seeds=1, draws=0, months=3, design={"trust.gain": [0.06, 0.06, 0.1]}), workers=1)
        trust = stored.outcomes("trust")[:, 0]
        np.testing.assert_array_equal(trust[0], trust[1])
        assert not np.array_equal(trust[0], trust[2])
        assert stored.frame("plan")["trust.gain"].tolist() == [0.06, 0.06, 0.1]


class TestGoingOn:
    """What was interrupted goes on, and ends as if nothing had happened."""

    @pytest.fixture
    def undisturbed(self, tmp_path: Path) -> dict[str, bytes]:
        carry_out(made_up.study("a", "b", seeds=4), workers=1, out=tmp_path / "undisturbed")
        return files(tmp_path / "undisturbed")

    def test_what_is_complete_is_not_done_again(self, tmp_path: Path) -> None:
        notes = tmp_path / "notes"
        notes.mkdir()
        laid_out = made_up.study("a", "b", seeds=3, work=made_up.Noting(str(notes)))
        first = carry_out(laid_out, workers=1, out=tmp_path / "out")
        again = carry_out(laid_out, workers=1, out=tmp_path / "out")
        assert again.manifest == first.manifest
        assert len(list(notes.iterdir())) == 6
        assert not (tmp_path / "out" / SHARDS).exists()

    @pytest.mark.parametrize("workers", [1, 2])
    def test_ctrl_c_keeps_what_is_finished_and_says_so(self, tmp_path: Path, workers: int) -> None:
        notes = tmp_path / "notes"
        notes.mkdir()
        laid_out, out = made_up.study("a", seeds=8, work=made_up.Noting(str(notes))), tmp_path / "out"

        def interrupt(done: int, total: int) -> None:
            if done == 4:
                raise KeyboardInterrupt

        with pytest.raises(Stopped) as stop:
            carry_out(laid_out, workers=workers, out=out, progress=interrupt)
        assert 0 < stop.value.done < 8
        assert str(out) in stop.value.sentence("nl")
        assert not multiprocessing.active_children()
        kept = stop.value.done
        for note in notes.iterdir():
            note.unlink()
        told: list[int] = []
        carry_out(laid_out, workers=1, out=out, progress=lambda done, total: told.append(done))
        assert told[0] == kept
        assert len(list(notes.iterdir())) == 8 - kept

    def test_ctrl_c_stops_workers_that_are_busy_at_once(self) -> None:
        def interrupt(done: int, total: int) -> None:
            if done:
                raise KeyboardInterrupt

        before = time.monotonic()
        with pytest.raises(Stopped, match=None):
            carry_out(made_up.study("a", seeds=4, work=made_up.sleeping), workers=2, progress=interrupt)
        assert time.monotonic() - before < 30
        assert not multiprocessing.active_children()

    def test_a_failing_cell_takes_no_other_with_it(self, tmp_path: Path) -> None:
        laid_out, out = made_up.study("a", "b", seeds=4, work=made_up.failing), tmp_path / "out"
        for workers in (2, 1):
            with pytest.raises(ExecutionError):
                carry_out(laid_out, workers=workers, out=out)
        assert len(Folder(out).shards()) >= 2, "both cells of the world before the one that fails"
        for shard in Folder(out).shards():
            with Folder(out).open_shard(shard, "outcomes") as file:
                assert pyarrow.parquet.read_table(file).column("seed").unique().to_pylist() != [1]

    def test_arrow_reads_tables_without_python(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A thread of Arrow that still holds a file of Python while Python ends aborts the process, when all work is done."""
        read, read_table = [], pyarrow.parquet.read_table

        def noted(file: object, **how: object) -> pyarrow.Table:
            read.append(type(file))
            return read_table(file, **how)

        monkeypatch.setattr(pyarrow.parquet, "read_table", noted)
        in_memory, in_folder = (carry_out(made_up.study("a", seeds=2), workers=1, out=out) for out in (None, tmp_path / "out"))
        assert in_memory.table("outcomes").equals(in_folder.table("outcomes"))
        assert read == [pyarrow.BufferReader, pyarrow.OSFile]

    def test_a_folder_that_is_not_finished_can_be_queried(self, tmp_path: Path) -> None:
        duckdb = pytest.importorskip("duckdb")
        with pytest.raises(Stopped):
            carry_out(made_up.study("a", seeds=4), workers=1, out=tmp_path / "out", progress=lambda done, total: interrupt_at(done, 3))
        rows = duckdb.sql(f"SELECT scenario, seed, count(*) FROM '{tmp_path}/out/shards/*/outcomes.parquet' GROUP BY ALL ORDER BY ALL").fetchall()
        assert rows == [("a", 0, 12), ("a", 1, 12), ("a", 2, 12)]

    @pytest.mark.slow
    def test_a_stop_at_any_write_leaves_something_to_go_on_with(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, undisturbed: dict[str, bytes]) -> None:
        laid_out, step = made_up.study("a", "b", seeds=4), 0
        while not self.stopped_at(step, laid_out, tmp_path / f"out{step}", monkeypatch):
            carry_out(laid_out, workers=1, out=tmp_path / f"out{step}")
            assert files(tmp_path / f"out{step}") == undisturbed, step
            step += 1
        assert step > 15

    @staticmethod
    def stopped_at(step: int, laid_out: Study, out: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
        """Carry out until a write, and leave everything as a killed process does; whether it was finished before that."""

        class Killed(BaseException):
            pass

        writes = 0

        def counted(real: Callable[..., Any]) -> Callable[..., Any]:
            def write(*arguments: Any, **rest: Any) -> Any:
                nonlocal writes
                writes += 1
                if writes > step:
                    raise Killed
                return real(*arguments, **rest)

            return write

        with monkeypatch.context() as patched:
            for where, name in ((os, "fsync"), (os, "replace"), (Path, "rename"), (Path, "unlink"), (Path, "write_bytes"), (shutil, "rmtree")):
                patched.setattr(where, name, counted(getattr(where, name)))
            try:
                carry_out(laid_out, workers=1, out=out)
            except Killed:
                return False
        return True

    def test_files_that_are_half_there_are_never_read(self, tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
        laid_out, out = made_up.study("a", "b", seeds=4), tmp_path / "out"
        with pytest.raises(Stopped):
            carry_out(laid_out, workers=1, out=out, progress=lambda done, total: interrupt_at(done, 7))
        shards = sorted((out / SHARDS).iterdir())
        assert len(shards) == 7
        cut, never_on_disk = shards[0] / "outcomes.parquet", shards[3] / "outcomes.parquet"
        cut.write_bytes(cut.read_bytes()[:-20])
        (shards[1] / "outcomes.parquet").write_bytes(b"")
        shutil.copytree(shards[2], out / SHARDS / f"{shards[2].name}.backup")
        whole = bytearray(never_on_disk.read_bytes())
        first = pyarrow.parquet.ParquetFile(never_on_disk).metadata.row_group(0).column(5).data_page_offset
        whole[first + 40 : first + 60] = bytes(20)  # the end of a file is there and the middle is not, as after a power cut
        never_on_disk.write_bytes(whole)
        (out / SHARDS / "unknown").mkdir()
        (out / SHARDS / f".{shards[2].name}.1234.unfinished").mkdir()
        (out / SHARDS / f".{shards[2].name}.1234.unfinished" / "outcomes.parquet").write_bytes(b"PAR1")
        (out / ".outcomes.parquet.5678.unfinished").write_bytes(b"PAR1")
        (out / "outcomes.parquet").write_bytes(b"PAR1")
        told: list[int] = []
        carry_out(laid_out, workers=1, out=out, progress=lambda done, total: told.append(done))
        assert told[0] == 4
        assert files(out) == undisturbed
        assert sorted(each.name for each in out.iterdir()) == [".lock", "events.parquet", "manifest.json", "outcomes.parquet", "plan.parquet"]

    def test_a_shard_without_one_of_its_tables_is_done_again(self, tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
        laid_out, out = made_up.study("a", "b", seeds=4), tmp_path / "out"
        with pytest.raises(Stopped):
            carry_out(laid_out, workers=1, out=out, progress=lambda done, total: interrupt_at(done, 7))
        (next((out / SHARDS).iterdir()) / "events.parquet").unlink()
        carry_out(laid_out, workers=1, out=out)
        assert files(out) == undisturbed

    def test_another_study_is_refused_and_touches_nothing(self, tmp_path: Path) -> None:
        out = tmp_path / "out"
        carry_out(made_up.study("a", seeds=2), workers=1, out=out)
        before = {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in out.iterdir()}
        with pytest.raises(ExperimentError, match="another experiment") as failure:
            carry_out(made_up.study("a", seeds=3), workers=1, out=out)
        whole_sentences(failure.value)
        assert before == {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in out.iterdir()}

    @pytest.mark.parametrize(("kills", "cells", "most"), [(2, 24, 4), pytest.param(50, 200, 3, marks=pytest.mark.slow)])
    def test_killed_at_random_moments(self, tmp_path: Path, kills: int, cells: int, most: int) -> None:
        """Killed after a random number of cells (at most so many) and a random pause, over and over."""
        code = "import sys, made_up; from zachtehand.experiments.engine import carry_out; laid_out = made_up.study('a', seeds=int(sys.argv[2]), "
        code += "work=made_up.Noting(sys.argv[4], 0.02)); "
        code += "carry_out(laid_out, out=sys.argv[1], workers=int(sys.argv[3]), progress=lambda *_: print(flush=True))"
        out, notes, luck, survived = tmp_path / "out", tmp_path / "notes", random.Random(4), 0
        notes.mkdir()
        laid_out = made_up.study("a", seeds=cells, work=made_up.Noting(str(notes), 0.02))
        for attempt in range(kills):
            workers, noted, kept = 1 + attempt % 2, len(list(notes.iterdir())), len(Folder(out).shards())
            process = in_another_process(code, str(out), str(cells), str(workers), str(notes))
            assert process.stdout is not None
            for _ in range(1 + luck.randrange(most)):
                process.stdout.readline()
            time.sleep(luck.random() * 0.03)
            survived += process.poll() is not None
            process.send_signal(signal.SIGKILL)
            process.communicate()  # ends when the last process that can write to it is gone, and these are the workers
            if not (out / "outcomes.parquet").exists():
                finished = len(list(notes.iterdir())) - noted
                assert finished - (len(Folder(out).shards()) - kept) <= workers, "no more is lost than what the workers were at"
        assert survived <= kills // 5, "most kills must find the work unfinished"
        carry_out(laid_out, workers=1, out=out)
        carry_out(laid_out, workers=1, out=tmp_path / "undisturbed")
        assert files(out) == files(tmp_path / "undisturbed")
        assert open_stored(out).manifest["fingerprint"] == open_stored(tmp_path / "undisturbed").manifest["fingerprint"]

    def test_workers_end_when_the_first_process_is_killed(self, tmp_path: Path) -> None:
        code = "import sys, made_up; from zachtehand.experiments.engine import carry_out; from multiprocessing import active_children\n"
        code += "say = lambda done, total: done and print(*[each.pid for each in active_children()], flush=True)\n"
        code += "carry_out(made_up.study('a', seeds=9, work=made_up.sleeping), workers=2, progress=say)"
        process = in_another_process(code)
        assert process.stdout is not None
        workers = [int(each) for each in process.stdout.readline().split()]
        assert workers
        process.send_signal(signal.SIGKILL)
        process.wait()
        deadline = time.monotonic() + 20
        while any(self.runs(each) for each in workers):
            assert time.monotonic() < deadline, "a worker outlived the process that it worked for"
            time.sleep(0.05)

    @staticmethod
    def runs(process: int) -> bool:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        status = Path(f"/proc/{process}/stat")
        return not status.exists() or status.read_text().split(")")[1].split()[0] != "Z"


def interrupt_at(done: int, cells: int) -> None:
    if done == cells:
        raise KeyboardInterrupt


class TestFolder:
    def test_two_processes_on_one_folder(self, tmp_path: Path) -> None:
        out = tmp_path / "out"
        code = "import sys, made_up; from zachtehand.experiments.engine import carry_out\n"
        code += "carry_out(made_up.study('a', seeds=4, work=made_up.sleeping), out=sys.argv[1], workers=1, progress=lambda *_: print(flush=True))"
        first = in_another_process(code, str(out))
        assert first.stdout is not None
        first.stdout.readline()
        laid_out = made_up.study("a", seeds=4, work=made_up.sleeping)
        with pytest.raises(ExperimentError, match="another process is at work") as failure:
            carry_out(laid_out, workers=1, out=out)
        whole_sentences(failure.value)
        first.send_signal(signal.SIGKILL)
        first.wait()
        with pytest.raises(Stopped):  # the lock of a killed process does not stand in the way
            carry_out(laid_out, workers=1, out=out, progress=lambda done, total: interrupt_at(done, 1))

    def test_a_full_disk_is_one_sentence_and_what_is_finished_is_kept(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        laid_out, real, left = made_up.study("a", seeds=6), Path.write_bytes, 7

        def full(path: Path, content: bytes) -> int:
            nonlocal left
            left -= 1
            if left < 0:
                real(path, content[: len(content) // 2])
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real(path, content)

        with monkeypatch.context() as patched:
            patched.setattr(Path, "write_bytes", full)
            with pytest.raises(ExperimentError, match="no space left on the disk") as failure:
                carry_out(laid_out, workers=1, out=tmp_path / "out")
        assert all(str(tmp_path / "out") in sentence for sentence in whole_sentences(failure.value))
        told: list[int] = []
        carry_out(laid_out, workers=1, out=tmp_path / "out", progress=lambda done, total: told.append(done))
        assert 0 < told[0] < 6
        carry_out(laid_out, workers=1, out=tmp_path / "undisturbed")
        assert files(tmp_path / "out") == files(tmp_path / "undisturbed")

    @pytest.mark.skipif(sys.platform == "win32", reason="there are no limits to set")
    def test_files_that_may_not_grow_are_told_in_one_sentence(self, tmp_path: Path) -> None:
        code = "import resource, sys, made_up; from zachtehand.experiments.engine import carry_out; from zachtehand.input_errors import InputError\n"
        code += "laid_out = made_up.study('a', seeds=40, months=2000)\n"
        code += "resource.setrlimit(resource.RLIMIT_FSIZE, (800_000, 800_000))\n"
        code += "try: carry_out(laid_out, out=sys.argv[1], workers=1)\n"
        code += "except InputError as error: print(error.sentence('en'))"
        said, errors = in_another_process(code, str(tmp_path / "out")).communicate()
        assert b"could not be written here (the file becomes too large)" in said, errors.decode()
        carry_out(made_up.study("a", seeds=40, months=2000), out=tmp_path / "out", workers=1)
        assert open_stored(tmp_path / "out").table("outcomes").num_rows == 40 * 2000 * 4

    @pytest.mark.parametrize("what", ["mkdir", "open"])
    def test_a_folder_that_may_not_be_written_is_told_in_one_sentence(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
        def refused(*arguments: object, **rest: object) -> None:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))

        with monkeypatch.context() as patched:
            if what == "mkdir":
                patched.setattr(Path, "mkdir", refused)
            else:
                patched.setattr(Folder, "new_file", refused)
            with pytest.raises(ExperimentError, match="the disk can only be read") as failure:
                carry_out(made_up.study("a", work=made_up.dying), workers=1, out=tmp_path / "out")
        whole_sentences(failure.value)

    def test_a_folder_with_something_else_is_never_touched(self, tmp_path: Path) -> None:
        (tmp_path / "kept.txt").write_text("mine")
        with pytest.raises(InputError, match="exists already"):
            carry_out(made_up.study("a", work=made_up.dying), workers=1, out=tmp_path)
        with pytest.raises(InputError, match="exists already"):
            carry_out(made_up.study("a", work=made_up.dying), workers=1, out=tmp_path / "kept.txt")
        assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]

    def test_a_failure_while_finishing_keeps_the_results_and_is_made_good_later(self, tmp_path: Path) -> None:
        def broken(stored: Stored) -> None:
            raise RuntimeError("no report")

        laid_out, finished = made_up.study("a", seeds=2), []
        with pytest.raises(RuntimeError, match="no report"):
            carry_out(laid_out, workers=1, out=tmp_path / "out", finish=broken)
        carry_out(replace(laid_out, about={"again": True}), workers=1, out=tmp_path / "out", finish=finished.append)
        assert len(finished) == 1

    def test_a_study_is_made_again_from_its_manifest(self, tmp_path: Path) -> None:
        points = [made_up.scenario("a", caseload=50), Point("b", made_up.scenario("x"), {"trust.gain": 0.05})]
        keep = Keep(indicators=("trust",), groups=("all",), months=(3,))
        laid_out = plan("sweep", points, seeds=1, draws=None, months=3, keep=keep, design={"caseload": [50, None]}, about={"why": "a test"})
        first = carry_out(laid_out, workers=1, out=tmp_path / "first")
        again = carry_out(study_from(read_manifest(tmp_path / "first")), workers=1, out=tmp_path / "again")
        assert again.manifest["address"] == first.manifest["address"] == laid_out.address
        assert again.manifest["fingerprint"] == first.manifest["fingerprint"]
        assert (tmp_path / "first" / "outcomes.parquet").read_bytes() == (tmp_path / "again" / "outcomes.parquet").read_bytes()

    def test_a_manifest_says_once_what_scenarios_share(self, tmp_path: Path) -> None:
        points = [made_up.scenario(f"caseload {caseload}", caseload=caseload) for caseload in range(50, 150, 10)]
        manifest = carry_out(plan("sweep", points, seeds=1, draws=0, months=3, work=made_up.numbers), workers=1, out=tmp_path / "out").manifest
        written = json.loads((tmp_path / "out" / "manifest.json").read_text())["scenarios"]
        assert max(len(json.dumps(each)) for each in written[1:]) < 300 < len(json.dumps(written[0]))
        assert read_manifest(tmp_path / "out") == json.loads(json.dumps(manifest))

    @given(scenarios=st.lists(NESTED, min_size=1, max_size=4))
    def test_a_brief_manifest_loses_nothing(self, scenarios: list[dict[str, Any]]) -> None:
        manifest = {"scenarios": [{"name": str(number), "resolved": each, "values": {}} for number, each in enumerate(scenarios)]}
        again = in_full(json.loads(as_text(briefly(manifest))))
        assert json.dumps(again, sort_keys=True) == json.dumps(manifest, sort_keys=True)

    def test_a_manifest_does_not_choose_what_is_imported(self, tmp_path: Path) -> None:
        manifest = carry_out(made_up.study("a", seeds=1), workers=1, out=tmp_path / "out").manifest
        for name in ("os:system", "zachtehand.experiments.engine.work:nothing", "zachtehand_other:work"):
            with pytest.raises(KeyError):
                study_from({**manifest, "work": {"name": name}})

    @pytest.mark.parametrize(
        "work",
        [
            {"name": "zachtehand.experiments.engine.address:import_module", "fields": {"name": "antigravity"}},
            {"name": "zachtehand.experiments.store:copy"},
            {"name": "zachtehand.experiments.engine.shelf:Folder", "fields": {"path": "/"}},
            {"name": "zachtehand.experiments.recreate:recreate", "fields": {"manifest_path": "x"}},
            {"name": "zachtehand.experiments.trials.conduct:TrialWork", "fields": {"nothing": 1}},
            {"name": "zachtehand.experiments.engine.work:Luck"},
            {"name": "zachtehand.cli.app:main"},
        ],
        ids=lambda work: work["name"],
    )
    def test_a_manifest_does_not_choose_what_is_called(self, work: dict[str, Any]) -> None:
        with pytest.raises(KeyError):
            work_from(work)
        assert "antigravity" not in sys.modules

    @pytest.mark.parametrize(
        ("part", "value"),
        [("worlds", [{"seed": -1, "draw": 0}]), ("worlds", [{"seed": "0", "draw": 0}]), ("worlds", 3), ("months", "3"), ("keep", {"rooms": 1}), ("kind", None),
         ("parameters", {"trust.gain": 99}), ("parameters", {"trust.none": 1}), ("scenarios", ["a"]), ("scenarios", [{"name": "a"}]), ("work", {"name": 3})],
    )  # fmt: skip
    def test_a_manifest_that_was_changed_is_refused_with_one_sentence(self, part: str, value: Any, tmp_path: Path) -> None:
        study = plan("run", [made_up.scenario("a")], seeds=1, draws=0, months=2)
        manifest = manifest_of(study, command=None, started="now")
        (tmp_path / "manifest.json").write_text(json.dumps({**manifest, part: value}))
        with pytest.raises(InputError) as failure:
            recreate(tmp_path / "manifest.json", workers=1)
        whole_sentences(failure.value)

    def test_another_program_reads_the_folder_as_it_is(self, tmp_path: Path) -> None:
        duckdb = pytest.importorskip("duckdb")
        scenario = made_up.scenario("a", clients=200)
        points = [Point(f"caseload {caseload}", scenario.changed({"caseload": caseload})) for caseload in (50, 400)]
        keep = Keep(indicators=("talks",), groups=("all",), ledger=False, starts=False)
        stored = carry_out(plan("sweep", points, seeds=2, draws=0, months=3, keep=keep, design={"caseload": [50, 400]}), workers=1, out=tmp_path / "out")
        query = f"""
            SELECT caseload, avg(value) FROM '{tmp_path}/out/outcomes.parquet' JOIN '{tmp_path}/out/plan.parquet' USING (scenario, seed, draw)
            WHERE indicator = 'talks' AND "group" = 'all' GROUP BY caseload ORDER BY caseload
        """
        rows = duckdb.sql(query).fetchall()
        assert [row[0] for row in rows] == [50, 400]
        expected = stored.outcomes("talks").astype(float).mean(axis=(1, 2))
        np.testing.assert_allclose([row[1] for row in rows], expected, rtol=1e-6)
        assert rows[0][1] > rows[1][1], "with fewer clients each, caseworkers see them more often"


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """A scheduler and two worker processes, started as the how-to says."""
    pytest.importorskip("distributed")
    file = tmp_path / "scheduler.json"
    rest: dict[str, Any] = {"env": with_made_up(), "stderr": subprocess.DEVNULL}
    here = ["--no-dashboard", "--scheduler-file", str(file)]
    started = [subprocess.Popen([sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", *here], **rest)]
    for number in (1, 2):
        own = ["--nthreads", "1", "--no-nanny", "--local-directory", str(tmp_path / f"worker{number}")]
        started.append(subprocess.Popen([sys.executable, "-m", "distributed.cli.dask_worker", *own, *here], **rest))
    try:
        deadline = time.monotonic() + 60
        while not file.exists() or not file.read_text():
            assert time.monotonic() < deadline
            time.sleep(0.05)
        address = json.loads(file.read_text())["address"]
        from distributed import Client

        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
        yield address
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


class TestCluster:
    @pytest.mark.slow
    def test_a_cluster_gives_the_same_bits_and_can_be_interrupted(self, cluster: str, tmp_path: Path) -> None:
        scenarios = [made_up.scenario("a"), made_up.scenario("b", caseload=50)]
        laid_out = plan("compare", scenarios, seeds=2, draws=None, months=3)
        with pytest.raises(Stopped):
            carry_out(laid_out, cluster=cluster, out=tmp_path / "out", progress=lambda done, total: interrupt_at(done, 2))
        stored = carry_out(laid_out, cluster=cluster, out=tmp_path / "out")
        alone = carry_out(laid_out, workers=1)
        assert stored.manifest["fingerprint"] == alone.manifest["fingerprint"]
        for name in ("outcomes", "ledger", "starts"):
            assert stored.table(name).equals(alone.table(name))
        with pytest.raises(ExecutionError, match=r"a failed \(seed 1, draw 0\): ZeroDivisionError"):
            carry_out(made_up.study("a", seeds=4, work=made_up.failing), cluster=cluster)

    @pytest.mark.slow
    def test_a_cell_is_kept_before_its_job_is_done(self, cluster: str, tmp_path: Path) -> None:
        clock = time.monotonic()
        with pytest.raises(Stopped):  # every job sleeps for a minute after its first cell
            carry_out(
                made_up.study("a", "b", seeds=1, work=made_up.sleeping), cluster=cluster, out=tmp_path / "out",
                progress=lambda done, total: interrupt_at(done, 1),
            )  # fmt: skip
        assert time.monotonic() - clock < 50
        assert len(list((tmp_path / "out" / "shards").iterdir())) == 1

    def test_nobody_there_is_one_sentence(self, monkeypatch: pytest.MonkeyPatch) -> None:
        pytest.importorskip("distributed")
        from zachtehand.experiments.engine import cluster as clusters

        monkeypatch.setattr(clusters, "SECONDS_TO_CONNECT", 1)
        for address in ("tcp://127.0.0.1:1", "nonsense://x"):
            with pytest.raises(ExperimentError, match="no scheduler") as failure:
                carry_out(made_up.study("a"), cluster=address)
            whole_sentences(failure.value)

    def test_without_the_extra_it_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "distributed", None)
        with pytest.raises(ExperimentError, match=r"zachtehand\[laboratory\]") as failure:
            carry_out(made_up.study("a"), cluster="tcp://127.0.0.1:1")
        whole_sentences(failure.value)


def test_reading_takes_only_what_is_asked_for(tmp_path: Path) -> None:
    stored = carry_out(made_up.study("a", "b", seeds=3), workers=1, out=tmp_path / "out")
    part = stored.table("outcomes", columns=["month", "value"], where={"scenario": "b", "seed": [0, 2], "group": "x"})
    assert part.column_names == ["month", "value"]
    assert part.num_rows == 2 * 3
    whole = pyarrow.parquet.read_table(tmp_path / "out" / "outcomes.parquet")
    assert sum(portion.num_rows for portion in stored.portions("outcomes")) == whole.num_rows
    with pytest.raises(ExperimentError, match="“outcomes”"):
        stored.table("outcome")


def test_a_large_array_is_laid_down_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    stored = carry_out(made_up.study("a", "b", seeds=3), workers=1)
    small = stored.array("outcomes", "value", (3, 4))
    monkeypatch.setattr(stored_results, "LARGE", 1)
    large = stored.array("outcomes", "value", (3, 4))
    assert small.shape == (2, 3, 3, 4)
    assert isinstance(large, np.memmap)
    np.testing.assert_array_equal(small, large)
    with pytest.raises(ExperimentError, match="damaged"):
        stored.array("outcomes", "value", (5, 5))


@pytest.mark.parametrize(
    "values",
    [np.arange(5, dtype=np.int16), np.arange(10.0)[::2], np.array([True, False, True] * 5), np.zeros(0, np.int32), np.zeros(0, bool), np.ones(9, np.float32)],
    ids=str,
)
def test_a_column_from_buffers_is_what_arrow_makes_of_it(values: np.ndarray) -> None:
    assert arrow_column(values).equals(pyarrow.array(values))
    for missing in (np.zeros(values.size, bool), np.arange(values.size) % 3 == 1):
        made = arrow_column(values, missing)
        assert made.equals(pyarrow.array(values, mask=missing))
        if values.dtype.kind == "f" or not missing.any():
            assert numbers_of(made).tobytes() == pyarrow.array(values, mask=missing).to_numpy(zero_copy_only=False).tobytes()
            assert numbers_of(made[1:]).tobytes() == made[1:].to_numpy(zero_copy_only=False).tobytes()


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=4), max_size=6))
def test_words_from_buffers_are_what_arrow_makes_of_them(words: list[str]) -> None:
    assert arrow_strings(words).equals(pyarrow.array(words, pyarrow.string()))
