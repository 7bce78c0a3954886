"""What was searched for apart from the comparison, and stored: where a conclusion turns around, and which assumptions move it.

A stored answer of ``unless`` or ``sensitivity`` is shown where it is about policies of the report; every number in it comes
from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from zachtehand.experiments.engine import Stored, open_stored
from zachtehand.experiments.errors import ExperimentError
from zachtehand.experiments.sensitivity.result import Sensitivity
from zachtehand.experiments.sensitivity.unless import Unless
from zachtehand.input_errors import Place, shown
from zachtehand.report.charts import Chart, chart
from zachtehand.report.view import View
from zachtehand.texts import Language

KINDS = ("unless", "sensitivity")


@dataclass(frozen=True)
class Searched:
    """An answer: what it says, and its picture with the numbers behind it."""

    sentences: list[str]
    chart: Chart


def open_searched(folders: Sequence[Path]) -> list[Stored]:
    """Stored answers, before anything is written.

    Raises:
        ExperimentError: a folder holds no results, or something else than an answer of ``unless`` or ``sensitivity``.
    """
    found = []
    for folder in folders:
        stored = open_stored(folder)
        if stored.manifest["kind"] not in KINDS:
            raise ExperimentError("not_searched", {"kind": shown(stored.manifest["kind"])}, Place(str(folder)))
        found.append(stored)
    return found


def searched(view: View, answers: Iterable[Stored]) -> list[Searched]:
    """The answers in the language of the report.

    Raises:
        ExperimentError: an answer about a policy that is not in the report.
    """
    return [_one(view, stored, number) for number, stored in enumerate(answers, start=1)]


def _one(view: View, stored: Stored, number: int) -> Searched:
    kind = stored.manifest["kind"]
    answer = Unless(stored) if kind == "unless" else Sensitivity(stored)
    policies = answer.about["policies"]
    for policy in policies:
        if policy["name"] not in view.names:
            place = Place(str(stored.folder)) if stored.folder else None
            raise ExperimentError("searched_other", {"policy": shown(policy["name"]), "names": ", ".join(view.names)}, place)
    label, titles = answer.about["indicator"]["label"][view.language], " – ".join(policy["title"][view.language] for policy in policies)
    title = Markup(view.said(f"searched_{kind}", {"label": label, "policies": titles}))
    said, frame = (answer.words(view.language), answer.worlds) if isinstance(answer, Unless) else ([], answer.screening)
    return Searched(said, _chart(f"{kind}-{number}", title, answer.plot(view.language), frame, view.language))


def _chart(key: str, title: Markup, figure: Any, frame: Any, language: Language) -> Chart:
    return chart(key, title, figure, list(frame.columns), (list(row) for row in frame.itertuples(index=False)), language)
