"""How long somebody waits for the command line: for its help, and for a first comparison."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HELP = ("--help",)
COMPARED = ("rotterdam", "amsterdam", "basic-job")


@dataclass(frozen=True)
class Waited:
    """A command from its start to its end.

    Attributes:
        clock: seconds that somebody waits; what else the machine does counts too.
        processor: seconds of processor time of all its processes together.
    """

    clock: float
    processor: float


def comparison(options: Sequence[str] = ()) -> list[str]:
    """A first comparison: three real scenarios, with bands.

    Args:
        options: of ``compare``, to make it smaller than usual.
    """
    return ["compare", *COMPARED, *options]


def wait_for(arguments: Sequence[str]) -> Waited:
    """Run ``zachtehand`` with these arguments, in an empty folder and on as many cores as it takes.

    Raises:
        subprocess.CalledProcessError: it ended with an error.
    """
    found_at = os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, [os.environ.get("PYTHONPATH")])])
    with tempfile.TemporaryDirectory() as folder:
        before, begun = os.times(), time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "zachtehand", *arguments], cwd=folder, env=os.environ | {"PYTHONPATH": found_at}, capture_output=True, check=True
        )  # fmt: skip
        clock, after = time.perf_counter() - begun, os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Waited(clock, processor)
