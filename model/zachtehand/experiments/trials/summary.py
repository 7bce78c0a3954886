"""A trial over all worlds: what pilots of this size would report, what is true, and how often they would find it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import nan
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.trials.outcomes import Outcome, outcomes
from zachtehand.experiments.trials.world import EVERYBODY

if TYPE_CHECKING:
    import pandas

NO_EFFECT = {"difference": 0.0, "ratio": 1.0}
Rows = Sequence[Mapping[str, Any]]
"""Rows of the table of estimates, one per world, outcome, arm, subgroup and estimator."""


@dataclass(frozen=True)
class Spread:
    """A number over worlds: its mean (of a ratio the median), the range of 90 % of the worlds and the standard deviation; NaN is not defined.

    A mean, because a small effect on few people is no effect at all in most worlds.
    """

    middle: float
    low: float
    high: float
    deviation: float


@dataclass(frozen=True)
class Line:
    """One outcome of one arm, in all worlds.

    Attributes:
        month: after the lot.
        by: "difference" or "ratio".
        share_treated: of the participants, where it was varied; else None.
        control, arm_level: levels in the two groups as the pilot sees them.
        estimate: what pilots report: one per world, luck of the draw included.
        half_width: of the interval that a pilot reports, the median (on the log scale of a ratio).
        truth: the effect itself, one per world.
        found: share of the worlds in which the pilot's interval leaves out no effect.
        covered: share of the worlds in which it contains the truth.
        naive: treated people against eligible people outside the trial.
        on_treated, true_on_treated: per person who got the treatment, where not all did.
        untreated: what the trial did to the control group itself.
        reached: share of the arm that got the treatment.
        people: in the arm and in the control group, the median.
    """

    outcome: Outcome
    month: int
    by: str
    arm: str
    subgroup: str
    share_treated: float | None
    worlds: int
    control: Spread
    arm_level: Spread
    estimate: Spread
    half_width: float
    truth: Spread
    found: float
    covered: float
    naive: Spread
    on_treated: Spread
    true_on_treated: Spread
    untreated: Spread
    reached: float
    people: tuple[int, int]


def spread(values: Sequence[float] | NDArray[np.floating], by: str = "difference") -> Spread:
    """Middle, 5th and 95th percentile and standard deviation of the defined values."""
    array = np.asarray(values, np.float64)
    defined = array[np.isfinite(array)]
    if not defined.size:
        return Spread(nan, nan, nan, nan)
    low, median, high = (float(each) for each in np.quantile(defined, [0.05, 0.5, 0.95]))
    middle = median if by == "ratio" else float(defined.mean())
    return Spread(middle, low, high, float(defined.std(ddof=1)) if defined.size > 1 else nan)


def lines(rows: Rows) -> list[Line]:
    """One line per outcome, arm, subgroup and share treated, in the order of the rows."""
    groups: dict[tuple[Any, ...], dict[str, list[Mapping[str, Any]]]] = {}
    spilled: dict[tuple[Any, ...], list[float]] = {}
    for row in rows:
        measured = (row["outcome"], row["month"], row["by"], _share(row))
        if row["estimator"] == "spill_over_control":
            spilled.setdefault(measured, []).append(row["estimate"])
        elif row["estimator"] != "spill_over_others":
            groups.setdefault((*measured, row["arm"], row["subgroup"]), {}).setdefault(row["estimator"], []).append(row)
    return [_line(key, group, spilled.get(key[:4], []) if key[5] == EVERYBODY else []) for key, group in groups.items()]


def _share(row: Mapping[str, Any]) -> float | None:
    share = row["share_treated"]
    return None if share is None or share != share else float(share)  # NaN stands for none in a table


def _line(key: tuple[Any, ...], group: Mapping[str, list[Mapping[str, Any]]], untreated: Sequence[float]) -> Line:
    outcome, month, by, share, arm, subgroup = key

    def each(estimator: str, column: str = "estimate") -> NDArray[np.float64]:
        return np.array([row[column] for row in group.get(estimator, [])], np.float64)

    low, high, truth = each("lot", "low"), each("lot", "high"), each("true")
    defined = np.isfinite(low) & np.isfinite(high)
    found = ((low > NO_EFFECT[by]) | (high < NO_EFFECT[by]))[defined]
    covered = ((low <= truth) & (truth <= high))[defined & np.isfinite(truth)]
    width = (np.log(high[defined]) - np.log(low[defined])) if by == "ratio" else high[defined] - low[defined]
    reached, people = each("lot", "reached"), (each("lot", "people_arm"), each("lot", "people_control"))
    return Line(
        outcome=outcomes()[outcome], month=month, by=by, arm=arm, subgroup=subgroup, share_treated=share, worlds=int(low.size),
        control=spread(each("lot", "level_control")), arm_level=spread(each("lot", "level_arm")), estimate=spread(each("lot"), by),
        half_width=float(np.median(width)) / 2 if width.size else nan, truth=spread(truth, by),
        found=float(found.mean()) if found.size else nan, covered=float(covered.mean()) if covered.size else nan,
        naive=spread(each("naive"), by), on_treated=spread(each("on_treated"), by), true_on_treated=spread(each("true_on_treated"), by),
        untreated=spread(untreated, by), reached=float(np.mean(reached)) if reached.size else nan,
        people=(int(np.median(people[0])), int(np.median(people[1]))) if low.size else (0, 0),
    )  # fmt: skip


def as_frame(shown: Sequence[Line]) -> pandas.DataFrame:
    """Lines as a table; see :attr:`zachtehand.experiments.trials.conduct.TrialResult.summary`."""
    import pandas as pd

    def row(line: Line) -> dict[str, Any]:
        cells: dict[str, Any] = {
            "outcome": line.outcome.key, "month": line.month, "by": line.by, "arm": line.arm, "subgroup": line.subgroup,
            "share_treated": line.share_treated, "control": line.control.middle,
        }  # fmt: skip
        for name, effect in (("reported", line.estimate), ("true", line.truth), ("naive", line.naive)):
            cells |= {name: effect.middle, f"{name}_p05": effect.low, f"{name}_p95": effect.high}
        return {**cells, "found": line.found, "covered": line.covered}

    return pd.DataFrame([row(line) for line in shown])
