"""Filling a limited number of seats: places at hosts, vacancies, basic jobs, job coaches."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def fill(applicant_cell: NDArray, merit: NDArray, seat_cell: NDArray) -> NDArray[np.int64]:
    """Give each seat to the best applicant of its cell; nobody gets two seats, no seat is given twice.

    Args:
        applicant_cell: shape (applicants,): cell (kind, segment, neighbourhood …) in which each applies.
        merit: shape (applicants,): who goes first; higher is earlier.
        seat_cell: shape (seats,), sorted ascending: cell of each seat.

    Returns:
        shape (applicants,): index of the seat, −1 for those who get none.
    """
    seat = np.full(applicant_cell.size, -1, np.int64)
    if not applicant_cell.size or not seat_cell.size:
        return seat
    order = np.lexsort((-merit, applicant_cell))
    cells = applicant_cell[order]
    rank = np.arange(cells.size) - np.searchsorted(cells, cells, side="left")
    first = np.searchsorted(seat_cell, cells, side="left")
    last = np.searchsorted(seat_cell, cells, side="right")
    gets = rank < last - first
    seat[order[gets]] = (first + rank)[gets]
    return seat


def whole_numbers(expected: NDArray, luck: NDArray) -> NDArray[np.int32]:
    """Round expected counts up or down at random, so that the mean is kept.

    Args:
        expected: counts, 0 or higher.
        luck: uniform draws on [0, 1), same shape.
    """
    return np.floor(expected + luck).astype(np.int32)
