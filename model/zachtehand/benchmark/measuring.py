"""How things are measured: on one core, in a process of their own, with what belongs together in turn."""

from __future__ import annotations

import importlib.metadata
import multiprocessing
import os
import platform
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SEED = 1
NOTHING = 1e-9
"""Seconds that stand for none, so that nothing is divided by 0."""
_PACKAGES = ("numpy", "mesa", "starsim")


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Attributes:
        key: of its words, without ``benchmark.`` before it.
        unit: of what was measured: ``per second``, ``seconds``, ``MB``, ``GB/s``, ``bytes``, ``ratio`` or ``share``; a heading has none.
        measured: one number per repeat, in the order of measuring; none for a heading and for what could not be measured.
        named: what the words name; a number among them is written as the language does.
    """

    key: str
    unit: str = ""
    measured: tuple[float, ...] = ()
    named: Mapping[str, Any] = field(default_factory=dict)


@contextmanager
def one_core() -> Iterator[None]:
    """Keep this process, its threads and those it starts on one core, where the system can do that."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def apart() -> ProcessPoolExecutor:
    """A fresh process: nothing that was done before it is in its memory."""
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))


def peak_memory() -> float:
    """The most memory that this process ever had, in bytes; NaN where the system does not tell."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return _peak_of_usage()
    return float(status.partition("VmHWM:")[2].split()[0]) * 1024


def _peak_of_usage() -> float:
    """The same where there is no ``/proc``; on Linux this would count what the starting process had."""
    try:
        import resource
    except ImportError:  # Windows
        return float("nan")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return float(peak if sys.platform == "darwin" else peak * 1024)


def machine() -> dict[str, Any]:
    """What the measurements were made on and with."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "system": platform.system(),
        "python": platform.python_version(),
        **{name: version for name in _PACKAGES if (version := _version(name))},
    }


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
