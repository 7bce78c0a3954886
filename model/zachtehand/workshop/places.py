"""Where a person is on the stage: one named place a month, and marks for what happened there.

The places follow what someone really does, not what is on file.
"""

from __future__ import annotations

from enum import IntEnum, IntFlag

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Job, Status
from zachtehand.world import World


class Place(IntEnum):
    """The named places, in the order in which the stage shows them."""

    NOT_YET = 0  # has not come yet; not drawn
    PARKED = 1  # on the benefit, and nothing goes on
    TALKING = 2  # on the benefit, nothing else goes on, but there was a talk this month
    BARRIERS = 3  # works on own debts or health, exercises
    SOCIAL = 4  # social activity, informal care, day activity
    VOLUNTEERING = 5
    TRAINING = 6  # language course, training, work-experience place
    PART_TIME = 7  # paid work beside the benefit
    BASIC_JOB = 8
    WORK = 9  # regular work above the benefit level
    ELSEWHERE = 10  # study, a partner's income, moved, pension, died
    NOWHERE = 11  # neither benefit nor work: gave up the claim, lost a job and did not come back, benefit ended as not due


class Mark(IntFlag):
    """What shows on a dot beside its place."""

    TALKED = 16  # spoke with a caseworker this month
    MEASURE = 32  # the benefit is cut by a measure
    STARTED = 64  # started work or an activity, or left, this month
    CAME = 128  # claimed the benefit this month, for the first time or again


_OF_STATUS = np.full(len(Status), int(Place.ELSEWHERE), np.uint8)
_OF_STATUS[int(Status.NOT_YET)] = Place.NOT_YET
_OF_STATUS[int(Status.ON_BENEFIT)] = Place.PARKED
_OF_STATUS[int(Status.WORK)] = Place.WORK
_OF_STATUS[int(Status.BASIC_JOB)] = Place.BASIC_JOB
_OF_STATUS[[int(status) for status in (Status.GAVE_UP, Status.UNDUE, Status.WITHOUT)]] = Place.NOWHERE

_OF_ACTIVITY = np.full(len(Activity), int(Place.PARKED), np.uint8)
_OF_ACTIVITY[[int(kind) for kind in (Activity.OWN_BARRIERS, Activity.EXERCISE)]] = Place.BARRIERS
_OF_ACTIVITY[[int(kind) for kind in (Activity.INFORMAL_CARE, Activity.SOCIAL, Activity.DAY_ACTIVITY)]] = Place.SOCIAL
_OF_ACTIVITY[int(Activity.VOLUNTEERING)] = Place.VOLUNTEERING
_OF_ACTIVITY[[int(kind) for kind in (Activity.LANGUAGE, Activity.TRAINING, Activity.WORK_EXPERIENCE)]] = Place.TRAINING


def places_of(world: World, people: int) -> NDArray[np.uint8]:
    """Place and marks of everyone who can come, as :class:`Place` | :class:`Mark`, shape (people,).

    Args:
        people: how many there are in all; those who have not entered yet are NOT_YET.
    """
    here, now = world.clients, world.happened
    place = _OF_STATUS[here.status]
    on_benefit = here.status == Status.ON_BENEFIT
    place = np.where(on_benefit, _OF_ACTIVITY[here.activity], place)
    place[on_benefit & (here.job == Job.PART_TIME)] = Place.PART_TIME
    talked = on_benefit & (now.talks > 0)
    place[talked & (place == int(Place.PARKED))] = Place.TALKING
    place[talked] |= np.uint8(Mark.TALKED)
    place[on_benefit & (here.sanction_months > 0)] |= np.uint8(Mark.MEASURE)
    place[now.started | now.found_full | now.found_part | now.accepted_basic | (now.exit > 0)] |= np.uint8(Mark.STARTED)
    place[now.entered | now.returned] |= np.uint8(Mark.CAME)
    stage = np.zeros(people, np.uint8)
    stage[: min(people, world.people)] = place[:people]
    return stage
