"""Content addresses: the same address means the same bits, so what has an address need not be computed again."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from functools import cache
from importlib import import_module
from inspect import isfunction, signature
from pathlib import Path
from typing import Any

import numpy as np

from zachtehand.experiments.engine.study import Study
from zachtehand.experiments.engine.work import Work

FORMAT = 3
"""Number of the layout of stored results; it goes up when an older reader would go wrong."""

_PACKAGE = Path(__file__).resolve().parents[2]


@cache
def code_address() -> str:
    """The address of the code: all source and data files of the package, and the version of NumPy."""
    digest = hashlib.sha256(np.__version__.encode())
    for file in sorted(_PACKAGE.rglob("*")):
        if file.suffix in (".py", ".yaml"):
            digest.update(file.relative_to(_PACKAGE).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:32]


def addresses(study: Study) -> list[str]:
    """The address of every cell, in the order of the study: of all that decides its numbers."""
    shared = address({
        "format": FORMAT, "code": code_address(), "months": study.months, "keep": dataclasses.asdict(study.keep), "work": described_work(study.work),
    })  # fmt: skip
    in_full = scenarios_in_full(study)
    of_scenario = {key: address(scenario) for key, scenario in {id(each): each for each in in_full}.items()}
    points = [
        address({"label": point.label, "scenario": of_scenario[id(scenario)], "values": dict(point.values)})
        for point, scenario in zip(study.points, in_full, strict=True)
    ]
    draws = {draw: address({**study.parameters, **study.draws.get(draw, {})}) for draw in {world.draw for world in study.worlds}}
    found = []
    for cell in study.cells:
        world = study.worlds[cell.world]
        found.append(address([shared, points[cell.point], draws[world.draw], world.seed, world.draw]))
    return found


def scenarios_in_full(study: Study) -> list[dict[str, Any]]:
    """The scenario of every point with everything spelled out; one and the same where points share theirs, as those that differ in parameters do."""
    known: dict[int, dict[str, Any]] = {}
    for point in study.points:
        if id(point.scenario) not in known:
            known[id(point.scenario)] = point.scenario.to_dict()
    return [known[id(point.scenario)] for point in study.points]


def study_address(study: Study) -> str:
    """The address of a whole study: two studies share one if they are made to give the same tables."""
    return address([study.kind, *study.addresses])


def address(data: Any) -> str:
    """The address of plain data."""
    return hashlib.sha256(json.dumps(data, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:32]


def described_work(work: Work) -> dict[str, Any]:
    """Work as plain data, from which :func:`work_from` makes it again."""
    if dataclasses.is_dataclass(work) and not isinstance(work, type):
        return {"name": f"{type(work).__module__}:{type(work).__qualname__}", "fields": dataclasses.asdict(work)}
    return {"name": f"{work.__module__}:{work.__qualname__}"}


def work_from(described: dict[str, Any]) -> Work:
    """The work that a manifest names.

    A manifest is a file that anybody can write: it chooses among what is made to be work, and neither what is imported
    nor what else is called.

    Raises:
        KeyError: this version does not have it, or it is no work.
    """
    module, _, name = described["name"].partition(":")
    if not module.startswith("zachtehand.experiments."):
        raise KeyError(described["name"])
    try:
        made = getattr(import_module(module), name)
        if not _is_work(made, module):
            raise KeyError(described["name"])
        return made(**described["fields"]) if "fields" in described else made
    except (ImportError, AttributeError, TypeError) as error:
        raise KeyError(described["name"]) from error


def _is_work(made: Any, module: str) -> bool:
    """Whether something was written in this module to do a batch: a function, or a dataclass that can be called with one."""
    if getattr(made, "__module__", None) != module:  # imported there from elsewhere
        return False
    does = vars(made).get("__call__") if isinstance(made, type) and dataclasses.is_dataclass(made) else made
    return isfunction(does) and [name for name in signature(does).parameters if name != "self"] == ["batch"]
