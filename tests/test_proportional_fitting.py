"""Iterative proportional fitting: points computed by hand, and what must hold for any seed and margins."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from zachtehand.profiles.crosstables import Crosstable, class_of, common_classes
from zachtehand.profiles.proportional_fitting import TOLERANCE, Margin, fit

ROWS, COLUMNS = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])

Table = NDArray[np.float64]


def margins_of(table: Table) -> list[Margin]:
    """The margin of a table over each of its axes."""
    shares = table / table.sum()
    places = np.indices(table.shape)
    return [Margin(places[axis].ravel(), shares.sum(axis=tuple(other for other in range(table.ndim) if other != axis))) for axis in range(table.ndim)]


def test_without_a_pattern_in_the_seed_the_margins_multiply() -> None:
    fitted = fit(np.ones(4), [Margin(ROWS, np.array([0.6, 0.4])), Margin(COLUMNS, np.array([0.3, 0.7]))])
    assert fitted.table == pytest.approx([0.18, 0.42, 0.12, 0.28])
    assert fitted.converged


def test_the_odds_ratio_of_the_seed_stays() -> None:
    # Equal margins and an odds ratio of (1 × 4) / (2 × 3) = 2/3: p² / (½ − p)² = 2/3.
    root = (2 / 3) ** 0.5
    corner = 0.5 * root / (1 + root)
    half = np.array([0.5, 0.5])
    assert fit(np.array([1.0, 2, 3, 4]), [Margin(ROWS, half), Margin(COLUMNS, half)]).table == pytest.approx(
        [corner, 0.5 - corner, 0.5 - corner, corner], abs=1e-6
    )


def test_a_margin_of_the_seed_itself_changes_nothing() -> None:
    seed = np.array([0.1, 0.2, 0.3, 0.4])
    fitted = fit(seed, margins_of(seed.reshape(2, 2)))
    assert fitted.table == pytest.approx(seed)
    assert fitted.rounds == 1


def test_a_cell_that_the_seed_does_not_have_is_said_and_spread() -> None:
    fitted = fit(np.array([1.0, 1, 2]), [Margin(np.array([0, 0, 1]), np.array([0.4, 0.4, 0.2]))])
    assert fitted.reachable[0] == pytest.approx([0.5, 0.5, 0])
    assert fitted.table == pytest.approx([0.25, 0.25, 0.5])
    assert fitted.converged


def test_those_in_no_class_are_left_out() -> None:
    fitted = fit(np.array([1.0, 1, 8]), [Margin(np.array([0, 1, -1]), np.array([0.25, 0.75]))])
    assert fitted.table == pytest.approx([0.25, 0.75, 0])


def test_tables_that_contradict_each_other_do_not_converge_and_the_last_is_met() -> None:
    first, last = np.array([0.5, 0.5]), np.array([0.6, 0.4])
    fitted = fit(np.ones(4), [Margin(ROWS, first), Margin(ROWS, last), Margin(COLUMNS, first)])
    assert not fitted.converged
    assert fitted.stands_still
    assert fitted.largest == pytest.approx(0.1)
    assert fitted.fitted[1] == pytest.approx(last)


def test_nobody_who_is_wanted_by_all_is_an_error() -> None:
    with pytest.raises(ValueError, match="wanted by all"):
        fit(np.ones(4), [Margin(ROWS, np.array([1.0, 0])), Margin(ROWS, np.array([0.0, 1]))])


positive = st.floats(0.05, 1)


@st.composite
def seeds_and_targets(draw: st.DrawFn, least: float = 0.05) -> tuple[Table, Table]:
    """A seed and a table whose margins are wanted, of the same shape; with zeros in the same cells if ``least`` is 0."""
    shape = tuple(draw(st.lists(st.integers(2, 4), min_size=2, max_size=3)))
    count = int(np.prod(shape))
    seed, target = (np.array(draw(st.lists(positive, min_size=count, max_size=count))) for _ in range(2))
    if least == 0:
        empty = np.array(draw(st.lists(st.booleans(), min_size=count, max_size=count)))
        empty[0] = False
        seed[empty] = target[empty] = 0
    return seed.reshape(shape), target.reshape(shape)


@settings(max_examples=60)
@given(seeds_and_targets())
def test_margins_come_out_and_shares_add_up(tables: tuple[Table, Table]) -> None:
    seed, target = tables
    fitted = fit(seed.ravel(), margins_of(target))
    assert fitted.converged
    assert fitted.table.sum() == pytest.approx(1)
    assert fitted.table.min() > 0
    for margin, reached in zip(margins_of(target), fitted.fitted, strict=True):
        assert reached == pytest.approx(margin.target, abs=TOLERANCE)


@settings(max_examples=60)
@given(seeds_and_targets())
def test_ratios_of_odds_are_those_of_the_seed_and_the_size_of_the_seed_does_not_matter(tables: tuple[Table, Table]) -> None:
    seed, target = tables
    fitted = fit(seed.ravel(), margins_of(target)).table.reshape(seed.shape)

    def odds_ratio(table: Table) -> float:
        corner = table[(slice(2), slice(2), *[0] * (table.ndim - 2))]
        return float(corner[0, 0] * corner[1, 1] / (corner[0, 1] * corner[1, 0]))

    assert odds_ratio(fitted) == pytest.approx(odds_ratio(seed), rel=1e-6)
    assert fit(1000 * seed.ravel(), margins_of(target)).table == pytest.approx(fitted.ravel(), abs=1e-9)


@settings(max_examples=60)
@given(seeds_and_targets(least=0))
def test_zeros_stay_and_the_fit_is_as_close_as_said(tables: tuple[Table, Table]) -> None:
    seed, target = tables
    fitted = fit(seed.ravel(), margins_of(target))
    assert (fitted.table[seed.ravel() == 0] == 0).all()
    assert fitted.table.sum() == pytest.approx(1)
    gaps = [np.abs(reached - margin.target).max() for margin, reached in zip(margins_of(target), fitted.fitted, strict=True)]
    assert fitted.largest == pytest.approx(max(gaps), abs=1e-12)


@settings(max_examples=40)
@given(seeds_and_targets())
def test_the_order_of_margins_that_agree_does_not_matter(tables: tuple[Table, Table]) -> None:
    seed, target = tables
    one, other = margins_of(target), margins_of(target)[::-1]
    assert fit(seed.ravel(), one).table == pytest.approx(fit(seed.ravel(), other).table, abs=1e-6)


def test_classes_are_from_and_up_to() -> None:
    ages = ((18.0, 27.0), (27.0, 45.0), (45.0, 130.0))
    assert class_of("age", ages, np.array([17.9, 18, 26.99, 27, 44.9, 45, 131])).tolist() == [-1, 0, 0, 1, 1, 2, -1]
    years = ((0.0, 0.5), (0.5, 1.0), (1.0, 100.0))
    assert class_of("duration", years, np.array([0, 5, 6, 11, 12, 1199, 1200])).tolist() == [0, 0, 1, 1, 2, 2, -1]
    assert class_of("household", ((0.0,), (2.0, 3.0)), np.array([0, 1, 2, 3], np.int8)).tolist() == [0, -1, 1, 1]


def test_a_table_over_fewer_variables_is_summed() -> None:
    table = Crosstable("t", (("sex", ((0.0,), (1.0,))), ("age", ((0.0, 27.0), (27.0, 130.0)))), (1.0, 2.0, 3.0, 4.0), "people")
    summed = table.over(["age"])
    assert summed is not None
    assert summed.numbers == (4.0, 6.0)
    assert table.over(["origin"]) is None
    assert table.shares() == pytest.approx(np.array([[0.1, 0.2], [0.3, 0.4]]))


def test_classes_of_two_tables_are_put_together_where_both_have_an_edge() -> None:
    one, other = ((0.0, 27.0), (27.0, 45.0), (45.0, 130.0)), ((18.0, 45.0), (45.0, 55.0), (55.0, 66.0))
    classes, first, second = common_classes("age", one, other)
    assert classes == ((0.0, 45.0), (45.0, 130.0))
    assert (first.tolist(), second.tolist()) == ([0, 0, 1], [0, 1, 1])
    classes, first, second = common_classes("household", ((0.0,), (1.0,), (2.0, 3.0)), ((0.0, 2.0), (1.0,), (3.0,)))
    assert classes == ((0.0, 2.0, 3.0), (1.0,))
    assert (first.tolist(), second.tolist()) == ([0, 1, 0], [0, 1, 0])
