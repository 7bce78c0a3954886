"""What validation and calibration say, in English and Dutch; see :mod:`zachtehand.texts`."""

from __future__ import annotations

VALIDATION_TEXTS: dict[str, dict[str, str]] = {
    "validation.target": {"en": "Target", "nl": "Streefcijfer"},
    "validation.known": {"en": "Known [95 %]", "nl": "Bekend [95%]"},
    "validation.model": {"en": "Model", "nl": "Model"},
    "validation.band80": {"en": "80 %", "nl": "80%"},
    "validation.band95": {"en": "95 %", "nl": "95%"},
    "validation.verdict": {"en": "Verdict", "nl": "Oordeel"},
    "validation.use": {"en": "Use", "nl": "Gebruik"},
    "validation.use_calibration": {"en": "calibration", "nl": "ijking"},
    "validation.use_validation": {"en": "validation", "nl": "toetsing"},
    "validation.use_direction": {"en": "direction", "nl": "richting"},
    "validation.inside": {"en": "inside", "nl": "erbinnen"},
    "validation.outside": {"en": "MISS", "nl": "MIS"},
    "validation.undefined": {"en": "not defined", "nl": "niet gedefinieerd"},
    "validation.overlap": {"en": "MISS, intervals overlap", "nl": "MIS, intervallen overlappen"},
    "validation.direction_inside": {"en": "holds", "nl": "klopt"},
    "validation.direction_outside": {"en": "MISS", "nl": "MIS"},
    "validation.no_scenario": {"en": "there is no scenario {name} yet", "nl": "er is nog geen scenario {name}"},
    "validation.no_indicator": {"en": "there is no indicator {name} yet", "nl": "er is nog geen indicator {name}"},
    "validation.no_group": {"en": "there is no group {name} yet", "nl": "er is nog geen groep {name}"},
    "validation.waiting": {"en": "Not yet measurable: {count}", "nl": "Nog niet meetbaar: {count}"},
    "validation.impossible": {"en": "The model cannot express: {count}", "nl": "Kan het model niet uitdrukken: {count}"},
    "validation.coverage": {
        "en": (
            "{use}: {inside} of {measured} known figures lie inside the model's 95 % interval ({share}), "
            "{alone} inside that of draws and luck alone; of {overlap} the intervals overlap."
        ),
        "nl": (
            "{use}: {inside} van {measured} bekende cijfers liggen binnen het 95%-interval van het model ({share}), "
            "{alone} binnen dat van trekkingen en geluk alleen; van {overlap} overlappen de intervallen."
        ),
    },
    "validation.coverage_direction": {
        "en": "{use}: {inside} of {measured} hold in at least 80 % of the worlds ({share}).",
        "nl": "{use}: {inside} van {measured} kloppen in ten minste 80% van de werelden ({share}).",
    },
    "validation.discrepancy": {
        "en": "Intervals hold draws, luck, how the figure was counted, and a discrepancy of the model of {share} (one standard deviation).",
        "nl": "Intervallen omvatten trekkingen, geluk, hoe het cijfer is geteld, en een afwijking van het model van {share} (een standaardafwijking).",
    },
    "validation.score": {
        "en": "Interval score on validation (widths of what is known; lower is better): {score}.",
        "nl": "Intervalscore op de toetsing (in breedtes van wat bekend is; lager is beter): {score}.",
    },
    "validation.beside_naive": {
        "en": (
            "On the {targets} of these that other systems say something about: model {model}, naive forecaster {naive}; "
            "model over naive {ratio} (geometric mean), model better on {better}."
        ),
        "nl": (
            "Op de {targets} daarvan waarover andere stelsels iets zeggen: model {model}, naïeve voorspeller {naive}; "
            "model gedeeld door naïef {ratio} (meetkundig gemiddelde), model beter op {better}."
        ),
    },
    "validation.from_prior": {
        "en": "{runs} simulations in {minutes} minutes, {draws} draws from the prior.",
        "nl": "{runs} simulaties in {minutes} minuten, {draws} trekkingen uit de prior.",
    },
    "validation.from_posterior": {
        "en": "{runs} simulations in {minutes} minutes, {draws} draws from the posterior ensemble.",
        "nl": "{runs} simulaties in {minutes} minuten, {draws} trekkingen uit het posterior-ensemble.",
    },
    "validation.picture": {
        "en": "Known (black, 95 %) and model (thick 80 %, thin 95 %; orange is a miss), each on a scale of its own",
        "nl": "Bekend (zwart, 95%) en model (dik 80%, dun 95%; oranje is mis), elk op een eigen schaal",
    },
    "calibration.target": {"en": "figure", "nl": "cijfer"},
    "calibration.known": {"en": "known", "nl": "bekend"},
    "calibration.before": {"en": "model before", "nl": "model ervoor"},
    "calibration.after": {"en": "model after", "nl": "model erna"},
    "calibration.inside": {
        "en": "Inside the model's 95 % interval: {before} of {all} figures before, {after} after.",
        "nl": "Binnen het 95%-interval van het model: {before} van de {all} cijfers ervoor, {after} erna.",
    },
    "calibration.discrepancy": {
        "en": "What no draw explains: {share} of what the model says (one standard deviation).",
        "nl": "Wat geen trekking verklaart: {share} van wat het model zegt (een standaardafwijking).",
    },
    "calibration.parameters": {
        "en": "Of {parameters} parameters, {narrowed} keep less than {share} of their spread; of the others the figures say next to nothing.",
        "nl": "Van {parameters} parameters houden er {narrowed} minder dan {share} van hun spreiding; over de andere zeggen de cijfers vrijwel niets.",
    },
    "calibration.picture_of_fit": {
        "en": "Known figures (black), the model before (grey) and after calibration (blue), 95 % intervals, each on a scale of its own",
        "nl": "Bekende cijfers (zwart), het model voor (grijs) en na ijking (blauw), 95%-intervallen, elk op een eigen schaal",
    },
    "calibration.picture_of_parameters": {
        "en": "The parameters of which the figures say most: prior (grey) and posterior (blue)",
        "nl": "De parameters waarover de cijfers het meest zeggen: prior (grijs) en posterior (blauw)",
    },
    "validation.line": {"en": "known {known}   model {model}", "nl": "bekend {known}   model {model}"},
}
