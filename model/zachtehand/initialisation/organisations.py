"""The organisations of a municipality at the start: neighbourhoods, employers and hosts.

Their number follows from the number of clients, their traits from the profile, the parameters and the seed.
"""

from __future__ import annotations

import numpy as np

from zachtehand.populations.categories import Activity, Segment
from zachtehand.populations.organisations import Employers, Hosts, Neighbourhoods
from zachtehand.profiles.profile import Profile
from zachtehand.randomness import Luck
from zachtehand.submodels import Parameters, travel
from zachtehand.submodels.starting import OrganisationParameters


def new_neighbourhoods(profile: Profile, luck: Luck, parameters: Parameters) -> Neighbourhoods:
    """The neighbourhoods of a profile, each with a place in the city and initiatives of its own."""
    levels = np.asarray(profile.neighbourhoods.joblessness, np.float32)
    made = Neighbourhoods(levels.size)
    made.joblessness[:] = levels
    p = parameters.organisations
    place = luck.generator("neighbourhood.place").random((2, levels.size), dtype=np.float32)
    made.east[:], made.north[:] = travel.places_in_city(place[0], place[1], parameters.travel)
    made.quarter[:] = 2 * (made.east > 0) + (made.north > 0)
    made.initiatives[:] = p.initiatives_least + p.initiatives_spread * luck.generator("neighbourhood.initiatives").random(levels.size, dtype=np.float32)
    made.initiatives_anchor[:] = made.initiatives
    made.rollout_rank[:] = np.argsort(np.argsort(luck.generator("neighbourhood.rollout").random(levels.size)))
    return made


def new_employers(clients: int, luck: Luck, parameters: Parameters) -> Employers:
    """Employers of all segments, few large and many small; in proportion to the number of clients, at least three a segment."""
    p, organisations = parameters.employers, parameters.organisations
    per_segment = max(round(organisations.employers * clients / 1000.0 / len(Segment)), 3)
    made = Employers(per_segment * len(Segment))
    draw = luck.generator("employer.traits").random((6, made.size), dtype=np.float32)
    made.segment[:] = np.repeat(np.arange(len(Segment)), per_segment)
    weight = (1.0 - organisations.employer_cut * draw[0]) ** -organisations.employer_tail  # Pareto-like sizes, cut off
    made.size_share[:] = weight / np.repeat(weight.reshape(len(Segment), -1).sum(axis=1), per_segment)
    made.wage[:] = 1.0 + p.wage_spread * draw[1] * draw[2]
    made.quality[:] = 0.5 + p.quality_spread * (draw[2] - 0.5)
    made.willingness[:] = 0.5 + p.willingness_spread * (draw[3] + draw[4] - 1.0)
    made.experience[:] = p.experience_at_start * draw[5]
    made.subsidy_awareness[:] = p.awareness_least + p.awareness_spread * draw[1]
    return made


def new_hosts(clients: int, neighbourhoods: int, luck: Luck, p: OrganisationParameters) -> Hosts:
    """Host organisations of every kind of activity, over the neighbourhoods; in proportion to the number of clients, at least one a kind.

    Args:
        clients, neighbourhoods: how many there are.
    """
    per_kind = max(round(p.hosts * clients / 1000.0), 1)
    kinds = [kind for kind in Activity if kind not in (Activity.NONE, Activity.INFORMAL_CARE)]
    made = Hosts(per_kind * len(kinds))
    made.kind[:] = np.repeat(kinds, per_kind)
    draw = luck.generator("host.traits").random((2, made.size), dtype=np.float32)
    weight = p.host_least + draw[0]
    made.size_share[:] = weight / np.repeat(weight.reshape(len(kinds), -1).sum(axis=1), per_kind)
    made.neighbourhood[:] = (np.arange(made.size) + int(draw[1, 0] * neighbourhoods)) % neighbourhoods
    return made
