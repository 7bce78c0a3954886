"""Levels: does the model, calibrated by hand, stand where the known cities stood?

Each check names what is known, the interval that counts as met, and the mechanism that has to bring
it about; nothing here is an input of the model. A check that is not met is reported as missed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.engine import Keep, Progress, Stored, carry_out, part_of
from zachtehand.experiments.plan import plan
from zachtehand.scenario import Scenario, load

ROTTERDAM, AMSTERDAM = 21_000, 32_000
"""Clients in the activation groups."""
MONTHS = 36


class Shown:
    """What the runs showed: series per scenario, one row per seed."""

    def __init__(self, observations: Mapping[str, Stored], places: Mapping[str, tuple[str, int]]) -> None:
        self._observations, self._places = observations, places

    def __call__(self, scenario: str, indicator: str) -> NDArray[np.float64]:
        """Shape (seeds, months), everybody together."""
        study, position = self._places[scenario]
        return self._observations[study].outcomes(indicator)[position].astype(np.float64)

    def total(self, scenario: str, indicator: str, first: int = 0, last: int = MONTHS) -> NDArray[np.float64]:
        """Sum over months, per seed."""
        return self(scenario, indicator)[:, first:last].sum(axis=1)


@dataclass(frozen=True)
class Check:
    """One known level or direction."""

    key: str
    claim: str
    low: float
    high: float
    unit: str
    known: str
    mechanism: str
    measure: Callable[[Shown], NDArray[np.float64]]


@dataclass(frozen=True)
class Outcome:
    """How a check came out, over seeds."""

    check: Check
    mean: float
    spread: float
    """Standard deviation over seeds."""

    @property
    def met(self) -> bool:
        """Whether the mean lies in the interval."""
        return self.check.low <= self.mean <= self.check.high


def _people(shown: Shown, scenario: str, indicator: str, month: int, clients: int) -> NDArray[np.float64]:
    """A share of clients as a number of people in the city."""
    return shown(scenario, indicator)[:, month - 1] * shown(scenario, "on_benefit")[:, month - 1] * clients / 1000.0


def _a_year(shown: Shown, scenario: str, indicator: str, clients: int) -> NDArray[np.float64]:
    """A flow as a number of people in the city per year, mean over the run."""
    return shown.total(scenario, indicator) / (MONTHS / 12) * clients / 1000.0


def _change(shown: Shown, indicator: str, one: str, other: str, month: int) -> NDArray[np.float64]:
    return (shown(other, indicator) - shown(one, indicator))[:, month - 1]


def _volunteering_lead(shown: Shown) -> NDArray[np.float64]:
    """Volunteers over the next largest kind."""
    kinds = ("own_barriers", "exercise", "language", "informal_care", "social", "day_activity", "training", "work_experience")
    others = np.max([shown("rotterdam", f"registered_{kind}")[:, -1] for kind in kinds], axis=0)
    return shown("rotterdam", "registered_volunteering")[:, -1] / others


def _per_basic_job(shown: Shown, indicator: str) -> NDArray[np.float64]:
    """Gain in an indicator of everybody followed, per person in a basic job, after two years."""
    followed = shown("basic-job", "on_benefit")[:, 23] + shown("basic-job", "in_work")[:, 23] + shown("basic-job", "in_basic_job")[:, 23]
    return _change(shown, indicator, "parked", "basic-job", 24) * followed / shown("basic-job", "in_basic_job")[:, 23]


def _extra_work(shown: Shown, first: int, last: int) -> NDArray[np.float64]:
    """Moves to work that a caseload of 50 adds to one of 350, points per 100 clients."""
    return (shown.total("caseload-50", "exit_work", first, last) - shown.total("caseload-350", "exit_work", first, last)) / 10.0


def _to_regular_work(shown: Shown) -> NDArray[np.float64]:
    """Change in exits to regular work in three years, points per 100 clients, from a basic job included."""
    return (shown.total("basic-job", "exit_work") - shown.total("parked", "exit_work")) / 10.0


CHECKS = (
    Check("parked.active", "parked: active share after three years", 0.22, 0.28, "share", "24.5 % in Amsterdam before the change (004)",
          "people look for something themselves or are asked by peers and hosts; they stop by drop-out", lambda s: s("parked", "active_real")[:, -1]),
    Check("rotterdam.active", "rotterdam: registered as active after 36 months, of 21,000", 10_000, 14_000, "people", "about 12,000 (004)",
          "letters bring people to a talk; a talk raises taking part; a duty lets part of the unwilling go along; plans go on file",
          lambda s: _people(s, "rotterdam", "active_registered", 36, ROTTERDAM)),
    Check("rotterdam.volunteering", "rotterdam: volunteers over the next largest kind", 1.0, 9.0, "ratio", "4,000, the largest kind (004)",
          "choice of kind by fit and supply", _volunteering_lead),
    Check("rotterdam.measures", "rotterdam: measures a year", 60, 140, "people/year", "95 in 2016 (004)",
          "the end of the no-show ladder; caseworkers file by style, workload and hardship", lambda s: _a_year(s, "rotterdam", "measures", ROTTERDAM)),
    Check("rotterdam.actions", "rotterdam: no-show actions a year", 250, 500, "people/year", "360 in 2016 (004)",
          "who misses a talk and then a registered letter: trait, trust, mental health, reactance, bandwidth",
          lambda s: _a_year(s, "rotterdam", "no_show_actions", ROTTERDAM)),
    Check("rotterdam.work", "rotterdam: moves to paid work in three years", 150, 450, "people", "275 (004)",
          "little search without a search duty, low employability, few vacancies", lambda s: s.total("rotterdam", "exit_work") * ROTTERDAM / 1000.0),
    Check("rotterdam.exempted", "rotterdam: exempted in three years", 1_000, 2_000, "people", "about 1,500 (004)",
          "a talk with someone who can do little", lambda s: s.total("rotterdam", "exemptions") * ROTTERDAM / 1000.0),
    Check("amsterdam.active", "amsterdam: registered as active after 24 months, carers not counted", 0.40, 0.50, "share", "24.5 % → 45 % in two years (004)",
          "frequent friendly talks, home visits, motivational interviewing, plans that are followed up",
          lambda s: (s("amsterdam", "active_registered") - s("amsterdam", "registered_informal_care"))[:, 23]),
    Check("amsterdam.active_real", "amsterdam: really active after 24 months", 0.40, 0.50, "share", "the same figure, if the register were true",
          "as above, without those on file who do nothing", lambda s: s("amsterdam", "active_real")[:, 23]),
    Check("amsterdam.work", "amsterdam: to work a year (reintegration is not modelled)", 0.0, 5.0, "% a year", "reintegration and work together under 5 % (004)",
          "no search duty, low employability", lambda s: s.total("amsterdam", "exit_work", 0, 24) / 20.0),
    Check("amsterdam.day_activity", "amsterdam: in work-like day activity after 24 months, of 32,000", 1_900, 5_000, "people", "nearly 4,000 in all of Amsterdam, some half of them or more in the group (004)",
          "a provision that was there; organisations look for people who need guidance; guided places are theirs", lambda s: _people(s, "amsterdam", "doing_day_activity", 24, AMSTERDAM)),
    Check("basic_job.accepted", "basic-job: offers that are accepted", 0.90, 1.0, "share", "everybody accepts (job-guarantee trial)",
          "gain in income, lack of structure and contact, motivation, health",
          lambda s: s.total("basic-job", "exit_basic_job") / s.total("basic-job", "basic_job_offers")),
    Check("basic_job.security", "basic-job: financial security per job, after two years", 0.02, 0.40, "0-1", "+.149 (.055) (job-guarantee trial)",
          "wage over benefit, security of a wage, less debt", lambda s: _per_basic_job(s, "financial_security")),
    Check("basic_job.structure", "basic-job: time structure per job, after two years", 0.02, 0.40, "0-1", "latent functions +.108 (.042)",
          "what a job gives day by day", lambda s: _per_basic_job(s, "time_structure")),
    Check("basic_job.contact", "basic-job: social contact per job, after two years", 0.02, 0.40, "0-1", "latent functions +.108 (.042)",
          "what a job gives day by day", lambda s: _per_basic_job(s, "social_contact")),
    Check("basic_job.exits", "basic-job: change in exits to regular work in three years", -2.0, 2.0, "points per 100", "no change (job-guarantee trial)",
          "lock-in against gains in self-efficacy and human capital", _to_regular_work),
    Check("pressure.trust", "pressure 0 → 0.8 on a whole stock: trust after three years", -1.0, -0.005, "0-1", "lower (Lub in 004; review)",
          "threats, measures and felt pressure as bad events", lambda s: _change(s, "trust", "no-pressure", "pressure", 36)),
    Check("pressure.wellbeing", "pressure 0 → 0.8 on a whole stock: life satisfaction after three years", -2.0, -0.005, "points", "lower (Lub in 004; review)",
          "autonomy, loss of income, mental health; against more work", lambda s: _change(s, "life_satisfaction", "no-pressure", "pressure", 36)),
    Check("caseload.activity", "caseload 350 → 50: active share after six months", 0.05, 0.5, "share", "quickly up (FIP, APP in 001)",
          "more hours, more and better talks", lambda s: _change(s, "active_real", "caseload-350", "caseload-50", 6)),
    Check("caseload.work", "caseload 350 → 50: extra moves to work in year three", 0.0, 3.0, "points per 100", "slowly up (APP: year two)",
          "motivation, self-efficacy and human capital grow slowly", lambda s: _extra_work(s, 24, 36)),
    Check("caseload.pace", "caseload 350 → 50: extra moves to work in year three less those in year one", 0.0, 3.0, "points per 100", "more in year two (APP)",
          "as above", lambda s: _extra_work(s, 24, 36) - _extra_work(s, 0, 12)),
    Check("stock.exits", "ordinary, whole stock: exits a year", 18.0, 25.0, "% a year", "18 % of persons, 23–30 % of benefits (CBS, Divosa)",
          "competing risks: work, household, pension, moving, study, giving up, undue, death", lambda s: s.total("ordinary", "exits", 12, 24) / 10.0),
    Check("stock.part_time", "ordinary, whole stock: part-time work beside the benefit", 0.065, 0.095, "share", "8 % (Divosa 2017)",
          "offers that pay less than the benefit level", lambda s: s("ordinary", "part_time")[:, 23]),
)  # fmt: skip


def check_levels(*, seeds: int = 20, clients: int | None = None, workers: int | None = None, progress: Progress | None = None) -> list[Outcome]:
    """Run what the checks need, at the declared parameter values, and say how each came out.

    Args:
        seeds: number of seeds.
        clients: fewer clients than the scenarios have, for a quick look.
    """
    studies = _studies(clients)
    total = sum(len(scenarios) for scenarios in studies.values()) * seeds
    observations, done = {}, 0
    for study, scenarios in studies.items():
        laid_out = plan("levels", scenarios, seeds=seeds, draws=0, months=MONTHS, keep=Keep(groups=("all",), ledger=False, starts=False))
        observations[study] = carry_out(laid_out, workers=workers, progress=part_of(progress, done, total))
        done += len(scenarios) * seeds
    places = {scenario.name: (study, position) for study, scenarios in studies.items() for position, scenario in enumerate(scenarios)}
    shown = Shown(observations, places)
    return [_outcome(check, check.measure(shown)) for check in CHECKS]


def _outcome(check: Check, values: NDArray[np.float64]) -> Outcome:
    return Outcome(check, float(np.mean(values)), float(np.std(values)))


def _studies(clients: int | None) -> dict[str, list[Scenario]]:
    """The scenarios by context; within a study all stand on the first one's people."""
    rotterdam, amsterdam, ordinary = load("rotterdam"), load("amsterdam"), load("ordinary")
    studies = {
        "rotterdam": [rotterdam, rotterdam.with_policy_of(load("parked")), rotterdam.with_policy_of(load("basic-job"))],
        "amsterdam": [amsterdam, *(_named(amsterdam, f"caseload-{caseload}", {"caseload": caseload}) for caseload in (350, 50))],
        "stock": [ordinary, _named(ordinary, "no-pressure", {"pressure": 0.0}), _named(ordinary, "pressure", {"pressure": 0.8})],
    }
    if clients is None:
        return studies
    return {study: [scenario.with_context({"clients": clients}) for scenario in scenarios] for study, scenarios in studies.items()}


def _named(scenario: Scenario, name: str, changes: Mapping[str, float]) -> Scenario:
    return scenario.changed(changes).model_copy(update={"name": name})


def as_table(outcomes: Sequence[Outcome]) -> str:
    """The outcomes as a Markdown table, misses first."""
    lines = ["| claim | known | counts as met | model (sd over seeds) | | mechanism |", "|---|---|---|---|---|---|"]
    for outcome in sorted(outcomes, key=lambda each: each.met):
        check = outcome.check
        model = f"{outcome.mean:,.3g} ({outcome.spread:.2g})" if abs(outcome.mean) < 100 else f"{outcome.mean:,.0f} ({outcome.spread:,.0f})"
        low, high = (f"{bound:,.0f}" if abs(bound) >= 100 else f"{bound:g}" for bound in (check.low, check.high))
        verdict = "met" if outcome.met else "**missed**"
        lines.append(f"| {check.claim} | {check.known} | {low} to {high} {check.unit} | {model} | {verdict} | {check.mechanism} |")
    return "\n".join(lines) + "\n"
