"""What differs between policies: the settings that are not the same everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zachtehand.experiments.numbers import number, unit_in_words
from zachtehand.report.texts import words
from zachtehand.texts import Language

_MISSING = object()
CHOICES: dict[Any, dict[str, str]] = {
    "plans": {"en": "plans", "nl": "plannen"},
    "talks": {"en": "talks", "nl": "gesprekken"},
    "employers": {"en": "employers", "nl": "werkgevers"},
    "checks": {"en": "checks", "nl": "controles"},
    "own": {"en": "own percentages", "nl": "eigen percentages"},
    "uniform": {"en": "uniform, as in the law", "nl": "uniform, zoals in de wet"},
    "rotterdam": {"en": "Rotterdam", "nl": "Rotterdam"},
    "amsterdam": {"en": "Amsterdam", "nl": "Amsterdam"},
    "diemen": {"en": "Diemen", "nl": "Diemen"},
    "neighbourhood": {"en": "by neighbourhood", "nl": "per wijk"},
    "person": {"en": "by person", "nl": "per persoon"},
    "lot": {"en": "by lot", "nl": "door loting"},
    "caseworker": {"en": "by the caseworker", "nl": "door de klantmanager"},
    "screening": {"en": "by a screening", "nl": "door een screening"},
    "trial": {"en": "by a trial", "nl": "door een proef"},
}
"""The choices that a setting can have, in words."""


@dataclass(frozen=True)
class SettingRow:
    """One setting: its path, what it means, and its value in words per scenario."""

    path: str
    label: str
    unit: str
    values: list[str]


def differing_settings(manifest: Mapping[str, Any], language: Language) -> list[SettingRow]:
    """The settings that differ between the scenarios of a manifest, in the order of the policy.

    The context counts too if every scenario has its own.
    """
    parts = ("policy", "rollout", "reforms", "programmes") if manifest["paired"] else ("context", "policy", "rollout", "reforms", "programmes")
    flat = [{path: value for part in parts for path, value in _leaves(scenario["resolved"].get(part, {}), (part,))} for scenario in manifest["scenarios"]]
    rows = []
    for path in dict.fromkeys(path for settings in flat for path in settings):
        values = [settings.get(path, _MISSING) for settings in flat]
        if any(value != values[0] for value in values):
            rows.append(_row(path, values, manifest["settings"], language))
    return rows


def _leaves(node: Any, path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    if isinstance(node, Mapping) and node:
        for key, value in node.items():
            yield from _leaves(value, (*path, str(key)))
    elif isinstance(node, list) and node and isinstance(node[0], Mapping):
        for position, value in enumerate(node):
            yield from _leaves(value, (*path, str(position)))
    elif node not in ({}, []):
        yield ".".join(path), node


def _row(path: str, values: list[Any], declared: Mapping[str, Any], language: Language) -> SettingRow:
    key = path.removeprefix("policy.")
    known = declared.get(key)
    return SettingRow(
        path=key,
        label=f"{known['title'][language]}: {known['label'][language]}" if known else "",
        unit=unit_in_words(known["unit"], language) if known else "",
        values=[_in_words(value, language) for value in values],
    )


def _in_words(value: Any, language: Language) -> str:
    if value is _MISSING:
        return words("not_set", language)
    if value is None:
        return words("by_law", language)
    if isinstance(value, bool):
        return words("yes" if value else "no", language)
    if isinstance(value, int | float):
        exact = f"{value:g}" if abs(value) < 1e4 else number(float(value), "", language, step=1.0)
        return exact.replace(".", ",") if language == "nl" and abs(value) < 1e4 else exact
    if isinstance(value, list):
        return ", ".join(_in_words(each, language) for each in value)
    return CHOICES[value][language] if value in CHOICES else str(value)
