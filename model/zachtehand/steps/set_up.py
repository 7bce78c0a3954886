"""What is set up this month, for the ledger: people who are appointed and trained, places and jobs that are found (ODD 3, step 11).

Something is set up when more of it is in use at the same time than ever before, so each is paid for once. What the
policy before had set up is there already.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Status
from zachtehand.world import World


def set_up(world: World, places_taken: NDArray[np.integer]) -> dict[str, float]:
    """Quantities for the ledger, by name.

    Args:
        places_taken: clients with a place, by kind, shape (kinds,).
    """
    basic_jobs = np.count_nonzero(world.clients.status == Status.BASIC_JOB)
    municipality = world.municipality
    in_use = np.array([*places_taken, basic_jobs, municipality.team_fte, municipality.community_fte], np.float64)
    before = world.most_in_use if world.most_in_use.size else np.zeros_like(in_use)
    world.most_in_use = np.maximum(before, in_use)
    new = world.most_in_use - before
    places, (new_basic_jobs, team_fte, community_fte) = new[: len(Activity)], new[len(Activity) :].tolist()
    return {
        "new_places": float(places.sum() - places[Activity.DAY_ACTIVITY]),
        "new_day_activity_places": float(places[Activity.DAY_ACTIVITY]),
        "new_basic_jobs": new_basic_jobs,
        "appointed_fte": municipality.appointed_fte,
        "appointed_team_fte": team_fte,
        "appointed_community_fte": community_fte,
        "courses": _courses(world),
    }


def _courses(world: World) -> float:
    """Courses that caseworkers follow because the policy asks more method of them than they were taught; successors begin with none."""
    workers = world.caseworkers
    asked = world.per_caseworker("motivational_interviewing") + world.per_caseworker("skill_training")
    missing = np.maximum(asked - workers.courses, 0.0)
    workers.courses[:] += missing.astype(np.float32)
    return float(missing.sum())
