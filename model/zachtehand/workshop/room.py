"""The room: one shared run of two policies on the same people, and what its facilitator did to it.

A room is its choices and its turns: who the people are, which two policies, and which setting was changed in which
month in which world. A change is a reform of the scenario from that month on, so the room can be made again at any
month from these alone: after a restart of the server, when going back to a bookmark, and as a scenario file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np

from zachtehand.chronicle import Chronicle, Event
from zachtehand.initialisation.start import Start
from zachtehand.initialisation.start import start as make_start
from zachtehand.scenario import Scenario, load
from zachtehand.simulation import Simulation
from zachtehand.submodels import Parameters
from zachtehand.workshop.film import CHARTS, as_frame, read_frame, see
from zachtehand.world import World

Side = Literal[0, 1]
"""Which world: 0 is A, 1 is B."""

LONGEST_RUN, MOST_CLIENTS, MOST_TURNS = 240, 10_000, 200
"""What a room can hold, so that it stays quick: months, people at the start, and changes on the way."""

_SETTING_OF_DIAL = {"basic_jobs": "basic_jobs.places", "caseload": "guidance.caseload"}
"""Where a scenario says the same without the dial."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Settings that were changed in one world, from the month after this one on.

    Attributes:
        month: month that had ended when it was done; 0 is before the first.
        changes: value by path of a dial or setting.
    """

    month: int
    side: Side
    changes: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a room begins with.

    Attributes:
        names: two scenarios, by name or file; the second policy is put on the people of the first.
        seed: 0 or higher.
        months: length of the run, 1 or more.
        clients: people at the start; None for as many as the first scenario says.
        given: changes that belong to the room itself, such as those of a step of the story; they are never undone.
        turns: changes that were made on the way.
    """

    names: tuple[str, str]
    seed: int = 0
    months: int = 60
    clients: int | None = 2000
    given: tuple[Turn, ...] = field(default=())
    turns: tuple[Turn, ...] = field(default=())

    def turned(self, month: int, side: Side, changes: Mapping[str, Any]) -> Choices:
        """These choices with one change more; an earlier one of the same setting in the same month and world gives way."""
        kept = []
        for turn in self.turns:
            if (turn.month, turn.side) == (month, side):
                turn = replace(turn, changes={path: value for path, value in turn.changes.items() if path not in changes})
            if turn.changes:
                kept.append(turn)
        return replace(self, turns=(*kept, Turn(month, side, dict(changes))))

    def before(self, month: int) -> Choices:
        """These choices as they were when this month had just ended."""
        return replace(self, turns=tuple(turn for turn in self.turns if turn.month < month))

    def scenarios(self) -> tuple[Scenario, Scenario]:
        """Both scenarios on the same people, with the turns as reforms. Raises InputError."""
        first = load(self.names[0])
        if self.clients is not None:
            first = first.with_context({"clients": self.clients})
        pair = [first, first.with_policy_of(load(self.names[1]))]
        for turn in (*self.given, *self.turns):
            pair[turn.side] = pair[turn.side].reformed(turn.changes, from_month=turn.month)
        return pair[0], pair[1]


class Room:
    """Two worlds of the same people, side by side, month by month.

    Args:
        choices: with turns, for a room that is made again.
        run: number of the run; another one whenever the past has changed.
        start: one made earlier for the same people.
    """

    def __init__(self, choices: Choices, *, run: int = 1, start: Start | None = None) -> None:
        self.choices, self.run = choices, run
        self.scenarios = choices.scenarios()
        context = self.scenarios[0].context
        self.start = start or make_start(context, seed=choices.seed, parameters=Parameters(), months=choices.months)
        self.people = int(np.searchsorted(self.start.world.everyone.entry_month, choices.months, side="right"))
        self.frames: list[bytes] = []
        self._policies: dict[Side, tuple[Scenario, int, dict[str, Any]]] = {}
        self._begin()

    @property
    def month(self) -> int:
        """The month that ended last; 0 at the start."""
        return self._worlds[0].month

    @property
    def over(self) -> bool:
        """Whether the last month has been lived."""
        return self.month >= self.choices.months

    def step(self) -> bytes:
        """One month in both worlds, and the frame of it. A run that is over stays as it is."""
        if not self.over:
            for world, chronicle in zip(self._worlds, self._chronicles, strict=True):
                world.step()
                chronicle.record(world.world)
            self._film()
        return self.frames[-1]

    def turn(self, side: Side, changes: Mapping[str, Any]) -> None:
        """Change settings of one world; they hold from the next month on. Raises InputError, and then nothing has changed."""
        reformed = self.scenarios[side].reformed(changes, from_month=self.month, option="")
        choices = self.choices.turned(self.month, side, changes)
        if len(choices.turns) > len(self.choices.turns):
            self.scenarios = (reformed, self.scenarios[1]) if side == 0 else (self.scenarios[0], reformed)
        else:  # an earlier change gave way
            self.scenarios = choices.scenarios()
        self.choices = choices
        self._worlds[side].follow(self.scenarios[side])

    def policy(self, side: Side) -> dict[str, Any]:
        """What holds in a world in the next month: the dials that are turned, and every setting of every instrument."""
        scenario, month, policy = self._policies.get(side, (None, -1, {}))
        if scenario is not self.scenarios[side] or month != self.month:
            policy = self.scenarios[side].policy_in(self.month).resolved()
            self._policies[side] = (self.scenarios[side], self.month, policy)
        return policy

    def setting(self, side: Side, path: str) -> Any:
        """One value of the policy: a dial (None where it is not turned) or a setting of an instrument."""
        value: Any = self.policy(side)
        for key in _SETTING_OF_DIAL.get(path, path).split("."):
            value = value.get(key) if isinstance(value, dict) else None
        return value

    def events(self, person: int, side: Side) -> list[Event]:
        """What has happened to a person in a world so far."""
        return self._chronicles[side].of(person)

    def world(self, side: Side) -> World:
        """A world as it is now; to look at, not to change."""
        return self._worlds[side].world

    def _begin(self) -> None:
        months, seed = self.choices.months, self.choices.seed
        self._worlds = tuple(Simulation(scenario, seed=seed, start=self.start, months=months) for scenario in self.scenarios)
        self._chronicles = tuple(Chronicle(world.world) for world in self._worlds)
        self._film()

    def _film(self) -> None:
        charts = [world.chart for world in read_frame(self.frames[-1])[2]] if self.frames else [np.zeros(len(CHARTS), np.float32)] * 2
        seen = [see(world, self.people, chart) for world, chart in zip(self._worlds, charts, strict=True)]
        self.frames.append(as_frame(self.run, self.month, (seen[0], seen[1])))
