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
    "help.sensitivity": {
        "en": "Find which assumptions decide an outcome, or the difference between two policies: Morris screening, then Sobol indices.",
        "nl": "Zoek welke aannames een uitkomst bepalen, of het verschil tussen twee keer beleid: screening volgens Morris, dan Sobol-indices.",
    },
    "help.unless": {
        "en": "Find which assumption would turn the conclusion about two policies around.",
        "nl": "Zoek welke aanname de conclusie over twee keer beleid zou omdraaien.",
    },
    "help.optimise": {
        "en": "Search for policy mixes under a budget of which none is better than another on everything: outflow, wellbeing, cost, fairness.",
        "nl": "Zoek beleidsmixen onder een budget waarvan geen enkele op alles beter is: uitstroom, welzijn, kosten, eerlijkheid.",
    },
    "help.budget": {
        "en": "Most that the municipality may spend on caseworkers, places and guidance, in EUR per client a year.",
        "nl": "Hoogste bedrag dat de gemeente mag uitgeven aan klantmanagers, plekken en begeleiding, in euro per cliënt per jaar.",
    },
    "help.outflow": {"en": "Indicator by which outflow is measured.", "nl": "Indicator waaraan uitstroom wordt gemeten."},
    "help.wellbeing": {"en": "Indicator by which wellbeing is measured.", "nl": "Indicator waaraan welzijn wordt gemeten."},
    "help.reached": {
        "en": "What counts is what is reached, or better, in this share of the worlds; 0.8 if not given.",
        "nl": "Wat telt, is wat in dit deel van de werelden wordt gehaald, of beter; 0.8 als het niet is opgegeven.",
    },
    "help.population": {"en": "Mixes in a generation.", "nl": "Mixen in een generatie."},
    "help.generations": {"en": "Number of generations.", "nl": "Aantal generaties."},
    "help.policies_or_design": {
        "en": "One or two scenarios by name or file, or a design file from experiments/.",
        "nl": "Een of twee scenario's met naam of bestand, of een ontwerpbestand uit experiments/.",
    },
    "help.indicator": {"en": "What is measured; see zachtehand describe indicators.", "nl": "Wat wordt gemeten; zie zachtehand describe indicators."},
    "help.within": {
        "en": "The declared ranges (prior), or what the calibrated ensemble leaves open of them (ensemble).",
        "nl": "De vastgelegde marges (prior), of wat het geijkte ensemble daarvan openlaat (ensemble).",
    },
    "help.by": {"en": "Move parameters in groups or one by one.", "nl": "Beweeg parameters in groepen of één voor één."},
    "help.trajectories": {"en": "Trajectories of the screening.", "nl": "Trajecten van de screening."},
    "help.top": {"en": "How many factors go on to Sobol indices.", "nl": "Hoeveel factoren doorgaan naar Sobol-indices."},
    "help.base": {"en": "Size of the Sobol design, a power of two.", "nl": "Omvang van het Sobol-ontwerp, een macht van twee."},
    "help.seeds_per_point": {"en": "Number of seeds over which each point is averaged.", "nl": "Aantal seeds waarover elk punt wordt gemiddeld."},
    "help.plausible_worlds": {"en": "Number of plausible worlds.", "nl": "Aantal plausibele werelden."},
    # What can be wrong in a design
    "design.no_extra": {
        "en": "this needs {package}; install it with: pip install 'zachtehand[laboratory]'",
        "nl": "hiervoor is {package} nodig; installeer het met: pip install 'zachtehand[laboratory]'",
    },
    "design.power_of_two": {
        "en": "base must be a power of two, such as 32 or 64, not {base}",
        "nl": "base moet een macht van twee zijn, zoals 32 of 64, niet {base}",
    },
    "design.two_factors": {
        "en": "a sensitivity analysis needs at least two factors; with --by parameters each parameter is one",
        "nl": "een gevoeligheidsanalyse vraagt ten minste twee factoren; met --by parameters is elke parameter er een",
    },
    "design.undefined": {
        "en": "{indicator} is not defined in every simulation, so nothing can be divided; choose another indicator, more clients or more months",
        "nl": "{indicator} is niet in elke simulatie gedefinieerd, dus er valt niets te verdelen; kies een andere indicator, meer cliënten of meer maanden",
    },
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
    "design.outside": {
        "en": "{path} lies between {low} and {high} ({unit}), not at {value}",
        "nl": "{path} ligt tussen {low} en {high} ({unit}), niet op {value}",
    },
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
    "design.too_many_points": {
        "en": "{count} points are more than {most}; take fewer values",
        "nl": "{count} punten zijn meer dan {most}; neem minder waarden",
    },
    "design.indicator": {"en": "there is no indicator “{name}”; {hint}", "nl": "er is geen indicator “{name}”; {hint}"},
    "design.indicator_twice": {"en": "the indicator {name} is given twice", "nl": "de indicator {name} is twee keer opgegeven"},
    "design.other_kind": {
        "en": "this design is for zachtehand {command}, not for {kind}",
        "nl": "dit ontwerp is voor zachtehand {command}, niet voor {kind}",
    },
    "design.picture_format": {
        "en": "the name of a picture ends in .svg, .png or .pdf; {hint}",
        "nl": "de naam van een plaat eindigt op .svg, .png of .pdf; {hint}",
    },
    "design.yes": {"en": "yes", "nl": "ja"},
    "design.no": {"en": "no", "nl": "nee"},
    "design.cost": {
        "en": "{points} points in {worlds} worlds: {simulations} simulations.",
        "nl": "{points} punten in {worlds} werelden: {simulations} simulaties.",
    },
    "design.picture": {"en": "Picture: {path}", "nl": "Plaat: {path}"},
    # Sweep
    "sweep.title": {"en": "{name}: {months} months, {worlds} worlds", "nl": "{name}: {months} maanden, {worlds} werelden"},
    "sweep.as_it_is": {"en": "as it is", "nl": "zoals het is"},
    "sweep.against_as_it_is": {"en": "against as it is", "nl": "tegenover zoals het is"},
    "sweep.how_to_read_heat": {
        "en": "The number is the mean over worlds; blue is better than the policy as it is (or higher, where neither is better), orange worse.\n"
        "Hatched: in these worlds the difference with it could go either way.",
        "nl": "Het getal is het gemiddelde over de werelden; blauw is beter dan het beleid zoals het is (of hoger, als niets beter is), oranje slechter.\n"
        "Gearceerd: in deze werelden kan het verschil daarmee beide kanten op.",
    },
    "sweep.how_to_read_lines": {
        "en": "The mean, and 90 % of the worlds. Open: the difference with the policy as it is could go either way.",
        "nl": "Het gemiddelde, en 90 % van de werelden. Open: het verschil met het beleid zoals het is kan beide kanten op.",
    },
    "sweep.too_few_worlds": {
        "en": "Fewer than {fewest} worlds: too few to tell a difference with the policy as it is from luck.",
        "nl": "Minder dan {fewest} werelden: te weinig om een verschil met het beleid zoals het is van toeval te onderscheiden.",
    },
    # Sensitivity
    "sensitivity.cost": {
        "en": "{parameters} uncertain settings and parameters, moved as {factors} factors: {simulations} simulations.",
        "nl": "{parameters} onzekere instellingen en parameters, bewogen als {factors} factoren: {simulations} simulaties.",
    },
    "sensitivity.title_one": {"en": "What decides “{label}” under {name}", "nl": "Wat bepaalt “{label}” bij {name}"},
    "sensitivity.title_two": {
        "en": "What decides the difference in “{label}”: “{second}” against “{first}”",
        "nl": "Wat bepaalt het verschil in “{label}”: “{second}” tegenover “{first}”",
    },
    "sensitivity.factor": {"en": "Factor", "nl": "Factor"},
    "sensitivity.screening": {"en": "Which factors matter (Morris)", "nl": "Welke factoren ertoe doen (Morris)"},
    "sensitivity.effect": {"en": "Change over the whole range", "nl": "Verandering over het hele bereik"},
    "sensitivity.luck": {"en": "luck alone", "nl": "toeval alleen"},
    "sensitivity.explained": {
        "en": "How much of the variance the leading ones explain (Sobol)",
        "nl": "Hoeveel van de variantie de grootste verklaren (Sobol)",
    },
    "sensitivity.total": {"en": "with others (total)", "nl": "met andere samen (totaal)"},
    "sensitivity.first": {"en": "alone (first order)", "nl": "alleen (eerste orde)"},
    "sensitivity.variance": {"en": "Part of the variance", "nl": "Deel van de variantie"},
    "sensitivity.how_to_read": {
        "en": "Left: by how much the outcome changes on average, up or down, when a factor goes through its range; dashed is what other "
        "seeds change. Right: the other factors stand at their declared values. Bars: 95 % intervals.",
        "nl": "Links: hoeveel de uitkomst gemiddeld verandert, omhoog of omlaag, als een factor door haar bereik gaat; gestreept is wat andere "
        "seeds veranderen. Rechts: de overige factoren staan op hun vastgelegde waarde. Balken: 95%-intervallen.",
    },
    # Where a conclusion turns around
    "unless.cost": {
        "en": "Two policies in {worlds} plausible worlds: {simulations} simulations.",
        "nl": "Twee keer beleid in {worlds} plausibele werelden: {simulations} simulaties.",
    },
    "unless.higher": {
        "en": "{label}: higher under “{second}” than under “{first}” in {held} of {worlds} plausible worlds (on average {mean}).",
        "nl": "{label}: hoger bij “{second}” dan bij “{first}” in {held} van {worlds} plausibele werelden (gemiddeld {mean}).",
    },
    "unless.lower": {
        "en": "{label}: lower under “{second}” than under “{first}” in {held} of {worlds} plausible worlds (on average {mean}).",
        "nl": "{label}: lager bij “{second}” dan bij “{first}” in {held} van {worlds} plausibele werelden (gemiddeld {mean}).",
    },
    "unless.always": {"en": "It holds in every world.", "nl": "Het geldt in elke wereld."},
    "unless.too_few": {
        "en": "Worlds in which it does not hold: {turned}; with fewer than {fewest} on either side no region is sought.",
        "nl": "Werelden waarin het niet geldt: {turned}; met minder dan {fewest} aan een van beide kanten wordt geen gebied gezocht.",
    },
    "unless.nothing_found": {
        "en": "No assumption was found that says where it does not hold: chance finds a region as telling in {chance} of the cases.",
        "nl": "Er is geen aanname gevonden die zegt waar het niet geldt: toeval vindt in {chance} van de gevallen een even sprekend gebied.",
    },
    "unless.region": {
        "en": "Unless {conditions}: there it does not hold in {density} of the worlds, against {base} of all worlds.",
        "nl": "Tenzij {conditions}: daar geldt het niet in {density} van de werelden, tegen {base} van alle werelden.",
    },
    "unless.how_sure": {
        "en": "Of all worlds in which it does not hold, {coverage} lie there; chance finds a region as telling in {chance} of the cases.",
        "nl": "Van alle werelden waarin het niet geldt, ligt {coverage} daar; toeval vindt in {chance} van de gevallen een even sprekend gebied.",
    },
    "unless.parameter": {"en": "{name}: {text}", "nl": "{name}: {text}"},
    "unless.and": {"en": "and", "nl": "en"},
    "unless.above": {"en": "{name} is above {low} ({unit})", "nl": "{name} boven {low} ligt ({unit})"},
    "unless.below": {"en": "{name} is below {high} ({unit})", "nl": "{name} onder {high} ligt ({unit})"},
    "unless.between": {"en": "{name} is between {low} and {high} ({unit})", "nl": "{name} tussen {low} en {high} ligt ({unit})"},
    "unless.holds": {"en": "the conclusion holds", "nl": "de conclusie geldt"},
    "unless.turns": {"en": "it does not hold", "nl": "ze geldt niet"},
    "unless.number_of_worlds": {"en": "Number of worlds", "nl": "Aantal werelden"},
    "unless.difference": {"en": "{label}, {unit}: “{second}” minus “{first}”", "nl": "{label}, {unit}: “{second}” min “{first}”"},
    # Optimise
    "optimise.no_lever": {
        "en": "{path} is a parameter of the model, which no council can set; mix settings only",
        "nl": "{path} is een parameter van het model, en die kan geen raad instellen; meng alleen instellingen",
    },
    "optimise.cost": {
        "en": "{mixes} possible mixes; those that are tried are judged in the same {worlds} worlds: at most {simulations} simulations.",
        "nl": "{mixes} mogelijke mixen; wat wordt geprobeerd, wordt beoordeeld in dezelfde {worlds} werelden: hoogstens {simulations} simulaties.",
    },
    "optimise.budget": {
        "en": "Budget: {budget} euro per client a year, {million} million a year for {clients} clients.",
        "nl": "Budget: {budget} euro per cliënt per jaar, {million} miljoen per jaar voor {clients} cliënten.",
    },
    "optimise.title": {
        "en": "Policy mixes of which none is better on everything: {name}, {months} months, {worlds} worlds",
        "nl": "Beleidsmixen waarvan geen enkele op alles beter is: {name}, {months} maanden, {worlds} werelden",
    },
    "optimise.found": {
        "en": "{tried} mixes tried, {within} within the budget; of {found} none is better on all four; {shown} that show the range stand here, by cost.",
        "nl": "{tried} mixen geprobeerd, {within} binnen het budget; van {found} is geen enkele op alle vier beter; "
        "{shown} die het bereik tonen staan hier, op volgorde van kosten.",
    },
    "optimise.none_is_best": {
        "en": "None is best: what is gained on one is paid on another. Each is judged by what is reached, or better, in {reached} of {worlds} worlds.",
        "nl": "Geen ervan is de beste: wat het ene wint, kost het andere. Elk is beoordeeld op wat in {reached} van {worlds} werelden wordt gehaald, of beter.",
    },
    "optimise.nothing_within": {
        "en": "{tried} mixes tried, and none is within the budget.",
        "nl": "{tried} mixen geprobeerd, en geen enkele is binnen het budget.",
    },
    "optimise.how_to_read": {
        "en": "Left: means over worlds; the cross is the policy as it is. Right: the difference with it in the same worlds, mean and the middle 80 % of them.",
        "nl": "Links: gemiddelden over de werelden; het kruis is het beleid zoals het is. Rechts: het verschil daarmee in dezelfde werelden, "
        "gemiddelde en de middelste 80 % ervan.",
    },
    "optimise.unevenness": {"en": "{label}, distance from even", "nl": "{label}, afstand tot gelijk verdeeld"},
    "optimise.more_is_better": {"en": "more is better →", "nl": "meer is beter →"},
    "optimise.less_is_better": {"en": "← less is better", "nl": "← minder is beter"},
}
