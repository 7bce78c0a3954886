"""Addressed randomness: a draw depends on seed, process, month and uid, and on nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from zachtehand.randomness import Luck

MANY = 100_000
seeds = st.integers(0, 2**63 - 1)
months = st.integers(-60, 600)
processes = st.sampled_from(["work.offer", "talk.attendance", "exit", "a process with spaces", "é"])
uid_lists = st.lists(st.integers(0, 5000), max_size=50)


def test_draws_are_float32_from_zero_up_to_one() -> None:
    draws = Luck(1).uniform("work.offer", 3, MANY)
    assert draws.dtype == np.float32
    assert draws.shape == (MANY,)
    assert draws.min() >= 0
    assert draws.max() < 1


@settings(max_examples=50)
@given(seeds, processes, months, uid_lists)
def test_a_draw_does_not_depend_on_who_else_is_drawn_for(seed: int, process: str, month: int, uids: list[int]) -> None:
    everyone = Luck(seed).uniform(process, month, 5001)
    chosen = np.array(uids, np.int64)
    assert np.array_equal(Luck(seed).uniform(process, month, chosen), everyone[chosen])
    assert np.array_equal(Luck(seed).uniform(process, month, 100), everyone[:100])


@settings(max_examples=30)
@given(seeds, st.lists(processes, min_size=1, max_size=4), months, uid_lists)
def test_draws_of_several_processes_at_once_are_the_draws_of_each(seed: int, several: list[str], month: int, uids: list[int]) -> None:
    chosen = np.array(uids, np.int64)
    together = Luck(seed).uniforms(tuple(several), month, chosen)
    assert together.dtype == np.float32
    assert np.array_equal(together, [Luck(seed).uniform(each, month, chosen) for each in several])


@pytest.mark.parametrize("dtype", [np.int16, np.int32, np.int64, np.uint32])
def test_uids_may_come_in_any_type_and_order(dtype: type) -> None:
    luck, uids = Luck(4), np.array([900, 3, 3, 17, 0], dtype)
    assert np.array_equal(luck.uniform("exit", 1, uids), luck.uniform("exit", 1, 1000)[uids])
    assert uids.tolist() == [900, 3, 3, 17, 0]


def test_draws_that_last_are_those_of_month_0_however_many_people_there_are() -> None:
    luck = Luck(4)
    for people in (5, 3, 900):
        assert luck.lasting("caseworker.view", people).size >= people
        assert np.array_equal(luck.lasting("caseworker.view", people)[:people], Luck(4).uniform("caseworker.view", 0, people))
    assert luck.lasting("caseworker.view", 5) is luck.lasting("caseworker.view", 900)
    with pytest.raises(ValueError, match="read-only"):
        luck.lasting("caseworker.view", 5)[0] = 0.5


def test_nobody_gets_no_draws() -> None:
    assert Luck(4).uniform("exit", 1, 0).size == 0
    assert Luck(4).uniform("exit", 1, np.zeros(0, np.int64)).size == 0


def test_draws_do_not_depend_on_what_was_drawn_before() -> None:
    fresh, used = Luck(7), Luck(7)
    used.uniform("exit", 1, 50_000)
    used.uniform("work.offer", 2, np.array([40_000]))
    used.generator("friends").random(10)
    before = used.uniform("exit", 2, 10)
    before[:] = 0.5  # what a caller does with its draws is its own business
    assert np.array_equal(used.uniform("exit", 2, 3000), fresh.uniform("exit", 2, 3000))
    assert np.array_equal(used.generator("friends").random(5), fresh.generator("friends").random(5))


def test_draws_are_the_same_in_another_process() -> None:
    shows = "luck.uniform('exit', -3, 4).tolist(), luck.generator('people').random(2).tolist()"
    code = f"from zachtehand.randomness import Luck; luck = Luck(11); print([{shows}])"
    luck = Luck(11)
    expected = str([luck.uniform("exit", -3, 4).tolist(), luck.generator("people").random(2).tolist()])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": "123"}
    shown = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == expected


@pytest.mark.parametrize("seed", [0, 1, 2**31, 2**32, 2**63 - 1])
def test_every_seed_is_a_seed_like_any_other(seed: int) -> None:
    draws = Luck(seed).uniform("exit", 0, 20_000)
    assert stats.kstest(draws, "uniform").pvalue > 1e-4
    assert Luck(seed).generator("people").random() != Luck(seed + 1 if seed == 0 else seed - 1).generator("people").random()


@pytest.mark.parametrize("seed", [-1, 2**63])
def test_a_seed_out_of_range_is_refused(seed: int) -> None:
    with pytest.raises(ValueError, match="seed"):
        Luck(seed)


def streams() -> dict[str, np.ndarray]:
    """Streams that differ in one part of the address each, some by as little as possible."""
    made = {f"seed {seed}": Luck(seed).uniform("exit", 5, MANY) for seed in (0, 1, 2, 2**32, 2**40)}
    made |= {f"month {month}": Luck(1).uniform("exit", month, MANY) for month in (-36, -1, 0, 1, 2, 4, 6, 60)}
    made |= {name: Luck(1).uniform(name, 5, MANY) for name in ("exit.", "exi", "exit elsewhere", "work.quality", "work.quality again", "")}
    return made


def test_streams_are_all_different() -> None:
    for (one, draws), (other, others) in combinations(streams().items(), 2):
        assert np.mean(draws == others) < 1e-4, (one, other)


def test_each_stream_is_uniform() -> None:
    for name, draws in streams().items():
        assert stats.kstest(draws, "uniform").pvalue > 1e-5, name
        low_bits = (draws * 2**24).astype(np.int64) % 256
        assert stats.chisquare(np.bincount(low_bits, minlength=256)).pvalue > 1e-5, name


def test_streams_are_independent_of_each_other() -> None:
    """Pairs of streams fill the unit square evenly: the p-values of the chi-square tests are themselves uniform."""
    values = list(streams().values())
    squares = [np.bincount((one * 32).astype(int) * 32 + (other * 32).astype(int), minlength=1024) for one, other in combinations(values, 2)]
    chances = [stats.chisquare(square).pvalue for square in squares]
    assert min(chances) > 1e-3 / len(chances)
    assert stats.kstest(chances, "uniform").pvalue > 1e-3
    correlations = [abs(np.corrcoef(one, other)[0, 1]) for one, other in combinations(values, 2)]
    assert max(correlations) < 5 / MANY**0.5


@pytest.mark.parametrize("lag", [1, 2, 3, 16, 256, 1024, 4096, 65_536])
def test_neighbours_are_independent(lag: int) -> None:
    draws = Luck(2).uniform("work.offer", 8, MANY)
    square = np.bincount((draws[:-lag] * 16).astype(int) * 16 + (draws[lag:] * 16).astype(int), minlength=256)
    assert stats.chisquare(square).pvalue > 1e-4


def test_a_life_is_as_random_as_a_crowd() -> None:
    """The draws of one person over the months are uniform and independent too."""
    luck = Luck(6)
    life = np.stack([luck.uniform("exit", month, 64) for month in range(600)])
    assert min(stats.kstest(life[:, uid], "uniform").pvalue for uid in range(64)) > 1e-5
    assert abs(np.mean([np.corrcoef(life[:-1, uid], life[1:, uid])[0, 1] for uid in range(64)])) < 0.02
    in_a_row = np.stack([life[month] for month in range(600)])
    for one, other in pairwise(in_a_row[:100]):
        assert not np.array_equal(one, other)


def test_generators_of_processes_are_unrelated() -> None:
    luck = Luck(3)
    one, other = luck.generator("people.stock.age").random(MANY), luck.generator("people.stock.sex").random(MANY)
    assert abs(np.corrcoef(one, other)[0, 1]) < 5 / MANY**0.5
    assert not np.array_equal(luck.generator("inflow", 1).random(5), luck.generator("inflow", 2).random(5))
