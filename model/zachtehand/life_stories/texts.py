"""The words of life stories, in English and Dutch.

The sentences have no subject, so that they say nothing about sex.
"""

from __future__ import annotations

from zachtehand.populations.categories import Activity, Education, Household, Sex, Status
from zachtehand.texts.activities import IN_A_SENTENCE

SENTENCES: dict[str, dict[str, str]] = {
    "at_start.on_benefit": {"en": "On the benefit for {duration}.", "nl": "{duration} in de bijstand."},
    "at_start.work": {"en": "In regular work, after the benefit.", "nl": "In regulier werk, na de bijstand."},
    "at_start.basic_job": {"en": "In a basic job.", "nl": "In een basisbaan."},
    "at_start.study": {"en": "In education, after the benefit.", "nl": "In opleiding, na de bijstand."},
    "at_start.household": {"en": "Off the benefit, through a partner.", "nl": "Uit de bijstand, door een partner."},
    "at_start.gave_up": {"en": "Without benefit, after giving up the claim.", "nl": "Zonder uitkering, die is opgegeven."},
    "at_start.undue": {"en": "Without benefit, which was not due.", "nl": "Zonder uitkering, die onterecht bleek."},
    "at_start.without": {"en": "Neither benefit nor work.", "nl": "Zonder uitkering en zonder werk."},
    "policy_came": {"en": "From now on under the new policy.", "nl": "Valt voortaan onder het nieuwe beleid."},
    "programme_left": {"en": "Came to the end of the programme {programme}.", "nl": "Aan het eind gekomen van het programma {programme}."},
    "programme_entered": {"en": "Entered the programme {programme}.", "nl": "Begonnen aan het programma {programme}."},
    "entered": {"en": "Came on the benefit.", "nl": "In de bijstand gekomen."},
    "already_active": {"en": "Already taking part in {activity}{host}.", "nl": "Al bezig met {activity}{host}."},
    "already_part_time": {"en": "Already in part-time work.", "nl": "Al in deeltijdwerk."},
    "work_ended": {"en": "The job ended.", "nl": "Het werk hield op."},
    "returned": {"en": "Back on the benefit.", "nl": "Terug in de bijstand."},
    "exemption_ended": {"en": "The exemption ended.", "nl": "De ontheffing liep af."},
    "caseworker_left": {
        "en": "The caseworker{post} left; a successor took over.",
        "nl": "De klantmanager{post} vertrok; een opvolger nam het over.",
    },
    "missed.none": {"en": "Missed an appointment.", "nl": "Een afspraak gemist."},
    "missed.first_missed": {
        "en": "Missed an appointment; a registered letter follows.",
        "nl": "Een afspraak gemist; er volgt een aangetekende brief.",
    },
    "missed.registered_letter_missed": {
        "en": "Missed the appointment in the registered letter; a third letter announces a measure.",
        "nl": "De afspraak uit de aangetekende brief gemist; een derde brief kondigt een maatregel aan.",
    },
    "missed.third_missed": {"en": "Missed the third appointment as well.", "nl": "Ook de derde afspraak gemist."},
    "visited": {"en": "Talked at the door with {caseworker}.", "nl": "Aan de deur gesproken met {caseworker}."},
    "came_into_view": {
        "en": "Came into view: {talks} with {caseworker}.",
        "nl": "In beeld gekomen: {talks} met {caseworker}.",
    },
    "talked": {"en": "Had {talks} with {caseworker}.", "nl": "Had {talks} met {caseworker}."},
    "childcare_agreed": {
        "en": "Got a childcare place in return for volunteering or informal care; both signed an agreement.",
        "nl": "Een kindplaats gekregen in ruil voor vrijwilligerswerk of mantelzorg; dat is in een overeenkomst vastgelegd.",
    },
    "talked_with_expert": {"en": "It was with someone who has been through the same.", "nl": "Dat was met iemand die hetzelfde heeft meegemaakt."},
    "came_to_team": {"en": "Spoke with the neighbourhood team.", "nl": "Sprak met het wijkteam."},
    "team_visited": {"en": "The neighbourhood team came by.", "nl": "Het wijkteam kwam langs."},
    "passed_on": {
        "en": "The team told the caseworker: ready for a next step.",
        "nl": "Het wijkteam liet de klantmanager weten: klaar voor een volgende stap.",
    },
    "matched": {"en": "A broker found a match nearby: {activity}.", "nl": "Een makelaar vond een match in de buurt: {activity}."},
    "exempted": {"en": "Exempted from taking part for {months}.", "nl": "Voor {months} ontheven van de plicht om mee te doen."},
    "agreement_broken": {
        "en": "The caseworker heard that the agreed activity was dropped.",
        "nl": "De klantmanager hoorde dat de afgesproken activiteit was gestaakt.",
    },
    "warned": {"en": "Received a warning.", "nl": "Een waarschuwing gekregen."},
    "measure": {
        "en": "A measure: {detail} % of the benefit withheld for {months}.",
        "nl": "Een maatregel: {months} lang {detail} % minder uitkering.",
    },
    "measure_taken_back": {"en": "The rest of the measure was taken back.", "nl": "De rest van de maatregel werd teruggedraaid."},
    "benefit_stopped": {
        "en": "The benefit was stopped by mistake: no money for {months}, but for an advance after the first.",
        "nl": "De uitkering stopte per vergissing: {months} geen geld, behalve een voorschot na de eerste.",
    },
    "claimed": {
        "en": "Something unreported came out: EUR {number} must be paid back.",
        "nl": "Er kwam iets aan het licht dat niet was gemeld: € {number} moet worden terugbetaald.",
    },
    "fined": {"en": "A fine came on top.", "nl": "Er kwam een boete bovenop."},
    "activity_ended": {"en": "Came to the end of {activity}.", "nl": "Aan het eind gekomen van {activity}."},
    "activity_stopped": {"en": "Stopped {activity}.", "nl": "Gestopt met {activity}."},
    "plan_made": {"en": "A plan went on file.", "nl": "Er kwam een plan in het dossier."},
    "placement_failed": {"en": "Wanted to start something and found no place.", "nl": "Wilde iets beginnen en vond geen plek."},
    "activity_started": {"en": "Started {activity}{host}.", "nl": "Begonnen met {activity}{host}."},
    "childcare_ended": {"en": "The childcare place in return for hours ended.", "nl": "De kindplaats in ruil voor uren verviel."},
    "part_time_ended": {"en": "The part-time work ended.", "nl": "Het deeltijdwerk hield op."},
    "coach_started": {"en": "Got a job coach.", "nl": "Een jobcoach gekregen."},
    "part_time_started": {
        "en": "Started part-time work beside the benefit{employer}.",
        "nl": "Begonnen met deeltijdwerk naast de uitkering{employer}.",
    },
    "basic_job_ended": {"en": "The basic job ended; back on the benefit.", "nl": "De basisbaan hield op; terug in de bijstand."},
    "basic_job_declined": {"en": "Declined a basic job.", "nl": "Een basisbaan afgewezen."},
    "basic_job_started": {"en": "Started in a basic job.", "nl": "Begonnen in een basisbaan."},
    "promised_job": {
        "en": "Got the job that was promised after the training{employer}.",
        "nl": "De baan gekregen die na de opleiding was toegezegd{employer}.",
    },
    "step_up": {"en": "Up to step {detail} of the participation ladder.", "nl": "Omhoog naar trede {detail} van de participatieladder."},
    "step_down": {
        "en": "Down to step {detail} of the participation ladder.",
        "nl": "Omlaag naar trede {detail} van de participatieladder.",
    },
    "satisfaction_up": {"en": "Life satisfaction rose to {points}.", "nl": "De levenstevredenheid steeg naar {points}."},
    "satisfaction_down": {"en": "Life satisfaction fell to {points}.", "nl": "De levenstevredenheid daalde naar {points}."},
    "paid_late": {"en": "The benefit that had been held back was paid after all.", "nl": "De uitkering die was ingehouden, werd alsnog betaald."},
    "fee_paid": {"en": "Paid the last instalment of the training fee.", "nl": "De laatste termijn van de opleidingskosten betaald."},
    "left.work": {
        "en": "Found regular work above the benefit level{employer}, and left the benefit.",
        "nl": "Regulier werk boven bijstandsniveau gevonden{employer} en uitgestroomd.",
    },
    "left.study": {"en": "Left the benefit to study.", "nl": "Uitgestroomd naar een opleiding."},
    "left.household": {
        "en": "Left the benefit through a partner or a partner's income.",
        "nl": "Uitgestroomd door een partner of het inkomen van een partner.",
    },
    "left.moved": {"en": "Moved to another municipality.", "nl": "Verhuisd naar een andere gemeente."},
    "left.gave_up": {"en": "Gave up the claim, without other income.", "nl": "De uitkering opgegeven, zonder ander inkomen."},
    "left.undue": {"en": "The benefit turned out not to be due, and ended.", "nl": "De uitkering bleek onterecht en hield op."},
    "left.pension": {"en": "Reached pension age.", "nl": "De pensioenleeftijd bereikt."},
    "left.died": {"en": "Died.", "nl": "Overleden."},
}
"""What is said of an event: by kind, or by kind and category."""

PHRASES: dict[str, dict[str, str]] = {
    "title": {
        "en": "Client {uid}. This person is synthetic: the model made up this life, nobody lived it.",
        "nl": "Cliënt {uid}. Deze persoon is synthetisch: het model heeft dit leven bedacht, niemand heeft het geleid.",
    },
    "who": {
        "en": "{sex}, {age} years old, {household}, {education} education.",
        "nl": "{sex}, {age} jaar, {household}, {education} opgeleid.",
    },
    "not_entered": {"en": "Has not been on the benefit yet.", "nl": "Nog niet in de bijstand geweest."},
    "nothing": {"en": "Nothing that the model records has happened since.", "nl": "Sindsdien is er niets gebeurd dat het model bijhoudt."},
    "start": {"en": "At the start", "nl": "Bij de start"},
    "month": {"en": "Month {month} ({date})", "nl": "Maand {month} ({date})"},
    "span": {"en": "Months {month} to {last}", "nl": "Maand {month} tot en met {last}"},
    "now": {"en": "After month {month}", "nl": "Na maand {month}"},
    "satisfaction": {"en": "Life satisfaction {points}.", "nl": "Levenstevredenheid {points}."},
    "talks_only": {
        "en": "{count} talks with the caseworker, and nothing else.",
        "nl": "{count} gesprekken met de klantmanager, en verder niets.",
    },
    "host": {"en": " at host {number}", "nl": " bij organisatie {number}"},
    "employer": {"en": " with employer {number}", "nl": " bij werkgever {number}"},
    "caseworker": {"en": "caseworker {number}", "nl": "klantmanager {number}"},
    "the_caseworker": {"en": "the caseworker", "nl": "de klantmanager"},
    "one_month": {"en": "1 month", "nl": "1 maand"},
    "months": {"en": "{count} months", "nl": "{count} maanden"},
    "years": {"en": "{count} years", "nl": "{count} jaar"},
    "years_and_months": {"en": "{years} and {months}", "nl": "{years} en {months}"},
    "one_talk": {"en": "a talk", "nl": "een gesprek"},
    "talks": {"en": "{count} talks", "nl": "{count} gesprekken"},
}
"""What is said around the events: of the person, of time, and of whom they met."""

STATUS_NOW: dict[Status, dict[str, str]] = {
    Status.ON_BENEFIT: {"en": "On the benefit.", "nl": "In de bijstand."},
    Status.WORK: {"en": "In regular work.", "nl": "In regulier werk."},
    Status.BASIC_JOB: {"en": "In a basic job.", "nl": "In een basisbaan."},
    Status.STUDY: {"en": "In education.", "nl": "In opleiding."},
    Status.HOUSEHOLD: {"en": "Off the benefit, through a partner.", "nl": "Uit de bijstand, door een partner."},
    Status.MOVED: {"en": "Moved away.", "nl": "Verhuisd."},
    Status.GAVE_UP: {"en": "Without benefit and without work.", "nl": "Zonder uitkering en zonder werk."},
    Status.UNDUE: {"en": "Without benefit, which was not due.", "nl": "Zonder uitkering, die onterecht bleek."},
    Status.WITHOUT: {"en": "Neither benefit nor work.", "nl": "Zonder uitkering en zonder werk."},
    Status.PENSION: {"en": "Retired.", "nl": "Met pensioen."},
    Status.DIED: {"en": "Died.", "nl": "Overleden."},
}
"""What is said of where a person stands at the end."""

ACTIVITIES: dict[Activity, dict[str, str]] = {
    Activity.NONE: {"en": "an activity", "nl": "een activiteit"},
    **{Activity[kind.upper()]: said for kind, said in IN_A_SENTENCE.items()},
}
"""What an activity is called within a sentence."""

SEXES: dict[Sex, dict[str, str]] = {
    Sex.MAN: {"en": "Man", "nl": "Man"},
    Sex.WOMAN: {"en": "Woman", "nl": "Vrouw"},
}

HOUSEHOLDS: dict[Household, dict[str, str]] = {
    Household.SINGLE: {"en": "single", "nl": "alleenstaand"},
    Household.SINGLE_PARENT: {"en": "single parent", "nl": "alleenstaande ouder"},
    Household.COUPLE: {"en": "with a partner, without children", "nl": "met een partner, zonder kinderen"},
    Household.COUPLE_WITH_CHILDREN: {"en": "with a partner and children", "nl": "met een partner en kinderen"},
}

EDUCATIONS: dict[Education, dict[str, str]] = {
    Education.LOW: {"en": "low", "nl": "laag"},
    Education.MIDDLE: {"en": "intermediate", "nl": "middelbaar"},
    Education.HIGH: {"en": "high", "nl": "hoog"},
}

CALENDAR: dict[str, tuple[str, ...]] = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
    "nl": ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"),
}
"""The months of the year, January first."""
