"""Recognition: appreciation and rewards in kind for those who do something for others."""

from __future__ import annotations

from typing import ClassVar

from zachtehand.instruments.base import Instrument, setting
from zachtehand.treatment import Treatment


class Recognition(Instrument):
    """Rewarding reciprocity without money. What it does to motivation is not set here: it depends on how it is given."""

    key: ClassVar[str] = "recognition"
    title: ClassVar[dict[str, str]] = {"en": "Recognition", "nl": "Waardering"}
    order: ClassVar[int] = 54

    appreciation: float = setting(
        0.0, unit="0-1", low=0, high=1, source="utrecht-reciprocity", en="How far people who contribute hear that it is seen: thanks, attention, a word.",
        nl="Hoe ver mensen die iets bijdragen horen dat het gezien wordt: dank, aandacht, een woord.",
    )  # fmt: skip
    reward: float = setting(
        0.0, unit="EUR/month", low=0, high=100, source="utrecht-reciprocity",
        en="Worth of a reward in kind for those who contribute: a city pass, tickets, a course.",
        nl="Waarde van een beloning in natura voor wie bijdraagt: een stadspas, kaartjes, een cursus.",
    )  # fmt: skip
    promised: float = setting(
        1.0, unit="share", low=0, high=1, source="deci-koestner-ryan",
        en="Part of the reward that is promised beforehand in return for taking part; the rest comes as a surprise.",
        nl="Deel van de beloning dat vooraf wordt beloofd als je meedoet; de rest komt als verrassing.",
    )  # fmt: skip
    cost: float = setting(
        0.0, unit="EUR/year", low=0, high=1_000, en="Cost of organising it per contributor a year, at prices of 2026.",
        nl="Kosten van de organisatie per jaar voor iedere deelnemer, in prijzen van 2026.",
    )  # fmt: skip

    def apply(self, treatment: Treatment, *, year: float) -> None:
        """Appreciation, rewards in kind and whether they are promised, and their cost."""
        treatment.appreciation = self.appreciation
        treatment.reward = self.reward
        treatment.reward_promised = self.promised
        treatment.recognition_cost = self.cost
