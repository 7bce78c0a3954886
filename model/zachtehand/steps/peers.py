"""People look around: who works and who is active among friends and in the neighbourhood."""

from __future__ import annotations

import numpy as np

from zachtehand.populations.categories import Activity, Job, Status
from zachtehand.submodels import peers
from zachtehand.world import World


def people_look_around(world: World) -> None:
    """What friends and neighbours showed at the end of last month; an active friend who found work still shows how."""
    clients, happened, p = world.clients, world.happened, world.parameters.peers
    on_benefit = clients.status == Status.ON_BENEFIT
    active = on_benefit & (clients.activity != Activity.NONE) & (clients.activity != Activity.INFORMAL_CARE)
    employed = (clients.status == Status.WORK) | (clients.status == Status.BASIC_JOB)
    working = employed | (clients.job != Job.NONE)

    neighbourhoods = world.neighbourhoods
    place = np.multiply(on_benefit.view(np.int8) + active.view(np.int8), len(neighbourhoods), dtype=np.intp) + clients.neighbourhood
    _, passive, taking_part = np.bincount(place, minlength=3 * len(neighbourhoods)).reshape(3, -1)
    neighbourhoods.clients[:] = passive + taking_part
    neighbourhoods.active_share[:] = taking_part / np.maximum(neighbourhoods.clients, 1)
    at_work_here = (1.0 - neighbourhoods.joblessness).take(clients.neighbourhood, mode="clip")
    active_friends, working_friends = peers.count_among_friends(active | employed, working, clients.friends)
    friends_active = active_friends + clients.ties_outside * p.outside_active
    happened.friends_at_work[:] = working_friends + clients.ties_outside * at_work_here
    happened.working_around[:] = peers.surroundings(happened.friends_at_work, at_work_here, p)
    happened.active_around[:] = peers.surroundings(friends_active, neighbourhoods.active_share.take(clients.neighbourhood, mode="clip"), p)
