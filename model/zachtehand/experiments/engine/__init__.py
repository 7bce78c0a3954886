"""One engine for every experiment: a table of cells, carried out anywhere, stored as tables.

A :class:`~zachtehand.experiments.engine.study.Study` says what is to be computed: points × worlds.
:func:`~zachtehand.experiments.engine.carry_out.carry_out` computes it, in this process, in worker
processes or on a cluster, and gives a :class:`~zachtehand.experiments.engine.stored.Stored` back, in
memory or in a folder that survives being killed.
"""

from zachtehand.experiments.engine.carry_out import carry_out
from zachtehand.experiments.engine.cells import Batch, Keep, Point, World
from zachtehand.experiments.engine.columns import Tables, words
from zachtehand.experiments.engine.crew import Crew, crew
from zachtehand.experiments.engine.stored import Stored, open_stored
from zachtehand.experiments.engine.study import Study
from zachtehand.experiments.engine.work import Progress, Work, part_of, simulate

__all__ = [
    "Batch", "Crew", "Keep", "Point", "Progress", "Stored", "Study", "Tables", "Work", "World", "carry_out", "crew", "open_stored", "part_of",
    "simulate", "words",
]  # fmt: skip
