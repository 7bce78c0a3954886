"""What activities, jobs and other situations give to Jahoda's five latent functions (model 7).

One parameter per situation and function: time structure, social contact, collective purpose, status and
activity, over the level of someone who does nothing. Two scales move all of them at once
(``wellbeing.activity_scale`` and ``wellbeing.work_scale``).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.parameters import ParameterGroup, par
from zachtehand.populations.categories import Activity, Status
from zachtehand.submodels.wellbeing import LATENT, WellbeingParameters


def _gain(value: float, situation: str, function: str) -> Any:
    return par(value, "0-1", 0.5 * value, 1.5 * value, "design", f"What {situation}, freely chosen, adds to {function}.")


def _lasting_gain(value: float, situation: str, function: str) -> Any:
    return par(value, "0-1", 0.75 * value, 1.25 * value, "design", f"What {situation} adds to {function}.")


class ActivityGainParameters(ParameterGroup):
    """What each kind of activity gives when it is freely chosen."""

    own_barriers_time_structure: float = _gain(0.04, "work on own barriers", "time structure")
    own_barriers_social_contact: float = _gain(0.03, "work on own barriers", "social contact")
    own_barriers_collective_purpose: float = _gain(0.01, "work on own barriers", "collective purpose")
    own_barriers_status: float = _gain(0.01, "work on own barriers", "status")
    own_barriers_activity: float = _gain(0.04, "work on own barriers", "activity")
    exercise_time_structure: float = _gain(0.03, "exercise", "time structure")
    exercise_social_contact: float = _gain(0.04, "exercise", "social contact")
    exercise_collective_purpose: float = _gain(0.01, "exercise", "collective purpose")
    exercise_status: float = _gain(0.01, "exercise", "status")
    exercise_activity: float = _gain(0.08, "exercise", "activity")
    language_time_structure: float = _gain(0.07, "a language course", "time structure")
    language_social_contact: float = _gain(0.05, "a language course", "social contact")
    language_collective_purpose: float = _gain(0.03, "a language course", "collective purpose")
    language_status: float = _gain(0.03, "a language course", "status")
    language_activity: float = _gain(0.07, "a language course", "activity")
    informal_care_time_structure: float = _gain(0.05, "informal care", "time structure")
    informal_care_social_contact: float = _gain(0.02, "informal care", "social contact")
    informal_care_collective_purpose: float = _gain(0.08, "informal care", "collective purpose")
    informal_care_status: float = _gain(0.03, "informal care", "status")
    informal_care_activity: float = _gain(0.07, "informal care", "activity")
    social_time_structure: float = _gain(0.04, "social activity", "time structure")
    social_social_contact: float = _gain(0.09, "social activity", "social contact")
    social_collective_purpose: float = _gain(0.03, "social activity", "collective purpose")
    social_status: float = _gain(0.03, "social activity", "status")
    social_activity: float = _gain(0.07, "social activity", "activity")
    volunteering_time_structure: float = _gain(0.08, "volunteering", "time structure")
    volunteering_social_contact: float = _gain(0.09, "volunteering", "social contact")
    volunteering_collective_purpose: float = _gain(0.10, "volunteering", "collective purpose")
    volunteering_status: float = _gain(0.07, "volunteering", "status")
    volunteering_activity: float = _gain(0.09, "volunteering", "activity")
    day_activity_time_structure: float = _gain(0.10, "day activity", "time structure")
    day_activity_social_contact: float = _gain(0.08, "day activity", "social contact")
    day_activity_collective_purpose: float = _gain(0.07, "day activity", "collective purpose")
    day_activity_status: float = _gain(0.04, "day activity", "status")
    day_activity_activity: float = _gain(0.10, "day activity", "activity")
    training_time_structure: float = _gain(0.10, "training", "time structure")
    training_social_contact: float = _gain(0.07, "training", "social contact")
    training_collective_purpose: float = _gain(0.05, "training", "collective purpose")
    training_status: float = _gain(0.07, "training", "status")
    training_activity: float = _gain(0.09, "training", "activity")
    work_experience_time_structure: float = _gain(0.12, "a work-experience place", "time structure")
    work_experience_social_contact: float = _gain(0.07, "a work-experience place", "social contact")
    work_experience_collective_purpose: float = _gain(0.07, "a work-experience place", "collective purpose")
    work_experience_status: float = _gain(0.07, "a work-experience place", "status")
    work_experience_activity: float = _gain(0.10, "a work-experience place", "activity")


class SituationGainParameters(ParameterGroup):
    """What work gives at average quality, and what life elsewhere gives."""

    work_time_structure: float = _lasting_gain(0.20, "an average regular job", "time structure")
    work_social_contact: float = _lasting_gain(0.11, "an average regular job", "social contact")
    work_collective_purpose: float = _lasting_gain(0.13, "an average regular job", "collective purpose")
    work_status: float = _lasting_gain(0.20, "an average regular job", "status")
    work_activity: float = _lasting_gain(0.18, "an average regular job", "activity")
    basic_job_time_structure: float = _lasting_gain(0.18, "an average basic job", "time structure")
    basic_job_social_contact: float = _lasting_gain(0.11, "an average basic job", "social contact")
    basic_job_collective_purpose: float = _lasting_gain(0.13, "an average basic job", "collective purpose")
    basic_job_status: float = _lasting_gain(0.14, "an average basic job", "status")
    basic_job_activity: float = _lasting_gain(0.17, "an average basic job", "activity")
    part_time_time_structure: float = _lasting_gain(0.07, "part-time work beside the benefit", "time structure")
    part_time_social_contact: float = _lasting_gain(0.05, "part-time work beside the benefit", "social contact")
    part_time_collective_purpose: float = _lasting_gain(0.05, "part-time work beside the benefit", "collective purpose")
    part_time_status: float = _lasting_gain(0.07, "part-time work beside the benefit", "status")
    part_time_activity: float = _lasting_gain(0.07, "part-time work beside the benefit", "activity")
    study_time_structure: float = _lasting_gain(0.13, "study", "time structure")
    study_social_contact: float = _lasting_gain(0.10, "study", "social contact")
    study_collective_purpose: float = _lasting_gain(0.05, "study", "collective purpose")
    study_status: float = _lasting_gain(0.12, "study", "status")
    study_activity: float = _lasting_gain(0.14, "study", "activity")
    household_time_structure: float = _lasting_gain(0.05, "life with a partner off the benefit", "time structure")
    household_social_contact: float = _lasting_gain(0.03, "life with a partner off the benefit", "social contact")
    household_collective_purpose: float = _lasting_gain(0.03, "life with a partner off the benefit", "collective purpose")
    household_status: float = _lasting_gain(0.07, "life with a partner off the benefit", "status")
    household_activity: float = _lasting_gain(0.04, "life with a partner off the benefit", "activity")
    pension_time_structure: float = _lasting_gain(0.07, "pension", "time structure")
    pension_social_contact: float = _lasting_gain(0.03, "pension", "social contact")
    pension_collective_purpose: float = _lasting_gain(0.03, "pension", "collective purpose")
    pension_status: float = _lasting_gain(0.09, "pension", "status")
    pension_activity: float = _lasting_gain(0.05, "pension", "activity")


@lru_cache(maxsize=16)
def gains_table(p: WellbeingParameters, activities: ActivityGainParameters, situations: SituationGainParameters) -> NDArray[np.float32]:
    """Gains on the five latent functions, shape (5, activities + statuses): by activity while on benefit, then by status."""
    by_activity = np.array([_five(activities, activity.name) for activity in Activity], np.float32).T * p.activity_scale
    by_status = np.array([_five(situations, status.name) for status in Status], np.float32).T * p.work_scale
    return np.concatenate([by_activity, by_status], axis=1).astype(np.float32)


@lru_cache(maxsize=16)
def part_time_gains(situations: SituationGainParameters) -> tuple[float, ...]:
    """Gains of part-time work beside the benefit on the five latent functions."""
    return _five(situations, "part_time")


def _five(group: ParameterGroup, situation: str) -> tuple[float, ...]:
    """The gains of one situation; 0 for one that gives nothing."""
    return tuple(getattr(group, f"{situation}_{function.name}".lower(), 0.0) for function in LATENT)
