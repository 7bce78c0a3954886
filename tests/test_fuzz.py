"""Whatever comes in, it is read, or refused with one sentence: a small sample of what ``tests/fuzz.py`` can do, always; a larger one when there is time."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz import READERS, SHARES, fuzz, surroundings

FEW = {"scenario": 20, "table": 60, "profile": 6, "trial": 6, "design": 15, "manifest": 15, "command": 6, "message": 100}


def check(kind: str, numbers: range, seed: int, folder: Path) -> None:
    with surroundings(kind):
        tally = fuzz(kind, numbers, seed=seed, folder=folder)
    assert tally.finds == []
    assert tally.inputs == len(numbers)
    assert tally.refused.total() > len(numbers) // 5, "the changes are too small to find anything"


def test_every_kind_has_a_share() -> None:
    assert set(READERS) == set(SHARES) == set(FEW)
    assert sum(SHARES.values()) == pytest.approx(1.0)


@pytest.mark.parametrize("kind", FEW)
def test_few_inputs_are_read_or_refused(kind: str, tmp_path: Path) -> None:
    check(kind, range(FEW[kind]), 1, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("kind", FEW)
def test_many_inputs_are_read_or_refused(kind: str, tmp_path: Path) -> None:
    check(kind, range(40 * FEW[kind]), 2, tmp_path)
