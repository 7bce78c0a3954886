"""Rewards reach people: premiums, passes, recognition, and what they do to choice and motivation (ODD 3, steps 6, 8, 9 and 11)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Status
from zachtehand.submodels import activity_kinds, rewards
from zachtehand.submodels.income import WEEKS_PER_MONTH
from zachtehand.submodels.shapes import Floats, as_share, rows_of
from zachtehand.world import World

CONTRIBUTES = np.zeros(len(Activity), np.bool_)
"""Kinds in which someone does something for others: what recognition is for."""
CONTRIBUTES[[Activity.INFORMAL_CARE, Activity.VOLUNTEERING, Activity.DAY_ACTIVITY, Activity.WORK_EXPERIENCE]] = True


def of_kind(world: World, name: str, rows: NDArray[np.intp], kind: NDArray[np.int8]) -> NDArray[np.float32]:
    """A value that the treatment has per kind, for these people and their kinds, each under their own policy.

    A training is held to the terms under which it began, whatever policy someone has come under since.
    """
    clients = world.clients
    regime = np.where(kind == Activity.TRAINING, clients.training_terms[rows], clients.regime[rows])
    return world.undergone.by_policy(name)[regime, kind]


@dataclass(frozen=True)
class Given:
    """What participants get in return this month."""

    rows: NDArray[np.intp]
    """Clients on the benefit who take part in something."""
    premium: NDArray[np.float32]
    """EUR of each."""
    travel_pass: NDArray[np.float32]
    """Worth in EUR of each."""
    customers: float
    """EUR that customers pay."""
    recognition: float
    """EUR that recognition costs."""


def given(world: World) -> Given | None:
    """What participants get in return; None where no policy gives anything."""
    if not world.undergone.anywhere("pay_per_hour", "travel_pass", "customer_price", "appreciation", "reward"):
        return None
    clients, undergone = world.clients, world.undergone
    rows = rows_of((clients.activity != Activity.NONE) & (clients.status == Status.ON_BENEFIT))
    kind = clients.activity[rows]
    hours = clients.activity_hours[rows] * np.float32(WEEKS_PER_MONTH)
    contributing = CONTRIBUTES[kind]
    organised = contributing & (np.broadcast_to(np.asarray(undergone.at("appreciation", rows)) + undergone.at("reward", rows), rows.shape) > 0)
    cost = undergone.at("reward", rows) * contributing + undergone.at("recognition_cost", rows) / 12.0 * world.law.price_level * organised
    return Given(
        rows=rows,
        premium=(of_kind(world, "pay_per_hour", rows, kind) * hours).astype(np.float32),
        travel_pass=of_kind(world, "travel_pass", rows, kind),
        customers=float(np.sum(of_kind(world, "customer_price", rows, kind) * hours, dtype=np.float64)),
        recognition=float(np.sum(cost, dtype=np.float64)),
    )


def _on_offer(world: World) -> NDArray[np.float32]:
    """Strength of what each kind brings in a month of usual hours, by policy: shape (policies, kinds); negative for a fee."""
    p = world.parameters
    hours = activity_kinds.per_activity(p.activity_hours) * np.float32(WEEKS_PER_MONTH)
    worth = np.stack([each.pay_per_hour * hours + each.travel_pass + each.reward * each.reward_promised * CONTRIBUTES for each in world.treatments])
    felt = rewards.strength(worth, world.law.price_level, p.rewards)
    fees = np.array([each.training_fee / each.training_instalments for each in world.treatments])
    felt[:, Activity.TRAINING] -= rewards.strength(fees, world.law.price_level, p.rewards)
    return felt.astype(np.float32)


def appeal(world: World, rows: NDArray[np.intp]) -> Floats:
    """Appeal of each kind: shape (kinds,), or (kinds, people) where a kind brings something or costs a fee."""
    usual = activity_kinds.per_activity(world.parameters.appeal)
    if not world.undergone.anywhere("pay_per_hour", "travel_pass", "reward", "training_fee", "job_guarantee"):
        return usual
    p = world.parameters.rewards
    added = np.float32(p.appeal) * _on_offer(world)
    added[:, Activity.TRAINING] += [p.guarantee * each.job_guarantee for each in world.treatments]
    return (usual + added)[world.clients.regime[rows]].T


def pulled(world: World, rows: NDArray[np.intp], controlled: Floats) -> Floats:
    """Controlled motivation to take part of those who are asked, rewards on offer included."""
    if not world.undergone.anywhere("pay_per_hour", "travel_pass", "reward"):
        return controlled
    p = world.parameters.rewards
    pull = np.array([rewards.pull_on_offer(felt, each.places, p) for felt, each in zip(_on_offer(world), world.treatments, strict=True)], np.float32)
    return np.minimum(controlled + pull[world.clients.regime[rows]], np.float32(1.0))


def motivation_from_rewards(world: World, free_activity: NDArray[np.float32]) -> NDArray[np.float32] | None:
    """What rewards add to the level of autonomous motivation; None where nothing is given."""
    received = given(world)
    if received is None:
        return None
    clients, undergone, p, prices = world.clients, world.undergone, world.parameters.rewards, world.law.price_level
    rows = received.rows
    contributing = as_share(CONTRIBUTES[clients.activity[rows]])
    in_kind = np.asarray(undergone.at("reward", rows)) * contributing
    promised = np.asarray(undergone.at("reward_promised", rows))
    added = np.zeros(clients.size, np.float32)
    added[rows] = rewards.motivation(
        promised=rewards.strength(received.premium + received.travel_pass + in_kind * promised, prices, p),
        surprise=rewards.strength(in_kind * (1.0 - promised), prices, p),
        appreciation=np.asarray(undergone.at("appreciation", rows)) * contributing,
        pressure=world.happened.pressure_participation[rows],
        free_activity=free_activity[rows], autonomous=clients.autonomous[rows], p=p,
    )  # fmt: skip
    return added


def add_status_of_pay(world: World, status: NDArray[np.float32], strength_of_gain: NDArray[Any]) -> None:
    """Pay for what one does gives self-respect, as far as it was chosen freely; added to the target of status, in place."""
    received = given(world)
    if received is None:
        return
    p, rows = world.parameters.rewards, received.rows
    status[rows] += p.status * rewards.strength(received.premium, world.law.price_level, p) * strength_of_gain[rows]
