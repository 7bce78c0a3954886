"""Looking at pages as a person would: in a real browser, with a keyboard, with a screen reader's rules, on paper."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync")
LAPTOP, PHONE, PAPER = (1440, 900), (390, 844), (718, 1000)
"""Width and height of the view in CSS pixels; paper is what A4 leaves between margins of 16 mm."""

_FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])"
_COUNT_FOCUSABLE = f"""() => {{
    const all = [...document.querySelectorAll("{_FOCUSABLE}")].filter(each => !each.disabled && each.checkVisibility());
    all.forEach((each, place) => each.__place = place);
    window.__reached = new Set();
    document.addEventListener("focusin", event => window.__reached.add(event.target.__place));
    return all.length;
}}"""
_UNREACHED = f"""() => [...document.querySelectorAll("{_FOCUSABLE}")]
    .filter(each => each.__place !== undefined && !window.__reached.has(each.__place)).map(each => each.outerHTML.slice(0, 120))"""
_HEADINGS = "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(each => each.checkVisibility()).map(each => +each.tagName[1])"
_TOO_WIDE = """() => {
    const edge = document.documentElement.clientWidth + 1;
    if (document.documentElement.scrollWidth <= edge) return [];
    return [...document.body.querySelectorAll("*")].filter(each => each.getBoundingClientRect().right > edge && !each.closest(".wide"))
        .map(each => each.tagName + "." + each.className + ": " + each.textContent.trim().slice(0, 60));
}"""
_WORDS_OF_PICTURES = """() => [...document.querySelectorAll("svg")].map(svg => {
    const frame = svg.getBoundingClientRect();
    const words = [...svg.querySelectorAll("text")].filter(each => each.textContent.trim()).map(each => {
        const box = each.getBoundingClientRect();
        return {text: each.textContent.trim(), left: box.left, right: box.right, top: box.top, bottom: box.bottom};
    });
    const cut = words.filter(each => each.left < frame.left - 1 || each.right > frame.right + 1 || each.top < frame.top - 1 || each.bottom > frame.bottom + 1);
    const over = [];
    words.forEach((one, place) => words.slice(place + 1).forEach(other => {
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (across > 2 && down > 0.4 * Math.min(one.bottom - one.top, other.bottom - other.top)) over.push([one.text, other.text]);
    }));
    return {cut: cut.map(each => each.text), over};
})"""


def find_browser() -> str | None:
    """The path of a Chromium on this machine."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


@dataclass
class Sight:
    """A page in a browser, with what it complained of and what it asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def violations(self) -> list[str]:
        """What axe-core finds wrong, level A and AA and its best practices: rule, and the first places."""
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(self.page).response["violations"]
        return [f"{each['id']}: {each['help']}: {[node['html'][:160] for node in each['nodes'][:3]]}" for each in found]

    def heading_levels(self) -> list[int]:
        """Levels of the headings, from top to bottom."""
        return self.page.evaluate(_HEADINGS)

    def unreached_by_keyboard(self) -> list[str]:
        """What can have the focus but does not get it by pressing Tab through the page."""
        count = self.page.evaluate(_COUNT_FOCUSABLE)
        for _ in range(count + 2):
            self.page.keyboard.press("Tab")
        return self.page.evaluate(_UNREACHED)

    def too_wide(self) -> list[str]:
        """What makes the page scroll sideways, outside of what may scroll by itself."""
        return self.page.evaluate(_TOO_WIDE)

    def words_of_pictures(self) -> tuple[list[str], list[list[str]]]:
        """Words in pictures that are cut off, and pairs of them that lie over each other."""
        pictures: list[dict[str, Any]] = self.page.evaluate(_WORDS_OF_PICTURES)
        return [word for each in pictures for word in each["cut"]], [pair for each in pictures for pair in each["over"]]

    def printed(self) -> bytes:
        """The page as a tagged PDF on A4."""
        return self.page.pdf(format="A4", tagged=True, outline=True, prefer_css_page_size=True)


def look(browser: Browser, file: Path, size: tuple[int, int] = LAPTOP) -> Sight:
    """Open a file in a view of this size, with the network cut off."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, offline=True)
    sight = Sight(context.new_page())
    sight.page.on("console", lambda message: sight.complaints.append(message.text) if message.type in ("error", "warning") else None)
    sight.page.on("pageerror", lambda error: sight.complaints.append(str(error)))
    sight.page.on("request", lambda request: sight.asked.append(request.url))
    sight.page.goto(file.absolute().as_uri())
    return sight
