"""The rules of the benchmark as columns: the engine's own submodels on the engine's own populations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from zachtehand.benchmark.column_behaviour import NOBODY, Rows, ability, develop, follow_wellbeing, leave, look_for_work, take_part
from zachtehand.benchmark.rules import INCOME_RATIO, Start, in_precision
from zachtehand.populations.categories import Activity, Education, Job, Origin, Status, Weight
from zachtehand.submodels import casework, effort, labour_market, participation, peers, pressure


class ColumnModel:
    """The people of a start as columns; one step is one month.

    Args:
        start: from :func:`zachtehand.benchmark.rules.starting_point`.
        dtype: of the columns: float32 as in the engine, or float64 to compare histories to the last event.
    """

    effort: NDArray[Any]
    """Search effort this month."""
    supply: NDArray[Any]
    """Supply of labour this month."""

    def __init__(self, start: Start, *, dtype: DTypeLike = np.float32) -> None:
        self.start = start
        self.month = 0
        self.dtype: Any = np.dtype(dtype)
        self.newcomers = in_precision(start.clients, dtype)
        self.clients = self.newcomers.copy()
        self.at_work_here = start.at_work_here.astype(dtype)
        self.initiatives = start.initiatives.astype(dtype)
        self.view_noise = start.view_noise.astype(dtype)
        self._set_up_caseworkers()
        self.callback = np.ones(len(Origin), dtype)
        self.callback[Origin.WESTERN] = 1.0 / start.parameters.employability.callback_western
        self.callback[Origin.NON_WESTERN] = 1.0 / start.parameters.employability.callback_non_western
        self.income_ratio = np.array([INCOME_RATIO.get(job, 1.0) for job in Job], dtype)

    def _set_up_caseworkers(self) -> None:
        """What does not change about caseworkers: hours, weights, and the pressure that their clients meet."""
        p, policy = self.start.parameters, self.start.policy
        self.caseworkers = workers = in_precision(self.start.caseworkers, self.dtype)
        self.hours = casework.hours_available(workers.contract, policy.client_facing_share, workers.burnout, p.casework).astype(np.float64)
        self.success_weight = casework.weight_of_success(workers.weights[Weight.EXPECTED_SUCCESS], workers.load, policy.success_target, p.casework)
        self.need_weight = workers.weights[Weight.NEED] + p.casework.need_policy * policy.differentiation
        self.search_pressure = pressure.stated(pressure.to_search(policy.search_pressure, policy.search_duty, p.pressure), workers.style, p.pressure)
        self.participation_pressure = pressure.stated(policy.participation_pressure, workers.style, p.pressure)

    def step(self) -> None:
        """A month passes for everyone."""
        self.month += 1
        self._begin_month()
        self._look_around()
        self._hold_talks()
        self._feel_pressure()
        take_part(self)
        look_for_work(self)
        develop(self)
        follow_wellbeing(self)
        leave(self)

    def uniform(self, process: str, rows: Rows | None = None) -> NDArray[np.float32]:
        """Draws for everyone, or for these people."""
        return self.start.luck.uniform(process, self.month, self.clients.size if rows is None else rows)

    def among_friends(self, active: NDArray[np.bool_], working: NDArray[np.bool_]) -> tuple[NDArray[Any], NDArray[Any]]:
        """The share of each client's ties who are active, and who work; ties to outsiders count as no."""
        return peers.count_among_friends(active, working, self.clients.friends)

    def share(self, mask: NDArray[np.bool_]) -> NDArray[Any]:
        """A yes/no column as 0.0 and 1.0."""
        return mask.astype(self.dtype)

    def _begin_month(self) -> None:
        """A clean sheet; everybody a month older; jobs end."""
        clients, p, count = self.clients, self.start.parameters.labour_market, self.clients.size
        self.talked, self.invited, self.raised = np.zeros((3, count), np.bool_)
        self.stopped, self.programme_ended, self.failed_placement = np.zeros((3, count), np.bool_)
        self.got_offer, self.lost_job = np.zeros((2, count), np.bool_)
        self.started, self.found_job, self.exit = np.zeros((3, count), np.int8)
        self.talk_quality = np.zeros(count, self.dtype)
        clients.age += 1 / 12
        clients.youngest_child_age += 1 / 12
        clients.months_since_talk += 1
        clients.months_on_benefit += clients.status == Status.ON_BENEFIT
        clients.job_months += clients.job != Job.NONE
        np.maximum(clients.exempt_months - 1, 0, out=clients.exempt_months)

        part_time = np.flatnonzero(clients.job == Job.PART_TIME)
        stops = part_time[self.uniform("part_time.stop", part_time) < p.part_time_stop]
        working = np.flatnonzero(clients.status == Status.WORK)
        tenure = clients.job_months[working].astype(self.dtype)
        ended = working[self.uniform("job.end", working) < labour_market.job_ends(clients.job_quality[working], tenure, NOBODY, p)]
        clients.status[ended] = Status.ON_BENEFIT
        clients.months_on_benefit[ended] = 0
        for rows in (stops, ended):
            clients.job[rows] = Job.NONE
            self.lost_job[rows] = True

    def _look_around(self) -> None:
        """How many friends work and are active."""
        clients, p = self.clients, self.start.parameters.peers
        employed = clients.status == Status.WORK
        active = (clients.activity != Activity.NONE) & (clients.activity != Activity.INFORMAL_CARE)
        active_friends, working_friends = self.among_friends(active | employed, employed | (clients.job != Job.NONE))
        self.active_around = active_friends + clients.ties_outside * p.outside_active
        self.friends_at_work = working_friends + clients.ties_outside * self.at_work_here
        self.working_around = peers.surroundings(self.friends_at_work, self.at_work_here, p)

    def _hold_talks(self) -> None:
        """Caseworkers divide their hours over the clients who are due."""
        clients, policy, p = self.clients, self.start.policy, self.start.parameters
        due = ~clients.in_view | (clients.months_since_talk >= 12.0 / policy.talks_per_year)
        rows = np.flatnonzero(due & (clients.status == Status.ON_BENEFIT) & (clients.exempt_months == 0))
        known = clients.in_view[rows]
        no_show = casework.no_show(
            trait=clients.no_show_trait[rows], trust=clients.trust[rows], mental=clients.health_mental[rows], known=self.share(known),
            reactance=clients.reactance[rows], bandwidth=clients.bandwidth[rows], letter=p.attendance.threat * policy.letter_threat,
            warmth=policy.channel_warmth, joint=NOBODY, p=p.attendance,
        )  # fmt: skip
        comes = self.uniform("talk.attendance", rows) >= no_show
        cost = np.where(comes, np.where(known, policy.follow_up_hours, policy.first_talk_hours), p.casework.no_show_hours)
        caseworker = clients.caseworker[rows]
        line = casework.order_by_priority(caseworker, self._priority(rows))
        division = casework.divide_hours(line=line, caseworker=caseworker, cost=cost, budget=self.hours)
        self.invited[rows[division.planned]] = True
        self._talk(rows[division.planned & comes])

    def _priority(self, rows: Rows) -> NDArray[Any]:
        """How much each client weighs with their own caseworker."""
        clients, workers = self.clients, self.caseworkers
        worker = clients.caseworker[rows]
        closeness = effort.employability_index(
            unobserved=clients.employability[rows], age=clients.age[rows], low_education=clients.education[rows] == Education.LOW,
            language=clients.language[rows], physical=clients.health_physical[rows], mental=clients.health_mental[rows],
            young_child=self.share(clients.youngest_child_age[rows] < 5), gives_care=clients.care_duty[rows],
            human_capital=clients.human_capital[rows], p=self.start.parameters.employability,
        )  # fmt: skip
        p = self.start.parameters.casework
        overdue = np.minimum(clients.months_since_talk[rows].astype(self.dtype) * (self.start.policy.talks_per_year / 12.0), p.urgency_most)
        priority = self.success_weight[worker] * (closeness + self.view_noise[rows])
        priority += self.need_weight[worker] * ((1.0 - clients.health_mental[rows]) + clients.debt[rows])
        priority += workers.weights[Weight.DEADLINE][worker] * np.where(clients.in_view[rows], overdue, p.urgency_unseen)
        priority += workers.weights[Weight.SQUEAKY_WHEEL][worker] * (clients.autonomous[rows] + clients.self_efficacy[rows])
        priority += workers.weights[Weight.DESERVINGNESS][worker] * self.share(clients.activity[rows] != Activity.NONE)
        return priority + self.uniform("caseworker.whim", rows)

    def _talk(self, rows: Rows) -> None:
        """A talk: its quality, and whether taking part is raised."""
        clients, workers, policy, p = self.clients, self.caseworkers, self.start.policy, self.start.parameters
        worker = clients.caseworker[rows]
        quality = casework.talk_quality(
            skill=workers.skill[worker], box=workers.box_ticking[worker], burnout=workers.burnout[worker], rapport=clients.rapport[rows], p=p.casework
        )  # fmt: skip
        self.talked[rows] = True
        self.talk_quality[rows] = quality
        clients.in_view[rows] = True
        clients.months_since_talk[rows] = 0
        clients.rapport[rows] += p.casework.rapport_gain * quality * (1.0 - clients.rapport[rows])
        active = clients.activity[rows] != Activity.NONE
        clients.plan[rows] = active
        wanted = policy.plan_always + policy.plan_by_quality * quality
        raised = rows[~active & (self.uniform("talk.raises", rows) < wanted)]
        chance = participation.exempted(ability(self, raised), policy.exemption, p.participation)
        exempted = self.uniform("talk.exemption", raised) < chance
        clients.exempt_months[raised[exempted]] = int(p.participation.exemption_months)
        self.raised[raised[~exempted]] = True

    def _feel_pressure(self) -> None:
        """Contact carries pressure, trust softens it."""
        clients, p = self.clients, self.start.parameters.pressure
        talked = self.share(self.talked)
        clients.contact[:] = pressure.contact_after(clients.contact, talked, p)
        clients.support *= 1.0 - p.contact_fading
        clients.support += talked * p.contact_per_talk * (self.talk_quality - clients.support)
        under = self.share((clients.status == Status.ON_BENEFIT) & (clients.exempt_months == 0))
        worker = clients.caseworker
        search, participate = (
            pressure.felt(stated.take(worker, mode="clip"), clients.contact, clients.buffering, clients.trust, p)
            for stated in (self.search_pressure, self.participation_pressure)
        )
        self.felt_search, self.felt_participation = under * search, under * participate
        self.felt = np.maximum(self.felt_search, self.felt_participation)
