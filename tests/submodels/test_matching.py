"""Filling a limited number of seats."""

from __future__ import annotations

import numpy as np
import pytest
from contract import given
from hypothesis import strategies as st

from zachtehand.submodels.matching import fill, whole_numbers

applicants = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 1000)), max_size=40)
seat_cells = st.lists(st.integers(0, 5), max_size=40).map(sorted)


def test_the_best_get_the_seats_by_hand() -> None:
    cell, merit = np.array([0, 0, 1, 0, 2]), np.array([0.1, 0.9, 0.5, 0.6, 0.7])
    # two seats in cell 0 for the second and the fourth, one in cell 1, none in cell 2
    assert fill(cell, merit, np.array([0, 0, 1, 3])).tolist() == [-1, 0, 2, 1, -1]


def test_nobody_or_nothing() -> None:
    assert fill(np.zeros(0, int), np.zeros(0), np.array([0, 1])).size == 0
    assert fill(np.array([0, 1]), np.array([1.0, 2.0]), np.zeros(0, int)).tolist() == [-1, -1]


@given(applicants, seat_cells)
def test_seats_are_filled_once_by_the_best_of_their_cell(people: list[tuple[int, int]], cells: list[int]) -> None:
    cell, merit = (np.array([person[part] for person in people], float) for part in (0, 1))
    seats = np.array(cells, float)
    before = (cell.copy(), merit.copy(), seats.copy())
    seat = fill(cell, merit, seats)
    assert all(np.array_equal(now, then) for now, then in zip((cell, merit, seats), before, strict=True))
    gets = seat >= 0
    assert np.unique(seat[gets]).size == gets.sum()
    assert np.array_equal(seats[seat[gets]], cell[gets])
    for each in set(cell.tolist()):
        wanting, there = (cell == each).sum(), (seats == each).sum()
        assert (gets & (cell == each)).sum() == min(wanting, there)
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
