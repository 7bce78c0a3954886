"""Dutch sentences: the kinds of activity, and what they and other situations give. One sentence serves a whole family of parameters."""

from __future__ import annotations

from zachtehand.texts.activities import IN_A_SENTENCE

KINDS = {kind: said["nl"] for kind, said in IN_A_SENTENCE.items()}

SITUATIONS = {
    "work": "een gemiddelde reguliere baan",
    "basic_job": "een gemiddelde basisbaan",
    "part_time": "deeltijdwerk naast de bijstand",
    "study": "een opleiding",
    "household": "leven met een partner buiten de bijstand",
    "pension": "pensioen",
}
"""What someone may do instead of an activity."""

LATENT = {
    "time_structure": "dagstructuur",
    "social_contact": "sociaal contact",
    "collective_purpose": "gemeenschappelijk doel",
    "status": "status",
    "activity": "bezig zijn",
}
"""Jahoda's latent functions of work."""

ACTIVITIES: dict[str, dict[str, str]] = {
    "appeal": {
        kind: f"Aantrekkingskracht van {name} op de gemiddelde cliënt, naast wat bij iemand past en wat er aan plekken is." for kind, name in KINDS.items()
    },
    "fit": {
        "own_barriers_debt": "Hoeveel beter werk aan schulden of gezondheid past bij mensen met schulden.",
        "own_barriers_mental": "Hoeveel beter werk aan schulden of gezondheid past bij mensen met een slechte psychische gezondheid.",
        "own_barriers_physical": "Hoeveel beter werk aan schulden of gezondheid past bij mensen met een slechte lichamelijke gezondheid.",
        "exercise_physical": "Hoeveel beter sport en bewegen past bij mensen met een slechte lichamelijke gezondheid.",
        "exercise_mental": "Hoeveel beter sport en bewegen past bij mensen met een slechte psychische gezondheid.",
        "language": "Hoeveel beter een taalcursus past bij mensen die weinig Nederlands kennen.",
        "informal_care": "Hoe goed mantelzorg als activiteit past bij mensen die mantelzorg geven.",
        "social_efficacy": "Hoeveel beter een sociale activiteit past bij mensen met weinig zelfvertrouwen.",
        "volunteering_autonomous": "Hoeveel beter vrijwilligerswerk past bij wie uit eigen wil gemotiveerd is.",
        "volunteering_mental": "Hoeveel beter vrijwilligerswerk past bij mensen met een goede psychische gezondheid.",
        "volunteering_language": "Hoeveel beter vrijwilligerswerk past bij mensen die Nederlands spreken.",
        "day_activity_efficacy": "Hoeveel beter arbeidsmatige dagbesteding past bij mensen met weinig zelfvertrouwen.",
        "day_activity_mental": "Hoeveel beter arbeidsmatige dagbesteding past bij mensen met een slechte psychische gezondheid.",
        "training_human_capital": "Hoeveel beter scholing past bij mensen met vaardigheden en werkritme.",
        "training_age": "Hoeveel beter scholing past per jaar dat iemand jonger is.",
        "work_experience_efficacy": "Hoeveel beter een werkervaringsplaats past bij mensen met zelfvertrouwen.",
        "work_experience_age": "Hoeveel beter een werkervaringsplaats past per jaar dat iemand jonger is.",
    },
    "activity_hours": {
        kind: f"Werkelijke uren per week van {name}; volgens het dossier maken vrijwilligers er hoogstens ongeveer 10." for kind, name in KINDS.items()
    },
    "lock_in": {kind: f"Deel van het zoeken naar werk dat iemand opgeeft tijdens {name}." for kind, name in KINDS.items()},
    "programme_length": {kind: f"Gebruikelijke duur van {name}; 0 is zonder einde." for kind, name in KINDS.items()},
    "drop_out": {kind: f"Hoe vaak iemand stopt met {name}, vergeleken met een gemiddelde vrijwilliger." for kind, name in KINDS.items()},
    "activity_gains": {
        f"{kind}_{function}": f"Wat {name}, vrij gekozen, toevoegt aan {gain}." for kind, name in KINDS.items() for function, gain in LATENT.items()
    },
    "situation_gains": {
        f"{situation}_{function}": f"Wat {name} toevoegt aan {gain}." for situation, name in SITUATIONS.items() for function, gain in LATENT.items()
    },
    "latent_base": {function: f"Mate van {gain} zonder activiteit of werk." for function, gain in LATENT.items()},
}  # fmt: skip
