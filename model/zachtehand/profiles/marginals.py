"""Marginal distributions: how one trait is spread over people, in the forms in which a profile may state it.

Each form turns a share between 0 and 1 (someone's place in the order) into the value at that place, so
that traits can be correlated through their places (a copula) whatever their form.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv, gammaincinv, ndtri

from zachtehand.input_errors import words

Floats = NDArray[np.float32]
Wrong = dict[str, str]
"""What numbers must be instead, by language; empty if nothing is wrong with them."""

_GRID = np.concatenate([[0.0], np.geomspace(1e-6, 1e-2, 60), np.linspace(0.0125, 0.9875, 391), 1 - np.geomspace(1e-2, 1e-6, 60)])


@dataclass(frozen=True, slots=True)
class Marginal:
    """How one trait is spread.

    Attributes:
        form: name of the form, such as ``"bins"``.
        numbers: what the form needs, in a fixed order; see :func:`quantile`.
        labels: names of the categories, in order, for forms with categories.
        row_labels: names of the rows, for form ``"rows"``.
        source: key of the source.
        note: one sentence, or empty.
    """

    form: str
    numbers: tuple[float, ...]
    labels: tuple[str, ...] = ()
    row_labels: tuple[str, ...] = ()
    source: str = "design"
    note: str = ""

    def number(self) -> float:
        """The only number of forms that have one (share, constant, mean)."""
        (value,) = self.numbers
        return value

    def by_label(self) -> dict[str, float]:
        """Category -> number, for forms with categories and no rows."""
        return dict(zip(self.labels, self.numbers, strict=True))


def quantile(marginal: Marginal, place: Floats, row: NDArray[np.integer] | None = None) -> NDArray:
    """The values of people at these places in the order.

    Args:
        place: shape (people,), 0–1.
        row: shape (people,), the row of the table that holds for each, for form ``"rows"``.

    Returns:
        float32 values; int8 codes for categories (``shares``, ``rows``); bool for ``share``.
    """
    numbers = np.asarray(marginal.numbers)
    if marginal.form == "bins":
        low, high, share = numbers.reshape(-1, 3).T
        # Bins touch, so the quantile function is one broken line.
        return np.interp(place, np.append(0.0, np.cumsum(share) / share.sum()), np.append(low, high[-1])).astype(np.float32)
    if marginal.form == "shares":
        return np.searchsorted(np.cumsum(numbers)[:-1].astype(np.float32), place, side="right").astype(np.int8)
    if marginal.form == "rows":
        edges = np.cumsum(numbers.reshape(len(marginal.row_labels), -1), axis=1)[:, :-1].astype(np.float32)
        return (place >= edges[row].T).sum(axis=0).astype(np.int8)
    if marginal.form == "share":
        return place >= np.float32(1.0 - numbers[0])
    if marginal.form == "constant":
        return np.full(place.shape, numbers[0], np.float32)
    if marginal.form == "normal":
        return (numbers[0] + numbers[1] * ndtri(place)).astype(np.float32)
    if marginal.form == "half_normal":
        return (numbers[0] * ndtri(0.5 + 0.5 * place)).astype(np.float32)
    if marginal.form == "exponential":
        return (-numbers[0] * np.log1p(-place)).astype(np.float32)
    return _between_grid_points(place, _values_on_grid(marginal.form, marginal.numbers)).astype(np.float32)


_GUIDE_CELLS = 2048
_GUIDE = np.searchsorted(_GRID, np.arange(_GUIDE_CELLS + 1) / _GUIDE_CELLS, side="right") - 1
"""Last point of the grid at or below each 2,048th part of the way from 0 to 1."""
_TAIL = 0.0125


def _between_grid_points(place: Floats, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """``np.interp(place, _GRID, values)`` to the last bit, in a sixth of the time: most points of the grid lie so far apart that one guess finds them.

    Args:
        place: from 0 to 1.
    """
    at = _GUIDE.take((place * np.float32(_GUIDE_CELLS)).astype(np.intp))
    exact = place.astype(np.float64)
    at += exact >= _GRID.take(at + 1, mode="clip")
    tails = np.flatnonzero(np.abs(exact - 0.5) > 0.5 - _TAIL)  # where the points lie close together
    at[tails] = np.searchsorted(_GRID, exact[tails], side="right") - 1
    slope = np.append(np.diff(values) / np.diff(_GRID), 0.0)
    return slope.take(at) * (exact - _GRID.take(at)) + values.take(at)


@lru_cache(maxsize=256)
def _values_on_grid(form: str, numbers: tuple[float, ...]) -> NDArray[np.float64]:
    """Quantiles without a closed form, tabulated once."""
    if form == "beta":
        mean, deviation = numbers
        size = mean * (1.0 - mean) / deviation**2 - 1.0
        return betaincinv(mean * size, (1.0 - mean) * size, _GRID)
    if form == "beta_shape":
        return betaincinv(*numbers, _GRID)
    shape, mean = numbers if form == "gamma" else (numbers[0], numbers[0])
    return gammaincinv(shape, _GRID) * (mean / shape)  # a Dirichlet draw is made of gammas


def wrong_with_shares(shares: tuple[float, ...]) -> Wrong:
    """What is wrong with shares that should add up to 1."""
    total = sum(shares)
    return {} if abs(total - 1.0) < 1e-6 and min(shares) >= 0 else words("profile.shares", {"total": f"{total:.6g}"})


def _bins_wrong(numbers: tuple[float, ...]) -> Wrong:
    bins = [numbers[start : start + 3] for start in range(0, len(numbers), 3)]
    rising = all(low < high for low, high, _ in bins) and all(one[1] == two[0] for one, two in pairwise(bins))
    return wrong_with_shares(numbers[2::3]) if rising else words("profile.bins", {})


def _beta_wrong(numbers: tuple[float, ...]) -> Wrong:
    mean, deviation = numbers
    return _unless(0 < mean < 1 and 0 < deviation**2 < mean * (1 - mean), "profile.beta")


def _unless(right: bool, key: str) -> Wrong:
    return {} if right else words(key, {})


# Form -> (how many numbers; None is any), and what is wrong with them.
FORMS: dict[str, tuple[int | None, Callable[[tuple[float, ...]], Wrong]]] = {
    "bins": (None, _bins_wrong),
    "shares": (None, wrong_with_shares),
    "rows": (None, lambda numbers: {}),  # each row is checked as shares
    "numbers": (None, lambda numbers: _unless(min(numbers) >= 0, "profile.from_zero")),
    "share": (1, lambda numbers: _unless(0 <= numbers[0] <= 1, "profile.share")),
    "constant": (1, lambda numbers: {}),
    "normal": (2, lambda numbers: _unless(numbers[1] > 0, "profile.normal")),
    "half_normal": (1, lambda numbers: _unless(numbers[0] > 0, "profile.half_normal")),
    "exponential": (1, lambda numbers: _unless(numbers[0] > 0, "profile.exponential")),
    "beta": (2, _beta_wrong),
    "beta_shape": (2, lambda numbers: _unless(min(numbers) > 0, "profile.beta_shape")),
    "gamma": (2, lambda numbers: _unless(min(numbers) > 0, "profile.gamma")),
    "dirichlet": (1, lambda numbers: _unless(numbers[0] > 0, "profile.dirichlet")),
}


def in_words(marginal: Marginal) -> str:
    """The numbers of a marginal as one line; a table has what its columns are in front."""
    if marginal.form == "bins":
        bins = [marginal.numbers[start : start + 3] for start in range(0, len(marginal.numbers), 3)]
        return ", ".join(f"{low:g}–{high:g}: {share:.1%}" for low, high, share in bins)
    if marginal.form == "rows":
        width = len(marginal.labels)
        rows = [marginal.numbers[start : start + width] for start in range(0, len(marginal.numbers), width)]
        lines = ["/".join(f"{share:.0%}" for share in row) for row in rows]
        return f"{'/'.join(marginal.labels)}: " + "; ".join(f"{name} {line}" for name, line in zip(marginal.row_labels, lines, strict=True))
    if marginal.labels:
        return ", ".join(f"{label} {number:g}" for label, number in marginal.by_label().items())
    return f"{marginal.form.replace('_', ' ')} " + ", ".join(f"{number:g}" for number in marginal.numbers)
