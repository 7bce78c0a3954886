"""What the kinds of activity are called, by the name of the kind in lower case."""

from __future__ import annotations

IN_A_SENTENCE: dict[str, dict[str, str]] = {
    "own_barriers": {"en": "work on debts or health", "nl": "werk aan schulden of gezondheid"},
    "exercise": {"en": "exercise", "nl": "sport en bewegen"},
    "language": {"en": "a language course", "nl": "een taalcursus"},
    "informal_care": {"en": "informal care", "nl": "mantelzorg"},
    "social": {"en": "a social activity", "nl": "een sociale activiteit"},
    "volunteering": {"en": "volunteering", "nl": "vrijwilligerswerk"},
    "day_activity": {"en": "work-like day activity", "nl": "arbeidsmatige dagbesteding"},
    "training": {"en": "training", "nl": "scholing"},
    "work_experience": {"en": "a work-experience place", "nl": "een werkervaringsplaats"},
}
IN_SHORT: dict[str, dict[str, str]] = {
    "own_barriers": {"en": "own barriers", "nl": "eigen belemmeringen"},
    "exercise": {"en": "exercise", "nl": "bewegen"},
    "language": {"en": "language course", "nl": "taalcursus"},
    "informal_care": {"en": "informal care", "nl": "mantelzorg"},
    "social": {"en": "social activity", "nl": "sociale activiteit"},
    "volunteering": {"en": "volunteering", "nl": "vrijwilligerswerk"},
    "day_activity": {"en": "day activity", "nl": "dagbesteding"},
    "training": {"en": "training", "nl": "scholing"},
    "work_experience": {"en": "work experience", "nl": "werkervaring"},
}
"""As labels, where there is little room."""
