"""The choices that a setting can have, in words."""

from __future__ import annotations

from typing import Any

from zachtehand.texts import Language

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
"""By choice and language."""


def choice_in_words(choice: Any, language: Language) -> str:
    """A choice as a person says it; as it is written where no words are known."""
    return CHOICES[choice][language] if choice in CHOICES else str(choice)
