"""Ties between people: partners on the same benefit, and friends.

Ties are drawn after the people, over the whole population, because they depend on who else there is.
Row numbers are uids. Everything is deterministic; nobody's ties depend on people who come later.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Friend, Household, Origin, Sex, Status
from zachtehand.populations.clients import NO_CHILD, Clients
from zachtehand.randomness import Luck
from zachtehand.submodels.shapes import as_share
from zachtehand.submodels.starting import TieParameters

Rows = NDArray[np.int64]

_COUPLES = (Household.COUPLE, Household.COUPLE_WITH_CHILDREN)


def link_couples(clients: Clients, groups: NDArray[np.integer]) -> None:
    """Link the members of couples to each other, in place.

    A man and a woman of the same group are linked, preferably from the same neighbourhood, with children or
    without, of similar origin, age and duration; then from ever wider circles. The one with the higher uid
    takes over neighbourhood, household and youngest child of the other. Whoever finds nobody becomes single.

    Args:
        groups: shape (clients,): only people of the same group are linked (the stock; entrants of one month).
    """
    in_couple = np.isin(clients.household, _COUPLES)
    clients.partner[:] = -1
    men = np.flatnonzero(in_couple & (clients.sex == Sex.MAN))
    women = np.flatnonzero(in_couple & (clients.sex == Sex.WOMAN))
    for key in _circles(clients, groups):
        one, two = _paired(key, clients.age, men, women)
        clients.partner[one], clients.partner[two] = two, one
        men, women = men[clients.partner[men] < 0], women[clients.partner[women] < 0]
    alone = np.concatenate([men, women])
    clients.household[alone] = Household.SINGLE
    clients.youngest_child_age[alone] = NO_CHILD
    uid = np.arange(clients.size)
    follows = np.flatnonzero((clients.partner >= 0) & (clients.partner < uid))
    for column in (clients.household, clients.youngest_child_age, clients.neighbourhood):
        column[follows] = column[clients.partner[follows]]
    parents = np.flatnonzero((clients.partner >= 0) & (clients.youngest_child_age < NO_CHILD))
    younger = np.minimum(clients.age[parents], clients.age[clients.partner[parents]])
    clients.youngest_child_age[parents] = np.minimum(clients.youngest_child_age[parents], np.maximum(younger - 18, 0))


def _circles(clients: Clients, groups: NDArray[np.integer]) -> list[Rows]:
    """Keys that partners must share, from narrow to wide: shape (clients,) each."""
    children = (clients.household == Household.COUPLE_WITH_CHILDREN).astype(np.int64)
    origin = (clients.origin == Origin.NON_WESTERN).astype(np.int64)
    decade = (clients.age // 10).astype(np.int64)
    duration = np.searchsorted([24, 96], clients.months_on_benefit, side="right")
    place = clients.neighbourhood.astype(np.int64)
    group = np.unique(groups, return_inverse=True)[1].astype(np.int64) if groups.size else np.zeros(0, np.int64)
    narrow = (place, children, origin, decade, duration)
    keys = []
    for parts in (narrow, narrow[:4], narrow[1:4], (children, decade), (children,), ()):
        key = group
        for part in parts:
            key = key * (int(part.max(initial=0)) + 1) + part
        keys.append(key)
    return keys


def _paired(key: Rows, age: NDArray[np.float32], men: Rows, women: Rows) -> tuple[Rows, Rows]:
    """Pair men and women with equal keys, the youngest with the youngest."""

    def numbered(rows: Rows) -> tuple[Rows, NDArray]:
        rows = rows[np.lexsort((rows, age[rows], key[rows]))]
        keys = key[rows]
        starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])) if rows.size else np.zeros(0, np.int64)
        sizes = np.diff(np.append(starts, rows.size))
        return rows, np.stack([keys, np.arange(rows.size) - np.repeat(starts, sizes)]).T

    men, numbers_men = numbered(men)
    women, numbers_women = numbered(women)
    width = max(men.size, women.size, 1)
    address_men = numbers_men[:, 0] * width + numbers_men[:, 1]
    address_women = numbers_women[:, 0] * width + numbers_women[:, 1]
    _, one, two = np.intersect1d(address_men, address_women, assume_unique=True, return_indices=True)
    return men[one], women[two]


def link_friends(clients: Clients, luck: Luck, p: TieParameters, *, first: int = 0) -> None:
    """Give everyone up to four friends, in place: people in the same neighbourhood mostly, and of similar age.

    Each tie has random numbers of its own; about a third are ties to someone outside (−1). The stock befriends
    the stock; entrants of a year befriend those who had entered before that year, so nobody's ties depend on
    how many are still to come. Rows are in the order of entry; entrants are those with status NOT_YET.
    Fills ``friends`` and ``ties_outside``.

    Args:
        first: rows before this one keep the friends they have.
    """
    clients.friends[:, first:] = -1
    entrant = clients.status == Status.NOT_YET
    start = int(clients.entry_month[entrant].min()) - 1 if entrant.any() else 0
    month = np.where(entrant, clients.entry_month - start, 0)  # 0 for the stock, 1 and up for entrants
    year = (month + 11) // 12
    born = (month / 12.0 - clients.age).astype(np.float64)  # years before the start, hence negative
    draws = [[luck.uniform(f"friends.{each.name}.{what}", 0, clients.size) for what in ("outside", "near", "step")] for each in Friend]
    far = 1000.0  # more than any age: keeps neighbourhoods apart in one sorted column
    near_key = clients.neighbourhood * far + born
    by_place, by_age = np.argsort(near_key, kind="stable"), np.argsort(born, kind="stable")
    for each in np.unique(year):
        in_pool = (month <= max(12 * (each - 1), 0)) & (each - born < p.oldest)
        seekers = np.flatnonzero(year == each)
        _befriend(clients, seekers[seekers >= first], by_place[in_pool[by_place]], by_age[in_pool[by_age]], near_key, born, draws, p)
    clients.ties_outside[:] = as_share(clients.friends < 0).mean(axis=0)


def _befriend(
    clients: Clients, seekers: Rows, by_place: Rows, by_age: Rows, near_key: NDArray[np.float64], born: NDArray[np.float64],
    draws: list[list[NDArray[np.float32]]], p: TieParameters,
) -> None:  # fmt: skip
    """Fill the friends of the seekers from a pool: a step away in the order of age, in the neighbourhood or in the city.

    Args:
        by_place, by_age: the people of the pool, in the order of ``near_key`` (their neighbourhoods, by age) and of ``born``.
    """
    if not (seekers.size and by_age.size):
        return
    near_at = np.searchsorted(near_key[by_place], near_key[seekers])
    city_at = np.searchsorted(born[by_age], born[seekers])
    edges = np.searchsorted(clients.neighbourhood[by_place], np.arange(int(clients.neighbourhood.max()) + 2))
    first, last = edges[clients.neighbourhood[seekers]], edges[clients.neighbourhood[seekers] + 1]
    for slot, (outside, near, step) in enumerate(draws):
        in_place = (near[seekers] < p.neighbourhood) & (last > first)
        low, high = np.where(in_place, first, 0), np.where(in_place, last, by_age.size)
        at = _step(np.where(in_place, near_at, city_at), step[seekers], low, high, p.age_spread)
        friend = np.where(in_place, by_place[at], by_age[at]).astype(np.intp)
        known = (friend == seekers) | (friend == clients.partner[seekers]) | (clients.friends[:slot, seekers] == friend).any(axis=0)
        clients.friends[slot, seekers] = np.where(known | (outside[seekers] < p.outside), -1, friend)


def _step(at: Rows, draw: NDArray[np.float32], low: Rows, high: Rows, spread: float) -> Rows:
    """A double-exponential step from a position, folded back into low … high − 1.

    Args:
        spread: mean length of a step, as a share of high − low.
    """
    size = high - low
    centred = draw.astype(np.float64) - 0.5
    length = 1 + np.floor(-np.maximum(spread * size, 2.0) * np.log1p(-2 * np.minimum(np.abs(centred), 0.4999999)))
    moved = at - low + np.where(centred < 0, -length, length).astype(np.int64)
    folded = np.abs(moved) % (2 * size)
    return low + np.minimum(np.where(folded < size, folded, 2 * size - 1 - folded), size - 1)
