"""What a file of a trial looks like: a scenario, people who come in, arms that differ in policy, and what is measured.

The first arm is the control: what the others are held against. An arm is a layer of policy over that of
the scenario, as in a programme; it may also be one measure.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from zachtehand.instruments.base import refusal
from zachtehand.limits import FEWEST_PARTICIPANTS, LONGEST_RUN, MOST_CLIENTS
from zachtehand.scenario.eligibility import Who
from zachtehand.scenario.parts import Month, Words
from zachtehand.scenario.policy import Choice, Policy, said

Name = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40, json_schema_extra={"words": "name"})]
Changes = dict[Annotated[str, Field(pattern=r"^.+$")], bool | int | float | str]
Horizon = Annotated[int, Field(ge=1, le=LONGEST_RUN)]
Takes = Literal["social", "volunteering", "day_activity", "training", "work_experience", "subsidised_job", "basic_job"]


class Measure(Choice):
    """One measure at the start, whatever someone did."""

    cut_share: Annotated[float, Field(ge=0, le=1), said("Share of the benefit that it takes.", "Deel van de uitkering dat hij kost.")]
    cut_months: Annotated[int, Field(ge=1, le=36), said("For how many months.", "Hoeveel maanden.")] = 1


class Arm(Choice):
    """What one group gets."""

    name: Annotated[Name, said("Short name.", "Korte naam.")]
    title: Annotated[Words | None, said("Title.", "Titel.")] = None
    size: Annotated[float, Field(gt=0, le=1000), said("How many people, against the other arms.", "Hoeveel mensen, ten opzichte van de andere armen.")] = 1.0
    policy: Annotated[Policy, said("What is different from the policy of the scenario.", "Wat anders is dan het beleid van het scenario.")] = Policy()
    programme: Annotated[
        Name | None,
        said(
            "Instead of a policy: a programme of the scenario, with those that follow it; in the trial nobody else takes part in it.",
            "In plaats van een beleid: een programma van het scenario, met wat erop volgt; in de proef doet niemand anders eraan mee.",
        ),
    ] = None
    measure: Annotated[Measure | None, said("One measure at the start.", "Eén maatregel bij het begin.")] = None
    voluntary: Annotated[
        bool,
        said(
            "After the lot people are invited by letter and may decline; they still count in this arm.",
            "Na de loting worden mensen per brief uitgenodigd en mogen zij weigeren; zij tellen wel mee in deze arm.",
        ),
    ] = False
    waits: Annotated[Month, said("Months after the lot before it begins.", "Maanden na de loting voordat het begint.")] = 0
    lasts: Annotated[
        Horizon | None, said("Months that it lasts; leave it out if it does not end.", "Maanden dat het duurt; laat weg als het niet ophoudt.")
    ] = None
    afterwards: Annotated[
        Policy | None,
        said("Policy after it has ended; that of the scenario if left out.", "Beleid na afloop; zonder dit dat van het scenario."),
    ] = None

    takes: Annotated[
        Takes | None,
        said(
            "Only who begins with this counts as treated: estimates on the treated are then of them, as in studies of participants.",
            "Alleen wie hiermee begint, telt als behandeld: schattingen voor wie behandeld zijn gaan dan over hen, zoals in studies van deelnemers.",
        ),
    ] = None

    @model_validator(mode="after")
    def _makes_sense(self) -> Arm:
        if self.afterwards is not None and self.lasts is None:
            raise refusal("afterwards says what comes after the treatment, so lasts is needed", "afterwards zegt wat er na afloop komt, dus lasts is nodig")
        if self.programme is not None and (self.policy.as_written() or self.lasts is not None):
            raise refusal("a programme brings its own policy and length", "een programma brengt zijn eigen beleid en duur mee")
        return self

    @property
    def treats(self) -> bool:
        """Whether people of this arm undergo anything else than everybody does: a control without a policy does not."""
        return bool(self.policy.as_written()) or self.measure is not None or self.programme is not None


class ComesIn(Choice):
    """How people come into the trial."""

    by: Annotated[
        Literal["lot", "registration", "letter"],
        said(
            "lot: drawn from everybody eligible, nobody is asked; registration: drawn from those who register; letter: those who say yes to a letter.",
            "lot: geloot uit iedereen die in aanmerking komt, niemand wordt gevraagd; registration: geloot uit wie zich aanmeldt; "
            "letter: wie ja zegt op een brief.",
        ),
    ] = "lot"
    letters: Annotated[
        int | None,
        Field(ge=1, le=MOST_CLIENTS),
        said("With letters: how many are sent; to everybody eligible if left out.", "Bij brieven: hoeveel; zonder dit aan iedereen die in aanmerking komt."),
    ] = None
    warmth: Annotated[
        float,
        Field(ge=0, le=1),
        said("How personal the invitation is: 0 a letter, 1 someone who asks.", "Hoe persoonlijk de uitnodiging is: 0 een brief, 1 iemand die vraagt."),
    ] = 0.0

    @model_validator(mode="after")
    def _letters_are_sent(self) -> ComesIn:
        if self.letters is not None and self.by != "letter":
            raise refusal("letters are sent only with by: letter", "brieven gaan alleen de deur uit bij by: letter")
        return self


class OutcomeAsked(Choice):
    """An outcome that is measured."""

    outcome: Annotated[str, Field(min_length=1), said("Name of the outcome.", "Naam van de uitkomst.")]
    months: Annotated[
        tuple[Horizon, ...],
        said("After how many months; at the end of the follow-up if left out.", "Na hoeveel maanden; zonder dit aan het einde."),
    ] = ()
    by: Annotated[
        Literal["difference", "ratio"],
        said("Arm less control, or arm over control.", "Arm min controle, of arm gedeeld door controle."),
    ] = "difference"


class Subgroup(Choice):
    """People for whom the effect is estimated apart, by what they were at the lot."""

    name: Annotated[Name, said("Short name.", "Korte naam.")]
    title: Annotated[Words | None, said("Title.", "Titel.")] = None
    who: Annotated[Who, said("Conditions that must all hold.", "Voorwaarden die alle moeten gelden.")]


class Published(Choice):
    """What a real study found, beside which the model's effect is shown; a share is written as one (0.053 is 5.3 points)."""

    outcome: Annotated[str, Field(min_length=1), said("An outcome that is measured.", "Een uitkomst die wordt gemeten.")]
    month: Annotated[Horizon, said("Months after the lot.", "Maanden na de loting.")]
    by: Annotated[Literal["difference", "ratio"], said("As it is measured.", "Zoals hij wordt gemeten.")] = "difference"
    arm: Annotated[Name | None, said("The arm; the first beside the control if left out.", "De arm; zonder dit de eerste naast de controle.")] = None
    value: Annotated[float, said("The effect that was found.", "Het gevonden effect.")]
    low: Annotated[float | None, said("Lower end of its 95 % interval, if given.", "Ondergrens van het 95%-interval, als die er is.")] = None
    high: Annotated[float | None, said("Upper end of its 95 % interval, if given.", "Bovengrens van het 95%-interval, als die er is.")] = None


class TrialFile(Choice):
    """A randomised trial inside the model."""

    name: Annotated[str, Field(min_length=1), said("Short name; that of the file if not given.", "Korte naam; die van het bestand als hij er niet staat.")]
    title: Annotated[Words, said("Title.", "Titel.")]
    question: Annotated[Words, said("The question of the trial.", "De vraag van de proef.")]
    source: Annotated[str, Field(min_length=1), said("What the design rests on.", "Waar de opzet op berust.")]
    note: Annotated[Words | None, said("What a reader should know.", "Wat een lezer moet weten.")] = None
    scenario: Annotated[str, Field(min_length=1), said("The policy for everybody: a scenario or its file.", "Het beleid voor iedereen: scenario of bestand.")]
    changes: Annotated[Changes, said("Settings of the scenario by path.", "Instellingen van het scenario per pad.")] = {}  # noqa: RUF012 - pydantic gives every instance its own
    who: Annotated[Who, said("Who is eligible: conditions that must all hold.", "Wie in aanmerking komt: voorwaarden die alle moeten gelden.")] = Who()
    comes_in: Annotated[ComesIn, said("How people come in.", "Hoe mensen meedoen.")] = ComesIn()
    participants: Annotated[int, Field(ge=FEWEST_PARTICIPANTS, le=MOST_CLIENTS), said("People in all arms together.", "Mensen in alle armen samen.")]
    start: Annotated[Month, said("Month of the policy in which the lot is drawn.", "Maand van het beleid waarin wordt geloot.")] = 0
    follow_up: Annotated[Horizon, said("Months that people are followed after the lot.", "Maanden dat mensen na de loting worden gevolgd.")] = 24
    arms: Annotated[tuple[Arm, ...], said("The arms; the first is the control.", "De armen; de eerste is de controle.")]
    outcomes: Annotated[
        tuple[OutcomeAsked, ...],
        said("What is measured; the first is the main outcome.", "Wat wordt gemeten; de eerste is de hoofduitkomst."),
    ]
    subgroups: Annotated[tuple[Subgroup, ...], said("Groups with an estimate of their own.", "Groepen met een eigen schatting.")] = ()
    published: Annotated[tuple[Published, ...], said("What real studies found.", "Wat echte studies vonden.")] = ()
    shares_treated: Annotated[
        tuple[Annotated[float, Field(gt=0, le=1)], ...],
        said(
            "For spill-over: the same trial with other shares of the participants in the second arm, each in worlds of its own.",
            "Voor uitstraling: dezelfde proef met andere delen van de deelnemers in de tweede arm, elk in eigen werelden.",
        ),
    ] = ()


def schema_text() -> str:
    """The JSON schema of a trial file as text, for editors."""
    made = TrialFile.model_json_schema()
    made["required"] = [key for key in made["required"] if key != "name"]
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
