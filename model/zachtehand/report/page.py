"""The report: from a folder with stored results to one self-contained page."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from zachtehand.experiments.certainty import explained
from zachtehand.experiments.engine import Stored
from zachtehand.experiments.engine.manifest import check_parts
from zachtehand.experiments.errors import ExperimentError
from zachtehand.experiments.numbers import number
from zachtehand.experiments.plot import COLOURS
from zachtehand.experiments.results import Result, load
from zachtehand.experiments.store import REPORT
from zachtehand.input_errors import Place, shown
from zachtehand.pages.template import template
from zachtehand.pages.whole import put_in_place
from zachtehand.report import for_whom, lives, money, over_time, short, trust, turning
from zachtehand.report.searched import open_searched
from zachtehand.report.searched import searched as searched_for
from zachtehand.report.settings import differing_settings, leading_settings
from zachtehand.report.stories import write_stories
from zachtehand.report.tables import lines
from zachtehand.report.view import View
from zachtehand.texts import Language, language_from_environment

KINDS = ("run", "compare")
"""What a report can be made of."""
NEEDED = (
    "scenarios", "worlds", "months", "months_kept", "groups", "indicators", "draws", "settings", "made_by", "recreate", "fingerprint",
    "parameters", "paired",
)  # fmt: skip
"""Parts of the manifest that the report reads."""


def finish_with_report(folder: Path, language: Language) -> None:
    """What a run or a comparison ends with: a few lives where policies are compared, and the report. Raises as :func:`write_report`."""
    write_stories(folder)
    write_report(folder, language=language)


def write_report(folder: str | Path, *, language: Language | None = None, searched: Sequence[Path] = ()) -> Path:
    """Write ``report.html`` into a folder with stored results, replacing one that is there.

    Args:
        searched: folders with answers of ``unless`` or ``sensitivity`` about policies of the report, to be shown in it.

    Raises:
        ExperimentError: the folder holds no results, damaged ones, or those of another experiment than a run or a comparison.
        OSError: the file cannot be written; an earlier report stays as it was.
    """
    page = render(load(folder), language or language_from_environment(), open_searched(searched))
    target = Path(folder) / REPORT
    put_in_place(target, page)
    return target


def render(result: Result, language: Language, answers: Sequence[Stored] = ()) -> str:
    """The page as HTML text."""
    kind, place = result.manifest["kind"], Place(str(result.folder)) if result.folder else None
    if kind not in KINDS:
        raise ExperimentError("no_report", {"kind": shown(kind)}, place)
    if "money" not in result.manifest:
        raise ExperimentError("older_result", {"version": shown(result.manifest.get("made_by", {}).get("zachtehand") or "?")}, place)
    check_parts(result.manifest, NEEDED, result.folder or Path())
    page = template("zachtehand.report", "report.html").render(**_contents(View(result, language), answers))
    return re.sub(r"(?<=\d) %", "\u00a0%", page)  # a number and its sign stay on one line


def _contents(view: View, answers: Sequence[Stored]) -> dict[str, Any]:
    manifest, language = view.manifest, view.language
    found = trust.known(view)
    settings = differing_settings(manifest, language)
    grades, parameters, parameters_csv = trust.grades(view)
    script = files("zachtehand.report").joinpath("templates", "emphasis.js").read_text(encoding="utf-8")
    return {
        "view": view,
        "language": language,
        "words": view.words,
        "said": view.said,
        "manifest": manifest,
        "alone": view.alone,
        "paired": view.paired,
        "titles": view.titles,
        "colours": COLOURS,
        "scenarios": [_in_language(scenario["resolved"], language) for scenario in manifest["scenarios"]],
        "worlds": _worlds(view),
        "starts": _starts(view),
        "five": short.five(view),
        "points": short.points(view, found, grades),
        "settings": settings,
        "leading": leading_settings(settings),
        "headline": lines([each for each in view.result.summary(language) if each.indicator != "cost_municipality"], language),
        "municipality": money.municipality_line(view),
        "certainty": explained(language),
        "charts": over_time.charts(view),
        "weighing": over_time.weighing(view),
        "by_group": for_whom.charts(view),
        "fair_share": for_whom.fair_share(view),
        "parked": for_whom.parked(view),
        "displaced": for_whom.displaced(view),
        "lives": lives.lives(view),
        "money": money,
        "prices": list(money.prices(view)),
        "known_until": date_in_words(view.terms["known_until"], language),
        "rate": number(view.terms["discount_rate"], "share", language, step=0.0001),
        "turning": turning,
        "searched": searched_for(view, answers),
        "known": found,
        "grades": grades,
        "parameters": parameters,
        "parameters_csv": parameters_csv,
        "script": script,
        "script_hash": base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    }


def _in_language(resolved: dict[str, Any], language: Language) -> dict[str, Any]:
    said = {key: resolved[key][language] for key in ("title", "question", "description")}
    source = resolved["source"]
    said["source"] = source if isinstance(source, str) else source[language]
    context = {**resolved["context"], "clients": number(float(resolved["context"]["clients"]), "", language, step=1.0)}
    profile = context["profile"]
    context |= {"start": date_in_words(context["start"], language), "profile": profile["name"] if isinstance(profile, dict) else profile}
    return {"context": context, **said}


def date_in_words(date: str, language: Language) -> str:
    """A month or a day as people write it, from its ISO form: “2026-07” or “2026-07-01”."""
    from zachtehand.life_stories.texts import CALENDAR

    year, month, *day = date.split("-")
    return " ".join([*(str(int(each)) for each in day), CALENDAR[language][int(month) - 1], year])


def _worlds(view: View) -> str:
    manifest = view.manifest
    drawn = any(world["draw"] for world in manifest["worlds"])
    uncertain = len({path for draw in manifest["draws"].values() for path in draw})
    draws = view.words("draws_text").format(uncertain=uncertain) if drawn else ""
    return view.words("worlds_text").format(worlds=len(manifest["worlds"]), draws=draws)


def _starts(view: View) -> str:
    """Whether the people had stopped drifting when the policies began: checks passed over all quantities and worlds."""
    settled = view.result.settled[:1] if view.manifest["paired"] else view.result.settled  # policies on one context share their starts
    return view.words("starts_text").format(settled=int(settled.sum()), checks=settled.size)
