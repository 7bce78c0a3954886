"""Staff: caseworkers come and go, and teams follow the policies (ODD 3, steps 1 and 3)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Status, Weight
from zachtehand.populations.organisations import Caseworkers
from zachtehand.submodels import casework
from zachtehand.submodels.shapes import rows_of
from zachtehand.world import World

POSTS_PER_PROGRAMME = 1_000_000
"""Posts of the next programme's team are numbered from here, so that they have luck of their own."""


def staff_follows(world: World, *, people_per_team: list[float]) -> None:
    """Teams get the caseworkers that their caseload asks for; those who stay keep their clients.

    Args:
        people_per_team: clients whom each team is for.
    """
    caseloads = [world.treatments[regime].caseload for regime in world.regime_of_team]
    fte = [people / caseload if caseload > 0 else 0.0 for people, caseload in zip(people_per_team, caseloads, strict=True)]
    counts = [int(np.ceil(each - 1e-9)) for each in fte]
    old, old_start = world.caseworkers, world.team_start
    old_team = old.team.astype(np.int64)
    old_post = np.arange(len(old)) - old_start[old_team] if len(old) else np.zeros(0, np.int64)
    if len(old_start) - 1 == len(counts) and [int(n) for n in np.diff(old_start)] == counts:
        world.caseworkers.contract[:] = np.asarray([fte[team] / max(counts[team], 1) for team in old_team], np.float32)
        return
    start = np.concatenate([[0], np.cumsum(counts)])
    made = Caseworkers(int(start[-1]))
    made.team[:] = np.repeat(np.arange(len(counts)), counts)
    made.contract[:] = np.repeat([each / max(count, 1) for each, count in zip(fte, counts, strict=True)], counts)
    clients = world.everyone.first(world.people)
    before = clients.caseworker.copy()
    clients.caseworker[:] = -1
    kept = np.zeros(len(made), np.bool_)
    for team, count in enumerate(counts):
        source = team if team < len(old_start) - 1 and old_start[team + 1] > old_start[team] else team - 1
        if source < 0 or source >= len(old_start) - 1 or (team > 1 and source != team):
            continue  # the scenario's policy begins with the people of the policy before; a programme finds its own
        rows = rows_of((old_team == source) & (old_post < count))
        target = start[team] + old_post[rows]
        for name in ("style", "skill", "load", "box_ticking", "burnout", "tenure", "courses"):
            getattr(made, name)[target] = getattr(old, name)[rows]
        made.weights[:, target] = old.weights[:, rows]
        kept[target] = True
        _hand_over(world, before, source=source, team=team, old_count=int(old_start[source + 1] - old_start[source]), count=count, start=int(start[team]))
    world.employ(made, start)
    appoint(world, rows_of(~kept))


def _hand_over(world: World, before: NDArray[np.int32], *, source: int, team: int, old_count: int, count: int, start: int) -> None:
    """Clients of a team keep their caseworker if there is still one, and move evenly to new ones."""
    clients = world.everyone.first(world.people)
    first = int(world.team_start[source])
    theirs = (before >= first) & (before < first + old_count) & (world.team_of_regime[clients.regime] == team)
    rows = rows_of(theirs)
    post = before[rows] - first
    luck = world.lasting("caseworker.hand_over", rows)
    stays = (post < count) & (luck < old_count / max(count, 1))
    spread = world.lasting("caseworker.hand_over to", rows)
    low = np.where(post < count, min(old_count, count), 0)
    moved = np.minimum((low + spread * (count - low)).astype(np.int64), count - 1)
    clients.caseworker[rows] = start + np.where(stays, post, moved) if count else -1
    clients.rapport[rows[~stays]] = 0.0


def caseworkers_come_and_go(world: World) -> None:
    """Caseworkers leave, successors start with other skills; clients without one are assigned."""
    workers, p = world.caseworkers, world.parameters.casework
    if not len(workers):
        return
    clients, month = world.clients, world.calendar.month
    places = _posts(world, np.arange(len(workers)))
    workers.burnout[:] = casework.burnout_after(workers.burnout, workers.load, world.per_caseworker("buddies"), p)
    leaving = world.luck.uniform("caseworker.leaves", month, places) < casework.leaves(workers.burnout, p)
    workers.tenure += 1
    on_benefit = clients.status == Status.ON_BENEFIT
    rows = rows_of(on_benefit)
    if leaving.any():
        appoint(world, rows_of(leaving))
        worker = clients.caseworker.take(rows)
        left = rows[(worker >= 0) & leaving[worker]]
        world.happened.caseworker_left[left] = True
        keeps = p.rapport_left + (1.0 - p.rapport_left) * p.continuity * world.undergone.at("continuity", left)
        world.happened.rapport_lost[left] = clients.rapport[left] * (1.0 - keeps)
        clients.rapport[left] *= keeps
        world.municipality.caseworkers_left = int(leaving.sum())
    team = world.team_of_regime.astype(np.int8)
    staffed = (world.team_start[1:] > world.team_start[:-1])[team]  # where a team has nobody, those without a caseworker stay so
    nobody = clients.caseworker < 0
    astray = (nobody & world.undergone.of_policy(staffed)) | (~nobody & (_team_of(world, clients.caseworker) != world.undergone.of_policy(team)))
    assign(world, rows_of(astray & on_benefit))
    workers.clients[:] = np.bincount(clients.caseworker.take(rows) + 1, minlength=len(workers) + 1)[1:]  # −1 is nobody
    world.municipality.caseworker_fte = float(workers.contract.sum())


def appoint(world: World, rows: NDArray[np.intp]) -> None:
    """New people in these posts; who they are depends only on seed, month and post."""
    workers, p = world.caseworkers, world.parameters.casework
    processes = [f"caseworker.{process}" for process in ("half", "spread", "style", "style again", *(f"weight {each.name}" for each in Weight))]
    half, spread, style, style_again, *weights = world.luck.uniforms(tuple(processes), world.calendar.month, _posts(world, rows))
    workers.skill[rows] = casework.skill_of(half, spread, p)
    workers.style[rows] = p.style + p.style_spread * (style + style_again - 1.0)
    for weight, luck in zip(Weight, weights, strict=True):
        mean = getattr(p, f"weight_{weight.name.lower()}")
        workers.weights[weight, rows] = mean * (1.0 - p.weight_spread + 2.0 * p.weight_spread * luck)
    workers.burnout[rows] = p.burnout_base
    workers.tenure[rows] = 0
    workers.courses[rows] = 0
    world.municipality.appointed_fte += float(workers.contract[rows].sum())


def _posts(world: World, rows: NDArray[np.intp]) -> NDArray[np.int64]:
    """Number of each caseworker's post: the team of the scenario's policy has the people, and the luck, of the team before it."""
    team = world.caseworkers.team[rows].astype(np.int64)
    return rows - world.team_start[team] + POSTS_PER_PROGRAMME * np.maximum(team - 1, 0)


def assign(world: World, rows: NDArray[np.intp]) -> None:
    """Give these clients a caseworker of their team, always the same post for the same person."""
    clients = world.clients
    luck = world.lasting("caseworker.post", rows)
    team = world.team_of_regime[clients.regime[rows]]
    start, end = world.team_start[team], world.team_start[team + 1]
    post = np.minimum((luck * (end - start)).astype(np.int64), end - start - 1)
    before = clients.caseworker[rows]
    team_before = _team_of(world, before)
    post_before = np.where(before >= 0, before - world.team_start[team_before], -1)
    same_people = np.maximum(team, 1) == np.maximum(team_before, 1)
    clients.rapport[rows] = np.where(same_people & (post_before == post), clients.rapport[rows], 0.0)
    clients.caseworker[rows] = np.where(end > start, start + post, -1)


def _team_of(world: World, caseworker: NDArray[np.int32]) -> NDArray[np.int8]:
    """Team of each caseworker, by their rows; there are few teams."""
    team = np.zeros(caseworker.shape, np.int8)
    for start in world.team_start[1:-1]:
        team += caseworker >= start
    return team
