"""Intake: terms for new clients, and a question to applicants (ODD 3, steps 2 and 4)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Status
from zachtehand.treatment import in_use
from zachtehand.world import World

DAYS_A_MONTH = 30.0
STILL_NEW = 92.0
"""Days after the end of a term in which it still makes someone go first."""


def applicants_are_asked(world: World) -> None:
    """Those who apply or come back are asked what they do for the city: who does something is noted, the others have been asked."""
    clients, happened = world.clients, world.happened
    if not in_use(world.undergone.applicants_asked):
        return
    asked = (happened.entered | happened.returned) & (world.uniform("intake.question") < world.undergone.applicants_asked)
    active = clients.activity != Activity.NONE
    clients.registered[asked & active] = True
    clients.kind_on_file[asked & active] = clients.activity[asked & active]
    happened.asked |= asked & ~active


def term_ends(world: World) -> NDArray[np.bool_] | np.bool_:
    """New clients who have to be seen this month, because a first talk or a plan is due. False where no policy has such terms."""
    if not in_use(world.undergone.first_talk_days):
        return plan_is_due(world)
    return plan_is_due(world) | (_due(world, world.undergone.first_talk_days) & ~world.clients.in_view)


def plan_is_due(world: World) -> NDArray[np.bool_] | np.bool_:
    """New clients without a plan whose term for one ends this month, or ended without a talk since. False where no policy has such terms."""
    clients, term = world.clients, world.undergone.plan_days
    if not in_use(term):
        return np.False_
    not_since = ~clients.in_view | (clients.months_since_talk * DAYS_A_MONTH > _days_since_entry(world) - term)
    return _due(world, term) & ~clients.plan & not_since


def _due(world: World, term: Any) -> NDArray[np.bool_]:
    days = _days_since_entry(world)
    on_benefit = world.clients.status == Status.ON_BENEFIT
    return on_benefit & (np.asarray(term) > 0) & (days >= term) & (days <= np.asarray(term) + STILL_NEW)


def _days_since_entry(world: World) -> NDArray[np.floating]:
    """Days between entry, on a day of its month that stays with the person, and the end of this month."""
    clients = world.clients
    months = clients.months_in_status - (clients.left_from == 0)  # a month is added before newcomers enter, but not to those who come back
    return DAYS_A_MONTH * (months + 1.0 - world.luck.lasting("intake.day", world.everyone.size)[: world.people])
