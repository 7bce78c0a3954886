"""Populations as columns: one array per state variable, with unit and meaning."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
import pytest
from numpy.typing import NDArray

from zachtehand.happenings import Happenings
from zachtehand.initialisation.start import start
from zachtehand.memory import side_by_side
from zachtehand.populations.clients import Clients
from zachtehand.populations.columns import Columns, column, share
from zachtehand.populations.organisations import Caseworkers, Employers, Hosts, Neighbourhoods
from zachtehand.scenario import load
from zachtehand.simulation import Simulation
from zachtehand.submodels import Parameters
from zachtehand.world import World

POPULATIONS = (Clients, Caseworkers, Employers, Hosts, Neighbourhoods)
every_population = pytest.mark.parametrize("kind", POPULATIONS, ids=lambda kind: kind.__name__)


class Leg(IntEnum):
    FRONT = 0
    BACK = 1


class Cats(Columns):
    """Cats."""

    age: NDArray = column(np.float32, "years", "age", default=3, low=0, high=30)
    lives: NDArray = column(np.int8, "lives", "lives left", default=9, low=0, high=9)
    content: NDArray = share("contentment", default=0.5)
    length: NDArray = column(np.float32, "cm", "length of the legs", default=25, low=0, rows=Leg)


def cats() -> Cats:
    made = Cats(5)
    made.age[:] = np.arange(5)
    made.length[Leg.BACK] = 30 + np.arange(5)
    return made


def test_a_population_starts_at_its_defaults() -> None:
    made = Cats(4)
    assert len(made) == made.size == 4
    assert made.age.tolist() == [3] * 4
    assert made.lives.dtype == np.int8
    assert made.length.shape == (2, 4)
    assert len(Cats(0)) == 0
    assert Cats(0).out_of_range() == []


def test_a_view_shares_memory_and_a_copy_does_not() -> None:
    whole = cats()
    first, middle, apart = whole.first(3), whole.rows(1, 3), whole.copy()
    first.age[0] = 20
    middle.length[Leg.BACK, 0] = 40
    assert whole.age[0] == 20
    assert whole.length[Leg.BACK, 1] == first.length[Leg.BACK, 1] == 40
    assert (first.size, middle.size) == (3, 2)
    assert apart.age[0] == 0
    apart.age[:] = 9
    assert whole.age[4] == 4


def test_arrays_side_by_side_do_not_touch() -> None:
    wanted = {"yes": (np.bool_, (7,)), "wide": (np.float32, (3, 1000)), "nothing": (np.int8, (0,)), "big": (np.float64, (5,)), "line": (np.int8, (64,))}
    made = side_by_side(wanted)
    assert {name: (array.dtype.type, array.shape) for name, array in made.items()} == wanted
    begins = [array.ctypes.data for array in made.values()]
    assert begins[0] % 2**21 == 0  # the block on a large page, and each on a line of the cache
    assert all(begin % 64 == 0 for begin in begins)
    for number, array in enumerate(made.values()):
        array.fill(number % 2)
    for number, array in enumerate(made.values()):
        assert (array == number % 2).all()
        assert array.flags.c_contiguous


def test_taking_and_joining_rows() -> None:
    whole = cats()
    taken = whole.take(np.array([4, 0]))
    assert taken.age.tolist() == [4, 0]
    assert taken.length[Leg.BACK].tolist() == [34, 30]
    taken.age[:] = 1
    assert whole.age[4] == 4
    joined = taken.joined(whole.first(2))
    assert joined.age.tolist() == [1, 1, 0, 1]
    assert joined.length.shape == (2, 4)
    joined.age[:] = 7
    assert whole.age[0] == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [("age", -1.0), ("age", 31.0), ("age", np.nan), ("age", np.inf), ("content", 1.1), ("lives", -1), ("length", -5.0), ("length", np.nan)],
)
def test_a_value_out_of_range_is_found(name: str, value: float) -> None:
    made = cats()
    assert made.out_of_range() == []
    getattr(made, name)[..., 2] = value
    assert made.out_of_range() == [name]


def test_rounding_is_no_mistake() -> None:
    made = cats()
    made.content[0] = np.nextafter(np.float32(1), np.float32(2))
    assert made.out_of_range() == []


@every_population
def test_every_column_says_what_it_is(kind: type[Columns]) -> None:
    assert kind.declared
    for name, declared in kind.declared.items():
        assert declared.unit, name
        assert declared.meaning, name
        assert np.dtype(declared.dtype) != np.float64, name  # columns are float32
        assert declared.low is None or declared.high is None or declared.low <= declared.default <= declared.high, name
        assert (declared.unit == "category") == (declared.category is not None), name
    assert kind(3).out_of_range() == []


@every_population
def test_annotations_and_columns_are_the_same_names(kind: type[Columns]) -> None:
    assert set(kind.__annotations__) == set(kind.declared)


def test_what_happens_starts_empty_in_the_right_type() -> None:
    happened = Happenings(3)
    for name in Happenings.__annotations__:
        values = getattr(happened, name)
        assert values.shape == (3,)
        assert values.dtype in (np.bool_, np.int8, np.float32), name
        assert not values.any()


def test_a_month_starts_empty_in_the_memory_of_the_month_before() -> None:
    last = Happenings(16)
    last.talks[:], last.measure[3] = 2.0, True
    memory = last.talks
    here = Happenings(17, last)
    assert here.talks.shape == here.measure.shape == here.missed.shape == (17,)
    assert not here.talks.any()
    assert not here.measure.any()
    assert np.shares_memory(here.talks, memory)
    here.missed[5] = True
    assert not last.missed.any()  # asked for the first time when its month was long over
    assert here.missed[5]
    many = Happenings(30, here)
    assert many.talks.shape == (30,)
    assert not many.talks.any()


def test_two_runs_from_one_start_share_no_memory_for_what_happens() -> None:
    begin = start(load("ordinary").with_context({"clients": 100}).context, seed=1, parameters=Parameters(), months=2)
    one, other = (Simulation(load("ordinary").with_context({"clients": 100}), seed=1, start=begin, months=2) for _ in range(2))
    one.step()
    other.step()
    assert not np.shares_memory(one.world.happened.talks, other.world.happened.talks)
    assert not np.shares_memory(one.world.happened.talks, begin.world.happened.talks)


@every_population
def test_columns_of_a_copy_stand_apart_on_lines_of_the_cache(kind: type[Columns]) -> None:
    original = kind(5)
    copied = original.copy()
    for name in kind.declared:
        values = getattr(copied, name)
        assert np.array_equal(values, getattr(original, name)), name
        assert values.dtype == getattr(original, name).dtype, name
        assert values.flags.c_contiguous, name
        assert values.ctypes.data % 64 == 0, name
        values[...] = 1
    again = kind(5)
    assert all(np.array_equal(getattr(original, name), getattr(again, name)) for name in kind.declared)


@pytest.fixture(scope="module")
def lived() -> World:
    """A world after some months of a policy that touches everything."""
    changes = {"pressure": 0.7, "caseload": 60, "basic_jobs": 50, "obligations.search_duty": 1, "placement.coach_places": 20}
    simulation = Simulation(load("ordinary").with_context({"clients": 300}).changed(changes), seed=2, months=8)
    simulation.run()
    return simulation.world


def test_columns_keep_their_type_and_shape(lived: World) -> None:
    for population in (lived.everyone, lived.caseworkers, lived.employers, lived.hosts, lived.neighbourhoods):
        for name, declared in population.declared.items():
            values = getattr(population, name)
            assert values.dtype == declared.dtype, name
            assert values.shape == ((len(population),) if declared.rows is None else (len(declared.rows), len(population))), name


def test_categories_hold_codes_that_exist(lived: World) -> None:
    for population in (lived.everyone, lived.employers, lived.hosts):
        for name, declared in population.declared.items():
            if declared.category is not None:
                assert np.isin(getattr(population, name), list(declared.category)).all(), name


def test_references_point_at_somebody(lived: World) -> None:
    everyone = lived.everyone
    assert everyone.friends.min() >= -1
    assert everyone.friends.max() < len(everyone)
    uid = np.arange(len(everyone))
    assert not (everyone.friends == uid).any()
    assert ((everyone.friends == everyone.partner) & (everyone.partner >= 0)).sum() == 0
    assert everyone.neighbourhood.max() < len(lived.neighbourhoods)
    assert everyone.host.max() < len(lived.hosts)
    assert everyone.employer.max() < len(lived.employers)
    assert everyone.caseworker.max() < len(lived.caseworkers)
    assert (np.diff(everyone.entry_month) >= 0).all()  # in the order in which they enter
    assert np.shares_memory(lived.clients.age, everyone.age)


def test_friends_come_no_later_than_their_friends_year(lived: World) -> None:
    """Nobody who has entered is a friend of someone who may never come."""
    everyone = lived.everyone
    for ties in everyone.friends:
        known = np.flatnonzero(ties >= 0)
        assert (everyone.entry_month[ties[known]] <= np.maximum(everyone.entry_month[known], 0)).all()
