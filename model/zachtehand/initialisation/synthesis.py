"""Synthetic people: clients drawn from a profile, deterministic in (seed, kind, uid).

Marginals and rank correlations are met with a Gaussian copula: correlated normals give everyone a place
in the order of each trait, and the marginal says which value stands at that place. Person k is the same
person however many are drawn. Where a profile has tables, people are taken so that they are spread as those say
(:mod:`zachtehand.profiles.fit`). Only ties (:mod:`zachtehand.initialisation.ties`) depend on the whole population.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from zachtehand.initialisation.starting_states import StartingLevels, fill_starting_states, starting_levels
from zachtehand.populations.categories import Education, Household, Origin, Segment, Sex, Status
from zachtehand.populations.clients import SCHOOL_AGE, Clients
from zachtehand.profiles.fit import PopulationFit, cells_of_tables, fit_population, tables_that_hold
from zachtehand.profiles.marginals import Floats, quantile
from zachtehand.profiles.profile import CORRELATED, Kind, Profile, Selection
from zachtehand.randomness import Luck
from zachtehand.submodels import Parameters
from zachtehand.submodels.starting import StartingParameters

# People are drawn in blocks of this size, always whole ones: so the arithmetic, to the last bit, does not
# depend on how many are wanted.
BLOCK = 8192
DECLARED = Parameters()
_REFERENCE_BLOCKS = 4
_FIT_BLOCKS = 32
_MOST_REFERENCE_BLOCKS = 64
_REFERENCE_SEED = 1963  # of the sample that sets levels; the first Dutch social assistance act. Not the seed of a run.
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


@dataclass(frozen=True)
class _Levels:
    """What must be known of the whole before a person can be drawn; found once per profile in a large sample."""

    threshold: float
    """Highest score of those who are selected; infinite without a selection."""
    fit: PopulationFit | None
    """Who is taken, so that people are spread as the tables of the profile say; None without tables."""
    sample: Clients


def draw_people(profile: Profile, *, count: int, luck: Luck, kind: Kind, first_uid: int = 0, parameters: Parameters = DECLARED) -> Clients:
    """Draw the people ``first_uid`` … ``first_uid + count - 1`` of the stock at the start, or of the entrants.

    Filled: all traits, anchors and clocks, health, debt, motivation, activity and part-time work at the
    start. Not filled: entry month, ties, caseworker, host, employer, income, wellbeing.

    Args:
        profile: from :func:`zachtehand.profiles.files.load_profile`.
        count: number of people, 0 or more.
        luck: source of the random numbers.
        kind: "stock" (status ON_BENEFIT) or "entrants" (status NOT_YET).
        first_uid: number of the first person within this kind.
        parameters: of the whole model; those that say who does what at the start are used here.

    Raises:
        ValueError: a negative count, or too few people in the profile pass the selection.
        TooUnlikeError: the profile hardly has the people whom its tables describe.
    """
    if count < 0 or first_uid < 0:
        raise ValueError(f"count and first_uid are 0 or more, not {count} and {first_uid}")
    people = Source(profile, luck=luck, kind=kind, parameters=parameters)
    people.draw(first_uid)
    return people.draw(count)


class Source:
    """The people of one kind, one after another: each draw goes on where the last one stopped.

    Args:
        profile: from :func:`zachtehand.profiles.files.load_profile`.
        luck: source of the random numbers.
        kind: as in :func:`draw_people`.
        parameters: of the whole model.

    Raises:
        TooUnlikeError: the profile hardly has the people whom its tables describe.
    """

    def __init__(self, profile: Profile, *, luck: Luck, kind: Kind, parameters: Parameters = DECLARED) -> None:
        self._profile, self._parameters = profile, parameters
        self._kind: Kind = kind
        self._levels, self._starting = _levels(profile, kind), _starting_levels(profile, kind, parameters)
        self._draws = Draws(luck, kind)
        self._waiting = Clients(0)

    def draw(self, count: int) -> Clients:
        """The next people. Raises ValueError if too few in the profile pass the selection."""
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
        block = _block(self._profile, self._kind, self._draws, self._levels.threshold, self._levels.fit)
        _look_for_lighter_work(block, self._parameters.starting)
        fill_starting_states(block.clients, self._profile, self._kind, block.places, self._starting, self._parameters)
        return block.clients


@lru_cache(maxsize=32)
def _levels(profile: Profile, kind: Kind) -> _Levels:
    threshold, fit = _threshold(profile), population_fit(profile, kind)
    draws = Draws(Luck(_REFERENCE_SEED), f"reference.{kind}")
    # Where only some are taken, more blocks make as large a sample.
    blocks = _REFERENCE_BLOCKS if fit is None else min(int(np.ceil(_REFERENCE_BLOCKS / fit.taken)), _MOST_REFERENCE_BLOCKS)
    parts = [_block(profile, kind, draws, threshold, fit).clients for _ in range(blocks)]
    sample = parts[0]
    for part in parts[1:]:
        sample = sample.joined(part)
    return _Levels(threshold, fit, sample)


@lru_cache(maxsize=32)
def _starting_levels(profile: Profile, kind: Kind, parameters: Parameters) -> StartingLevels:
    return starting_levels(_levels(profile, kind).sample, profile, kind, parameters)


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
    blocks = [_candidates(profile, "stock", draws) for _ in range(_REFERENCE_BLOCKS)]
    scores = [selection_score(block, profile.selection, draws.normal("assessment")) for block in blocks]
    return float(np.quantile(np.concatenate(scores), profile.selection.share, method="lower"))


@dataclass
class _Block:
    """The people of one block who passed the selection and were taken, and their places in the order of the other traits."""

    clients: Clients
    places: Callable[[str], Floats]


def _block(profile: Profile, kind: Kind, draws: Draws, threshold: float, fit: PopulationFit | None) -> _Block:
    clients = _candidates(profile, kind, draws)
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


def _candidates(profile: Profile, kind: Kind, draws: Draws) -> Clients:
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
    clients.youngest_child_age[:] = np.where(parent, child, 99)


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


def _look_for_lighter_work(block: _Block, p: StartingParameters) -> None:
    """Some of those in poor health who would do heavy work look for light work."""
    clients = block.clients
    heavy = (clients.segment == Segment.CLEANING) | (clients.segment == Segment.LOGISTICS)
    lighter = np.where(clients.sex == Sex.MAN, Segment.OFFICE_TECHNICAL, Segment.HOSPITALITY_RETAIL)
    moves = heavy & (clients.health_physical < p.lighter_below) & (block.places("segment.health") < p.lighter_share)
    clients.segment[:] = np.where(moves, lighter, clients.segment)
