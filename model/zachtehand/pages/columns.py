"""What the columns are called in the tables behind pictures; names of parameters and scenarios stay as they are."""

from __future__ import annotations

from collections.abc import Iterable

from zachtehand.texts import Language

_COLUMNS: dict[str, dict[str, str]] = {
    "policy": {"en": "policy", "nl": "beleid"},
    "group": {"en": "group", "nl": "groep"},
    "payer": {"en": "payer", "nl": "betaler"},
    "month": {"en": "month", "nl": "maand"},
    "world": {"en": "world", "nl": "wereld"},
    "mean": {"en": "mean", "nl": "gemiddelde"},
    "p05": {"en": "p05", "nl": "p05"},
    "p95": {"en": "p95", "nl": "p95"},
    "unit": {"en": "unit", "nl": "eenheid"},
    # Known figures
    "key": {"en": "key", "nl": "sleutel"},
    "use": {"en": "use", "nl": "gebruik"},
    "verdict": {"en": "verdict", "nl": "oordeel"},
    "system": {"en": "where", "nl": "waar"},
    "what": {"en": "what", "nl": "wat"},
    "population": {"en": "population", "nl": "wie"},
    "horizon": {"en": "period", "nl": "periode"},
    "known": {"en": "known", "nl": "bekend"},
    "known_low": {"en": "known, low", "nl": "bekend, laagste"},
    "known_high": {"en": "known, high", "nl": "bekend, hoogste"},
    "median": {"en": "model, median", "nl": "model, mediaan"},
    "low95": {"en": "model, 95 % low", "nl": "model, 95 % laagste"},
    "high95": {"en": "model, 95 % high", "nl": "model, 95 % hoogste"},
    # Answers of unless and sensitivity
    "draw": {"en": "draw", "nl": "trekking"},
    "difference": {"en": "difference", "nl": "verschil"},
    "factor": {"en": "factor", "nl": "factor"},
    "effect": {"en": "effect", "nl": "effect"},
    "interval": {"en": "interval", "nl": "interval"},
    "direction": {"en": "direction", "nl": "richting"},
    "spread": {"en": "spread", "nl": "spreiding"},
}


def columns(names: Iterable[str], language: Language) -> list[str]:
    """The heads of a table; a name that is not in the catalogue is a name of something else, and stays."""
    return [_COLUMNS[name][language] if name in _COLUMNS else name for name in names]
