"""What sweeps, sensitivity and optimisation say, in English and Dutch; see :mod:`zachtehand.texts`."""

from __future__ import annotations

DESIGN_TEXTS: dict[str, dict[str, str]] = {
    # Help
    "help.sweep": {
        "en": "Vary settings of a policy, or what is assumed of the world, and draw what comes of it.",
        "nl": "Varieer instellingen van een beleid, of wat over de wereld is aangenomen, en teken wat ervan komt.",
    },
    "help.plot": {"en": "Draw the picture of stored results again.", "nl": "Teken de plaat van bewaarde resultaten opnieuw."},
    "help.scenario_or_design": {
        "en": "Name of a scenario, a scenario file, or a design file from experiments/.",
        "nl": "Naam van een scenario, een scenariobestand, of een ontwerpbestand uit experiments/.",
    },
    "help.over": {
        "en": "What to vary: a setting or parameter with low:high, low:high:count or value,value; may be given more than once.",
        "nl": "Wat varieert: een instelling of parameter met laag:hoog, laag:hoog:aantal of waarde,waarde; mag vaker.",
    },
    "help.design": {
        "en": "grid: all combinations; lhs: Latin hypercube; sobol: Sobol sequence; list: the first values together, then the second.",
        "nl": "grid: alle combinaties; lhs: Latijnse hyperkubus; sobol: Sobol-reeks; list: de eerste waarden samen, dan de tweede.",
    },
    "help.points": {"en": "Number of points of lhs or sobol.", "nl": "Aantal punten van lhs of sobol."},
    "help.indicators": {"en": "What is measured; see zachtehand describe indicators.", "nl": "Wat wordt gemeten; zie zachtehand describe indicators."},
    "help.results": {"en": "Folder with results.", "nl": "Map met resultaten."},
    "help.plot_out": {"en": "File for the picture: .svg, .png or .pdf.", "nl": "Bestand voor de plaat: .svg, .png of .pdf."},
    # What can be wrong in a design
    "design.form": {
        "en": "“{given}” is no range: write path=low:high, path=low:high:count or path=value,value, such as caseload=50:350",
        "nl": "“{given}” is geen bereik: schrijf pad=laag:hoog, pad=laag:hoog:aantal of pad=waarde,waarde, zoals caseload=50:350",
    },
    "design.unknown_path": {"en": "there is no setting or parameter “{path}”; {hint}", "nl": "er is geen instelling of parameter “{path}”; {hint}"},
    "design.no_lever": {
        "en": "“{path}” is a group or a text: only a number, a yes/no value or a choice can be varied",
        "nl": "“{path}” is een groep of een tekst: alleen een getal, een ja/nee-waarde of een keuze kan worden gevarieerd",
    },
    "design.unit": {"en": "{path} is in {unit}, not in {given}", "nl": "{path} is in {unit}, niet in {given}"},
    "design.bounds": {
        "en": "the bounds of {path} are reversed or equal: {low} to {high}; write the lower one first",
        "nl": "de grenzen van {path} zijn omgekeerd of gelijk: {low} tot {high}; schrijf de laagste eerst",
    },
    "design.outside": {"en": "{path} lies between {low} and {high} ({unit}), not at {value}", "nl": "{path} ligt tussen {low} en {high} ({unit}), niet op {value}"},
    "design.no_range": {"en": "{path} has no range; give values from {values}", "nl": "{path} heeft geen bereik; geef waarden uit {values}"},
    "design.value_twice": {"en": "{path} has a value twice", "nl": "{path} heeft twee keer dezelfde waarde"},
    "design.path_twice": {"en": "{path} is varied twice", "nl": "{path} wordt twee keer gevarieerd"},
    "design.count": {
        "en": "the number of values of {path} must be a whole number from 2 to {most}, not “{given}”",
        "nl": "het aantal waarden van {path} moet een geheel getal van 2 tot {most} zijn, niet “{given}”",
    },
    "design.nothing_over": {
        "en": "nothing is varied; give at least one lever or uncertainty, such as --over caseload=50:350",
        "nl": "er wordt niets gevarieerd; geef ten minste één knop of onzekerheid, zoals --over caseload=50:350",
    },
    "design.points_of_grid": {
        "en": "a {design} has the points of its values; give --points with --design lhs or sobol only",
        "nl": "een {design} heeft de punten van zijn waarden; geef --points alleen bij --design lhs of sobol",
    },
    "design.unlike_lists": {
        "en": "a list takes the first values together, then the second, so all need as many values: {counts}",
        "nl": "een lijst neemt de eerste waarden samen, dan de tweede, dus alle hebben evenveel waarden nodig: {counts}",
    },
    "design.too_many_points": {"en": "{count} points are more than {most}; take fewer values", "nl": "{count} punten zijn meer dan {most}; neem minder waarden"},
    "design.indicator": {"en": "there is no indicator “{name}”; {hint}", "nl": "er is geen indicator “{name}”; {hint}"},
    "design.indicator_twice": {"en": "the indicator {name} is given twice", "nl": "de indicator {name} is twee keer opgegeven"},
    "design.other_kind": {
        "en": "this design is for zachtehand {command}, not for {kind}",
        "nl": "dit ontwerp is voor zachtehand {command}, niet voor {kind}",
    },
    "design.picture_format": {"en": "the name of a picture ends in .svg, .png or .pdf; {hint}", "nl": "de naam van een plaat eindigt op .svg, .png of .pdf; {hint}"},
    "design.yes": {"en": "yes", "nl": "ja"},
    "design.no": {"en": "no", "nl": "nee"},
    "design.cost": {"en": "{points} points in {worlds} worlds: {simulations} simulations.", "nl": "{points} punten in {worlds} werelden: {simulations} simulaties."},
    "design.picture": {"en": "Picture: {path}", "nl": "Plaat: {path}"},
    # Sweep
    "sweep.title": {"en": "{name}: {months} months, {worlds} worlds", "nl": "{name}: {months} maanden, {worlds} werelden"},
    "sweep.as_it_is": {"en": "as it is", "nl": "zoals het is"},
    "sweep.against_as_it_is": {"en": "against as it is", "nl": "tegenover zoals het is"},
    "sweep.how_to_read_heat": {
        "en": "The number is the mean over worlds; blue is better than the policy as it is, orange worse.\nHatched: in these worlds the difference with it could go either way.",
        "nl": "Het getal is het gemiddelde over de werelden; blauw is beter dan het beleid zoals het is, oranje slechter.\nGearceerd: in deze werelden kan het verschil daarmee beide kanten op.",
    },
    "sweep.how_to_read_lines": {
        "en": "The mean, and 90 % of the worlds. Open: the difference with the policy as it is could go either way.",
        "nl": "Het gemiddelde, en 90 % van de werelden. Open: het verschil met het beleid zoals het is kan beide kanten op.",
    },
    "sweep.too_few_worlds": {
        "en": "Fewer than {fewest} worlds: too few to tell a difference with the policy as it is from luck.",
        "nl": "Minder dan {fewest} werelden: te weinig om een verschil met het beleid zoals het is van toeval te onderscheiden.",
    },
}
