"""Enforcement: files, warnings, measures, and undue benefits that end (ODD 3, step 5)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Job, Ladder, Status
from zachtehand.steps.training import without_the_excused
from zachtehand.submodels import effort, enforcement
from zachtehand.world import World, at


def enforce(world: World) -> None:
    """Those at the end of the ladder, who broke an agreement or in breach of the search duty may get a warning or a measure."""
    _benefits_not_due_end(world)
    _benefits_stop_by_mistake(world)
    breach = np.full(world.people, -1, np.int8)
    for weight, rows in enumerate((_end_of_ladder(world), _agreements_broken(world), _breaches_found(world))):
        breach[rows] = weight  # the heaviest counts
    _measures(world, np.flatnonzero(breach >= 0), breach)
    for ordered in world.ordered_measures:
        hit = ordered.uids[world.clients.status[ordered.uids] == Status.ON_BENEFIT]
        _impose(world, hit, np.full(hit.size, ordered.cut_share, np.float32), np.full(hit.size, ordered.months))
    world.ordered_measures.clear()


def _end_of_ladder(world: World) -> NDArray[np.intp]:
    clients = world.clients
    return np.flatnonzero((clients.ladder == Ladder.THIRD_MISSED) & (clients.status == Status.ON_BENEFIT))


def _agreements_broken(world: World) -> NDArray[np.intp]:
    """Clients who dropped an activity they had agreed to, took up nothing else, and of whom the caseworker is told."""
    clients = world.clients
    rows = np.flatnonzero(clients.agreement_broken)
    if not rows.size:
        return rows
    clients.agreement_broken[rows] = False
    asked = (clients.status[rows] == Status.ON_BENEFIT) & (clients.exempt_months[rows] == 0) & (clients.activity[rows] == Activity.NONE)
    told = rows[asked & (world.uniform("agreement.told", rows) < at(world.undergone.broken_agreements, rows))]
    world.happened.agreement_broken[told] = True
    return told


def _breaches_found(world: World) -> NDArray[np.intp]:
    """Clients whose search is checked this month and found wanting on paper."""
    clients, undergone = world.clients, world.undergone
    if not (world.checks.any() and np.any(undergone.search_duty)):
        return np.zeros(0, np.intp)
    bound = (clients.status == Status.ON_BENEFIT) & (clients.exempt_months == 0) & ~clients.hidden_income & (clients.job == Job.NONE)
    bound = without_the_excused(world, bound)
    chance = _checks(world, clients.caseworker) * np.asarray(undergone.search_duty, np.float32)
    rows = np.flatnonzero(bound & (world.uniform("check.search") < chance))
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
        at(undergone.filing, rows), world.caseworkers.style[worker], world.caseworkers.box_ticking[worker], vulnerable,
        at(undergone.hardship, rows), world.parameters.enforcement,
    )  # fmt: skip
    filed = world.uniform("file.opened", rows) < chance
    clients.ladder[rows] = Ladder.NONE
    first = clients.warnings[rows] == 0
    size = enforcement.size_of_measure(breach[rows], at(undergone.cut_share_light, rows), at(undergone.cut_share, rows), at(undergone.cut_share_heavy, rows))
    warned = filed & first & (np.asarray(at(undergone.warning_first, rows)) > 0)
    warned |= filed & (size <= 0) & (np.asarray(at(undergone.warn_without_cut, rows)) > 0)
    clients.warnings[rows[warned]] += 1
    happened.warned[rows[warned]] = True

    cut = filed & ~warned & (size > 0)
    hit = rows[cut]
    share = enforcement.cut_after_hardship(size[cut], at(undergone.hardship, hit), vulnerable[cut], world.parameters.enforcement)
    months = np.maximum(np.round(at(undergone.cut_months, hit)), 1)
    _impose(world, hit, share, months)
    world.file_backlog += np.bincount(worker[filed], minlength=world.file_backlog.size)


def _impose(world: World, hit: NDArray[np.intp], share: NDArray[np.float32], months: NDArray[np.floating]) -> None:
    """These people's benefit is cut by a share for some months, from now on."""
    clients, happened = world.clients, world.happened
    clients.sanctions[hit] += 1
    clients.sanction_share[hit] = share
    clients.sanction_months[hit] = months
    happened.measure[hit] = True
    happened.cut_imposed[hit] = share * months


def _benefits_not_due_end(world: World) -> None:
    """People with hidden income leave when attention rises, or are found out."""
    clients, happened, undergone = world.clients, world.happened, world.undergone
    rows = np.flatnonzero(clients.hidden_income & (clients.status == Status.ON_BENEFIT))
    checks = _checks(world, clients.caseworker[rows])
    chance = enforcement.undue_ends(
        happened.talks[rows], at(undergone.money_in_talk, rows), at(undergone.separated_from_checks, rows), checks, world.parameters.enforcement
    )
    happened.undue[rows[world.uniform("undue", rows) < chance]] = True


def _benefits_stop_by_mistake(world: World) -> None:
    """Some benefits are stopped wrongly and repaired: the money comes late, the trust does not come back with it."""
    clients = world.clients
    chance = enforcement.wrongly_stopped(_checks(world, clients.caseworker), world.parameters.enforcement)
    world.happened.wrongly_stopped[:] = (clients.status == Status.ON_BENEFIT) & (world.uniform("stop.mistake") < chance)


def _checks(world: World, caseworker: NDArray[np.int32]) -> NDArray[np.float32]:
    """Checks per client this month with these caseworkers; none without a caseworker."""
    return np.append(world.checks, 0.0).astype(np.float32)[caseworker]  # −1, nobody, points at the last
