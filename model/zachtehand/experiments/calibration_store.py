"""A calibration on disk: the ensemble, what it says of each figure and of each parameter, pictures, and how it came about.

==================== ==========================================================
draws.parquet        the ensemble: one row per draw, one column per parameter; its metadata hold the discrepancy
fit.parquet          one row per figure: known, and the model before and after
parameters.parquet   one row per parameter: what the figures say of it
fit.svg              figures, before and after
parameters.svg       the parameters of which the figures say most, before and after
manifest.json        the figures used, runs in full, versions and the command
==================== ==========================================================
"""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from zachtehand.experiments.calibration import Calibration, identifiability
from zachtehand.experiments.ensemble import DISCREPANCY
from zachtehand.experiments.store import appearing, write_manifest
from zachtehand.experiments.validation_score import bounds
from zachtehand.pages.colours import BLACK, BLUE
from zachtehand.texts import Language, text
from zachtehand.texts.parameters import sentence_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MOST_PARAMETERS_SHOWN = 24
_BEFORE, _AFTER, _KNOWN = "#999999", BLUE, BLACK


def save(calibration: Calibration, folder: Path, language: Language) -> None:
    """Write a calibration into a new folder. Raises InputError; nothing is left half-written."""
    import pyarrow
    import pyarrow.parquet

    with appearing(folder) as unfinished:
        columns = {path: calibration.posterior[:, column] for column, path in enumerate(calibration.parameters)}
        for name, table in (
            ("draws", pyarrow.table(columns, metadata={DISCREPANCY: repr(calibration.discrepancies[-1])})),
            ("fit", pyarrow.Table.from_pylist(fit_rows(calibration))),
            ("parameters", pyarrow.Table.from_pylist(parameter_rows(calibration))),
        ):
            pyarrow.parquet.write_table(table, unfinished / f"{name}.parquet", compression="zstd", use_dictionary=False, write_statistics=False)
        write_manifest(unfinished, calibration.manifest)
        for name, figure in (("fit", picture_of_fit(calibration, language)), ("parameters", picture_of_parameters(calibration, language))):
            figure.savefig(unfinished / f"{name}.svg", metadata={"Date": None})


def fit_rows(calibration: Calibration) -> list[dict[str, object]]:
    """Per figure: what is known, and the model's median and 95 % interval before and after."""
    rows = []
    for column, target in enumerate(calibration.targets):
        before, after = (bounds(outputs[:, column]) for outputs in (calibration.outputs_before, calibration.outputs_after))
        assert target.value is not None
        rows.append({
            "key": target.key, "what": target.what.en, "unit": target.unit, "known": target.value, "known_low": target.low, "known_high": target.high,
            "before": before.median, "before_low95": before.low95, "before_high95": before.high95,
            "after": after.median, "after_low95": after.low95, "after_high95": after.high95,
            "used": bool(calibration.within_reach[column]),
            "inside_before": bool(before.low95 <= target.value <= before.high95), "inside_after": bool(after.low95 <= target.value <= after.high95),
        })  # fmt: skip
    return rows


def parameter_rows(calibration: Calibration) -> list[dict[str, object]]:
    """Per parameter, those of which the figures say most first: middle and 90 % of prior and posterior, and what is left of the spread."""
    known = identifiability(calibration)
    rows = []
    for column, (path, parameter) in enumerate(calibration.parameters.items()):
        before, after = (np.quantile(values[:, column], [0.05, 0.5, 0.95]).tolist() for values in (calibration.prior, calibration.posterior))
        left, moved = known[path]
        rows.append({
            "parameter": path, "unit": parameter.unit, "declared": parameter.value, "low": parameter.low, "high": parameter.high,
            "prior_low90": before[0], "prior": before[1], "prior_high90": before[2],
            "posterior_low90": after[0], "posterior": after[1], "posterior_high90": after[2], "spread_left": left, "moved": moved,
        })  # fmt: skip
    return sorted(rows, key=lambda row: -_told(row["spread_left"], row["moved"]))


def _told(left: object, moved: object) -> float:
    """How much the figures said of a parameter: how far it moved and how much narrower it became, in spreads of the prior."""
    assert isinstance(left, float)
    assert isinstance(moved, float)
    return abs(moved) + max(1.0 - left, 0.0)


def picture_of_fit(calibration: Calibration, language: Language) -> Figure:
    """Each figure on a scale of its own: known, before and after."""
    from matplotlib.figure import Figure

    rows = fit_rows(calibration)
    figure = Figure(figsize=(10, 1.2 + 0.34 * len(rows)), layout="constrained")
    axes = figure.subplots()
    for height, row in enumerate(reversed(rows)):
        numbers = {name: float(value) for name, value in row.items() if isinstance(value, float)}
        low, high = (edge(numbers[f"{name}"] for name in names) for edge, names in (
            (min, ("known_low", "before_low95", "after_low95")), (max, ("known_high", "before_high95", "after_high95")),
        ))  # fmt: skip
        for offset, name, colour in ((0.2, "known", _KNOWN), (0.0, "before", _BEFORE), (-0.2, "after", _AFTER)):
            ends = ("known_low", "known_high") if name == "known" else (f"{name}_low95", f"{name}_high95")
            places = [(numbers[each] - low) / ((high - low) or 1.0) for each in (*ends, name)]
            axes.plot(places[:2], [height + offset] * 2, color=colour, linewidth=1.6)
            axes.plot(places[2:], [height + offset], "o", color=colour, markersize=4)
    axes.set_yticks(range(len(rows)), [f"{row['key']} ({row['unit']})" for row in reversed(rows)], fontsize="small")
    axes.set_xticks([])
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.set_title(text("calibration.picture_of_fit", language), loc="left", fontsize="medium")
    return figure


def picture_of_parameters(calibration: Calibration, language: Language) -> Figure:
    """Prior and posterior of the parameters of which the figures say most."""
    from matplotlib.figure import Figure

    rows = parameter_rows(calibration)[:MOST_PARAMETERS_SHOWN]
    paths = list(calibration.parameters)
    figure = Figure(figsize=(11, 11), layout="constrained")
    grid = figure.subplots(6, 4)
    for axes in grid.ravel()[len(rows) :]:
        axes.set_visible(False)
    for axes, row in zip(grid.ravel(), rows, strict=False):
        column = paths.index(str(row["parameter"]))
        parameter = calibration.parameters[str(row["parameter"])]
        edges = np.linspace(parameter.low, parameter.high, 21)
        axes.hist(calibration.prior[:, column], edges, density=True, color=_BEFORE, alpha=0.55)
        axes.hist(calibration.posterior[:, column], edges, density=True, histtype="step", color=_AFTER, linewidth=1.6)
        sentence = sentence_of(str(row["parameter"]), parameter.text, language).removesuffix(".")
        axes.set_title(textwrap.fill(f"{sentence} ({row['parameter']})", 46), fontsize="xx-small", loc="left")
        axes.set_yticks([])
        axes.tick_params(labelsize="xx-small")
        axes.spines[["top", "right", "left"]].set_visible(False)
    figure.suptitle(text("calibration.picture_of_parameters", language), fontsize="medium", x=0.01, ha="left")
    return figure
