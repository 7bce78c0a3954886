"""What stands on the stage of a workshop is whole and large enough: on laptops, a projector and a phone, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from browsing import LAPTOP, PHONE
from workshops import served

from zachtehand.texts import LANGUAGES, Language
from zachtehand.workshop.page_words import PLACE_TITLES
from zachtehand.workshop.places import Place
from zachtehand.workshop.room import Choices
from zachtehand.workshop.story_steps import STEPS
from zachtehand.workshop.words import SEGMENTS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from zachtehand.workshop.server import Workshop

pytestmark = pytest.mark.slow

SMALL_LAPTOP, PROJECTOR = (1366, 768), (1920, 1080)
SIZES = {"small laptop": SMALL_LAPTOP, "laptop": LAPTOP, "projector": PROJECTOR, "phone": PHONE}
LEAST_ON_A_PROJECTOR = 18.0
"""Pixels: what the back row still reads at three metres."""
MOST_SQUEEZED = 1.12
"""How much narrower words may be set than they are."""
_KEEP_WORDS = """() => {
    const kept = window.__kept = new Map(), pen = CanvasRenderingContext2D.prototype, fillText = pen.fillText, clearRect = pen.clearRect;
    const ground = canvas => canvas.classList.contains("ground") && canvas.isConnected;
    pen.clearRect = function (...box) {
        if (ground(this.canvas)) kept.set(this.canvas, []);
        return clearRect.apply(this, box);
    };
    pen.fillText = function (words, x, y, room = Infinity) {
        if (words && ground(this.canvas)) {
            const width = this.measureText(words).width, size = parseFloat(this.font.match(/([0-9.]+)px/)[1]);
            kept.get(this.canvas)?.push({ words, squeezed: width / room, size, left: x, right: x + Math.min(width, room), top: y, bottom: y + size });
        }
        return room === Infinity ? fillText.call(this, words, x, y) : fillText.call(this, words, x, y, room);
    };
}"""
_NOTE_WHEN_DRAWN = """() => {
    const look = () => {
        if (document.getElementById("month")?.textContent && document.querySelector(".ground").width > 300) window.__drawn = performance.now();
        else requestAnimationFrame(look);
    };
    look();
}"""
_WORDS = """() => [...document.querySelectorAll(".ground")].filter(each => each.checkVisibility())
    .map(each => ({ width: each.clientWidth, height: each.clientHeight, words: window.__kept.get(each) ?? [] }))"""


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """A full room: many people, files with three digits, more vacancies than squares fit."""
    with served(tmp_path_factory.mktemp("workshop") / "full", Choices(("ordinary", "amsterdam"), seed=1, months=24, clients=2000)) as running:
        yield running


def until(page: Page, expression: str, seconds: float = 20.0) -> None:
    for _ in range(int(seconds * 20)):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(expression)


def visit(browser: Browser, address: str, size: tuple[int, int]) -> Page:
    page = browser.new_context(viewport={"width": size[0], "height": size[1]}).new_page()
    page.add_init_script(f"({_KEEP_WORDS})()")
    page.goto(address)
    until(page, "document.getElementById('month').textContent !== ''")
    return page


def resized(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.wait_for_timeout(400)


def wrong_on_the_stage(page: Page, language: Language, *, least: float = 0.0, hidden: tuple[str, ...] = ()) -> list[str]:
    """What is cut, squeezed, too small, outside the stage, over other words, or missing."""
    stages: list[dict[str, Any]] = page.evaluate(_WORDS)
    assert stages
    wrong = []
    for stage in stages:
        words = stage["words"]
        for each in words:
            if "…" in each["words"] or each["squeezed"] > MOST_SQUEEZED or each["size"] < least:
                wrong.append(f"{each['words']}: {each['squeezed']:.2f} as wide, {each['size']:.1f} px")
            if each["left"] < -1 or each["right"] > stage["width"] + 1 or each["bottom"] > stage["height"] + 1:
                wrong.append(f"{each['words']}: outside")
        for one, other in combinations(words, 2):
            across = min(one["right"], other["right"]) - max(one["left"], other["left"])
            down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
            if across > 2 and down > 0.35 * min(one["size"], other["size"]):
                wrong.append(f"{one['words']} over {other['words']}")
        said = " ".join(each["words"] for each in words)
        names = [PLACE_TITLES[place][language] for place in Place if place is not Place.NOT_YET]
        if "employers" not in hidden:
            names += [segment[language].capitalize() for segment in SEGMENTS.values()]
        wrong += [f"{name}: missing" for name in names if name not in said]
    return wrong


def in_view(page: Page, selector: str) -> bool:
    """Whether an element is wholly on the screen, above what lies over the page."""
    return page.evaluate(
        """selector => {
        const box = document.querySelector(selector)?.getBoundingClientRect(), bar = document.getElementById("bar").getBoundingClientRect();
        return Boolean(box) && box.height > 40 && box.top >= 0 && box.bottom <= window.innerHeight && (box.bottom <= bar.top + 1 || box.top >= bar.bottom - 1);
    }""",
        selector,
    )


def facilitators(workshop: Workshop, language: str) -> str:
    return workshop.facilitator.replace("/#", f"/?lang={language}#")


def test_a_page_can_be_used_within_a_second_after_it_is_loaded(workshop: Workshop, browser: Browser) -> None:
    """The best of three, as other tests may run beside it."""
    waits = []
    for size in (LAPTOP, PHONE, LAPTOP):
        page = browser.new_context(viewport={"width": size[0], "height": size[1]}).new_page()
        page.add_init_script(f"({_NOTE_WHEN_DRAWN})()")
        page.goto(workshop.join)
        until(page, "window.__drawn !== undefined")
        waits.append(page.evaluate("window.__drawn - performance.getEntriesByType('navigation')[0].loadEventEnd"))
        page.close()
    assert min(waits) < 1000, waits


def test_what_rounds_to_nothing_has_no_sign(browser: Browser) -> None:
    words = files("zachtehand.workshop").joinpath("templates", "words.js").read_text(encoding="utf-8")
    page = browser.new_page()
    page.add_script_tag(content=f'const setup = {{language: "nl", words: {{}}}};\n{words}')
    assert page.evaluate("[written(-0.2), written(-0.04, 1), written(-2), written(0.2)]") == ["0", "0,0", "−2", "0"]
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_is_cut_with_or_without_the_panel_or_a_question(workshop: Workshop, browser: Browser, language: Language) -> None:
    page = visit(browser, facilitators(workshop, language), LAPTOP)
    page.click("#restart")
    until(page, "document.getElementById('time').value === '0' && !document.body.classList.contains('making')")
    for month in range(1, 4):
        page.click("#step")
        until(page, f"document.getElementById('time').value === '{month}'")
    page.wait_for_timeout(700)
    wrong = {}
    for asked in (False, True):
        if asked:
            page.click("#door-ask")
            page.select_option("#ask-indicator", "in_work")
            page.click("#side-body button[type=submit]")
            until(page, "!document.getElementById('question').hidden")
        for panel in (False, True):
            if panel:
                page.click("#door-bookmarks")
            for name, size in SIZES.items():
                resized(page, size)
                page.evaluate("window.scrollTo(0, 0)")
                wrong[name, panel, asked] = wrong_on_the_stage(page, language, least=LEAST_ON_A_PROJECTOR if name == "projector" and not panel else 0)
                if name != "phone":
                    assert in_view(page, "#question [data-chart=in_work]" if asked else "#charts [data-chart=exits]"), (name, panel, asked)
            if panel:
                page.click("#side-close")
    page.click("#drop")
    assert {where: what for where, what in wrong.items() if what} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_of_the_story_can_be_read_by_everybody(workshop: Workshop, browser: Browser, language: Language) -> None:
    page = visit(browser, facilitators(workshop, language), LAPTOP)
    guest = visit(browser, f"{workshop.join}?lang={language}", PHONE)
    page.click("#door-story")
    page.click("#story-0")
    wrong = {}
    for number, step in enumerate(STEPS):
        for each in (page, guest):
            until(each, f"/ {number + 1} (of|van) 7/.test(document.getElementById('story').textContent) && !document.body.classList.contains('making')")
        page.click("#step")
        for each in (page, guest):
            until(each, "document.getElementById('time').value === '1'")
            each.wait_for_timeout(700)
        for name, size in SIZES.items():
            resized(page, size)
            wrong[name, number] = wrong_on_the_stage(page, language, hidden=step.hide)
            for chart in set(step.highlights) - {place.name.lower() for place in Place}:
                assert name == "phone" or in_view(page, f"#story [data-chart={chart}]"), (name, number, chart)
        wrong["guest", number] = wrong_on_the_stage(guest, language, hidden=step.hide)
        for each in (page, guest):
            words = each.inner_text("#story")
            assert not any(odd in words.split() for odd in ("null", "undefined", "NaN")), words
        resized(page, LAPTOP)
        if number < len(STEPS) - 1:
            page.click("#story-next")
    page.click("#story-leave")
    page.wait_for_selector("#story", state="hidden")
    assert {where: what for where, what in wrong.items() if what} == {}
