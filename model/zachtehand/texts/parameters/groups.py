"""What the groups of parameters are about, in English and Dutch: the first word of a path."""

from __future__ import annotations

from zachtehand.texts import Language

GROUPS: dict[str, dict[str, str]] = {
    "activity_gains": {"en": "what activities give", "nl": "wat activiteiten opleveren"},
    "activity_hours": {"en": "hours of activities", "nl": "uren van activiteiten"},
    "appeal": {"en": "the appeal of activities", "nl": "de aantrekkingskracht van activiteiten"},
    "attendance": {"en": "coming to talks", "nl": "op gesprekken verschijnen"},
    "bandwidth": {"en": "mental bandwidth", "nl": "mentale ruimte"},
    "basic_job": {"en": "basic jobs", "nl": "basisbanen"},
    "casework": {"en": "the work of caseworkers", "nl": "het werk van klantmanagers"},
    "childcare": {"en": "childcare", "nl": "kinderopvang"},
    "claims": {"en": "claims and fines", "nl": "vorderingen en boetes"},
    "community": {"en": "residents' initiatives", "nl": "bewonersinitiatieven"},
    "contracts": {"en": "contracts", "nl": "contracten"},
    "debt": {"en": "debts", "nl": "schulden"},
    "drop_out": {"en": "stopping with activities", "nl": "stoppen met activiteiten"},
    "effort": {"en": "the effort to find work", "nl": "de inspanning om werk te vinden"},
    "employability": {"en": "chances on the labour market", "nl": "kansen op de arbeidsmarkt"},
    "employers": {"en": "employers", "nl": "werkgevers"},
    "enforcement": {"en": "enforcement", "nl": "handhaving"},
    "experts": {"en": "experts by experience", "nl": "ervaringsdeskundigen"},
    "fatigue": {"en": "project fatigue", "nl": "projectmoeheid"},
    "fit": {"en": "how activities fit people", "nl": "hoe activiteiten bij mensen passen"},
    "flows": {"en": "inflow and outflow", "nl": "instroom en uitstroom"},
    "health": {"en": "health", "nl": "gezondheid"},
    "human_capital": {"en": "skills and work habits", "nl": "vaardigheden en werkritme"},
    "income": {"en": "income", "nl": "inkomen"},
    "labour_market": {"en": "the labour market", "nl": "de arbeidsmarkt"},
    "latent_base": {"en": "what daily life gives without work", "nl": "wat het dagelijks leven zonder werk geeft"},
    "ledger": {"en": "prices", "nl": "prijzen"},
    "lock_in": {"en": "searching less during an activity", "nl": "minder zoeken tijdens een activiteit"},
    "motivation": {"en": "motivation", "nl": "motivatie"},
    "organisations": {"en": "organisations with places", "nl": "organisaties met plekken"},
    "outreach": {"en": "reaching out", "nl": "erop afgaan"},
    "participation": {"en": "taking part", "nl": "meedoen"},
    "peers": {"en": "friends and norms", "nl": "vrienden en normen"},
    "pressure": {"en": "pressure", "nl": "druk"},
    "programme_length": {"en": "the length of activities", "nl": "de duur van activiteiten"},
    "programmes": {"en": "programmes", "nl": "programma's"},
    "reactance": {"en": "resistance to pressure", "nl": "weerstand tegen druk"},
    "rewards": {"en": "rewards", "nl": "beloningen"},
    "satisfaction": {"en": "life satisfaction", "nl": "levenstevredenheid"},
    "self_efficacy": {"en": "self-efficacy", "nl": "zelfvertrouwen"},
    "situation_gains": {"en": "what situations give", "nl": "wat situaties opleveren"},
    "starting": {"en": "starting with activities", "nl": "beginnen met activiteiten"},
    "ties": {"en": "friendships", "nl": "vriendschappen"},
    "travel": {"en": "travelling", "nl": "reizen"},
    "trust": {"en": "trust", "nl": "vertrouwen"},
    "wellbeing": {"en": "wellbeing", "nl": "welzijn"},
}  # fmt: skip


def group_of(path: str, language: Language) -> str:
    """What the group of a parameter is about; its own name where an old result has a group that is gone."""
    name = path.partition(".")[0]
    return GROUPS[name][language] if name in GROUPS else name
