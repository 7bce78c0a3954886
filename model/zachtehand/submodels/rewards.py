"""What is given in return for taking part: money, things in kind and appreciation (model 6.2, 6.9, 7).

A reward has two faces (cognitive evaluation theory). As something one does it *for*, it draws people who
would not come by themselves and wears away the motivation of those who would: the more, the more they
did it of their own free will. As a sign that it was done well, it feeds motivation, unless it is heard
as pressure. Which weighs more depends on how it is given and to whom, not on a sign set here.
Beside that, being paid for what one does gives self-respect.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.parameters import ParameterGroup, par
from zachtehand.submodels.shapes import Floats, Number


class RewardParameters(ParameterGroup):
    """What rewards do. Effects in standard deviations of the source are times the spread of motivation here, 0.17."""

    half: float = par(100.0, "EUR/month of 2026", 40.0, 250.0, "design", "Worth of a reward at which half of its full effect is reached.")
    appeal: float = par(1.5, "log odds", 0.0, 3.0, "design", "Appeal that a full reward adds to a kind of activity.")
    guarantee: float = par(1.0, "log odds", 0.0, 2.5, "significant", "Appeal that a sure job at the end adds to a training: the word that won people over.")
    pull: float = par(0.3, "0-1", 0.0, 0.6, "design", "Controlled motivation to take part that a full reward adds, when all places on offer bring it.")
    status: float = par(0.10, "0-1", 0.0, 0.15, "zachte-hand", "Status that full pay adds to an activity; with it, status is that of a basic job.")
    control: float = par(
        0.12, "per unit", 0.0, 0.25, "deci-koestner-ryan",
        "Loss of autonomous motivation to a full promised reward, per unit of motivation (d = −0.36 at a motivation of 0.5).",
    )  # fmt: skip
    information: float = par(
        0.055, "0-1", 0.0, 0.10, "deci-koestner-ryan",
        "Gain of autonomous motivation from full appreciation without pressure (d = 0.33).",
    )  # fmt: skip
    surprise: float = par(
        0.0, "0-1", 0.0, 0.03, "deci-koestner-ryan",
        "Gain of autonomous motivation from a full reward that was not promised (d = 0.01: about nothing).",
    )  # fmt: skip


def strength(worth: Number, price_level: float, p: RewardParameters) -> Number:
    """How strongly a reward is felt, 0–1: half at ``half``, and never more than one.

    Args:
        worth: EUR a month at this month's prices, 0 or higher; a number or an array.
        price_level: over that of 2026.
    """
    return worth / (worth + p.half * price_level)


def motivation(
    *, promised: Floats, surprise: Floats, appreciation: Floats, pressure: Floats, free_activity: Floats, autonomous: Floats, p: RewardParameters
) -> Floats:
    """What rewards add to the level that autonomous motivation moves to.

    Args:
        promised: strength of what someone was promised in return, 0–1.
        surprise: strength of what came unasked, 0–1.
        appreciation: how far someone hears that it is seen, 0–1; 0 without an activity for others.
        pressure: felt pressure to take part, 0–1: thanks under pressure is one more push.
        free_activity: 1 in an activity that was chosen freely, 0 without one: there is nothing to wear away in what was forced.
    """
    seen = (p.information * appreciation + p.surprise * surprise) * (1.0 - pressure)
    return seen - p.control * promised * free_activity * autonomous


def pull_on_offer(felt: NDArray[np.float32], places: NDArray[np.float32], p: RewardParameters) -> float:
    """Controlled motivation that rewards add when someone is asked: as strong as the share of places that bring them.

    Args:
        felt: strength of the reward by kind, shape (kinds,).
        places: places by kind, shape (kinds,).
    """
    total = float(places.sum())
    return p.pull * float(np.sum(np.maximum(felt, 0.0) * places)) / total if total > 0 else 0.0


def premium_left_free(premium: Floats, other_premiums: Floats, ceiling: float, young: NDArray[np.bool_]) -> Floats:
    """Part of the premiums of this month that stays free beside the benefit, EUR (Participatiewet, art. 31(2)j).

    Args:
        premium, other_premiums: EUR this month; the ceiling is for both together.
        ceiling: most that may be paid, EUR a month.
        young: too young for a premium under the law in force: all of it is set off.
    """
    return np.where(young, 0.0, np.minimum(premium, np.maximum(ceiling - other_premiums, 0.0))).astype(np.float32)
