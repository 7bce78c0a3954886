"""Indicators of who reaches out to whom: neighbourhood teams, experts by experience, residents, investors."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.indicators.base import INDEX, PER_1000_MONTH, SHARE, Moment, indicator
from zachtehand.indicators.measures import happened
from zachtehand.populations.categories import Status
from zachtehand.submodels.ledger import Actor, Item


def _around_the_average_client(moment: Moment, by_neighbourhood: NDArray[np.floating]) -> float:
    """Mean over clients of something that each neighbourhood has; NaN without clients."""
    clients = moment.rows_on_benefit.size
    return float(moment.clients_around @ by_neighbourhood.astype(np.float64)) / clients if clients else np.nan


def _initiatives(moment: Moment) -> float:
    """Strength of initiatives around the average client."""
    return _around_the_average_client(moment, moment.world.neighbourhoods.initiatives)


def _within_reach(moment: Moment) -> float:
    """Share of free places within reach of the average client."""
    return _around_the_average_client(moment, moment.world.neighbourhoods.access)


def _alone(moment: Moment) -> NDArray[np.bool_]:
    clients = moment.world.clients
    return (clients.status == Status.ON_BENEFIT) & (np.minimum(clients.months_since_talk, clients.months_since_visit) >= 12)


def _investor(moment: Moment) -> float:
    return float(moment.ledger[[Item.PREFINANCING, Item.RESULT_PAYMENTS], Actor.INVESTOR].sum()) / moment.world.size_at_start


NEIGHBOURHOOD = (
    indicator("team_visits", PER_1000_MONTH, "Visits of neighbourhood teams", "Bezoeken van wijkteams", "flow", "start", happened("visited"), better=1,
              define_en="People with whom a neighbourhood team speaks, at home or because they came by", define_nl="Mensen die met een wijkteam spreken, thuis of omdat ze langskomen"),
    indicator("came_to_team", PER_1000_MONTH, "of whom came by themselves", "van wie uit zichzelf", "flow", "start", happened("came_by"),
              define_en="People who come to a neighbourhood team by themselves", define_nl="Mensen die uit zichzelf bij een wijkteam langskomen"),
    indicator("passed_on", PER_1000_MONTH, "Passed on to the caseworker as ready", "Als klaar overgedragen aan de klantmanager", "flow", "start", happened("passed_on"), better=1,
              define_en="People whom a neighbourhood team passes on to the caseworker as ready", define_nl="Mensen die een wijkteam als klaar aan de klantmanager overdraagt"),
    indicator("nobody_came", SHARE, "Not spoken for a year by caseworker or team", "Een jaar niet gesproken door klantmanager of wijkteam", "stock", "clients", _alone, better=-1,
              define_en="People without a talk with a caseworker or an attempt of a neighbourhood team in twelve months", define_nl="Mensen zonder gesprek met een klantmanager of poging van een wijkteam in twaalf maanden"),
    indicator("expert_talks", PER_1000_MONTH, "Talks with an expert by experience", "Gesprekken met een ervaringsdeskundige", "flow", "start", happened("with_expert"),
              define_en="People who talk with an expert by experience", define_nl="Mensen die met een ervaringsdeskundige spreken"),
    indicator("matches", PER_1000_MONTH, "Lasting matches by brokers", "Blijvende matches door makelaars", "flow", "start", happened("matched"), better=1,
              define_en="People on the benefit whom a broker brings together with another resident for more than one errand (not all of them begin)",
              define_nl="Mensen in de bijstand die een makelaar voor meer dan één klus aan een andere bewoner koppelt (niet iedereen begint)"),
    indicator("places_within_reach", INDEX, "Places within reach", "Plekken binnen bereik", "stock", "municipality", _within_reach, better=1,
              define_en="Share of the free places that the average client can reach from the neighbourhood, near ones counting most, from 0 to 1",
              define_nl="Deel van de vrije plekken dat de gemiddelde cliënt vanuit de wijk kan bereiken, dichtbij telt het meest, van 0 tot 1"),
    indicator("initiatives", INDEX, "Strength of initiatives of residents", "Sterkte van bewonersinitiatieven", "stock", "municipality", _initiatives, better=1,
              define_en="Strength of initiatives around the average client, from 0 to 1; three in a neighbourhood are taken to be 0.3, sixteen 0.7",
              define_nl="Sterkte van initiatieven rond de gemiddelde cliënt, van 0 tot 1; drie in een buurt gelden als 0,3, zestien als 0,7"),
    indicator("gain_investor", "EUR per client a month", "Received by the investor", "Ontvangen door de investeerder", "flow", "municipality", _investor,
              define_en="Payments for results less what is pre-financed in the month, in EUR per client at the start", define_nl="Betalingen voor resultaat min wat in de maand is voorgefinancierd, in euro per cliënt bij de start"),
)  # fmt: skip
"""Who reaches out to whom."""
