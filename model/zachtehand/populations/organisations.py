"""Caseworkers, employers, host organisations and neighbourhoods."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Segment, Weight
from zachtehand.populations.columns import Columns, column, share

F = np.float32


class Caseworkers(Columns):
    """Caseworkers of the municipality, in teams that each work under one policy."""

    team: NDArray = column(np.int8, "index", "team: 0 of the policy before, 1 of the scenario's, 2 and on of programmes with a team of their own")
    contract: NDArray = column(F, "fte", "contract", default=1, low=0, high=1)
    style: NDArray = share("from cooperative (0) to demanding (1)", default=0.4)
    skill: NDArray = column(F, "index", "skill, mean one: half of caseworkers have little effect", default=1, low=0, high=20)
    load: NDArray = column(F, "ratio", "demanded over available hours last month", default=1, low=0, high=1e6)
    box_ticking: NDArray = share("inclination to work on paper rather than with the client")
    burnout: NDArray = share("burnout", default=0.1)
    weights: NDArray = column(F, "weight", "what weighs in dividing hours", default=1, rows=Weight, low=0)
    tenure: NDArray = column(np.int16, "months", "months in this post", low=0)
    courses: NDArray = column(F, "courses", "courses in a method that this caseworker has had", low=0, high=2)
    clients: NDArray = column(np.int32, "clients", "clients assigned", low=0)
    hours: NDArray = column(F, "hours/month", "hours for clients this month", low=0)
    hours_used: NDArray = column(F, "hours/month", "hours spent on clients this month", low=0)


class Employers(Columns):
    """Employers who may hire from the group."""

    segment: NDArray = column(np.int8, "category", "segment", category=Segment)
    size_share: NDArray = column(F, "share", "share of the vacancies of the segment", low=0, high=1)
    vacancies: NDArray = column(np.int32, "vacancies", "vacancies this month", low=0)
    wage: NDArray = column(F, "ratio", "hourly wage over the minimum wage", default=1.1, low=1, high=3)
    quality: NDArray = share("quality of the work and length of the contracts", default=0.5)
    willingness: NDArray = share("willingness towards people far from work", default=0.5)
    experience: NDArray = share("experience with the group")
    subsidy_awareness: NDArray = share("knows of subsidies", default=0.3)
    support: NDArray = share("support received from the municipality")
    hired: NDArray = column(np.int32, "people", "hired from the group so far", low=0)
    basic_jobs: NDArray = column(np.int32, "people", "basic jobs hosted", low=0)


class Hosts(Columns):
    """Organisations that offer places: volunteering, day activity, courses."""

    kind: NDArray = column(np.int8, "category", "kind of activity", category=Activity)
    neighbourhood: NDArray = column(np.int16, "index", "neighbourhood")
    size_share: NDArray = column(F, "share", "share of the places of this kind", low=0, high=1)
    places: NDArray = column(np.int32, "places", "places", low=0)
    guidance: NDArray = column(np.int32, "places", "places with extra guidance among them", low=0)
    taken: NDArray = column(np.int32, "places", "places taken", low=0)
    guidance_taken: NDArray = column(np.int32, "places", "guidance places taken", low=0)


class Neighbourhoods(Columns):
    """Neighbourhoods: the social surroundings of clients."""

    joblessness: NDArray = share("joblessness among all residents", default=0.2)
    initiatives: NDArray = share("strength of community initiatives", default=0.3)
    initiatives_anchor: NDArray = share("strength that initiatives fall back to when nobody helps them", default=0.3)
    clients: NDArray = column(np.int32, "clients", "people on the benefit here, when they look around this month", low=0)
    active_share: NDArray = share("active share among clients here", default=0.25)
    east: NDArray = column(F, "km", "place on the map, east of the middle of the city")
    north: NDArray = column(F, "km", "place on the map, north of the middle of the city")
    quarter: NDArray = column(np.int8, "index", "quarter of the city: neighbourhoods on the same side of the middle", low=0)
    access: NDArray = share("free places that can be reached from here, near ones counting most", default=0.3)
    rollout_rank: NDArray = column(np.int16, "rank", "place in a roll-out by neighbourhood", low=0)
