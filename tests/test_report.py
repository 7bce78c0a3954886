"""Claims about the report: complete, readable in two languages, self-contained, right, and made from stored results alone."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
import shutil
import time
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from recomputed import Tables, recomputed

from zachtehand.cli.app import status
from zachtehand.experiments.conduct import conduct
from zachtehand.experiments.engine import Batch
from zachtehand.experiments.engine import Tables as CellTables
from zachtehand.experiments.engine.work import ledger_columns, outcome_columns, start_columns
from zachtehand.experiments.plan import plan
from zachtehand.input_errors import InputError
from zachtehand.instruments import instrument_classes
from zachtehand.instruments.base import declared_settings
from zachtehand.observation import GROUPS, INDICATORS
from zachtehand.pages.choices import CHOICES
from zachtehand.pages.sheets import csv_link
from zachtehand.report import for_whom, over_time, short, stories, texts, turning
from zachtehand.report.page import write_report
from zachtehand.report.settings import differing_settings
from zachtehand.scenario import Scenario
from zachtehand.submodels.ledger import Actor, Item
from zachtehand.texts import LANGUAGES, Language

SHIFTS: dict[str, int] = {}
"""Position of a scenario in its comparison, by name."""
CONTEXT = {"profile": "rotterdam-activation-group", "clients": 2100, "reference": {"caseload": 500}}
NASTY = "<script>alert('x')</script> & <b> \"quoted\" 'too' ‮مساعدة‬ שלום 👩🏽‍🦽 " + "W" * 300


def scenario(name: str, *, clients: int = 2100, description: str = "What they do.", title: str = "", **policy: object) -> Scenario:
    words = {key: {"en": f"{key} of {name}", "nl": f"{key} van {name}"} for key in ("title", "question")}
    if title:
        words["title"] = {"en": title, "nl": title}
    return Scenario.from_dict({
        "name": name, **words, "description": {"en": description, "nl": description}, "source": "this test",
        "context": {**CONTEXT, "clients": clients}, "policy": policy,
    })  # fmt: skip


def made_up_work(batch: Batch) -> Iterator[CellTables]:
    """Made-up numbers: each next scenario is a fifth of a point higher, with much luck around it; money that adds up to nothing."""
    months = np.arange(1, batch.months + 1)
    items, actors = (tuple(each.name.lower() for each in kind) for kind in (Item, Actor))
    for point in batch.points:
        generator = np.random.default_rng([7, batch.world.seed])
        luck = generator.random((batch.months, len(GROUPS), len(INDICATORS)), dtype=np.float32) / 2
        shift = np.float32(SHIFTS[point.label] / 5)
        book = 1e5 * np.random.default_rng([8, batch.world.seed, SHIFTS[point.label]]).normal(size=(batch.months, len(items), len(actors)))
        yield {
            "outcomes": outcome_columns(luck + shift, months, tuple(GROUPS), tuple(INDICATORS)),
            "ledger": ledger_columns(book - book.mean(axis=2, keepdims=True), months, items, actors),
            "starts": start_columns([("trust", 0.5, 0.0, 0.01, batch.world.seed > 0)]),
        }


def stored(folder: Path, *scenarios: Scenario, seeds: int = 5, months: int = 14, command: str | None = None) -> Path:
    """A stored result with made-up numbers."""
    SHIFTS.update({each.name: position for position, each in enumerate(scenarios)})
    kind = "compare" if len(scenarios) > 1 else "run"
    conduct(plan(kind, scenarios, seeds=seeds, draws=None, months=months, work=made_up_work), workers=1, out=folder, command=command)
    return folder


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two policies on the same people."""
    folder = tmp_path_factory.mktemp("compared") / "out"
    return stored(folder, scenario("a"), scenario("b", caseload=50), command="zachtehand compare a b --seeds 5")


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two policies with the names and titles that nobody hopes for, each in its own city."""
    strange = scenario("<img src=x>|=1+1", description=NASTY, title=NASTY, clients=3200)
    return stored(tmp_path_factory.mktemp("nasty") / "out", scenario("wage $5, bonus $6", title="wage $5, bonus $6"), strange, seeds=1)


class Page(HTMLParser):
    """What a browser would find: ids, addresses, numbers, words outside of style and script, and headings."""

    void = frozenset({"meta", "br", "link", "img", "input", "hr"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.headings: list[str] = []
        self.text: list[str] = []
        self.in_another_language: list[str] = []
        self.tags: list[str] = []
        self.numbers: list[tuple[str, float, str]] = []
        self.files: dict[str, list[list[str]]] = {}
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        assert not self._open, self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        if tag not in self.void:
            self._open.append((tag, given))
        if "id" in given:
            self.ids.append(given["id"] or "")
        self.addresses.extend(given[name] or "" for name in ("src", "href", "xlink:href", "data", "action") if name in given)
        if "download" in given:
            content = base64.b64decode((given["href"] or "").partition(",")[2]).decode("utf-8-sig")
            self.files[given["download"] or ""] = list(csv.reader(io.StringIO(content)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.void:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag, tag

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1][0] in ("style", "script"):
            return
        foreign = any("lang" in given for _, given in self._open if _ != "html") or any(tag == "code" for tag, _ in self._open)
        (self.in_another_language if foreign else self.text).append(data)
        tag, given = self._open[-1]
        if tag == "data":
            self.numbers.append((given["data-key"] or "", float(given["value"] or "nan"), data))
        if any(each in ("h1", "h2", "h3") for each, _ in self._open):
            self.headings.append(data)

    @property
    def words(self) -> str:
        return " ".join(" ".join([*self.text, *self.in_another_language]).split())


@cache
def page_of(folder: Path, language: Language = "en") -> tuple[Page, str]:
    """The page of a result, made once."""
    html = write_report(folder, language=language).read_text(encoding="utf-8")
    return Page(html), html


PARTS = ("question", "headline", "over_time", "for_whom", "lives", "money", "turning", "trust", "method")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_comparison_has_its_page_for_the_council_and_its_nine_parts_in_order(compared: Path, language: Language) -> None:
    page, _ = page_of(compared, language)
    expected = [texts.words(key, language) for key in ("short", *PARTS)]
    assert [each for each in page.headings if each in expected] == expected
    for indicator in INDICATORS.values():
        if indicator.headline and indicator.key != "cost_municipality":  # money stands in the prices of one year instead
            assert indicator.label[language] in page.words
            assert indicator.definition[language] in page.words
    for dimension in for_whom.DIMENSIONS:
        for key, label in GROUPS.items():
            if key.startswith(f"{dimension}:"):
                assert any(label[language] in row for row in page.files["by_group_life_satisfaction.csv"]), key
    assert {"en": "4 of 5 checks", "nl": "4 van 5 controles"}[language] in page.words
    assert "zachtehand compare a b --seeds 5" in page.words
    assert texts.words("synthetic", language) in page.words
    assert {"en": "likely higher", "nl": "waarschijnlijk hoger"}[language] in page.words


def test_every_number_is_the_one_in_the_tables(compared: Path) -> None:
    page, _ = page_of(compared)
    tables = Tables(compared)
    assert len(page.numbers) > 500
    values = {key: value for key, value, _ in page.numbers}
    assert {key.partition("|")[0] for key in values} >= {"level", "change", "money", "moneychange", "itemchange", "known", "price", "parameters", "against"}
    for key, value in values.items():
        assert value == pytest.approx(recomputed(key, tables), rel=1e-5, abs=1e-6, nan_ok=True), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_written_is_the_number_rounded(compared: Path, language: Language) -> None:
    page, _ = page_of(compared, language)
    for key, value, said in page.numbers:
        if key.startswith("against") or said == "–":
            continue
        found = re.match(r"[+−]?[\d.,]+", said)
        assert found, (key, said)
        digits = found[0].translate(str.maketrans({",": "", "−": "-"} if language == "en" else {".": "", ",": ".", "−": "-"}))
        decimals = len(digits.partition(".")[2])
        zeros = 0 if decimals else len(digits) - len(digits.rstrip("0"))
        share = "%" in said or "procentpunt" in said or "percentage" in said
        unsigned_share = not share and key.split("|")[0] in ("level", "change") and _is_share(key)
        expected = 100 * value if share or unsigned_share else value
        assert abs(float(digits) - expected) <= 0.5001 * 10.0 ** (zeros - decimals), (key, value, said)


def _is_share(key: str) -> bool:
    """Bands of differences between shares do without their sign: it stands with the mean."""
    return INDICATORS[key.split("|")[1]].unit == "share" and key.endswith(("p05", "p95"))


def test_the_numbers_behind_the_pictures_are_those_in_the_tables(compared: Path) -> None:
    page, _ = page_of(compared)
    tables = Tables(compared)
    titles = {each["resolved"]["title"]["en"]: each["name"] for each in tables.manifest["scenarios"]}
    assert set(page.files) >= {f"{key}.csv" for key in (*over_time.OVER_TIME, "money_over_time", "weighing", "fair_share", "money")}
    for title, month, mean, low, _ in page.files["trust.csv"][1:]:
        sample = tables.months("trust", "all", titles[title])[int(month)]
        assert float(mean) == pytest.approx(sample.mean(), rel=1e-5)
        assert float(low) == pytest.approx(np.percentile(sample, 5), rel=1e-5)
    for title, payer, mean, *_ in page.files["money.csv"][1:]:
        if payer == "state":
            assert float(mean) == pytest.approx(recomputed(f"moneychange|{titles[title]}|state|0|mean", tables), rel=1e-5)
    header, row = page.files["weighing.csv"]
    told = dict(zip(header, row, strict=True))
    assert float(told["to_work_mean"]) == pytest.approx(recomputed("change|exit_work|all|b|mean", tables), rel=1e-5)
    assert float(told["municipality_gain_EUR_p95"]) == pytest.approx(recomputed("moneychange|b|municipality|0|p95", tables), rel=1e-5)


def test_money_adds_up(compared: Path) -> None:
    page, _ = page_of(compared)
    values = {key: value for key, value, _ in page.numbers}
    parts = ["client", "municipality_benefit", "municipality_work", "wmo", "state", "investor"]
    together = sum(values[f"moneychange|b|{each}|0|mean"] for each in parts)
    assert values["moneychange|b|society|0|mean"] == pytest.approx(together, rel=1e-6)
    budgets = sum(values[f"moneychange|b|{each}|0|mean"] for each in parts[1:4])
    assert values["moneychange|b|municipality|0|mean"] == pytest.approx(budgets, rel=1e-6)
    assert values["itemchange|b|once|0|mean"] + values["itemchange|b|running|0|mean"] == pytest.approx(budgets, rel=1e-6)


def test_the_page_asks_nothing_of_the_outside_world(compared: Path) -> None:
    page, html = page_of(compared)
    assert not set(page.tags) & {"link", "img", "iframe", "object", "form"}
    assert page.tags.count("script") == 1
    assert all(address.startswith(("#", "data:text/csv")) for address in page.addresses)
    assert "@import" not in html
    assert not re.search(r"url\((?!#)", html)


def test_pictures_hold_real_text_and_ids_of_their_own(nasty: Path) -> None:
    page, html = page_of(nasty)
    assert html.count("<svg") == len(over_time.OVER_TIME) + 1 + len(for_whom.BY_GROUP) + 2
    assert len(page.ids) == len(set(page.ids))
    pointed_at = set(re.findall(r"(?:url\(#|href=\"#)([^\")]+)", html))
    assert pointed_at
    assert pointed_at <= set(page.ids)
    assert "wage $5," in " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", html))


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_from_a_scenario_are_words_and_never_markup(nasty: Path, language: Language) -> None:
    page, html = page_of(nasty, language)
    assert page.tags.count("script") == 1
    assert not set(page.tags) & {"img", "b"}
    assert "alert('x')" in page.words
    assert "👩🏽‍🦽" in page.words
    assert "<script>alert" not in html
    assert "W" * 200 not in "".join(page.headings), "a title is cut, a description is not"


def test_a_table_for_a_spreadsheet_holds_no_formulas() -> None:
    content = base64.b64decode(csv_link(["=a"], [["=1+1"], ["@x"], ["-2"], [-2.5], ["  =2"], ["\u00a0+3"], ["x=1"]]).partition(",")[2]).decode("utf-8-sig")
    assert content.splitlines() == ["'=a", "'=1+1", "'@x", "'-2", "-2.5", "'  =2", "'\u00a0+3", "x=1"]


def test_without_pairing_the_page_says_so_and_gives_no_differences(nasty: Path) -> None:
    page, html = page_of(nasty)
    assert "Nothing is paired" in page.words
    assert 'class="change"' not in html
    assert not [key for key, _, _ in page.numbers if "change" in key.partition("|")[0]]
    assert "3,200 synthetic clients" in page.words
    assert texts.words("nothing_compared", "en") in page.words


def test_a_single_run_has_a_report_too(tmp_path: Path) -> None:
    page, html = page_of(stored(tmp_path / "out", scenario("a")))
    assert "question of a" in page.words
    assert 'class="change"' not in html
    assert texts.words("settings", "en") not in page.headings
    assert [each for each in page.headings if each in {texts.words(key, "en") for key in PARTS}] == [texts.words(key, "en") for key in PARTS]


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


def test_a_report_is_made_from_stored_results_alone(compared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the model calls things by now does not matter to an old result."""
    _, before = page_of(compared)
    monkeypatch.setattr("zachtehand.observation.INDICATORS", {})
    monkeypatch.setattr("zachtehand.observation.GROUPS", {})
    monkeypatch.setattr("zachtehand.evidence.SOURCES", {})
    monkeypatch.setattr("zachtehand.targets.files.load_targets", None)
    assert write_report(compared, language="en").read_text(encoding="utf-8") == before


def test_the_dutch_page_says_nothing_in_english_and_the_other_way_round(compared: Path) -> None:
    for language, other, telling in (("nl", "en", r"\b(the|of the|with|which|people)\b"), ("en", "nl", r"\b(het|een|wordt|niet|mensen)\b")):
        said = " ".join(" ".join(page_of(compared, language)[0].text).split())  # type: ignore[arg-type]
        assert not re.findall(telling, said), re.findall(rf".{{40}}{telling}.{{40}}", said)[:5]
        for described in (*(each.label for each in INDICATORS.values()), *GROUPS.values(), *({"en": "title of b", "nl": "title van b"},)):
            if described["en"] != described["nl"] and described[other] not in described[language] and len(described[other]) > 8:
                assert described[other] not in said, described


@pytest.mark.parametrize(
    ("spoil", "telling"),
    [
        (lambda folder: (folder / "outcomes.parquet").write_bytes(b"PAR1 half"), "outcomes.parquet is damaged"),
        (lambda folder: (folder / "outcomes.parquet").unlink(), "no table outcomes"),
        (lambda folder: (folder / "ledger.parquet").unlink(), "the money of every month"),
        (lambda folder: (folder / "manifest.json").write_text("{", encoding="utf-8"), "no results"),
        (lambda folder: _change_manifest(folder, money=None), "an older version"),
        (lambda folder: _change_manifest(folder, format=99), "format 99"),
        (lambda folder: _change_manifest(folder, worlds=None), "manifest.json is damaged"),
        (lambda folder: _change_manifest(folder, kind="sweep: points"), "run, compare or what-if"),
        (lambda folder: _change_manifest(folder, complete=False), "not finished"),
        (lambda folder: (folder / "lives.json").write_text('{"a": 1}', encoding="utf-8"), "lives.json is damaged"),
        (shutil.rmtree, "no results"),
    ],
)
def test_a_folder_that_cannot_be_reported_gets_one_sentence_and_code_2(
    compared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], spoil: object, telling: str
) -> None:
    folder = tmp_path / "spoilt"
    shutil.copytree(compared, folder)
    (folder / "report.html").unlink(missing_ok=True)
    assert callable(spoil)
    spoil(folder)
    assert status(["report", str(folder), "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert telling in said
    assert said.count("\n") == 1
    assert str(folder) in said
    assert not (folder / "report.html").exists()


def _change_manifest(folder: Path, **changes: object) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8")) | changes
    left = {key: value for key, value in manifest.items() if value is not None or key == "command"}
    (folder / "manifest.json").write_text(json.dumps(left), encoding="utf-8")


def test_without_a_browser_a_pdf_gets_one_sentence(compared: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("zachtehand.report.pdf.shutil.which", lambda _: None)
    assert status(["report", str(compared), "--pdf", "--lang", "nl"]) == 2
    assert "Chromium, Chrome of Edge" in capsys.readouterr().err


def test_a_folder_without_results_gets_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no results"):
        write_report(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_comparison_keeps_lives_that_are_told_the_same_after(tmp_path: Path) -> None:
    from zachtehand.twins.follow import twin_of
    from zachtehand.twins.pair import live_pair
    from zachtehand.twins.story import side_by_side

    scenarios = [scenario("a", clients=150), scenario("b", clients=150, caseload=50)]
    folder = tmp_path / "out"
    conduct(plan("compare", scenarios, seeds=1, draws=None, months=8), workers=1, out=folder, finish=stories.write_stories)
    kept = stories.read_stories(folder)
    assert kept
    pair = live_pair(*scenarios, draw=1, months=8)
    for twin in kept:
        again = twin_of(pair, twin.person.uid)
        assert twin.person == again.person
        for language in LANGUAGES:
            assert side_by_side(twin, language) == side_by_side(again, language)
        assert twin.place.difference == pytest.approx(again.place.difference)


def test_assumptions_are_named_when_they_tell_worlds_apart_and_not_by_chance() -> None:
    generator = np.random.default_rng(3)
    paths, values = [f"trust.p{number}" for number in range(40)], generator.random((60, 40))
    found, chance = turning._most_telling(values, paths, values[:, 7] > 0.6)
    assert found == "trust.p7"
    assert chance < 1e-4
    _, chance = turning._most_telling(values, paths, generator.random(60) > 0.5)
    assert chance > turning.UNLIKELY


def test_what_the_report_shows_exists_in_the_model() -> None:
    shown = {*over_time.OVER_TIME, *for_whom.BY_GROUP, *for_whom.DISPLACED, for_whom.HOURS, for_whom.PARKED, *short.FIVE, *turning.CONCLUSIONS}
    assert shown <= set(INDICATORS)
    assert all(any(key.startswith(f"{dimension}:") for key in GROUPS) for dimension in for_whom.DIMENSIONS)
    assert next(iter(GROUPS)) == "all"
    choices = {choice for each in instrument_classes().values() for setting in declared_settings(each) for choice in setting.choices}
    assert choices <= set(CHOICES)


def test_every_text_is_there_in_both_languages_with_the_same_gaps() -> None:
    for catalogue in (texts._WORDS, CHOICES):
        for key, in_languages in catalogue.items():
            assert set(in_languages) == set(LANGUAGES), key
            assert all(words.strip() for words in in_languages.values())
            gaps = {tuple(sorted(re.findall(r"\{(\w+)\}", words))) for words in in_languages.values()}
            assert len(gaps) == 1, key


@pytest.mark.slow
def test_five_scenarios_take_seconds_and_a_mail_attachment(tmp_path: Path) -> None:
    folder = stored(tmp_path / "out", *(scenario(f"s{number}", caseload=50 + number) for number in range(5)), seeds=8, months=60)
    before = time.process_time()
    report = write_report(folder)
    assert time.process_time() - before < 5
    assert report.stat().st_size < 3e6
