"""Travel: how well places can be reached, and whom distance keeps at home (model 6.9).

A way costs money, which weighs on those with debts unless a travel pass pays, and strength, which weighs on
those in poor physical health. What counts is not the number of hosts but how their free places lie around
someone, so that results per 1,000 clients do not depend on the number of clients.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from zachtehand.parameters import ParameterGroup, par
from zachtehand.submodels.shapes import Floats, Number


class TravelParameters(ParameterGroup):
    """Distance and what it does to the ability to take part."""

    spacing: float = par(1.2, "km", 0.6, 3.0, "design", "Distance between the middles of neighbourhoods next to each other.")
    within: float = par(0.4, "km", 0.2, 0.8, "design", "Distance to a place in one's own neighbourhood.")
    reach: float = par(2.5, "km", 1.0, 5.0, "design", "Distance at which a place counts for about a third of one at the door.")
    burden: float = par(
        0.30, "0-1", 0.0, 0.6, "design", "Ability that places out of reach take from someone with nothing but debts and no strength (0: no matter).",
    )  # fmt: skip
    money: float = par(0.5, "share", 0.2, 0.8, "design", "Part of that burden that is money; the rest is strength.")
    fare: float = par(45.0, "EUR/month of 2026", 20.0, 90.0, "amsterdam-rules", "Travel pass that pays the way wholly.")
    usual: float = par(0.40, "share", 0.25, 0.55, "convention", "Places within reach at which the other parameters of ability hold.")


def places_in_city(angle: Floats, outward: Floats, p: TravelParameters) -> tuple[Floats, Floats]:
    """Places of neighbourhoods, spread evenly over a round city that is larger the more of them there are; km east and north of its middle.

    Args:
        angle, outward: uniform draws, shape (neighbourhoods,).
    """
    radius = p.spacing * np.sqrt(len(angle) / np.pi)
    turn, far = (2 * np.pi) * angle, radius * np.sqrt(outward)
    return (far * np.cos(turn)).astype(np.float32), (far * np.sin(turn)).astype(np.float32)


def within_reach(east: Floats, north: Floats, free_places: NDArray, p: TravelParameters) -> Floats:
    """Share of the free places that people in each neighbourhood can reach, near ones counting most; shape (neighbourhoods,), 0–1.

    Args:
        east, north: places of the neighbourhoods, km.
        free_places: in each of them; nothing is within reach where there are none at all.
    """
    share = free_places / max(float(free_places.sum()), 1.0)
    return np.einsum("ij,j->i", _nearness(east.tobytes(), north.tobytes(), p), share).astype(np.float32)


@lru_cache(maxsize=16)
def _nearness(east: bytes, north: bytes, p: TravelParameters) -> Floats:
    """How much a place in one neighbourhood counts in another, shape (neighbourhoods, neighbourhoods); neighbourhoods never move."""
    here, there = np.frombuffer(east, np.float32), np.frombuffer(north, np.float32)
    km = p.within + np.hypot(here[:, None] - here, there[:, None] - there)
    return np.exp(-km / p.reach)


def ability_lost(access: Floats, physical: Floats, debt: Floats, paid: Number, p: TravelParameters) -> Floats:
    """Ability to take part that the way there takes, below 0 where more places than usual are within reach.

    Args:
        access: share of places within reach, 0–1.
        paid: share of the fare that a travel pass pays, 0–1.
    """
    weight = p.money * debt * (1.0 - paid) + (1.0 - p.money) * (1.0 - physical)
    return p.burden * (p.usual - access) * weight
