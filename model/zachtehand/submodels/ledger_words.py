"""What the ledger calls its payers and items, and whether an item comes once or keeps running."""

from __future__ import annotations

from typing import NamedTuple

from zachtehand.submodels.ledger_entries import Actor, Item


class Named(NamedTuple):
    """An item in words.

    Attributes:
        en, nl: what it is called.
        once: paid once for an event (an exit, a mistake), rather than month after month.
        prices: parameters of the ledger with its prices, by name; empty where rules or wages set the amount.
    """

    en: str
    nl: str
    once: bool = False
    prices: tuple[str, ...] = ()


ACTORS: dict[Actor, dict[str, str]] = {
    Actor.MUNICIPALITY_BENEFIT: {"en": "municipality, benefit budget (BUIG)", "nl": "gemeente, bijstandsbudget (BUIG)"},
    Actor.MUNICIPALITY_WORK: {"en": "municipality, work budget and execution", "nl": "gemeente, werkbudget en uitvoering"},
    Actor.WMO: {"en": "municipality, Wmo", "nl": "gemeente, Wmo"},
    Actor.STATE: {"en": "state", "nl": "Rijk"},
    Actor.EMPLOYER: {"en": "employers", "nl": "werkgevers"},
    Actor.CLIENT: {"en": "clients and former clients", "nl": "cliënten en voormalige cliënten"},
    Actor.PROVIDERS: {"en": "people and organisations that do the work", "nl": "mensen en organisaties die het werk doen"},
    Actor.CUSTOMERS: {"en": "customers of participants", "nl": "klanten van deelnemers"},
    Actor.INVESTOR: {"en": "investors who pay in advance", "nl": "investeerders die voorfinancieren"},
}

ITEMS: dict[Item, Named] = {
    Item.BENEFITS: Named("benefits due, with tax and levies", "uitkeringen waarop recht is, met belasting en premies", prices=("benefit_share",)),
    Item.EARNINGS_SET_OFF: Named("earnings set off against benefits", "met uitkeringen verrekende inkomsten", prices=("benefit_share",)),
    Item.WITHHELD_BY_MEASURES: Named("withheld by measures", "ingehouden door maatregelen", prices=("benefit_share",)),
    Item.FINES: Named("fines", "boetes", once=True),
    Item.EXECUTION: Named("execution of income support", "uitvoering van inkomensondersteuning", prices=("execution", "execution_income_share")),
    Item.CASEWORKERS: Named("caseworkers", "klantmanagers", prices=("caseworker",)),
    Item.SUPPORT_STAFF: Named("support staff", "ondersteunend personeel", prices=("support", "support_share")),
    Item.OWN_BARRIERS: Named("places: own barriers", "plekken: eigen belemmeringen"),
    Item.EXERCISE: Named("places: exercise", "plekken: bewegen"),
    Item.LANGUAGE: Named("places: language", "plekken: taal"),
    Item.INFORMAL_CARE: Named("places: informal care", "plekken: mantelzorg"),
    Item.SOCIAL: Named("places: social activity", "plekken: sociale activiteit"),
    Item.VOLUNTEERING: Named("places: volunteering", "plekken: vrijwilligerswerk"),
    Item.DAY_ACTIVITY: Named("places: sheltered day activity", "plekken: arbeidsmatige dagbesteding"),
    Item.TRAINING: Named("places: training", "plekken: scholing"),
    Item.WORK_EXPERIENCE: Named("places: work experience", "plekken: werkervaring"),
    Item.BROKERAGE: Named("guidance through welfare organisations", "begeleiding door welzijnsorganisaties", prices=("brokerage",)),
    Item.CHILDCARE: Named("childcare", "kinderopvang", prices=("childcare",)),
    Item.DEBT_HELP: Named("debt help", "schuldhulp", prices=("debt_help",)),
    Item.JOB_COACHES: Named("job coaches", "jobcoaches", prices=("coach", "coach_state_share")),
    Item.WAGE_SUBSIDIES: Named("wage-cost subsidies", "loonkostensubsidies"),
    Item.BASIC_JOB_WAGES: Named("wages of basic jobs", "lonen van basisbanen", prices=("basic_job_subsidy", "basic_job_employer", "employer_premiums")),
    Item.BASIC_JOB_GUIDANCE: Named("guidance on basic jobs", "begeleiding op basisbanen", prices=("basic_job_overhead", "basic_job_guidance")),
    Item.BASIC_JOB_TRAINING: Named("training beside basic jobs", "scholing naast basisbanen", prices=("training",)),
    Item.REGULAR_WAGES: Named("wages of regular jobs", "lonen van gewone banen", prices=("employer_premiums",)),
    Item.PART_TIME_WAGES: Named("wages of part-time jobs beside the benefit", "lonen van deeltijdbanen naast de uitkering"),
    Item.EXIT_BONUSES: Named("bonuses for leaving to work", "premies voor uitstroom naar werk", once=True),
    Item.PART_TIME_BONUSES: Named("bonuses for part-time work", "premies voor deeltijdwerk"),
    Item.ACTIVITY_PAY: Named("premiums for taking part", "premies voor deelname"),
    Item.TRAVEL_PASSES: Named("travel passes", "reispassen"),
    Item.CUSTOMER_PAYMENTS: Named("payments of customers", "betalingen van klanten"),
    Item.RECOGNITION: Named("recognition in kind", "waardering in natura"),
    Item.TRAINING_FEES: Named("instalments of training fees", "termijnen van scholingskosten"),
    Item.NEIGHBOURHOOD_TEAMS: Named("neighbourhood teams", "wijkteams", prices=("team_worker",)),
    Item.COMMUNITY: Named("brokers and community builders", "makelaars en opbouwwerkers", prices=("community_worker",)),
    Item.EXPERTS: Named("experts by experience", "ervaringsdeskundigen", prices=("expert_hour",)),
    Item.PREFINANCING: Named("payment in advance by investors", "voorfinanciering door investeerders", once=True),
    Item.RESULT_PAYMENTS: Named("payments for results", "betalingen voor resultaten", once=True),
    Item.BUFFERS: Named("buffers", "buffers"),
    Item.HELD_BACK: Named("held back by mistake", "bij vergissing ingehouden", once=True),
    Item.BACK_PAYMENTS: Named("paid back after a mistake", "nabetaald na een vergissing", once=True),
    Item.OVERPAID: Named("benefit paid unduly", "te veel betaalde uitkering", once=True),
    Item.RECLAIMED: Named("reclaimed", "teruggevorderd", once=True),
    Item.RECRUITMENT: Named(
        "finding and settling in staff", "personeel werven en inwerken", once=True, prices=("recruitment", "caseworker", "team_worker", "community_worker")
    ),
    Item.STAFF_COURSES: Named("courses for caseworkers", "cursussen voor klantmanagers", once=True, prices=("course",)),
    Item.NEW_PLACES: Named("finding new places", "nieuwe plekken vinden", once=True, prices=("new_place",)),
    Item.NEW_BASIC_JOBS: Named("setting up basic jobs", "basisbanen opzetten", once=True, prices=("new_basic_job",)),
}

PRICES: dict[str, dict[str, str]] = {
    "benefit_share": {"en": "part of the benefit due that is paid", "nl": "deel van de uitkering dat wordt uitbetaald"},
    "caseworker": {"en": "full-time caseworker", "nl": "klantmanager, voltijd"},
    "support_share": {"en": "support staff per caseworker", "nl": "ondersteunend personeel per klantmanager"},
    "support": {"en": "support staff, full-time", "nl": "ondersteunend personeel, voltijd"},
    "execution": {"en": "execution per client, all together", "nl": "uitvoering per cliënt, alles samen"},
    "execution_income_share": {"en": "part of it that is income support", "nl": "deel daarvan dat inkomensondersteuning is"},
    "brokerage": {"en": "guiding one person through a welfare organisation", "nl": "begeleiding van één persoon door een welzijnsorganisatie"},
    "childcare": {"en": "childcare for one person", "nl": "kinderopvang voor één persoon"},
    "debt_help": {"en": "a year of debt help", "nl": "een jaar schuldhulp"},
    "coach": {"en": "a year of job coaching", "nl": "een jaar jobcoaching"},
    "coach_state_share": {"en": "part of job coaching that the state pays", "nl": "deel van jobcoaching dat het Rijk betaalt"},
    "training": {"en": "training beside a basic job", "nl": "scholing naast een basisbaan"},
    "basic_job_overhead": {"en": "organisation of a basic job", "nl": "organisatie van een basisbaan"},
    "basic_job_guidance": {"en": "full guidance on a basic job", "nl": "volledige begeleiding op een basisbaan"},
    "basic_job_subsidy": {"en": "part of a basic job's wage paid as wage-cost subsidy", "nl": "deel van het loon van een basisbaan dat loonkostensubsidie is"},
    "basic_job_employer": {"en": "part of a basic job's wage that the employer pays", "nl": "deel van het loon van een basisbaan dat de werkgever betaalt"},
    "team_worker": {"en": "worker of a neighbourhood team, full-time", "nl": "medewerker van een wijkteam, voltijd"},
    "community_worker": {"en": "broker or community builder, full-time", "nl": "makelaar of opbouwwerker, voltijd"},
    "expert_hour": {"en": "hour of an expert by experience", "nl": "uur van een ervaringsdeskundige"},
    "recruitment": {
        "en": "finding and settling in an employee, part of a year's cost",
        "nl": "een medewerker werven en inwerken, als deel van de kosten van een jaar",
    },
    "course": {"en": "course in a method for one caseworker", "nl": "cursus in een methode voor één klantmanager"},
    "new_place": {"en": "finding one new place", "nl": "één nieuwe plek vinden"},
    "new_basic_job": {"en": "setting up one basic job", "nl": "één basisbaan opzetten"},
    "employer_premiums": {"en": "employer premiums over the gross wage", "nl": "werkgeverspremies over het brutoloon"},
}
