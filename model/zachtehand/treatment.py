"""The narrow channel between policy and people.

Instruments say here what people undergo under a policy and what is supplied; submodels say what
that does. An instrument never touches a client, a submodel never knows an instrument.

A run knows a small number of *regimes*: 0 is the policy before (the reference), 1 the scenario's, and from
2 on those of its programmes. Each person is under one regime at a time, so a roll-out is a change of regime.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity


def _of(default: float, unit: str, meaning: str) -> Any:
    return field(default=default, metadata={"unit": unit, "meaning": meaning})


def _per_kind(meaning: str) -> Any:
    return field(default_factory=lambda: np.zeros(len(Activity), np.float32), metadata={"unit": "per kind", "meaning": meaning})


@dataclass
class Treatment:
    """What one policy does to people in a month. The defaults are: nothing happens."""

    # Contact
    talks_per_year: float = _of(0.0, "talks/year", "talks that the policy wants with each client")
    talks_per_year_limit: float = _of(0.0, "talks/year", "most talks with one client when hours are left over")
    first_talk_hours: float = _of(1.5, "hours", "a first talk, preparation included")
    follow_up_hours: float = _of(1.0, "hours", "a later talk, preparation included")
    letter_threat: float = _of(0.0, "0-1", "how much the invitation threatens")
    channel_warmth: float = _of(0.0, "0-1", "personal channel (telephone, door) instead of a letter")
    home_visits: float = _of(0.0, "share", "no-shows that are followed by a home visit")
    partners_separately: float = _of(0.0, "yes/no", "partners are invited each on their own")
    money_in_talk: float = _of(0.5, "0-1", "how openly a talk touches on money and use of provisions")

    # Guidance
    caseload: float = _of(0.0, "clients/fte", "clients per full-time caseworker; 0 is no caseworkers")
    client_facing_share: float = _of(0.5, "share", "share of present hours that is for clients")
    differentiation: float = _of(0.0, "0-1", "hours follow need")
    success_target: float = _of(0.0, "0-1", "caseworkers are held to a target for outflow")
    motivational_interviewing: float = _of(0.0, "0-1", "training in motivational interviewing")
    skill_training: float = _of(0.0, "0-1", "training in method")
    continuity: float = _of(0.5, "0-1", "one person stays the contact")
    groups: float = _of(0.0, "share", "talks that are held in groups")
    buddies: float = _of(0.0, "0-1", "caseworkers observe and support each other")
    separated_from_checks: float = _of(0.0, "0-1", "guidance is separated from income checks")
    plan_always: float = _of(0.0, "share", "talks in which taking part is raised whatever the quality of the talk")
    plan_by_quality: float = _of(0.0, "share", "further talks in which it is raised when the talk is good")
    hours_per_plan: float = _of(0.0, "hours", "hours that a new plan takes in the months after")
    aftercare: float = _of(0.0, "0-1", "guidance goes on after a start in an activity or job")
    group_size: float = _of(0.0, "people", "people in a group; 0 is not worked out")
    group_hours: float = _of(4.0, "hours", "a meeting of a group, preparation included")
    hours_first: tuple[str, ...] = field(
        default=("plans", "talks", "employers", "checks"),
        metadata={"unit": "order", "meaning": "what caseworkers' hours go to first when they run out"},
    )
    leftover_to_contact: float = _of(1.0, "share", "hours left over that go to more talks")
    leftover_to_employers: float = _of(0.0, "share", "hours left over that go to employers")
    leftover_to_monitoring: float = _of(0.0, "share", "hours left over that go to checks")

    # Intake
    first_talk_days: float = _of(0.0, "days", "days after entry within which the first talk is held; 0 is no term")
    plan_days: float = _of(0.0, "days", "days after entry within which taking part is raised; 0 is no term")
    intake_plan_hours: float = _of(1.0, "hours", "extra hours of a talk that makes a plan within the term")
    applicants_asked: float = _of(0.0, "share", "applicants who are asked what they do for the city")

    # Neighbourhood teams
    team_workers: float = _of(0.0, "fte per 1,000 clients", "workers of neighbourhood teams")
    team_time: float = _of(1.0, "share", "share of their time for people on the benefit")
    team_names: float = _of(0.0, "yes/no", "teams get names and addresses")
    team_doors: float = _of(0.0, "yes/no", "teams ring at the door")
    team_visits_per_year: float = _of(1.0, "visits/year", "times a year that a team tries to reach someone")
    team_visit_hours: float = _of(4.0, "hours", "a visit, with the help that follows")
    team_passes_on: float = _of(0.0, "share", "of those who can and want, the share whom a team passes on to the caseworker")

    # Experts by experience
    expert_share: float = _of(0.0, "share", "talks led with or by an expert by experience")
    experts: float = _of(10.0, "per 1,000 clients", "most experts by experience that are trained")

    # Community
    community_builders: float = _of(0.0, "fte per 1,000 clients", "community builders")
    community_brokers: float = _of(0.0, "fte per 1,000 clients", "brokers of an exchange between residents")
    volunteers_strengthen: float = _of(0.0, "0-1", "how far volunteering strengthens initiatives of residents")

    # Goals
    goal_work: float = _of(0.0, "per year per 1,000 clients", "goal: moves to work")
    goal_passed_on: float = _of(0.0, "per year per 1,000 clients", "goal: people passed on as ready for the caseworker")
    goal_activity: float = _of(0.0, "per year per 1,000 clients", "goal: starts of activities")
    goal_strictness: float = _of(0.5, "0-1", "how strictly a team is held to its goals")

    # Pay by result
    result_price: float = _of(0.0, "EUR", "payment for a month less on the benefit, at 2026 prices")
    result_investment: float = _of(0.0, "EUR", "pre-financed per participant, at 2026 prices")
    result_reference: float = _of(0.2, "per year", "share expected to leave the benefit in a year without the programme")
    result_months: float = _of(24.0, "months", "months in which results of a participant count")
    result_return: float = _of(0.12, "per year", "highest return to the investor")
    result_loss: float = _of(0.6, "share", "highest loss to the investor")

    # Obligations
    search_duty: float = _of(0.0, "0-1", "how far the duty to look for work is in force")
    search_pressure: float = _of(0.0, "0-1", "tone and threat around looking for work")
    participation_duty: float = _of(0.0, "0-1", "how far taking part (tegenprestatie) is demanded")
    participation_pressure: float = _of(0.0, "0-1", "tone and threat around taking part")
    duty_hours: float = _of(0.0, "hours/week", "hours demanded")
    choice: float = _of(1.0, "0-1", "freedom to choose what to do")
    exemption: float = _of(0.5, "0-1", "how easily someone who cannot is exempted")
    care_counts: float = _of(0.0, "yes/no", "informal care is registered as activity")

    # Sanctions
    no_show_ladder: float = _of(0.0, "yes/no", "missed talks lead to letters and then to a file")
    filing: float = _of(0.0, "share", "files that a neutral caseworker opens at the end of the ladder")
    search_checks: float = _of(0.0, "per year", "checks of the search duty per client")
    warning_first: float = _of(0.0, "yes/no", "a first breach gets a warning")
    broken_agreements: float = _of(0.0, "share", "agreed activities that someone drops, of which the caseworker is told")
    cut_share: float = _of(0.0, "share", "share of the benefit that a measure takes for a broken agreement: a middle breach")
    cut_share_light: float = _of(0.0, "share", "share of the benefit that a measure takes for missed talks: a light breach")
    cut_share_heavy: float = _of(0.0, "share", "share of the benefit that a measure takes for not looking for work: a heavy breach")
    warn_without_cut: float = _of(0.0, "yes/no", "a breach for which there is no cut gets a warning")
    cut_months: float = _of(0.0, "months", "length of a measure")
    hardship: float = _of(0.5, "0-1", "how far hardship softens a measure")

    # Activities
    places: NDArray[np.float32] = _per_kind("places per 1,000 clients")  # noqa: RUF009 (it makes a field)
    guidance_places: NDArray[np.float32] = _per_kind("share of the places that come with extra guidance")  # noqa: RUF009 (it makes a field)
    place_cost: NDArray[np.float32] = _per_kind("EUR a year per place taken, at 2026 prices")  # noqa: RUF009 (it makes a field)
    indication: NDArray[np.float32] = _per_kind("yes/no: only those who have little to stand on are let in")  # noqa: RUF009 (it makes a field)
    stay_limit: NDArray[np.float32] = _per_kind("longest stay in months; 0 is the usual length of the kind")  # noqa: RUF009 (it makes a field)
    brokerage: float = _of(0.0, "0-1", "a welfare organisation helps to find a host and guides")
    recruitment: float = _of(0.0, "0-1", "organisations look for people for their guidance places")
    childcare: float = _of(0.0, "0-1", "childcare is arranged")
    debt_help: float = _of(0.0, "0-1", "debt help for those who work on their own barriers")

    # What is given in return
    pay_per_hour: NDArray[np.float32] = _per_kind("EUR premium per hour that participants receive")  # noqa: RUF009 (it makes a field)
    customer_price: NDArray[np.float32] = _per_kind("EUR per hour that customers pay for what is done")  # noqa: RUF009 (it makes a field)
    travel_pass: NDArray[np.float32] = _per_kind("EUR a month: worth of the travel pass of a participant")  # noqa: RUF009 (it makes a field)
    appreciation: float = _of(0.0, "0-1", "how far people who contribute hear that it is seen")
    reward: float = _of(0.0, "EUR/month", "worth of the reward in kind for those who contribute")
    reward_promised: float = _of(1.0, "share", "part of the reward that is promised beforehand, in return")
    recognition_cost: float = _of(0.0, "EUR/year", "organising recognition, per contributor, at 2026 prices")
    childcare_places: float = _of(0.0, "per 1,000 clients", "childcare places in return for hours of volunteering or informal care")
    childcare_hours: float = _of(8.0, "hours/week", "hours asked in return for a childcare place")
    childcare_search_months: float = _of(3.0, "months", "months to find the hours before the childcare place ends")

    # Training for a job
    training_hours: float = _of(0.0, "hours/week", "hours of the training; 0 is the usual hours")
    training_excused: float = _of(0.0, "yes/no", "nobody in the training has to look for work")
    training_fee: float = _of(0.0, "EUR", "fee that those who complete the training pay back")
    training_instalments: float = _of(24.0, "months", "months in which the fee is paid back")
    job_guarantee: float = _of(0.0, "share", "of those who complete the training, who get a job that an employer committed")
    guarantee_months: float = _of(0.0, "months", "months that the guaranteed job is sure")

    # Job placement
    coach_places: float = _of(0.0, "per 1,000 clients", "places with a job coach (IPS)")
    coach_quality: float = _of(0.7, "0-1", "fidelity of the job coaching")
    trial_placement: float = _of(0.0, "0-1", "employers can try someone on the benefit first")
    wage_subsidy: float = _of(0.0, "share of wage", "share of the wage that is subsidised")
    subsidy_months: float = _of(6.0, "months", "length of a wage subsidy")
    employer_hours: float = _of(0.0, "hours/month per 1,000 clients", "work with employers")
    carved_jobs: float = _of(0.0, "per year per 1,000 clients", "vacancies made by job carving")

    # Basic jobs
    basic_jobs: float = _of(0.0, "per 1,000 clients", "basic jobs")
    basic_job_voluntary: float = _of(1.0, "yes/no", "nobody has to accept")
    basic_job_hours: float = _of(32.0, "hours/week", "hours of a basic job")
    basic_job_wage: float = _of(1.0, "ratio", "wage over the minimum wage")
    basic_job_months: float = _of(0.0, "months", "longest stay; 0 is no limit")
    basic_job_training: float = _of(0.0, "0-1", "training in the basic job")
    basic_job_guidance: float = _of(0.5, "0-1", "guidance on the job")
    basic_job_say: float = _of(0.0, "0-1", "local say on which jobs there are")
    basic_job_after_months: float = _of(12.0, "months", "months on benefit before one is offered")

    # Earnings
    disregard_share: float = _of(0.25, "share", "share of earnings left free")
    disregard_cap: float = _of(285.0, "EUR/month", "most that is left free")
    disregard_months: float = _of(6.0, "months", "months in which earnings are left free")
    part_time_bonus: float = _of(0.0, "share of earnings", "bonus for part-time work on top of the disregard")
    exit_bonus: float = _of(0.0, "EUR", "bonus at leaving for work")
    fall_back_months: float = _of(0.0, "months", "the benefit is frozen so that one can fall back")

    def check(self) -> None:
        """Raise ValueError if a value is not finite or negative (instruments check ranges themselves)."""
        for name, value in vars(self).items():
            if name == "hours_first":
                continue
            fine = 0 <= value < math.inf if isinstance(value, float) else ((np.asarray(value) >= 0) & np.isfinite(value)).all()
            if not fine:
                raise ValueError(f"treatment {name} is {value}")


def in_use(value: float | NDArray[np.floating]) -> bool:
    """Whether a value of the treatment, one for everybody or one for each, is anything but 0 for somebody."""
    return bool(value.any()) if isinstance(value, np.ndarray) else value != 0


class Undergone:
    """What each client undergoes: one value when everybody is under the same regime, an array otherwise.

    ``undergone.search_duty`` is a float or an array of shape (clients,).

    Args:
        regimes: by regime; not changed as long as they are in force.
        regime: of each client.
        before: of last month: what was looked up under the same policies need not be looked up again.
    """

    def __init__(self, regimes: list[Treatment], regime: NDArray[np.int8], before: Undergone | None = None) -> None:
        self._regimes = regimes
        self._tables: dict[Any, Any] = before._tables if before is not None and before._regimes is regimes else {}
        self._only_number = int(regime[0]) if regime.size and regime.min() == regime.max() else None
        self._only = None if self._only_number is None else regimes[self._only_number]
        if self._only is None:
            self._row = regime.astype(np.intp)  # numbers by which NumPy takes rows without converting them each time

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if self._only is not None:
            value = getattr(self._only, name)
        else:
            table, same = self._table(name)
            value = table if same else table.take(self._row, axis=0, mode="clip")
        setattr(self, name, value)
        return value

    def at(self, name: str, rows: NDArray[Any]) -> Any:
        """What these clients undergo: one value for all of them, or an array of shape (rows,)."""
        if self._only is not None:
            return getattr(self._only, name)
        table, same = self._table(name)
        return table if same else table.take(self._row.take(rows), axis=0, mode="clip")

    def for_each(self, name: str, rows: NDArray[Any]) -> NDArray[Any]:
        """What each of these clients undergoes, also where it is the same for all, shape (rows,)."""
        value = self.at(name, rows)
        return value if isinstance(value, np.ndarray) else np.full(rows.size, value)

    def following(self, work_out: Callable[..., Any], *names: str) -> Any:
        """Something that follows from what the policies say under these names, worked out per policy; for each client, or one value for all."""
        if self._only is not None:
            return work_out(*(getattr(self._only, name) for name in names))
        value = work_out(*(self._table(name)[0] for name in names))
        return value.take(self._row, mode="clip") if isinstance(value, np.ndarray) and value.ndim else value

    def of_policy(self, values: NDArray[Any]) -> Any:
        """For each client what goes with the policy that this person is under, or one value for all.

        Args:
            values: by policy, shape (policies,).
        """
        return values.take(self._row, mode="clip") if self._only_number is None else values[self._only_number]

    def _table(self, name: str) -> tuple[Any, bool]:
        """What the policies say under a name: one value where they all say the same (then True), else one row per policy."""
        if name not in self._tables:
            table = [getattr(regime, name) for regime in self._regimes]
            same = all(other == table[0] if isinstance(other, float) else np.array_equal(table[0], other) for other in table[1:])
            self._tables[name] = (table[0] if same else np.asarray(table, np.float32), same)
        return self._tables[name]

    def anywhere(self, *names: str) -> bool:
        """Whether any policy says anything but 0 under one of these names, whoever is under it."""
        if names not in self._tables:
            self._tables[names] = any(in_use(getattr(regime, name)) for regime in self._regimes for name in names)
        return self._tables[names]

    def by_policy(self, name: str) -> NDArray[np.float32]:
        """What each policy says under a name: shape (policies,), or (policies, kinds). Not to be changed."""
        if ("by policy", name) not in self._tables:
            self._tables["by policy", name] = np.array([getattr(regime, name) for regime in self._regimes], np.float32)
        return self._tables["by policy", name]
