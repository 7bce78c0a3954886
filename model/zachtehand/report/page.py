"""The report: from a folder with stored results to one self-contained page."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from zachtehand.experiments.certainty import explained
from zachtehand.experiments.numbers import number
from zachtehand.experiments.results import Result, load
from zachtehand.experiments.store import REPORT
from zachtehand.experiments.summary import row
from zachtehand.pages.template import template
from zachtehand.report.pictures import picture_over_time
from zachtehand.report.settings import differing_settings
from zachtehand.report.tables import Line, line, lines
from zachtehand.report.texts import words
from zachtehand.texts import Language, language_from_environment

PICTURES = ("exits", "exit_work", "active_registered", "active_real", "life_satisfaction", "on_benefit", "cost_municipality")
"""Indicators with a picture over time, in this order."""

FOR_WHOM = ("active_real", "exit_work", "life_satisfaction", "talk_hours", "parked")
"""Indicators that are shown by distance to work."""

DISPLACED = ("displaced_clients", "displaced_outsiders")
"""Indicators of people who lose a job to someone helped by policy."""

DISTANCE_GROUPS = "distance:"
"""How the keys of the groups by distance to work begin."""


def write_report(folder: str | Path, *, language: Language | None = None) -> Path:
    """Write ``report.html`` into a folder with stored results, replacing one that is there.

    Raises:
        ExperimentError: the folder holds no results.
        OSError: the file cannot be written; an earlier report stays as it was.
    """
    page = render(load(folder), language or language_from_environment())
    target = Path(folder) / REPORT
    unfinished = target.with_suffix(".unfinished")
    try:
        unfinished.write_text(page, encoding="utf-8")
        os.replace(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target


def render(result: Result, language: Language) -> str:
    """The page as HTML text."""
    return template("zachtehand.report", "report.html").render(**_contents(result, language))


def _contents(result: Result, language: Language) -> dict[str, Any]:
    manifest = result.manifest
    alone = len(manifest["scenarios"]) == 1
    return {
        "language": language,
        "words": lambda key: words(key, language),
        "manifest": manifest,
        "alone": alone,
        "paired": manifest["paired"] and not alone,
        "names": [scenario["name"] for scenario in manifest["scenarios"]],
        "scenarios": [_in_language(scenario["resolved"], language) for scenario in manifest["scenarios"]],
        "worlds": _worlds(manifest, language),
        "starts": _starts(result, language),
        "settings": differing_settings(manifest, language),
        "headline": lines(result.summary(language), language),
        "certainty": explained(language),
        "pictures": _pictures(result, language),
        "for_whom": _for_whom(result, language),
        "displaced": [line(_row(result, key, "", language), language) for key in DISPLACED],
        "definitions": _definitions(manifest, language),
    }


def _in_language(resolved: dict[str, Any], language: Language) -> dict[str, Any]:
    said = {key: resolved[key][language] for key in ("title", "question", "description")}
    context = {**resolved["context"], "clients": number(float(resolved["context"]["clients"]), "", language, step=1.0)}
    return {"name": resolved["name"], "source": resolved["source"], "context": context, **said}


def _worlds(manifest: dict[str, Any], language: Language) -> str:
    drawn = any(world["draw"] for world in manifest["worlds"])
    draws = words("draws_text", language).format(uncertain=len({path for draw in manifest["draws"].values() for path in draw})) if drawn else ""
    return words("worlds_text", language).format(worlds=len(manifest["worlds"]), draws=draws)


def _starts(result: Result, language: Language) -> str:
    """Whether the people had stopped drifting when the policies began: checks passed over all quantities and worlds."""
    settled = result.settled[:1] if result.manifest["paired"] else result.settled  # policies on one context share their starts
    return words("starts_text", language).format(settled=int(settled.sum()), checks=settled.size)


def _pictures(result: Result, language: Language) -> list[dict[str, str]]:
    from markupsafe import Markup

    labels = {entry["key"]: entry["label"][language] for entry in result.manifest["indicators"]}
    return [{"label": labels[key], "svg": Markup(picture_over_time(result.manifest, result.values, indicator=key, language=language))} for key in PICTURES]


def _for_whom(result: Result, language: Language) -> list[tuple[str, list[Line]]]:
    """Per indicator its label and a line per distance to work."""
    groups = [entry for entry in result.manifest["groups"] if entry["key"].startswith(DISTANCE_GROUPS)]
    tables = []
    for key in FOR_WHOM:
        rows = [(_row(result, key, group["key"], language), group["label"][language]) for group in groups]
        tables.append((rows[0][0].label, [line(each, language, label=label) for each, label in rows]))
    return tables


def _row(result: Result, indicator: str, group: str, language: Language) -> Any:
    group = group or result.manifest["groups"][0]["key"]
    return row(result.manifest, result.values, indicator=indicator, group=group, language=language)


def _definitions(manifest: dict[str, Any], language: Language) -> list[tuple[str, str]]:
    """Label and definition of every indicator on the page whose label does not say it all."""
    keys = {*PICTURES, *FOR_WHOM, *DISPLACED} | {each["key"] for each in manifest["indicators"] if each["headline"]}
    said = [(each["label"][language], each["definition"][language]) for each in manifest["indicators"] if each["key"] in keys]
    return [(label, definition) for label, definition in said if label != definition]
