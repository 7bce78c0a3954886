"""The table of the benchmark: what is measured is what is said, and what is asked wrongly is refused."""

from __future__ import annotations

import json
import math
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from zachtehand.benchmark import measure, parts
from zachtehand.benchmark.commands import Waited, wait_for
from zachtehand.benchmark.engine import Measured as Study
from zachtehand.benchmark.measuring import Row, machine, peak_memory
from zachtehand.benchmark.memory import Traffic, bytes_changed, bytes_of_a_row, copy_bandwidth, traffic
from zachtehand.benchmark.parts import PARTS, BenchmarkAsked, rows_of_bound, rows_of_frameworks, rows_of_processes, rows_of_runs
from zachtehand.benchmark.table import as_json, as_table, words
from zachtehand.benchmark.whole_model import WholeRun
from zachtehand.cli.app import status
from zachtehand.cli.benchmark import POPULATIONS, SIZES
from zachtehand.cli.output import console
from zachtehand.populations.categories import Need
from zachtehand.populations.columns import Columns, column
from zachtehand.texts import LANGUAGES, Language
from zachtehand.texts.benchmark import BENCHMARK_TEXTS

RUN = WholeRun("rotterdam", "rotterdam-activation-group", 21_000, 60, 2.0, 1.0, 0.25e9)


class Herd(Columns):
    """Three columns of 4, 1 and 3 times 8 bytes."""

    weight: np.ndarray = column(np.float32, "kg", "weight")
    tame: np.ndarray = column(np.bool_, "yes/no", "tame")
    needs: np.ndarray = column(np.float64, "share", "needs", rows=Need)


def test_bytes_follow_from_the_declarations() -> None:
    assert bytes_of_a_row(Herd) == 4 + 1 + 3 * 8


def test_written_are_the_values_that_changed() -> None:
    before = Herd(4)
    after = before.joined(Herd(2))  # two came later
    after.weight[:] += 1.0  # all four of the first: 16 bytes
    after.tame[1] = True  # one of four: 1 byte
    after.needs[2, :2] = 0.5  # one need of two of them: 16 bytes
    assert bytes_changed(before, after) == (16 + 1 + 16) / 4
    assert bytes_changed(before, before.copy()) == 0.0


def test_the_bound_is_bytes_over_bandwidth() -> None:
    """1,000 clients, 12 months, 300 + 100 bytes: 4.8 MB, at 2.4 GB a second 2 ms."""
    assert Traffic(300.0, 100.0).least_seconds(1_000, 12, 2.4e9) == pytest.approx(0.002)


def test_the_run_is_held_against_the_copies_beside_it() -> None:
    moved = Traffic(400.0, 100.0)
    runs = [RUN, WholeRun(RUN.scenario, RUN.profile, 21_000, 60, 2.0, 3.0, 0.25e9)]
    copying, least, over = rows_of_bound(runs, [6.3e9, 12.6e9], moved)  # 630 MB in all
    assert (copying.measured, copying.named["size"]) == ((6.3, 12.6), pytest.approx(8.4))
    assert least.measured == pytest.approx((0.1, 0.05))
    assert over.measured == pytest.approx((10.0, 60.0))


def test_what_a_month_of_the_model_moves_is_between_nothing_and_everything() -> None:
    found = traffic()
    assert 0 < found.written < found.read


def test_copies_are_timed() -> None:
    assert 1e8 < copy_bandwidth(100_000, seconds=0.01) < 1e13


def test_this_process_has_had_memory() -> None:
    """More than Python with NumPy takes, less than any machine of ours has."""
    assert math.isnan(peak_memory()) or 3e7 < peak_memory() < 1e12


def test_a_command_is_waited_for() -> None:
    waited = wait_for(["schema"])
    assert waited.processor > 0
    assert waited.clock > 0


def test_rows_say_what_was_measured() -> None:
    pace, run, start, peak = rows_of_runs([RUN])
    assert (pace.measured, run.measured, start.measured, peak.measured) == ((1_260_000.0,), (1.0,), (2.0,), (250.0,))
    assert words(pace, "en") == "21,000 clients (rotterdam), client-months per second"
    assert words(pace, "nl") == "21.000 cliënten (rotterdam), cliëntmaanden per seconde"


def test_ratios_are_of_what_was_measured_in_turn() -> None:
    rows = {row.key: row.measured for row in rows_of_frameworks(100, [20.0, 25.0], [2_000.0, 2_000.0], [500.0, 1_000.0])}
    assert rows["over_objects"] == (100.0, 80.0)
    assert rows["over_starsim"] == (4.0, 2.0)
    assert rows["starsim_over_objects"] == (25.0, 40.0)


def test_without_starsim_the_table_says_how_to_get_it() -> None:
    rows = {row.key: row for row in rows_of_frameworks(100, [20.0], [2_000.0])}
    assert "over_starsim" not in rows
    assert rows["no_starsim"].measured == ()
    assert "pip install" in words(rows["no_starsim"], "nl")


def test_two_processes_are_held_against_one() -> None:
    alone, together = Study(20, 1, 12.0, 12.0, 12.0, 0.0), Study(20, 2, 8.0, 1.0, 15.0, 0.0)
    rows = {row.key: row.measured for row in rows_of_processes(BenchmarkAsked(()), [alone], [together])}
    assert rows["faster"] == (1.5,)
    assert rows["useful"] == (0.8,)


def _printed(rows: list[Row], language: Language) -> list[list[str]]:
    """The cells of the table as it is printed."""
    screen = console()
    with screen.capture() as kept:
        screen.print(as_table(rows, language))
    lines = kept.get().strip().splitlines()
    return [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines if not line.startswith("|--")]


def test_the_table_is_markdown_in_both_languages() -> None:
    rows = [Row("heading.frameworks", named={"people": 20_577}), Row("objects", "per second", (25_000.0, 20_000.0, 30_000.0)), Row("useful", "share", (0.951,))]
    assert _printed(rows, "en")[1:] == [
        ["**The same subset of the rules for 20,577 people on one core**", "", ""],
        ["Mesa, one object per client, client-months per second", "25,000", "20,000 to 30,000 (3)"],
        ["share of the processor time of two that one needs as well", "95.1 %", ""],
    ]
    assert _printed(rows, "nl")[2][1:] == ["25.000", "20.000 tot 30.000 (3)"]


def test_every_row_has_words_and_every_word_a_use() -> None:
    """Keys of rows are put together, so that no search finds a word without one."""
    source = "".join(file.read_text(encoding="utf-8") for file in Path(parts.__file__).parent.glob("*.py"))
    for key in BENCHMARK_TEXTS:
        what, _, name = key.partition(".")
        if what == "benchmark":
            ends = name.split(".")
            assert f'"{name}"' in source or f'"{key}"' in source or (f'"{ends[0]}"' in source and f"{{key}}.{ends[-1]}" in source), key


def test_what_is_stored_says_everything_and_is_plain() -> None:
    rows = [
        Row("heading.waiting"),
        Row("peak", "MB", (float("nan"),), {"clients": 100, "scenario": "rotterdam"}),
        Row("run", "seconds", (2.0, 1.0), {"clients": 100}),
    ]
    stored = json.loads(as_json(rows, {"processor": "this one"}, {"months": 60}), parse_constant=pytest.fail)
    assert stored == {
        "machine": {"processor": "this one"},
        "asked": {"months": 60},
        "rows": [
            {"row": "peak", "clients": 100, "scenario": "rotterdam", "unit": "MB", "median": None, "measured": [None]},
            {"row": "run", "clients": 100, "unit": "seconds", "median": 1.5, "measured": [2.0, 1.0]},
        ],
    }


def test_the_machine_is_described() -> None:
    assert {"processor", "cores", "system", "python", "numpy", "mesa"} <= set(machine())


def test_the_command_takes_what_the_parts_take_by_itself() -> None:
    assert ",".join(map(str, BenchmarkAsked(()).sizes)) == SIZES
    assert ",".join(map(str, BenchmarkAsked(()).populations)) == POPULATIONS


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[BenchmarkAsked]:
    """Nothing is run: every whole run, pace and wait is made up, and what was asked is kept."""
    asked: list[BenchmarkAsked] = []
    whole = measure.measure
    monkeypatch.setattr(parts, "whole_run", lambda clients, months, country=None: _made_up(clients, months, country))
    monkeypatch.setattr(parts.memory, "traffic", _no_traffic)
    monkeypatch.setattr(parts, "_in_a_fresh_process", lambda job: job)
    monkeypatch.setattr(parts.memory, "copy_bandwidth", lambda _: 1e9)
    monkeypatch.setattr(parts.commands, "wait_for", lambda arguments: Waited(float(len(arguments)), 0.5))
    monkeypatch.setattr(parts, "measured_apart", lambda *_, workers, **__: Study(20, workers, 8.0 / workers, 1.0, 8.0, 0.0))
    monkeypatch.setattr(parts, "apart", _InThisProcess)
    for name, pace in (("people", 90), ("pace_of_objects", 10.0), ("pace_of_columns", 1_000.0), ("pace_of_starsim", 200.0)):
        monkeypatch.setattr(parts.frameworks, name, lambda *_, pace=pace: pace)
    monkeypatch.setattr(measure, "measure", lambda wanted, progress=None: asked.append(wanted) or whole(wanted, progress=progress))
    return asked


def _made_up(clients: int, months: int, country: bool | None) -> WholeRun:
    return WholeRun("ordinary" if country or clients > 100_000 else "rotterdam", "a profile", clients, months, 1.0, clients * months / 1e6, 1e5 * clients)


def _no_traffic() -> Traffic:
    return Traffic(300.0, 100.0)


class _InThisProcess:
    def __enter__(self) -> _InThisProcess:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def submit(self, function: Any, *arguments: Any) -> SimpleNamespace:
        return SimpleNamespace(result=lambda: function(*arguments))


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_table_holds_all_parts(told: list[BenchmarkAsked], language: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert status(["--lang", language, "benchmark", "--out", str(tmp_path / "stored"), "--picture", str(tmp_path / "picture.png")]) == 0
    printed = capsys.readouterr().out
    table = (tmp_path / "stored" / "benchmark.md").read_text(encoding="utf-8")
    assert "benchmark." not in table, "a key is shown instead of its words"
    assert [line.rstrip() for line in printed.strip().splitlines()][: table.count("\n|")] == table.splitlines()[: table.count("\n|")]
    assert table.count("**") == 2 * 5
    assert "NumPy" in printed
    assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")
    assert "1,000,000" in (tmp_path / "stored" / "population.svg").read_text(encoding="utf-8") or language == "nl"
    stored = json.loads((tmp_path / "stored" / "benchmark.json").read_text(encoding="utf-8"))
    assert {"processor", "numpy"} <= set(stored["machine"])
    assert stored["asked"]["sizes"] == [2_000, 21_000, 400_000]
    assert told[0].parts == tuple(PARTS)
    repeats = {row["clients"]: len(row["measured"]) for row in stored["rows"] if row["row"] == "over_least"}
    assert repeats == {2_000: 3, 21_000: 3, 400_000: 1}
    country = [row["clients"] for row in stored["rows"] if row["row"] == "peak" and row["scenario"] == "ordinary"]
    assert sorted(country) == [1_000, 3_000, 10_000, 30_000, 100_000, 400_000, 1_000_000]


def test_parts_can_be_left_out_and_the_picture_is_for_who_asks(told: list[BenchmarkAsked], capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["benchmark", "--sizes", "3000,200", "--without", "frameworks", "--without", "comparison", "--without", "processes", "--repeats", "1"]) == 0
    assert told[0].parts == ("sizes", "start-up")
    assert told[0].sizes == (200, 3_000)
    assert capsys.readouterr().out.count("**") == 2 * 2


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--repeats", "0"], "--repeats must be a whole number from 1 to 100, not “0”"),
        (["--object-months", "many"], "--object-months must be a whole number from 1 to 1200, not “many”"),
        (["--clients", "3"], "--clients must be a whole number from 10 to 2000000, not “3”"),
        (["--sizes", "2000,3"], "--sizes must be whole numbers from 10 to 2000000 with commas between them, not “2000,3”"),
        (["--populations", "100,,200"], "--populations must be whole numbers from 10 to 2000000 with commas between them, not “100,,200”"),
        (["--without", "sise"], "--without must be one of sizes, frameworks, start-up, comparison, processes, curve, not “sise”"),
        ([each for name in PARTS for each in ("--without", name)], "--without: every part is left out, so there is nothing to measure"),
        (["--picture", "it.gif"], "it.gif: "),
        (["--picture", "nowhere/it.svg"], "nowhere/it.svg: the folder nowhere does not exist"),
        (["--picture", "it.svg", "--without", "curve"], "--picture: the picture shows the curve, and --without leaves that out"),
        (["--out", "."], "this folder exists already"),
    ],
)
def test_what_is_asked_wrongly_is_refused_before_anything_is_measured(
    arguments: list[str], sentence: str, told: list[BenchmarkAsked], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert status(["--lang", "en", "benchmark", *arguments]) == 2
    refused = capsys.readouterr().err
    assert sentence in refused
    assert refused.count("\n") == 1
    assert told == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_everything_is_measured_on_small_sizes() -> None:
    small = BenchmarkAsked(
        tuple(PARTS), sizes=(200, 1_000), months=6, people=300, object_months=2, repeats=2, comparison=("--clients", "200", "--seeds", "2", "--months", "6"),
        runs=4, clients_of_a_run=200, populations=(100, 2_000),
    )  # fmt: skip
    heard: list[tuple[int, int]] = []
    found = measure.measure(small, progress=lambda done, total: heard.append((done, total)))
    assert heard == [(done, len(heard)) for done in range(1, len(heard) + 1)]
    assert [clients for clients, _, _ in found.curve] == [100, 2_000]
    measured = {row.key: row.measured for row in found.rows}
    assert min(value for values in measured.values() for value in values) > 0
    assert min(measured["over_least"]) > 1.0, "no run is faster than memory allows"
    assert min(measured["over_objects"]) > 1.0
    assert min(measured["help.processor"]) < min(measured["comparison.processor"])
