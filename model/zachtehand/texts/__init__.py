"""One catalogue of texts for people, in Dutch and English."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, Literal, get_args

from zachtehand.texts.benchmark import BENCHMARK_TEXTS
from zachtehand.texts.commands import COMMAND_TEXTS
from zachtehand.texts.designs import DESIGN_TEXTS
from zachtehand.texts.errors import ERROR_TEXTS
from zachtehand.texts.profiles import PROFILE_TEXTS
from zachtehand.texts.tables import TABLE_TEXTS
from zachtehand.texts.trials import TRIAL_TEXTS
from zachtehand.texts.validation import VALIDATION_TEXTS
from zachtehand.texts.workshops import WORKSHOP_TEXTS

Language = Literal["en", "nl"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

TEXTS: dict[str, dict[str, str]] = {
    **ERROR_TEXTS, **PROFILE_TEXTS, **TABLE_TEXTS, **TRIAL_TEXTS, **DESIGN_TEXTS, **VALIDATION_TEXTS, **COMMAND_TEXTS,
    **WORKSHOP_TEXTS, **BENCHMARK_TEXTS,
}  # fmt: skip
"""Key -> language -> text; what stands in braces is named by whoever shows it."""


def text(key: str, language: Language | str, values: Mapping[str, Any] | None = None) -> str:
    """A text of the catalogue.

    Args:
        key: key in :data:`TEXTS`.
        language: "en" or "nl".
        values: what the text names; a value that is itself words in both languages is taken in the same language.

    Raises:
        KeyError: unknown key or language, or a value that the text needs and does not get.
    """
    given = {name: value[language] if isinstance(value, Mapping) else value for name, value in (values or {}).items()}
    return TEXTS[key][language].format_map(given)


_DUTCH_MARKS = str.maketrans(",.", ".,")


def with_marks(written: str, language: Language) -> str:
    """A number as Python writes it, such as "1,234.5", with the marks of a language."""
    return written.translate(_DUTCH_MARKS) if language == "nl" else written


def language_from_environment() -> Language:
    """Dutch if the system says so (LC_ALL, LC_MESSAGES or LANG, the first that is set), else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if setting := os.environ.get(name):
            return "nl" if setting.lower().startswith("nl") else "en"
    return "en"
