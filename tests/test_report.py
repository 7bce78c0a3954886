"""Claims about the report: complete, readable in two languages, self-contained, and made from stored results alone."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from zachtehand.experiments.conduct import conduct
from zachtehand.experiments.engine import Batch, Tables
from zachtehand.experiments.engine.work import ledger_columns, outcome_columns, start_columns
from zachtehand.experiments.plan import plan
from zachtehand.input_errors import InputError
from zachtehand.observation import GROUPS, INDICATORS
from zachtehand.report import texts
from zachtehand.report.page import DISPLACED, DISTANCE_GROUPS, FOR_WHOM, PICTURES, write_report
from zachtehand.report.settings import differing_settings
from zachtehand.scenario import Scenario
from zachtehand.texts import LANGUAGES

SHIFTS: dict[str, int] = {}
"""Position of a scenario in its comparison, by name."""
CONTEXT = {"profile": "rotterdam-activation-group", "clients": 2100, "reference": {"caseload": 500}}


def scenario(name: str, *, clients: int = 2100, description: str = "What they do.", **policy: object) -> Scenario:
    words = {key: {"en": f"{key} of {name}", "nl": f"{key} van {name}"} for key in ("title", "question")}
    return Scenario.from_dict({
        "name": name, **words, "description": {"en": description, "nl": description}, "source": "this test",
        "context": {**CONTEXT, "clients": clients}, "policy": policy,
    })  # fmt: skip


def made_up_work(batch: Batch) -> Iterator[Tables]:
    """Made-up numbers: each next scenario is a fifth of a point higher, with much luck around it."""
    months = np.arange(1, batch.months + 1)
    for point in batch.points:
        luck = np.random.default_rng([7, batch.world.seed]).random((batch.months, len(GROUPS), len(INDICATORS)), dtype=np.float32) / 2
        shift = np.float32(SHIFTS[point.label] / 5)
        yield {
            "outcomes": outcome_columns(luck + shift, months, tuple(GROUPS), tuple(INDICATORS)),
            "ledger": ledger_columns(np.zeros((batch.months, 1, 2)), months, ("benefits",), ("state", "client")),
            "starts": start_columns([("trust", 0.5, 0.0, 0.01, batch.world.seed > 0)]),
        }


def stored(folder: Path, *scenarios: Scenario, seeds: int = 6, months: int = 24, command: str | None = None) -> Path:
    """A stored result with made-up numbers."""
    SHIFTS.update({each.name: position for position, each in enumerate(scenarios)})
    kind = "compare" if len(scenarios) > 1 else "run"
    conduct(plan(kind, scenarios, seeds=seeds, draws=None, months=months, work=made_up_work), workers=1, out=folder, command=command)
    return folder


class Page(HTMLParser):
    """What a browser would find: ids, addresses, words outside of style, and headings."""

    void = frozenset({"meta", "br", "link", "img", "input", "hr"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.headings: list[str] = []
        self.text: list[str] = []
        self.tags: set[str] = set()
        self._open: list[str] = []
        self.feed(html)
        assert not self._open, self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in self.void:
            self._open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("src", "href", "xlink:href", "data", "action"):
                self.addresses.append(value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.void:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] != "style":
            self.text.append(data)
        if self._open and self._open[-1] in ("h1", "h2", "h3"):
            self.headings.append(data)

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.text).split())


def page_of(folder: Path, language: str = "en") -> tuple[Page, str]:
    html = write_report(folder, language=language).read_text(encoding="utf-8")  # type: ignore[arg-type]
    return Page(html), html


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_comparison_answers_the_questions_of_a_policy_adviser(tmp_path: Path, language: str) -> None:
    folder = stored(tmp_path / "out", scenario("a"), scenario("b", caseload=50), command="zachtehand compare a b --seeds 6")
    page, _ = page_of(folder, language)
    for key in ("question", "policies", "settings", "headline", "over_time", "for_whom", "displaced", "definitions", "again"):
        assert texts.words(key, language) in page.headings  # type: ignore[arg-type]
    for indicator in INDICATORS.values():
        if indicator.headline:
            assert indicator.label[language] in page.words
            assert indicator.definition[language] in page.words
    for key, label in GROUPS.items():
        if key.startswith(DISTANCE_GROUPS):
            assert label[language] in page.words
    assert "guidance.caseload" in page.words
    assert {"en": "5 of 6 checks", "nl": "5 van 6 controles"}[language] in page.words
    assert "zachtehand compare a b --seeds 6" in page.words
    assert {"en": "very likely", "nl": "zeer waarschijnlijk"}[language] in page.words or {"en": "likely", "nl": "waarschijnlijk"}[language] in page.words


def test_the_page_asks_nothing_of_the_outside_world(tmp_path: Path) -> None:
    page, html = page_of(stored(tmp_path / "out", scenario("a"), scenario("b", caseload=50)))
    assert not page.tags & {"script", "link", "img", "iframe", "object", "form"}
    assert all(address.startswith("#") for address in page.addresses)
    assert "@import" not in html
    assert not re.search(r"url\((?!#)", html)


def test_pictures_hold_real_text_and_ids_of_their_own(tmp_path: Path) -> None:
    page, html = page_of(stored(tmp_path / "out", scenario("a"), scenario("wage $5, bonus $6", caseload=50)))
    assert html.count("<svg") == len(PICTURES)
    assert len(page.ids) == len(set(page.ids))
    pointed_at = set(re.findall(r"(?:url\(#|href=\"#)([^\")]+)", html))
    assert pointed_at
    assert pointed_at <= set(page.ids)
    assert "wage $5, bonus $6" in " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", html))


def test_words_from_a_scenario_are_words_and_never_markup(tmp_path: Path) -> None:
    nasty = "<script>alert('x')</script> & <b>"
    page, html = page_of(stored(tmp_path / "out", scenario("a", description=nasty), scenario("<img src=x>", caseload=50)))
    assert not page.tags & {"script", "img", "b"}
    assert "alert('x')" in page.words
    assert "<img src=x>" in page.words
    assert "<script" not in html


def test_without_pairing_the_page_says_so_and_gives_no_differences(tmp_path: Path) -> None:
    folder = stored(tmp_path / "out", scenario("a"), scenario("b", clients=3200))
    page, html = page_of(folder)
    assert "Nothing is paired" in page.words
    assert 'class="change"' not in html
    assert "context.clients" in page.words
    assert "3,200 synthetic clients" in page.words


def test_a_single_run_has_a_report_too(tmp_path: Path) -> None:
    page, html = page_of(stored(tmp_path / "out", scenario("a")))
    assert "question of a" in page.words
    assert 'class="change"' not in html
    assert texts.words("settings", "en") not in page.headings


def test_one_world_is_not_called_certain(tmp_path: Path) -> None:
    page, _ = page_of(stored(tmp_path / "out", scenario("a"), scenario("b", caseload=50), seeds=1))
    assert "too few worlds to say" in page.words
    assert "very likely higher" not in page.words


def test_only_settings_that_differ_are_listed() -> None:
    scenarios = [scenario("a", caseload=50), scenario("b", caseload=50, contact={"threat": 0.5})]
    manifest = {"paired": True, "scenarios": [{"resolved": each.to_dict()} for each in scenarios], "settings": {}}
    rows = differing_settings(manifest, "nl")
    assert [row.path for row in rows] == ["contact.threat"]
    assert rows[0].values == ["0", "0,5"]


def test_a_report_is_made_from_stored_results_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the model calls things by now does not matter to an old result."""
    folder = stored(tmp_path / "out", scenario("a"), scenario("b", caseload=50))
    _, before = page_of(folder)
    monkeypatch.setattr("zachtehand.observation.INDICATORS", {})
    monkeypatch.setattr("zachtehand.observation.GROUPS", {})
    _, after = page_of(folder)
    assert after == before


def test_a_folder_without_results_gets_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no results"):
        write_report(tmp_path)
    assert not list(tmp_path.iterdir())


def test_what_the_report_shows_exists_in_the_model() -> None:
    assert set(PICTURES) | set(FOR_WHOM) | set(DISPLACED) <= set(INDICATORS)
    assert any(key.startswith(DISTANCE_GROUPS) for key in GROUPS)
    assert next(iter(GROUPS)) == "all"


def test_every_text_is_there_in_both_languages_with_the_same_gaps() -> None:
    for key, in_languages in texts._WORDS.items():
        assert set(in_languages) == set(LANGUAGES), key
        gaps = {tuple(sorted(re.findall(r"\{(\w+)\}", words))) for words in in_languages.values()}
        assert len(gaps) == 1, key


@pytest.mark.slow
def test_five_scenarios_take_seconds_and_a_mail_attachment(tmp_path: Path) -> None:
    folder = stored(tmp_path / "out", *(scenario(f"s{number}", caseload=50 + number) for number in range(5)), seeds=8, months=60)
    before = time.perf_counter()
    report = write_report(folder)
    assert time.perf_counter() - before < 5
    assert report.stat().st_size < 3e6
