"""The words of twins, in English and Dutch."""

# ruff: noqa: E501 - a text stays on one line, so that the two languages can be read side by side

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zachtehand.texts import Language
from zachtehand.texts.activities import IN_SHORT

WORDS: dict[str, dict[str, str]] = {
    "title": {"en": "One person, two policies", "nl": "Eén persoon, twee keer beleid"},
    "client": {"en": "Client {uid}", "nl": "Cliënt {uid}"},
    "synthetic": {
        "en": "This person is synthetic: the model made up both lives, nobody lived them.",
        "nl": "Deze persoon is synthetisch: het model heeft beide levens bedacht, niemand heeft ze geleid.",
    },
    "policy": {"en": "{name}: {title}", "nl": "{name}: {title}"},
    # Who it is
    "who": {"en": "Who this is", "nl": "Wie dit is"},
    "youngest_child": {"en": "Youngest child {age} years old.", "nl": "Jongste kind {age} jaar."},
    "distance:near": {"en": "Among the third nearest to work.", "nl": "Hoort bij het derde deel dat het dichtst bij werk staat."},
    "distance:middle": {"en": "In the middle third by distance to work.", "nl": "Hoort in afstand tot werk bij het middelste derde deel."},
    "distance:far": {"en": "Among the third farthest from work.", "nl": "Hoort bij het derde deel dat het verst van werk staat."},
    "gives_care": {"en": "Gives informal care.", "nl": "Geeft mantelzorg."},
    "comes_in": {"en": "Comes on the benefit in month {month} of the run.", "nl": "Komt in maand {month} van de looptijd in de bijstand."},
    "chosen.most-changed": {
        "en": "Chosen as the most changed: the largest difference in life satisfaction over the run, in either direction.",
        "nl": "Gekozen als de meest veranderde: het grootste verschil in levenstevredenheid over de looptijd, welke kant op ook.",
    },
    "chosen.gains-most": {
        "en": "Chosen as the one who gains most: the highest difference in life satisfaction over the run.",
        "nl": "Gekozen als wie het meest wint: het hoogste verschil in levenstevredenheid over de looptijd.",
    },
    "chosen.loses-most": {
        "en": "Chosen as the one who loses most: the lowest difference in life satisfaction over the run.",
        "nl": "Gekozen als wie het meest verliest: het laagste verschil in levenstevredenheid over de looptijd.",
    },
    "chosen.typical": {
        "en": "Chosen as typical: nearest to the middle (the median) of all people, in the difference and in life satisfaction, trust, income, months on the benefit and months with an activity.",
        "nl": "Gekozen als typisch: het dichtst bij het midden (de mediaan) van alle mensen, in het verschil en in levenstevredenheid, vertrouwen, inkomen, maanden in de bijstand en maanden met een activiteit.",
    },
    "chosen.worst-off": {
        "en": "Chosen as the worst off: the lowest life satisfaction, averaged over the run and over both policies.",
        "nl": "Gekozen als wie het slechtst af is: de laagste levenstevredenheid, gemiddeld over de looptijd en over beide vormen van beleid.",
    },
    "chosen.best-off": {
        "en": "Chosen as the best off: the highest life satisfaction, averaged over the run and over both policies.",
        "nl": "Gekozen als wie het best af is: de hoogste levenstevredenheid, gemiddeld over de looptijd en over beide vormen van beleid.",
    },
    # Where the lives part
    "part": {"en": "Where the two lives part", "nl": "Waar de twee levens uiteengaan"},
    "part_month": {
        "en": "{when}. Until then the same happened to this person, whichever policy applied.",
        "nl": "{when}. Tot dan gebeurde met deze persoon hetzelfde, welk beleid ook gold.",
    },
    "part_first": {
        "en": "{when}: from the first month on the lives differ.",
        "nl": "{when}: vanaf de eerste maand verschillen de levens.",
    },
    "part_nowhere": {
        "en": "Nowhere: nothing happened to this person under one policy that did not happen under the other.",
        "nl": "Nergens: deze persoon maakte onder het ene beleid niets mee wat onder het andere niet gebeurde.",
    },
    "nothing": {"en": "Nothing that the model records.", "nl": "Niets dat het model bijhoudt."},
    # Side by side
    "story": {"en": "The two lives side by side", "nl": "De twee levens naast elkaar"},
    "story_text": {
        "en": "What stands across both columns happened under both policies. A dash, or a month that is not mentioned: nothing that the model records.",
        "nl": "Wat over beide kolommen staat, gebeurde onder het ene én het andere beleid. Een streepje, of een maand die niet genoemd is: niets dat het model bijhoudt.",
    },
    "when": {"en": "When", "nl": "Wanneer"},
    "start": {"en": "At the start", "nl": "Bij de start"},
    "span": {"en": "Months {month} to {last}", "nl": "Maand {month} tot en met {last}"},
    "both": {"en": "both", "nl": "beide"},
    "not_came": {"en": "Does not come on the benefit in this run.", "nl": "Komt in deze looptijd niet in de bijstand."},
    # The end
    "end": {"en": "Where each life stands after month {months}", "nl": "Waar elk leven staat na maand {months}"},
    "measure": {"en": "Measure", "nl": "Maat"},
    "difference": {"en": "Difference", "nl": "Verschil"},
    "status": {"en": "Situation", "nl": "Situatie"},
    "beside.part_time": {"en": "Beside it, part-time work.", "nl": "Daarnaast deeltijdwerk."},
    "beside.activity": {"en": "Beside it, {activity}.", "nl": "Daarnaast {activity}."},
    "months_on_benefit": {"en": "Months on the benefit", "nl": "Maanden in de bijstand"},
    "months_active": {"en": "Months with an activity beside it", "nl": "Maanden met een activiteit ernaast"},
    "months_part_time": {"en": "Months with part-time work beside it", "nl": "Maanden met deeltijdwerk ernaast"},
    "months_in_work": {"en": "Months in regular work", "nl": "Maanden in regulier werk"},
    "months_in_basic_job": {"en": "Months in a basic job", "nl": "Maanden in een basisbaan"},
    "months_without": {"en": "Months with neither benefit nor work", "nl": "Maanden zonder uitkering en zonder werk"},
    "talks": {"en": "Talks with a caseworker", "nl": "Gesprekken met een klantmanager"},
    "team": {"en": "Contacts with the neighbourhood team", "nl": "Contacten met het wijkteam"},
    "missed": {"en": "Missed appointments", "nl": "Gemiste afspraken"},
    "warnings": {"en": "Warnings", "nl": "Waarschuwingen"},
    "measures": {"en": "Measures (cuts of the benefit)", "nl": "Maatregelen (verlagingen van de uitkering)"},
    "income_end": {"en": "Net income in the last month, euro", "nl": "Netto-inkomen in de laatste maand, euro"},
    "income_mean": {"en": "Net income, mean over the run, euro a month", "nl": "Netto-inkomen, gemiddeld over de looptijd, euro per maand"},
    "satisfaction_end": {"en": "Life satisfaction at the end, 0 to 10", "nl": "Levenstevredenheid aan het eind, 0 tot 10"},
    "satisfaction_mean": {"en": "Life satisfaction, mean over the run", "nl": "Levenstevredenheid, gemiddeld over de looptijd"},
    "trust_end": {"en": "Trust in the municipality at the end, 0 to 1", "nl": "Vertrouwen in de gemeente aan het eind, 0 tot 1"},
    "wellbeing": {"en": "Wellbeing at the end, each from 0 to 1", "nl": "Welzijn aan het eind, elk van 0 tot 1"},
    # How usual
    "place": {"en": "How usual this is", "nl": "Hoe gewoon dit is"},
    "place_lower": {
        "en": "Under {second} the life satisfaction of this person is {size} points lower than under {first}, averaged over the run.",
        "nl": "Onder {second} is de levenstevredenheid van deze persoon gemiddeld over de looptijd {size} punt lager dan onder {first}.",
    },
    "place_higher": {
        "en": "Under {second} the life satisfaction of this person is {size} points higher than under {first}, averaged over the run.",
        "nl": "Onder {second} is de levenstevredenheid van deze persoon gemiddeld over de looptijd {size} punt hoger dan onder {first}.",
    },
    "place_equal": {
        "en": "Averaged over the run, the life satisfaction of this person is the same under {second} as under {first}.",
        "nl": "Gemiddeld over de looptijd is de levenstevredenheid van deze persoon onder {second} gelijk aan die onder {first}.",
    },
    "place_rank": {
        "en": "Of the {clients} people on the benefit at the start, {higher} have a higher difference than this person and {lower} a lower one.",
        "nl": "Van de {clients} mensen die bij de start in de bijstand zaten, hebben er {higher} een hoger verschil dan deze persoon en {lower} een lager.",
    },
    "place_highest": {
        "en": "Of the {clients} people on the benefit at the start, nobody has a higher difference than this person.",
        "nl": "Van de {clients} mensen die bij de start in de bijstand zaten, heeft niemand een hoger verschil dan deze persoon.",
    },
    "place_lowest": {
        "en": "Of the {clients} people on the benefit at the start, nobody has a lower difference than this person.",
        "nl": "Van de {clients} mensen die bij de start in de bijstand zaten, heeft niemand een lager verschil dan deze persoon.",
    },
    "place_not_counted": {
        "en": "This person was not on the benefit at the start, and is therefore not ranked among the {clients} who were.",
        "nl": "Deze persoon zat bij de start niet in de bijstand, en staat daarom niet in de rij van de {clients} mensen die dat wel deden.",
    },
    "place_all": {
        "en": "For those {clients} the mean difference is {mean} points; for half of them it lies between {low} and {high}.",
        "nl": "Voor die {clients} is het gemiddelde verschil {mean} punt; voor de helft ligt het tussen {low} en {high}.",
    },
    "place_alone": {
        "en": "Nobody else has a difference of this size, in either direction: this life is an exception, not the average.",
        "nl": "Niemand anders heeft een verschil van deze omvang, welke kant op ook: dit leven is een uitzondering, niet het gemiddelde.",
    },
    "place_exception": {
        "en": "{count} of them ({share}) have a difference of at least this size, in either direction: this life is an exception, not the average.",
        "nl": "Bij {count} van hen ({share}) is het verschil minstens zo groot, welke kant op ook: dit leven is een uitzondering, niet het gemiddelde.",
    },
    "place_ordinary": {
        "en": "{count} of them ({share}) have a difference of at least this size, in either direction.",
        "nl": "Bij {count} van hen ({share}) is het verschil minstens zo groot, welke kant op ook.",
    },
    "place_caption": {
        "en": "Difference in life satisfaction of everybody on the benefit at the start; this person is marked",
        "nl": "Verschil in levenstevredenheid van iedereen die bij de start in de bijstand zat; deze persoon is aangegeven",
    },
    "one_person": {
        "en": "One life shows how a policy can work out, never how it works out in general. For that, compare the policies over many worlds.",
        "nl": "Eén leven laat zien hoe beleid kan uitpakken, nooit hoe het in het algemeen uitpakt. Vergelijk daarvoor het beleid over veel werelden.",
    },
    # Picture
    "picture": {"en": "Both lives in one picture", "nl": "Beide levens in één beeld"},
    "picture_text": {
        "en": "Blocks say where this person is; the line of the other policy stands in grey behind each line.",
        "nl": "Blokken zeggen waar deze persoon is; achter elke lijn staat in grijs die van het andere beleid.",
    },
    "axis_month": {"en": "month", "nl": "maand"},
    "axis_satisfaction": {"en": "life satisfaction", "nl": "levens-\ntevredenheid"},
    "axis_trust": {"en": "trust", "nl": "vertrouwen"},
    "mark_part": {"en": "the lives part", "nl": "de levens gaan uiteen"},
    "mark_person": {"en": "client {uid}: {size}", "nl": "cliënt {uid}: {size}"},
    "mark_mean": {"en": "mean of all: {size}", "nl": "gemiddelde van allen: {size}"},
    "axis_people": {"en": "people", "nl": "mensen"},
    "axis_difference": {
        "en": "life satisfaction under {second} minus under {first}, points, mean over the run",
        "nl": "levenstevredenheid onder {second} min die onder {first}, punten, gemiddeld over de looptijd",
    },
    "marks.talks": {"en": "talks", "nl": "gesprekken"},
    "marks.team": {"en": "neighbourhood team", "nl": "wijkteam"},
    "marks.missed": {"en": "missed", "nl": "niet gekomen"},
    "marks.letters": {"en": "letters", "nl": "brieven"},
    "marks.warnings": {"en": "warnings", "nl": "waarschuwingen"},
    "marks.measures": {"en": "measures", "nl": "maatregelen"},
    "block.on_benefit": {"en": "benefit", "nl": "bijstand"},
    "block.part_time": {"en": "part-time work", "nl": "deeltijdwerk"},
    "block.work": {"en": "regular work", "nl": "regulier werk"},
    "block.basic_job": {"en": "basic job", "nl": "basisbaan"},
    "block.study": {"en": "education", "nl": "opleiding"},
    "block.household": {"en": "partner", "nl": "partner"},
    "block.gave_up": {"en": "no benefit, no work", "nl": "geen uitkering of werk"},
    "block.undue": {"en": "benefit not due", "nl": "onterecht"},
    "block.without": {"en": "no benefit, no work", "nl": "geen uitkering of werk"},
    "block.pension": {"en": "retired", "nl": "pensioen"},
    "block.moved": {"en": "moved away", "nl": "verhuisd"},
    "block.died": {"en": "died", "nl": "overleden"},
    **{f"block.{kind}": said for kind, said in IN_SHORT.items()},
    # How it was made
    "again": {"en": "How to make this again", "nl": "Hoe dit opnieuw te maken"},
    "made_declared": {
        "en": "A town of {clients} clients, seed {seed}, the declared parameter values, {months} months. The same people with the same luck under both policies, on the context of {first}.",
        "nl": "Een gemeente met {clients} cliënten, seed {seed}, de vastgelegde parameterwaarden, {months} maanden. Dezelfde mensen met hetzelfde geluk onder beide vormen van beleid, in de context van {first}.",
    },
    "made_drawn": {
        "en": "A town of {clients} clients, seed {seed}, draw {draw} of the uncertain parameters, {months} months. The same people with the same luck under both policies, on the context of {first}.",
        "nl": "Een gemeente met {clients} cliënten, seed {seed}, trekking {draw} van de onzekere parameters, {months} maanden. Dezelfde mensen met hetzelfde geluk onder beide vormen van beleid, in de context van {first}.",
    },
}  # fmt: skip


def words(key: str, language: Language, values: Mapping[str, Any] | None = None) -> str:
    """A text about twins, filled in. Raises KeyError for an unknown key, or for a value that the text needs and does not get."""
    return WORDS[key][language].format_map(values or {})
