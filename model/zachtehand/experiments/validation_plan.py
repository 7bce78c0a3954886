"""Which runs the targets need: the fewest, because targets that look at the same policy on the same people share one.

A target whose scenario, settings, indicator or group does not exist (yet) is set aside with the reason.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.engine import Keep, Progress, carry_out, crew, part_of
from zachtehand.experiments.plan import DECLARED_DRAW, plan
from zachtehand.indicators import INDICATORS
from zachtehand.input_errors import InputError, shown
from zachtehand.observation import GROUPS
from zachtehand.scenario import Scenario, load, names
from zachtehand.targets.files import Target
from zachtehand.targets.schema import Measure, Quantity

SEEDS_OF_OTHER_PEOPLE = 1_000_000
"""Seeds from here on are other people with other luck, under the same draws."""
MOST_WORLDS_FOR_A_DIRECTION = 20
"""Where a context is looked at for directions only, so many worlds will do: a share of 80 % needs no tails."""
_WORDS = ("name", "title", "question", "description", "source", "about")


@dataclass(frozen=True)
class Run:
    """One policy on one context.

    Attributes:
        other_people: meets the people of other seeds.
        only_directions: nothing but directions is measured on this context.
    """

    scenario: Scenario
    months: int
    other_people: bool
    only_directions: bool


class Measurable(NamedTuple):
    """A target, and the positions of the runs that it looks at."""

    target: Target
    first: int
    second: int | None


@dataclass(frozen=True)
class Layout:
    """What is to be run for which targets.

    Attributes:
        waiting: key of a target -> why it cannot be measured yet, in both languages.
    """

    runs: tuple[Run, ...]
    measurable: tuple[Measurable, ...]
    waiting: Mapping[str, Mapping[str, str]]


class Seen(NamedTuple):
    """What one run showed: values of shape (worlds, months, groups, indicators), of those that a target looks at."""

    groups: tuple[str, ...]
    indicators: tuple[str, ...]
    values: NDArray[np.float64]

    def series(self, indicator: str, group: str) -> NDArray[np.float64]:
        """One indicator of one group, shape (worlds, months)."""
        return self.values[:, :, self.groups.index(group), self.indicators.index(indicator)]


def lay_out(targets: Sequence[Target], *, clients: int | None = None) -> Layout:
    """The runs that the targets need.

    Args:
        clients: most clients in a run, for a quick look; None keeps what each target asks for.
    """
    runs: dict[tuple[str, bool], Run] = {}
    measurable, waiting = [], {}
    for target in targets:
        if target.measure is None or target.measure.trial is not None:
            continue  # virtual trials have runs of their own
        try:
            needed = _needed(target.measure, clients)
        except InputError as error:
            waiting[target.key] = {language: error.sentence(language) for language in ("en", "nl")}
            continue
        positions = []
        for scenario, other in needed:
            key = (_identity(scenario), other)
            months = max(target.measure.months or 1, runs[key].months if key in runs else 1)
            only = target.use == "direction" and (key not in runs or runs[key].only_directions)
            runs[key] = Run(scenario, months, other, only)
            positions.append(list(runs).index(key))
        measurable.append(Measurable(target, positions[0], positions[1] if len(positions) > 1 else None))
    return Layout(_like_neighbours(list(runs.values())), tuple(measurable), waiting)


def simulate(
    layout: Layout,
    values: Mapping[int, Mapping[str, float]],
    *,
    seeds: int = 1,
    first_seed: int = 0,
    workers: int | None = None,
    progress: Progress | None = None,
    out: Path | None = None,
) -> list[Seen]:
    """Run what was laid out, in as many worlds as draws times seeds.

    Args:
        values: parameter values by dotted path, for the draws 1, 2, …; empty is the declared values.
        seeds: seeds per draw.
        first_seed: the first of them.
        out: folder in which finished simulations are kept, so that the same call goes on where it stopped; None keeps them in memory.

    Returns:
        What each run showed.
    """
    draws = len(values)
    groups, indicators = _named(layout, "group"), _named(layout, "indicator")
    keep = Keep(groups=groups, indicators=indicators, ledger=False, starts=False)
    bundles: dict[tuple[int, bool, int], list[int]] = {}
    for position, run in enumerate(layout.runs):
        bundles.setdefault((run.months, run.other_people, worlds_of(run, draws, seeds)), []).append(position)
    seen: dict[int, Seen] = {}
    done, total = 0, sum(worlds_of(run, draws, seeds) for run in layout.runs)
    with crew(workers=workers) as hands:
        for number, ((months, other, worlds), positions) in enumerate(bundles.items()):
            folder = None if out is None else out / f"runs-{number}"
            scenarios = [layout.runs[each].scenario.model_copy(update={"name": f"run {each}"}) for each in positions]
            first = first_seed + (SEEDS_OF_OTHER_PEOPLE if other else 0)
            study = plan("validation", scenarios, seeds=range(first, first + worlds), draws=draws, months=months, keep=keep)
            study = replace(study, draws={draw: values[draw] for draw in study.draws if draw != DECLARED_DRAW})
            stored = carry_out(study, out=folder, crew=hands, progress=part_of(progress, done, total))
            shown = stored.array("outcomes", "value", (months, len(groups), len(indicators)))
            for row, position in enumerate(positions):
                seen[position] = Seen(groups, indicators, shown[row].astype(np.float64))
            done += len(positions) * worlds
    return [seen[position] for position in range(len(layout.runs))]


def worlds_of(run: Run, draws: int, seeds: int) -> int:
    """In how many worlds a run is simulated."""
    worlds = max(draws, 1) * seeds
    return min(worlds, MOST_WORLDS_FOR_A_DIRECTION) if run.only_directions else worlds


def _needed(measure: Measure, clients: int | None) -> list[tuple[Scenario, bool]]:
    """The policies that a measure looks at, each with whether it meets other people. Raises InputError for what does not exist."""
    first = _existing(measure.scenario or "")
    for quantity in quantities(measure):
        for kind, known in (("indicator", INDICATORS), ("group", GROUPS)):
            for name in weights(getattr(quantity, kind)):
                if name not in known:
                    raise InputError(f"validation.no_{kind}", {"name": shown(name)})
    count = measure.clients or first.context.clients
    first = first.with_context({"clients": min(count, clients or count)})
    policies = [(_changed(first, measure.changes), False)]
    if measure.against is not None:
        second = first if measure.against.scenario is None else policies[0][0].with_policy_of(_existing(measure.against.scenario))
        second = second.model_copy(update={"context": policies[0][0].context})
        policies.append((_changed(second, measure.against.changes), measure.against.people == "other"))
    return policies


def _existing(name: str) -> Scenario:
    if name not in names():
        raise InputError("validation.no_scenario", {"name": shown(name)})
    return load(name)


def _changed(scenario: Scenario, changes: Mapping[str, Any]) -> Scenario:
    return scenario.changed(changes, option="changes") if changes else scenario


def quantities(measure: Quantity) -> Iterator[Quantity]:
    """A quantity and all those inside it."""
    yield measure
    for inner in (measure.times, measure.of, getattr(measure, "per", None)):
        if inner is not None:
            yield from quantities(inner)


def weights(named: str | Mapping[str, float] | None) -> dict[str, float]:
    """Names with their weights; a single name weighs 1."""
    if named is None:
        return {}
    return {named: 1.0} if isinstance(named, str) else dict(named)


def _named(layout: Layout, kind: str) -> tuple[str, ...]:
    """The groups or indicators that the targets look at, in alphabetical order."""
    measures = [each.target.measure for each in layout.measurable if each.target.measure is not None]
    return tuple(sorted({name for measure in measures for quantity in quantities(measure) for name in weights(getattr(quantity, kind))}))


def _identity(scenario: Scenario) -> str:
    """All that decides a run, without its words."""
    data = scenario.to_dict()
    return json.dumps({key: value for key, value in data.items() if key not in _WORDS}, sort_keys=True)


def _like_neighbours(runs: list[Run]) -> tuple[Run, ...]:
    """Runs on the same context last equally long, in equally many worlds, so that they share a start."""
    return tuple(_like(run, [each for each in runs if each.scenario.context == run.scenario.context]) for run in runs)


def _like(run: Run, neighbours: list[Run]) -> Run:
    return replace(run, months=max(each.months for each in neighbours), only_directions=all(each.only_directions for each in neighbours))


def described(run: Run) -> dict[str, Any]:
    """A run as plain data, for a manifest."""
    return {"months": run.months, "other_people": run.other_people, "scenario": run.scenario.to_dict()}
