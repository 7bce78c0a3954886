"""How sure a comparison is, in words: one scale for every table, text and picture.

The evidence is the number of worlds, out of all worlds that were run, in which a difference points
the same way. Few worlds prove little, so the share is taken as if one world more had pointed each
way (Laplace's rule): 8 of 8 counts as 9 of 10. The words, from that share upward:

====================  =====================
0.95 and more         almost certainly
0.90 and more         very likely
0.67 and more         likely
less                  could go either way
====================  =====================

Fewer than 5 worlds is too few for any word. Worlds differ in luck and in what is uncertain;
that the model itself may be wrong is not in these words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from zachtehand.texts import Language

Direction = Literal["higher", "lower", "equal"]

FEWEST_WORLDS = 5
SCALE: tuple[tuple[float, dict[str, str]], ...] = (
    (0.95, {"en": "almost certainly", "nl": "vrijwel zeker"}),
    (0.90, {"en": "very likely", "nl": "zeer waarschijnlijk"}),
    (2 / 3, {"en": "likely", "nl": "waarschijnlijk"}),
)
_EITHER_WAY = {"en": "could go either way", "nl": "kan beide kanten op"}
_TOO_FEW = {"en": "too few worlds to say", "nl": "te weinig werelden om iets te zeggen"}
_EQUAL = {"en": "no difference", "nl": "geen verschil"}
_UNDEFINED = {"en": "not defined", "nl": "niet gedefinieerd"}
_DIRECTION = {"higher": {"en": "higher", "nl": "hoger"}, "lower": {"en": "lower", "nl": "lager"}}
_EXPLAINED = {
    "en": "How sure the direction of a difference is: {scale}; less {either}. Counted are the worlds that point the same way, "
    "as if one world more had pointed each way. Below {fewest} worlds there is no word. That the model itself may be wrong "
    "is not in these words.",
    "nl": "Hoe zeker de richting van een verschil is: {scale}; minder {either}. Geteld worden de werelden die dezelfde kant "
    "op wijzen, alsof er aan elke kant één wereld meer was. Bij minder dan {fewest} werelden staat er geen woord. "
    "Dat het model zelf mis kan zijn, zit niet in deze woorden.",
}
_FROM = {"en": "from {share:.0%} “{words}”", "nl": "vanaf {share:.0%} “{words}”"}
_IN_WORLDS = {"en": "in {agreeing} of {worlds} worlds", "nl": "in {agreeing} van {worlds} werelden"}


@dataclass(frozen=True)
class Certainty:
    """How sure the direction of a difference is.

    Attributes:
        direction: the way most worlds point.
        agreeing: number of worlds that point that way.
        worlds: number of worlds in which the difference is defined.
        sure: whether the scale has a word for it.
        words: the certainty in words, direction and count included.
    """

    direction: Direction
    agreeing: int
    worlds: int
    sure: bool
    words: str


def certainty(differences: NDArray[np.floating], language: Language) -> Certainty:
    """Put the direction of differences (one per world; NaN is not defined) into words."""
    defined = differences[~np.isnan(differences)]
    worlds = int(defined.size)
    above, below = int((defined > 0).sum()), int((defined < 0).sum())
    if worlds == 0:
        return Certainty("equal", 0, 0, False, _UNDEFINED[language])
    if above == below == 0:
        return Certainty("equal", worlds, worlds, False, _EQUAL[language])
    # With as many worlds above as below, the mean says which way.
    direction: Direction = "higher" if above > below or (above == below and defined.mean() >= 0) else "lower"
    agreeing = max(above, below)
    share = (agreeing + 1) / (worlds + 2)
    word = next((words for lowest, words in SCALE if share >= lowest), None)
    count = _IN_WORLDS[language].format(agreeing=agreeing, worlds=worlds)
    pointing = _DIRECTION[direction][language]
    if worlds < FEWEST_WORLDS:
        return Certainty(direction, agreeing, worlds, False, f"{_TOO_FEW[language]} ({pointing} {count})")
    if word is None:
        return Certainty(direction, agreeing, worlds, False, f"{_EITHER_WAY[language]} ({pointing} {count})")
    return Certainty(direction, agreeing, worlds, True, f"{word[language]} {pointing} ({count})")


def explained(language: Language) -> str:
    """The scale in a few sentences, for a reader of a table."""
    scale = ", ".join(_FROM[language].format(share=share, words=words[language]).replace("%", " %") for share, words in SCALE)
    return _EXPLAINED[language].format(scale=scale, either=f"“{_EITHER_WAY[language]}”", fewest=FEWEST_WORLDS)
