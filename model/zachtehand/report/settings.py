"""What differs between policies: the settings that are not the same everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zachtehand.experiments.numbers import number, unit_in_words
from zachtehand.pages.choices import choice_in_words
from zachtehand.report.texts import words
from zachtehand.texts import LANGUAGES, Language, with_marks

_MISSING = object()


@dataclass(frozen=True)
class SettingRow:
    """One setting: its path, what it means, and its value in words per scenario."""

    path: str
    label: str
    unit: str
    values: list[str]


LEADING = (
    "guidance.caseload", "contact.talks_per_year", "contact.threat", "contact.warmth", "obligations.participation_duty",
    "obligations.choice", "sanctions.no_show_ladder", "sanctions.cut_share", "activities.volunteering.places", "activities.day_activity.places",
    "basic_jobs.places", "outreach.workers", "placement.coach_places", "earnings.disregard_share",
)  # fmt: skip
"""The settings that tell policies apart in a few lines; where none of them differs, the first that do."""
MOST_LEADING = 8


def differing_settings(manifest: Mapping[str, Any], language: Language) -> list[SettingRow]:
    """The settings that differ between the scenarios of a manifest, in the order of the policy.

    The context counts too if every scenario has its own.
    """
    parts = ("policy", "rollout", "reforms", "programmes") if manifest["paired"] else ("context", "policy", "rollout", "reforms", "programmes")
    flat = [
        {path: value for part in parts for path, value in _leaves(scenario["resolved"].get(part, {}), (part,), language)} for scenario in manifest["scenarios"]
    ]
    rows = []
    for path in dict.fromkeys(path for settings in flat for path in settings):
        values = [settings.get(path, _MISSING) for settings in flat]
        if any(value != values[0] for value in values):
            rows.append(_row(path, values, manifest, language))
    return rows


def leading_settings(rows: list[SettingRow]) -> list[SettingRow]:
    """The few of them that tell the policies apart best."""
    by_path = {row.path: row for row in rows}
    return [by_path[path] for path in LEADING if path in by_path][:MOST_LEADING] or rows[:MOST_LEADING]


def _leaves(node: Any, path: tuple[str, ...], language: Language) -> Iterator[tuple[str, Any]]:
    """Path and value of every setting; texts in the language of the reader only, and of conditions on people how many there are."""
    if path[-1] == "who" and isinstance(node, Mapping):
        yield ".".join(path), len(node)
    elif isinstance(node, Mapping) and set(node) == set(LANGUAGES):
        yield ".".join(path), node[language]
    elif isinstance(node, Mapping) and node:
        for key, value in node.items():
            yield from _leaves(value, (*path, str(key)), language)
    elif isinstance(node, list) and node and isinstance(node[0], Mapping):
        for position, value in enumerate(node):
            yield from _leaves(value, (*path, str(position)), language)
    elif node not in ({}, []) and path[-1] != "name":
        yield ".".join(path), node


def _row(path: str, values: list[Any], manifest: Mapping[str, Any], language: Language) -> SettingRow:
    where, key = _placed(path.removeprefix("policy."), language)
    known = manifest["settings"].get(key)
    said = [where, known["title"][language] if known and known["title"] else "", _activity(key, manifest, language), known["label"][language] if known else ""]
    return SettingRow(
        path=path.removeprefix("policy."),
        label=": ".join(part for part in said if part) if known else "",
        unit=unit_in_words(known["unit"], language) if known else "",
        values=[_in_words(value, language) for value in values],
    )


def _activity(key: str, manifest: Mapping[str, Any], language: Language) -> str:
    """Which activity a setting such as ``activities.volunteering.places`` is about; empty for other settings."""
    parts = key.split(".")
    labels = {each["key"]: each["label"][language] for each in manifest.get("indicators", [])}
    return labels.get(f"doing_{parts[1]}", "") if len(parts) > 2 else ""


def _placed(path: str, language: Language) -> tuple[str, str]:
    """In which reform or programme a setting stands, in words, and the path under which it is declared."""
    part, _, rest = path.partition(".")
    number, _, inside = rest.partition(".")
    if part not in ("reforms", "programmes") or not number.isdigit():
        return "", path
    where = words(f"part.{part}", language).format(number=int(number) + 1)
    return where, inside.removeprefix("policy.") if inside.startswith("policy.") else f"{part}.*.{inside}"


def _in_words(value: Any, language: Language) -> str:
    if value is _MISSING:
        return words("not_set", language)
    if value is None:
        return words("by_law", language)
    if isinstance(value, bool):
        return words("yes" if value else "no", language)
    if isinstance(value, int | float):
        return with_marks(f"{value:g}", language) if abs(value) < 1e4 else number(float(value), "", language, step=1.0)
    if isinstance(value, list):
        return ", ".join(_in_words(each, language) for each in value)
    return choice_in_words(value, language)
