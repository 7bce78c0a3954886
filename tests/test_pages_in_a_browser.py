"""Pages as people meet them: on a laptop, a phone and paper, with a keyboard, with a screen reader, without a network.

A page is added by adding a maker to ``MAKERS``; every test below then holds for it, in both languages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import LAPTOP, PAPER, PHONE, look

from zachtehand.cli.app import status
from zachtehand.texts import LANGUAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

FEW = ["--clients", "300", "--months", "18"]


def twin_page(folder: Path, language: str) -> Path:
    """The life of one person under two policies."""
    page = folder / "twin.html"
    assert status(["twin", "rotterdam", "amsterdam", *FEW, "--out", str(page), "--lang", language]) == 0
    return page


def report_on_a_comparison(folder: Path, language: str) -> Path:
    """Three policies on the same people."""
    assert status(["compare", "ordinary", "rotterdam", "basic-job", *FEW, "--seeds", "6", "--out", str(folder / "compared"), "--lang", language]) == 0
    return folder / "compared" / "report.html"


def report_on_a_run(folder: Path, language: str) -> Path:
    """One policy alone."""
    assert status(["run", "utrecht", *FEW, "--seeds", "2", "--out", str(folder / "alone"), "--lang", language]) == 0
    return folder / "alone" / "report.html"


def report_with_words_nobody_hopes_for(folder: Path, language: str) -> Path:
    """Five policies with titles and descriptions that are markup, endless, right to left or drawn."""
    titles = ("<script>alert('x')</script>", "W" * 300, "مساعدة اجتماعية للجميع في المدينة", "👩🏽‍🦽👩🏽‍🦽 \"quoted\" & 'too'", "$x$ % {braces} \\n")
    files = []
    for number, title in enumerate(titles):
        file = folder / f"strange-{number}.yaml"
        assert status(["new", str(file), "--from", ("ordinary", "rotterdam", "basic-job", "tilburg", "amsterdam")[number]]) == 0
        quoted = json.dumps(title, ensure_ascii=False)
        words = "".join(f"{key}: {{en: {quoted}, nl: {quoted}}}\n" for key in ("title", "question", "description"))
        rest = re.sub(r"(?m)^(title|question|description):.*\n(?:[ ].*\n)*", "", file.read_text(encoding="utf-8"))
        file.write_text(words + rest, encoding="utf-8")
        files.append(str(file))
    assert status(["compare", *files, *FEW, "--seeds", "5", "--out", str(folder / "strange"), "--lang", language]) == 0
    return folder / "strange" / "report.html"


MAKERS: tuple[Callable[[Path, str], Path], ...] = (
    twin_page,
    report_on_a_comparison,
    report_on_a_run,
    report_with_words_nobody_hopes_for,
)


@pytest.fixture(scope="module", params=[(maker, language) for maker in MAKERS for language in LANGUAGES], ids=lambda each: f"{each[0].__name__}-{each[1]}")
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A page and its language."""
    maker, language = request.param
    return maker(tmp_path_factory.mktemp("page"), language), language


def test_a_screen_reader_can_read_it(made: tuple[Path, str], browser: Browser) -> None:
    for size in (LAPTOP, PHONE):
        assert look(browser, made[0], size).violations() == []


def test_headings_are_in_order_and_the_language_is_said(made: tuple[Path, str], browser: Browser) -> None:
    sight = look(browser, made[0])
    levels = sight.heading_levels()
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    assert sight.page.evaluate("document.documentElement.lang") == made[1]
    assert sight.page.title().strip()


def test_the_keyboard_reaches_everything(made: tuple[Path, str], browser: Browser) -> None:
    for size in (LAPTOP, PHONE):
        assert look(browser, made[0], size).unreached_by_keyboard() == []


def test_nothing_is_asked_of_the_network_and_nothing_complains(made: tuple[Path, str], browser: Browser) -> None:
    sight = look(browser, made[0])
    assert sight.complaints == []
    assert [address for address in sight.asked if not address.startswith(("file:", "data:"))] == []


def test_it_fits_a_phone_and_paper(made: tuple[Path, str], browser: Browser) -> None:
    for size in (PHONE, PAPER):
        assert look(browser, made[0], size).too_wide() == []


def test_no_word_of_a_picture_is_cut_or_lies_over_another(made: tuple[Path, str], browser: Browser) -> None:
    for size in (LAPTOP, PHONE):
        cut, over = look(browser, made[0], size).words_of_pictures()
        assert cut == []
        assert over == []


def test_it_prints_as_a_tagged_pdf_that_says_its_language(made: tuple[Path, str], browser: Browser) -> None:
    printed = look(browser, made[0]).printed()
    assert printed.startswith(b"%PDF")
    assert b"/MarkInfo" in printed
    assert f"/Lang ({made[1]})".encode() in printed
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert sizes
    for size in sizes:
        assert [float(side) for side in size] == pytest.approx([595, 842], abs=1.0)  # points of A4


def test_the_page_for_the_council_is_one_page(tmp_path: Path, browser: Browser) -> None:
    for language in LANGUAGES:
        sight = look(browser, report_on_a_comparison(tmp_path / language, language), PAPER)
        sight.page.emulate_media(media="print")
        assert sight.page.evaluate("document.querySelector('.short').getBoundingClientRect().bottom") <= PAPER[1]
