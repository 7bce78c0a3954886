"""What the benchmark says, in English and Dutch; see :mod:`zachtehand.texts`."""

from __future__ import annotations

BENCHMARK_TEXTS: dict[str, dict[str, str]] = {
    "help.benchmark": {
        "en": "Measure how fast the model is on this machine: one table, beside a Mesa model of the same rules and beside what memory allows.",
        "nl": "Meet hoe snel het model op deze machine is: één tabel, naast een Mesa-model van dezelfde regels en naast wat het geheugen toelaat.",
    },
    "help.benchmark_sizes": {
        "en": "Numbers of clients in runs of the whole model; above 100,000 it is the country, else Rotterdam.",
        "nl": "Aantallen cliënten in runs van het hele model; boven de 100.000 is het het land, anders Rotterdam.",
    },
    "help.benchmark_clients": {
        "en": "Clients when frameworks are compared, default 21,000; in a run of --engine or --workshop, default 2,000.",
        "nl": "Cliënten bij het vergelijken van frameworks, standaard 21.000; in een run van --engine of --workshop, standaard 2.000.",
    },
    "help.object_months": {
        "en": "Length in months of the runs with an object per client, which are slow.",
        "nl": "Looptijd in maanden van de runs met een object per cliënt, want die zijn traag.",
    },
    "help.repeats": {
        "en": "How often everything is measured that takes less than a minute, what is compared in turn.",
        "nl": "Hoe vaak alles wordt gemeten wat minder dan een minuut duurt; wat vergeleken wordt om en om.",
    },
    "help.without": {
        "en": "Leave out a part: sizes, frameworks, start-up, comparison, processes or curve. May be given more than once.",
        "nl": "Laat een deel weg: sizes, frameworks, start-up, comparison, processes of curve. Mag vaker worden gegeven.",
    },
    "help.benchmark_picture": {
        "en": "Also run the country from a thousand to a million clients, and draw what that costs in this file (.svg, .png or .pdf).",
        "nl": "Draai ook het land van duizend tot een miljoen cliënten, en teken in dit bestand wat dat kost (.svg, .png of .pdf).",
    },
    "help.populations": {
        "en": "Numbers of clients in the runs for the picture.",
        "nl": "Aantallen cliënten in de runs voor de plaat.",
    },
    "help.benchmark_out": {
        "en": "New folder for the table, the same with the machine as JSON, and the picture.",
        "nl": "Nieuwe map voor de tabel, hetzelfde met de machine als JSON, en de plaat.",
    },
    "help.engine": {
        "en": "Measure what spreading runs over processes and storing them costs, instead of the model itself.",
        "nl": "Meet wat het verdelen van runs over processen en het opslaan kost, in plaats van het model zelf.",
    },
    "help.runs": {"en": "With --engine: number of runs of the model; default 500.", "nl": "Bij --engine: aantal runs van het model; standaard 500."},
    "error.nothing_to_measure": {"en": "every part is left out, so there is nothing to measure", "nl": "elk deel is weggelaten, dus er is niets te meten"},
    "error.picture_without_curve": {
        "en": "the picture shows the curve, and --without leaves that out",
        "nl": "de plaat toont de curve, en --without laat die weg",
    },
    "kind.integers_from_to": {
        "en": "whole numbers from {low} to {high} with commas between them",
        "nl": "gehele getallen van {low} tot {high} met komma's ertussen",
    },
    # The table
    "benchmark.what": {"en": "what", "nl": "wat"},
    "benchmark.median": {"en": "median", "nl": "mediaan"},
    "benchmark.spread": {"en": "lowest to highest (times)", "nl": "laagste tot hoogste (keer)"},
    "benchmark.from_to": {"en": "{low} to {high} ({count})", "nl": "{low} tot {high} ({count})"},
    "benchmark.machine": {
        "en": "{versions}; {processor}, {cores} cores, {system}.",
        "nl": "{versions}; {processor}, {cores} kernen, {system}.",
    },
    "benchmark.time": {
        "en": "Seconds are processor time unless the clock is named.",
        "nl": "Seconden zijn processortijd, tenzij de klok wordt genoemd.",
    },
    "benchmark.heading.sizes": {"en": "The whole model, {months} months on one core", "nl": "Het hele model, {months} maanden op één kern"},
    "benchmark.read": {
        "en": "a month must read of each client, bytes",
        "nl": "een maand moet van elke cliënt lezen, bytes",
    },
    "benchmark.written": {
        "en": "a month must write of each client, bytes",
        "nl": "een maand moet van elke cliënt schrijven, bytes",
    },
    "benchmark.pace": {
        "en": "{clients} clients ({scenario}), client-months per second",
        "nl": "{clients} cliënten ({scenario}), cliëntmaanden per seconde",
    },
    "benchmark.run": {"en": "{clients} clients, the run, seconds", "nl": "{clients} cliënten, de run, seconden"},
    "benchmark.start": {
        "en": "{clients} clients, drawing people and spin-up before it, seconds",
        "nl": "{clients} cliënten, mensen trekken en inlopen ervoor, seconden",
    },
    "benchmark.peak": {"en": "{clients} clients ({scenario}), peak memory, MB", "nl": "{clients} cliënten ({scenario}), hoogste geheugengebruik, MB"},
    "benchmark.copying": {
        "en": "{clients} clients, copying {size} MB (what their columns take), GB/s",
        "nl": "{clients} cliënten, {size} MB kopiëren (wat hun kolommen innemen), GB/s",
    },
    "benchmark.least": {
        "en": "{clients} clients, least time that this leaves for the run, seconds",
        "nl": "{clients} cliënten, kortste tijd die dat voor de run overlaat, seconden",
    },
    "benchmark.over_least": {"en": "{clients} clients, the run over that least time", "nl": "{clients} cliënten, de run gedeeld door die kortste tijd"},
    "benchmark.heading.frameworks": {
        "en": "The same subset of the rules for {people} people on one core",
        "nl": "Hetzelfde deel van de regels voor {people} mensen op één kern",
    },
    "benchmark.objects": {"en": "Mesa, one object per client, client-months per second", "nl": "Mesa, een object per cliënt, cliëntmaanden per seconde"},
    "benchmark.starsim": {"en": "Starsim, client-months per second", "nl": "Starsim, cliëntmaanden per seconde"},
    "benchmark.no_starsim": {
        "en": "Starsim: not installed (pip install 'zachtehand[starsim]')",
        "nl": "Starsim: niet geïnstalleerd (pip install 'zachtehand[starsim]')",
    },
    "benchmark.columns": {"en": "the columns of this model, client-months per second", "nl": "de kolommen van dit model, cliëntmaanden per seconde"},
    "benchmark.over_objects": {"en": "columns over Mesa", "nl": "kolommen gedeeld door Mesa"},
    "benchmark.over_starsim": {"en": "columns over Starsim", "nl": "kolommen gedeeld door Starsim"},
    "benchmark.starsim_over_objects": {"en": "Starsim over Mesa", "nl": "Starsim gedeeld door Mesa"},
    "benchmark.heading.waiting": {"en": "What somebody waits for", "nl": "Waar iemand op wacht"},
    "benchmark.help.clock": {"en": "zachtehand --help, seconds on the clock", "nl": "zachtehand --help, seconden op de klok"},
    "benchmark.help.processor": {"en": "zachtehand --help, seconds", "nl": "zachtehand --help, seconden"},
    "benchmark.comparison.clock": {"en": "zachtehand compare {scenarios}, seconds on the clock", "nl": "zachtehand compare {scenarios}, seconden op de klok"},
    "benchmark.comparison.processor": {
        "en": "zachtehand compare {scenarios}, seconds of all processes",
        "nl": "zachtehand compare {scenarios}, seconden van alle processen samen",
    },
    "benchmark.heading.processes": {
        "en": "One process and two: {runs} runs of {clients} clients, stored",
        "nl": "Eén proces en twee: {runs} runs van {clients} cliënten, opgeslagen",
    },
    "benchmark.one_process": {"en": "one process, seconds on the clock", "nl": "één proces, seconden op de klok"},
    "benchmark.two_processes": {"en": "two processes, seconds on the clock", "nl": "twee processen, seconden op de klok"},
    "benchmark.faster": {"en": "two over one, times as fast on the clock (ideal: 2)", "nl": "twee tegenover één, keer zo snel op de klok (ideaal: 2)"},
    "benchmark.useful": {
        "en": "share of the processor time of two that one needs as well",
        "nl": "deel van de processortijd van twee dat één ook nodig heeft",
    },
    "benchmark.heading.curve": {
        "en": "Cost against population ({scenario}, {months} months on one core)",
        "nl": "Kosten tegenover de omvang ({scenario}, {months} maanden op één kern)",
    },
    "benchmark.title": {
        "en": "The whole model by number of clients, {months} months on one core",
        "nl": "Het hele model naar aantal cliënten, {months} maanden op één kern",
    },
    "benchmark.axis_clients": {"en": "clients", "nl": "cliënten"},
    "benchmark.axis_pace": {"en": "client-months per second", "nl": "cliëntmaanden per seconde"},
    "benchmark.axis_peak": {"en": "peak memory, GB", "nl": "hoogste geheugengebruik, GB"},
}  # fmt: skip
