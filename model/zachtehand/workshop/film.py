"""The film: what is seen of one month in both worlds, as few bytes as a phone can take thirty times a second.

A frame is a head of ten bytes and a compressed body; all numbers are little-endian::

    head   u32 run   u16 month   u32 people
    body   zlib of: world A, world B
    world  u16 caseworkers
           u8  place[people]        Place | Mark (see places)
           u16 shade[people]        four numbers of four bits, from the lowest: see SHADES
           u16 desk[people]         caseworker of each person; 65535 is none
           u16 files[caseworkers]   people on the benefit with this caseworker
           u8  load[caseworkers]    demanded over available hours, in fiftieths, 255 is 5.1 or more
           u8  busy[caseworkers]    share of the hours for clients that was used, in 255ths
           u8  burnout[caseworkers] 0-1, in 255ths
           u16 vacancies[segments]  vacancies within reach this month
           u16 hired[segments]      people from the group who were hired this month
           f32 chart[len(CHARTS)]   for everybody (see CHARTS); 0 in month 0

Frames do not lean on each other: whoever misses one misses nothing later.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.differences import unit_of
from zachtehand.indicators import INDICATORS
from zachtehand.populations.categories import Segment, Status
from zachtehand.simulation import Simulation
from zachtehand.workshop.places import places_of

HEAD = struct.Struct("<IHI")
NOBODY = 0xFFFF
LOAD_STEPS, LOUDEST = 50, 255

SHADES = ("wellbeing", "trust", "motivation", "contact")
"""What the four numbers of a shade say: life satisfaction (0-10), trust in the municipality (0-1), autonomous motivation (0-1),
each in fifteenths of its range, and months since the last talk, in steps of two, 15 for thirty or more."""

CHARTS = (
    "on_benefit", "in_work", "without_income", "active_real", "life_satisfaction", "trust", "parked", "cost_municipality", "exits", "displaced_outsiders",
)  # fmt: skip
"""Indicators under the stage; ``exits`` and ``displaced_outsiders`` are added up from the start."""

ADDED_UP = ("exits", "displaced_outsiders")


def unit_of_chart(key: str) -> str:
    """The unit of a chart: what is added up is no longer by month."""
    return unit_of(INDICATORS[key].unit, "cumulative" if key in ADDED_UP else "month")


@dataclass(frozen=True)
class WorldSeen:
    """One world in one month; arrays as in the body of a frame."""

    place: NDArray[np.uint8]
    shade: NDArray[np.uint16]
    desk: NDArray[np.uint16]
    files: NDArray[np.uint16]
    load: NDArray[np.uint8]
    busy: NDArray[np.uint8]
    burnout: NDArray[np.uint8]
    vacancies: NDArray[np.uint16]
    hired: NDArray[np.uint16]
    chart: NDArray[np.float32]


def see(simulation: Simulation, people: int, so_far: NDArray[np.float32]) -> WorldSeen:
    """What is seen of a world in the month that ended last, or at the start.

    Args:
        people: how many can appear in the whole run.
        so_far: the chart of the month before, for what is added up; zeros at the start.
    """
    world = simulation.world
    here, desks, count = world.clients, world.caseworkers, len(world.caseworkers)
    on_benefit = here.status == Status.ON_BENEFIT
    desk = np.full(people, NOBODY, np.uint16)
    with_caseworker = np.flatnonzero(on_benefit & (here.caseworker >= 0) & (here.caseworker < count))
    desk[with_caseworker] = here.caseworker[with_caseworker]
    hired = here.segment[np.flatnonzero(world.happened.found_full | world.happened.found_part)]
    chart = np.zeros(len(CHARTS), np.float32)
    if simulation.month:
        latest = simulation.latest()
        chart[:] = [latest[name] for name in CHARTS]
        for name in ADDED_UP:
            chart[CHARTS.index(name)] += so_far[CHARTS.index(name)]
    return WorldSeen(
        place=places_of(world, people),
        shade=_shades(simulation, people),
        desk=desk,
        files=_small(np.bincount(here.caseworker[with_caseworker], minlength=count)[:count], np.uint16),
        load=_small(desks.load * LOAD_STEPS, np.uint8),
        busy=_small(255 * desks.hours_used / np.maximum(desks.hours, 1e-6), np.uint8),
        burnout=_small(desks.burnout * 255, np.uint8),
        vacancies=_small(np.bincount(world.employers.segment, world.employers.vacancies, len(Segment)), np.uint16),
        hired=_small(np.bincount(hired, minlength=len(Segment)), np.uint16),
        chart=chart,
    )


def _shades(simulation: Simulation, people: int) -> NDArray[np.uint16]:
    here = simulation.world.clients
    parts = (here.life_satisfaction * 1.5, here.trust * 15, here.autonomous * 15, here.months_since_talk // 2)
    shade = np.zeros(people, np.uint16)
    for place, values in enumerate(parts):
        shade[: here.size] |= (np.clip(np.rint(values), 0, 15).astype(np.uint16) << np.uint16(4 * place))[:people]
    return shade


def _small(values: NDArray, kind: type[np.uint8] | type[np.uint16]) -> NDArray:
    """Rounded, and no larger than fits."""
    return np.clip(np.rint(values), 0, np.iinfo(kind).max).astype(kind)


def as_frame(run: int, month: int, worlds: tuple[WorldSeen, WorldSeen], *, level: int = 1) -> bytes:
    """Both worlds as the bytes of a frame.

    Args:
        run: number of the run, below 2**32; a new one whenever the past has changed.
        level: how hard the body is compressed: 1 for a live run, 9 for a mail attachment.
    """
    return HEAD.pack(run, month, worlds[0].place.size) + zlib.compress(b"".join(as_body(world) for world in worlds), level)


def as_body(world: WorldSeen) -> bytes:
    """One world as it stands in the body of a frame."""
    arrays = (world.place, world.shade, world.desk, world.files, world.load, world.busy, world.burnout, world.vacancies, world.hired, world.chart)
    return struct.pack("<H", world.files.size) + b"".join(each.astype(each.dtype.newbyteorder("<"), copy=False).tobytes() for each in arrays)


def read_frame(frame: bytes) -> tuple[int, int, tuple[WorldSeen, WorldSeen]]:
    """Run, month and both worlds of a frame: what the page does, for tests and reports."""
    run, month, people = HEAD.unpack_from(frame)
    body = BytesIO(zlib.decompress(frame[HEAD.size :]))

    def take(kind: str, count: int) -> NDArray:
        return np.frombuffer(body.read(np.dtype(kind).itemsize * count), kind)

    def world() -> WorldSeen:
        desks = int(take("<u2", 1)[0])
        kinds = (("u1", people), ("<u2", people), ("<u2", people), ("<u2", desks), ("u1", desks), ("u1", desks), ("u1", desks))
        rest = (("<u2", len(Segment)), ("<u2", len(Segment)), ("<f4", len(CHARTS)))
        return WorldSeen(*(take(kind, count) for kind, count in (*kinds, *rest)))

    return run, month, (world(), world())
