"""Financing: an investor pays in advance, the municipality pays by result."""

from __future__ import annotations

from typing import ClassVar

from zachtehand.instruments.base import Instrument, setting
from zachtehand.treatment import Treatment


class Financing(Instrument):
    """Pay by result (social impact bond). Everyone who comes on the benefit under this policy, or is on it, takes part."""

    key: ClassVar[str] = "financing"
    title: ClassVar[dict[str, str]] = {"en": "Pay by result", "nl": "Betalen naar resultaat"}
    order: ClassVar[int] = 28

    investment: float = setting(
        0.0, unit="EUR", low=0, high=100_000, en="What an investor pays in advance to the work budget per participant, at prices of 2026.",
        nl="Wat een investeerder per deelnemer vooruit betaalt aan het werkbudget, in prijzen van 2026.",
    )  # fmt: skip
    price: float = setting(
        0.0, unit="EUR", low=0, high=5_000, en="What the municipality pays the investor for each month less on the benefit, at prices of 2026.",
        nl="Wat de gemeente de investeerder betaalt per maand minder bijstand, in prijzen van 2026.",
    )  # fmt: skip
    reference: float = setting(
        0.2, unit="per year", low=0, high=0.99, en="Agreed share of participants who would leave the benefit in a year anyway.",
        nl="Afgesproken deel van de deelnemers dat ook zonder programma binnen een jaar uitstroomt.",
    )  # fmt: skip
    months: int = setting(
        24, unit="months", low=1, high=120, en="Months in which the results of a participant count.",
        nl="Maanden waarin de resultaten van een deelnemer meetellen.",
    )  # fmt: skip
    most_return: float = setting(
        0.12, unit="per year", low=0, high=0.5, source="imi", en="Highest return to the investor a year.",
        nl="Hoogste rendement voor de investeerder per jaar.",
    )  # fmt: skip
    most_loss: float = setting(
        0.6, unit="share", low=0, high=1, source="imi", en="Share of the investment that the investor can lose.",
        nl="Deel van de inleg dat de investeerder kan verliezen.",
    )  # fmt: skip
    provider_at_stake: float = setting(
        0.0, unit="0-1", low=0, high=1, en="How far the provider's own income hangs on results: works as a target for outflow.",
        nl="Hoe ver het inkomen van de uitvoerder zelf van resultaten afhangt: werkt als een uitstroomdoel.",
    )  # fmt: skip

    def apply(self, treatment: Treatment, *, year: float) -> None:
        """What an investor pays in advance and gets by result; raises the weight of success, never lowers it."""
        treatment.result_investment = self.investment
        treatment.result_price = self.price
        treatment.result_reference = self.reference
        treatment.result_months = float(self.months)
        treatment.result_return = self.most_return
        treatment.result_loss = self.most_loss
        treatment.success_target = max(treatment.success_target, self.provider_at_stake)
