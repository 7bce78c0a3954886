"""What activities, jobs and other situations give (model 7)."""

from __future__ import annotations

import numpy as np
import pytest
from contract import changed, one, only

from zachtehand.populations.categories import Activity, Status
from zachtehand.submodels.situations import ActivityGainParameters, SituationGainParameters, gains_table, part_time_gains
from zachtehand.submodels.wellbeing import LATENT, LatentBaseParameters, WellbeingParameters, latent_base, latent_targets

A, S, W = ActivityGainParameters, SituationGainParameters, WellbeingParameters
FIVE = ("time_structure", "social_contact", "collective_purpose", "status", "activity")


def gains(group: type, situation: str) -> list[float]:
    return [getattr(group(), f"{situation}_{function}") for function in FIVE]


def test_gains_stand_at_their_activity_and_status() -> None:
    table = gains_table(only(W, activity_scale=2.0, work_scale=0.5), A(), S())
    assert table.dtype == np.float32
    assert table.shape == (len(LATENT), len(Activity) + len(Status))
    assert table[:, Activity.VOLUNTEERING] == pytest.approx([0.16, 0.18, 0.20, 0.14, 0.18])
    assert table[:, len(Activity) + Status.WORK] == pytest.approx([0.10, 0.055, 0.065, 0.10, 0.09])
    assert not table[:, Activity.NONE].any()
    assert not table[:, len(Activity) + Status.GAVE_UP].any()


def test_every_kind_of_activity_gives_something_and_has_a_place_for_every_gain() -> None:
    table = gains_table(only(W, activity_scale=1.0, work_scale=1.0), A(), S())
    assert np.count_nonzero(table[:, : len(Activity)]) == len(A.declared)
    assert np.count_nonzero(table[:, len(Activity) :]) + len(FIVE) == len(S.declared)


def test_one_gain_moves_one_place() -> None:
    moved = gains_table(W(), changed(A, social_status=0.05), S()) - gains_table(W(), A(), S())
    assert np.flatnonzero(moved).size == 1
    assert moved[FIVE.index("status"), Activity.SOCIAL] == pytest.approx(0.02)


def test_regular_work_gives_more_than_a_basic_job_more_than_unpaid_activity_more_than_nothing() -> None:
    """The order in which studies find them, for the five together."""
    unpaid = [sum(gains(A, activity.name.lower())) for activity in Activity if activity is not Activity.NONE]
    assert sum(gains(S, "work")) > sum(gains(S, "basic_job")) > max(unpaid) >= min(unpaid) > 0
    assert sum(gains(S, "basic_job")) > sum(gains(S, "part_time")) > 0


def targets(situation: int, *, strength: float = 1.0, part_time: float = 0.0, confidence: float = 0.0) -> np.ndarray:
    return latent_targets(
        situation=np.array([situation]),
        table=gains_table(only(W, activity_scale=1.0, work_scale=1.0), A(), S()),
        strength=one(strength),
        part_time=one(part_time),
        part_time_gains=part_time_gains(S()),
        confidence=one(confidence),
        base=latent_base(changed(LatentBaseParameters, **dict.fromkeys(LatentBaseParameters.declared, 0.3))),
    )[:, 0]


def test_latent_functions_by_hand() -> None:
    assert targets(Activity.NONE) == pytest.approx([0.3] * 5)
    assert latent_base(LatentBaseParameters()).dtype == np.float32
    expected = 0.3 + 0.5 * np.array([0.04, 0.09, 0.03, 0.03, 0.07]) + np.array([0.07, 0.05, 0.05, 0.07, 0.07]) + 0.024
    # half of the gain, part-time work in full, and what confidence adds to all five
    assert targets(Activity.SOCIAL, strength=0.5, part_time=1, confidence=0.024) == pytest.approx(expected)
