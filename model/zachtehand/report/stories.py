"""A few lives under the first two policies, kept beside a comparison so that a report can tell them."""

from __future__ import annotations

import json
from collections.abc import Mapping
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
    """Follow a few people of the first world under the first two policies; nothing to do where nothing is paired or they are there.

    Raises:
        ExperimentError: the folder holds no results.
    """
    manifest = read_manifest(folder)
    target = folder / STORIES
    if target.exists() or manifest["kind"] != "compare" or not manifest["paired"] or not _as_declared(manifest):
        return
    from zachtehand.scenario import Scenario
    from zachtehand.twins.follow import twin_of
    from zachtehand.twins.pair import live_pair
    from zachtehand.twins.stored import plain

    first, second = (Scenario.from_dict(each["resolved"]) for each in manifest["scenarios"][:2])
    world = manifest["worlds"][0]
    pair = live_pair(first, second, seed=world["seed"], draw=world["draw"], months=manifest["months"])
    twins = {twin.person.uid: twin for twin in (twin_of(pair, who) for who in CHOSEN)}
    put_in_place(target, json.dumps(plain(list(twins.values())), ensure_ascii=False))


def read_stories(folder: Path | None) -> list[Twin]:
    """The lives that a result keeps; none where it keeps none. Raises ExperimentError for a damaged file."""
    if folder is None or not (folder / STORIES).exists():
        return []
    from zachtehand.twins.stored import twins_from

    try:
        return twins_from(json.loads((folder / STORIES).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ExperimentError("damaged", {"name": STORIES, "reason": reason_of(error)}, Place(str(folder))) from error


def _as_declared(manifest: Mapping[str, Any]) -> bool:
    """Whether the first world can be lived again by its numbers alone: nobody set parameter values of their own."""
    draw = manifest["worlds"][0]["draw"]
    declared = {path: float(each.value) for path, each in declared_parameters().items()}
    values = ensemble(draw)[1][draw] if draw else {}
    return manifest["parameters"] == declared and manifest["draws"].get(str(draw), {}) == values and manifest["work"]["name"].endswith(":simulate")
