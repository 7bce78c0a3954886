"""What can be set in a workshop: instruments, dials, scenarios and what can be asked, with words, ranges and sources."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from zachtehand.evidence import SOURCES
from zachtehand.experiments.numbers import unit_in_words
from zachtehand.indicators import INDICATORS
from zachtehand.instruments import instrument_classes
from zachtehand.instruments.base import DeclaredSetting, declared_settings
from zachtehand.instruments.dials import DIALS
from zachtehand.pages.choices import choice_in_words
from zachtehand.scenario import load
from zachtehand.texts import Language, text
from zachtehand.texts.sources import citation_of
from zachtehand.workshop.film import CHARTS
from zachtehand.workshop.guesses import range_of

_KINDS = {"number": "number", "whole number": "whole", "yes/no": "yesno", "choice": "choice", "order": "list"}


@cache
def settings_json(language: Language, scenarios: tuple[tuple[str, str], ...]) -> bytes:
    """Everything that can be set, as JSON.

    Args:
        scenarios: those that can be chosen: name, and the name or file to load.
    """
    groups = [
        {"key": key, "title": each.title[language], "settings": [_setting(key, row, language) for row in declared_settings(each)]}
        for key, each in instrument_classes().items()
    ]
    dials = [
        {
            "path": path, "title": dial.title[language], "says": dial.nl if language == "nl" else dial.en, "low": dial.low, "high": dial.high,
            "unit": unit_in_words(dial.unit, language),
            "sets": [{"path": f"{rule.instrument}.{rule.setting}", "says": rule.nl if language == "nl" else rule.en} for rule in dial.rules],
        }
        for path, dial in DIALS.items()
    ]  # fmt: skip
    told = {
        "instruments": groups,
        "dials": dials,
        "scenarios": [_scenario(name, loaded, language) for name, loaded in scenarios],
        "indicators": [_indicator(name, language) for name in CHARTS],
    }
    return json.dumps(told, ensure_ascii=False).encode()


def _setting(key: str, row: DeclaredSetting, language: Language) -> dict[str, Any]:
    source = SOURCES[row.source]
    return {
        "path": f"{key}.{row.path}", "says": row.nl if language == "nl" else row.en, "unit": unit_in_words(row.unit, language),
        "kind": _KINDS[row.kind], "low": row.low, "high": row.high, "off": row.off, "optional": row.optional, "choices": list(row.choices),
        "choices_in_words": [choice_in_words(each, language) for each in row.choices],
        "source": citation_of(source.citation, language)[0], "grade": text(f"grade.{source.grade}", language), "address": source.url,
    }  # fmt: skip


def _scenario(name: str, loaded: str, language: Language) -> dict[str, str]:
    scenario = load(loaded)
    words = {part: getattr(getattr(scenario, part), language) for part in ("title", "question", "description")}
    return {"name": name, **words, "source": scenario.rests_on(language)}


def _indicator(name: str, language: Language) -> dict[str, Any]:
    indicator, (low, high) = INDICATORS[name], range_of(name)
    return {
        "name": name, "title": indicator.label[language], "says": indicator.definition[language],
        "unit": unit_in_words(indicator.unit, language), "low": low, "high": high,
    }  # fmt: skip
