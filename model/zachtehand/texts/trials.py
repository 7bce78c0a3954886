"""What trials say, in English and Dutch; see :mod:`zachtehand.texts`."""

from __future__ import annotations

TRIAL_TEXTS: dict[str, dict[str, str]] = {
    # Mistakes
    "error.unknown_trial": {"en": "there is no trial “{name}”; {hint}", "nl": "er is geen proef “{name}”; {hint}"},
    "error.unknown_outcome": {"en": "there is no outcome “{name}”; {hint}", "nl": "er is geen uitkomst “{name}”; {hint}"},
    "error.unknown_arm": {
        "en": "the trial has no arm or subgroup “{name}”; {hint}",
        "nl": "de proef heeft geen behandelde arm of subgroep “{name}”; {hint}",
    },
    "error.unknown_programme": {
        "en": "the scenario has no programme “{name}”; {hint}",
        "nl": "het scenario heeft geen programma “{name}”; {hint}",
    },
    "error.trial_twice": {"en": "“{name}” stands here a second time", "nl": "“{name}” staat hier voor de tweede keer"},
    "error.trial_horizon": {
        "en": "an outcome after {months} months lies beyond the follow-up of {follow_up} months",
        "nl": "een uitkomst na {months} maanden ligt voorbij de {follow_up} maanden waarin mensen worden gevolgd",
    },
    "error.trial_waits": {
        "en": "the arm {name} waits {waits} months, and people are followed for {follow_up}",
        "nl": "de arm {name} wacht {waits} maanden, en mensen worden er {follow_up} gevolgd",
    },
    "error.trial_participants": {
        "en": "{participants} participants are more than the {clients} clients of the scenario",
        "nl": "{participants} deelnemers zijn er meer dan de {clients} cliënten van het scenario",
    },
    "error.trial_letters": {
        "en": "{letters} letters cannot bring in {participants} participants",
        "nl": "{letters} brieven kunnen geen {participants} deelnemers opleveren",
    },
    "error.trial_programmes": {
        "en": "with its arms the scenario has more than {most} programmes",
        "nl": "met zijn armen heeft het scenario meer dan {most} programma's",
    },
    "error.trial_effect": {
        "en": "--effect must be a number other than 0, such as 0.05 for five percentage points, not “{value}”",
        "nl": "--effect moet een getal zijn dat niet 0 is, zoals 0.05 voor vijf procentpunt, niet “{value}”",
    },
    "error.trial_per_arm": {
        "en": "{arms} arms are too many for {participants} participants: each needs at least two",
        "nl": "{arms} armen zijn te veel voor {participants} deelnemers: elk heeft er minstens twee nodig",
    },
    "error.trial_arms": {
        "en": "a trial needs a control and at least one arm beside it",
        "nl": "een proef heeft een controle nodig en minstens één arm ernaast",
    },
    "error.trial_outcomes": {"en": "a trial measures at least one outcome", "nl": "een proef meet minstens één uitkomst"},
    "error.trial_shares": {"en": "shares_treated needs a trial of two arms", "nl": "shares_treated vraagt een proef met twee armen"},
    "trial.too_few": {
        "en": "of the trial {name} {people} people came in, too few for {arms} arms; ask more people, or widen who is eligible",
        "nl": "aan de proef {name} deden {people} mensen mee, te weinig voor {arms} armen; vraag meer mensen, of verruim wie in aanmerking komt",
    },
    # Help
    "help.trial": {
        "en": "Carry out a randomised trial inside the model: what a pilot would report, and what is true.",
        "nl": "Voer een gerandomiseerde proef uit in het model: wat een pilot zou melden, en wat waar is.",
    },
    "help.trials": {"en": "The trials that come with the model.", "nl": "De proeven die bij het model horen."},
    "help.trials_seeds": {
        "en": "Carry out all of them in so many worlds; without this they are listed.",
        "nl": "Voer ze alle uit in zo veel werelden; zonder dit staat er een lijst.",
    },
    "help.trials_outcomes": {"en": "List what a trial can measure.", "nl": "Som op wat een proef kan meten."},
    "help.trials_schema": {"en": "The JSON schema of a trial file, for editors.", "nl": "Het JSON-schema van een proefbestand, voor editors."},
    "help.trial_name": {"en": "Name of a trial, or its YAML file.", "nl": "Naam van een proef, of het YAML-bestand."},
    "help.participants": {"en": "People in all arms together.", "nl": "Mensen in alle armen samen."},
    "help.power": {
        "en": "How many participants a pilot needs, and the chance that one of this size finds its effect.",
        "nl": "Hoeveel deelnemers een pilot nodig heeft, en de kans dat een pilot van deze omvang zijn effect vindt.",
    },
    "help.effect": {
        "en": "With --power: the effect to find, instead of the model's own; 0.05 is five percentage points.",
        "nl": "Bij --power: het effect dat moet worden gevonden, in plaats van dat van het model; 0.05 is vijf procentpunt.",
    },
    "help.outcome": {
        "en": "With --power: the outcome; the main one of the trial if left out.",
        "nl": "Bij --power: de uitkomst; zonder dit de hoofduitkomst van de proef.",
    },
    # Table
    "trial.people": {
        "en": "{participants} participants a pilot, {worlds} worlds, followed for {months} months. Arms: {arms}.",
        "nl": "{participants} deelnemers per pilot, {worlds} werelden, {months} maanden gevolgd. Armen: {arms}.",
    },
    "trial.asked": {
        "en": "In each world some {asked} people were asked, of whom {share} said yes.",
        "nl": "In elke wereld werden zo'n {asked} mensen gevraagd, van wie {share} ja zei.",
    },
    "trial.outcome": {"en": "outcome", "nl": "uitkomst"},
    "trial.control": {"en": "control", "nl": "controle"},
    "trial.arm": {"en": "arm", "nl": "arm"},
    "trial.reported": {"en": "a pilot reports", "nl": "een pilot meldt"},
    "trial.truth": {"en": "true effect", "nl": "werkelijk effect"},
    "trial.published": {"en": "published", "nl": "gepubliceerd"},
    "trial.found": {"en": "found", "nl": "gevonden"},
    "trial.naive": {"en": "naive", "nl": "naïef"},
    "trial.untreated": {"en": "on the untreated", "nl": "op de onbehandelden"},
    "trial.after": {"en": "{label}, {month} months", "nl": "{label}, {month} maanden"},
    "trial.in_group": {"en": "{label}: {group}", "nl": "{label}: {group}"},
    "trial.share_treated": {"en": "{share} treated", "nl": "{share} behandeld"},
    "trial.times": {"en": "×{value}", "nl": "×{value}"},
    "trial.reached": {
        "en": "{arm}: {share} of the arm got the treatment; per person treated the true effect is {effect}.",
        "nl": "{arm}: {share} van de arm kreeg de behandeling; per behandelde is het werkelijke effect {effect}.",
    },
    "trial.legend": {
        "en": (
            "A pilot reports: the mean over pilots, one in each world, and the range of 90 % of them. True effect: the same people with and "
            "without the treatment, mean and range of 90 % of the worlds; of a ratio the median. Found: pilots whose 95 % interval leaves out "
            "no effect. Naive: treated people against eligible people outside the trial. On the untreated: what the trial did to its control "
            "group. Effects on shares are in percentage points."
        ),
        "nl": (
            "Een pilot meldt: het gemiddelde over pilots, één in elke wereld, en de band van 90 % ervan. Werkelijk effect: dezelfde mensen met "
            "en zonder de behandeling, gemiddelde en band van 90 % van de werelden; van een verhouding de mediaan. Gevonden: pilots waarvan het "
            "95%-interval ‘geen effect’ uitsluit. Naïef: behandelden tegenover mensen buiten de proef die in aanmerking kwamen. Op de "
            "onbehandelden: wat de proef met haar controlegroep deed. Effecten op aandelen zijn in procentpunten."
        ),
    },
    "trial.covered": {
        "en": "The 95 % intervals of the pilots contain the true effect in {share} of the cases.",
        "nl": "De 95%-intervallen van de pilots bevatten het werkelijke effect in {share} van de gevallen.",
    },
    # Power
    "trial.power_title": {
        "en": "Power: {label}, {month} months, {arm} against {control}",
        "nl": "Onderscheidingsvermogen: {label}, {month} maanden, {arm} tegenover {control}",
    },
    "trial.power_effect": {"en": "Effect to find: {effect} ({whose}).", "nl": "Te vinden effect: {effect} ({whose})."},
    "trial.power_own": {"en": "the model's own", "nl": "dat van het model"},
    "trial.power_wished": {"en": "as asked", "nl": "zoals gevraagd"},
    "trial.power_at": {
        "en": (
            "{people} per arm: a pilot finds it in {simulated} of the cases (formula: {formula}); what pilots report has a standard deviation of {deviation}."
        ),
        "nl": (
            "{people} per arm: een pilot vindt het in {simulated} van de gevallen (formule: {formula}); wat pilots melden heeft een "
            "standaardafwijking van {deviation}."
        ),
    },
    "trial.power_needed": {
        "en": "For a chance of 80 %: {people} per arm (simulated with that size: {checked}).",
        "nl": "Voor een kans van 80 %: {people} per arm (gesimuleerd met die omvang: {checked}).",
    },
    "trial.power_never": {"en": "There is no effect to find, whatever the size.", "nl": "Er is geen effect te vinden, hoe groot de pilot ook is."},
    "trial.power_explained": {
        "en": (
            "Simulated from the participants of all {worlds} worlds, drawn again {pilots} times; how uncertain the effect itself is, is not in these chances."
        ),
        "nl": (
            "Gesimuleerd met de deelnemers van alle {worlds} werelden, {pilots} keer opnieuw getrokken; hoe onzeker het effect zelf is, zit niet "
            "in deze kansen."
        ),
    },
    "trial.power_per_pilot": {
        "en": "Over the worlds, where the effect differs as well, pilots of this size found it in {found} of the cases.",
        "nl": "Over de werelden, waar ook het effect verschilt, vonden pilots van deze omvang het in {found} van de gevallen.",
    },
    # Picture
    "trial.no_effect": {"en": "no effect", "nl": "geen effect"},
}
