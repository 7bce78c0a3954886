"""What every parameter is, in Dutch: group -> name -> sentence. The English stands with the declaration, and nowhere else."""

from __future__ import annotations

from zachtehand.texts import Language
from zachtehand.texts.parameters.activities import ACTIVITIES
from zachtehand.texts.parameters.groups import group_of
from zachtehand.texts.parameters.life import LIFE
from zachtehand.texts.parameters.mind import MIND
from zachtehand.texts.parameters.money import MONEY
from zachtehand.texts.parameters.municipality import MUNICIPALITY
from zachtehand.texts.parameters.start import START
from zachtehand.texts.parameters.taking_part import TAKING_PART
from zachtehand.texts.parameters.work import WORK

__all__ = ["DUTCH", "group_of", "sentence_of"]

DUTCH: dict[str, str] = {
    f"{group}.{name}": sentence
    for part in (START, MIND, TAKING_PART, ACTIVITIES, WORK, MUNICIPALITY, LIFE, MONEY)
    for group, sentences in part.items()
    for name, sentence in sentences.items()
}
"""Dotted path -> sentence."""


def sentence_of(path: str, declared: str, language: Language) -> str:
    """What a parameter is, in one sentence.

    Args:
        path: dotted path of the parameter.
        declared: the English sentence of its declaration, or the one that a result kept.
        language: of the reader; of a parameter that is gone since, only the English that an old result kept is known.
    """
    return DUTCH.get(path, declared) if language == "nl" else declared
