"""How caseworkers divide hours and how good their talks are (model 6.12)."""

from __future__ import annotations

from math import exp, log, sinh

import numpy as np
import pytest
from contract import PEOPLE, SLACK, changed, column, columns, given, kept, one, only, risen
from hypothesis import strategies as st

from zachtehand.submodels.casework import (
    CaseworkParameters,
    Division,
    box_ticking,
    burnout_after,
    divide_hours,
    hours_available,
    hours_per_person,
    leaves,
    load,
    order_by_priority,
    personal,
    skill_of,
    talk_quality,
    weight_of_success,
    within_reach,
)

P = CaseworkParameters


def test_hours_by_hand() -> None:
    # 0.9 · 156 · 0.82 · 0.5 · (1 − 0.3 · 0.1)
    hours = hours_available(one(0.9), 0.5, one(0.1), only(P, present=0.82, absence_burnout=0.3))
    assert hours[0] == pytest.approx(0.9 * 156 * 0.82 * 0.5 * 0.97)


@given(columns("contract", "client_facing", "burnout"), column())
def test_hours_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(hours_available, given_columns, high=156, p=P())
    assert (risen(hours_available, given_columns, "contract", other, p=P()) >= -1e-4).all()
    assert (risen(hours_available, given_columns, "burnout", other, p=P()) <= 1e-4).all()


def test_a_group_shares_the_hours_of_its_meeting() -> None:
    p = only(P, group_discount=0.7)
    # half of the talks of one hour alone, the other half in groups of eight that meet for four: 0.5 · 1 + 0.5 · 4 / 8
    assert hours_per_person(1.0, groups=0.5, group_size=8, group_hours=4.0, p=p) == pytest.approx(0.75)
    assert hours_per_person(1.0, groups=1.0, group_size=1, group_hours=4.0, p=p) == 4.0, "who meets alone takes the whole meeting"
    # without a size seven tenths are saved in half of the talks: 2 · (1 − 0.7 · 0.5)
    assert hours_per_person(2.0, groups=0.5, group_size=0, group_hours=4.0, p=p) == pytest.approx(1.3)
    each = hours_per_person(one(1.0, 2.0), groups=0.5, group_size=one(8, 0), group_hours=4.0, p=p)
    assert each.tolist() == pytest.approx([0.75, 1.3])
    assert np.issubdtype(each.dtype, np.floating)


def test_an_eye_for_the_individual_by_hand() -> None:
    p = only(P, mass_meeting=0.4)
    # 1 − 0.6 · 0.5 in meetings for many; nothing is lost alone or in a fixed group
    assert personal(0.5, 0, p) == pytest.approx(0.7)
    assert personal(0.0, 0, p) == 1
    assert personal(one(1.0, 1.0, 1.0), one(0.0, 1.0, 12.0), p).tolist() == pytest.approx([0.4, 1.0, 1.0])


def test_load_by_hand() -> None:
    assert load(one(30, 90, 0), one(60, 60, 60)).tolist() == [0.5, 1.5, 0]
    assert load(one(0.5), one(0.5))[0] == 1  # a caseworker for an hour a month counts as any other
    assert load(np.array([10.0]), np.array([0.0]))[0] == 1e6  # no hours at all: a very high load, but a number
    assert load(np.array([10.0]), np.array([5.0])).dtype == np.float32


def test_box_ticking_by_hand() -> None:
    # 1 − e^(−0.8 · ln 2) at twice the hours, nothing up to a load of one
    assert box_ticking(one(0, 0.5, 1, 2), only(P, box_ticking=0.8)) == pytest.approx([0, 0, 0, 1 - exp(-0.8 * log(2))])


@given(columns(load_now=(0, 1e6)), column(0, 1e6))
def test_box_ticking_keeps_its_range_and_rises_with_load(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(box_ticking, given_columns, p=P())
    assert (risen(box_ticking, given_columns, "load_now", other, p=P()) >= -SLACK).all()


def test_creaming_comes_with_load_and_targets() -> None:
    p = only(P, creaming_load=0.6, creaming_target=0.8)
    # 0.3 + 0.6 · ln 2 + 0.8 · 0.5
    assert weight_of_success(one(0.3), one(2.0), 0.5, p)[0] == pytest.approx(0.3 + 0.6 * log(2) + 0.4)
    assert weight_of_success(one(0.3), one(0.8), 0.0, p)[0] == pytest.approx(0.3)
    assert weight_of_success(one(0.3), one(9.0), 1.0, changed(P, creaming_load=0.0, creaming_target=0.0))[0] == pytest.approx(0.3)


def divided(*, caseworker: np.ndarray, priority: np.ndarray, cost: np.ndarray, budget: np.ndarray) -> Division:
    """Hours divided over candidates who stand in line by priority."""
    return divide_hours(line=order_by_priority(caseworker, priority), caseworker=caseworker, cost=cost, budget=budget)


def test_dividing_hours_by_hand() -> None:
    caseworker, priority = np.array([0, 1, 0, 0, 1], np.int32), one(1, 5, 3, 2, 4)
    # worker 0 has 2.5 hours: the third (1.5 h), then the fourth (1 h), then nothing for the first; worker 1 has no hours
    division = divided(caseworker=caseworker, priority=priority, cost=one(1, 1, 1.5, 1, 1), budget=np.array([2.5, 0.5]))
    assert division.planned.tolist() == [False, False, True, True, False]
    assert division.used.tolist() == [2.5, 0]
    assert division.left.tolist() == [0, 0.5]


def test_half_an_hour_is_enough_for_half_an_hour() -> None:
    # and a caseworker who has nobody to see keeps all hours
    division = divided(caseworker=np.array([0, 1], np.int32), priority=one(1, 1), cost=one(0.5, 0.5), budget=np.array([0.5, 0.4, 0.9]))
    assert division.planned.tolist() == [True, False]
    assert division.used.tolist() == [0.5, 0, 0]
    assert division.left.tolist() == [0, 0.4, 0.9]


def test_what_one_caseworker_cannot_do_does_not_blur_the_hours_of_the_next() -> None:
    division = divided(caseworker=np.array([0, 1, 1], np.int32), priority=one(1, 2, 1), cost=one(1e8, 1, 1), budget=np.array([1.0, 1.0]))
    assert division.planned.tolist() == [False, True, False]


def test_nobody_to_see_or_nobody_to_see_them() -> None:
    nobody = divided(caseworker=np.zeros(0, np.int32), priority=one(), cost=one(), budget=np.array([3.0]))
    assert nobody.planned.size == 0
    assert nobody.left.tolist() == [3.0]
    none_left = divided(caseworker=np.array([0, 0], np.int32), priority=one(1, 2), cost=one(1, 1), budget=np.array([0.0]))
    assert not none_left.planned.any()


crowds = st.integers(0, 2**32 - 1).map(np.random.default_rng)


@given(crowds, st.integers(1, 200), st.integers(1, 9))
def test_hours_are_never_overspent_and_go_by_priority(draw: np.random.Generator, count: int, workers: int) -> None:
    caseworker = draw.integers(0, workers, count).astype(np.int32)
    priority = (draw.normal(size=count) * draw.choice([0.1, 1, 30])).astype(np.float32)
    cost, budget = draw.choice([0.3, 1.0, 1.5], count).astype(np.float32), draw.choice([0.0, 2.0, 7.7, 500.0], workers)
    before = (caseworker.copy(), priority.copy(), cost.copy(), budget.copy())
    division = divided(caseworker=caseworker, priority=priority, cost=cost, budget=budget)
    assert all(np.array_equal(now, then) for now, then in zip((caseworker, priority, cost, budget), before, strict=True))
    spent = np.bincount(caseworker[division.planned], weights=cost[division.planned], minlength=workers)
    np.testing.assert_allclose(division.used, spent, atol=1e-5)
    assert (spent <= budget + 1e-5).all()
    np.testing.assert_allclose(division.left, budget - spent, atol=1e-5)
    for worker in range(workers):
        mine = caseworker == worker
        seen, waiting = priority[mine & division.planned], priority[mine & ~division.planned]
        if seen.size and waiting.size:
            assert waiting.max() <= seen.min()
        if waiting.size:  # the next in line did not fit in what was left
            following = np.flatnonzero(mine & ~division.planned)[np.argmax(waiting)]
            ties = mine & ~division.planned & (priority == priority[following])
            assert division.left[worker] < cost[ties].max() + 1e-5


def test_who_is_within_reach_by_hand() -> None:
    # of 1.5 hours at half an hour or more, three in line of worker 0; of 0.4 hours nobody; of 9 hours all
    line, caseworker = np.array([5, 0, 2, 3, 1, 6, 4]), np.array([0, 1, 0, 0, 2, 0, 2], np.int32)
    assert within_reach(line, caseworker, np.array([1.5, 0.4, 9.0]), np.full(3, 0.5)).tolist() == [5, 0, 2, 6, 4]
    assert within_reach(line, caseworker, np.array([2.0, 0.5, 1.0]), np.full(3, 0.5)).tolist() == line.tolist()
    assert within_reach(line, caseworker, np.zeros(3), np.array([0.5, 0.5, 0.0])).tolist() == [6, 4]  # a talk that takes no time
    assert within_reach(np.array([2, 1, 0]), np.zeros(3, np.int32), np.array([5.0]), np.array([2.0])).tolist() == [2, 1]
    assert within_reach(line[:0], caseworker[:0], np.array([1.0]), np.array([0.5])).size == 0


@given(crowds, st.integers(0, 200), st.integers(1, 9))
def test_whom_the_hours_do_not_reach_would_not_have_been_planned(draw: np.random.Generator, count: int, workers: int) -> None:
    caseworker, priority = draw.integers(0, workers, count).astype(np.int32), draw.random(count, dtype=np.float32)
    least, budget = draw.choice([0.25, 0.7], workers), draw.choice([0.0, 0.7, 2.1, 7.7, 500.0], workers)
    cost = (least[caseworker] * draw.choice([1.0, 1.0, 3.0], count)).astype(np.float32)
    line = order_by_priority(caseworker, priority)
    front = within_reach(line, caseworker, budget, least)
    reached = np.sort(front)
    of_all = divide_hours(line=line, caseworker=caseworker, cost=cost, budget=budget)
    of_front = divide_hours(line=np.searchsorted(reached, front), caseworker=caseworker[reached], cost=cost[reached], budget=budget)
    assert np.flatnonzero(of_all.planned).tolist() == reached[of_front.planned].tolist()
    np.testing.assert_array_equal(of_all.left, of_front.left)


@given(crowds, st.integers(0, 300), st.integers(1, 40), st.sampled_from([1e-6, 0.1, 1.0, 1e3]))
def test_the_order_is_by_caseworker_and_then_by_priority(draw: np.random.Generator, count: int, workers: int, scale: float) -> None:
    caseworker = draw.integers(0, workers, count).astype(np.int32)
    priority = ((draw.random(count) + draw.choice([-2, 0, 3])) * scale).astype(np.float32)
    order = order_by_priority(caseworker, priority)
    assert np.array_equal(np.sort(order), np.arange(count))
    assert (np.diff(caseworker[order]) >= 0).all()
    step_up = np.diff(priority[order])[np.diff(caseworker[order]) == 0]
    spread = float(np.ptp(priority)) if count else 0.0
    assert (step_up <= 1e-6 * spread).all()  # in steps of one in sixteen million


def test_the_last_in_line_is_never_first_with_the_next_caseworker() -> None:
    """The lowest priority of all has the highest rank there is: it must not run over into the number of the caseworker."""
    for seed in range(1000):
        draw = np.random.default_rng(seed)
        caseworker, priority = draw.integers(0, 4, 30).astype(np.int32), draw.random(30, dtype=np.float32)
        assert (np.diff(caseworker[order_by_priority(caseworker, priority)]) >= 0).all(), seed


def test_priorities_one_step_apart_are_told_apart() -> None:
    assert order_by_priority(np.zeros(4, np.int32), one(1, 0.5 - 2**-23, 0.5 - 2**-24, 0)).tolist() == [0, 2, 1, 3]


def test_equal_priorities_go_by_position() -> None:
    assert order_by_priority(np.array([1, 0, 1, 0], np.int32), one(2, 2, 2, 2)).tolist() == [1, 3, 0, 2]


def test_a_high_number_of_a_caseworker_leaves_room_for_the_priorities() -> None:
    """Caseworker and priority share 64 bits, of which the first takes 31 here."""
    caseworker = np.array([2**30, 1] * 300, np.int32)
    order = order_by_priority(caseworker, np.arange(600, dtype=np.float32))
    assert order.tolist() == [*range(599, 0, -2), *range(598, -1, -2)]


TALK = dict(box_loss=0.6, rapport_floor=0.6, quality_scale=1.0)


def test_quality_of_a_talk_by_hand() -> None:
    # 1 · (1 − 0.6 · 0.5) · (1 − 0.2) · (0.6 + 0.4 · 0.5) = 0.448
    quality = talk_quality(skill=one(1.0), box=one(0.5), burnout=one(0.2), rapport=one(0.5), p=only(P, **TALK))
    assert quality[0] == pytest.approx(1 - exp(-0.448))
    assert talk_quality(skill=one(0.0), box=one(0), burnout=one(0), rapport=one(1), p=only(P, **TALK))[0] == 0


@given(columns("box", "burnout", "rapport", skill=(0, 6)), column())
def test_quality_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(talk_quality, given_columns, p=P())
    for name in ("skill", "rapport"):
        assert (risen(talk_quality, given_columns, name, other, p=P()) >= -SLACK).all(), name
    for name in ("box", "burnout"):
        assert (risen(talk_quality, given_columns, name, other, p=P()) <= SLACK).all(), name


def test_skill_is_a_mixture_with_mean_one() -> None:
    """Half of caseworkers have about no effect; the mean is one, so that a change of the mixture is no change of level."""
    grid = (np.arange(400) + 0.5) / 400
    half, spread = (values.ravel().astype(np.float32) for values in np.meshgrid(grid, grid))
    for width in (0.1, 0.35, 0.6):
        skill = skill_of(half, spread, only(P, weak_half=0.12, strong_half=1.88, strong_spread=width))
        assert skill.dtype == np.float32
        assert skill.mean() == pytest.approx(1.0, abs=0.005)
        assert np.mean(skill == np.float32(0.12)) == pytest.approx(0.5)
        assert np.log(skill[half >= 0.5]).std() == pytest.approx(width, rel=0.05)


def test_skill_by_hand() -> None:
    p = only(P, weak_half=0.12, strong_half=1.88, strong_spread=0.5)
    # In the upper half the log is uniform: at the middle 1.88 over its mean, at the top e^h times that, h = 0.5 · √6 · 0.5 · 1.41.
    h = 0.5 * 6**0.5 * 0.5 * 1.41
    middle = 1.88 * h / sinh(h)
    assert skill_of(one(0.49, 0.5, 0.5), one(0.5, 0.5, 1.0), p) == pytest.approx([0.12, middle, middle * exp(h)], rel=1e-5)
    assert skill_of(one(0.5), one(0.9), only(P, weak_half=0.12, strong_half=1.88, strong_spread=0.0))[0] == pytest.approx(1.88), "no spread, no difference"


def test_burnout_by_hand() -> None:
    p = only(P, burnout_rate=0.1, burnout_base=0.1, burnout_load=0.25, burnout_buddies=0.05)
    # target 0.1 + 0.25 · ln 2 − 0.05 · 0.4; from 0.2 a tenth of the way
    target = 0.1 + 0.25 * log(2) - 0.02
    assert burnout_after(one(0.2), one(2.0), 0.4, p)[0] == pytest.approx(0.2 + 0.1 * (target - 0.2))
    # hours to spare make nobody fresher than a normal load, and above twenty times the hours it no longer matters
    assert burnout_after(one(0.1, 0.1), one(0.5, 1.0), 0.0, p).tolist() == pytest.approx([0.1, 0.1])
    assert burnout_after(one(0.1), one(exp(5)), 0.0, p)[0] == pytest.approx(0.1 + 0.1 * 0.25 * 3)


@given(columns("burnout", "buddies", load_now=(0, 1e6)), column())
def test_burnout_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(burnout_after, given_columns, p=P())
    assert (risen(burnout_after, given_columns, "load_now", 5 * other, p=P()) >= -SLACK).all()
    assert (risen(burnout_after, given_columns, "buddies", other, p=P()) <= SLACK).all()


def test_leaving_by_hand() -> None:
    assert leaves(one(0.0, 0.5), only(P, turnover=0.01, turnover_burnout=3.0)) == pytest.approx([0.01, 0.025])
    kept(leaves, {"burnout": np.linspace(0, 1, PEOPLE, dtype=np.float32)}, p=P())
