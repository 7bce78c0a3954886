"""The command that serves a workshop: what it prints, what it refuses in one sentence, and that it starts where it stopped."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from workshops import elsewhere, people_drawn_once

import zachtehand
from zachtehand.cli import workshop as cli_workshop
from zachtehand.cli.app import status
from zachtehand.workshop.addresses import FIRST_PORT, addresses, is_local, listen
from zachtehand.workshop.log import ACTS, SECRET, Log
from zachtehand.workshop.room import Choices
from zachtehand.workshop.server import prepare
from zachtehand.workshop.session import Session
from zachtehand.workshop.words import WorkshopError

PACKAGE = Path(zachtehand.__file__).parent


@contextmanager
def started(folder: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str, float]]:
    """A server in a process of its own, what it printed, and the seconds until it answered."""
    began = time.monotonic()
    command = [sys.executable, "-m", "zachtehand", "workshop", *arguments, "--lang", "en"]
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        printed = "".join(server.stdout.readline() for _ in range(4))
        try:
            with urllib.request.urlopen(f"{re.findall(r'http://[^/]+/', printed)[1]}health", timeout=20) as answer:
                assert answer.read() == b"ok"
            yield server, printed, time.monotonic() - began
        finally:
            server.kill()


def test_it_prints_addresses_and_the_log_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    with started(tmp_path, "--clients", "100", "--months", "6", "--out", "evening") as (server, printed, _):
        secret = (tmp_path / "evening" / SECRET).read_text(encoding="ascii").strip()
        assert re.search(rf"http://127\.0\.0\.1:\d+/#key={re.escape(secret)}\n", printed)
        assert printed.count(secret) == 1
        assert "zachtehand workshop evening" in printed
        server.send_signal(signal.SIGINT)
        assert server.wait(20) == 0
        assert server.stdout is not None
        assert server.stderr is not None
        assert server.stdout.read() == server.stderr.read() == ""
    with started(tmp_path, "evening") as (_, again, _):
        assert secret in again
    assert [line.split('"act": "')[1].split('"')[0] for line in (tmp_path / "evening" / ACTS).read_text(encoding="utf-8").splitlines()] == ["begin", "resume"]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks the system how much a process has worked")
def test_it_answers_within_three_seconds_of_work(tmp_path: Path) -> None:
    """Work of the processor, which other programs on the computer do not add to; on a quiet one that is the time that it takes."""
    with started(tmp_path) as (server, _, _):
        worked = sum(float(part) for part in Path(f"/proc/{server.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[11:13])
        assert worked / os.sysconf("SC_CLK_TCK") < 3


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What is said of arguments that cannot be: one line, in both languages, code 2."""
    said = []
    for language in ("nl", "en"):
        assert status(["workshop", *arguments, "--lang", language]) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert len(printed.err.splitlines()) == 1
        said.append(printed.err)
    assert said[0] != said[1]
    return said[1]


def test_wrong_input_is_said_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wrong.yaml").write_text("title: {en: x, nl: y}\npolicy: {pressure: 7}\n", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    assert "rotterdam" in refused(capsys, "roterdam", "amsterdam")
    assert "two scenarios" in refused(capsys, "rotterdam")
    assert "two scenarios" in refused(capsys, "empty")
    assert "wrong.yaml" in refused(capsys, "wrong.yaml", "amsterdam")
    assert "no-file.yaml" in refused(capsys, "amsterdam", "no-file.yaml")
    assert "1 to 240" in refused(capsys, "--months", "0")
    assert "1 to 240" in refused(capsys, "--months", "241")
    assert "100 to 10000" in refused(capsys, "--clients", "99")
    assert "1 to 65535" in refused(capsys, "--port", "70000")
    assert "1 to 65535" in refused(capsys, "--port", "http")
    assert "0 to" in refused(capsys, "--seed", "-1")
    assert "exists" in refused(capsys, "--out", "empty")
    assert "empty" in refused(capsys, "--out", "empty/../empty")
    assert "198.51.100.7" in refused(capsys, "--host", "198.51.100.7")
    assert "no.such.host.invalid" in refused(capsys, "--host", "no.such.host.invalid")
    with listen("127.0.0.1", 0) as taken:
        port = str(taken.getsockname()[1])
        assert port in refused(capsys, "--port", port)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["empty", "wrong.yaml"]


def test_a_folder_that_is_no_workshop_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with people_drawn_once():
        log = Log(tmp_path / "evening")
        Session.begin(Choices(("rotterdam", "amsterdam"), months=6, clients=100), log.keep)
        assert "running" in refused(capsys, "evening")
        log.close()
    assert "--seed, --out" in refused(capsys, "evening", "--seed", "1", "--out", "x")
    written = (tmp_path / "evening" / ACTS).read_bytes()
    for damage in (b"", b"nonsense\n", written + b"{}\n", written.replace(b'"form": 1', b'"form": 7'), written.replace(b"rotterdam", b"roterdam")):
        (tmp_path / "evening" / ACTS).write_bytes(damage)
        assert refused(capsys, "evening")
        assert (tmp_path / "evening" / ACTS).read_bytes() == damage


def test_without_the_extra_it_says_which(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli_workshop, "find_spec", lambda name: None if name == "fastapi" else object())
    assert "pip install 'zachtehand[workshop]'" in refused(capsys)


def test_the_next_free_port() -> None:
    with listen("127.0.0.1", None) as one, listen("127.0.0.1", None) as two:
        ports = [each.getsockname()[1] for each in (one, two)]
        assert ports[0] != ports[1]
        assert all(FIRST_PORT <= port < FIRST_PORT + 100 for port in ports)


@pytest.mark.parametrize(
    ("host", "local", "expected"),
    [("127.0.0.1", True, ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/")), ("localhost", True, ("http://localhost:8000/", "http://localhost:8000/")),
     ("::1", True, ("http://[::1]:8000/", "http://[::1]:8000/")), ("192.0.2.3", False, ("http://192.0.2.3:8000/", "http://192.0.2.3:8000/"))],
)  # fmt: skip
def test_addresses(host: str, local: bool, expected: tuple[str, str]) -> None:
    assert is_local(host) == local
    assert addresses(host, 8000) == expected


def test_everybody_in_the_network_and_the_facilitator_here() -> None:
    facilitator, participants = addresses("0.0.0.0", 8000)
    assert not is_local("0.0.0.0")
    assert facilitator == "http://127.0.0.1:8000/"
    assert "0.0.0.0" not in participants


def test_a_browser_is_opened_by_a_file_that_only_its_owner_reads(tmp_path: Path) -> None:
    with people_drawn_once(), listen("127.0.0.1", 0) as listening:
        made = prepare(tmp_path / "x", Choices(("rotterdam", "amsterdam"), months=1, clients=100), host="127.0.0.1", listening=listening, language="nl")
        link = made.link()
        made.close()
    assert made.facilitator.split("#")[1] in link.read_text(encoding="utf-8")
    assert os.name == "nt" or link.stat().st_mode & 0o077 == 0


def test_what_cannot_be_made_leaves_nothing_running(tmp_path: Path) -> None:
    with listen("127.0.0.1", 0) as listening, pytest.raises(WorkshopError):
        prepare(tmp_path / "nothing", None, host="127.0.0.1", listening=listening, language="nl")
    assert not (tmp_path / "nothing").exists()


@pytest.mark.slow
def test_a_full_room(tmp_path: Path) -> None:
    """A full room, over half a minute: far from the bars, which a quiet computer is for, but nobody is left behind and nothing grows."""
    from zachtehand.benchmark.workshop_load import as_text, measure_load

    load = elsewhere(lambda: measure_load(minutes=0.5))
    late = sorted(load.late)
    assert min(load.frames) >= 6
    assert late[int(0.95 * len(late))] < 0.3
    assert load.processor < 0.75
    assert max(load.memory) < 300e6
    assert "95th percentile" in as_text(load)
