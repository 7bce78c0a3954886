"""Childcare places in return for hours: offered in a talk, kept while the hours are done (ODD 3, steps 4 and 6)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Status
from zachtehand.populations.clients import SCHOOL_AGE
from zachtehand.submodels import childcare_bargain
from zachtehand.submodels.shapes import as_share, rows_of
from zachtehand.treatment import in_use
from zachtehand.world import World

IN_RETURN = np.zeros(len(Activity), np.bool_)
"""Kinds of activity that count as hours in return."""
IN_RETURN[[Activity.VOLUNTEERING, Activity.INFORMAL_CARE]] = True


def childcare(world: World, rows: NDArray[np.intp] | None = None) -> Any:
    """How far childcare is arranged, 0–1, for these people or for everybody: by the policy, or by a place of one's own."""
    clients = world.clients
    arranged = world.undergone.childcare if rows is None else world.undergone.at("childcare", rows)
    if not _offered(world):
        return arranged
    months = clients.childcare_months if rows is None else clients.childcare_months[rows]
    return np.maximum(np.asarray(arranged, np.float32), as_share(months > 0))


def _offered(world: World) -> bool:
    return in_use(world.undergone.childcare_places)


def offer_childcare(world: World, rows: NDArray[np.intp]) -> None:
    """Parents in a talk are offered a free place in return for hours; whoever signs has time to find the hours.

    Someone who does the hours already only signs for them.
    """
    if not _offered(world):
        return
    clients, undergone = world.clients, world.undergone
    free = round(world.supplied("childcare_places")) - int(np.count_nonzero(clients.childcare_months))
    wanted = np.asarray(undergone.at("childcare_places", rows)) > 0
    parents = rows[(clients.youngest_child_age[rows] < SCHOOL_AGE) & (clients.childcare_months[rows] == 0) & wanted]
    if free <= 0 or not parents.size:
        return
    hours = undergone.at("childcare_hours", parents)
    chance = childcare_bargain.takes_bargain(clients.autonomous[parents], clients.trust[parents], hours, world.parameters.childcare)
    willing = parents[world.uniform("childcare.signs", parents) < chance]
    signs = willing[np.argsort(world.uniform("childcare.turn", willing), kind="stable")[:free]]
    clients.childcare_months[signs] = undergone.for_each("childcare_search_months", signs)
    active = signs[IN_RETURN[clients.activity[signs]]]
    clients.activity_hours[active] = np.maximum(clients.activity_hours[active], undergone.at("childcare_hours", active))


def looks_for_hours(world: World) -> NDArray[np.bool_] | np.bool_:
    """Those with a childcare place who do nothing yet: they look for the hours that they owe. False if there are none."""
    if not _offered(world):
        return np.bool_(False)
    clients = world.clients
    return (clients.childcare_months > 0) & (clients.activity == Activity.NONE) & (clients.status == Status.ON_BENEFIT)


def only_what_counts(world: World, rows: NDArray[np.intp], fit: NDArray[np.float32]) -> None:
    """Those who owe hours choose among the kinds that count; changes the fit, shape (kinds, people), in place."""
    if _offered(world):
        fit[np.ix_(~IN_RETURN, world.clients.childcare_months[rows] > 0)] = -np.inf


def hours_owed(world: World, rows: NDArray[np.intp]) -> Any:
    """Hours a week that these people owe for a childcare place; 0 without one."""
    if not _offered(world):
        return 0.0
    return world.undergone.at("childcare_hours", rows) * as_share(world.clients.childcare_months[rows] > 0)


def childcare_places_end(world: World) -> None:
    """A place is kept while the hours are done; without them it ends after the time to find them, and at school age or off the benefit."""
    clients, undergone = world.clients, world.undergone
    rows = rows_of(clients.childcare_months > 0)
    if not rows.size:
        return
    done = IN_RETURN[clients.activity[rows]] & (clients.activity_hours[rows] >= np.asarray(undergone.at("childcare_hours", rows)) - 1e-3)
    left = np.where(done, np.asarray(undergone.at("childcare_search_months", rows)), clients.childcare_months[rows] - 1)
    on_benefit = clients.status[rows] == Status.ON_BENEFIT
    stays = on_benefit & (clients.youngest_child_age[rows] < SCHOOL_AGE) & (np.asarray(undergone.at("childcare_places", rows)) > 0)
    clients.childcare_months[rows] = np.where(stays, left, 0)
