"""What the benchmark holds against each other: objects, columns and Starsim tell the same individual histories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import ks_2samp

from zachtehand.benchmark.column_model import ColumnModel
from zachtehand.benchmark.frameworks import pace_of_columns, pace_of_objects, starsim_is_here, starsim_model
from zachtehand.benchmark.object_model import PROCESSES, ObjectModel
from zachtehand.benchmark.rules import CHANGING, EVENTS, STATES, Start, starting_point
from zachtehand.populations.categories import Status
from zachtehand.randomness import Luck

CLIENTS, MONTHS = 300, 24
# The tables of wellbeing and what a language course gives are made in float32 by the engine, whatever the columns are.
EXACT = 1e-9
FLOAT32_INSIDE = {"wellbeing": 1e-6, "life_satisfaction": 1e-6, "language": 1e-8}

needs_starsim = pytest.mark.skipif(not starsim_is_here(), reason="the extra starsim is not installed")

Months = list[dict[str, NDArray]]


@pytest.fixture(scope="module")
def start() -> Start:
    return starting_point(CLIENTS, seed=1)


def lived_by_objects(start: Start, months: int) -> Iterator[dict[str, NDArray]]:
    """Events and states of everyone, month by month."""
    model = ObjectModel(start)
    for _ in range(months):
        model.step()
        yield {name: np.array([getattr(client, name) for client in model.clients]).T for name in (*EVENTS, *STATES)}


def lived_by_columns(start: Start, months: int, dtype: type) -> Iterator[dict[str, NDArray]]:
    model = ColumnModel(start, dtype=dtype)
    for _ in range(months):
        model.step()
        yield {name: getattr(model, name).copy() for name in EVENTS} | {name: getattr(model.clients, name).copy() for name in STATES}


@pytest.fixture(scope="module")
def objects(start: Start) -> Months:
    return list(lived_by_objects(start, MONTHS))


def other_events(one: dict[str, NDArray], other: dict[str, NDArray]) -> NDArray[np.bool_]:
    """Whom something else happened to."""
    return np.any([one[name].astype(np.int64) != other[name].astype(np.int64) for name in EVENTS], axis=0)


def test_every_event_happens_to_the_same_people_in_the_same_month(start: Start, objects: Months) -> None:
    for month, columns in enumerate(lived_by_columns(start, MONTHS, np.float64), start=1):
        assert np.flatnonzero(other_events(objects[month - 1], columns)).tolist() == [], month


def test_states_are_the_same(start: Start, objects: Months) -> None:
    for month, columns in enumerate(lived_by_columns(start, MONTHS, np.float64), start=1):
        apart = {name: float(np.max(np.abs(columns[name] - objects[month - 1][name]))) for name in STATES}
        assert {name: far for name, far in apart.items() if far > FLOAT32_INSIDE.get(name, EXACT)} == {}, month


def test_in_the_precision_of_the_engine_nearly_all_histories_are_the_same(start: Start, objects: Months) -> None:
    """Rounding may flip an event at its threshold, which may change what follows; it does so to one in a thousand at most."""
    diverged, different = np.zeros(len(start), np.bool_), 0
    for month, columns in enumerate(lived_by_columns(start, MONTHS, np.float32)):
        diverged |= other_events(objects[month], columns)
        different += int(diverged.sum())
        apart = {name: np.max(np.abs(columns[name] - objects[month][name])[..., ~diverged]) for name in STATES}
        assert {name: far for name, far in apart.items() if far > 1e-4} == {}, month
    assert different <= 0.001 * len(start) * MONTHS


def test_every_kind_of_event_happens(objects: Months) -> None:
    counts = {name: sum(int(np.count_nonzero(month[name])) for month in objects) for name in EVENTS}
    assert min(counts.values()) >= 10, counts
    exits = {int(each) for month in objects for each in np.unique(month["exit"])}
    assert {Status.WORK, Status.HOUSEHOLD, Status.GAVE_UP} <= exits


def test_hours_run_short_so_that_priority_decides(start: Start) -> None:
    model = ColumnModel(start)
    for _ in range(6):
        model.step()
    clients = model.clients
    waiting = clients.in_view & (clients.months_since_talk >= 12.0 / start.policy.talks_per_year) & (clients.status == Status.ON_BENEFIT)
    assert np.count_nonzero(waiting & ~model.invited & (clients.exempt_months == 0)) > 0


def test_the_rules_leave_alone_what_does_not_change(start: Start) -> None:
    """A newcomer brings all that a month changes, and neither model touches the start."""
    before = start.clients.copy()
    model = ColumnModel(start)
    for _ in range(12):
        model.step()
    changed = {name for name in before.declared if not np.array_equal(getattr(before, name), getattr(model.clients, name))}
    assert changed <= set(CHANGING)
    assert all(np.array_equal(getattr(before, name), getattr(start.clients, name)) for name in before.declared)
    assert model.clients.out_of_range() == []


def test_both_draw_the_same_luck(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = set()
    uniform = ColumnModel.uniform
    monkeypatch.setattr(ColumnModel, "uniform", lambda self, process, rows=None: drawn.add(process) or uniform(self, process, rows))
    ColumnModel(start).step()
    assert drawn == set(PROCESSES)


def test_nobody_is_drawn_for_twice_in_a_month(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other sources of luck than ours give another number to who asks again."""
    drawn: list[str] = []
    uniform = ColumnModel.uniform
    monkeypatch.setattr(ColumnModel, "uniform", lambda self, process, rows=None: drawn.append(process) or uniform(self, process, rows))
    ColumnModel(start).step()
    assert sorted(drawn) == sorted(set(drawn))


@needs_starsim
@pytest.mark.slow
def test_starsim_tells_the_same_histories_where_it_has_the_same_luck(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    model, columns = starsim_model(start, months=MONTHS), ColumnModel(start)
    rules = model.municipality.rules
    monkeypatch.setattr(rules, "uniform", lambda process, rows=None: start.luck.uniform(process, rules.month, len(start) if rows is None else rows))
    for month in range(1, MONTHS + 1):
        model.step()
        columns.step()
        differ = [name for name in EVENTS if not np.array_equal(getattr(rules, name), getattr(columns, name))]
        apart = {name: float(np.max(np.abs(getattr(rules.clients, name) - getattr(columns.clients, name)))) for name in STATES}
        assert (differ, {name: far for name, far in apart.items() if far > 1e-6}) == ([], {}), month
    assert model.sim.t.ti == MONTHS


@needs_starsim
@pytest.mark.slow
def test_with_its_own_luck_starsim_agrees_with_the_objects_in_distribution(start: Start) -> None:
    """How often each event happens over seeds, and where people stand at the end."""
    seeds, months = range(12), 12
    counted: dict[str, list[dict[str, float]]] = {"objects": [], "starsim": []}
    ends: dict[str, list[dict[str, NDArray[Any]]]] = {"objects": [], "starsim": []}
    for seed in seeds:
        begin = replace(start, luck=Luck(seed))
        lives = {"objects": lived_by_objects(begin, months), "starsim": _lived_in_starsim(begin, months)}
        for name, life in lives.items():
            lived = list(life)
            counted[name].append({event: float(sum(np.count_nonzero(month[event]) for month in lived)) for event in EVENTS})
            ends[name].append({state: lived[-1][state].mean(axis=0) if state == "wellbeing" else lived[-1][state] for state in STATES})
    for event in EVENTS:
        one, other = (np.array([each[event] for each in counted[name]]) for name in counted)
        noise = np.sqrt((one.var(ddof=1) + other.var(ddof=1)) / len(seeds))
        assert abs(one.mean() - other.mean()) < 4.0 * noise, event
    for state in STATES:
        one, other = (np.concatenate([each[state] for each in ends[name]]) for name in ends)
        assert ks_2samp(one, other).statistic < 0.04, state


def _lived_in_starsim(start: Start, months: int) -> Iterator[dict[str, NDArray]]:
    model = starsim_model(start, months=months)
    rules = model.municipality.rules
    for _ in range(months):
        model.step()
        yield {name: getattr(rules, name).copy() for name in EVENTS} | {name: getattr(rules.clients, name).copy() for name in STATES}


@pytest.mark.slow
def test_columns_are_much_faster() -> None:
    """A loose bound, far under what the benchmark shows at 21,000 people: small populations and busy machines are slower."""
    assert pace_of_columns(4_000, 6) > 20 * pace_of_objects(4_000, 2)
