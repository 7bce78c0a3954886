"""Whose life to follow: by what the second policy makes of it, or by how it is under both.

Everything here is about those who are on the benefit when the run begins, so that all are followed equally long.

*Difference* of a person: life satisfaction under the second policy minus that under the first, added up over
the months of the run and divided by their number: points on the scale of 0 to 10, averaged over the run. Months
in which the person has died or moved away under either policy count as no difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Job, Status
from zachtehand.twins.pair import Lane, Pair


class Choice(StrEnum):
    """How a person can be chosen. Of equals the lowest uid is taken."""

    MOST_CHANGED = "most-changed"  # largest difference, in either direction
    GAINS_MOST = "gains-most"  # highest difference
    LOSES_MOST = "loses-most"  # lowest difference
    TYPICAL = "typical"  # nearest to the middle of all: see typicality
    WORST_OFF = "worst-off"  # lowest life satisfaction, averaged over the run and over both policies
    BEST_OFF = "best-off"  # highest life satisfaction, averaged over the run and over both policies


def differences(pair: Pair) -> NDArray[np.float64]:
    """The difference of each of the clients at the start, in points, shape (clients,)."""
    return difference_of(pair, pair.clients)


def difference_of(pair: Pair, uids: NDArray[np.intp]) -> NDArray[np.float64]:
    """The difference of these people, in points, shape (uids,)."""
    first, second = (lane.columns["life_satisfaction"][1:, uids].astype(np.float64) for lane in pair.lanes)
    here = np.logical_and(*(lane.here[1:, uids] for lane in pair.lanes))
    return np.where(here, second - first, 0.0).mean(axis=0)


def choose(pairs: Sequence[Pair], choice: Choice) -> int:
    """The uid of the person who is meant.

    Args:
        pairs: of the same people, with the same first policy. Over several, the person nearest to the middle is nearest on average, and
            everybody else has the most of it in one of them.
    """
    together = np.mean if choice is Choice.TYPICAL else np.max
    return int(pairs[0].clients[np.argmax(together([_scores(pair, choice) for pair in pairs], axis=0))])


def _scores(pair: Pair, choice: Choice) -> NDArray[np.float64]:
    """How much each of the clients is what the choice asks for, shape (clients,)."""
    scores = {
        Choice.MOST_CHANGED: lambda: np.abs(differences(pair)),
        Choice.GAINS_MOST: lambda: differences(pair),
        Choice.LOSES_MOST: lambda: -differences(pair),
        Choice.TYPICAL: lambda: typicality(pair),
        Choice.WORST_OFF: lambda: -levels(pair),
        Choice.BEST_OFF: lambda: levels(pair),
    }
    return scores[choice]()


def levels(pair: Pair) -> NDArray[np.float64]:
    """Life satisfaction of each client, averaged over the run and over both policies, in points.

    Over both, because a person chosen for how things are under one policy alone would on average do better under the
    other by mere luck.
    """
    first, second = (_mean(lane, "life_satisfaction", pair.clients) for lane in pair.lanes)
    return (first + second) / 2.0


def typicality(pair: Pair) -> NDArray[np.float64]:
    """How near each client is to the middle of all clients: 0 is exactly there, the farther the lower.

    The distance has two parts of equal weight: that of the difference to the median difference, and the root mean
    square of the distances of ten states to their medians (under each policy: life satisfaction, trust and income
    averaged over the run, months on the benefit, months with an activity or part-time work). Each distance is in units
    of the interquartile range over the clients; where that is 0, of the standard deviation.
    """
    uids = pair.clients
    states = [measure for lane in pair.lanes for measure in _states(lane, uids)]
    of_states = np.mean([_from_median(state) ** 2 for state in states], axis=0)
    return -np.sqrt(_from_median(differences(pair)) ** 2 + of_states)


def _states(lane: Lane, uids: NDArray[np.intp]) -> list[NDArray[np.float64]]:
    status, activity, job = (lane.columns[name][1:, uids] for name in ("status", "activity", "job"))
    on_benefit = status == Status.ON_BENEFIT
    occupied = on_benefit & ((activity != Activity.NONE) | (job == Job.PART_TIME))
    means = [_mean(lane, name, uids) for name in ("life_satisfaction", "trust", "income")]
    return [*means, on_benefit.sum(axis=0).astype(np.float64), occupied.sum(axis=0).astype(np.float64)]


def _mean(lane: Lane, name: str, uids: NDArray[np.intp]) -> NDArray[np.float64]:
    """Mean over the months in which each person is here, the start included."""
    here = lane.here[:, uids]
    return np.where(here, lane.columns[name][:, uids], 0.0).sum(axis=0) / here.sum(axis=0)


def _from_median(values: NDArray[np.float64]) -> NDArray[np.float64]:
    low, middle, high = np.quantile(values, (0.25, 0.5, 0.75))
    scale = (high - low) or float(values.std()) or 1.0
    return (values - middle) / scale
