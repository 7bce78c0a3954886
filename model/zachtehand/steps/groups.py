"""Groups: who meets in one sees how the others fare (ODD 3, step 4; model 6.7)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Job, Status
from zachtehand.submodels import casework, peers
from zachtehand.submodels.shapes import as_share
from zachtehand.world import World

STILL_TOLD = 6
"""Months in which a group still tells of members who found work."""


def people_meet_in_groups(world: World) -> None:
    """Members of a caseworker's groups count as friends in part: at work, active, or gone to work not long ago."""
    clients, happened, undergone, p = world.clients, world.happened, world.undergone, world.parameters.peers
    meeting = (np.asarray(undergone.group_size) > 0) & (undergone.groups > 0) & (happened.talks > 0)
    if not meeting.any():
        return
    meeting &= world.uniform("talk.group") < undergone.groups
    found_work = (clients.status == Status.WORK) & (clients.months_in_status <= STILL_TOLD) & (clients.caseworker >= 0)
    found_work &= (np.asarray(undergone.group_size) > 0) & (undergone.groups > 0)
    count = len(world.caseworkers)
    members = np.maximum(np.bincount(clients.caseworker[meeting | found_work], minlength=count), 1)

    def share(mask: np.ndarray) -> np.ndarray:
        return (np.bincount(clients.caseworker[mask], minlength=count) / members).astype(np.float32)[clients.caseworker]

    working = share((meeting & (clients.job != Job.NONE)) | found_work)
    active = share((meeting & (clients.activity != Activity.NONE)) | found_work)
    here = as_share(meeting)
    with_work = here * (peers.among_members(happened.friends_at_work, working, p) - happened.friends_at_work)
    happened.friends_at_work += with_work
    happened.working_around += np.float32(p.friends) * with_work
    happened.active_around += np.float32(p.friends) * here * (peers.among_members(happened.active_around, active, p) - happened.active_around)


def follow_up_hours(world: World) -> NDArray[np.float64]:
    """Hours of a later talk per client, with what groups save, for each caseworker."""
    return world.once_per_caseworker("follow-up", lambda: _per_caseworker(world, world.per_caseworker("follow_up_hours")))


def shortest_talk(world: World) -> NDArray[np.float64]:
    """Hours of the shortest talk there is, per caseworker: with fewer hours left nobody else is invited."""
    first, later = world.per_caseworker("first_talk_hours"), world.per_caseworker("follow_up_hours")
    return world.once_per_caseworker("shortest talk", lambda: _per_caseworker(world, np.minimum(first, later)))


def hours_per_person(world: World, rows: NDArray[np.intp], hours: NDArray[Any]) -> NDArray[Any]:
    """Hours that a talk takes per client, with what groups save, for each of these people.

    Args:
        hours: of a talk with one person, shape (people,), or one number for all.
    """
    undergone = world.undergone
    if not undergone.anywhere("groups"):
        return hours
    return casework.hours_per_person(
        hours, groups=undergone.at("groups", rows), group_size=undergone.at("group_size", rows), group_hours=undergone.at("group_hours", rows),
        p=world.parameters.casework,
    )  # fmt: skip


def _per_caseworker(world: World, hours: NDArray[np.float64]) -> NDArray[np.float64]:
    """Hours of a talk per client, with what groups save.

    Args:
        hours: of a talk with one person, shape (caseworkers,).
    """
    return casework.hours_per_person(
        hours, groups=world.per_caseworker("groups"), group_size=world.per_caseworker("group_size"),
        group_hours=world.per_caseworker("group_hours"), p=world.parameters.casework,
    )  # fmt: skip
