"""The indicators: what is observed each month, with unit, label and definition (model 9).

To add one, add an entry. A person-level indicator counts or averages something over a base and is
reported for every group; a municipal one exists for everybody together only.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from zachtehand.indicator_kinds import INDEX, PER_1000, PER_1000_MONTH, SHARE, Category, Indicator, Moment
from zachtehand.indicator_kinds import indicator as _ind
from zachtehand.neighbourhood_indicators import NEIGHBOURHOOD_INDICATORS
from zachtehand.populations.categories import Activity, Job, Status, Wellbeing
from zachtehand.submodels.casework import HOURS_PER_FTE
from zachtehand.submodels.development import mentally_ill
from zachtehand.submodels.ledger import Actor, Item
from zachtehand.submodels.shapes import as_share


def _real(moment: Moment) -> NDArray[np.bool_]:
    activity = moment.world.clients.activity
    return moment.on_benefit & (activity != Activity.NONE) & (activity != Activity.INFORMAL_CARE)


def _registered(moment: Moment) -> NDArray[np.bool_]:
    return moment.on_benefit & moment.world.clients.registered


def _status_code(moment: Moment) -> NDArray[np.int8]:
    """Where people are who are not on the benefit."""
    return moment.world.clients.status * ~moment.on_benefit


def _exit_code(moment: Moment) -> NDArray[np.int8]:
    """Destination of those who left the benefit, or left a basic job for regular work, this month; 0 for everybody else."""
    happened = moment.world.happened
    counts = (happened.left_status == Status.ON_BENEFIT) | ((happened.left_status == Status.BASIC_JOB) & (happened.exit == Status.WORK))
    return happened.exit * counts


def _activity_code(moment: Moment) -> NDArray[np.int8]:
    return moment.world.clients.activity * moment.on_benefit


def _registered_activity_code(moment: Moment) -> NDArray[np.int8]:
    return moment.world.clients.activity * (moment.on_benefit & moment.world.clients.registered)


def _step_code(moment: Moment) -> NDArray[np.int8]:
    return moment.world.clients.ladder_step * moment.on_benefit


def _happened(name: str) -> Callable[[Moment], NDArray]:
    return lambda moment: getattr(moment.world.happened, name)


def _state(name: str) -> Callable[[Moment], NDArray]:
    return lambda moment: getattr(moment.world.clients, name)


def _wellbeing(component: Wellbeing) -> Callable[[Moment], NDArray]:
    return lambda moment: moment.world.clients.wellbeing[component]


def _returned_from(*statuses: Status) -> Callable[[Moment], NDArray]:
    return lambda moment: moment.world.happened.returned & np.isin(moment.world.clients.left_from, statuses)


def _workers(name: str) -> Callable[[Moment], float]:
    def measure(moment: Moment) -> float:
        workers = moment.world.caseworkers
        if not len(workers) or not workers.contract.sum():
            return np.nan
        return float(np.average(getattr(workers, name), weights=workers.contract))

    return measure


def _paid(*actors: Actor) -> Callable[[Moment], float]:
    """What actors pay on balance, EUR a month per client at the start."""
    return lambda moment: -float(moment.ledger[:, list(actors)].sum()) / moment.world.size_at_start


def _near_over_far(moment: Moment) -> float:
    """Hours per client of the third nearest to work over those of the farthest third."""
    world = moment.world
    distance, here = world.distance[: world.people], as_share(moment.on_benefit)
    clients = np.bincount(distance, weights=here, minlength=3)
    hours = np.bincount(distance, weights=here * world.happened.talk_hours, minlength=3)
    if hours[2] == 0 or clients[0] == 0:
        return np.nan
    return float(hours[0] / clients[0] / (hours[2] / clients[2]))


def _concentration(moment: Moment) -> float:
    """Twice the mean closeness rank of contact less that of clients: 0 even, above 0 toward those near to work."""
    world = moment.world
    here = as_share(moment.on_benefit)
    contact = here * world.clients.contact
    rank = world.closeness_rank[: world.people]
    total = float(contact.sum(dtype=np.float64))
    if total <= 0:
        return np.nan
    return 2.0 * float(np.sum(contact * rank, dtype=np.float64) / total - np.sum(here * rank, dtype=np.float64) / here.sum(dtype=np.float64))


def _lowest_decile(moment: Moment) -> float:
    """Life satisfaction below which a tenth of people live, to a hundredth of a point."""
    hundredths = (moment.world.clients.life_satisfaction * 100.0).astype(np.int64)
    counts = np.bincount(hundredths, weights=as_share(moment.people), minlength=1001).cumsum()
    return float(np.searchsorted(counts, 0.10 * counts[-1])) / 100.0


_KIND_NAMES = {
    Activity.OWN_BARRIERS: ("Working on own barriers", "Werkt aan eigen belemmeringen"),
    Activity.EXERCISE: ("Exercise", "Sport en bewegen"),
    Activity.LANGUAGE: ("Language course", "Taalcursus"),
    Activity.INFORMAL_CARE: ("Informal care as an activity", "Mantelzorg als activiteit"),
    Activity.SOCIAL: ("Social activity", "Sociale activiteit"),
    Activity.VOLUNTEERING: ("Volunteering", "Vrijwilligerswerk"),
    Activity.DAY_ACTIVITY: ("Work-like day activity", "Arbeidsmatige dagbesteding"),
    Activity.TRAINING: ("Training", "Scholing"),
    Activity.WORK_EXPERIENCE: ("Work-experience place", "Werkervaringsplaats"),
}
_EXIT_NAMES = {
    Status.WORK: ("To work above the benefit", "Naar werk boven de uitkering"),
    Status.STUDY: ("To study", "Naar een opleiding"),
    Status.HOUSEHOLD: ("Through a partner", "Door een partner"),
    Status.MOVED: ("Moved away", "Verhuisd"),
    Status.GAVE_UP: ("Gave up the claim", "Uitkering opgegeven"),
    Status.UNDUE: ("Benefit was not due", "Uitkering bleek onterecht"),
    Status.PENSION: ("To pension", "Naar pensioen"),
    Status.DIED: ("Died", "Overleden"),
}
_WELLBEING_NAMES = {
    Wellbeing.TIME_STRUCTURE: ("Time structure", "Dagstructuur"),
    Wellbeing.SOCIAL_CONTACT: ("Social contact", "Sociaal contact"),
    Wellbeing.COLLECTIVE_PURPOSE: ("Collective purpose", "Gezamenlijk doel"),
    Wellbeing.STATUS: ("Status", "Aanzien"),
    Wellbeing.ACTIVITY: ("Activity", "Bezigheid"),
    Wellbeing.AUTONOMY: ("Autonomy", "Autonomie"),
    Wellbeing.FINANCIAL_SECURITY: ("Financial security", "Financiële zekerheid"),
    Wellbeing.MENTAL_HEALTH: ("Mental health", "Psychische gezondheid"),
    Wellbeing.PHYSICAL_HEALTH: ("Physical health", "Lichamelijke gezondheid"),
}
_STEP_NAMES = {
    1: ("Isolated", "Geïsoleerd"),
    2: ("Social contacts outside the house", "Sociale contacten buitenshuis"),
    3: ("Takes part in organised activities", "Deelname georganiseerde activiteiten"),
    4: ("Unpaid work", "Onbetaald werk"),
    5: ("Paid work with support or beside the benefit", "Betaald werk met ondersteuning of naast de uitkering"),
}

_STOCKS = (
    _ind("on_benefit", PER_1000, "On the benefit", "In de bijstand", "stock", "start", lambda m: m.on_benefit, better=-1, headline=True,
         define_en="People on the benefit at the end of the month, per 1,000 clients at the start.",
         define_nl="Mensen in de bijstand aan het eind van de maand, per 1.000 cliënten bij de start."),
    _ind("in_work", PER_1000, "In regular work above the benefit", "In regulier werk boven de uitkering", "stock", "start", Category(_status_code, Status.WORK), better=1, headline=True,
         define_en="Former clients in regular work above the benefit level, per 1,000 clients at the start.",
         define_nl="Voormalige cliënten in regulier werk boven bijstandsniveau, per 1.000 cliënten bij de start."),
    _ind("in_basic_job", PER_1000, "In a basic job", "In een basisbaan", "stock", "start", Category(_status_code, Status.BASIC_JOB), better=0),
    _ind("without_income", PER_1000, "Neither benefit nor work", "Zonder uitkering en zonder werk", "stock", "start",
         lambda m: (m.world.clients.status == Status.GAVE_UP) | (m.world.clients.status == Status.WITHOUT), better=-1),
    _ind("part_time", SHARE, "Part-time work beside the benefit", "Deeltijdwerk naast de uitkering", "stock", "clients",
         lambda m: m.on_benefit & (m.world.clients.job == Job.PART_TIME), better=1),
    _ind("working_12_hours", PER_1000, "Any work of 12 hours a week or more", "Werk van 12 uur per week of meer", "stock", "start",
         lambda m: m.world.clients.job != Job.NONE, better=1, define_en="Regular work, basic job or part-time work beside the benefit (taken to be 12 hours or more).",
         define_nl="Regulier werk, basisbaan of deeltijdwerk naast de uitkering (geteld als 12 uur of meer)."),
    _ind("active_real", SHARE, "Really active", "Werkelijk actief", "stock", "clients", _real, better=1, headline=True,
         define_en="On the benefit with an activity of more than zero hours this month; informal care not counted.",
         define_nl="In de bijstand met een activiteit van meer dan nul uur deze maand; mantelzorg niet meegeteld."),
    _ind("active_registered", SHARE, "Registered as active", "Geregistreerd als actief", "stock", "clients", _registered, headline=True,
         define_en="A plan or activity on file, whether or not it is real; informal care counts where the policy counts it.",
         define_nl="Een plan of activiteit in het dossier, echt of niet; mantelzorg telt mee waar het beleid die meetelt."),
    _ind("registered_only", SHARE, "Registered but doing nothing", "Geregistreerd maar doet niets", "stock", "clients", lambda m: _registered(m) & (m.world.clients.activity == Activity.NONE), better=-1),
    _ind("unregistered_active", SHARE, "Active but not registered", "Actief maar niet geregistreerd", "stock", "clients", lambda m: _real(m) & ~m.world.clients.registered),
    _ind("forced_activity", SHARE, "In an activity felt as forced", "In een activiteit die als dwang voelt", "stock", "clients", lambda m: _real(m) & (m.world.clients.voluntariness < 0.6), better=-1),
    _ind("exempt", SHARE, "Exempted", "Ontheven", "stock", "clients", lambda m: m.on_benefit & (m.world.clients.exempt_months > 0)),
    _ind("in_view", SHARE, "In view of the municipality", "In beeld bij de gemeente", "stock", "clients", lambda m: m.on_benefit & m.world.clients.in_view),
    _ind("parked", SHARE, "No talk in twelve months", "Geen gesprek in twaalf maanden", "stock", "clients", lambda m: m.on_benefit & (m.world.clients.months_since_talk >= 12), better=-1, headline=True),
    _ind("in_programme", SHARE, "In a programme", "In een programma", "stock", "clients", lambda m: m.on_benefit & (m.world.clients.programme > 0), define_en="Clients who take part in one of the scenario's programmes now.", define_nl="Cliënten die nu meedoen aan een van de programma's van het scenario."),
    _ind("participants_on_benefit", SHARE, "Participants on the benefit", "Deelnemers in de bijstand", "stock", "participants", lambda m: m.on_benefit & m.participants, define_en="Of those who ever entered a programme: on the benefit now.", define_nl="Van wie ooit aan een programma begon: nu in de bijstand.", better=-1),
    _ind("participants_at_work", SHARE, "Participants in regular work", "Deelnemers met regulier werk", "stock", "participants", lambda m: m.participants & ((m.world.clients.status == Status.WORK) | (m.on_benefit & (m.world.clients.job == Job.PART_TIME))), better=1, define_en="Of those who ever entered a programme: in regular work, beside the benefit or off it.", define_nl="Van wie ooit aan een programma begon: regulier werk, naast de bijstand of erbuiten."),
    _ind("participants_active", SHARE, "Participants in an activity", "Deelnemers met een activiteit", "stock", "participants", lambda m: _real(m) & m.participants, better=1, define_en="Of those who ever entered a programme: on the benefit and really active, informal care left out.", define_nl="Van wie ooit aan een programma begon: in de bijstand en echt actief, mantelzorg niet meegeteld."),
    _ind("participants_satisfaction", "points (0-10)", "Life satisfaction of participants", "Levenstevredenheid van deelnemers", "stock", "participants", _state("life_satisfaction"), better=1, define_en="Mean of those who ever entered a programme.", define_nl="Gemiddelde van wie ooit aan een programma begon."),
    _ind("under_measure", SHARE, "Benefit cut by a measure", "Uitkering verlaagd door een maatregel", "stock", "clients", lambda m: m.on_benefit & (m.world.clients.sanction_months > 0), better=-1),
    _ind("hidden_income", SHARE, "Hidden income", "Verborgen inkomen", "stock", "clients", lambda m: m.on_benefit & m.world.clients.hidden_income),
    _ind("life_satisfaction", "points (0-10)", "Life satisfaction", "Levenstevredenheid", "stock", "people", _state("life_satisfaction"), better=1, headline=True,
         define_en="Mean of everyone followed, on the benefit or off it.", define_nl="Gemiddelde van iedereen die gevolgd wordt, in of uit de bijstand."),
    _ind("life_satisfaction_clients", "points (0-10)", "Life satisfaction of clients", "Levenstevredenheid van cliënten", "stock", "clients", _state("life_satisfaction"), better=1),
    _ind("mental_symptoms", SHARE, "Mental symptoms", "Psychische klachten", "stock", "people", lambda m: mentally_ill(m.world.clients.health_mental, m.world.parameters.health), better=-1),
    _ind("trust", INDEX, "Trust in the municipality", "Vertrouwen in de gemeente", "stock", "clients", _state("trust"), better=1, headline=True),
    _ind("autonomous_motivation", INDEX, "Autonomous motivation", "Autonome motivatie", "stock", "clients", _state("autonomous"), better=1),
    _ind("controlled_motivation_search", INDEX, "Controlled motivation to look for work", "Gecontroleerde motivatie om werk te zoeken", "stock", "clients", _state("controlled_search")),
    _ind("controlled_motivation_participation", INDEX, "Controlled motivation to take part", "Gecontroleerde motivatie om mee te doen", "stock", "clients", _state("controlled_participation")),
    _ind("reactance", "index", "Reactance", "Weerstand", "stock", "clients", _state("reactance"), better=-1),
    _ind("self_efficacy", INDEX, "Self-efficacy", "Zelfvertrouwen", "stock", "clients", _state("self_efficacy"), better=1),
    _ind("bandwidth", INDEX, "Mental bandwidth", "Mentale ruimte", "stock", "clients", _state("bandwidth"), better=1),
    _ind("project_fatigue", INDEX, "Project fatigue", "Projectmoeheid", "stock", "clients", _state("fatigue"), better=-1),
    _ind("debt_stress", INDEX, "Debt stress", "Schuldenstress", "stock", "people", _state("debt"), better=-1),
    _ind("human_capital", INDEX, "Skills and work habits", "Vaardigheden en werkritme", "stock", "people", _state("human_capital"), better=1),
    _ind("search_effort", INDEX, "Search effort", "Zoekinspanning", "stock", "clients", _happened("effort")),
    _ind("felt_pressure", INDEX, "Felt pressure", "Ervaren druk", "stock", "clients",
         lambda m: np.maximum(m.world.happened.pressure_search, m.world.happened.pressure_participation), better=-1),
    _ind("income", "EUR a month", "Net income", "Netto-inkomen", "stock", "people", _state("income"), better=1),
    *(_ind(component.name.lower(), INDEX, en, nl, "stock", "people", _wellbeing(component), better=1) for component, (en, nl) in _WELLBEING_NAMES.items()),
    *(_ind(f"doing_{kind.name.lower()}", SHARE, en, nl, "stock", "clients", Category(_activity_code, kind)) for kind, (en, nl) in _KIND_NAMES.items()),
    *(_ind(f"registered_{kind.name.lower()}", SHARE, f"{en}, registered", f"{nl}, geregistreerd", "stock", "clients", Category(_registered_activity_code, kind)) for kind, (en, nl) in _KIND_NAMES.items()),
    *(_ind(f"ladder_step_{step}", SHARE, f"Ladder step {step}: {en.lower()}", f"Trede {step}: {nl.lower()}", "stock", "clients", Category(_step_code, step)) for step, (en, nl) in _STEP_NAMES.items()),
)  # fmt: skip

_FLOWS = (
    _ind("inflow", PER_1000_MONTH, "New clients", "Nieuwe cliënten", "flow", "start", _happened("entered")),
    _ind("returns", PER_1000_MONTH, "Returns to the benefit", "Terugkeer in de bijstand", "flow", "start", _happened("returned"), better=-1),
    _ind("returns_after_work", PER_1000_MONTH, "Returns after work", "Terugkeer na werk", "flow", "start", _returned_from(Status.WORK), better=-1),
    _ind("returns_after_giving_up", PER_1000_MONTH, "Returns after giving up or an undue benefit", "Terugkeer na opgeven of onterechte uitkering", "flow", "start",
         _returned_from(Status.GAVE_UP, Status.UNDUE), better=-1),
    _ind("exits", PER_1000_MONTH, "Left the benefit, all reasons", "Uitstroom, alle redenen", "flow", "start",
         lambda m: (m.world.happened.exit > 0) & (m.world.happened.left_status == Status.ON_BENEFIT) | m.world.happened.accepted_basic,
         define_en="Left the benefit for whatever reason, a basic job included.", define_nl="Uitstroom om welke reden ook, inclusief basisbaan."),
    _ind("programme_starts", PER_1000_MONTH, "Starts of programmes", "Start van programma's", "flow", "start", _happened("programme_entered")),
    *(_ind(f"exit_{status.name.lower()}", PER_1000_MONTH, en, nl, "flow", "start", Category(_exit_code, status), better=1 if status is Status.WORK else 0,
           headline=status is Status.WORK) for status, (en, nl) in _EXIT_NAMES.items()),
    _ind("exit_basic_job", PER_1000_MONTH, "To a basic job", "Naar een basisbaan", "flow", "start", _happened("accepted_basic")),
    _ind("basic_job_offers", PER_1000_MONTH, "Offers of a basic job", "Aanbiedingen van een basisbaan", "flow", "start", _happened("offered_basic")),
    _ind("basic_job_to_work", PER_1000_MONTH, "of which from a basic job to regular work", "waarvan van basisbaan naar regulier werk", "flow", "start",
         lambda m: (m.world.happened.exit == Status.WORK) & (m.world.happened.left_status == Status.BASIC_JOB), better=1),
    _ind("hires", PER_1000_MONTH, "Hires, full or part-time", "Aangenomen, voltijds of deeltijds", "flow", "start",
         lambda m: m.world.happened.found_full | m.world.happened.found_part, better=1, headline=True),
    _ind("part_time_starts", PER_1000_MONTH, "Starts of part-time work", "Start van deeltijdwerk", "flow", "start", _happened("found_part"), better=1),
    _ind("jobs_lost", PER_1000_MONTH, "Jobs that ended", "Banen die eindigden", "flow", "start", _happened("lost_job"), better=-1),
    _ind("invitations", PER_1000_MONTH, "Invitations", "Uitnodigingen", "flow", "start", _happened("invited")),
    _ind("no_shows", PER_1000_MONTH, "No-shows", "No-shows", "flow", "start", _happened("missed"), better=-1),
    _ind("no_show_actions", PER_1000_MONTH, "No-show actions", "No-showacties", "flow", "start", _happened("no_show_action"),
         define_en="A registered letter was missed and a third letter announces a measure.", define_nl="Een aangetekende brief is gemist en een derde brief kondigt een maatregel aan."),
    _ind("warnings", PER_1000_MONTH, "Warnings", "Waarschuwingen", "flow", "start", _happened("warned")),
    _ind("measures", PER_1000_MONTH, "Measures", "Maatregelen", "flow", "start", _happened("measure"), better=-1, headline=True),
    _ind("talks", PER_1000_MONTH, "Talks", "Gesprekken", "flow", "start", _happened("talks")),
    _ind("talk_hours", "hours per client a month", "Hours of caseworkers", "Uren van klantmanagers", "flow", "clients", _happened("talk_hours")),
    _ind("exemptions", PER_1000_MONTH, "Exemptions granted", "Ontheffingen verleend", "flow", "start", _happened("exempted")),
    _ind("activity_starts", PER_1000_MONTH, "Starts of activities", "Start van activiteiten", "flow", "start", _happened("started"), better=1),
    _ind("activity_stops", PER_1000_MONTH, "Activities that stopped", "Gestopte activiteiten", "flow", "start", _happened("stopped")),
    _ind("failed_placements", PER_1000_MONTH, "Placements that failed", "Mislukte plaatsingen", "flow", "start", _happened("failed_placement"), better=-1),
)  # fmt: skip

_MUNICIPAL = (
    _ind("life_satisfaction_lowest", "points (0-10)", "Life satisfaction, lowest tenth", "Levenstevredenheid, laagste tiende", "stock", "municipality", _lowest_decile, better=1),
    _ind("attention_near_over_far", "ratio", "Hours for the nearest over the farthest third", "Uren voor het dichtste deel boven het verste deel", "stock", "municipality", _near_over_far,
         define_en="Creaming: hours per client of the third nearest to work over those of the farthest third, this month.",
         define_nl="Afromen: uren per cliënt van het derde deel het dichtst bij werk, gedeeld door die van het verste derde deel."),
    _ind("attention_concentration", "-1 to 1", "Concentration of attention", "Concentratie van aandacht", "stock", "municipality", _concentration,
         define_en="0 = evenly spread; above 0 = goes to those near work; below 0 = to those far from it.",
         define_nl="0 = gelijk verdeeld; boven 0 = gaat naar wie dicht bij werk staat; onder 0 = naar wie ver af staat."),
    _ind("caseworker_load", "ratio", "Load of caseworkers", "Belasting van klantmanagers", "stock", "municipality", _workers("load"), better=-1,
         define_en="Mandatory work, contact due by the policy's own norm and a tenth of the backlog, over available hours.",
         define_nl="Verplicht werk, contact volgens de norm van het beleid en een tiende van de achterstand, gedeeld door de beschikbare uren."),
    _ind("caseworker_burnout", INDEX, "Burnout of caseworkers", "Burn-out van klantmanagers", "stock", "municipality", _workers("burnout"), better=-1),
    _ind("caseworker_box_ticking", INDEX, "Box-ticking", "Afvinken", "stock", "municipality", _workers("box_ticking"), better=-1),
    _ind("caseworkers", "fte per 1,000", "Caseworkers", "Klantmanagers", "stock", "municipality", lambda m: 1000.0 * m.world.municipality.caseworker_fte / m.world.size_at_start),
    _ind("hours_left_over", "share", "Hours of caseworkers not spent on clients", "Uren van klantmanagers niet aan cliënten besteed", "stock", "municipality",
         lambda m: 1.0 - float(m.world.caseworkers.hours_used.sum()) / max(float(m.world.caseworkers.hours.sum()), 1e-9) if len(m.world.caseworkers) else np.nan),
    _ind("caseworkers_left", "per 100 a month", "Caseworkers who left", "Vertrokken klantmanagers", "flow", "municipality",
         lambda m: 100.0 * m.world.municipality.caseworkers_left / len(m.world.caseworkers) if len(m.world.caseworkers) else np.nan, better=-1),
    _ind("employer_hours", "hours per 1,000 a month", "Hours for employers", "Uren voor werkgevers", "flow", "municipality", lambda m: 1000.0 * m.world.municipality.employer_hours / m.world.size_at_start),
    _ind("vacancies", PER_1000_MONTH, "Vacancies within reach", "Vacatures binnen bereik", "flow", "municipality", lambda m: 1000.0 * m.world.municipality.vacancies / m.world.size_at_start),
    _ind("displaced_clients", PER_1000_MONTH, "Displaced clients", "Verdrongen cliënten", "flow", "municipality", lambda m: 1000.0 * m.world.municipality.displaced_clients / m.world.size_at_start,
         better=-1, define_en="Offers that clients lose because clients together search more than at the start (negative: less).",
         define_nl="Aanbiedingen die cliënten mislopen doordat cliënten samen meer zoeken dan bij de start (negatief: minder)."),
    _ind("displaced_outsiders", PER_1000_MONTH, "Displaced other job seekers", "Verdrongen andere werkzoekenden", "flow", "municipality",
         lambda m: 1000.0 * m.world.municipality.displaced_outsiders / m.world.size_at_start, better=-1, headline=True,
         define_en="Jobs that other job seekers lose because clients search more than at the start (negative: less).",
         define_nl="Banen die andere werkzoekenden mislopen doordat cliënten meer zoeken dan bij de start (negatief: minder)."),
    _ind("cost_municipality", "EUR per client a month", "Cost to the municipality", "Kosten voor de gemeente", "flow", "municipality",
         _paid(Actor.MUNICIPALITY_BENEFIT, Actor.MUNICIPALITY_WORK, Actor.WMO), better=-1, headline=True,
         define_en="What the benefit budget, the work budget and the Wmo pay on balance, per client at the start.",
         define_nl="Wat bijstandsbudget, werkbudget en Wmo per saldo betalen, per cliënt bij de start."),
    _ind("cost_benefits", "EUR per client a month", "of which the benefit budget", "waarvan bijstandsbudget", "flow", "municipality", _paid(Actor.MUNICIPALITY_BENEFIT), better=-1),
    _ind("cost_work_budget", "EUR per client a month", "of which the work budget and execution", "waarvan werkbudget en uitvoering", "flow", "municipality", _paid(Actor.MUNICIPALITY_WORK), better=-1),
    _ind("cost_wmo", "EUR per client a month", "of which the Wmo", "waarvan Wmo", "flow", "municipality", _paid(Actor.WMO), better=-1),
    _ind("cost_caseworkers", "EUR per client a month", "of which caseworkers", "waarvan klantmanagers", "flow", "municipality",
         lambda m: -float(m.ledger[Item.CASEWORKERS, Actor.MUNICIPALITY_WORK]) / m.world.size_at_start, better=-1),
    _ind("cost_state", "EUR per client a month", "Cost to the state", "Kosten voor het Rijk", "flow", "municipality", _paid(Actor.STATE), better=-1),
    _ind("gain_clients", "EUR per client a month", "Received by clients", "Ontvangen door cliënten", "flow", "municipality", lambda m: float(m.ledger[:, Actor.CLIENT].sum()) / m.world.size_at_start, better=1),
    _ind("caseworker_hours", "hours per fte a month", "Client hours per caseworker", "Cliënturen per klantmanager", "stock", "municipality",
         lambda m: float(m.world.caseworkers.hours.sum()) / max(float(m.world.caseworkers.contract.sum()), 1e-9) if len(m.world.caseworkers) else np.nan,
         define_en=f"Of {HOURS_PER_FTE:.0f} contract hours.", define_nl=f"Van {HOURS_PER_FTE:.0f} contracturen."),
)  # fmt: skip

INDICATORS: dict[str, Indicator] = {indicator.key: indicator for indicator in (*_STOCKS, *_FLOWS, *_MUNICIPAL, *NEIGHBOURHOOD_INDICATORS)}
