"""Indicators of what happens to people in the month: coming, leaving, talks, letters, measures, activities, jobs."""

from __future__ import annotations

from zachtehand.indicators.base import PER_1000_MONTH, Category, indicator
from zachtehand.indicators.measures import changed_step, exit_code, happened, return_code, returned_within, started_code
from zachtehand.indicators.stocks import KINDS
from zachtehand.populations.categories import Status

_EXITS = {
    Status.WORK: (
        "To work above the benefit",
        "Naar werk boven de uitkering",
        "into regular work above the benefit level, from the benefit or a basic job",
        "naar regulier werk boven bijstandsniveau, vanuit de bijstand of een basisbaan",
    ),
    Status.STUDY: ("To study", "Naar een opleiding", "to study", "om een opleiding te volgen"),
    Status.HOUSEHOLD: ("Through a partner", "Door een partner", "because a partner has income", "doordat een partner inkomen heeft"),
    Status.MOVED: ("Moved away", "Verhuisd", "by moving to another municipality", "door verhuizing naar een andere gemeente"),
    Status.GAVE_UP: (
        "Gave up the claim",
        "Uitkering opgegeven",
        "by giving up the claim without other income",
        "door de uitkering op te geven zonder ander inkomen",
    ),
    Status.UNDUE: (
        "Benefit was not due",
        "Uitkering bleek onterecht",
        "because the benefit was not due: hidden income came out, or attention made them leave",
        "doordat de uitkering onterecht was: verborgen inkomen kwam uit, of aandacht deed hen vertrekken",
    ),
    Status.PENSION: ("To pension", "Naar pensioen", "into the state pension", "doordat de AOW begint"),
    Status.DIED: ("Died", "Overleden", "by death", "door overlijden"),
}
"""Destination -> label, and how someone leaves, each in English and Dutch."""

FLOWS = (
    indicator("inflow", PER_1000_MONTH, "New clients", "Nieuwe cliënten", "flow", "start", happened("entered"),
              define_en="People who claim the benefit for the first time in the simulated period", define_nl="Mensen die voor het eerst in de gesimuleerde tijd bijstand krijgen"),
    indicator("returns", PER_1000_MONTH, "Returns to the benefit", "Terugkeer in de bijstand", "flow", "start", happened("returned"), better=-1,
              define_en="Former clients who come back to the benefit, from a basic job included", define_nl="Voormalige cliënten die terugkomen in de bijstand, ook uit een basisbaan"),
    indicator("returns_after_work", PER_1000_MONTH, "Returns after work", "Terugkeer na werk", "flow", "start", Category(return_code, Status.WORK), better=-1,
              define_en="Former clients who come back to the benefit and had last left it for regular work", define_nl="Voormalige cliënten die terugkomen en de vorige keer naar regulier werk vertrokken"),
    indicator("returns_after_giving_up", PER_1000_MONTH, "Returns after giving up or an undue benefit", "Terugkeer na opgeven of onterechte uitkering", "flow", "start",
              Category(return_code, (Status.GAVE_UP, Status.UNDUE)), better=-1,
              define_en="Former clients who come back to the benefit and had last given up the claim or had an undue benefit", define_nl="Voormalige cliënten die terugkomen en de vorige keer de uitkering opgaven of van wie die toen onterecht was"),
    *(indicator(f"returns_within_{months}", PER_1000_MONTH, f"Returns within {months} months", f"Terugkeer binnen {months} maanden", "flow", "start", returned_within(months), better=-1,
                define_en=f"Former clients who come back to the benefit at most {months} months after they left it", define_nl=f"Voormalige cliënten die hoogstens {months} maanden na vertrek terugkomen in de bijstand")
      for months in (6, 12)),
    indicator("exits", PER_1000_MONTH, "Left the benefit, all reasons", "Uitstroom, alle redenen", "flow", "start",
              lambda m: (m.world.happened.exit > 0) & (m.world.happened.left_status == Status.ON_BENEFIT) | m.world.happened.accepted_basic,
              define_en="People who leave the benefit for whatever reason, a basic job included", define_nl="Mensen die om welke reden ook de bijstand verlaten, een basisbaan inbegrepen"),
    indicator("programme_starts", PER_1000_MONTH, "Starts of programmes", "Start van programma's", "flow", "start", happened("programme_entered"),
              define_en="People who enter one of the scenario's programmes", define_nl="Mensen die aan een van de programma's van het scenario beginnen"),
    *(indicator(f"exit_{status.name.lower()}", PER_1000_MONTH, en, nl, "flow", "start", Category(exit_code, status), better=1 if status is Status.WORK else 0,
                headline=status is Status.WORK, define_en=f"People who leave {say_en}", define_nl=f"Mensen die vertrekken {say_nl}") for status, (en, nl, say_en, say_nl) in _EXITS.items()),
    indicator("exit_basic_job", PER_1000_MONTH, "To a basic job", "Naar een basisbaan", "flow", "start", happened("accepted_basic"),
              define_en="People who leave the benefit for a basic job", define_nl="Mensen die de bijstand verlaten voor een basisbaan"),
    indicator("basic_job_offers", PER_1000_MONTH, "Offers of a basic job", "Aanbiedingen van een basisbaan", "flow", "start", happened("offered_basic"),
              define_en="People who are offered a basic job, whether or not they take it", define_nl="Mensen aan wie een basisbaan wordt aangeboden, aanvaard of niet"),
    indicator("basic_job_to_work", PER_1000_MONTH, "of which from a basic job to regular work", "waarvan van basisbaan naar regulier werk", "flow", "start",
              lambda m: (m.world.happened.exit == Status.WORK) & (m.world.happened.left_status == Status.BASIC_JOB), better=1,
              define_en="People who leave a basic job for regular work", define_nl="Mensen die een basisbaan verlaten voor regulier werk"),
    indicator("hires", PER_1000_MONTH, "Hires, full or part-time", "Aangenomen, voltijds of deeltijds", "flow", "start",
              lambda m: m.world.happened.found_full | m.world.happened.found_part, better=1, headline=True,
              define_en="People who start a regular job, above the benefit level or part-time beside it", define_nl="Mensen die aan een reguliere baan beginnen, boven bijstandsniveau of in deeltijd ernaast"),
    indicator("part_time_starts", PER_1000_MONTH, "Starts of part-time work", "Start van deeltijdwerk", "flow", "start", happened("found_part"), better=1,
              define_en="People who start part-time work beside the benefit", define_nl="Mensen die aan deeltijdwerk naast de uitkering beginnen"),
    indicator("jobs_lost", PER_1000_MONTH, "Jobs that ended", "Banen die eindigden", "flow", "start", happened("lost_job"), better=-1,
              define_en="People whose regular, part-time or basic job ends other than by a better one", define_nl="Mensen van wie een reguliere, deeltijd- of basisbaan eindigt, anders dan door een betere"),
    indicator("invitations", PER_1000_MONTH, "Invitations", "Uitnodigingen", "flow", "start", happened("invited"),
              define_en="People who are invited to a talk", define_nl="Mensen die voor een gesprek worden uitgenodigd"),
    indicator("no_shows", PER_1000_MONTH, "No-shows", "No-shows", "flow", "start", happened("missed"), better=-1,
              define_en="People who are invited to a talk and do not come", define_nl="Mensen die voor een gesprek zijn uitgenodigd en niet komen"),
    indicator("no_show_actions", PER_1000_MONTH, "No-show actions", "No-showacties", "flow", "start", happened("no_show_action"),
              define_en="People who missed a registered letter and get a third letter that announces a measure", define_nl="Mensen die een aangetekende brief misten en een derde brief krijgen die een maatregel aankondigt"),
    indicator("warnings", PER_1000_MONTH, "Warnings", "Waarschuwingen", "flow", "start", happened("warned"),
              define_en="People who get a written warning instead of a measure", define_nl="Mensen die een schriftelijke waarschuwing krijgen in plaats van een maatregel"),
    indicator("measures", PER_1000_MONTH, "Measures", "Maatregelen", "flow", "start", happened("measure"), better=-1, headline=True,
              define_en="People on whom a measure is imposed that cuts the benefit", define_nl="Mensen aan wie een maatregel wordt opgelegd die de uitkering verlaagt"),
    indicator("wrong_stops", PER_1000_MONTH, "Benefits stopped by mistake", "Uitkeringen die per vergissing stoppen", "flow", "start", happened("wrongly_stopped"), better=-1,
              define_en="People whose benefit is stopped or suspended by mistake and repaired afterwards", define_nl="Mensen van wie de uitkering per vergissing stopt of wordt opgeschort en daarna wordt hersteld"),
    indicator("talks", PER_1000_MONTH, "Talks", "Gesprekken", "flow", "start", happened("talks"),
              define_en="Talks of caseworkers with clients", define_nl="Gesprekken van klantmanagers met cliënten"),
    indicator("talk_hours", "hours per client a month", "Hours of caseworkers", "Uren van klantmanagers", "flow", "clients", happened("talk_hours"),
              define_en="Hours that caseworkers spend on talks and no-shows, preparation included", define_nl="Uren die klantmanagers aan gesprekken en no-shows besteden, voorbereiding inbegrepen"),
    indicator("exemptions", PER_1000_MONTH, "Exemptions granted", "Ontheffingen verleend", "flow", "start", happened("exempted"),
              define_en="People who are exempted from the duties at a talk", define_nl="Mensen die in een gesprek van de plichten worden ontheven"),
    indicator("activity_starts", PER_1000_MONTH, "Starts of activities", "Start van activiteiten", "flow", "start", happened("started"), better=1,
              define_en="People who start an activity", define_nl="Mensen die aan een activiteit beginnen"),
    *(indicator(f"starts_{kind.name.lower()}", PER_1000_MONTH, f"Starts: {en.lower()}", f"Start: {nl.lower()}", "flow", "start", Category(started_code, kind),
                define_en=f"People who started an activity and now {say_en}", define_nl=f"Mensen die met een activiteit begonnen: wie nu {say_nl}")
      for kind, (en, nl, say_en, say_nl) in KINDS.items()),
    indicator("activity_stops", PER_1000_MONTH, "Activities that stopped", "Gestopte activiteiten", "flow", "start", happened("stopped"),
              define_en="People whose activity stops, at the end of a programme or before", define_nl="Mensen van wie de activiteit stopt, aan het eind van een traject of eerder"),
    indicator("failed_placements", PER_1000_MONTH, "Placements that failed", "Mislukte plaatsingen", "flow", "start", happened("failed_placement"), better=-1,
              define_en="People who wanted and could start an activity but found no host or place", define_nl="Mensen die een activiteit wilden en konden beginnen maar geen organisatie of plek vonden"),
    indicator("ladder_up", PER_1000_MONTH, "Steps up the participation ladder", "Stappen omhoog op de participatieladder", "flow", "start", Category(changed_step, 1), better=1,
              define_en="People who stayed on the benefit and are on a higher step of the participation ladder than a month ago", define_nl="Mensen die in de bijstand bleven en op een hogere trede van de participatieladder staan dan een maand geleden"),
    indicator("ladder_down", PER_1000_MONTH, "Steps down the participation ladder", "Stappen omlaag op de participatieladder", "flow", "start", Category(changed_step, 2), better=-1,
              define_en="People who stayed on the benefit and are on a lower step of the participation ladder than a month ago", define_nl="Mensen die in de bijstand bleven en op een lagere trede van de participatieladder staan dan een maand geleden"),
)  # fmt: skip
"""What happens to people."""
