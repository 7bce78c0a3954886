"""The parts of a scenario around its policy: words, context, roll-out, reforms and programmes."""

from __future__ import annotations

import math
from importlib.resources import files
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from zachtehand.instruments.base import refusal
from zachtehand.limits import FEWEST_CLIENTS, LONGEST_RUN, MOST_CLIENTS
from zachtehand.scenario.eligibility import Who
from zachtehand.scenario.policy import Choice, Policy, said

Month = Annotated[int, Field(ge=0, le=LONGEST_RUN)]
MonthKey = Annotated[str, Field(pattern=r"^(0|[1-9]\d{0,2}|1[01]\d\d|1200)$")]
"""A month as the key of a series, up to the longest run: plain digits, so that 12 and 012 cannot both be there."""

PACKAGED_PROFILES = tuple(sorted(each.name[:-5] for each in files("zachtehand.profiles").iterdir() if each.name.endswith(".yaml")))
"""Names of the profiles that come with the package."""
Orientation = Literal["work first", "human capital first", "life first"]
Pressure = Literal["voluntary", "motivating", "drang", "obligation"]
Phase = Literal["getting to know", "activating", "leading to work"]


class Words(Choice):
    """A text in both languages."""

    en: Annotated[str, Field(min_length=1), said("In English.", "In het Engels.")]
    nl: Annotated[str, Field(min_length=1), said("In Dutch.", "In het Nederlands.")]


class About(Choice):
    """What kind of approach this is, to filter on; nothing in the simulation reads it."""

    orientation: Annotated[tuple[Orientation, ...], said("What comes first; may be several.", "Wat voorop staat; mag meer dan een zijn.")] = ()
    line: Annotated[Pressure | None, said("Place on the line from voluntary to obligation.", "Plaats op de lijn van vrijwillig naar verplicht.")] = None
    phase: Annotated[tuple[Phase, ...], said("Phases that it acts on.", "Fasen waarop het ingrijpt.")] = ()
    target_group: Annotated[Words | None, said("For whom it is meant.", "Voor wie het is bedoeld.")] = None
    effect_ladder: Annotated[
        int | None,
        Field(ge=1, le=4),
        said("1 described, 2 plausible, 3 first indications, 4 proven.", "1 beschreven, 2 aannemelijk, 3 eerste aanwijzingen, 4 bewezen."),
    ] = None


class LabourMarket(Choice):
    """Demand for labour: vacancies relative to a normal year."""

    tightness: Annotated[
        float,
        Field(ge=0, le=3),
        said("Vacancies relative to a normal year; 0 is no vacancies.", "Vacatures ten opzichte van een gewoon jaar; 0 is geen vacatures."),
    ] = 1.0
    series: Annotated[
        dict[MonthKey, Annotated[float, Field(ge=0, le=3)]],
        said(
            "Tightness in some months; in between it moves in a straight line.",
            "Krapte in enkele maanden; daartussen loopt zij in een rechte lijn.",
        ),
    ] = {}  # noqa: RUF012 - pydantic gives every instance its own
    season: Annotated[
        float,
        Field(ge=0, le=0.5),
        said("Swing over the year around the tightness; the top is in June.", "Schommeling over het jaar rond de krapte; de top is in juni."),
    ] = 0.0

    def tightness_at(self, month: int) -> float:
        """Tightness in a month without the season: straight lines between the months of the series.

        Before the first month of the series it runs from ``tightness`` at month 0, after the last month it stays.
        """
        points = {0: self.tightness, **{int(known): value for known, value in self.series.items()}}
        before = [known for known in sorted(points) if known <= month]
        after = [known for known in sorted(points) if known > month]
        if not before or not after:
            return points[before[-1] if before else after[0]]
        share = (month - before[-1]) / (after[0] - before[-1])
        return points[before[-1]] * (1 - share) + points[after[0]] * share


def _how_reference_is_written(value: object) -> str:
    return "=name" if isinstance(value, str) else "=policy"  # tags that stand in the path of an error


Reference = Annotated[Annotated[str, Tag("=name")] | Annotated[Policy, Tag("=policy")], Discriminator(_how_reference_is_written)]


def _how_profile_is_written(value: object) -> str:
    return "=name" if isinstance(value, str) else "=contents"


def _offer_names(schema: dict[str, Any]) -> None:
    """In an editor: the names of the package, or a file."""
    schema.clear()
    schema["anyOf"] = [{"type": "string", "enum": list(PACKAGED_PROFILES)}, {"type": "string", "file": True}]


Profile = Annotated[
    Annotated[str, Tag("=name"), Field(json_schema_extra=_offer_names)] | Annotated[dict[str, Any], Tag("=contents")],
    Discriminator(_how_profile_is_written),
]
"""A profile by name, by file (only until the scenario is complete), or as what its file says."""


class Context(Choice):
    """Who is on the benefit, on which labour market, from when."""

    profile: Annotated[
        Profile,
        said(
            "Which synthetic population: a name, or a profile file beside this one.",
            "Welke synthetische bevolking: een naam, of een profielbestand naast dit bestand.",
        ),
    ] = "medium-city"
    clients: Annotated[
        int,
        Field(ge=FEWEST_CLIENTS, le=MOST_CLIENTS),
        said("Number of people on the benefit at the start.", "Aantal mensen in de bijstand bij het begin."),
    ] = 10_000
    start: Annotated[
        str,
        Field(pattern=r"^(199\d|20\d\d)-(0[1-9]|1[0-2])$"),
        said("Year and month of month 0.", "Jaar en maand van maand 0."),
    ] = "2026-01"
    reference: Annotated[
        Reference,
        said(
            "The policy before month 0: the name of a scenario, or a policy.",
            "Het beleid vóór maand 0: de naam van een scenario, of een beleid.",
        ),
    ] = "parked"
    labour_market: Annotated[LabourMarket, said("Demand for labour.", "Vraag naar arbeid.")] = LabourMarket()

    @property
    def profile_name(self) -> str:
        """What the profile is called."""
        return self.profile if isinstance(self.profile, str) else str(self.profile.get("name", "profile"))

    def year_at(self, month: int) -> float:
        """Calendar time at the start of a month: 2026.5 is July 2026; negative months lie before month 0."""
        year, calendar_month = self.start.split("-")
        return int(year) + (int(calendar_month) - 1 + month) / 12

    def vacancies_at(self, month: int) -> float:
        """Vacancies relative to a normal year in a month, the season included."""
        swing = self.labour_market.season * math.cos(2 * math.pi * (self.year_at(month) - 5 / 12))
        return self.labour_market.tightness_at(month) * (1 + swing)


class Rollout(Choice):
    """How the policy reaches people: not all at once."""

    by: Annotated[
        Literal["neighbourhood", "person"],
        said("Neighbourhood by neighbourhood, or person by person.", "Wijk voor wijk, of persoon voor persoon."),
    ] = "neighbourhood"
    from_month: Annotated[Month, said("First month in which somebody comes under the policy.", "Eerste maand waarin iemand onder het beleid komt.")] = 0
    months: Annotated[
        Month,
        said(
            "Months until everybody is under the policy; 0 is all at once.",
            "Maanden totdat iedereen onder het beleid valt; 0 is allen tegelijk.",
        ),
    ] = 0


class Reform(Choice):
    """A change of policy during the run, for good or for a while."""

    from_month: Annotated[Month, said("First month in which it holds.", "Eerste maand waarin het geldt.")]
    until_month: Annotated[
        Month | None,
        said(
            "First month in which it no longer holds; leave it out if it stays.",
            "Eerste maand waarin het niet meer geldt; laat weg als het blijft.",
        ),
    ] = None
    policy: Annotated[Policy, said("What changes; all else stays as it was.", "Wat verandert; al het andere blijft zoals het was.")]

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Reform:
        if self.until_month is not None and self.until_month <= self.from_month:
            raise PydanticCustomError("reform_ends", "ends early", {"from_month": self.from_month, "until_month": self.until_month})
        return self

    def holds_in(self, month: int) -> bool:
        """Whether the reform is in force in a month."""
        return self.from_month <= month and (self.until_month is None or month < self.until_month)


class Programme(Choice):
    """A policy for some people: a group with a way in, places, a length of stay, and a layer over the policy of everybody else."""

    name: Annotated[
        str,
        Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60),
        said(
            "Short name, for results and for programmes that follow on it.",
            "Korte naam, voor uitkomsten en voor programma's die erop volgen.",
            beside={"words": "name"},
        ),
    ]
    title: Annotated[Words | None, said("Title.", "Titel.")] = None
    who: Annotated[Who, said("Who may take part: conditions that must all hold.", "Wie mee mag doen: voorwaarden die alle moeten gelden.")] = Who()
    places: Annotated[
        float,
        Field(ge=0, le=1000),
        said("Places, per 1,000 clients at the start.", "Plaatsen, per 1.000 cliënten bij de start."),
    ]
    chosen_by: Annotated[
        Literal["lot", "caseworker", "screening", "trial"],
        said(
            "Who goes first when there are more people than places: by lot; those whom caseworkers, after a talk, see closest to work; "
            "or those who seem closest when a team looks at people one by one. With trial, only those come in whom a trial has drawn.",
            "Wie voorgaat als er meer mensen dan plaatsen zijn: het lot; wie klantmanagers na een gesprek het dichtst bij werk zien; "
            "of wie het dichtst bij werk lijkt als een team mensen een voor een bekijkt. Bij trial komt alleen binnen wie een proef heeft geloot.",
        ),
    ] = "lot"
    assessed: Annotated[
        float,
        Field(ge=0, le=1000),
        said(
            "With screening: people looked at in a month, per 1,000 clients at the start.",
            "Bij screening: mensen die per maand worden bekeken, per 1.000 cliënten bij de start.",
        ),
    ] = 0.0
    admitted: Annotated[
        float,
        Field(ge=0, le=1),
        said("With screening: share of those looked at who are admitted.", "Bij screening: deel van wie wordt bekeken dat wordt toegelaten."),
    ] = 1.0
    voluntary: Annotated[bool, said("People are invited and may say no.", "Mensen worden uitgenodigd en mogen nee zeggen.")] = False
    follows: Annotated[
        str | None,
        said("Programme after which people enter this one.", "Programma waarna mensen aan dit programma beginnen."),
    ] = None
    again: Annotated[bool, said("People may take part more than once.", "Mensen mogen vaker dan één keer meedoen.")] = False
    from_month: Annotated[Month, said("First month in which people enter.", "Eerste maand waarin mensen instromen.")] = 0
    until_month: Annotated[
        Month | None,
        said(
            "First month in which nobody enters any more; leave it out if it stays open.",
            "Eerste maand waarin niemand meer instroomt; laat weg als het open blijft.",
        ),
    ] = None
    stay_months: Annotated[
        Month | None,
        Field(ge=1),
        said("Months that each person takes part; leave it out if there is no end.", "Maanden dat iemand meedoet; laat weg als er geen einde is."),
    ] = None
    policy: Annotated[Policy, said("What is different for those who take part.", "Wat anders is voor wie meedoet.")]

    @model_validator(mode="after")
    def _makes_sense(self) -> Programme:
        if self.until_month is not None and self.until_month <= self.from_month:
            raise refusal("until_month must come after from_month", "until_month moet na from_month komen")
        if self.chosen_by == "screening" and self.assessed == 0:
            raise refusal("with screening, assessed must be higher than 0", "bij screening moet assessed hoger zijn dan 0")
        return self
