"""What the command line says, in English and Dutch; see :mod:`zachtehand.texts`."""

from __future__ import annotations

COMMAND_TEXTS: dict[str, dict[str, str]] = {
    # Help
    "cli.overview": {
        "en": (
            "Zachte Hand compares activation policies in social assistance on outflow and wellbeing.\n"
            "\n"
            "Three things to try:\n"
            "  zachtehand compare rotterdam amsterdam          two policies on the same people with the same luck\n"
            "  zachtehand what-if rotterdam --set caseload=100  one policy with something changed\n"
            "  zachtehand new my-city.yaml --from rotterdam     a scenario of your own, to edit\n"
            "\n"
            "All commands: run, compare, what-if, report, twin, workshop, replay, trial, trials, sweep, sensitivity, unless, optimise, plot, scenarios, "
            "describe, new, recreate, levels, sign, validate, calibrate, benchmark, schema. More: zachtehand --help"
        ),
        "nl": (
            "Zachte Hand vergelijkt activeringsbeleid in de bijstand op uitstroom en welzijn.\n"
            "\n"
            "Drie dingen om te proberen:\n"
            "  zachtehand compare rotterdam amsterdam            twee keer beleid op dezelfde mensen met hetzelfde geluk\n"
            "  zachtehand what-if rotterdam --set caseload=100    één beleid waaraan iets verandert\n"
            "  zachtehand new mijn-stad.yaml --from rotterdam     een eigen scenario, om te bewerken\n"
            "\n"
            "Alle opdrachten: run, compare, what-if, report, twin, workshop, replay, trial, trials, sweep, sensitivity, unless, optimise, plot, scenarios, "
            "describe, new, recreate, levels, sign, validate, calibrate, benchmark, schema. Meer: zachtehand --help"
        ),
    },
    "help.app": {
        "en": "Compare activation policies in social assistance on outflow and wellbeing.",
        "nl": "Vergelijk activeringsbeleid in de bijstand op uitstroom en welzijn.",
    },
    "help.epilog": {
        "en": "Every command takes --lang en or --lang nl; without it the language of the system is used.",
        "nl": "Elke opdracht kent --lang nl en --lang en; zonder die optie geldt de taal van het systeem.",
    },
    "help.run": {"en": "Run one scenario.", "nl": "Draai één scenario."},
    "help.levels": {
        "en": "Hold the hand-calibrated levels against what is known of the cities; misses come first.",
        "nl": "Leg de met de hand geijkte niveaus naast wat van de steden bekend is; missers staan vooraan.",
    },
    "help.sign": {
        "en": "Drang against motivation over draws of what is uncertain: which way, and what decides it.",
        "nl": "Drang tegenover motivatie over trekkingen van wat onzeker is: welke kant op, en wat dat bepaalt.",
    },
    "help.validate": {
        "en": "Hold the model against all that is known of real systems, as intervals over draws; misses come first.",
        "nl": "Leg het model naast alles wat van echte stelsels bekend is, als intervallen over trekkingen; missers staan vooraan.",
    },
    "help.calibrate": {
        "en": "Move draws of the prior to what is known of real systems: the ensemble from which bands are made. Takes about half an hour.",
        "nl": "Schuif trekkingen uit de prior naar wat van echte stelsels bekend is: het ensemble waaruit marges komen. Duurt ongeveer een half uur.",
    },
    "help.steps": {"en": "Steps in which the figures are taken in.", "nl": "Stappen waarin de cijfers worden verwerkt."},
    "help.prior": {
        "en": "Draw from the ranges of the parameters alone, not from the calibrated ensemble.",
        "nl": "Trek alleen uit de marges van de parameters, niet uit het geijkte ensemble.",
    },
    "help.targets": {
        "en": "Only these: key of a target (fip.ended), a group (fip) or a chapter (pilots); may be given more than once.",
        "nl": "Alleen deze: sleutel van een streefcijfer (fip.ended), een groep (fip) of een hoofdstuk (pilots); mag vaker.",
    },
    "help.seeds_per_draw": {"en": "Number of seeds per draw.", "nl": "Aantal seeds per trekking."},
    "help.most_clients": {
        "en": "Most clients in a run, for a quick look; default what each target asks for.",
        "nl": "Hoogste aantal cliënten in een run, voor een snelle blik; standaard wat elk streefcijfer vraagt.",
    },
    "help.benchmark": {
        "en": "Measure on one core how fast the model is, next to a Mesa model of the same rules with an object per client.",
        "nl": "Meet op één kern hoe snel het model is, naast een Mesa-model van dezelfde regels met een object per cliënt.",
    },
    "help.object_months": {
        "en": "Length in months of the runs with objects, which are slow.",
        "nl": "Looptijd in maanden van de runs met objecten, want die zijn traag.",
    },
    "help.repeats": {"en": "How often both are measured, in turn.", "nl": "Hoe vaak beide worden gemeten, om en om."},
    "help.engine": {
        "en": "Measure what spreading runs over processes and storing them costs, instead of the model itself.",
        "nl": "Meet wat het verdelen van runs over processen en het opslaan kost, in plaats van het model zelf.",
    },
    "help.runs": {"en": "With --engine: number of runs of the model; default 500.", "nl": "Bij --engine: aantal runs van het model; standaard 500."},
    "help.national": {
        "en": "Also run the whole country: 400,000 clients.",
        "nl": "Draai ook het hele land: 400.000 cliënten.",
    },
    "help.compare": {
        "en": "Compare policies on the same people with the same luck; the others are held against the first.",
        "nl": "Vergelijk beleid op dezelfde mensen met hetzelfde geluk; de andere worden met het eerste vergeleken.",
    },
    "help.what_if": {
        "en": "Compare a scenario with itself after the changes given by --set.",
        "nl": "Vergelijk een scenario met zichzelf na de veranderingen van --set.",
    },
    "help.twin": {
        "en": "Follow one person through the same months under two policies, in words and as a picture.",
        "nl": "Volg één persoon door dezelfde maanden onder twee keer beleid, in woorden en als beeld.",
    },
    "help.report": {
        "en": "Make the report on stored results again, in a language or as PDF too; nothing is computed.",
        "nl": "Maak het verslag van bewaarde resultaten opnieuw, in een taal of ook als pdf; er wordt niets berekend.",
    },
    "help.report_folder": {"en": "Folder with the results of run, compare or what-if.", "nl": "Map met de resultaten van run, compare of what-if."},
    "help.searched": {
        "en": "Also show the stored answer of unless or sensitivity about these policies; may be given again.",
        "nl": "Laat ook het opgeslagen antwoord van unless of sensitivity over dit beleid zien; mag vaker.",
    },
    "help.pdf": {
        "en": "Also print report.pdf, with the Chromium, Chrome or Edge of this machine.",
        "nl": "Druk ook report.pdf af, met de Chromium, Chrome of Edge van deze machine.",
    },
    "help.twin_first": {
        "en": "The policy to start from; its people and labour market are used. A name or a YAML file.",
        "nl": "Het beleid om van uit te gaan; zijn mensen en arbeidsmarkt tellen. Een naam of een YAML-bestand.",
    },
    "help.twin_second": {
        "en": "The policy that is laid on the same people. A name or a YAML file.",
        "nl": "Het beleid dat op dezelfde mensen wordt gelegd. Een naam of een YAML-bestand.",
    },
    "help.person": {
        "en": "Number of a person, or most-changed, gains-most, loses-most, typical, worst-off or best-off.",
        "nl": "Nummer van een persoon, of most-changed (meest veranderd), gains-most (wint het meest), loses-most (verliest het meest), "
        "typical (typisch), worst-off (slechtst af) of best-off (best af).",
    },
    "help.seed": {"en": "The people and their luck.", "nl": "De mensen en hun geluk."},
    "help.draw": {
        "en": "Number of a draw of the uncertain parameters; 0 is the declared values.",
        "nl": "Nummer van een trekking van de onzekere parameters; 0 is de vastgelegde waarden.",
    },
    "help.twin_out": {
        "en": "A new file: page (.html), picture (.svg, .png, .pdf), words (.txt) or months (.csv); or a new folder for all of these.",
        "nl": "Een nieuw bestand: pagina (.html), beeld (.svg, .png, .pdf), woorden (.txt) of maanden (.csv); of een nieuwe map voor dit alles.",
    },
    "help.scenarios": {
        "en": "List the scenarios, one line each, with their source.",
        "nl": "Toon de scenario's, elk op een regel, met hun bron.",
    },
    "help.describe": {
        "en": "Describe the model from its code: odd, parameters, indicators, instruments, or scenario NAME.",
        "nl": "Beschrijf het model uit zijn code: odd, parameters, indicators, instruments, of scenario NAAM.",
    },
    "help.new": {
        "en": "Write a commented scenario file to edit; with --marginals also a profile of your own municipality, fitted to its tables.",
        "nl": "Schrijf een scenariobestand met uitleg, om te bewerken; met --marginals ook een profiel van de eigen gemeente, gepast op haar tabellen.",
    },
    "help.schema": {
        "en": "Print the JSON schema of scenario files, for editors.",
        "nl": "Toon het JSON-schema van scenariobestanden, voor editors.",
    },
    "help.scenario": {"en": "Name of a scenario, or a YAML file.", "nl": "Naam van een scenario, of een YAML-bestand."},
    "help.scenario_list": {
        "en": "Two or more names of scenarios or YAML files.",
        "nl": "Twee of meer namen van scenario's of YAML-bestanden.",
    },
    "help.seeds": {"en": "Number of worlds, each with its own luck.", "nl": "Aantal werelden, elk met eigen geluk."},
    "help.months": {"en": "Length of the run in months.", "nl": "Looptijd in maanden."},
    "help.clients": {
        "en": "Number of clients, instead of that of the scenario.",
        "nl": "Aantal cliënten, in plaats van dat van het scenario.",
    },
    "help.draws": {
        "en": "Number of draws of the uncertain parameters; 0 is the declared values; default one per seed.",
        "nl": "Aantal trekkingen van de onzekere parameters; 0 is de vastgelegde waarden; standaard één per seed.",
    },
    "help.set": {
        "en": "Change a setting, such as caseload=100 or contact.warmth=0.5; may be given more than once.",
        "nl": "Verander een instelling, zoals caseload=100 of contact.warmth=0.5; mag vaker worden gegeven.",
    },
    "help.out": {
        "en": "Folder for the results; default in results/. The same command goes on where it stopped.",
        "nl": "Map voor de resultaten; standaard in results/. Dezelfde opdracht gaat verder waar het ophield.",
    },
    "help.workers": {"en": "Number of processes; default one per core.", "nl": "Aantal processen; standaard één per kern."},
    "help.cluster": {
        "en": "Address of the scheduler of a Dask cluster that does the work, such as tcp://192.168.1.20:8786.",
        "nl": "Adres van de planner van een Dask-cluster dat het werk doet, bijvoorbeeld tcp://192.168.1.20:8786.",
    },
    "help.manifest": {"en": "manifest.json of a result, or the folder it is in.", "nl": "manifest.json van een resultaat, of de map waar die in staat."},
    "help.recreate": {
        "en": "Make a result again from its manifest, and say whether it is the same bit for bit.",
        "nl": "Maak een resultaat opnieuw uit zijn manifest, en zeg of het bit voor bit hetzelfde is.",
    },
    "output.same": {"en": "The same as before, bit for bit.", "nl": "Hetzelfde als eerst, bit voor bit."},
    "output.not_same": {
        "en": "Not the same as before: it was made with another version of the model, of NumPy or on another kind of processor.",
        "nl": "Niet hetzelfde als eerst: het is gemaakt met een andere versie van het model, van NumPy of op een ander soort processor.",
    },
    "output.not_known": {
        "en": "The first one was never finished, so there is nothing to hold this one against.",
        "nl": "Het eerste is nooit afgemaakt, dus er is niets om dit naast te leggen.",
    },
    "help.own_contexts": {
        "en": "Leave each policy in its own city; then nothing is paired.",
        "nl": "Laat elk beleid in de eigen stad; dan is er niets gepaard.",
    },
    "help.topic": {
        "en": "odd, parameters, indicators, instruments or scenario; without it odd and parameters.",
        "nl": "odd, parameters, indicators, instruments of scenario; zonder dit odd en parameters.",
    },
    "help.topic_name": {"en": "With scenario: its name or file.", "nl": "Bij scenario: naam of bestand."},
    "help.file": {"en": "The file to write; it must not exist.", "nl": "Het bestand om te schrijven; het mag nog niet bestaan."},
    "help.from": {
        "en": "Scenario to start from; default rotterdam, for a municipality of your own ordinary.",
        "nl": "Scenario om van uit te gaan; standaard rotterdam, voor een eigen gemeente ordinary.",
    },
    "help.profile": {
        "en": "Profile under a municipality of your own, for what its tables do not say; default medium-city. FILE is then its name.",
        "nl": "Profiel onder een eigen gemeente, voor wat haar tabellen niet zeggen; standaard medium-city. FILE is dan haar naam.",
    },
    "help.marginals": {
        "en": "A table of your municipality as CSV, in people or shares, such as by age and duration; may be given more than once.",
        "nl": "Een tabel van de eigen gemeente als CSV, in personen of aandelen, zoals naar leeftijd en duur; mag vaker worden gegeven.",
    },
    "help.new_out": {"en": "Folder for the files of a municipality; default here.", "nl": "Map voor de bestanden van een gemeente; standaard hier."},
    "help.panel_arguments": {"en": "Arguments", "nl": "Argumenten"},
    "help.panel_options": {"en": "Options", "nl": "Opties"},
    "help.panel_commands": {"en": "Commands", "nl": "Opdrachten"},
    # Output
    "output.starting": {"en": "simulating …", "nl": "simuleren …"},
    "output.progress": {
        "en": "{done} of {total} simulations done, about {left} left",
        "nl": "{done} van {total} simulaties klaar, nog ongeveer {left}",
    },
    "output.begun": {"en": "{done} of {total} simulations done", "nl": "{done} van {total} simulaties klaar"},
    "output.seconds": {"en": "{count} s", "nl": "{count} s"},
    "output.minutes": {"en": "{count} min", "nl": "{count} min"},
    "output.indicator": {"en": "Indicator", "nl": "Indicator"},
    "output.difference": {"en": "{name}: difference", "nl": "{name}: verschil"},
    "output.bands": {
        "en": "Worlds: {worlds}. The mean, and between brackets 90 % of them; {months} months.",
        "nl": "Werelden: {worlds}. Het gemiddelde, en tussen haken 90 % ervan; {months} maanden.",
    },
    "output.unpaired": {
        "en": "Each policy ran in its own city: nothing is paired, so a gap between columns is not the effect of policy.",
        "nl": "Elk beleid draaide in de eigen stad: er is niets gepaard, dus een verschil tussen kolommen is niet het effect van beleid.",
    },
    "output.folder": {"en": "Results: {path}", "nl": "Resultaten: {path}"},
    "output.twin": {"en": "Written: {path}", "nl": "Geschreven: {path}"},
    "output.report": {"en": "Report: {path}", "nl": "Verslag: {path}"},
    "output.written": {
        "en": "Written: {path}. Edit it, then: zachtehand run {path}",
        "nl": "Geschreven: {path}. Bewerk het, en dan: zachtehand run {path}",
    },
    # A scenario to edit
    "template.head": {
        "en": ("A scenario, made from “{name}”. A line that starts with # is a remark, or a setting at its default: take the # away to change it."),
        "nl": (
            "Een scenario, gemaakt van “{name}”. Een regel die met # begint is een opmerking, of een instelling op haar "
            "standaardwaarde: haal de # weg om haar te veranderen."
        ),
    },
    "template.reforms": {
        "en": (
            "Changes of policy during the run, for example twice the caseworkers from month 24 to month 48:\n"
            "reforms:\n"
            "  - from_month: 24\n"
            "    until_month: 48\n"
            "    policy:\n"
            "      caseload: 100"
        ),
        "nl": (
            "Veranderingen van beleid tijdens de looptijd, bijvoorbeeld meer klantmanagers van maand 24 tot maand 48:\n"
            "reforms:\n"
            "  - from_month: 24\n"
            "    until_month: 48\n"
            "    policy:\n"
            "      caseload: 100"
        ),
    },
    # Descriptions
    "odd.title": {
        "en": "The model, in the order of the ODD protocol",
        "nl": "Het model, in de volgorde van het ODD-protocol (tekst uit de code, in het Engels)",
    },
    "odd.purpose": {"en": "Purpose", "nl": "Doel"},
    "odd.entities": {"en": "Entities, state variables and scales", "nl": "Entiteiten, toestanden en schalen"},
    "odd.process": {"en": "Process overview and scheduling", "nl": "Processen en hun volgorde"},
    "odd.variables": {"en": "State variables", "nl": "Toestanden"},
    "odd.variables_head": {"en": "name | unit | meaning", "nl": "naam | eenheid | betekenis"},
    "odd.month": {"en": "The order of the month", "nl": "De volgorde van de maand"},
    "odd.concepts": {"en": "Design concepts", "nl": "Ontwerpbegrippen"},
    "odd.initialization": {"en": "Initialisation", "nl": "Begintoestand"},
    "odd.input": {"en": "Input data", "nl": "Invoer"},
    "odd.submodels": {"en": "Submodels", "nl": "Deelmodellen"},
    "odd.observation": {"en": "Observation", "nl": "Waarneming"},
    "parameters.title": {"en": "Parameters", "nl": "Parameters"},
    "parameters.head": {
        "en": "parameter | value | range | unit | grade | source | meaning",
        "nl": "parameter | waarde | bereik | eenheid | soort bron | bron | betekenis",
    },
    "grade.measured": {"en": "measured", "nl": "gemeten"},
    "grade.estimated": {"en": "estimated", "nl": "geschat"},
    "grade.expert": {"en": "expert", "nl": "deskundig oordeel"},
    "grade.calibrated": {"en": "calibrated", "nl": "gekalibreerd"},
    "grade.assumption": {"en": "assumption", "nl": "aanname"},
    "instruments.title": {"en": "Instruments", "nl": "Instrumenten"},
    "instruments.dial": {"en": "Dial: {name}", "nl": "Knop: {name}"},
    "instruments.head": {"en": "setting | default | range | unit | meaning", "nl": "instelling | standaard | bereik | eenheid | betekenis"},
    "indicators.title": {"en": "Indicators", "nl": "Indicatoren"},
    "indicators.head": {"en": "indicator | name | unit | definition", "nl": "indicator | naam | eenheid | definitie"},
    "scenario.source": {"en": "Source", "nl": "Bron"},
    "scenario.context": {
        "en": "Context: {clients} clients on the profile {profile}, from {start}.",
        "nl": "Context: {clients} cliënten volgens het profiel {profile}, vanaf {start}.",
    },
    "scenario.programme": {"en": "Programme: {title}", "nl": "Programma: {title}"},
    "scenario.from_month": {"en": "From month {month}", "nl": "Vanaf maand {month}"},
    "scenario.head": {"en": "setting | value | unit | meaning", "nl": "instelling | waarde | eenheid | betekenis"},
}
