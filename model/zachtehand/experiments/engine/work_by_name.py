"""Work by its name: as it stands in a manifest and in an address, and made again from there."""

from __future__ import annotations

import dataclasses
from importlib import import_module
from inspect import isfunction, signature
from typing import Any

from zachtehand.experiments.engine.work import Work


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
