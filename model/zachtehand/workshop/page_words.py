"""All words of the page, in English and Dutch; what stands in braces the page fills in."""

from __future__ import annotations

from zachtehand.workshop.places import Place

PAGE_WORDS: dict[str, dict[str, str]] = {
    "page.skip": {"en": "To the two worlds", "nl": "Naar de twee werelden"},
    "page.title": {"en": "Watch policy happen", "nl": "Zie beleid gebeuren"},
    "page.versus": {"en": "{a} beside {b}", "nl": "{a} naast {b}"},
    "page.worlds": {"en": "Two worlds with the same people", "nl": "Twee werelden met dezelfde mensen"},
    "page.which_world": {"en": "World on this screen", "nl": "Wereld op dit scherm"},
    "page.synthetic": {
        "en": "These people are made up by a model; nobody lived these lives. What you see is one run: with other luck it would look somewhat different.",
        "nl": "Deze mensen zijn bedacht door een model; niemand heeft deze levens geleid. Je ziet één loop: met ander geluk zou die er iets anders uitzien.",
    },
    "page.no_script": {"en": "This page needs JavaScript.", "nl": "Deze pagina heeft JavaScript nodig."},
    "page.too_old": {
        "en": "This browser is too old to unpack the film; any browser of 2023 or later can.",
        "nl": "Deze browser is te oud om de film uit te pakken; elke browser vanaf 2023 kan het.",
    },
    "side.close": {"en": "Close", "nl": "Sluiten"},
    "month.start": {"en": "At the start", "nl": "Bij de start"},
    "month.short": {"en": "Month {month}", "nl": "Maand {month}"},
    "stage.role": {"en": "stage with people", "nl": "toneel met mensen"},
    "stage.help": {
        "en": "Up and down: another place. Left and right: another person in it. Enter: the life of this person. Escape: let go.",
        "nl": "Omhoog en omlaag: een andere plek. Links en rechts: een ander mens op die plek. Enter: het leven van dit mens. Escape: loslaten.",
    },
    "stage.desks": {"en": "Caseworkers", "nl": "Klantmanagers"},
    "stage.no_desks": {"en": "nobody", "nl": "niemand"},
    "stage.desks_count": {"en": "{count}; files, and talks this month", "nl": "{count}; dossiers, en gesprekken deze maand"},
    "stage.desks_over": {"en": "{count}, of whom {over} cannot keep up", "nl": "{count}, van wie {over} het niet bijhouden"},
    "stage.employers": {"en": "Vacancies within reach", "nl": "Vacatures binnen bereik"},
    "legend.title": {"en": "What colours and marks mean", "nl": "Wat kleuren en tekens betekenen"},
    "legend.colour": {"en": "Colour", "nl": "Kleur"},
    "mark.talked": {"en": "talked this month", "nl": "had deze maand een gesprek"},
    "mark.measure": {"en": "benefit cut by a measure", "nl": "uitkering gekort door een maatregel"},
    "mark.away": {"en": "out of sight", "nl": "uit beeld"},
    "bar.title": {"en": "Clock", "nl": "Klok"},
    "bar.play": {"en": "Play", "nl": "Afspelen"},
    "bar.pause": {"en": "Pause", "nl": "Pauze"},
    "bar.step": {"en": "One month", "nl": "Eén maand"},
    "bar.restart": {"en": "To the start", "nl": "Naar de start"},
    "bar.speed": {"en": "Speed", "nl": "Snelheid"},
    "bar.months_per_second": {"en": "{speed} a second", "nl": "{speed} per seconde"},
    "bar.time": {"en": "Month", "nl": "Maand"},
    "chart.heading": {"en": "Both worlds so far", "nl": "Beide werelden tot nu toe"},
    "chart.help": {
        "en": "Left and right read the values of another month; Page up and Page down go a year.",
        "nl": "Links en rechts lezen de waarden van een andere maand; Page up en Page down gaan een jaar.",
    },
    "chart.months": {"en": "{months} months", "nl": "{months} maanden"},
    "numbers.title": {"en": "In numbers", "nl": "In getallen"},
    "numbers.summary": {"en": "This month as tables", "nl": "Deze maand als tabellen"},
    "numbers.what": {"en": "What", "nl": "Wat"},
    "numbers.people": {"en": "People after month {month}", "nl": "Mensen na maand {month}"},
    "numbers.outcomes": {"en": "Outcomes after month {month}", "nl": "Uitkomsten na maand {month}"},
    "dial.by_setting": {"en": "by setting", "nl": "per instelling"},
}

PLACE_TITLES: dict[Place, dict[str, str]] = {
    Place.NOT_YET: {"en": "Not yet come", "nl": "Nog niet gekomen"},
    Place.PARKED: {"en": "Parked", "nl": "Geparkeerd"},
    Place.TALKING: {"en": "In conversation", "nl": "In gesprek"},
    Place.BARRIERS: {"en": "Own barriers", "nl": "Eigen belemmeringen"},
    Place.SOCIAL: {"en": "Social and care", "nl": "Sociaal en zorg"},
    Place.VOLUNTEERING: {"en": "Volunteering", "nl": "Vrijwilligerswerk"},
    Place.TRAINING: {"en": "Training", "nl": "Scholing"},
    Place.PART_TIME: {"en": "Part-time", "nl": "Deeltijd"},
    Place.BASIC_JOB: {"en": "Basic job", "nl": "Basisbaan"},
    Place.WORK: {"en": "Work", "nl": "Werk"},
    Place.ELSEWHERE: {"en": "Gone elsewhere", "nl": "Ergens anders"},
    Place.NOWHERE: {"en": "No benefit, no work", "nl": "Geen uitkering, geen werk"},
}
"""What the places are called on the stage: short enough for a phone."""

SHADE_WORDS: dict[str, dict[str, dict[str, str]]] = {
    "wellbeing": {
        "title": {"en": "life satisfaction", "nl": "levenstevredenheid"},
        "low": {"en": "low", "nl": "laag"},
        "high": {"en": "high", "nl": "hoog"},
    },
    "trust": {
        "title": {"en": "trust in the municipality", "nl": "vertrouwen in de gemeente"},
        "low": {"en": "none", "nl": "geen"},
        "high": {"en": "full", "nl": "volledig"},
    },
    "motivation": {
        "title": {"en": "own motivation", "nl": "eigen motivatie"},
        "low": {"en": "none", "nl": "geen"},
        "high": {"en": "strong", "nl": "sterk"},
    },
    "contact": {
        "title": {"en": "time since the last talk", "nl": "tijd sinds het laatste gesprek"},
        "low": {"en": "30 months or more", "nl": "30 maanden of langer"},
        "high": {"en": "this month", "nl": "deze maand"},
    },
}
"""By number of a shade (see film.SHADES): its title, and what both ends of the ramp mean."""

SEGMENT_TITLES: tuple[dict[str, str], ...] = (
    {"en": "Cleaning", "nl": "Schoonmaak"},
    {"en": "Logistics", "nl": "Logistiek"},
    {"en": "Hospitality, retail", "nl": "Horeca, winkels"},
    {"en": "Care", "nl": "Zorg"},
    {"en": "Office, technical", "nl": "Kantoor, techniek"},
)
"""The segments of the labour market, in the order of their codes."""

CHART_TITLES: dict[str, dict[str, str]] = {
    "exits": {"en": "Left the benefit so far", "nl": "Tot nu toe uitgestroomd"},
    "displaced_outsiders": {"en": "Displaced other job seekers so far", "nl": "Tot nu toe verdrongen anderen"},
}
"""Indicators that the film adds up, which therefore have another title than in a table of one month."""
