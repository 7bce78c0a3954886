"""Activity pay: a premium per hour on top of the benefit, paid by the municipality or earned from customers."""

from __future__ import annotations

from typing import ClassVar

from zachtehand.instruments.base import Instrument, Settings, setting
from zachtehand.populations.categories import Activity
from zachtehand.treatment import Treatment


class PaidKind(Settings):
    """What one kind of activity pays, and how long someone may stay."""

    per_hour: float = setting(
        0.0, unit="EUR/hour", low=0, high=15, source="zachte-hand", en="Premium per hour on top of the benefit (a one-euro job: 1.40).",
        nl="Premie per uur boven op de uitkering (een 1-euro-baan: 1,40).",
    )  # fmt: skip
    months_limit: int = setting(
        0, unit="months", low=0, high=120, source="zachte-hand", en="Longest stay in months; 0 is the usual length of this kind.",
        nl="Langste duur in maanden; 0 is de gebruikelijke duur van deze soort.",
    )  # fmt: skip
    travel_pass: float = setting(
        0.0, unit="EUR/month", low=0, high=250, source="zachte-hand", en="Worth of the travel pass that participants get.",
        nl="Waarde van het reisabonnement dat deelnemers krijgen.",
    )  # fmt: skip
    customer_price: float = setting(
        0.0, unit="EUR/hour", low=0, high=50, source="imi",
        en="What customers pay per hour for what is done (a service cheque: 7.50); it goes to the municipality, which pays the premium.",
        nl="Wat klanten per uur betalen voor wat er gedaan wordt (een dienstencheque: 7,50); het gaat naar de gemeente, die de premie betaalt.",
    )  # fmt: skip


class ActivityPay(Instrument):
    """Premiums for hours that are done. Up to the legal ceiling they stay free; who pays is shown in the ledger."""

    key: ClassVar[str] = "activity_pay"
    title: ClassVar[dict[str, str]] = {"en": "Pay for activities", "nl": "Premie voor activiteiten"}
    order: ClassVar[int] = 52

    volunteering: PaidKind = PaidKind()
    day_activity: PaidKind = PaidKind()
    work_experience: PaidKind = PaidKind()

    def apply(self, treatment: Treatment, *, year: float) -> None:
        """Pay in EUR per hour, months, travel pass and price for the customer, by kind of activity."""
        for kind, paid in (
            (Activity.VOLUNTEERING, self.volunteering),
            (Activity.DAY_ACTIVITY, self.day_activity),
            (Activity.WORK_EXPERIENCE, self.work_experience),
        ):
            treatment.pay_per_hour[kind] = paid.per_hour
            treatment.stay_limit[kind] = paid.months_limit
            treatment.travel_pass[kind] = paid.travel_pass
            treatment.customer_price[kind] = paid.customer_price
