"""The manifest of a study: what it is, how it came about, how to make it again, and what its words mean."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import NoneType
from typing import Any

from zachtehand.experiments.circumstances import circumstances
from zachtehand.experiments.engine.address import FORMAT, code_address
from zachtehand.experiments.engine.cells import Keep, Point, World
from zachtehand.experiments.engine.manifest_parts import check_parts_of_study
from zachtehand.experiments.engine.shelf import Shelf
from zachtehand.experiments.engine.study import Study
from zachtehand.experiments.engine.work_by_name import described_work, work_from
from zachtehand.experiments.ensemble import declared_parameters, uncertain_parameters
from zachtehand.experiments.errors import ExperimentError
from zachtehand.experiments.money_terms import money_terms
from zachtehand.input_errors import Place, reason_of, shown

MANIFEST = "manifest.json"
RECREATE = "zachtehand recreate manifest.json --out again"


_KINDS: dict[str, tuple[type, ...]] = {
    "kind": (str,), "complete": (bool,), "address": (str,), "command": (str, NoneType), "about": (dict,), "made_by": (dict,), "paired": (bool,),
    "months": (int,), "scenarios": (list,), "worlds": (list,), "parameters": (dict,), "keep": (dict,), "work": (dict,), "design": (dict,),
    "months_kept": (list,), "groups": (list,), "indicators": (list,), "tables": (list,), "fingerprint": (str,),
}  # fmt: skip
"""What stands under the names that manifests of all kinds have in common, where they have them: a file may come from anywhere."""


def manifest_of(study: Study, *, command: str | None, started: str) -> dict[str, Any]:
    """Describe a study as plain data, before anything is computed.

    Args:
        command: what the user typed, if it was typed.
        started: date and time with time zone, ISO 8601.
    """
    from zachtehand.observation import GROUPS, INDICATORS

    return {
        "format": FORMAT,
        "kind": study.kind,
        "complete": False,
        "address": study.address,
        "code": code_address(),
        "cells": len(study.cells),
        "paired": study.paired,
        "months": study.months,
        "scenarios": [
            {"name": point.label, "resolved": scenario, "values": dict(point.values)}
            for point, scenario in zip(study.points, study.scenarios_in_full, strict=True)
        ],
        "worlds": [world._asdict() for world in study.worlds],
        "draws": {str(draw): dict(values) for draw, values in study.draws.items()},
        "drawn_from": study.drawn_from,
        "parameters": dict(study.parameters),
        "uncertain": sorted(uncertain_parameters(declared_parameters())),
        "design": {name: list(values) for name, values in study.design.items()},
        "about": dict(study.about),
        "keep": dataclasses.asdict(study.keep),
        "work": described_work(study.work),
        "months_kept": list(study.keep.months or range(1, study.months + 1)),
        "groups": [{"key": key, "label": dict(GROUPS[key])} for key in study.keep.groups or GROUPS],
        "indicators": [_described(INDICATORS[key]) for key in study.keep.indicators or INDICATORS],
        "settings": _settings(),
        "money": money_terms([point.scenario for point in study.points], study.months),
        "made_by": {**circumstances(), "started": started},
        "command": command,
        "recreate": RECREATE,
    }


def study_from(manifest: Mapping[str, Any]) -> Study:
    """The study that a manifest describes, with the scenarios and parameter values as they were then.

    Raises:
        KeyError: the manifest lacks a part, or names work that this version does not know.
        ValueError: something else stands where a part should.
        InputError: it holds a scenario that this version does not know how to run.
    """
    from zachtehand.scenario import Scenario

    check_parts_of_study(manifest)
    keep: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in manifest["keep"].items()}
    return Study(
        kind=manifest["kind"],
        points=tuple(Point(entry["name"], Scenario.from_dict(entry["resolved"]), entry["values"]) for entry in manifest["scenarios"]),
        worlds=tuple(World(entry["seed"], entry["draw"]) for entry in manifest["worlds"]),
        months=manifest["months"],
        parameters={path: float(value) for path, value in manifest["parameters"].items()},
        draws={int(draw): dict(changes) for draw, changes in manifest["draws"].items()},
        drawn_from=manifest["drawn_from"],
        keep=Keep(**keep),
        work=work_from(manifest["work"]),
        design=manifest["design"],
        about=manifest["about"],
    )


def write_manifest(shelf: Shelf, manifest: Mapping[str, Any]) -> None:
    """Put a manifest on a shelf, in place of one that is there."""
    with shelf.new_file(MANIFEST) as file:
        file.write(as_text(briefly(manifest)).encode())


def briefly(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """A manifest in which only the first scenario stands in full, and of each other one (``like_first``) what differs from it."""
    if not manifest.get("scenarios"):
        return dict(manifest)
    first, *others = manifest["scenarios"]
    shorter = [
        {"name": each["name"], "like_first": _difference(first["resolved"], each["resolved"]), "values": each["values"]}
        for each in others
    ]  # fmt: skip
    return {**manifest, "scenarios": [first, *shorter]}


def in_full(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """The same with every scenario in full."""
    scenarios = manifest.get("scenarios", [])
    return {**manifest, **({"scenarios": [_filled(scenarios[0], each) for each in scenarios]} if scenarios else {})}


def _filled(first: Mapping[str, Any], entry: Mapping[str, Any]) -> dict[str, Any]:
    if "like_first" not in entry:
        return dict(entry)
    return {"name": entry["name"], "resolved": _changed(first["resolved"], entry["like_first"]), "values": entry["values"]}


_WITHOUT = "without"
"""Names the keys that the first scenario has and another one has not; no part of a scenario is called so."""


def _difference(first: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """What :func:`_changed` needs to make the other one from the first."""
    found: dict[str, Any] = {}
    for key, value in other.items():
        if key in first and isinstance(value, Mapping) and isinstance(first[key], Mapping):
            inner = _difference(first[key], value)
            if inner:
                found[key] = inner
        elif key not in first or first[key] != value or type(first[key]) is not type(value):
            found[key] = value
    gone = [key for key in first if key not in other]
    return {**found, _WITHOUT: gone} if gone else found


def _changed(first: Mapping[str, Any], difference: Mapping[str, Any]) -> dict[str, Any]:
    changed = {key: value for key, value in first.items() if key not in difference.get(_WITHOUT, [])}
    for key, value in difference.items():
        if key == _WITHOUT:
            continue
        both = isinstance(value, Mapping) and isinstance(first.get(key), Mapping)
        changed[key] = _changed(first[key], value) if both else value
    return changed


def as_text(manifest: Mapping[str, Any]) -> str:
    """A manifest as JSON, a line for every part and for every item of a list: readable, and fast where there are many scenarios."""
    lines = []
    for key, value in manifest.items():
        written = json.dumps(value, ensure_ascii=False)
        if isinstance(value, list) and value:
            written = "[\n  " + ",\n  ".join(json.dumps(each, ensure_ascii=False) for each in value) + "\n ]"
        lines.append(f" {json.dumps(key)}: {written}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def read_manifest(path: Path) -> dict[str, Any]:
    """The manifest of a result: the file itself, or the folder that holds it.

    Raises:
        ExperimentError: not there, not readable, or of a layout that this version does not know.
    """
    file = path / MANIFEST if path.is_dir() else path
    try:
        manifest = json.loads(file.read_text(encoding="utf-8"))
        known = manifest["format"] == FORMAT
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else shown(f"{MANIFEST}: {error}")
        raise ExperimentError("no_results", {"reason": reason}, Place(str(file))) from error
    if not known:
        raise ExperimentError("no_results", {"reason": f"{MANIFEST}: format {shown(manifest['format'])}"}, Place(str(file)))
    for name, kinds in _KINDS.items():
        if name in manifest and not isinstance(manifest[name], kinds):
            raise ExperimentError("damaged", {"name": MANIFEST, "reason": shown(f"{name}: {type(manifest[name]).__name__}")}, Place(str(file)))
    try:
        return in_full(manifest)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise ExperimentError("no_results", {"reason": shown(f"{MANIFEST}: {error!r}")}, Place(str(file))) from error


def check_parts(manifest: Mapping[str, Any], parts: Iterable[str], path: Path) -> None:
    """Raise ExperimentError where a manifest lacks a part that is needed."""
    missing = [part for part in parts if part not in manifest]
    if missing:
        raise ExperimentError("damaged", {"name": MANIFEST, "reason": shown(f"{', '.join(missing)}?")}, Place(str(path)))


def _settings() -> dict[str, Any]:
    """What every setting of a policy means, by path, so that a report need not know the instruments."""
    from zachtehand.instruments import instrument_classes
    from zachtehand.instruments.base import declared_settings
    from zachtehand.instruments.dials import DIALS
    from zachtehand.scenario.parts import Context, Programme, Reform, Rollout

    around = {"context": Context, "rollout": Rollout, "reforms.*": Reform, "programmes.*": Programme}
    dials = {key: {"title": dict(dial.title), "unit": dial.unit, "label": {"en": dial.en, "nl": dial.nl}} for key, dial in DIALS.items()}
    return (
        dials
        | {
            f"{key}.{each.path}": {"title": dict(instrument.title), "unit": each.unit, "label": {"en": each.en, "nl": each.nl}}
            for key, instrument in instrument_classes().items()
            for each in declared_settings(instrument)
        }
        | {path: words for prefix, part in around.items() for path, words in _described_fields(prefix, part)}
    )


def _described_fields(prefix: str, part: type[Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """What the keys of a part of a scenario mean, those of its own parts included; ``*`` stands for a place in a list."""
    for name, field in part.model_fields.items():
        path, inner = f"{prefix}.{name}", field.annotation
        if isinstance(field.json_schema_extra, dict) and "nl" in field.json_schema_extra:
            yield path, {"title": None, "unit": "", "label": {"en": field.description, "nl": field.json_schema_extra["nl"]}}
        if isinstance(inner, type) and hasattr(inner, "model_fields") and name != "policy":
            yield from _described_fields(path, inner)


def _described(indicator: Any) -> dict[str, Any]:
    from zachtehand.indicators import over_whom

    return {
        "key": indicator.key,
        "unit": indicator.unit,
        "kind": indicator.kind,
        "better": indicator.better,
        "headline": indicator.headline,
        "over": over_whom(indicator),
        "label": dict(indicator.label),
        "definition": dict(indicator.definition),
    }
