"""The plan of an experiment: which points meet which luck (seed) and which assumptions (draw).

Every point of a plan meets the same *worlds*. A world is a seed together with a draw of the
uncertain parameters: assumptions, estimates and expert judgement, but neither what was calibrated on
levels nor mere conventions. So a band over worlds holds both luck and what is uncertain, and two
policies in one world differ by policy alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from zachtehand.experiments.engine import Keep, Point, Study, Work, World, simulate
from zachtehand.experiments.engine.carry_out import check
from zachtehand.experiments.ensemble import Origin, declared_parameters, ensemble
from zachtehand.experiments.errors import ExperimentError
from zachtehand.input_errors import hint, shown
from zachtehand.parameters import Parameter

if TYPE_CHECKING:
    from zachtehand.scenario import Scenario

DECLARED_DRAW = 0
"""The draw number that stands for the declared parameter values."""


def plan(
    kind: str,
    points: Sequence[Scenario | Point],
    *,
    seeds: int | Sequence[int],
    draws: int | None,
    months: int,
    parameters: Mapping[str, float] | None = None,
    origin: Origin | None = None,
    keep: Keep | None = None,
    work: Work = simulate,
    design: Mapping[str, Sequence[Any]] | None = None,
    about: Mapping[str, Any] | None = None,
) -> Study:
    """Lay out an experiment.

    Args:
        kind: what is asked ("run", "compare", "sweep", …).
        points: what is run; a scenario is a point with its own name and no values of its own. Labels must differ.
        seeds: how many (0, 1, 2, …), or the seeds themselves.
        draws: over how many draws of the uncertain parameters the worlds take turns; None is a draw
            of its own for every seed, 0 is the declared values everywhere.
        months: length of each simulation, 1 or more.
        parameters: values by dotted path that replace the declared ones and are not drawn.
        origin: "prior" draws from the ranges of the parameters alone; None takes the calibrated ensemble where there is one.
        keep, work, design, about: see :class:`zachtehand.experiments.engine.study.Study`.

    Raises:
        ExperimentError: a count below its lowest value, a seed given twice, a label given twice,
            an unknown parameter or a value outside its range.
    """
    changes = parameters or {}
    declarations = declared_parameters()
    laid_out = [each if isinstance(each, Point) else Point(each.name, each) for each in points]
    for point in laid_out:
        _with_changes(declarations, point.values)
    worlds = _worlds(_seeds(seeds), draws)
    numbers = sorted({world.draw for world in worlds} - {DECLARED_DRAW})
    drawn_from, drawn = ensemble(max(numbers, default=0), origin=origin)
    study = Study(
        kind=kind,
        points=tuple(laid_out),
        worlds=worlds,
        months=months,
        parameters=_with_changes(declarations, changes),
        draws={draw: {path: value for path, value in drawn[draw].items() if path not in changes} for draw in numbers},
        drawn_from=drawn_from,
        keep=keep or Keep(),
        work=work,
        design=design or {},
        about=about or {},
    )
    check(study)
    return study


def _with_changes(declarations: Mapping[str, Parameter], changes: Mapping[str, float]) -> dict[str, float]:
    values = {path: float(parameter.value) for path, parameter in declarations.items()}
    for path, value in changes.items():
        if path not in declarations:
            raise ExperimentError("parameter", {"path": shown(path), "hint": hint(path, declarations)})
        parameter = declarations[path]
        if not parameter.low <= value <= parameter.high:
            limits = {"low": parameter.low, "high": parameter.high, "unit": parameter.unit}
            raise ExperimentError("parameter_range", {"path": path, "value": value, **limits})
        values[path] = float(value)
    return values


def _seeds(seeds: int | Sequence[int]) -> list[int]:
    chosen = list(range(seeds)) if isinstance(seeds, int) else list(seeds)
    if not chosen or len(set(chosen)) < len(chosen) or min(chosen) < 0 or max(chosen) >= 2**63:
        raise ExperimentError("seeds", {"seeds": shown(seeds)})
    return chosen


def _worlds(seeds: Sequence[int], draws: int | None) -> tuple[World, ...]:
    if draws is None:
        draws = len(seeds)
    if draws < 0:
        raise ExperimentError("draws", {"draws": draws})
    return tuple(World(seed, 1 + position % draws if draws else DECLARED_DRAW) for position, seed in enumerate(seeds))
