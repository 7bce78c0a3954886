"""What the kinds of activity are like."""

from __future__ import annotations

import numpy as np
import pytest
from contract import changed

from zachtehand.parameters import ParameterGroup
from zachtehand.populations.categories import Activity
from zachtehand.submodels.activity_kinds import (
    ActivityHoursParameters,
    AppealParameters,
    DropOutParameters,
    LockInParameters,
    ProgrammeLengthParameters,
    per_activity,
)

GROUPS = (AppealParameters, ActivityHoursParameters, LockInParameters, ProgrammeLengthParameters, DropOutParameters)
every_group = pytest.mark.parametrize("kind", GROUPS, ids=lambda kind: kind.__name__)


@every_group
def test_every_kind_has_a_value_and_nothing_else_has(kind: type[ParameterGroup]) -> None:
    assert set(kind.declared) == {activity.name.lower() for activity in Activity if activity is not Activity.NONE}


@every_group
def test_values_stand_at_their_kind(kind: type[ParameterGroup]) -> None:
    group = changed(kind, **{name: 10.0 + Activity[name.upper()] for name in kind.declared})
    values = per_activity(group)
    assert values.tolist() == [0.0] + [10.0 + activity for activity in Activity if activity is not Activity.NONE]
    assert values.dtype == np.float32


def test_nobody_can_change_what_is_shared() -> None:
    values = per_activity(LockInParameters())
    with pytest.raises(ValueError, match="read-only"):
        values[0] = 1.0
    assert per_activity(changed(LockInParameters, social=0.2))[Activity.SOCIAL] == pytest.approx(0.2)


def test_hours_and_shares_make_sense() -> None:
    hours, lock_in, drop_out = (per_activity(group())[1:] for group in (ActivityHoursParameters, LockInParameters, DropOutParameters))
    assert ((hours > 0) & (hours <= 40)).all()
    assert ((lock_in >= 0) & (lock_in < 1)).all()
    assert (drop_out > 0).all()
    assert per_activity(DropOutParameters())[Activity.VOLUNTEERING] == 1  # what the others are compared with
