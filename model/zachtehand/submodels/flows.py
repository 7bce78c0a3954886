"""In- and outflow by destination, and return (model 3.10; starting-values b)."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from zachtehand.parameters import ParameterGroup, par
from zachtehand.populations.categories import Status
from zachtehand.submodels.shapes import Floats, rows_of


class FlowParameters(ParameterGroup):
    """Hazards of leaving for other reasons than work, and of coming back."""

    household: float = par(0.0021, "per month", 0.0013, 0.0029, "prototype", "Leaving through a partner, at middle age.")
    household_young: float = par(1.5, "ratio", 1.0, 2.0, "prototype", "The same under 45.")
    household_old: float = par(0.6, "ratio", 0.3, 1.0, "prototype", "The same from 45 on.")
    moving: float = par(0.0011, "per month", 0.0007, 0.0015, "prototype", "Moving to another municipality.")
    study: float = par(0.0050, "per month", 0.003, 0.007, "prototype", "Starting to study, under 30.")
    gave_up_reactance: float = par(2.0, "per unit", 0.0, 4.0, "design", "How much reactance adds to giving up under pressure.")
    gave_up_cut: float = par(3.0, "per unit", 0.0, 6.0, "design", "How much a cut adds to giving up under pressure.")
    gave_up_trust: float = par(1.3, "0-1", 1.0, 1.6, "prototype", "Trust at which pressure would make nobody give up.")
    gave_up: float = par(0.0009, "per month", 0.0005, 0.0013, "prototype", "Giving up the claim, without pressure.")
    gave_up_pressure: float = par(0.0016, "per month", 0.0, 0.003, "prototype", "Giving up under full felt pressure, for the average client.")
    gave_up_sanction: float = par(0.003, "per month", 0.0, 0.006, "prototype", "Giving up just after a measure.")
    death: float = par(0.0012, "per month", 0.0008, 0.0016, "prototype", "Death at 60.")
    death_doubling: float = par(9.0, "years", 7.0, 11.0, "prototype", "Years of age in which the chance of dying doubles.")
    partner_follows: float = par(0.8, "share", 0.6, 1.0, "convention", "Partners whose benefit ends when the other starts full work.")
    spell_gap: float = par(2.0, "months", 1.0, 3.0, "convention", "Longest absence after which a spell on the benefit goes on rather than starts anew.")
    job_end_return: float = par(0.76, "share", 0.6, 0.9, "hand", "Lost jobs that lead straight back to the benefit.")
    later_return: float = par(0.014, "per month", 0.007, 0.020, "hand", "Return of those without benefit or work.")
    later_fading: float = par(0.04, "per month", 0.02, 0.06, "prototype", "Fading of that chance with months away.")
    gave_up_return: float = par(3.0, "ratio", 2.0, 4.0, "prototype", "Return after giving up, against others without income.")
    undue_return: float = par(1.5, "ratio", 1.0, 2.0, "prototype", "Return after an undue benefit ended.")
    household_return: float = par(0.8, "ratio", 0.3, 1.0, "hand", "Return after leaving through a partner.")
    study_return: float = par(0.8, "ratio", 0.4, 1.2, "design", "Return after study.")


MOST_EXITS = 0.15
"""No chance of leaving for other reasons than work goes above this in a month."""


def death(age: Floats, p: FlowParameters) -> Floats:
    """Monthly chance of dying."""
    return np.float32(p.death) * np.exp2((age - 60.0) / p.death_doubling)


def other_exits(
    *, age: Floats, pressure: Floats, reactance: Floats, cut_now: Floats, trust: Floats, sanction_memory: Floats, p: FlowParameters
) -> dict[Status, Floats]:
    """Monthly chances of leaving for reasons other than work, by destination; together well below 1."""
    young = age < 45.0
    gave_up = p.gave_up + p.gave_up_pressure * pressure * (1.0 + p.gave_up_reactance * reactance) * (1.0 + p.gave_up_cut * cut_now) * (p.gave_up_trust - trust)
    return {
        Status.HOUSEHOLD: np.where(young, np.float32(p.household_young * p.household), np.float32(p.household_old * p.household)),
        Status.MOVED: np.full(age.size, p.moving, np.float32),
        Status.STUDY: np.where(age < 30.0, np.float32(p.study), np.float32(0.0)),
        Status.GAVE_UP: gave_up + p.gave_up_sanction * sanction_memory,
        Status.DIED: death(age, p),
    }


def which_exit(chances: dict[Status, Floats], luck: Floats) -> NDArray[np.int8]:
    """At most one destination per person from one uniform draw, 0 for staying: stacked probabilities."""
    destination = np.zeros(luck.size, np.int8)
    bounds = list(itertools.accumulate(chances.values()))
    leaving = rows_of(luck < bounds[-1])
    for status, bound in zip(reversed(chances), reversed(bounds), strict=True):
        destination[leaving[luck[leaving] < bound[leaving]]] = status
    return destination


def return_chances(p: FlowParameters) -> NDArray[np.float32]:
    """Chance of return in the first month away, by status; fades with months away."""
    ratio = np.zeros(len(Status), np.float32)
    ratio[Status.WITHOUT] = 1.0
    ratio[Status.GAVE_UP] = p.gave_up_return
    ratio[Status.UNDUE] = p.undue_return
    ratio[Status.HOUSEHOLD] = p.household_return
    ratio[Status.STUDY] = p.study_return
    return (ratio * p.later_return).astype(np.float32)


def expected_returns(
    status: NDArray[np.int8], months_away: Floats, job_ends: Callable[[int], Floats], *, months: int, p: FlowParameters
) -> NDArray[np.float64]:
    """Returns to expect in each of the coming months from people who are away and not followed one by one.

    Args:
        status: where they are; those who are away for good never return.
        months_away: months in that status.
        job_ends: chance that each one's job ends in a coming month, for those who work.
    """
    gone = status >= Status.PENSION
    working = status == Status.WORK
    still_away = np.where(gone, 0.0, 1.0)
    first = return_chances(p)[status]
    expected = np.empty(months)
    for month in range(months):
        leaves = np.where(working, job_ends(month), first * np.exp(-p.later_fading * (months_away + month)))
        expected[month] = float(np.sum(still_away * leaves * np.where(working, p.job_end_return, 1.0)))
        still_away = still_away * (1.0 - leaves)
    return expected
