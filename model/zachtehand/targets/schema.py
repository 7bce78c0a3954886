"""What a file of targets looks like: one entry per known figure, in groups per system.

A group (a city, a pilot, a statistic) says what its figures share; a figure that differs says so itself.
The measure is data too: nothing in the code knows a scenario, an indicator or a target by name.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from zachtehand.instruments.base import refusal
from zachtehand.limits import FEWEST_CLIENTS, LONGEST_RUN
from zachtehand.scenario.parts import Words
from zachtehand.scenario.policy import Choice, said

Use = Literal["calibration", "validation", "direction"]
Unit = Literal[
    "people", "people a year", "%", "% a year", "% points", "points per 100", "share", "ratio", "0-1", "points (0-10)", "standard deviations",
    "per caseworker a week", "a year per client", "EUR", "EUR a year", "EUR a month", "months", "hours a week", "per 100 vacancies", "number",
]  # fmt: skip
Value = bool | int | float | str
Weights = str | dict[Annotated[str, Field(pattern=r"^.+$")], float]
Changes = dict[Annotated[str, Field(pattern=r"^.+$")], Value]


class Interval(Choice):
    """How sure the figure is, at 95 %: computed from counts, or given with a reason."""

    method: Annotated[
        Literal["wilson", "newcombe", "poisson", "normal", "given"],
        said(
            "wilson a share, newcombe a difference of shares, poisson a count, normal an estimate with its standard error, given otherwise.",
            "wilson een aandeel, newcombe een verschil van aandelen, poisson een telling, normal een schatting met standaardfout, given anders.",
        ),
    ]
    successes: Annotated[int | None, Field(ge=0), said("So many …", "Zo veel …")] = None
    trials: Annotated[int | None, Field(ge=1), said("… of so many.", "… van zo veel.")] = None
    other_successes: Annotated[int | None, Field(ge=0), said("The same in the other group.", "Hetzelfde in de andere groep.")] = None
    other_trials: Annotated[int | None, Field(ge=1), said("The same in the other group.", "Hetzelfde in de andere groep.")] = None
    count: Annotated[int | None, Field(ge=0), said("Events counted.", "Getelde gebeurtenissen.")] = None
    standard_error: Annotated[float | None, Field(gt=0), said("Standard error of the estimate.", "Standaardfout van de schatting.")] = None
    scale: Annotated[float, said("Factor from share or count to the unit: 100 for %.", "Factor van aandeel of telling naar de eenheid: 100 voor %.")] = 1.0
    low: Annotated[float | None, said("Lower bound; left open in a direction it has none.", "Ondergrens; bij een richting mag zij open blijven.")] = None
    high: Annotated[float | None, said("Upper bound; left open in a direction it has none.", "Bovengrens; bij een richting mag zij open blijven.")] = None
    reason: Annotated[Words | None, said("Why these bounds.", "Waarom deze grenzen.")] = None

    @model_validator(mode="after")
    def _has_what_its_method_needs(self) -> Interval:
        for name in NEEDED[self.method]:
            if getattr(self, name) is None:
                raise refusal(f"{name} is missing, which the method {self.method} needs", f"{name} ontbreekt, en de methode {self.method} vraagt daarom")
        for one, all_of in (("successes", "trials"), ("other_successes", "other_trials")):
            some, many = getattr(self, one), getattr(self, all_of)
            if some is not None and many is not None and some > many:
                raise refusal(f"{one} is {some}, more than {all_of}, {many}", f"{one} is {some}, meer dan {all_of}, {many}")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise refusal(f"low, {self.low:g}, lies above high, {self.high:g}", f"low, {self.low:g}, ligt boven high, {self.high:g}")
        return self


NEEDED: dict[str, tuple[str, ...]] = {
    "wilson": ("successes", "trials"),
    "newcombe": ("successes", "trials", "other_successes", "other_trials"),
    "poisson": ("count",),
    "normal": ("standard_error",),
    "given": ("reason",),
}
"""What each method needs."""


class Quantity(Choice):
    """One number out of a run: an indicator of a group over some months, times or divided by others."""

    indicator: Annotated[Weights | None, said("An indicator, or several with weights.", "Een indicator, of enkele met gewichten.")] = None
    group: Annotated[Weights, said("A group, or several with weights.", "Een groep, of enkele met gewichten.")] = "all"
    statistic: Annotated[
        Literal["at", "mean", "sum", "change"],
        said(
            "at the last month, mean or sum over the months, change from the first to the last.",
            "at de laatste maand, mean of sum over de maanden, change van de eerste naar de laatste.",
        ),
    ] = "at"
    from_month: Annotated[int, Field(ge=1, le=LONGEST_RUN), said("First month; a run begins in month 1.", "Eerste maand; een run begint in maand 1.")] = 1
    to_month: Annotated[
        int | None, Field(ge=1, le=LONGEST_RUN), said("Last month; the end of the run if left out.", "Laatste maand; zonder dit het einde.")
    ] = None
    times: Annotated[Quantity | None, said("Times this, of the same run.", "Maal dit, van dezelfde run.")] = None
    of: Annotated[Quantity | None, said("Divided by this, of the same run.", "Gedeeld door dit, van dezelfde run.")] = None


class Against(Choice):
    """The second policy that the first is held against."""

    scenario: Annotated[str | None, said("Its scenario; that of the first if left out.", "Het scenario; zonder dit dat van het eerste.")] = None
    changes: Annotated[Changes, said("Settings by path.", "Instellingen per pad.")] = {}  # noqa: RUF012 - pydantic gives every instance its own
    by: Annotated[Literal["difference", "ratio"], said("First less second, or first over second.", "Eerste min tweede, of eerste gedeeld door tweede.")] = (
        "difference"
    )
    people: Annotated[
        Literal["same", "other"],
        said("The same people with the same luck, or others, as in a pilot.", "Dezelfde mensen met hetzelfde geluk, of anderen, zoals in een pilot."),
    ] = "same"


class InTrial(Choice):
    """One number out of a virtual trial: an effect as a pilot of that size would report it, or a level in one of its groups."""

    name: Annotated[str, Field(min_length=1), said("Name of the trial.", "Naam van de proef.")]
    outcome: Annotated[str, Field(min_length=1), said("An outcome that it measures.", "Een uitkomst die de proef meet.")]
    month: Annotated[int, Field(ge=1, le=LONGEST_RUN), said("Months after the lot.", "Maanden na de loting.")]
    by: Annotated[Literal["difference", "ratio"], said("As the trial measures it.", "Zoals de proef het meet.")] = "difference"
    arm: Annotated[str | None, said("The arm; the first one beside the control if left out.", "De arm; zonder dit de eerste naast de controle.")] = None
    subgroup: Annotated[str, said("A subgroup of the trial.", "Een subgroep van de proef.")] = "all"
    share_treated: Annotated[float | None, Field(gt=0, le=1), said("One of the shares that the trial varies.", "Een van de gevarieerde delen.")] = None
    estimator: Annotated[
        Literal["lot", "true", "naive", "on_treated", "true_on_treated", "spill_over_control", "spill_over_others"],
        said(
            "lot: what a pilot reports, luck of the draw included; true: the same people with and without.",
            "lot: wat een pilot meldt, met het toeval van de loting; true: dezelfde mensen met en zonder.",
        ),
    ] = "lot"
    part: Annotated[
        Literal["effect", "arm", "control", "reached"],
        said("The effect, a level, or the share of the arm that took part.", "Het effect, een niveau, of het deel van de arm dat meedeed."),
    ] = "effect"
    less: Annotated[InTrial | None, said("Less this, of the same trial.", "Min dit, van dezelfde proef.")] = None
    over: Annotated[InTrial | None, said("Divided by this, of the same trial.", "Gedeeld door dit, van dezelfde proef.")] = None


class Measure(Quantity):
    """How the model measures the figure: a quantity of a run, or of two policies held against each other."""

    scenario: Annotated[str | None, said("Name of the scenario.", "Naam van het scenario.")] = None
    changes: Annotated[Changes, said("Settings by path, context included.", "Instellingen per pad, ook van de context.")] = {}  # noqa: RUF012
    clients: Annotated[
        int | None,
        Field(ge=FEWEST_CLIENTS, le=100_000),
        said("Clients in the run: those of the real system or pilot, for the same noise.", "Cliënten in de run: die van het echte stelsel of de proef."),
    ] = None
    months: Annotated[int | None, Field(ge=1, le=240), said("Length of the run.", "Looptijd.")] = None
    against: Annotated[Against | None, said("A second policy.", "Een tweede beleid.")] = None
    trial: Annotated[InTrial | None, said("A virtual trial, instead of a scenario.", "Een virtuele proef, in plaats van een scenario.")] = None
    per: Annotated[Quantity | None, said("Divided by this of the first policy, at the end.", "Tot slot gedeeld door dit van het eerste beleid.")] = None
    scale: Annotated[float, said("Factor to the unit of the figure.", "Factor naar de eenheid van het cijfer.")] = 1.0
    plus: Annotated[float, said("Added after that: 100 with scale -100 is what is left.", "Daarna opgeteld: 100 bij scale -100 is wat rest.")] = 0.0


class Kin(Choice):
    """The same thing in other systems, for the naive forecaster."""

    family: Annotated[str, Field(min_length=1), said("Name of what is compared.", "Naam van wat wordt vergeleken.")]
    value: Annotated[float, said("The figure on the scale that the family shares.", "Het cijfer op de schaal die de familie deelt.")]


class Entry(Choice):
    """One known figure."""

    what: Annotated[Words, said("The figure in a few words.", "Het cijfer in enkele woorden.")]
    definition: Annotated[Words, said("What was counted, and what in the model stands for it.", "Wat is geteld, en wat er in het model voor staat.")]
    unit: Annotated[Unit, said("Unit of value, interval and measure.", "Eenheid van waarde, interval en meting.")]
    use: Annotated[Use, said("calibration, validation or direction.", "calibration (ijken), validation (toetsen) of direction (richting).")]
    interval: Annotated[Interval, said("95 % interval.", "95%-interval.")]
    value: Annotated[float | None, said("The figure; may be left out where the interval gives it.", "Het cijfer; weg te laten als het interval het geeft.")] = (
        None
    )
    horizon: Annotated[Words | None, said("When, or after how long.", "Wanneer, of na hoe lang.")] = None
    population: Annotated[Words | None, said("Of whom.", "Van wie.")] = None
    source: Annotated[str | None, said("Key of the source.", "Sleutel van de bron.")] = None
    section: Annotated[str | None, said("Page, chapter or table.", "Bladzijde, hoofdstuk of tabel.")] = None
    tag: Annotated[Literal["read", "memory"], said("Read in the source, or from memory.", "Gelezen in de bron, of uit het geheugen.")] = "read"
    measure: Annotated[Measure | None, said("How the model measures it.", "Hoe het model het meet.")] = None
    cannot: Annotated[Words | None, said("Why the model cannot express it.", "Waarom het model dit niet kan uitdrukken.")] = None
    kin: Annotated[Kin | None, said("The same in other systems.", "Hetzelfde in andere stelsels.")] = None
    note: Annotated[Words | None, said("What a reader should know.", "Wat een lezer moet weten.")] = None


class Group(Choice):
    """The figures of one system, and what they share."""

    title: Annotated[Words, said("The system.", "Het stelsel.")]
    population: Annotated[Words, said("Of whom.", "Van wie.")]
    horizon: Annotated[Words, said("When, or after how long.", "Wanneer, of na hoe lang.")]
    source: Annotated[str, said("Key of the source.", "Sleutel van de bron.")]
    section: Annotated[str, said("Page, chapter or table.", "Bladzijde, hoofdstuk of tabel.")]
    measured: Annotated[Measure, said("What all its measures share.", "Wat alle metingen delen.")] = Measure()
    figures: Annotated[dict[Annotated[str, Field(pattern=r"^.+$")], Entry], Field(min_length=1), said("The figures by key.", "De cijfers per sleutel.")]


class Chapter(Choice):
    """A file of targets."""

    title: Annotated[Words, said("Title.", "Titel.")]
    groups: Annotated[dict[Annotated[str, Field(pattern=r"^.+$")], Group], Field(min_length=1), said("Systems by key.", "Stelsels per sleutel.")]
