"""Filling a limited number of seats."""

from __future__ import annotations

import numpy as np
import pytest
from contract import given
from hypothesis import strategies as st

from zachtehand.submodels.matching import fill, whole_numbers

applicants = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 1000)), max_size=40)
organisations = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4)), max_size=15).map(sorted)


def test_the_best_get_the_seats_by_hand() -> None:
    cell, merit = np.array([0, 0, 1, 0, 2]), np.array([0.1, 0.9, 0.5, 0.6, 0.7])
    # two organisations with a seat each in cell 0 for the second and the fourth, one without a seat, one with two in cell 1, none in cell 2
    assert fill(cell, merit, np.array([0, 0, 0, 1, 3]), np.array([1, 0, 1, 2, 1])).tolist() == [-1, 0, 3, 2, -1]


def test_nobody_or_nothing() -> None:
    assert fill(np.zeros(0, int), np.zeros(0), np.array([0, 1]), np.array([1, 1])).size == 0
    assert fill(np.array([0, 1]), np.array([1.0, 2.0]), np.zeros(0, int), np.zeros(0, int)).tolist() == [-1, -1]
    assert fill(np.array([0, 1]), np.array([1.0, 2.0]), np.array([0, 1]), np.array([0, 0])).tolist() == [-1, -1]


@given(applicants, organisations)
def test_seats_are_filled_once_by_the_best_of_their_cell(people: list[tuple[int, int]], there: list[tuple[int, int]]) -> None:
    cell, merit = (np.array([person[part] for person in people], float) for part in (0, 1))
    cells, seats = (np.array([each[part] for each in there], int) for part in (0, 1))
    before = (cell.copy(), merit.copy(), cells.copy(), seats.copy())
    found = fill(cell, merit, cells, seats)
    assert all(np.array_equal(now, then) for now, then in zip((cell, merit, cells, seats), before, strict=True))
    gets = found >= 0
    assert (np.bincount(found[gets], minlength=seats.size) <= seats).all()
    assert np.array_equal(cells[found[gets]], cell[gets])
    for each in set(cell.tolist()):
        assert (gets & (cell == each)).sum() == min((cell == each).sum(), seats[cells == each].sum())
        left_out, in_seats = merit[(cell == each) & ~gets], merit[(cell == each) & gets]
        assert not left_out.size or not in_seats.size or left_out.max() <= in_seats.min()


def test_whole_numbers_by_hand() -> None:
    assert whole_numbers(np.array([2.3, 2.3, 0.0, 5.0]), np.array([0.69, 0.71, 0.99, 0.99])).tolist() == [2, 3, 0, 5]


@given(st.floats(0, 50))
def test_whole_numbers_keep_the_mean(expected: float) -> None:
    luck = (np.arange(1000) + 0.5) / 1000
    rounded = whole_numbers(np.full(1000, expected), luck)
    assert rounded.mean() == pytest.approx(expected, abs=2e-3)
    assert set(rounded.tolist()) <= {int(expected), int(expected) + 1}
    assert rounded.dtype == np.int32
