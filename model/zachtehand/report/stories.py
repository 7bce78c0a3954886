"""A few lives under every policy, kept beside a comparison so that a report can tell them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zachtehand.experiments.engine.manifest import read_manifest
from zachtehand.experiments.ensemble import declared_parameters, ensemble
from zachtehand.experiments.errors import ExperimentError
from zachtehand.input_errors import Place, reason_of
from zachtehand.pages.whole import put_in_place

if TYPE_CHECKING:
    from zachtehand.twins.twin import Twin

STORIES = "lives.json"
CHOSEN = ("typical", "gains-most", "loses-most")
"""Whose lives are kept: somebody near the middle, and the two ends, so that nobody can choose the story that suits."""


def write_stories(folder: Path) -> None:
    """Follow the same few people of the first world under every policy; nothing to do where nothing is paired or they are there.

    Raises:
        ExperimentError: the folder holds no results.
    """
    manifest = read_manifest(folder)
    target = folder / STORIES
    if target.exists() or manifest["kind"] != "compare" or not manifest["paired"] or not _as_declared(manifest):
        return
    from zachtehand.scenario import Scenario
    from zachtehand.twins.choice import Choice, choose
    from zachtehand.twins.follow import twin_of
    from zachtehand.twins.pair import live_pairs
    from zachtehand.twins.stored import plain

    first, *others = (Scenario.from_dict(each["resolved"]) for each in manifest["scenarios"])
    world = manifest["worlds"][0]
    pairs = live_pairs(first, others, seed=world["seed"], draw=world["draw"], months=manifest["months"])
    chosen = {choose(pairs, who): who for who in map(Choice, reversed(CHOSEN))}
    people = sorted(chosen, key=lambda uid: CHOSEN.index(chosen[uid]))
    kept = [plain([replace(twin_of(pair, uid), chosen=chosen[uid]) for uid in people]) for pair in pairs]
    put_in_place(target, json.dumps(kept, ensure_ascii=False))


def read_stories(folder: Path | None) -> list[list[Twin]]:
    """The lives that a result keeps: of each person a twin per other policy than the first; none where it keeps none.

    Raises:
        ExperimentError: the file is damaged.
    """
    if folder is None or not (folder / STORIES).exists():
        return []
    from zachtehand.twins.stored import twins_from

    try:
        by_pair = [twins_from(each) for each in json.loads((folder / STORIES).read_text(encoding="utf-8"))]
        return [list(twins) for twins in zip(*by_pair, strict=True)]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ExperimentError("damaged", {"name": STORIES, "reason": reason_of(error)}, Place(str(folder))) from error


def _as_declared(manifest: Mapping[str, Any]) -> bool:
    """Whether the first world can be lived again by its numbers alone: nobody set parameter values of their own."""
    draw = manifest["worlds"][0]["draw"]
    declared = {path: float(each.value) for path, each in declared_parameters().items()}
    values = ensemble(draw)[1][draw] if draw else {}
    return manifest["parameters"] == declared and manifest["draws"].get(str(draw), {}) == values and manifest["work"]["name"].endswith(":simulate")
