"""Sweeps, from the command line to tables and a picture."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

import zachtehand
from zachtehand.cli.app import status
from zachtehand.experiments.certainty import certainty
from zachtehand.experiments.compare import compare
from zachtehand.experiments.designs.evaluate import summed_up

SMALL = {"clients": 60, "months": 2, "seeds": 2, "workers": 1}


@pytest.fixture(scope="module")
def swept(tmp_path_factory):
    return zachtehand.sweep(
        "rotterdam", {"pressure": [0, 1], "casework.style": [0.3, 0.4]}, indicators=["exits", "trust"], out=tmp_path_factory.mktemp("sweep") / "out", **SMALL
    )


def test_flows_are_added_and_stocks_are_the_mean_of_the_last_year():
    values = np.zeros((24, 1, 2), np.float32)
    values[:, 0, 0], values[:, 0, 1] = 1.0, np.arange(24)
    assert summed_up(values, ["exit_work", "trust"]).tolist() == [24.0, 17.5]


def test_a_sweep_is_the_comparison_of_its_points(swept):
    policies = [zachtehand.load("rotterdam").with_context({"clients": 60})]
    policies.append(policies[0].changed({"pressure": 1}))
    alone = compare(policies, seeds=2, months=2, workers=1, parameters={"casework.style": 0.3})
    trust = [entry["key"] for entry in alone.manifest["indicators"]].index("trust")
    point = next(number for number, values in enumerate(swept.about["points"]) if values == {"pressure": 1, "casework.style": 0.3})
    assert swept.values[point, :, 1] == pytest.approx(alone.values[1, :, :, 0, trust].mean(axis=1), rel=1e-6)


def test_a_sweep_takes_a_scenario_that_stands_in_no_file(swept):
    policy = zachtehand.load("rotterdam").with_context({"clients": 60})
    again = zachtehand.sweep(policy, {"pressure": [0, 1], "casework.style": [0.3, 0.4]}, indicators=["exits", "trust"], seeds=2, months=2, workers=1)
    assert np.array_equal(again.values, swept.values)


def test_the_summary_holds_the_paired_difference_with_the_policy_as_it_is(swept):
    rows = swept.summary
    assert list(rows["point"].unique()) == list(range(5))
    assert rows[rows["point"] == 0]["difference"].tolist() == [0.0, 0.0]
    row = rows[(rows["point"] == 4) & (rows["indicator"] == "trust")].iloc[0]
    assert row["difference"] == pytest.approx((swept.values[4, :, 1] - swept.values[0, :, 1]).mean())
    assert (row["pressure"], row["casework.style"]) == (1, 0.4)
    assert len(swept.outcomes) == 5 * 2 * 2


def test_a_stored_sweep_is_drawn_again_in_either_language(swept, tmp_path, capsys):
    for language, word in (("en", "Pressure"), ("nl", "Druk")):
        file = tmp_path / f"{language}.svg"
        assert status(["plot", str(swept.folder), "--out", str(file), "--lang", language]) == 0
        assert word in file.read_text()
    assert status(["plot", str(swept.folder), "--out", str(tmp_path / "picture.jpeg"), "--lang", "en"]) == 2
    assert "ends in .svg, .png or .pdf" in capsys.readouterr().err


@pytest.mark.parametrize("over", [["pressure=0,1"], ["rollout.by=neighbourhood,person"], ["pressure=0,1", "caseload=50,300", "basic_jobs=0,50"]])
def test_every_kind_of_design_has_a_picture(over, tmp_path, capsys):
    options = ["--clients", "60", "--months", "1", "--seeds", "1", "--workers", "1", "--out", str(tmp_path / "out"), "--lang", "nl"]
    assert status(["sweep", "rotterdam", *[each for one in over for each in ("--over", one)], *options]) == 0
    assert "simulaties." in capsys.readouterr().out
    assert "zoals het is" in (tmp_path / "out" / "picture.svg").read_text()


def test_the_same_command_goes_on_where_it_was_and_another_is_refused(tmp_path, capsys):
    command = [
        "sweep",
        "rotterdam",
        "--over",
        "pressure=0,1",
        "--clients",
        "60",
        "--months",
        "1",
        "--workers",
        "1",
        "--out",
        str(tmp_path / "out"),
        "--lang",
        "en",
    ]
    assert status([*command, "--seeds", "1"]) == 0
    first = pd.read_parquet(tmp_path / "out" / "totals.parquet")
    assert status([*command, "--seeds", "1"]) == 0
    pd.testing.assert_frame_equal(first, pd.read_parquet(tmp_path / "out" / "totals.parquet"))
    assert status([*command, "--seeds", "2"]) == 2
    assert "another experiment" in capsys.readouterr().err


def test_the_manifest_says_what_varied(swept):
    about = json.loads((swept.folder / "manifest.json").read_text())["about"]
    assert [(each["path"], each["role"]) for each in about["dimensions"]] == [("pressure", "lever"), ("casework.style", "uncertainty")]
    assert about["points"][0] == {}


def test_what_is_hatched_is_what_could_go_either_way():
    assert not certainty(np.array([1.0, -1.0, 1.0, -1.0, 1.0]), "en").sure
    assert certainty(np.ones(5), "en").sure
