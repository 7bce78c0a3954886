"""Experts by experience: which talks they lead, as far as there are experts (ODD 3, step 4)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Job
from zachtehand.steps.groups import hours_per_person
from zachtehand.submodels import experts
from zachtehand.treatment import in_use
from zachtehand.world import World


def lead_talks(world: World, rows: NDArray[np.intp], quality: NDArray[np.float32]) -> NDArray[np.float32]:
    """Quality of these talks, where some are led with or by an expert by experience.

    Args:
        rows: people who have a talk now.
        quality: of their talks without an expert.
    """
    undergone, happened, p = world.undergone, world.happened, world.parameters
    if not in_use(undergone.expert_share):
        return quality
    luck = world.uniform("talk.expert", rows)
    hours = happened.talks[rows] * hours_per_person(world, rows, np.asarray(undergone.at("follow_up_hours", rows)))
    wanted = luck < undergone.at("expert_share", rows)
    order = np.argsort(luck, kind="stable")
    within = np.empty(rows.size, np.bool_)
    within[order] = np.cumsum((hours * wanted)[order]) <= _hours_left(world)
    led = wanted & within
    happened.with_expert[rows[led]] = True
    world.municipality.expert_hours += float(hours[led].sum())
    return np.where(led, experts.quality_with_expert(quality, p.experts), quality).astype(np.float32)


def _hours_left(world: World) -> float:
    """Hours that experts still have this month. They are former clients at work, and volunteers among clients."""
    clients = world.clients
    recruits = np.count_nonzero(clients.job == Job.FULL) + np.count_nonzero(clients.activity == Activity.VOLUNTEERING)
    return experts.hours_of_experts(float(recruits), world.supplied("experts"), world.parameters.experts) - world.municipality.expert_hours
