"""Traits of synthetic people: one block of them at a time, from the marginals and rank correlations of a profile.

Marginals and rank correlations are met with a Gaussian copula: correlated normals give everyone a place
in the order of each trait, and the marginal says which value stands at that place.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from zachtehand.populations.categories import Education, Household, Status
from zachtehand.populations.clients import NO_CHILD, Clients
from zachtehand.profiles.marginals import Floats, quantile
from zachtehand.profiles.profile import CORRELATED, Kind, Profile
from zachtehand.randomness import Luck

BLOCK = 8192
"""People are drawn in blocks of this size, always whole ones: so the arithmetic, to the last bit, does not depend on how many are wanted."""
_ADULT_AGE = 18.0
# Traits that are filled from their own marginal without more: drawn together, or each apart.
_JOINT = tuple(trait for trait in CORRELATED if trait not in ("household", "years_on_benefit", "neighbourhood"))
_APART = ("hidden_income", "buffering", "reactance_rate", "reactance_threshold", "scarcity", "no_show_trait", "satisfaction_constant")
# Places at the very ends would be infinitely far out.
_CLOSE_TO_ZERO, _CLOSE_TO_ONE = np.float32(2.0**-23), np.float32(1.0 - 2.0**-23)


class Draws:
    """One stream of random numbers per trait; each is read a block at a time, in step with the others."""

    def __init__(self, luck: Luck, kind: str) -> None:
        self._luck = luck
        self._kind = kind
        self._streams: dict[str, np.random.Generator] = {}

    def _stream(self, trait: str) -> np.random.Generator:
        if trait not in self._streams:
            self._streams[trait] = self._luck.generator(f"people.{self._kind}.{trait}")
        return self._streams[trait]

    def place(self, trait: str) -> Floats:
        """Places in the order of one trait, 0 up to 1: shape (BLOCK,)."""
        return self._stream(trait).random(BLOCK, dtype=np.float32)

    def normal(self, trait: str) -> Floats:
        """Standard normals: shape (BLOCK,)."""
        return self._stream(trait).standard_normal(BLOCK, dtype=np.float32)


def block_of_people(profile: Profile, kind: Kind, draws: Draws) -> Clients:
    """One block of people from the profile's marginals and correlations, before any selection."""
    people = profile.people(kind)
    normals = np.stack([draws.normal(trait) for trait in CORRELATED])
    # einsum rather than a matrix product: its sums do not depend on the number of threads.
    joint = np.einsum("ij,jk->ik", _factor(profile), normals)
    places: dict[str, Floats] = dict(zip(CORRELATED, np.clip(ndtr(joint), _CLOSE_TO_ZERO, _CLOSE_TO_ONE), strict=True))
    clients = Clients(BLOCK)
    clients.status[:] = Status.ON_BENEFIT if kind == "stock" else Status.NOT_YET
    for trait in _JOINT:
        getattr(clients, trait)[:] = quantile(people[trait], places[trait])
    for trait in _APART:
        getattr(clients, trait)[:] = quantile(people[trait], np.clip(draws.place(trait), _CLOSE_TO_ZERO, _CLOSE_TO_ONE))
    weights = np.stack([quantile(people["need_weights"], draws.place(f"need.{number}")) for number in range(3)])
    clients.need_weights[:] = weights / weights.sum(axis=0)
    _household(clients, profile, places["household"], draws, kind)
    _clocks(clients, profile, places["years_on_benefit"], draws, kind)
    _labour_market_segment(clients, profile, draws, kind)
    edges = np.cumsum(profile.neighbourhoods.client_shares)[:-1].astype(np.float32)
    clients.neighbourhood[:] = np.searchsorted(edges, places["neighbourhood"], side="right")
    return clients


@lru_cache(maxsize=32)
def _factor(profile: Profile) -> NDArray[np.float32]:
    return np.linalg.cholesky(profile.correlation_matrix).astype(np.float32)


def _household(clients: Clients, profile: Profile, place: Floats, draws: Draws, kind: Kind) -> None:
    """Household by sex and age band, and the age of the youngest child: 0–18, with a parent of 18–46 at birth."""
    people = profile.people(kind)
    band = (clients.age >= 27).astype(np.int8) + (clients.age >= 45)
    clients.household[:] = quantile(people["household"], place, row=3 * clients.sex + band)
    parent = (clients.household == Household.SINGLE_PARENT) | (clients.household == Household.COUPLE_WITH_CHILDREN)
    oldest = np.clip(clients.age - 18, 1, 18)
    youngest = np.minimum(np.clip(clients.age - 46, 0, 17), oldest)
    child = youngest + (oldest - youngest) * draws.place("youngest_child_age")
    clients.youngest_child_age[:] = np.where(parent, child, NO_CHILD)


def _clocks(clients: Clients, profile: Profile, place: Floats, draws: Draws, kind: Kind) -> None:
    """Months on the benefit (this spell, ever), since work and since the last talk; none longer than adult life."""
    people = profile.people(kind)
    adult = np.floor(12 * (clients.age - np.float32(_ADULT_AGE)))
    spell = np.minimum(np.floor(12 * quantile(people["years_on_benefit"], place)), adult)
    earlier = quantile(people["earlier_benefit_share"], draws.place("earlier_benefit_share"))
    months_earlier = np.floor(quantile(people["earlier_benefit_months"], draws.place("earlier_benefit_months")))
    idle = np.minimum(spell + np.floor(quantile(people["months_without_work_before"], draws.place("months_without_work_before"))), adult)
    worked = quantile(people["worked_in_spell"], draws.place("worked_in_spell"))
    since_small_job = np.floor(spell * draws.place("months_since_small_job"))
    talk = np.floor(quantile(people["months_since_talk"], draws.place("months_since_talk")))
    clients.months_on_benefit[:] = spell
    clients.months_in_status[:] = spell
    clients.months_career[:] = np.minimum(spell + earlier * months_earlier, adult)
    clients.months_since_work[:] = np.where(worked, since_small_job, idle)
    clients.months_since_talk[:] = np.minimum(talk, spell)


def _labour_market_segment(clients: Clients, profile: Profile, draws: Draws, kind: Kind) -> None:
    """Segment by sex and education."""
    row = len(Education) * clients.sex + clients.education
    clients.segment[:] = quantile(profile.people(kind)["segment"], draws.place("segment"), row=row)
