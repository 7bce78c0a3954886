"""Claims about experiments: what is compared, with what luck, how it is stored, and how sure it is."""

from __future__ import annotations

import dataclasses
import json
import math
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow.parquet
import pytest

from zachtehand import evidence
from zachtehand.experiments.certainty import SCALE, certainty, explained
from zachtehand.experiments.circumstances import code_commit
from zachtehand.experiments.compare import compare
from zachtehand.experiments.conduct import conduct
from zachtehand.experiments.differences import QUANTILES, measured, spread, unit_of
from zachtehand.experiments.engine import Batch, Study, Tables, Work, World, simulate
from zachtehand.experiments.engine.work import ledger_columns, outcome_columns, start_columns
from zachtehand.experiments.ensemble import Origin, declared_parameters
from zachtehand.experiments.errors import ExperimentError
from zachtehand.experiments.figure import Figure
from zachtehand.experiments.numbers import band_resolution, difference, number, quantity
from zachtehand.experiments.plan import plan
from zachtehand.experiments.recreate import recreate
from zachtehand.experiments.results import Comparison, Result, load
from zachtehand.experiments.run import run
from zachtehand.experiments.summary import Band
from zachtehand.input_errors import InputError
from zachtehand.observation import GROUPS, INDICATORS
from zachtehand.scenario import Scenario
from zachtehand.texts import LANGUAGES

WORDS = {"en": "words", "nl": "woorden"}
MONTHS = 14
OUTCOMES, LEDGER, DIFFERENCES = (f"{name}.parquet" for name in ("outcomes", "ledger", "differences"))


def scenario(name: str, *, clients: int = 60, **policy: object) -> Scenario:
    """A small scenario, on a context of its own."""
    context = {"profile": "rotterdam-activation-group", "clients": clients, "reference": {"caseload": 500}}
    words = {"title": WORDS, "question": WORDS, "description": WORDS, "source": "this test"}
    return Scenario.from_dict({"name": name, **words, "context": context, "policy": policy})


def planned(*scenarios: Scenario, seeds: int = 6, months: int = MONTHS, draws: int | None = None, work: Work = simulate) -> Study:
    kind = "compare" if len(scenarios) > 1 else "run"
    return plan(kind, scenarios, seeds=seeds, draws=draws, months=months, work=work)


def made_up_values(seed: int, months: int, position: int) -> np.ndarray:
    """Luck by seed, half a point more with each next scenario."""
    values = np.random.default_rng(seed).random((months, len(GROUPS), len(INDICATORS)), dtype=np.float32) + 0.5 * position
    values[:, -1, 0] = np.nan
    return values


def made_up_work(batch: Batch) -> Iterator[Tables]:
    """Random numbers in the form of the model's."""
    for point in batch.points:
        values = made_up_values(batch.world.seed, batch.months, ord(point.label[0]) - ord("a"))
        ledger = np.random.default_rng(batch.world.seed).normal(size=(batch.months, 2, 3))
        months = np.arange(1, batch.months + 1)
        yield {
            "outcomes": outcome_columns(values, months, tuple(GROUPS), tuple(INDICATORS)),
            "ledger": ledger_columns(ledger, months, ("benefits", "places"), ("state", "municipality", "client")),
            "starts": start_columns([("trust", 0.5, 0.0, 0.01, True)]),
        }


def made_up(*scenarios: Scenario, seeds: int = 6, months: int = MONTHS) -> Result:
    return conduct(planned(*scenarios, seeds=seeds, months=months, work=made_up_work), workers=1, command="zachtehand compare a b")


def with_this_package() -> dict[str, str]:
    """An environment in which a new Python finds the package that is being tested."""
    source = str(Path(evidence.__file__).parents[1])
    return {**os.environ, "PYTHONPATH": os.pathsep.join([source, os.environ.get("PYTHONPATH", "")])}


class TestPlan:
    def test_every_scenario_meets_the_same_worlds(self) -> None:
        laid_out = planned(scenario("a"), scenario("b"), seeds=3)
        per_scenario = [[laid_out.worlds[cell.world] for cell in laid_out.cells if cell.point == number] for number in (0, 1)]
        assert per_scenario[0] == per_scenario[1] == [World(0, 1), World(1, 2), World(2, 3)]

    @pytest.mark.parametrize(("draws", "expected"), [(None, [1, 2, 3, 4]), (0, [0, 0, 0, 0]), (3, [1, 2, 3, 1])])
    def test_seeds_take_turns_over_the_draws(self, draws: int | None, expected: list[int]) -> None:
        assert [world.draw for world in planned(scenario("a"), seeds=4, draws=draws).worlds] == expected

    @pytest.mark.parametrize("origin", ["prior", None])
    def test_only_what_nobody_has_measured_is_drawn_and_within_its_range(self, origin: Origin | None) -> None:
        declared = declared_parameters()
        laid_out = plan("run", [scenario("a")], seeds=3, draws=None, months=3, origin=origin)
        assert laid_out.drawn_from == (origin or "posterior")
        assert set(laid_out.draws) == {1, 2, 3}
        for values in laid_out.draws.values():
            assert values
            assert all(evidence.grade(declared[path].source) != "measured" for path in values)
            assert origin is None or all(evidence.is_uncertain(declared[path].source) for path in values)
            assert all(declared[path].low <= value <= declared[path].high for path, value in values.items())
        assert laid_out.draws[1] != laid_out.draws[2]

    def test_a_parameter_that_is_given_is_not_drawn(self) -> None:
        path, parameter = next((path, each) for path, each in declared_parameters().items() if evidence.grade(each.source) == "assumption")
        laid_out = plan("run", [scenario("a")], seeds=2, draws=None, months=3, parameters={path: parameter.high})
        assert {laid_out.values_in(world)[path] for world in laid_out.worlds} == {parameter.high}

    @pytest.mark.parametrize(
        "changes",
        [
            {"seeds": 0}, {"seeds": [3, 3]}, {"seeds": [-1]}, {"draws": -1}, {"months": 0},
            {"parameters": {"trust.gian": 0.1}}, {"parameters": {"trust.gain": 1e9}},
        ],
    )  # fmt: skip
    def test_what_cannot_be_planned_gets_one_sentence_in_each_language(self, changes: dict) -> None:
        choices = {"seeds": 2, "draws": None, "months": 3, **changes}
        with pytest.raises(InputError) as failure:
            plan("run", [scenario("a")], **choices)
        sentences = {failure.value.sentence(language) for language in LANGUAGES}
        assert len(sentences) == 2
        assert all("\n" not in sentence and "{" not in sentence for sentence in sentences)

    def test_a_misspelt_parameter_gets_the_nearest_name(self) -> None:
        with pytest.raises(ExperimentError, match=r"trust\.gain"):
            plan("run", [scenario("a")], seeds=1, draws=0, months=3, parameters={"trust.gian": 0.1})

    def test_two_scenarios_with_one_name_are_refused(self) -> None:
        with pytest.raises(ExperimentError, match="name"):
            planned(scenario("a"), scenario("a"))


class TestWithTheModel:
    """The same, with the real simulation, as small as it goes."""

    def test_policies_meet_on_one_context_with_the_first_as_host(self) -> None:
        comparison = compare([scenario("a", clients=60), scenario("b", clients=80, caseload=50)], seeds=1, months=2, workers=1)
        resolved = [entry["resolved"] for entry in comparison.manifest["scenarios"]]
        assert resolved[0]["context"] == resolved[1]["context"]
        assert resolved[1]["policy"]["guidance"]["caseload"] == 50
        assert comparison.paired

    def test_one_start_serves_all_policies_of_a_world(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from zachtehand.initialisation import start as beginning

        real_start, calls = beginning.start, []
        monkeypatch.setattr(beginning, "start", lambda context, **rest: (calls.append(rest["seed"]), real_start(context, **rest))[1])
        compare([scenario("a"), scenario("b", caseload=50)], seeds=2, months=2, workers=1)
        assert calls == [0, 1]

    def test_equal_policies_under_two_names_do_not_differ(self) -> None:
        comparison = compare([scenario("a", caseload=80), scenario("b", caseload=80)], seeds=2, months=3, workers=1)
        np.testing.assert_array_equal(comparison.values[0], comparison.values[1])
        assert (comparison.differences["mean"].dropna() == 0).all()

    def test_a_result_is_made_again_bit_for_bit_with_any_number_of_workers(self, tmp_path: Path) -> None:
        scenarios = [scenario("a", pressure=0.3), scenario("b", caseload=50)]
        first = compare(scenarios, seeds=2, months=4, workers=2, out=tmp_path / "first")
        again = recreate(tmp_path / "first" / "manifest.json", workers=1, out=tmp_path / "again")
        assert again.manifest["fingerprint"] == first.manifest["fingerprint"]
        for name in (OUTCOMES, LEDGER, DIFFERENCES):
            assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "again" / name).read_bytes()

    def test_in_their_own_cities_nothing_is_paired(self) -> None:
        comparison = compare([scenario("a", clients=60), scenario("b", clients=80)], own_contexts=True, seeds=1, months=2, workers=1)
        assert [entry["resolved"]["context"]["clients"] for entry in comparison.manifest["scenarios"]] == [60, 80]
        assert not comparison.paired
        assert comparison.differences.empty
        assert all(not row.differences and not row.certainties for row in comparison.summary("en"))

    def test_seeds_and_draws_change_lives(self) -> None:
        result = run(scenario("a", clients=200, caseload=50), seeds=2, months=6, workers=1)
        assert not np.array_equal(result.values[0, 0], result.values[0, 1], equal_nan=True)

    def test_one_policy_is_no_comparison(self) -> None:
        with pytest.raises(ExperimentError, match="two"):
            compare([scenario("a")])


class TestStore:
    def test_what_is_stored_is_what_was_computed(self, tmp_path: Path) -> None:
        result = made_up(scenario("a"), scenario("b")).save(tmp_path / "out")
        stored = load(tmp_path / "out")
        assert isinstance(stored, Comparison)
        assert stored.manifest == result.manifest
        np.testing.assert_array_equal(stored.values, result.values)
        assert stored.ledger.equals(result.ledger)
        assert stored.summary("nl") == result.summary("nl")

    def test_outcomes_are_tidy_and_undefined_is_null(self, tmp_path: Path) -> None:
        result = made_up(scenario("a"), scenario("b"), seeds=2).save(tmp_path / "out")
        table = pyarrow.parquet.read_table(tmp_path / "out" / OUTCOMES)
        assert table.column_names == ["scenario", "seed", "draw", "month", "group", "indicator", "value", "unit"]
        assert table.num_rows == result.values.size
        assert table["value"].null_count == 2 * 2 * MONTHS
        frame, names = result.outcomes, {"scenario": "b", "seed": 1, "month": 3, "group": list(GROUPS)[1], "indicator": list(INDICATORS)[2]}
        row = frame[np.logical_and.reduce([frame[column] == name for column, name in names.items()])]
        assert row["value"].tolist() == [result.values[1, 1, 2, 1, 2]]
        assert row["unit"].tolist() == [INDICATORS[list(INDICATORS)[2]].unit]
        assert row["draw"].tolist() == [2]

    def test_ledger_names_item_and_actor(self) -> None:
        result = made_up(scenario("a"), seeds=1)
        row = result.ledger.query("month == 5 and item == 'places' and actor == 'client'")
        assert row["amount"].tolist() == [np.random.default_rng(0).normal(size=(MONTHS, 2, 3))[4, 1, 2]]

    def test_differences_are_paired_per_world(self, tmp_path: Path) -> None:
        """Luck is the same and the second scenario has half a point more: so every world says +0.5."""
        result = made_up(scenario("a"), scenario("b")).save(tmp_path / "out")
        table = load(tmp_path / "out").differences if isinstance(result, Comparison) else None
        assert table is not None
        assert set(table["scenario"]) == {"b"}
        assert set(table["reference"]) == {"a"}
        monthly = table[(table["measure"] == "month") & (table["n"] > 0)]
        for column in ("mean", *QUANTILES):
            np.testing.assert_allclose(monthly[column], 0.5, atol=1e-6)
        assert (monthly["share_above_zero"] == 1).all()
        assert (monthly["n"] == 6).all()
        added = table[table["measure"] == "cumulative"].dropna(subset="mean")
        np.testing.assert_allclose(added["mean"], 0.5 * MONTHS, atol=1e-4)
        assert set(added["indicator"]) <= {key for key, each in INDICATORS.items() if each.kind == "flow"}
        averaged = table[table["measure"] == "last-year mean"].dropna(subset="mean")
        np.testing.assert_allclose(averaged["mean"], 0.5, atol=1e-5)
        assert set(averaged["indicator"]) <= {key for key, each in INDICATORS.items() if each.kind == "stock"}
        stored = pyarrow.parquet.read_table(tmp_path / "out" / DIFFERENCES)
        assert stored.num_rows == len(table)

    @pytest.mark.parametrize("paired", [True, False])
    def test_a_differences_file_means_that_something_is_paired(self, tmp_path: Path, paired: bool) -> None:
        made_up(scenario("a"), scenario("b", clients=60 if paired else 80)).save(tmp_path / "out")
        assert (tmp_path / "out" / DIFFERENCES).exists() == paired

    def test_manifest_says_what_how_and_with_what(self, tmp_path: Path) -> None:
        made_up(scenario("a"), scenario("b")).save(tmp_path / "out")
        manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
        assert manifest["worlds"][2] == {"seed": 2, "draw": 3}
        assert set(manifest["draws"]) == {"1", "2", "3", "4", "5", "6"}
        assert set(manifest["parameters"]) == set(declared_parameters())
        assert {"zachtehand", "commit", "python", "numpy", "host", "started", "seconds"} <= set(manifest["made_by"])
        assert manifest["command"] == "zachtehand compare a b"
        assert manifest["settings"]["guidance.caseload"]["label"]["nl"]

    def test_an_existing_folder_is_never_touched(self, tmp_path: Path) -> None:
        (tmp_path / "kept.txt").write_text("mine")
        with pytest.raises(InputError, match="exists already"):
            made_up(scenario("a"), seeds=1).save(tmp_path)
        assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]

    def test_a_place_that_cannot_be_written_gets_one_sentence(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("not a folder")
        with pytest.raises(InputError, match="could not be written"):
            made_up(scenario("a"), seeds=1).save(tmp_path / "file" / "out")

    @pytest.mark.parametrize("content", [None, "{", "[]", "{}", '{"format": 99}'])
    def test_what_is_no_result_is_refused_in_one_sentence(self, tmp_path: Path, content: str | None) -> None:
        if content is not None:
            (tmp_path / "manifest.json").write_text(content)
        for read in (load, recreate):
            with pytest.raises(ExperimentError, match="no results"):
                read(tmp_path)

    def test_a_truncated_table_is_never_read_as_a_result(self, tmp_path: Path) -> None:
        made_up(scenario("a"), seeds=1).save(tmp_path / "out")
        whole = (tmp_path / "out" / OUTCOMES).read_bytes()
        (tmp_path / "out" / OUTCOMES).write_bytes(whole[: len(whole) // 2])
        with pytest.raises(ExperimentError, match="damaged"):
            load(tmp_path / "out").summary()


class TestCommit:
    """The commit of the code, read without git."""

    @staticmethod
    def package(root: Path) -> Path:
        package = root / "model" / "zachtehand"
        package.mkdir(parents=True)
        (root / ".git" / "refs" / "heads").mkdir(parents=True)
        (root / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
        return package

    def test_of_a_branch(self, tmp_path: Path) -> None:
        package = self.package(tmp_path)
        (tmp_path / ".git" / "refs" / "heads" / "main").write_text("abc123\n")
        assert code_commit(package) == "abc123"

    def test_of_a_packed_branch_and_of_none(self, tmp_path: Path) -> None:
        package = self.package(tmp_path)
        assert code_commit(package) is None
        (tmp_path / ".git" / "packed-refs").write_text("# pack-refs\nfff000 refs/heads/other\nabc123 refs/heads/main\n")
        assert code_commit(package) == "abc123"

    def test_of_a_linked_work_tree(self, tmp_path: Path) -> None:
        self.package(tmp_path / "first")
        (tmp_path / "first" / ".git" / "refs" / "heads" / "side").write_text("abc123\n")
        linked = tmp_path / "first" / ".git" / "worktrees" / "second"
        linked.mkdir(parents=True)
        (linked / "HEAD").write_text("ref: refs/heads/side\n")
        (linked / "commondir").write_text("../..\n")
        package = tmp_path / "second" / "model" / "zachtehand"
        package.mkdir(parents=True)
        (tmp_path / "second" / ".git").write_text(f"gitdir: {linked}\n")
        assert code_commit(package) == "abc123"

    def test_of_another_project_does_not_count(self, tmp_path: Path) -> None:
        self.package(tmp_path)
        (tmp_path / ".git" / "refs" / "heads" / "main").write_text("abc123\n")
        installed = tmp_path / "site-packages" / "zachtehand"
        installed.mkdir(parents=True)
        assert code_commit(installed) is None


class TestDifferences:
    def test_spread_by_hand(self) -> None:
        over = spread(np.array([1.0, 2.0, 3.0, np.nan, -2.0]))
        assert over.mean == 1.0
        assert over.n == 4
        assert over.share_above_zero == 0.75
        assert over.sd == pytest.approx(np.std([1, 2, 3, -2], ddof=1))
        for name, share in QUANTILES.items():
            assert over.quantiles[name] == pytest.approx(np.quantile([1, 2, 3, -2], share))

    def test_one_world_has_no_spread_and_no_world_has_nothing(self) -> None:
        one, none = spread(np.array([2.0])), spread(np.array([np.nan]))
        assert (one.mean, one.quantiles["p05"], one.n) == (2.0, 2.0, 1)
        assert math.isnan(one.sd)
        assert math.isnan(none.mean)
        assert math.isnan(none.share_above_zero)
        assert none.n == 0

    def test_measures_by_hand(self) -> None:
        values = np.arange(1.0, 15.0).reshape(14, 1, 1)
        assert measured(values, "cumulative").item() == 105
        assert measured(values, "last-year mean").item() == pytest.approx(np.mean(range(3, 15)))
        values[13] = np.nan
        assert measured(values, "cumulative").item() == 91
        assert math.isnan(measured(np.full((3, 1, 1), np.nan), "cumulative").item())
        assert math.isnan(measured(np.full((3, 1, 1), np.nan), "last-year mean").item())


class TestCertainty:
    @pytest.mark.parametrize(
        ("above", "worlds", "words"),
        [
            (20, 20, "almost certainly higher"), (19, 20, "very likely higher"), (8, 8, "very likely higher"), (7, 8, "likely higher"),
            (5, 8, "could go either way"), (0, 8, "very likely lower"), (4, 4, "too few worlds"),
        ],
    )  # fmt: skip
    def test_scale_by_hand(self, above: int, worlds: int, words: str) -> None:
        said = certainty(np.where(np.arange(worlds) < above, 1.0, -1.0), "en")
        assert said.words.startswith(words)
        assert f"in {max(above, worlds - above)} of {worlds} worlds" in said.words

    def test_nothing_undefined_or_equal_is_called_likely(self) -> None:
        assert certainty(np.zeros(9), "en").words == "no difference"
        assert certainty(np.full(9, np.nan), "nl").words == "niet gedefinieerd"
        assert not certainty(np.zeros(9), "en").sure

    def test_worlds_without_a_difference_count_against_a_direction(self) -> None:
        assert not certainty(np.array([1.0] * 5 + [0.0] * 15), "en").sure

    def test_where_worlds_are_divided_the_mean_says_which_way(self) -> None:
        assert certainty(np.array([0.1, -2.0]), "en").direction == "lower"
        assert certainty(np.array([2.0, -0.1]), "en").direction == "higher"

    def test_explanation_names_every_word_of_the_scale(self) -> None:
        for language in LANGUAGES:
            assert all(words[language] in explained(language) for _, words in SCALE)


class TestNumbers:
    @pytest.mark.parametrize(
        ("value", "unit", "step", "en", "nl"),
        [
            (12345.6, "persons", None, "12,300", "12.300"), (0.2468, "share", 0.001, "24.7 %", "24,7 %"), (-0.5, "", 0.1, "−0.5", "−0,5"),
            (0.004, "", 0.1, "0.0", "0,0"), (-0.004, "", 0.1, "0.0", "0,0"), (math.nan, "share", None, "–", "–"),
        ],
    )  # fmt: skip
    def test_as_people_write_them(self, value: float, unit: str, step: float | None, en: str, nl: str) -> None:
        assert number(value, unit, "en", step=step) == en
        assert number(value, unit, "nl", step=step) == nl

    def test_a_difference_between_shares_is_in_percentage_points(self) -> None:
        assert difference(0.02, "share", "en", step=0.001) == "+2.0 percentage points"
        assert difference(-3, "persons", "nl", step=1) == "−3"

    def test_large_money_is_in_millions(self) -> None:
        assert quantity("EUR", [2e6, -5e7], "nl") == (1e-6, "miljoen euro")
        assert quantity("per 1,000", [2e6], "nl") == (1.0, "per 1.000")

    def test_what_is_added_up_is_not_a_month_any_more(self) -> None:
        assert unit_of("per 1,000 a month", "cumulative") == "per 1,000"
        assert unit_of("EUR a month", "last-year mean") == "EUR a month"

    def test_wide_bands_take_digits_away(self) -> None:
        assert band_resolution(Band(10_612.0, 8_000.0, 13_000.0)) == 1_000
        assert band_resolution(Band(10_612.0, 9_000.0, 11_000.0)) == 100
        assert band_resolution(Band(0.4123, 0.4119, 0.4127)) == pytest.approx(0.001)
        assert band_resolution(Band(-0.055, -2.137, 1.444)) == pytest.approx(0.1), "a small mean does not make a wide band exact"


def test_a_summary_has_every_headline_indicator_in_both_languages() -> None:
    result = made_up(scenario("a"), scenario("b"))
    headlines = [key for key, each in INDICATORS.items() if each.headline]
    assert headlines
    for language in LANGUAGES:
        rows = result.summary(language)
        assert [row.indicator for row in rows] == headlines
        assert [row.label for row in rows] == [INDICATORS[key].label[language] for key in headlines]
        assert all(set(row.scenarios) == {"a", "b"} and set(row.differences) == {"b"} for row in rows)
        assert all(row.scenarios["a"].low <= row.scenarios["a"].mean <= row.scenarios["a"].high for row in rows[1:])


def test_the_headlines_are_the_summary_as_a_table() -> None:
    result = made_up(scenario("a"), scenario("b"))
    rows, table = result.summary("en"), result.headlines("en")
    assert list(table.index) == [(row.label, row.unit) for row in rows]
    assert list(table.columns.get_level_values(0).unique()) == ["a", "b"]
    assert "difference" not in table["a"]
    for row, (_, cells) in zip(rows, table.iterrows(), strict=True):
        np.testing.assert_equal(cells["a", "mean"], row.scenarios["a"].mean)
        np.testing.assert_equal(cells["b", "difference_p95"], row.differences["b"].high)
        assert cells["b", "certainty"] == row.certainties["b"].words


def test_a_picture_shows_itself_in_a_notebook() -> None:
    assert Figure(figsize=(1, 1))._repr_png_().startswith(b"\x89PNG")


def test_a_plot_has_a_picture_per_headline_indicator() -> None:
    figure = made_up(scenario("a"), scenario("costs $5 and $6")).plot("nl")
    visible = [axes for axes in figure.axes if axes.get_visible()]
    assert len(visible) == sum(each.headline for each in INDICATORS.values())
    assert all(len(axes.collections) == 2 for axes in visible)  # a band per scenario


def test_importing_experiments_is_light() -> None:
    modules = ", ".join(f"zachtehand.experiments.{name}" for name in ("run", "compare", "recreate", "results", "plot", "store")) + ", zachtehand.report.page"
    heavy = "('mesa', 'pandas', 'matplotlib', 'pyarrow', 'jinja2', 'scipy')"
    code = f"import sys, {modules}; print([name for name in {heavy} if name in sys.modules])"
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=with_this_package(), timeout=120)
    assert finished.stdout == "[]\n", finished.stdout + finished.stderr


def test_results_cannot_be_changed_by_accident() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        made_up(scenario("a"), seeds=1).folder = Path("elsewhere")  # type: ignore[misc]
