"""Exemptions: granted in a talk, and looked at again when they lapse (ODD 3, steps 1 and 3)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Status
from zachtehand.populations.clients import SCHOOL_AGE
from zachtehand.steps.childcare import childcare
from zachtehand.submodels import participation
from zachtehand.submodels.shapes import as_share, rows_of
from zachtehand.world import World


def exemptions_lapse(world: World) -> None:
    """Exemptions run out; where the ground still holds, which the file tells, they are renewed without a talk."""
    clients, p = world.clients, world.parameters.participation
    lapsing = rows_of((clients.exempt_months == 1) & (clients.status == Status.ON_BENEFIT))
    clients.exempt_months -= clients.exempt_months > 0
    renewed = lapsing[world.uniform("exemption.renewal", lapsing) < p.exemption_renewed]
    clients.exempt_months[renewed] = int(p.exemption_months)


def exempt_those_who_cannot(world: World, rows: NDArray[np.intp]) -> None:
    """Someone who can do little is exempted when the talk turns to taking part."""
    clients, undergone, p = world.clients, world.undergone, world.parameters.participation
    ability = participation.can(
        clients.health_physical.take(rows), clients.health_mental.take(rows), clients.debt.take(rows), clients.language.take(rows),
        as_share(clients.youngest_child_age.take(rows) < SCHOOL_AGE), childcare(world, rows), p,
    )  # fmt: skip
    exempted = rows[world.uniform("talk.exemption", rows) < participation.exempted(ability, undergone.at("exemption", rows), p)]
    clients.exempt_months[exempted] = int(p.exemption_months)
    world.happened.exempted[exempted] = True
    world.happened.raised[exempted] = False
