"""The page of a workshop as people meet it: recorded from a file, and live with a facilitator and participants."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import LAPTOP, PHONE, Sight, look
from workshops import served

from zachtehand.cli.app import status
from zachtehand.texts import LANGUAGES
from zachtehand.workshop.room import Choices

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from zachtehand.workshop.server import Workshop

pytestmark = pytest.mark.slow

PROJECTOR = (1920, 1080)
ROOM = Choices(("rotterdam", "amsterdam"), seed=1, months=24, clients=200)
FRAMES_A_SECOND = 30
_COUNT_FRAMES = """seconds => new Promise(done => {
    let frames = 0;
    const began = performance.now();
    const count = () => {
        frames += 1;
        if (performance.now() - began < 1000 * seconds) requestAnimationFrame(count);
        else done(frames / ((performance.now() - began) / 1000));
    };
    requestAnimationFrame(count);
})"""
_INK_ON_FRONT = """() => [...document.querySelectorAll(".front")].map(sheet => {
    const copy = Object.assign(document.createElement("canvas"), { width: sheet.width, height: sheet.height });
    const pen = copy.getContext("2d", { willReadFrequently: true });
    pen.drawImage(sheet, 0, 0);
    const drawn = pen.getImageData(0, 0, sheet.width, sheet.height).data;
    let dots = 0;
    for (let place = 3; place < drawn.length; place += 4) dots += drawn[place] > 0;
    return dots;
})"""


@pytest.fixture(scope="module", params=LANGUAGES)
def recording(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A small replay in a language."""
    file = tmp_path_factory.mktemp("replay") / "replay.html"
    options = ["--clients", "200", "--months", "24", "--lang", request.param]
    assert status(["replay", "rotterdam", "basic-job", *options, "--out", str(file)]) == 0
    return file, request.param


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A replay of the size that the bars are about."""
    file = tmp_path_factory.mktemp("replay") / "large.html"
    assert status(["replay", "rotterdam", "basic-job", "--out", str(file)]) == 0
    return file


def until(page: Page, expression: str, seconds: float = 20.0) -> None:
    """Wait until an expression holds. Playwright's own way needs eval in the page, which its policy forbids."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(50)


def ready(sight: Sight) -> Page:
    """Wait until the first month is on the stage."""
    until(sight.page, "document.getElementById('month').textContent !== ''", 15)
    return sight.page


def go_to(page: Page, month: int) -> None:
    page.evaluate("month => { const time = document.getElementById('time'); time.value = month; time.dispatchEvent(new Event('input')); }", month)


def choose_somebody(page: Page) -> None:
    """With the keyboard alone: to the stage, down a place, right a person, and open."""
    page.locator(".world.a .stage").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    page.wait_for_selector("#side .lives")


def test_a_replay_plays_from_a_file_and_asks_nothing_of_anyone(recording: tuple[Path, str], browser: Browser) -> None:
    sight = look(browser, recording[0])
    page = ready(sight)
    page.select_option("#speed", "4")
    page.click("#play")
    until(page, f"Math.max(...({_INK_ON_FRONT})()) > 20")  # somebody is on the way
    until(page, "Number(document.getElementById('time').value) === 24", 20)
    assert "24" in page.inner_text("#month")
    assert page.evaluate("document.documentElement.lang") == recording[1]
    assert sight.complaints == []
    assert [address for address in sight.asked if not address.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_every_view_of_a_replay_can_be_read_and_fits(recording: tuple[Path, str], browser: Browser, size: tuple[int, int]) -> None:
    sight = look(browser, recording[0], size)
    page = ready(sight)
    assert sight.violations() == []
    go_to(page, 12)
    choose_somebody(page)
    assert page.locator("#side .lives li").count() >= 1
    assert sight.violations() == []
    assert sight.too_wide() == []
    page.keyboard.press("Escape")
    page.locator("#side-close").focus() if page.locator("#side").is_visible() else None
    page.keyboard.press("Escape")
    page.click("#numbers summary")
    page.wait_for_selector("#numbers table")
    assert sight.violations() == []
    assert sight.too_wide() == []
    levels = sight.heading_levels()
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    assert sight.unreached_by_keyboard() == []
    assert not re.search(r"\b(?:undefined|NaN|null)\b|\{\w+\}", page.inner_text("body"))
    assert sight.complaints == []


def test_dots_jump_for_who_wants_no_motion(recording: tuple[Path, str], browser: Browser) -> None:
    page = browser.new_context(reduced_motion="reduce", offline=True).new_page()
    page.goto(recording[0].absolute().as_uri())
    until(page, "document.getElementById('month').textContent !== ''")
    for _ in range(3):
        page.click("#step")
        assert page.evaluate(_INK_ON_FRONT) == [0, 0]


def test_the_arrows_say_where_one_is(recording: tuple[Path, str], browser: Browser) -> None:
    page = ready(look(browser, recording[0]))
    page.locator(".world.b .stage").focus()
    page.keyboard.press("ArrowDown")
    first = page.inner_text("#said")
    page.keyboard.press("ArrowRight")
    second = page.inner_text("#said")
    assert first != second
    assert all(re.search(r"\d", said) for said in (first, second))
    go_to(page, 12)
    page.locator("#charts").focus()
    page.keyboard.press("ArrowLeft")
    assert "11" in page.inner_text("#said")


@pytest.mark.parametrize("size", [LAPTOP, PROJECTOR], ids=["laptop", "projector"])
def test_thousands_of_dots_move_smoothly(large: Path, browser: Browser, size: tuple[int, int]) -> None:
    page = ready(look(browser, large, size))
    page.click("#play")
    page.wait_for_timeout(500)
    frames = page.evaluate(_COUNT_FRAMES, 5)
    print(f"{frames:.0f} frames a second")
    assert frames >= FRAMES_A_SECOND


def test_a_replay_is_small_and_soon_usable(large: Path, browser: Browser) -> None:
    assert large.stat().st_size < 1_500_000
    sight = look(browser, large)
    loaded = sight.page.evaluate("performance.now()")
    page = ready(sight)
    assert page.evaluate("performance.now()") - loaded < 1000
    page.click("#step")
    until(page, "document.getElementById('time').value === '1'")


def test_an_atlas_snaps_and_says_so(tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    from zachtehand.workshop import replay

    monkeypatch.setattr(replay, "ATLAS", {"pressure": (0.0, 0.8), "caseload": (50, 350), "basic_jobs": (0, 200)})
    file = tmp_path / "atlas.html"
    assert status(["replay", "rotterdam", "rotterdam", "--atlas", "--clients", "100", "--months", "12", "--lang", "en", "--out", str(file)]) == 0
    sight = look(browser, file)
    page = ready(sight)
    go_to(page, 12)
    assert "8 positions" in page.inner_text(".world.b .dials")
    page.click("#numbers summary")
    row = page.locator("#numbers tr", has_text="Basic job")
    before = row.inner_text().split()[-1]
    slider = page.locator(".world.b .dials input").nth(2)
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)
    assert before == "0"
    assert int(row.inner_text().split()[-1]) > 0
    assert sight.violations() == []
    page.click("#as-it-is")
    assert row.inner_text().split()[-1] == "0"
    assert sight.complaints == []


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """A workshop on a port of its own."""
    with served(tmp_path / "log", ROOM) as running:
        yield running


def visit(browser: Browser, address: str, size: tuple[int, int] = LAPTOP) -> Sight:
    """Open a live page and wait for its first month."""
    page = browser.new_context(viewport={"width": size[0], "height": size[1]}).new_page()
    sight = Sight(page)
    page.on("console", lambda message: sight.complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: sight.complaints.append(str(error)))
    page.on("request", lambda request: sight.asked.append(request.url))
    page.goto(address)
    until(page, "document.getElementById('month').textContent !== ''", 15)
    return sight


def month_of(sight: Sight) -> int:
    return int(sight.page.evaluate("Number(document.getElementById('time').value)"))


def until_month(sight: Sight, month: int) -> None:
    until(sight.page, f"Number(document.getElementById('time').value) >= {month}", 30)


def test_a_facilitator_and_two_participants(workshop: Workshop, browser: Browser) -> None:
    facilitator = visit(browser, workshop.facilitator.replace("/#", "/?lang=en#"))
    first, second = visit(browser, f"{workshop.join}?lang=nl", PHONE), visit(browser, f"{workshop.join}?lang=en")
    everybody = (facilitator, first, second)
    for guest in (first, second):
        assert not guest.page.locator("#play").is_visible()
        assert not guest.page.locator(".dial").count()

    facilitator.page.click("#door-ask")
    facilitator.page.select_option("#ask-indicator", "active_real")
    facilitator.page.fill("#ask-month", "4")
    facilitator.page.click("#side-body button[type=submit]")
    for guest, numbers, name in ((first, ("30", "40"), "<img src=x onerror=alert(1)>"), (second, ("25", "35"), "Bo")):
        guest.page.wait_for_selector("#guess-a")
        guest.page.fill("#guess-a", numbers[0])
        guest.page.fill("#guess-b", numbers[1])
        guest.page.fill("#guess-name", name)
        guest.page.click("#guess-send")
    until(facilitator.page, "document.getElementById('question').textContent.includes('2')")
    assert "40" not in second.page.inner_text("#question").replace("#", "")  # nobody sees what another guessed before the reveal

    facilitator.page.select_option("#speed", "4")
    facilitator.page.click("#play")
    for sight in everybody:
        until_month(sight, 4)
    facilitator.page.click("#play")
    facilitator.page.click("#reveal")
    for sight in everybody:
        sight.page.wait_for_selector("#question svg.strip")
        assert sight.page.locator("#question circle").count() == 4
        assert sight.page.locator("#question img").count() == 0
        assert sight.violations() == []
    facilitator.page.click("#drop")

    slider = facilitator.page.locator(".world.b .dial input").nth(2)
    slider.focus()
    for _ in range(5):
        facilitator.page.keyboard.press("ArrowRight")
    for guest in (first, second):
        until(guest.page, "!/\\b0$/.test(document.querySelectorAll('.world')[1].querySelector('.dials').textContent.trim())")
    facilitator.page.click("#step")
    facilitator.page.click("#step")

    choose_somebody(second.page)
    until(second.page, "document.querySelector('#side .who').textContent.length > 10")
    second.page.wait_for_selector("#side .lives li")
    assert second.violations() == []
    second.page.click("#side-close")

    for sight in everybody:
        assert sight.complaints == []
        assert all(address.startswith((workshop.join.rstrip("/"), "data:")) for address in sight.asked)
    assert first.too_wide() == []
    assert first.unreached_by_keyboard() == []


def test_every_door_of_the_facilitator_opens(workshop: Workshop, browser: Browser) -> None:
    sight = visit(browser, workshop.facilitator.replace("/#", "/?lang=nl#"))
    page = sight.page
    for door, wait in (("ask", "#ask-month"), ("story", "#story-6"), ("settings", "#search"), ("bookmarks", "#note")):
        page.click(f"#door-{door}")
        page.wait_for_selector(wait)
        assert sight.violations() == [], door
    page.fill("#note", "</script> hier ging het mis")
    page.click("#side-body button[type=submit]")
    page.wait_for_selector("#side-body li button")
    page.click("#door-settings")
    page.wait_for_selector("#search")
    page.fill("#search", "contact.threat")
    assert page.locator(".setting:visible").count() == 1
    page.locator(".setting:visible input").fill("0.25")
    page.locator(".setting:visible button").nth(1).click()
    until(page, "[...document.querySelectorAll('.setting .now')].some(each => each.textContent.includes('B 0,25'))")
    page.click("#side-close")
    page.click("#door-join")
    until(page, "document.getElementById('join-code').naturalWidth > 100")
    assert sight.violations() == []
    page.click("#join-close")
    page.click("#door-report")
    until(page, "!document.getElementById('notice').hidden")
    assert sight.unreached_by_keyboard() == []
    assert sight.complaints == []


def test_the_story_runs_through_seven_steps(workshop: Workshop, browser: Browser) -> None:
    sight, guest = visit(browser, workshop.facilitator.replace("/#", "/?lang=en#")), visit(browser, f"{workshop.join}?lang=en", PHONE)
    page = sight.page
    page.click("#door-story")
    page.click("#story-0")
    for step in range(7):
        for each in (page, guest.page):
            until(each, f"document.getElementById('story').textContent.includes('Step {step + 1} of 7')", 20)
        until(page, "!document.body.classList.contains('making')")
        assert sight.violations() == []
        page.click("#step")
        until_month(sight, 1)
        until_month(guest, 1)
        if step < 6:
            page.click("#story-next")
    assert guest.violations() == []
    assert guest.too_wide() == []
    page.click("#story-leave")
    page.wait_for_selector("#story", state="hidden")
    assert sight.complaints == guest.complaints == []


def test_everybody_comes_back_after_the_server_was_gone(tmp_path: Path, browser: Browser) -> None:
    from workshops import port_of

    with served(tmp_path / "log", ROOM) as running:
        port = port_of(running)
        facilitator, guest = visit(browser, running.facilitator.replace("/#", "/?lang=en#")), visit(browser, f"{running.join}?lang=en")
        facilitator.page.select_option("#speed", "8")
        facilitator.page.click("#play")
        until_month(guest, 5)
        facilitator.page.click("#play")
        facilitator.page.wait_for_timeout(400)
        month = month_of(guest)
    until(guest.page, "!document.getElementById('notice').hidden")
    with served(tmp_path / "log", None, port=port):
        for sight in (facilitator, guest):
            until(sight.page, "document.getElementById('notice').hidden", 30)
            assert month_of(sight) == month
        facilitator.page.click("#step")
        until_month(guest, month + 1)


def test_the_facilitator_leads_back_and_goes_on_differently(workshop: Workshop, browser: Browser) -> None:
    facilitator, guest = visit(browser, workshop.facilitator.replace("/#", "/?lang=en#")), visit(browser, f"{workshop.join}?lang=en")
    for _ in range(4):
        facilitator.page.click("#step")
    until_month(guest, 4)
    facilitator.page.locator("#time").focus()
    facilitator.page.keyboard.press("ArrowLeft")
    facilitator.page.keyboard.press("ArrowLeft")
    until(guest.page, "document.getElementById('time').value === '2'")
    facilitator.page.select_option("#shade", "trust")
    until(guest.page, "document.getElementById('shade').value === 'trust'")
    facilitator.page.click("#go-on")
    facilitator.page.wait_for_selector("#go-on", state="hidden")
    facilitator.page.click("#step")
    until_month(guest, 3)
    assert month_of(guest) == 3
    assert guest.complaints == facilitator.complaints == []
