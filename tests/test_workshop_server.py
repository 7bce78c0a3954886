"""A workshop that is really served: who may do what, who is kept out, and that nobody holds up anybody else."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from websockets.asyncio.client import connect as connect_async
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect
from workshops import SMALL, Visitor, elsewhere, opened, people_drawn_once, port_of, served

from zachtehand.workshop import addresses, limits, reception
from zachtehand.workshop import messages as say
from zachtehand.workshop.film import read_frame
from zachtehand.workshop.log import ACTS
from zachtehand.workshop.notes import MOST_BYTES, NOTES, Notes
from zachtehand.workshop.outbox import MOST_ANSWERS, Outbox
from zachtehand.workshop.room import Choices
from zachtehand.workshop.server import Workshop


@pytest.fixture(autouse=True, scope="module")
def _people() -> Iterator[None]:
    with people_drawn_once():
        yield


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory, _people: None) -> Iterator[Workshop]:
    with served(tmp_path_factory.mktemp("workshop") / "evening") as made:
        yield made


HANDSHAKE = (
    b"GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
)


def get(workshop: Workshop, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    request = urllib.request.Request(f"http://127.0.0.1:{port_of(workshop)}{path}", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, {name.lower(): value for name, value in refused.headers.items()}, refused.read()


def notes_of(workshop: Workshop) -> str:
    file = workshop.log.folder / NOTES
    return file.read_text(encoding="utf-8") if file.exists() else ""


def still_well(workshop: Workshop) -> None:
    """Nobody noticed anything: the facilitator drives, a participant sees it, and no mistake of ours was noted."""
    with Visitor(workshop, facilitator=True) as one, Visitor(workshop) as other:
        one.hear("room")
        one.say(do="restart")
        room = other.hear("room", month=0, making=False)
        one.say(do="step")
        other.hear("room", month=1, playing=False)
        assert read_frame(other.frame())[1] in (0, 1)
        assert room["people"] > 0
    noted = notes_of(workshop)
    assert "Traceback" not in noted
    assert "failed" not in noted
    assert all(re.match(r"\d{4}-\d\d-\d\dT\S+ [a-z ]+: \S", line) for line in noted.splitlines())
    for line in (workshop.log.folder / ACTS).read_text(encoding="utf-8").splitlines():
        assert json.loads(line)["act"]


def test_the_facilitator_drives_and_everybody_sees(workshop: Workshop) -> None:
    with Visitor(workshop, facilitator=True) as one, Visitor(workshop, "participant-1", lang="nl", name="Piet") as other:
        room = other.hear("room", present=1)
        assert room["you"] == {"role": "participant", "id": "participant-1", "name": "Piet"}
        assert room["segments"][0] == "schoonmaak"
        assert one.hear("room")["you"]["role"] == "facilitator"
        one.say(do="restart")
        run = other.hear("room", making=False, month=0)["run"]
        one.say(do="ask", indicator="in_work", month=2)
        other.hear("room", question={"yours": None, "number": 1, "indicator": "in_work", "month": 2, "count": 0, "open": True, "revealed": False})
        other.say(do="guess", question=1, a=12, b=20)
        assert other.hear("room", question={**other_question(), "yours": [12, 20], "count": 1})
        one.say(do="speed", value=15)
        one.say(do="play")
        seen = []
        while not seen or seen[-1] < SMALL.months:
            frame = read_frame(other.frame())
            if frame[0] == run:
                seen.append(frame[1])
        assert seen == sorted(seen)
        assert len(seen) >= SMALL.months - 1
        one.say(do="reveal")
        question = one.hear("room", lambda told: told["question"] and told["question"]["revealed"])["question"]
        assert question["guesses"] == [{"name": "Piet", "a": 12, "b": 20}]
        assert len(question["outcome"]) == 2
        one.say(do="drop_question")
        one.say(do="settings")
        assert {one.hear("settings_now")["side"] for _ in range(2)} == {0, 1}
        other.say(do="look", person=3)
        assert len(other.hear("life", person=3)["lives"]) == 2
        other.say(do="look", person=999_999)
        assert "999999" in other.hear("refused")["words"]


@pytest.mark.slow
def test_the_button_makes_the_report_while_the_workshop_goes_on(workshop: Workshop) -> None:
    with Visitor(workshop, facilitator=True) as one:
        one.hear("room")
        one.say(do="restart")
        one.hear("room", making=False, month=0)
        one.say(do="step")
        with Visitor(workshop, facilitator=True, lang="nl") as two:  # whoever drives hears of it, and comes back in time for it too
            one.say(do="report")
            assert "is being made" in one.hear("report", state="begun")["words"]
            assert "wordt gemaakt" in two.hear("report", state="begun")["words"]
        one.say(do="report")
        assert "already" in one.hear("refused")["words"]
        made = one.hear("report", timeout=120)
    file = workshop.log.folder / "report.html"
    assert made["state"] == "made"
    assert str(file) in made["words"]
    assert "What the workshop did" in file.read_text(encoding="utf-8")


def other_question() -> dict[str, Any]:
    return {"number": 1, "indicator": "in_work", "month": 2, "open": True, "revealed": False}


def test_the_film_of_who_comes_late(workshop: Workshop) -> None:
    with Visitor(workshop, facilitator=True) as one:
        one.hear("room")
        one.say(do="restart")
        run = one.hear("room", making=False, month=0)["run"]
        for month in (1, 2, 3):
            one.say(do="step")
            one.hear("room", month=month)
        while read_frame(one.frame())[:2] != (run, 3):
            pass
    status, _, film = get(workshop, f"/film/{run}?from=1")
    months, place = [], 0
    while place < len(film):
        length = int.from_bytes(film[place : place + 4], "little")
        months.append(read_frame(film[place + 4 : place + 4 + length])[:2])
        place += 4 + length
    assert status == 200
    assert months == [(run, 1), (run, 2), (run, 3)]
    assert get(workshop, f"/film/{run}?from=9")[::2] == (200, b"")
    assert get(workshop, f"/film/{run + 1}")[0] == 404
    assert get(workshop, f"/film/{run}?from=-1")[0] == get(workshop, "/film/x")[0] == 422


def test_what_is_served_and_under_which_headers(workshop: Workshop) -> None:
    for path, kind in {
        "/": "text/html",
        "/settings": "application/json",
        "/join.svg": "image/svg+xml",
        "/health": "text/plain",
        "/nothing": "",
        "/docs": "",
    }.items():
        status, headers, content = get(workshop, path)
        assert status == (200 if kind else 404), path
        assert headers["content-type"].startswith(kind), path
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "server" not in headers
        assert workshop.log.secret.encode() not in content
    pages = [get(workshop, f"/?lang={language}") for language in ("nl", "en", "nl")]
    nonces = [re.findall(r"'nonce-([^']+)'", headers["content-security-policy"]) for _, headers, _ in pages]
    assert len({each for found in nonces for each in found}) == 3
    assert all(found[0].encode() in content for found, (_, _, content) in zip(nonces, pages, strict=True))
    assert b'lang="nl"' in pages[0][2] or b"lang=nl" in pages[0][2]
    assert get(workshop, "/?lang=xx")[0] == 422


def test_everything_that_can_be_set_is_explained(workshop: Workshop) -> None:
    for language in ("nl", "en"):
        told = json.loads(get(workshop, f"/settings?lang={language}")[2])
        assert [dial["path"] for dial in told["dials"]] == ["pressure", "caseload", "basic_jobs"]
        assert len(told["instruments"]) > 15
        for group in told["instruments"]:
            for row in group["settings"]:
                assert row["says"], row
                assert row["source"], row
                assert row["kind"] in ("number", "whole", "yesno", "choice", "list")
                assert (row["low"] is not None) == (row["kind"] in ("number", "whole"))
        assert {scenario["name"] for scenario in told["scenarios"]} >= {"rotterdam", "amsterdam"}
        assert len(told["indicators"]) == 10


def test_only_this_computer_under_its_own_name(workshop: Workshop) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "", "localhost:1:2", "[::1", "a\tb"):
        with contextlib.suppress(ValueError):
            assert get(workshop, "/", Host=host)[0] in (400, 421), host
    port = port_of(workshop)
    assert get(workshop, "/health", Host=f"localhost:{port}")[0] == 200
    for origin in ("http://evil.example", "null", f"http://127.0.0.1:{port + 1}", "file://"):
        with pytest.raises(InvalidStatus), connect(f"ws://127.0.0.1:{port}/ws", origin=origin):  # type: ignore[arg-type]
            pass
    with connect(f"ws://127.0.0.1:{port}/ws", origin=f"http://127.0.0.1:{port}"):  # type: ignore[arg-type]
        pass
    still_well(workshop)


def test_a_participant_never_drives(workshop: Workshop) -> None:
    with Visitor(workshop, key="let me in", name="<script>alert(1)</script>\n2026: forged") as guest:
        assert guest.hear("room")["you"]["role"] == "participant"
        assert "participant" in guest.hear("refused")["words"]
        before = (workshop.log.folder / ACTS).read_text(encoding="utf-8")
        driving: list[dict[str, Any]] = [
            {"do": "play"}, {"do": "pause"}, {"do": "step"}, {"do": "speed", "value": 2}, {"do": "restart"},
            {"do": "choose", "a": "rotterdam", "b": "amsterdam"}, {"do": "set", "side": 0, "path": "pressure", "value": 0.1},
            {"do": "ask", "indicator": "in_work", "month": 3}, {"do": "reveal"}, {"do": "drop_question"}, {"do": "story", "step": 0},
            {"do": "bookmark", "note": ""}, {"do": "unbookmark", "bookmark": 1}, {"do": "view", "month": None}, {"do": "back", "month": 0}, {"do": "report"},
        ]  # fmt: skip
        assert {each["do"] for each in driving} == {
            kind.model_fields["do"].annotation.__args__[0] for kind in say.Everything.__args__ if issubclass(kind, say.Driving)
        }  # type: ignore[union-attr]
        for message in driving:
            guest.say(**message)
            assert guest.hear("refused")["words"] == "Only the facilitator can do this."
    assert (workshop.log.folder / ACTS).read_text(encoding="utf-8") == before
    assert "forged: a wrong key" in notes_of(workshop)
    assert "forged: play by a participant" in notes_of(workshop)
    still_well(workshop)


def test_two_facilitators(workshop: Workshop) -> None:
    with Visitor(workshop, facilitator=True) as one, Visitor(workshop, facilitator=True) as two:
        for each in (one, two):
            each.hear("room")
            each.say(do="restart")
        one.say(do="bookmark", note="first")
        two.say(do="bookmark", note="second")
        notes: set[str] = set()
        while not notes >= {"first", "second"}:
            notes = {each["note"] for each in one.hear("room")["bookmarks"]}


NASTY = [
    "", "{", "null", "[]", "{}", '"play"', "[" * 2000, '{"a":' * 300 + "1" + "}" * 300, '{"do":"guess","question":1,"a":NaN,"b":1}',
    '{"do":"guess","question":1,"a":1e999,"b":1}', '{"do":"guess","question":"1","a":1,"b":1}', '{"do":"look","person":-1}', '{"do":"look","person":1.5}',
    '{"do":"look","person":99999999999999999999999}', '{"do":"look","person":[]}', '{"do":"name","name":"' + "x" * 41 + '"}', '{"do":"name"}',
    '{"do":"hello","lang":"nl"}', '{"do":"look","person":1,"path":"/etc/passwd"}', '{"do":"\U0001f600"}', "\x00", '{"do":"name","name":"\\ud800"}',
]  # fmt: skip


def test_what_nobody_understands_is_refused(workshop: Workshop) -> None:
    with Visitor(workshop) as guest:
        for words in NASTY:
            guest.socket.send(words)
            assert "did not understand" in guest.hear("refused")["words"], words
            time.sleep(0.02)
        guest.socket.send(b"\x00" * 100)
        assert "did not understand" in guest.hear("refused")["words"]
        guest.say(do="name", name="<img src=x onerror=alert(1)>\x00\x1b[31m")
        guest.say(do="look", person=0)
        assert guest.hear("life")
    assert "malformed: a message" in notes_of(workshop)
    still_well(workshop)


def frame_of(first: int, payload: bytes) -> bytes:
    """A frame of a WebSocket as it goes over the line, masked with nothing."""
    return bytes([first, 0x80 | len(payload), 0, 0, 0, 0]) + payload


@pytest.mark.parametrize(
    "sent",
    [frame_of(0x81, b"\xff\xfe"), frame_of(0x8F, b"x"), frame_of(0xF1, b"x"), b"\x81\x05hello", b"\x81\xff" + b"\xff" * 8,
     frame_of(0x01, b"{"), frame_of(0x80, b"x"),
     frame_of(0x88, b"\x00"), frame_of(0x89, b"x" * 125) * 50, b"\x00" * 3000, frame_of(0x01, b"x" * 100) + frame_of(0x00, b"x" * 100) * 50],
)  # fmt: skip
def test_who_breaks_the_protocol_breaks_nothing_else(workshop: Workshop, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port_of(workshop)), timeout=5) as made:
        made.sendall(HANDSHAKE)
        while not made.recv(1024).endswith(b"\r\n\r\n"):
            pass
        made.sendall(frame_of(0x81, b'{"do":"hello","lang":"nl"}'))
        assert b'"is":' in made.recv(1024)
        with contextlib.suppress(OSError):
            made.sendall(sent)
            made.settimeout(0.2)
            while made.recv(65536):
                pass
    assert get(workshop, "/health")[2] == b"ok"
    assert "Traceback" not in notes_of(workshop)


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"\x00" * 100,
        b"GET / HTTP/1.1\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET " + b"x" * 20_000,
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{",
    ],
)
def test_no_request_breaks_the_server(workshop: Workshop, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port_of(workshop)), timeout=5) as made, contextlib.suppress(OSError):
        made.sendall(sent)
        made.settimeout(0.1)
        made.recv(1024)
    assert get(workshop, "/health")[2] == b"ok"
    assert "Traceback" not in notes_of(workshop)


def send_until_closed(guest: Visitor, words: str) -> None:
    for _ in range(500):
        guest.socket.send(words)
        time.sleep(0.001)
    guest.hear("nothing")


def test_whoever_breaks_the_rules_is_shown_out(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    oversized = Visitor(workshop)
    oversized.socket.send(json.dumps({"do": "name", "name": "x" * 3000}))
    with pytest.raises(ConnectionClosed) as closed:
        oversized.hear("nothing")
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1009
    too_quick = Visitor(workshop)
    with pytest.raises(ConnectionClosed):
        send_until_closed(too_quick, '{"do":"look","person":0}')
    no_hello = opened(workshop)
    no_hello.send('{"do":"play"}')
    assert "hello" in str(no_hello.recv(10))
    with pytest.raises(ConnectionClosed):
        no_hello.recv(10)
    monkeypatch.setattr(limits, "HELLO_WITHIN", 0.1)
    silent = opened(workshop)
    assert "hello" in str(silent.recv(10))
    monkeypatch.setattr(limits, "MOST_MISTAKES", 3)
    with Visitor(workshop) as clumsy, pytest.raises(ConnectionClosed):
        send_until_closed(clumsy, "?")
    noted = notes_of(workshop)
    assert "oversized: " in noted
    assert "too many: " in noted
    still_well(workshop)


def test_a_facilitator_who_pulls_at_a_slider_stays(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    with Visitor(workshop, facilitator=True) as one:
        run = one.hear("room")["run"]
        with monkeypatch.context() as patch:
            patch.setattr(limits.Allowance, "take", lambda _: False)
            one.say(do="set", side=0, path="pressure", value=0.5)
            assert "too fast" in one.hear("refused")["words"]
        one.say(do="restart")
        one.hear("room", run=run + 1)


def test_two_hundred_connections_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_FROM_ADDRESS", limits.MOST_PARTICIPANTS)
    monkeypatch.setattr(limits, "MOST_WAITING", limits.MOST_PARTICIPANTS)

    async def watch(address: str, number: int, came: asyncio.Event, done: asyncio.Event) -> int:
        """Take part until the room is left; the latest month that was seen."""
        month = 0
        async with connect_async(address, compression=None) as guest:
            await guest.send(json.dumps({"do": "hello", "id": f"participant-{number}", "lang": "nl"}))
            leaving = asyncio.create_task(done.wait())
            while not leaving.done():
                hearing = asyncio.create_task(guest.recv())
                await asyncio.wait((leaving, hearing), return_when=asyncio.FIRST_COMPLETED)
                if not hearing.done():
                    hearing.cancel()
                elif isinstance(heard := hearing.result(), bytes):
                    month = read_frame(heard)[1]
                elif json.loads(heard).get("present") == limits.MOST_PARTICIPANTS:
                    came.set()
        return month

    async def crowd(workshop: Workshop) -> list[int]:
        address, came, done = f"ws://127.0.0.1:{port_of(workshop)}/ws", asyncio.Event(), asyncio.Event()
        guests = [asyncio.create_task(watch(address, number, came, done)) for number in range(limits.MOST_PARTICIPANTS)]
        await asyncio.wait_for(came.wait(), 30)
        await asyncio.to_thread(late, workshop)
        await asyncio.sleep(0.5)
        done.set()
        return await asyncio.gather(*guests)

    def late(workshop: Workshop) -> None:
        with Visitor(workshop) as guest:
            assert "full" in guest.hear("refused")["words"]
            with pytest.raises(ConnectionClosed):
                guest.hear("nothing")
        with Visitor(workshop, facilitator=True) as one:
            one.hear("room")
            one.say(do="step")
            one.hear("room", month=1)

    with served(tmp_path / "crowd") as workshop:
        assert elsewhere(lambda: asyncio.run(crowd(workshop))) == [1] * limits.MOST_PARTICIPANTS
        still_well(workshop)


def test_one_address_does_not_fill_the_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_FROM_ADDRESS", 2)
    with served(tmp_path / "crowd") as workshop, Visitor(workshop) as one, Visitor(workshop) as two:
        for each in (one, two):
            each.hear("room")
        with Visitor(workshop) as three:
            assert "full" in three.hear("refused")["words"]


def test_whoever_does_not_read_holds_up_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "STALLED_AFTER", 0.5)
    monkeypatch.setattr(addresses, "_SEND_BUFFER", 4096)
    deaf = []
    with served(tmp_path / "deaf", Choices(("rotterdam", "amsterdam"), months=120, clients=2000)) as workshop:
        for _ in range(3):
            made = socket.socket()
            made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            made.connect(("127.0.0.1", port_of(workshop)))
            made.sendall(HANDSHAKE)
            while not made.recv(1024).endswith(b"\r\n\r\n"):
                pass
            made.sendall(frame_of(0x81, b'{"do":"hello","lang":"nl"}'))
            deaf.append(made)
        with Visitor(workshop, facilitator=True) as one, Visitor(workshop) as other:
            one.hear("room", present=4)
            one.say(do="speed", value=15)
            one.say(do="play")
            months = []
            while "stalled" not in notes_of(workshop):
                months.append(read_frame(other.frame(1))[1])
            one.hear("room", present=1)
            assert len(months) >= 0.8 * (months[-1] - months[0])
        for made in deaf:
            made.close()
        still_well(workshop)


def test_a_restart_goes_on_where_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "evening"
    with served(folder) as workshop:
        port = port_of(workshop)
        with Visitor(workshop, facilitator=True) as one, Visitor(workshop, "participant-1", name="Ann") as other:
            one.hear("room")
            one.say(do="set", side=1, path="caseload", value=50)
            for _ in range(3):
                one.say(do="step")
            one.say(do="bookmark", note="here")
            one.say(do="ask", indicator="trust", month=5)
            while (other.hear("room"))["question"] is None:
                pass
            other.say(do="guess", question=1, a=0.25, b=0.5)
            one.say(do="play")
            before = other.hear("room", playing=True)
    with served(folder, None, port=port) as workshop, Visitor(workshop, "participant-1", name="Ann") as other:
        room = other.hear("room")
        assert room["month"] >= 3
        assert not room["playing"]
        assert (room["run"], room["question"], room["bookmarks"]) == (before["run"], {**before["question"], "open": room["month"] < 5}, before["bookmarks"])
        assert room["question"]["yours"] == [0.25, 0.5]
        assert room["worlds"][1]["turns"] == [{"month": 0, "changes": {"caseload": 50}}]
        assert read_frame(other.frame())[:2] == (room["run"], room["month"])
        still_well(workshop)


# Parts


def test_an_outbox_keeps_what_is_new() -> None:
    async def read() -> list[str | bytes]:
        outbox = Outbox()
        for number in range(100):
            outbox.frame(b"%d" % number)
            outbox.room(f"room {number}")
            outbox.answer(f"answer {number}")
        return [await outbox.next() for _ in range(MOST_ANSWERS + 2)]

    first, *answers, last = elsewhere(lambda: asyncio.run(read()))
    assert first == "room 99"
    assert answers == [f"answer {number}" for number in range(100 - MOST_ANSWERS, 100)]
    assert last == b"99"


def test_an_allowance_fills_up_again() -> None:
    now = [0.0]
    allowance = limits.Allowance(2, 3, lambda: now[0])
    assert [allowance.take() for _ in range(5)] == [True, True, True, False, False]
    now[0] = 1.0
    assert [allowance.take() for _ in range(3)] == [True, True, False]
    now[0] = 100.0
    assert [allowance.take() for _ in range(4)] == [True, True, True, False]


def test_notes_stay_small_and_plain(tmp_path: Path) -> None:
    notes = Notes(tmp_path)
    for _ in range(5000):
        notes.write("malformed", "a\nb\x1b[31m\ud800" + "x" * 1000)
    written = (tmp_path / NOTES).read_text(encoding="utf-8")
    assert len(written.splitlines()) < 30
    assert "\x1b" not in written
    notes._left = 10
    notes.write("other", "x" * 100)
    assert "other" not in (tmp_path / NOTES).read_text(encoding="utf-8")
    (tmp_path / NOTES).write_text("x" * MOST_BYTES, encoding="utf-8")
    Notes(tmp_path).write("other", "y")
    assert (tmp_path / NOTES).stat().st_size == MOST_BYTES


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8
)
_KINDS = sorted({str(kind.model_fields["do"].annotation.__args__[0]) for kind in say.Everything.__args__})  # type: ignore[union-attr]
_FIELDS = sorted({name for kind in say.Everything.__args__ for name in kind.model_fields})


@settings(max_examples=150, deadline=None)
@given(
    st.text()
    | _JSON.map(json.dumps)
    | st.builds(lambda do, rest: json.dumps({**rest, "do": do}), st.sampled_from(_KINDS), st.dictionaries(st.sampled_from(_FIELDS), _JSON, max_size=5))
)
def test_no_message_is_more_than_it_says(words: str) -> None:
    message = say.understood(words)
    if message is not None:
        assert json.loads(message.model_dump_json(exclude_unset=True)).keys() == json.loads(words).keys()
        for text in (getattr(message, "name", None), getattr(message, "note", None)):
            assert text is None or (text.isprintable() and len(text) <= 200)


def test_a_mistake_of_ours_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(reception, "life", broken)
    with served(tmp_path / "broken") as workshop:
        with Visitor(workshop) as guest:
            guest.say(do="look", person=1)
            assert "went wrong" in guest.hear("refused")["words"]
            monkeypatch.undo()
            guest.say(do="look", person=1)
            assert guest.hear("life")
        assert "failed: Look: ZeroDivisionError: oh" in notes_of(workshop)


def test_the_facilitator_hears_that_nothing_is_kept(tmp_path: Path) -> None:
    with served(tmp_path / "full") as workshop, Visitor(workshop, facilitator=True) as one:
        one.hear("room")
        workshop.log.failed = True
        one.say(do="step")
        assert "disk" in one.hear("refused")["words"]


def test_a_room_in_the_making_holds_up_nobody(tmp_path: Path) -> None:
    with served(tmp_path / "making") as workshop, Visitor(workshop, facilitator=True) as one, Visitor(workshop) as other:
        one.hear("room")
        one.say(do="choose", a="rotterdam", b="amsterdam", clients=3000, months=3)
        other.hear("room", making=True)
        waits = []
        for _ in range(5):
            began = time.monotonic()
            assert get(workshop, "/health")[2] == b"ok"
            waits.append(time.monotonic() - began)
        assert sorted(waits)[2] < 0.3
        run = other.hear("room", making=False, clients=3000)["run"]
        assert read_frame(other.frame())[0] == run


def test_what_a_facilitator_began_is_finished_when_the_facilitator_is_gone(tmp_path: Path) -> None:
    with served(tmp_path / "gone") as workshop, Visitor(workshop) as other:
        before = other.hear("room")["run"]
        with Visitor(workshop, facilitator=True) as one:
            one.say(do="choose", a="rotterdam", b="amsterdam", clients=1500, months=3)
            other.hear("room", making=True)
        run = other.hear("room", making=False, clients=1500)["run"]
        assert run != before
        assert read_frame(other.frame())[:2] == (run, 0)
        with Visitor(workshop, facilitator=True) as another:
            another.hear("room", run=run)
            another.say(do="speed", value=15)
            another.say(do="play")
            assert [read_frame(other.frame())[:2] for _ in range(3)] == [(run, 1), (run, 2), (run, 3)]


def test_no_thread_is_left(tmp_path: Path) -> None:
    before = threading.active_count()
    with served(tmp_path / "short") as workshop, Visitor(workshop) as guest:
        guest.hear("room")
    assert threading.active_count() <= before
