"""How the server of a workshop holds under a full room: thirty screens and one that hardly reads, on this computer."""

from __future__ import annotations

import asyncio
import json
import os
import re
import statistics
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from websockets.asyncio.client import connect

from zachtehand.benchmark.measuring import machine
from zachtehand.benchmark.table import machine_in_words
from zachtehand.workshop.film import HEAD
from zachtehand.workshop.log import ACTS, SECRET
from zachtehand.workshop.room import LONGEST_RUN

SPEED = 15.0
"""Months a second."""
SCREENS = 30
_PATIENCE = 60.0
_SETTLE = 3.0
"""Seconds before counting starts: everybody has come in by then."""


@dataclass
class Screen:
    """What one screen got: when each frame came, by run and month."""

    came: dict[tuple[int, int], float] = field(default_factory=dict)
    frames: int = 0
    octets: int = 0


@dataclass(frozen=True)
class Load:
    """What was measured.

    Attributes:
        seconds: that were counted.
        up: seconds from the start of the process until it answered.
        frames: frames a second, per screen; ``slow`` of the one that hardly reads.
        late: seconds from the end of a month in the server until a screen had its frame, all screens together.
        processor: share of one core that the server used.
        memory: bytes that the server held when counting began and when it ended.
    """

    seconds: float
    up: float
    frames: list[float]
    slow_octets: int
    late: list[float]
    processor: float
    memory: tuple[float, float]
    clients: int
    octets: float


def measure_load(*, minutes: float, clients: int = 2000, screens: int = SCREENS) -> Load:
    """Start a server, let a room watch at the highest speed, and count.

    Args:
        minutes: how long; a run that is over starts again.
        clients: people at the start in each world.
        screens: that read as fast as they can.
    """
    with TemporaryDirectory() as above:
        folder = Path(above) / "workshop"
        began = time.time()
        command = [
            sys.executable, "-m", "zachtehand", "workshop", "--out", str(folder), "--months", str(LONGEST_RUN), "--clients", str(clients), "--lang", "en",
        ]  # fmt: skip
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}) as server:
            try:
                port = _port(server)
                up = _wait_until_up(port) - began
                secret = (folder / SECRET).read_text(encoding="ascii").strip()
                counted = asyncio.run(_watch(port, secret, server.pid, 60 * minutes, screens))
            finally:
                server.terminate()
        ended = _ends_of_months(folder / ACTS)
    late = [came - ended[key] for screen in counted.screens for key, came in screen.came.items() if key in ended]
    frames = [screen.frames / counted.seconds for screen in counted.screens]
    octets = statistics.fmean(screen.octets for screen in counted.screens) / max(counted.screens[0].frames, 1)
    return Load(counted.seconds, up, frames, counted.slow.octets, late, counted.processor, counted.memory, clients, octets)


def as_text(load: Load) -> str:
    """What was measured, as Markdown."""
    late = sorted(load.late)
    p95 = late[int(0.95 * (len(late) - 1))]
    rows = [
        ("server answers after", f"{load.up:.1f} s"),
        ("frames a second, the screen with the fewest", f"{min(load.frames):.1f}"),
        ("from month to screen, median", f"{1000 * statistics.median(late):.0f} ms"),
        ("from month to screen, 95th percentile", f"{1000 * p95:.0f} ms"),
        ("server, share of one core", f"{load.processor:.0%}"),
        ("server, memory at the start", f"{load.memory[0] / 1e6:.0f} MB"),
        ("server, memory at the end", f"{load.memory[1] / 1e6:.0f} MB"),
        ("size of a frame, mean", f"{load.octets / 1000:.1f} kB"),
    ]
    return "\n".join([
        f"{len(load.frames)} screens and one that reads a byte at a time, two worlds of {load.clients:,} clients, "
        f"{SPEED:g} months a second for {load.seconds:.0f} seconds:",
        "", "| what | measured |", "|---|---|", *(f"| {what} | {value} |" for what, value in rows), "", machine_in_words(machine(), "en"), "",
    ])  # fmt: skip


@dataclass
class _Counted:
    screens: list[Screen]
    slow: Screen
    seconds: float
    processor: float
    memory: tuple[float, float]


async def _watch(port: int, secret: str, process: int, seconds: float, screens: int) -> _Counted:
    watching, slow = [Screen() for _ in range(screens)], Screen()
    tasks = [asyncio.create_task(_screen(port, screen, f"screen-{number:03}")) for number, screen in enumerate(watching)]
    tasks += [asyncio.create_task(_slow_screen(port, slow)), asyncio.create_task(_facilitator(port, secret))]
    await asyncio.sleep(_SETTLE)
    before, used, held = time.monotonic(), _processor_seconds(process), _memory(process)
    for screen in watching:
        screen.frames = screen.octets = 0
        screen.came.clear()
    await asyncio.sleep(seconds)
    counted = time.monotonic() - before
    spent, kept = _processor_seconds(process) - used, _memory(process)
    for task in tasks:
        task.cancel()
    failed = [each for each in await asyncio.gather(*tasks, return_exceptions=True) if isinstance(each, Exception)]
    if failed:
        raise failed[0]
    return _Counted(watching, slow, counted, spent / counted, (held, kept))


async def _screen(port: int, screen: Screen, name: str) -> None:
    async with connect(f"ws://127.0.0.1:{port}/ws", compression=None, max_size=None) as socket:
        await socket.send(_hello(name))
        async for message in socket:
            if isinstance(message, bytes):
                run, month, _ = HEAD.unpack_from(message)
                screen.came[run, month] = time.time()
                screen.frames += 1
                screen.octets += len(message)


async def _facilitator(port: int, secret: str) -> None:
    """Plays, and starts again whenever the run is over."""
    async with connect(f"ws://127.0.0.1:{port}/ws", compression=None, max_size=None) as socket:
        await socket.send(_hello("facilitator", secret))
        await socket.send(json.dumps({"do": "speed", "value": SPEED}))
        async for message in socket:
            if isinstance(message, str) and (room := json.loads(message))["is"] == "room" and not room["playing"] and not room["making"]:
                await socket.send(json.dumps({"do": "play" if room["month"] < room["months"] else "restart"}))


async def _slow_screen(port: int, screen: Screen) -> None:
    """A handshake by hand, and then a byte every tenth of a second."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1024)
    key = "AAAAAAAAAAAAAAAAAAAAAA=="
    writer.write(
        f"GET /ws HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n".encode()
    )
    await reader.readuntil(b"\r\n\r\n")
    hello = _hello("slow-screen").encode()
    writer.write(bytes([0x81, 0x80 | len(hello), 0, 0, 0, 0]) + hello)  # one text message, masked with nothing
    with suppress(ConnectionError):
        while await reader.read(1):
            screen.octets += 1
            await asyncio.sleep(0.1)


def _hello(name: str, secret: str | None = None) -> str:
    return json.dumps({"do": "hello", "key": secret, "id": name, "lang": "en"})


def _port(server: subprocess.Popen[str]) -> int:
    """From the first lines that the server prints."""
    assert server.stdout is not None
    for line in server.stdout:
        if found := re.search(r":(\d+)/#key=", line):
            return int(found[1])
    raise RuntimeError("the server of the workshop did not start")


def _wait_until_up(port: int) -> float:
    """The time at which the server first answers."""
    last = time.monotonic() + _PATIENCE
    while time.monotonic() < last:
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=1) as answer:
            if answer.read() == b"ok":
                return time.time()
        time.sleep(0.02)
    raise RuntimeError("the server of the workshop does not answer")


def _ends_of_months(file: Path) -> dict[tuple[int, int], float]:
    """When each month of each run was over in the server, by the clock that all processes here share."""
    acts = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return {(act["run"], act["month"]): datetime.fromisoformat(act["at"]).timestamp() for act in acts if act["act"] == "step"}


def _processor_seconds(process: int) -> float:
    times = psutil.Process(process).cpu_times()
    return times.user + times.system


def _memory(process: int) -> float:
    return float(psutil.Process(process).memory_info().rss)
