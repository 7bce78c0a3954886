"""From a trial to runs: who comes in, who gets what by lot, and the scenario in which an arm is a programme."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.trials.files import AFTERWARDS, Trial
from zachtehand.experiments.trials.schema import Arm
from zachtehand.populations.categories import Status
from zachtehand.populations.eligibility import eligible
from zachtehand.scenario import Scenario
from zachtehand.scenario.parts import Programme
from zachtehand.scenario.policy import PolicyChoice
from zachtehand.simulation import Simulation
from zachtehand.submodels import programmes

NOT_IN = -1
"""The arm of somebody who does not take part."""


class Phase(NamedTuple):
    """A programme of an arm.

    Attributes:
        begins: months after the lot.
        lasts: months; None is without end.
    """

    programme: str
    policy: PolicyChoice
    begins: int
    lasts: int | None


class Drawn(NamedTuple):
    """The people of the municipality at the lot, everybody on the benefit.

    Attributes:
        uids: in ascending order.
        eligible, asked, willing: for whom it is meant, who was asked, and who said yes (everybody who was not asked).
        order: position in the lot of those who take part, from 0; −1 for all others.
    """

    uids: NDArray[np.intp]
    eligible: NDArray[np.bool_]
    asked: NDArray[np.bool_]
    willing: NDArray[np.bool_]
    order: NDArray[np.int64]

    @property
    def participants(self) -> int:
        """How many take part."""
        return int(self.order.max(initial=-1)) + 1


def draw(trial: Trial, simulation: Simulation) -> Drawn:
    """Who takes part, and the order in which the lot puts them; the lot knows nothing of anybody.

    Args:
        simulation: at the month of the lot, which it does not change.
    """
    world, clients, design = simulation.world, simulation.clients, trial.design
    uids = np.flatnonzero(clients.status == Status.ON_BENEFIT)
    may = eligible(clients, design.who.conditions())[uids]
    turn = world.luck.uniform("trial.letters", design.start, uids)
    asked, willing = np.zeros(uids.size, np.bool_), may.copy()
    if design.comes_in.by != "lot":
        letters = int(may.sum()) if design.comes_in.letters is None else design.comes_in.letters
        asked[_first(turn, may)[:letters]] = True
        willing = asked & says_yes(simulation, uids, "trial.registers", design.comes_in.warmth)
    lot = world.luck.uniform("trial.lot", design.start, uids)
    order = np.full(uids.size, NOT_IN, np.int64)
    taken = _first(turn, willing)[: design.participants]
    order[taken[np.argsort(lot[taken], kind="stable")]] = np.arange(taken.size)
    return Drawn(uids, may, asked, willing, order)


def _first(turn: NDArray[np.float32], among: NDArray[np.bool_]) -> NDArray[np.intp]:
    rows = np.flatnonzero(among)
    return rows[np.argsort(turn[rows], kind="stable")]


def says_yes(simulation: Simulation, uids: NDArray[np.intp], purpose: str, warmth: float) -> NDArray[np.bool_]:
    """Who of these people says yes when asked: the same submodel as for a programme."""
    clients, world = simulation.clients, simulation.world
    chance = programmes.says_yes(clients.autonomous[uids], clients.trust[uids], warmth, world.parameters.programmes)
    return world.luck.uniform(purpose, 0, uids) < chance


def sizes(trial: Trial, participants: int, *, treated: float | None = None) -> NDArray[np.int64]:
    """People per arm, together all participants.

    Args:
        treated: share of the participants in the second of two arms, instead of what the trial says.
    """
    weights = np.array([arm.size for arm in trial.design.arms]) if treated is None else np.array([1.0 - treated, treated])
    ends = np.round(np.cumsum(weights) / weights.sum() * participants).astype(np.int64)
    return np.diff(ends, prepend=0)


def arm_of(drawn: Drawn, per_arm: NDArray[np.int64]) -> NDArray[np.int8]:
    """The arm of everybody drawn, −1 for those who do not take part. Arms are filled from the last to the first in the order of the lot.

    So with a larger share treated, everybody who was treated before still is.
    """
    ends = np.cumsum(per_arm[::-1])
    arm = len(per_arm) - 1 - np.searchsorted(ends, drawn.order, side="right")
    return np.where(drawn.order == NOT_IN, NOT_IN, arm).astype(np.int8)


def scenario_of(trial: Trial, per_arm: NDArray[np.int64], *, only_control: bool) -> Scenario:
    """The scenario with a programme for every phase of every arm.

    Args:
        per_arm: places; with only the control arm, of that arm alone.
        only_control: the world without the trial: everybody drawn is as in the control arm.
    """
    arms, first = trial.design.arms, trial.design.start
    taken = {each.name for arm in arms for each in trial.programmes_of(arm)}
    made = [each for each in trial.scenario.programmes if each.name not in taken]
    for arm, people in zip(arms[:1] if only_control else arms, per_arm, strict=True):
        per_1000 = min(1000.0, 1000.0 * int(people) / trial.scenario.context.clients)
        made += [
            Programme(
                name=each.programme, title=arm.title, places=per_1000, chosen_by="trial",
                from_month=first + each.begins, until_month=first + each.begins + 1, stay_months=each.lasts, policy=each.policy,
            )
            for each in phases(trial, arm)
        ]  # fmt: skip
    return trial.scenario.model_copy(update={"programmes": tuple(made)})


def phases(trial: Trial, arm: Arm) -> list[Phase]:
    """The programmes of an arm, in the order in which its people go through them; none for people who are as everybody is."""
    made: list[Phase] = []
    begins = arm.waits
    for each in trial.programmes_of(arm):
        made.append(Phase(f"trial-{arm.name}-{each.name}", each.policy, begins, each.stay_months))
        begins += each.stay_months or 0
    if arm.policy.as_written():
        made.append(Phase(f"trial-{arm.name}", arm.policy, arm.waits, arm.lasts))
    if arm.afterwards is not None and arm.lasts is not None:
        made.append(Phase(f"trial-{arm.name}-{AFTERWARDS}", arm.afterwards, arm.waits + arm.lasts, None))
    return made
