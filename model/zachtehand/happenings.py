"""Happenings: what a month does to people, noted where it happens and read by whoever comes later in the month (ODD 3)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.memory import side_by_side


class Happenings:
    """What happens to each person in one month: arrays of shape (people,), empty at the start of the month.

    Args:
        people: who have entered.
        before: the month before, whose arrays nobody needs any more: their memory is used again.
    """

    entered: NDArray[np.bool_]
    returned: NDArray[np.bool_]
    programme_entered: NDArray[np.bool_]
    programme_left: NDArray[np.bool_]
    invited: NDArray[np.bool_]
    missed: NDArray[np.bool_]
    no_show_action: NDArray[np.bool_]
    agreement_broken: NDArray[np.bool_]
    warned: NDArray[np.bool_]
    measure: NDArray[np.bool_]
    exempted: NDArray[np.bool_]
    raised: NDArray[np.bool_]
    asked: NDArray[np.bool_]
    matched: NDArray[np.bool_]
    visited: NDArray[np.bool_]
    came_by: NDArray[np.bool_]
    passed_on: NDArray[np.bool_]
    with_expert: NDArray[np.bool_]
    threatened: NDArray[np.bool_]
    started: NDArray[np.bool_]
    stopped: NDArray[np.bool_]
    failed_placement: NDArray[np.bool_]
    programme_ended: NDArray[np.bool_]
    got_offer: NDArray[np.bool_]
    found_full: NDArray[np.bool_]
    found_part: NDArray[np.bool_]
    promised_job: NDArray[np.bool_]
    lost_job: NDArray[np.bool_]
    offered_basic: NDArray[np.bool_]
    accepted_basic: NDArray[np.bool_]
    undue: NDArray[np.bool_]
    wrongly_stopped: NDArray[np.bool_]
    claimed: NDArray[np.bool_]
    fined: NDArray[np.bool_]
    repented: NDArray[np.bool_]
    caseworker_left: NDArray[np.bool_]
    talks: NDArray[np.float32]
    talk_hours: NDArray[np.float32]
    rapport_lost: NDArray[np.float32]
    """Rapport that went with a caseworker who left."""
    talk_quality: NDArray[np.float32]
    visit_quality: NDArray[np.float32]
    pressure_search: NDArray[np.float32]
    pressure_participation: NDArray[np.float32]
    pressure_around: NDArray[np.float32]
    seen_by_employers: NDArray[np.float32]
    """Employability of each this month, childcare left out: a log ratio to the average client of a whole stock."""
    effort: NDArray[np.float32]
    supply: NDArray[np.float32]
    meeting: NDArray[np.float32]
    working_around: NDArray[np.float32]
    active_around: NDArray[np.float32]
    friends_at_work: NDArray[np.float32]
    months_off: NDArray[np.float32]
    cut_imposed: NDArray[np.float32]
    overpaid: NDArray[np.float32]
    benefit: NDArray[np.float32]
    """Benefit that is paid, EUR net, back payments included."""
    withheld: NDArray[np.float32]
    """Benefit that measures withhold, EUR net."""
    offered_kind: NDArray[np.int8]
    exit: NDArray[np.int8]
    left_status: NDArray[np.int8]
    returned_from: NDArray[np.int8]
    ladder_change: NDArray[np.int8]

    def __init__(self, people: int, before: Happenings | None = None) -> None:
        self.people = people
        self._memory: dict[str, NDArray[Any]] = {}
        if before is not None:
            self._memory, before._memory = before._memory, {}  # nobody who still asks the month before clears what happens now
        self._whole: tuple[Happenings, slice] | None = None

    def __getattr__(self, name: str) -> NDArray[Any]:
        if name not in _KINDS:
            raise AttributeError(name)
        if self._whole is None:
            if not self._memory or self._memory[name].size < self.people:
                room = self.people + self.people // 4  # for who enters
                self._memory = side_by_side({each: (kind, (room,)) for each, kind in _KINDS.items()})
            values = self._memory[name][: self.people]
            values.fill(0)
        else:
            whole, rows = self._whole
            values = getattr(whole, name)[rows]
        setattr(self, name, values)
        return values

    def rows(self, start: int, stop: int) -> Happenings:
        """A view on what happens to some of the people."""
        part = Happenings(stop - start)
        part._whole = self, slice(start, stop)
        return part


_KINDS = {
    name: kind for name, hint in Happenings.__annotations__.items() for kind in (np.bool_, np.int8, np.float32) if f"[np.{kind.__name__.rstrip('_')}" in hint
}
