"""Community: initiatives of residents grow with help, and brokers match people (ODD 3, steps 1 and 6)."""

from __future__ import annotations

import numpy as np

from zachtehand.populations.categories import Activity, Status
from zachtehand.submodels import community
from zachtehand.submodels.shapes import as_share, rows_of
from zachtehand.treatment import in_use
from zachtehand.world import World


def initiatives_grow(world: World) -> None:
    """Initiatives grow where builders or volunteers help them, and fall back where that stops."""
    here, undergone = world.neighbourhoods, world.undergone
    helped = in_use(undergone.community_builders) or in_use(undergone.volunteers_strengthen)
    if not helped and np.array_equal(here.initiatives, here.initiatives_anchor):
        return
    clients, p = world.clients, world.parameters.community
    on_benefit = clients.status == Status.ON_BENEFIT

    def mean(value: object) -> np.ndarray:
        weights = np.broadcast_to(np.asarray(value, np.float64), on_benefit.shape) * on_benefit
        return np.bincount(clients.neighbourhood, weights=weights, minlength=len(here)) / np.maximum(here.clients, 1)

    volunteers = mean(as_share(clients.activity == Activity.VOLUNTEERING))
    help_now = community.help_for_initiatives(mean(undergone.community_builders), volunteers, mean(undergone.volunteers_strengthen), p)
    here.initiatives[:] = community.initiatives_after(here.initiatives, anchor=here.initiatives_anchor, helped=help_now, p=p)


def brokers_match(world: World) -> None:
    """Brokers bring people who do nothing yet together with other residents; builders and brokers are paid for."""
    clients, happened, p = world.clients, world.happened, world.parameters.community
    on_benefit = clients.status == Status.ON_BENEFIT
    for regime, treatment in enumerate(world.treatments):
        if treatment.community_builders <= 0 and treatment.community_brokers <= 0:
            continue
        here = on_benefit & (clients.regime == regime)
        scale = world.supply_scale * float(world.shares[regime])
        world.municipality.community_fte += (treatment.community_builders + treatment.community_brokers) * scale
        rows = rows_of(here & (clients.activity == Activity.NONE) & (happened.offered_kind == Activity.NONE))
        expected = community.matches_with_clients(treatment.community_brokers * scale, p)
        chance = community.chance_of_match(expected, community.openness(happened.active_around[rows], p))
        rows = rows[world.uniform("broker.match", rows) < chance]
        helping = world.uniform("broker.kind", rows) < p.volunteering
        happened.matched[rows] = True
        happened.asked[rows] = True
        happened.offered_kind[rows] = np.where(helping, int(Activity.VOLUNTEERING), int(Activity.SOCIAL))
