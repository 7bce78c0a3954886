"""Indicators of the municipality as a whole: caseworkers, the labour market, money, and how evenly things are spread."""

from __future__ import annotations

import numpy as np

from zachtehand.indicators.base import INDEX, PER_1000_MONTH, indicator
from zachtehand.indicators.measures import concentration, lowest_decile, near_over_far, paid, workers
from zachtehand.submodels.casework import HOURS_PER_FTE
from zachtehand.submodels.ledger import Actor, Item

_PER_CLIENT = "EUR per client a month"

MUNICIPAL = (
    indicator("life_satisfaction_lowest", "points (0-10)", "Life satisfaction, lowest tenth", "Levenstevredenheid, laagste tiende", "stock", "municipality", lowest_decile, better=1,
              define_en="Life satisfaction, from 0 to 10, below which a tenth of everyone followed lives", define_nl="Levenstevredenheid, van 0 tot 10, waar een tiende van iedereen die gevolgd wordt onder zit"),
    indicator("attention_near_over_far", "ratio", "Hours for the nearest over the farthest third", "Uren voor het dichtste deel boven het verste deel", "stock", "municipality", near_over_far,
              define_en="Creaming: hours per client of the third nearest to work over those of the farthest third, this month",
              define_nl="Afromen: uren per cliënt van het derde deel het dichtst bij werk, gedeeld door die van het verste derde deel, deze maand"),
    indicator("attention_concentration", "-1 to 1", "Concentration of attention", "Concentratie van aandacht", "stock", "municipality", concentration,
              define_en="How contact is spread over those on the benefit: 0 evenly, above 0 toward those near work, below 0 toward those far from it",
              define_nl="Hoe het contact over wie in de bijstand zit verdeeld is: 0 gelijk, boven 0 naar wie dicht bij werk staat, onder 0 naar wie ver af staat"),
    indicator("caseworker_load", "ratio", "Load of caseworkers", "Belasting van klantmanagers", "stock", "municipality", workers("load"), better=-1,
              define_en="Mandatory work, contact due by the policy's own norm and a tenth of the backlog, over available hours, mean of caseworkers",
              define_nl="Verplicht werk, contact volgens de norm van het beleid en een tiende van de achterstand, gedeeld door de beschikbare uren, gemiddelde van klantmanagers"),
    indicator("caseworker_burnout", INDEX, "Burnout of caseworkers", "Burn-out van klantmanagers", "stock", "municipality", workers("burnout"), better=-1,
              define_en="Burnout, from 0 (none) to 1, mean of caseworkers", define_nl="Burn-out, van 0 (geen) tot 1, gemiddelde van klantmanagers"),
    indicator("caseworker_box_ticking", INDEX, "Box-ticking", "Afvinken", "stock", "municipality", workers("box_ticking"), better=-1,
              define_en="Inclination to work on paper rather than with the client, from 0 (none) to 1, mean of caseworkers", define_nl="Neiging om op papier te werken in plaats van met de cliënt, van 0 (geen) tot 1, gemiddelde van klantmanagers"),
    indicator("caseworkers", "fte per 1,000", "Caseworkers", "Klantmanagers", "stock", "municipality", lambda m: 1000.0 * m.world.municipality.caseworker_fte / m.world.size_at_start,
              define_en="Caseworkers in full-time equivalents, per 1,000 clients at the start", define_nl="Klantmanagers in voltijdbanen, per 1.000 cliënten bij de start"),
    indicator("hours_left_over", "share", "Hours of caseworkers not spent on clients", "Uren van klantmanagers niet aan cliënten besteed", "stock", "municipality",
              lambda m: 1.0 - float(m.world.caseworkers.hours_used.sum()) / max(float(m.world.caseworkers.hours.sum()), 1e-9) if len(m.world.caseworkers) else np.nan,
              define_en="Hours for clients that nothing claimed, as a share of all hours for clients this month", define_nl="Uren voor cliënten waar niets beslag op legde, als deel van alle uren voor cliënten deze maand"),
    indicator("caseworkers_left", "per 100 a month", "Caseworkers who left", "Vertrokken klantmanagers", "flow", "municipality",
              lambda m: 100.0 * m.world.municipality.caseworkers_left / len(m.world.caseworkers) if len(m.world.caseworkers) else np.nan, better=-1,
              define_en="Caseworkers who leave in the month, per 100 caseworkers", define_nl="Klantmanagers die in de maand vertrekken, per 100 klantmanagers"),
    indicator("employer_hours", "hours per 1,000 a month", "Hours for employers", "Uren voor werkgevers", "flow", "municipality", lambda m: 1000.0 * m.world.municipality.employer_hours / m.world.size_at_start,
              define_en="Hours of caseworkers spent on employers in the month, per 1,000 clients at the start", define_nl="Uren van klantmanagers voor werkgevers in de maand, per 1.000 cliënten bij de start"),
    indicator("vacancies", PER_1000_MONTH, "Vacancies within reach", "Vacatures binnen bereik", "flow", "municipality", lambda m: 1000.0 * m.world.municipality.vacancies / m.world.size_at_start,
              define_en="Vacancies that open in the month and that clients and comparable job seekers can fill, per 1,000 clients at the start", define_nl="Vacatures die in de maand opengaan en die cliënten en vergelijkbare werkzoekenden kunnen vervullen, per 1.000 cliënten bij de start"),
    indicator("displaced_clients", PER_1000_MONTH, "Displaced clients", "Verdrongen cliënten", "flow", "municipality", lambda m: 1000.0 * m.world.municipality.displaced_clients / m.world.size_at_start, better=-1,
              define_en="Offers that clients lose in the month because clients together search more than at the start (negative: less), per 1,000 clients at the start",
              define_nl="Aanbiedingen die cliënten in de maand mislopen doordat cliënten samen meer zoeken dan bij de start (negatief: minder), per 1.000 cliënten bij de start"),
    indicator("displaced_outsiders", PER_1000_MONTH, "Displaced other job seekers", "Verdrongen andere werkzoekenden", "flow", "municipality",
              lambda m: 1000.0 * m.world.municipality.displaced_outsiders / m.world.size_at_start, better=-1, headline=True,
              define_en="Jobs that other job seekers lose in the month because clients search more than at the start (negative: less), per 1,000 clients at the start",
              define_nl="Banen die andere werkzoekenden in de maand mislopen doordat cliënten meer zoeken dan bij de start (negatief: minder), per 1.000 cliënten bij de start"),
    indicator("cost_municipality", _PER_CLIENT, "Cost to the municipality", "Kosten voor de gemeente", "flow", "municipality",
              paid(Actor.MUNICIPALITY_BENEFIT, Actor.MUNICIPALITY_WORK, Actor.WMO), better=-1, headline=True,
              define_en="What the benefit budget, the work budget and the Wmo pay on balance in the month, in EUR per client at the start",
              define_nl="Wat bijstandsbudget, werkbudget en Wmo in de maand per saldo betalen, in euro per cliënt bij de start"),
    indicator("cost_benefits", _PER_CLIENT, "of which the benefit budget", "waarvan bijstandsbudget", "flow", "municipality", paid(Actor.MUNICIPALITY_BENEFIT), better=-1,
              define_en="What the benefit budget (BUIG) pays on balance in the month: benefits with tax and levies, wage-cost subsidies; in EUR per client at the start",
              define_nl="Wat het bijstandsbudget (BUIG) in de maand per saldo betaalt: uitkeringen met belasting en premies, loonkostensubsidies; in euro per cliënt bij de start"),
    indicator("cost_work_budget", _PER_CLIENT, "of which the work budget and execution", "waarvan werkbudget en uitvoering", "flow", "municipality", paid(Actor.MUNICIPALITY_WORK), better=-1,
              define_en="What the work budget pays on balance in the month: caseworkers, execution, places, guidance, bonuses; in EUR per client at the start",
              define_nl="Wat het werkbudget in de maand per saldo betaalt: klantmanagers, uitvoering, plekken, begeleiding, premies; in euro per cliënt bij de start"),
    indicator("cost_wmo", _PER_CLIENT, "of which the Wmo", "waarvan Wmo", "flow", "municipality", paid(Actor.WMO), better=-1,
              define_en="What the Wmo budget pays in the month for sheltered day activity, in EUR per client at the start", define_nl="Wat het Wmo-budget in de maand voor arbeidsmatige dagbesteding betaalt, in euro per cliënt bij de start"),
    indicator("cost_caseworkers", _PER_CLIENT, "of which caseworkers", "waarvan klantmanagers", "flow", "municipality",
              lambda m: -float(m.ledger[Item.CASEWORKERS, Actor.MUNICIPALITY_WORK]) / m.world.size_at_start, better=-1,
              define_en="What caseworkers cost in the month, in EUR per client at the start", define_nl="Wat klantmanagers in de maand kosten, in euro per cliënt bij de start"),
    indicator("cost_state", _PER_CLIENT, "Cost to the state", "Kosten voor het Rijk", "flow", "municipality", paid(Actor.STATE), better=-1,
              define_en="What the state pays on balance in the month, tax and premiums received taken off, in EUR per client at the start", define_nl="Wat het Rijk in de maand per saldo betaalt, ontvangen belasting en premies eraf, in euro per cliënt bij de start"),
    indicator("gain_clients", _PER_CLIENT, "Received by clients", "Ontvangen door cliënten", "flow", "municipality", lambda m: float(m.ledger[:, Actor.CLIENT].sum()) / m.world.size_at_start, better=1,
              define_en="What clients and former clients receive on balance in the month from benefits, wages and bonuses, in EUR per client at the start",
              define_nl="Wat cliënten en voormalige cliënten in de maand per saldo ontvangen aan uitkering, loon en premies, in euro per cliënt bij de start"),
    indicator("caseworker_hours", "hours per fte a month", "Client hours per caseworker", "Cliënturen per klantmanager", "stock", "municipality",
              lambda m: float(m.world.caseworkers.hours.sum()) / max(float(m.world.caseworkers.contract.sum()), 1e-9) if len(m.world.caseworkers) else np.nan,
              define_en=f"Hours a month that a full-time caseworker has for clients, of {HOURS_PER_FTE:.0f} contract hours", define_nl=f"Uren per maand die een voltijds klantmanager voor cliënten heeft, van {HOURS_PER_FTE:.0f} contracturen"),
)  # fmt: skip
"""The municipality as a whole."""
