"""The search for mixes that nothing beats: NSGA-II (Deb et al. 2002), from pymoo.

Nothing in it is left to chance but its own fixed seed, so that the same question asks for the same
mixes in the same order, and a search that was stopped goes on by asking again for what is there.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.designs.extras import needed
from zachtehand.experiments.designs.points import SEED_OF_DESIGNS
from zachtehand.experiments.optimisation.mixes import Mix

Judge = Callable[[int, list[Mix]], tuple[NDArray[np.float64], NDArray[np.float64]]]
"""Called with the number of the generation and its mixes; gives what is to be made small (mixes, objectives), and by how much each
exceeds the budget (mixes), at or below zero within it."""

_CROSSOVER, _CROSSOVER_ETA, _MUTATION_ETA = 0.9, 15, 20


def search(sizes: Sequence[int], objectives: int, judge: Judge, *, population: int, generations: int) -> None:
    """Ask for generation after generation of mixes; for all of them where that costs no more.

    Args:
        sizes: number of values per lever.
        objectives: number of objectives.
        judge: judges the mixes of a generation.
        population: mixes in a generation, at most.
        generations: number of generations.

    Raises:
        InputError: pymoo is not installed.
    """
    if math.prod(sizes) <= population * generations:
        everything = list(itertools.product(*(range(size) for size in sizes)))
        for generation, first in enumerate(range(0, len(everything), population)):
            judge(generation, everything[first : first + population])
        return
    problem = needed("pymoo.core.problem").Problem(
        n_var=len(sizes), n_obj=objectives, n_ieq_constr=1, xl=np.zeros(len(sizes)), xu=np.array(sizes) - 1, vtype=int
    )
    algorithm = _algorithm(population)
    algorithm.setup(problem, termination=("n_gen", generations), seed=SEED_OF_DESIGNS, verbose=False)
    evaluator, static = needed("pymoo.core.evaluator").Evaluator(), needed("pymoo.problems.static").StaticProblem
    for generation in range(generations):
        asked = algorithm.ask() if algorithm.has_next() else None
        if asked is None or not len(asked):  # no new mix comes up any more
            return
        values, excess = judge(generation, [tuple(int(position) for position in row) for row in asked.get("X")])
        evaluator.eval(static(problem, F=values, G=excess[:, None]), asked)
        algorithm.tell(infills=asked)


def _algorithm(population: int) -> Any:
    repair = needed("pymoo.operators.repair.rounding").RoundingRepair()
    return needed("pymoo.algorithms.moo.nsga2").NSGA2(
        pop_size=population,
        sampling=needed("pymoo.operators.sampling.rnd").IntegerRandomSampling(),
        crossover=needed("pymoo.operators.crossover.sbx").SBX(prob=_CROSSOVER, eta=_CROSSOVER_ETA, vtype=float, repair=repair),
        mutation=needed("pymoo.operators.mutation.pm").PM(eta=_MUTATION_ETA, vtype=float, repair=repair),
        eliminate_duplicates=True,
    )
