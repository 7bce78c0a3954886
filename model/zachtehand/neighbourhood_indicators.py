"""Indicators of who reaches out to whom: neighbourhood teams, experts by experience, residents, investors."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from zachtehand.indicator_kinds import PER_1000_MONTH, Moment
from zachtehand.indicator_kinds import indicator as _ind
from zachtehand.populations.categories import Status
from zachtehand.submodels.ledger import Actor, Item


def _happened(name: str) -> Callable[[Moment], NDArray]:
    return lambda moment: getattr(moment.world.happened, name)


def _initiatives(moment: Moment) -> float:
    """Strength of initiatives around the average client."""
    here = moment.world.neighbourhoods.initiatives[moment.world.clients.neighbourhood[moment.on_benefit]]
    return float(here.mean()) if here.size else np.nan


def _alone(moment: Moment) -> NDArray[np.bool_]:
    clients = moment.world.clients
    return (clients.status == Status.ON_BENEFIT) & (np.minimum(clients.months_since_talk, clients.months_since_visit) >= 12)


def _investor(moment: Moment) -> float:
    return float(moment.ledger[[Item.PREFINANCING, Item.RESULT_PAYMENTS], Actor.INVESTOR].sum()) / moment.world.size_at_start


NEIGHBOURHOOD_INDICATORS = (
    _ind("team_visits", PER_1000_MONTH, "Visits of neighbourhood teams", "Bezoeken van wijkteams", "flow", "start", _happened("visited"), better=1,
         define_en="People whom a neighbourhood team spoke this month, at home or because they came by.",
         define_nl="Mensen die deze maand met een wijkteam spraken, thuis of omdat ze langskwamen."),
    _ind("came_to_team", PER_1000_MONTH, "of whom came by themselves", "van wie uit zichzelf", "flow", "start", _happened("came_by")),
    _ind("passed_on", PER_1000_MONTH, "Passed on to the caseworker as ready", "Als klaar overgedragen aan de klantmanager", "flow", "start", _happened("passed_on"), better=1),
    _ind("nobody_came", "share", "Not spoken for a year by caseworker or team", "Een jaar niet gesproken door klantmanager of wijkteam", "stock", "clients", _alone, better=-1,
         define_en="On the benefit without a talk with a caseworker or an attempt of a neighbourhood team in twelve months.",
         define_nl="In de bijstand zonder gesprek met een klantmanager of poging van een wijkteam in twaalf maanden."),
    _ind("expert_talks", PER_1000_MONTH, "Talks with an expert by experience", "Gesprekken met een ervaringsdeskundige", "flow", "start", _happened("with_expert")),
    _ind("matches", PER_1000_MONTH, "Lasting matches by brokers", "Blijvende matches door makelaars", "flow", "start", _happened("matched"), better=1,
         define_en="People on the benefit whom a broker brought together with another resident for more than one errand; not all of them begin.",
         define_nl="Mensen in de bijstand die een makelaar voor meer dan één klus aan een andere bewoner koppelde; niet iedereen begint."),
    _ind("initiatives", "0-1", "Strength of initiatives of residents", "Sterkte van bewonersinitiatieven", "stock", "municipality", _initiatives, better=1,
         define_en="Around the average client; three initiatives in a neighbourhood are taken to be 0.3, sixteen 0.7.",
         define_nl="Rond de gemiddelde cliënt; drie initiatieven in een buurt gelden als 0,3, zestien als 0,7."),
    _ind("gain_investor", "EUR per client a month", "Received by the investor", "Ontvangen door de investeerder", "flow", "municipality", _investor,
         define_en="Payments for results less what is pre-financed.", define_nl="Betalingen voor resultaat, min wat is voorgefinancierd."),
)  # fmt: skip
