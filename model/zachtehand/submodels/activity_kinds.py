"""What the kinds of activity are like: one parameter per kind and property."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.parameters import ParameterGroup, par
from zachtehand.populations.categories import Activity


def _appeal(value: float) -> Any:
    return par(value, "log odds", value - 1.0, value + 1.0, "hand", "Appeal of this kind to the average client, beside personal fit and supply.")


def _hours(value: float) -> Any:
    return par(value, "hours/week", 0.5 * value, 2.0 * value, "zachte-hand", "Real hours; in the dossier at most about 10 a week for volunteers.")


def _lock_in(value: float, high: float) -> Any:
    return par(value, "share", 0.0, high, "design", "Share of search that someone in this activity gives up.")


def _months(value: float) -> Any:
    return par(value, "months", 0.0, 36.0, "convention", "Length of the programme; 0 is open-ended.")


def _drop_out(value: float) -> Any:
    return par(value, "ratio", 0.5 * value, 2.0 * value, "design", "Drop-out compared with volunteering.")


class AppealParameters(ParameterGroup):
    """Appeal per kind of activity."""

    own_barriers: float = _appeal(0.5)
    exercise: float = _appeal(-1.1)
    language: float = _appeal(0.6)
    informal_care: float = _appeal(0.3)
    social: float = _appeal(-1.5)
    volunteering: float = _appeal(0.5)
    day_activity: float = _appeal(0.4)
    training: float = _appeal(-1.0)
    work_experience: float = _appeal(-1.0)


class FitParameters(ParameterGroup):
    """What makes a kind of activity fit a person, beside its appeal to all."""

    own_barriers_debt: float = par(2.0, "log odds per unit", 0.0, 4.0, "design", "Work on own barriers fits those in debt.")
    own_barriers_mental: float = par(2.0, "log odds per unit", 0.0, 4.0, "design", "Work on own barriers fits those in poor mental health.")
    own_barriers_physical: float = par(1.5, "log odds per unit", 0.0, 3.0, "design", "Work on own barriers fits those in poor physical health.")
    exercise_physical: float = par(1.0, "log odds per unit", 0.0, 2.0, "design", "Exercise fits those in poor physical health.")
    exercise_mental: float = par(0.5, "log odds per unit", 0.0, 1.0, "design", "Exercise fits those in poor mental health.")
    language: float = par(5.0, "log odds per unit", 0.0, 10.0, "design", "A language course fits those with little Dutch.")
    informal_care: float = par(1.5, "log odds", 0.0, 3.0, "design", "Informal care as an activity fits those who give care.")
    social_efficacy: float = par(1.5, "log odds per unit", 0.0, 3.0, "design", "Social activity fits those with little self-efficacy.")
    volunteering_autonomous: float = par(1.5, "log odds per unit", 0.0, 3.0, "design", "Volunteering fits the motivated.")
    volunteering_mental: float = par(1.0, "log odds per unit", 0.0, 2.0, "design", "Volunteering fits those in good mental health.")
    volunteering_language: float = par(1.0, "log odds per unit", 0.0, 2.0, "design", "Volunteering fits those who speak Dutch.")
    day_activity_efficacy: float = par(1.5, "log odds per unit", 0.0, 3.0, "design", "Day activity fits those with little self-efficacy.")
    day_activity_mental: float = par(1.0, "log odds per unit", 0.0, 2.0, "design", "Day activity fits those in poor mental health.")
    training_human_capital: float = par(1.5, "log odds per unit", 0.0, 3.0, "design", "Training fits those with skills and work habits.")
    training_age: float = par(0.04, "log odds per year", 0.0, 0.08, "design", "Training fits the young.")
    work_experience_efficacy: float = par(1.5, "log odds per unit", 0.0, 3.0, "design", "A work-experience place fits those with self-efficacy.")
    work_experience_age: float = par(0.03, "log odds per year", 0.0, 0.06, "design", "A work-experience place fits the young.")


class ActivityHoursParameters(ParameterGroup):
    """Hours a week per kind of activity."""

    own_barriers: float = _hours(3)
    exercise: float = _hours(3)
    language: float = _hours(8)
    informal_care: float = _hours(10)
    social: float = _hours(4)
    volunteering: float = _hours(8)
    day_activity: float = _hours(16)
    training: float = _hours(16)
    work_experience: float = _hours(20)


class LockInParameters(ParameterGroup):
    """Lock-in on search per kind of activity."""

    own_barriers: float = _lock_in(0.10, 0.3)
    exercise: float = _lock_in(0.0, 0.1)
    language: float = _lock_in(0.15, 0.4)
    informal_care: float = _lock_in(0.15, 0.4)
    social: float = _lock_in(0.05, 0.2)
    volunteering: float = _lock_in(0.12, 0.4)
    day_activity: float = _lock_in(0.25, 0.5)
    training: float = _lock_in(0.35, 0.6)
    work_experience: float = _lock_in(0.30, 0.6)


class ProgrammeLengthParameters(ParameterGroup):
    """Length of programmes per kind of activity."""

    own_barriers: float = _months(24)
    exercise: float = _months(0)
    language: float = _months(12)
    informal_care: float = _months(0)
    social: float = _months(0)
    volunteering: float = _months(0)
    day_activity: float = _months(0)
    training: float = _months(6)
    work_experience: float = _months(6)


class DropOutParameters(ParameterGroup):
    """Drop-out per kind of activity, compared with volunteering."""

    own_barriers: float = _drop_out(1.3)
    exercise: float = _drop_out(1.5)
    language: float = _drop_out(1.2)
    informal_care: float = _drop_out(0.7)
    social: float = _drop_out(1.0)
    volunteering: float = _drop_out(1.0)
    day_activity: float = _drop_out(0.8)
    training: float = _drop_out(1.5)
    work_experience: float = _drop_out(1.5)


@lru_cache(maxsize=64)
def per_activity(group: ParameterGroup) -> NDArray[np.float32]:
    """The parameters of a group as an array over :class:`Activity` (0 for no activity)."""
    values = np.array([getattr(group, activity.name.lower(), 0.0) for activity in Activity], np.float32)
    values.flags.writeable = False  # shared by all who ask
    return values
