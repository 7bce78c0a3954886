"""A checkpoint: the state of a simulation in one file, from which another process goes on to the same last bit.

The file is a NumPy archive (``.npz``): the arrays, and one text (JSON) with everything else, in which each array has its
place. There is no code in it, and reading it runs none: what it can name are the few kinds of objects listed here.
What has to be kept follows from the declarations: every field of every object that is made from its fields. A field of
a kind that is not listed stops the writing, so that nothing can be left out by accident.
"""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from zachtehand.experiments.engine.address import code_address
from zachtehand.experiments.engine.shelf import Folder
from zachtehand.experiments.errors import ExperimentError
from zachtehand.initialisation.spin_up import Settling
from zachtehand.input_errors import Place, reason_of, shown
from zachtehand.observation import Recorded
from zachtehand.parameters import changed, walk
from zachtehand.populations.clients import Clients
from zachtehand.populations.columns import Columns
from zachtehand.populations.eligibility import Condition
from zachtehand.populations.organisations import Caseworkers, Employers, Hosts, Neighbourhoods
from zachtehand.programmes import Programme
from zachtehand.randomness import Luck
from zachtehand.scenario import Scenario
from zachtehand.simulation import Simulation, State
from zachtehand.submodels import Parameters
from zachtehand.submodels.pay_by_result import Account
from zachtehand.treatment import Treatment
from zachtehand.world import Calendar, Market, OrderedMeasure, World

_HEAD, _CODE, _STATE = "head", "code", "state"
_POPULATIONS = {kind.__name__: kind for kind in (Clients, Caseworkers, Employers, Hosts, Neighbourhoods)}
_OBJECTS = {
    kind.__name__: kind
    for kind in (State, World, Treatment, Calendar, Market, Programme, Condition, OrderedMeasure, Account, Settling, Recorded)
}  # fmt: skip
"""Objects that are made from their fields again."""


def save(simulation: Simulation, file: str | Path) -> None:
    """Write the state of a simulation, between two months; the file is there when it is whole, or is what it was before.

    Args:
        file: its folder exists.

    Raises:
        OSError: it could not be written.
        TypeError: something in the state has no place in a checkpoint: a mistake in the program.
    """
    path, arrays = Path(file), _Arrays()
    head = json.dumps({_CODE: code_address(), _STATE: arrays.put(simulation.state())}, allow_nan=False)
    arrays.found[_HEAD] = np.frombuffer(head.encode(), np.uint8)
    with Folder(path.parent).new_file(path.name) as target:
        np.savez(target, **arrays.found)  # pyright: ignore[reportArgumentType] -- its other option has another type


def resume(file: str | Path) -> Simulation:
    """A simulation that goes on from a checkpoint.

    Raises:
        ExperimentError: no such file, one that is damaged or no checkpoint, or one of another version of the model.
    """
    place = Place(str(file))
    try:
        with np.load(file, allow_pickle=False) as archive:
            head = json.loads(archive[_HEAD].tobytes())
            if head[_CODE] != code_address():
                raise ExperimentError("checkpoint_of_another", place=place)
            return Simulation.going_on(_made(head[_STATE], archive))
    except ExperimentError:
        raise
    except OSError as error:
        raise ExperimentError("no_checkpoint", {"reason": reason_of(error)}, place) from error
    except Exception as error:  # there is no end to what a damaged archive can raise
        raise ExperimentError("no_checkpoint", {"reason": shown(error)}, place) from error


def fields_kept(kind: type) -> Iterator[str]:
    """The fields of which an object is made again; what is not among them follows from these."""
    return (each.name for each in dataclasses.fields(kind) if each.init)


class _Arrays:
    """The arrays of a state, and its other values as plain data that name them.

    Attributes:
        found: the arrays by their name in the file.
    """

    def __init__(self) -> None:
        self.found: dict[str, np.ndarray] = {}

    def put(self, value: Any) -> Any:
        """The value as plain data. Raises TypeError if its kind has no place in a checkpoint."""
        kind = type(value)
        if value is None or kind in (bool, int, str) or (kind is float and math.isfinite(value)):
            return value
        if kind is float:
            return {"float": repr(value)}
        if isinstance(value, np.ndarray | np.generic):
            return {"array" if kind is np.ndarray else "scalar": self._array(np.asarray(value))}
        if kind in (list, tuple):
            return {kind.__name__: [self.put(each) for each in value]}
        if kind is dict:
            return {"dict": [[self.put(key), self.put(each)] for key, each in value.items()]}
        return self._object(kind, value)

    def _object(self, kind: type, value: Any) -> Any:
        if kind is Luck:
            return {"luck": value.seed}
        if kind is Scenario:
            return {"scenario": value.as_written()}
        if kind is Parameters:
            return {"parameters": {path: getattr(getattr(value, path.split(".")[0]), path.split(".")[1]) for path, _ in walk(Parameters)}}
        if _POPULATIONS.get(kind.__name__) is kind:
            return {"population": kind.__name__, "size": value.size, "fields": {name: self.put(getattr(value, name)) for name in value.declared}}
        if _OBJECTS.get(kind.__name__) is kind:
            return {"object": kind.__name__, "fields": {name: self.put(getattr(value, name)) for name in fields_kept(kind)}}
        raise TypeError(f"{kind.__module__}.{kind.__qualname__} has no place in a checkpoint")

    def _array(self, array: np.ndarray) -> str:
        if array.dtype.hasobject:
            raise TypeError("an array of objects has no place in a checkpoint")
        name = f"array{len(self.found)}"
        self.found[name] = array
        return name


def _made(plain: Any, archive: Any) -> Any:
    """What :meth:`_Arrays.put` wrote. Raises ValueError, KeyError or TypeError for what it cannot have written."""
    if not isinstance(plain, dict):
        return plain
    kind = next(iter(plain))
    content = plain[kind]
    if kind == "float":
        return float(content)
    if kind == "array":
        return archive[content]
    if kind == "scalar":
        return archive[content][()]
    if kind in ("list", "tuple"):
        items = [_made(each, archive) for each in content]
        return items if kind == "list" else tuple(items)
    if kind == "dict":
        return {_made(key, archive): _made(each, archive) for key, each in content}
    if kind == "luck":
        return Luck(content)
    if kind == "scenario":
        return Scenario.from_dict(content)
    if kind == "parameters":
        return changed(Parameters(), content)
    fields = {name: _made(each, archive) for name, each in plain["fields"].items()}
    return _population(_POPULATIONS[content], plain["size"], fields) if kind == "population" else _OBJECTS[content](**fields)


def _population(kind: type[Columns], size: int, fields: dict[str, np.ndarray]) -> Columns:
    made = kind(0)
    if set(fields) != set(kind.declared):
        raise ValueError(f"other columns of {kind.__name__}")
    vars(made).update(fields, size=size)
    return made
