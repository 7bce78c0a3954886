"""Synthetic people: clients drawn from a profile, deterministic in (seed, kind, uid).

Person k is the same person however many are drawn. Their traits follow from the marginals and rank correlations of the
profile (:mod:`zachtehand.initialisation.traits`). If it has a selection, only those whom that selects are taken; if it has
tables, people are taken so that they are spread as those say (:mod:`zachtehand.profiles.fit`). Only ties
(:mod:`zachtehand.initialisation.ties`) depend on the whole population.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from zachtehand.initialisation.starting_states import StartingLevels, fill_starting_states, starting_levels
from zachtehand.initialisation.traits import BLOCK, Draws, block_of_people
from zachtehand.populations.categories import Education, Origin, Segment, Sex
from zachtehand.populations.clients import SCHOOL_AGE, Clients
from zachtehand.profiles.fit import PopulationFit, cells_of_tables, fit_population, tables_that_hold
from zachtehand.profiles.marginals import Floats
from zachtehand.profiles.profile import Kind, Profile, Selection
from zachtehand.randomness import Luck
from zachtehand.submodels import Parameters
from zachtehand.submodels.starting import StartingParameters

DECLARED = Parameters()
"""The parameters as they are declared."""
# Blocks in the samples from which levels and the fit to tables are found.
_REFERENCE_BLOCKS = 4
_FIT_BLOCKS = 32
_MOST_REFERENCE_BLOCKS = 64
_REFERENCE_SEED = 1963  # of the sample that sets levels; the first Dutch social assistance act. Not the seed of a run.


@dataclass(frozen=True)
class _Reference:
    """What must be known of the whole before a person can be drawn; found once per profile in a large sample."""

    threshold: float
    """Highest score of those who are selected; infinite without a selection."""
    fit: PopulationFit | None
    """Who is taken, so that people are spread as the tables of the profile say; None without tables."""
    sample: Clients


class Sampler:
    """Draws the people of one kind, one after another: each draw goes on where the last one stopped.

    Filled: all traits, anchors and clocks, health, debt, motivation, activity and part-time work at the
    start. Not filled: entry month, ties, caseworker, host, employer, income, wellbeing.

    Args:
        profile: from :func:`zachtehand.profiles.files.load_profile`.
        luck: source of the random numbers.
        kind: "stock" (status ON_BENEFIT) or "entrants" (status NOT_YET).
        parameters: of the whole model; those that say who does what at the start are used here.

    Raises:
        TooUnlikeError: the profile hardly has the people whom its tables describe.
    """

    def __init__(self, profile: Profile, *, luck: Luck, kind: Kind, parameters: Parameters = DECLARED) -> None:
        self._profile, self._parameters = profile, parameters
        self._kind: Kind = kind
        self._reference, self._levels = _reference(profile, kind), _starting_levels(profile, kind, parameters)
        self._draws = Draws(luck, kind)
        self._waiting = Clients(0)

    def draw(self, count: int) -> Clients:
        """The next people, 0 or more. Raises ValueError if too few in the profile pass the selection."""
        people, filled, barren = Clients(count), 0, 0
        while filled < count:
            if not self._waiting.size:
                self._waiting = self._next_block()
                barren = 0 if self._waiting.size else barren + 1
                if barren > 100:
                    raise ValueError(f"profile {self._profile.name}: nobody among {BLOCK * barren} candidates passes the selection")
            taken = min(self._waiting.size, count - filled)
            for name in Clients.declared:
                getattr(people, name)[..., filled : filled + taken] = getattr(self._waiting, name)[..., :taken]
            self._waiting = self._waiting.rows(taken, self._waiting.size)
            filled += taken
        return people

    def _next_block(self) -> Clients:
        block = _block(self._profile, self._kind, self._draws, self._reference.threshold, self._reference.fit)
        _look_for_lighter_work(block, self._parameters.starting)
        fill_starting_states(block.clients, self._profile, self._kind, block.places, self._levels, self._parameters)
        return block.clients


@lru_cache(maxsize=32)
def _reference(profile: Profile, kind: Kind) -> _Reference:
    threshold, fit = _threshold(profile), population_fit(profile, kind)
    draws = Draws(Luck(_REFERENCE_SEED), f"reference.{kind}")
    # Where only some are taken, more blocks make as large a sample.
    blocks = _REFERENCE_BLOCKS if fit is None else min(int(np.ceil(_REFERENCE_BLOCKS / fit.taken)), _MOST_REFERENCE_BLOCKS)
    parts = [_block(profile, kind, draws, threshold, fit).clients for _ in range(blocks)]
    sample = parts[0]
    for part in parts[1:]:
        sample = sample.joined(part)
    return _Reference(threshold, fit, sample)


@lru_cache(maxsize=32)
def _starting_levels(profile: Profile, kind: Kind, parameters: Parameters) -> StartingLevels:
    return starting_levels(_reference(profile, kind).sample, profile, kind, parameters)


@lru_cache(maxsize=32)
def population_fit(profile: Profile, kind: Kind) -> PopulationFit | None:
    """The fit of a large sample of the people of a profile to its tables; None if no table speaks of this kind of people.

    Raises:
        TooUnlikeError: the profile hardly has the people whom its tables describe.
    """
    tables = tables_that_hold(profile, kind)
    if not tables:
        return None
    threshold, draws = _threshold(profile), Draws(Luck(_REFERENCE_SEED), f"fit.{kind}")
    cells = [cells_of_tables(tables, _block(profile, kind, draws, threshold, None).clients) for _ in range(_FIT_BLOCKS)]
    return fit_population(tables, np.concatenate(cells, axis=1))


@lru_cache(maxsize=32)
def _threshold(profile: Profile) -> float:
    """Score at which the stated share of the whole stock is selected."""
    if profile.selection is None:
        return np.inf
    draws = Draws(Luck(_REFERENCE_SEED), "reference.selection")
    blocks = [block_of_people(profile, "stock", draws) for _ in range(_REFERENCE_BLOCKS)]
    scores = [selection_score(block, profile.selection, draws.normal("assessment")) for block in blocks]
    return float(np.quantile(np.concatenate(scores), profile.selection.share, method="lower"))


@dataclass
class _Block:
    """The people of one block who passed the selection and were taken, and their places in the order of the other traits."""

    clients: Clients
    places: Callable[[str], Floats]


def _block(profile: Profile, kind: Kind, draws: Draws, threshold: float, fit: PopulationFit | None) -> _Block:
    clients = block_of_people(profile, kind, draws)
    kept = np.ones(clients.size, np.bool_)
    if profile.selection is not None:
        kept &= selection_score(clients, profile.selection, draws.normal("assessment")) <= threshold
    if fit is not None:
        kept &= draws.place("fit") < fit.chances(clients)
    if profile.selection is None and fit is None:
        return _Block(clients, draws.place)
    chosen = np.flatnonzero(kept)
    return _Block(clients.take(chosen), lambda trait: draws.place(trait)[chosen])


def selection_score(clients: Clients, rule: Selection, noise: Floats) -> Floats:
    """Score by which an activation group is taken from a whole stock: the lowest are in the group.

    Employability index + years·ln(1 + years ever on the benefit) + age·(age − 45) + noise; infinite
    below the lowest age. Constants drop out, since the group is a share.

    Args:
        noise: standard normal, shape (clients,): what the assessor sees or thinks to see.
    """
    traits: dict[str, NDArray] = {
        "low_education": clients.education == Education.LOW,
        "non_western": clients.origin == Origin.NON_WESTERN,
        "young_child": clients.youngest_child_age < SCHOOL_AGE,
    }
    score = np.float32(rule.noise) * noise
    for trait, weight in rule.weights().items():
        score += np.float32(weight) * (traits[trait] if trait in traits else getattr(clients, trait))
    score += np.float32(rule.years) * np.log1p(clients.months_career / np.float32(12))
    score += np.float32(rule.age) * (clients.age - np.float32(45))
    return np.where(clients.age >= rule.minimum_age, score, np.float32(np.inf))


def _look_for_lighter_work(block: _Block, p: StartingParameters) -> None:
    """Some of those in poor health who would do heavy work look for light work."""
    clients = block.clients
    heavy = (clients.segment == Segment.CLEANING) | (clients.segment == Segment.LOGISTICS)
    lighter = np.where(clients.sex == Sex.MAN, Segment.OFFICE_TECHNICAL, Segment.HOSPITALITY_RETAIL)
    moves = heavy & (clients.health_physical < p.lighter_below) & (block.places("segment.health") < p.lighter_share)
    clients.segment[:] = np.where(moves, lighter, clients.segment)
