"""Filling a limited number of seats: places at hosts, vacancies, basic jobs, job coaches."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def fill(applicant_cell: NDArray, merit: NDArray, cell: NDArray, seats: NDArray) -> NDArray[np.int64]:
    """Give each seat to the best applicant of its cell; nobody gets two seats, no seat is given twice.

    Args:
        applicant_cell: shape (applicants,): cell (kind, segment, neighbourhood …) in which each applies.
        merit: shape (applicants,): who goes first; higher is earlier.
        cell: shape (organisations,), ascending: cell of each that has seats.
        seats: shape (organisations,): how many each has, 0 or more.

    Returns:
        shape (applicants,): with which of the organisations each gets a seat, −1 for those who get none.
    """
    found = np.full(applicant_cell.size, -1)
    before = np.zeros(seats.size + 1, np.int64)  # how many seats there are before those of each, and in all
    seats.cumsum(out=before[1:])
    if not applicant_cell.size or not before[-1]:
        return found
    order = np.lexsort((-merit, applicant_cell))
    wanted = applicant_cell.take(order)
    rank = np.arange(wanted.size) - wanted.searchsorted(wanted)
    seat = before.take(cell.searchsorted(wanted)) + rank
    gets = seat < before.take(cell.searchsorted(wanted, side="right"))
    found[order.compress(gets)] = before[1:].searchsorted(seat.compress(gets), side="right")
    return found


def whole_numbers(expected: NDArray, luck: NDArray) -> NDArray[np.int32]:
    """Round expected counts up or down at random, so that the mean is kept.

    Args:
        expected: counts, 0 or higher.
        luck: uniform draws on [0, 1), same shape.
    """
    return np.floor(expected + luck).astype(np.int32)
