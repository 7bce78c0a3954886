"""Enforcement: files, warnings, measures, and undue benefits that end (ODD 3, step 5)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Job, Ladder, Status
from zachtehand.steps.claims import claims_arise
from zachtehand.steps.mistakes import benefits_stop_by_mistake, could_be_stopped_by_mistake
from zachtehand.steps.training import without_the_excused
from zachtehand.submodels import effort, enforcement
from zachtehand.submodels.shapes import rows_of
from zachtehand.treatment import in_use
from zachtehand.world import World

REPEATED_WITHIN = 12
"""Months after a measure in which the next breach is a repeated one."""
MOST_REPEATS = 100


def enforce(world: World) -> None:
    """Those at the end of the ladder, who broke an agreement or in breach of the search duty may get a warning or a measure."""
    _benefits_not_due_end(world)
    luck = world.uniform("stop.mistake")
    rows = could_be_stopped_by_mistake(world, luck)
    benefits_stop_by_mistake(world, rows, luck[rows], _checks(world, world.clients.caseworker[rows]))
    claims_arise(world, luck)
    _measures_are_taken_back(world)
    breach = np.full(world.people, -1, np.int8)
    for weight, rows in enumerate((_end_of_ladder(world), _agreements_broken(world), _breaches_found(world))):
        breach[rows] = weight  # the heaviest counts
    _measures(world, rows_of(breach >= 0), breach)
    for ordered in world.ordered_measures:
        hit = ordered.uids[world.clients.status[ordered.uids] == Status.ON_BENEFIT]
        _impose(world, hit, np.full(hit.size, ordered.cut_share, np.float32), np.full(hit.size, ordered.months, np.int8))
    world.ordered_measures.clear()


def _end_of_ladder(world: World) -> NDArray[np.intp]:
    clients = world.clients
    return rows_of((clients.ladder == Ladder.THIRD_MISSED) & (clients.status == Status.ON_BENEFIT))


def _agreements_broken(world: World) -> NDArray[np.intp]:
    """Clients who dropped an activity they had agreed to, took up nothing else, and of whom the caseworker is told."""
    clients = world.clients
    rows = rows_of(clients.agreement_broken)
    if not rows.size:
        return rows
    clients.agreement_broken[rows] = False
    asked = (clients.status[rows] == Status.ON_BENEFIT) & (clients.exempt_months[rows] == 0) & (clients.activity[rows] == Activity.NONE)
    told = rows[asked & (world.uniform("agreement.told", rows) < world.undergone.at("broken_agreements", rows))]
    world.happened.agreement_broken[told] = True
    return told


def _breaches_found(world: World) -> NDArray[np.intp]:
    """Clients whose search is checked this month and found wanting on paper."""
    clients, undergone = world.clients, world.undergone
    if not (world.checks.any() and in_use(undergone.search_duty)):
        return np.zeros(0, np.intp)
    bound = (clients.status == Status.ON_BENEFIT) & (clients.exempt_months == 0) & ~clients.hidden_income & (clients.job == Job.NONE)
    bound = without_the_excused(world, bound)
    chance = _checks(world, clients.caseworker) * np.asarray(undergone.search_duty, np.float32)
    rows = rows_of(bound & (world.uniform("check.search") < chance))
    complies = effort.complies_on_paper(
        clients.controlled_search[rows], clients.autonomous[rows], clients.reactance[rows], clients.bandwidth[rows], world.parameters.effort
    )
    return rows[world.uniform("check.finds", rows) >= complies]


def _measures(world: World, rows: NDArray[np.intp], breach: NDArray[np.int8]) -> None:
    """Caseworkers decide whether to file; a file leads to a warning or a measure, as large as the breach is heavy."""
    clients, happened, undergone = world.clients, world.happened, world.undergone
    rows = rows[clients.caseworker[rows] >= 0]
    if not rows.size:
        return
    worker = clients.caseworker[rows]
    vulnerable = enforcement.vulnerability(clients.debt[rows], clients.health_mental[rows], world.parameters.enforcement)
    chance = enforcement.files(
        undergone.at("filing", rows), world.caseworkers.style[worker], world.caseworkers.box_ticking[worker], vulnerable,
        undergone.at("hardship", rows), world.parameters.enforcement,
    )  # fmt: skip
    filed = world.uniform("file.opened", rows) < chance
    clients.ladder[rows] = Ladder.NONE
    first = clients.warnings[rows] == 0
    size = enforcement.size_of_measure(
        breach[rows], undergone.at("cut_share_light", rows), undergone.at("cut_share", rows), undergone.at("cut_share_heavy", rows)
    )
    warned = filed & first & (np.asarray(undergone.at("warning_first", rows)) > 0)
    warned |= filed & (size <= 0) & (np.asarray(undergone.at("warn_without_cut", rows)) > 0)
    clients.warnings[rows[warned]] += 1
    happened.warned[rows[warned]] = True

    cut = filed & ~warned & (size > 0)
    cut[cut] = enforcement.blamed(vulnerable[cut], world.uniform("file.hearing", rows[cut]), world.parameters.enforcement)
    hit = rows[cut]
    share = enforcement.cut_after_hardship(size[cut], undergone.at("hardship", hit), vulnerable[cut], world.parameters.enforcement)
    again = world.calendar.month - clients.last_measure[hit] < REPEATED_WITHIN
    clients.repeats[hit] = np.where(again, np.minimum(clients.repeats[hit] + 1, MOST_REPEATS), 0)
    clients.last_measure[hit] = world.calendar.month
    _impose(world, hit, share, enforcement.months_of_measure(undergone.at("cut_months", hit), clients.repeats[hit], world.law.uniform_duty_months_most))
    world.file_backlog += np.bincount(worker[filed], minlength=world.file_backlog.size)


def _impose(world: World, hit: NDArray[np.intp], share: NDArray[np.float32], months: NDArray[np.int8]) -> None:
    """The benefit is cut from now on, and with it that of the partner: a couple has one benefit (art. 18(12))."""
    clients, happened = world.clients, world.happened
    clients.sanctions[hit] += 1
    happened.measure[hit] = True
    partner = clients.partner[hit]
    joint = (partner >= 0) & (partner < world.people)
    joint[joint] = (clients.status[partner[joint]] == Status.ON_BENEFIT) & (clients.sanction_months[partner[joint]] == 0)
    for rows, size, length in ((partner[joint], share[joint], months[joint]), (hit, share, months)):
        clients.sanction_share[rows] = size
        clients.sanction_months[rows] = length
        happened.cut_imposed[rows] = size * length


def _benefits_not_due_end(world: World) -> None:
    """People with hidden income leave when attention rises, or are found out."""
    clients, happened, undergone = world.clients, world.happened, world.undergone
    rows = rows_of(clients.hidden_income & (clients.status == Status.ON_BENEFIT))
    checks = _checks(world, clients.caseworker[rows])
    chance = enforcement.undue_ends(
        happened.talks[rows], undergone.at("money_in_talk", rows), undergone.at("separated_from_checks", rows), checks, world.parameters.enforcement
    )
    happened.undue[rows[world.uniform("undue", rows) < chance]] = True


def _measures_are_taken_back(world: World) -> None:
    """Who is under a measure and shows unmistakably to comply gets the rest of it back."""
    clients, happened = world.clients, world.happened
    rows = rows_of(clients.sanction_months > 0)
    rows = rows[(happened.talks[rows] > 0) & ~happened.missed[rows]]
    back = rows[world.uniform("measure.repentance", rows) < world.parameters.enforcement.repentance]
    clients.sanction_months[back] = 0
    happened.repented[back] = True


def _checks(world: World, caseworker: NDArray[np.int32]) -> NDArray[np.float32]:
    """Checks per client this month with these caseworkers; none without a caseworker."""
    return np.append(world.checks, 0.0).astype(np.float32)[caseworker]  # −1, nobody, points at the last
