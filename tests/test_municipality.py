"""A municipality of one's own: tables are read strictly, people follow them, and results can be made again without the files."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zachtehand.cli.app import status
from zachtehand.documents import parse_document
from zachtehand.experiments.recreate import recreate
from zachtehand.initialisation.synthesis import Sampler, population_fit
from zachtehand.initialisation.traits import BLOCK
from zachtehand.input_errors import InputError
from zachtehand.municipality.tables import read_marginal_table
from zachtehand.municipality.words import ends, span
from zachtehand.populations.clients import Clients
from zachtehand.profiles.files import check_contents, profile_of, read_profile
from zachtehand.profiles.fit import cells_of_tables, tables_that_hold
from zachtehand.profiles.profile import Kind, Profile
from zachtehand.randomness import Luck
from zachtehand.scenario import Scenario, load
from zachtehand.texts import LANGUAGES

EXAMPLE = Path(__file__).resolve().parents[1] / "docs" / "how-to" / "your-own-municipality"
AGES = "leeftijd;personen\n<27;300\n27-44;1000\n45+;1200\n"

PROFILE = """\
extends: medium-city
title: {en: A town, nl: Een stadje}
size: 1000
neighbourhoods: {names: [North, South], shares: [0.3, 0.7], joblessness: [0.1, 0.2], source: design}
tables:
  - title: age and household
    source: design
    by:
      age: [[0, 27], [27, 45], [45, 130]]
      household: [[single], [single_parent], [couple, couple_with_children]]
    people: [[150, 20, 30], [200, 150, 50], [250, 50, 100]]
  - title: origin and education
    source: design
    by: {origin: [[dutch], [western, non_western]], education: [[low], [middle, high]]}
    shares: [[0.3, 0.3], [0.3, 0.1]]
  - {title: where, source: design, by: {neighbourhood: [[North], [South]], sex: [[man], [woman]]}, people: [[1, 2], [4, 3]]}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@cache
def town() -> Profile:
    return check_contents(parse_document(PROFILE, file="town.yaml"))


@cache
def drawn(kind: Kind = "stock", seed: int = 4) -> Clients:
    return Sampler(town(), luck=Luck(seed), kind=kind).draw(20_000)


# People who follow the tables


@pytest.mark.parametrize("kind", ["stock", "entrants"])
def test_people_are_spread_as_the_tables_say_within_sampling_noise(kind: Kind) -> None:
    people, tables = drawn(kind), tables_that_hold(town(), kind)
    for table, cells in zip(tables, cells_of_tables(tables, people), strict=True):
        wanted = table.shares().ravel()
        found = np.bincount(cells, minlength=wanted.size) / people.size
        assert found == pytest.approx(wanted, abs=4 * (0.25 / people.size) ** 0.5), table.title
        # All cells together: a chi-square far in its tail would mean that something is off everywhere a little.
        chi_square = people.size * ((found - wanted) ** 2 / wanted).sum()
        assert chi_square < wanted.size + 4 * (2 * wanted.size) ** 0.5


def test_the_base_profile_is_not_spread_so() -> None:
    base = Sampler(profile_of("medium-city"), luck=Luck(4), kind="stock").draw(20_000)
    table = town().tables[1]
    found = np.bincount(table.cells(base), minlength=4) / base.size
    assert np.abs(found - table.shares().ravel()).max() > 0.05


def test_entrants_follow_what_stays_as_it_is_and_not_age_or_household() -> None:
    names = [[name for name, _ in table.by] for table in tables_that_hold(town(), "entrants")]
    assert names == [["origin", "education"], ["neighbourhood", "sex"]]
    assert (drawn("entrants").age < 35).mean() == pytest.approx(0.5, abs=0.05)


def test_what_the_tables_do_not_speak_of_stays_as_it_is_in_a_cell() -> None:
    base = Sampler(profile_of("medium-city"), luck=Luck(9), kind="stock").draw(20_000)
    both = [people.health_physical[(people.age >= 45) & (people.household == 0) & (people.sex == 0)] for people in (base, drawn())]
    assert both[0].mean() == pytest.approx(both[1].mean(), abs=0.02)


@pytest.mark.parametrize("kind", ["stock", "entrants"])
def test_person_k_is_the_same_person_however_many_are_drawn(kind: Kind) -> None:
    few = Sampler(town(), luck=Luck(4), kind=kind).draw(200)
    sampler = Sampler(town(), luck=Luck(4), kind=kind)
    sampler.draw(BLOCK + 50)
    late = sampler.draw(200)
    for column in Clients.declared:
        assert np.array_equal(getattr(drawn(kind).first(200), column), getattr(few, column)), column
        assert np.array_equal(getattr(drawn(kind), column)[..., BLOCK + 50 : BLOCK + 250], getattr(late, column)), column


def test_the_stated_share_of_active_people_still_comes_out() -> None:
    assert (drawn().activity != 0).mean() == pytest.approx(town().stock["active"].number(), abs=0.02)


def test_the_share_that_is_taken_is_the_share_that_is_taken() -> None:
    fit = population_fit(town(), "stock")
    assert fit is not None
    assert fit.fit.converged
    everybody = Sampler(replace(town(), tables=()), luck=Luck(2), kind="stock").draw(40_000)
    assert fit.chances(everybody).mean() == pytest.approx(fit.taken, abs=0.01)
    assert fit.chances(drawn()).min() > 0


# Profiles beside a scenario


def a_scenario(profile: str) -> str:
    words = "title: {en: A, nl: B}\nquestion: {en: A, nl: B}\ndescription: {en: A, nl: B}\nsource: a test\n"
    return f"{words}context: {{clients: 100, profile: {profile}}}\n"


@pytest.mark.parametrize("written", ["town.yaml", "town", "sub/../town.yaml"])
def test_a_profile_is_found_beside_the_scenario(folder: Path, written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place = folder / "cities"
    (place / "sub").mkdir(parents=True)
    (place / "town.yaml").write_text(PROFILE)
    (place / "city.yaml").write_text(a_scenario(written))
    city = load("cities/city.yaml")
    assert city.context.profile_name == "town"
    assert profile_of(city.context.profile).tables == read_profile(place / "town.yaml").tables
    assert city.with_context({"clients": 50}).context.profile == city.context.profile
    again = Scenario.from_dict(json.loads(json.dumps(city.to_dict())))
    monkeypatch.chdir(folder / "cities" / "sub")
    assert again.context.profile == city.context.profile


def test_a_profile_on_a_profile_of_ones_own_travels_whole(folder: Path) -> None:
    (folder / "town.yaml").write_text(PROFILE)
    (folder / "poorer.yaml").write_text("extends: town\npeople:\n  debt: {beta: [0.6, 0.2], source: design}\n")
    (folder / "city.yaml").write_text(a_scenario("poorer"))
    written = load("city.yaml").to_dict()
    for file in folder.glob("*.yaml"):
        file.unlink()
    profile = profile_of(Scenario.from_dict(written).context.profile)
    assert (profile.name, profile.stock["debt"].numbers, len(profile.tables)) == ("poorer", (0.6, 0.2), 3)


def test_a_profile_may_stand_in_the_scenario_itself(folder: Path) -> None:
    (folder / "city.yaml").write_text(a_scenario("{extends: national, name: mine, size: 50}"))
    assert profile_of(load("city.yaml").context.profile).size == 50
    (folder / "city.yaml").write_text(a_scenario("{extends: national, sise: 50}"))
    with pytest.raises(ValueError, match=r"city.yaml:5:54: “sise” is not a key of a profile; did you mean “size”"):
        load("city.yaml")


MISTAKES_IN_PROFILES: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    "no such name": ("twon", "", "city.yaml:5:34", ("medium-city", "“twon”")),
    "no such file": ("twon.yaml", "", "city.yaml:5:34", ("twon.yaml", "“town.yaml”")),
    "unknown key": ("town", "peeple: {}\n", "town.yaml:2:1", ("“peeple”", "“people”")),
    "unknown variable": ("town", "tables: [{title: a, source: design, by: {agee: [[0, 130]]}, people: [[1]]}]\n", "town.yaml:2:42", ("“age”",)),
    "classes with a gap": (
        "town", "tables: [{title: a, source: design, by: {age: [[0, 20], [25, 130]]}, people: [[1, 1]]}]\n", "town.yaml:2:47", ("tables.0.by.age",),
    ),
    "unknown category": (
        "town", "tables: [{title: a, source: design, by: {sex: [[man], [wman]]}, people: [[1, 1]]}]\n", "town.yaml:2:47", ("man, woman",),
    ),
    "category twice": (
        "town", "tables: [{title: a, source: design, by: {sex: [[man], [man, woman]]}, people: [[1, 1]]}]\n", "town.yaml:2:47", ("man, woman",),
    ),
    "too few cells": ("town", "tables: [{title: a, source: design, by: {sex: [[man], [woman]]}, people: [[1]]}]\n", "town.yaml:2:74", ("2",)),
    "negative": ("town", "tables: [{title: a, source: design, by: {sex: [[man], [woman]]}, people: [[1, -1]]}]\n", "town.yaml:2:74", ("0",)),
    "shares": ("town", "tables: [{title: a, source: design, by: {sex: [[man], [woman]]}, shares: [[0.5, 0.6]]}]\n", "town.yaml:2:74", ("1.1",)),
    "people and shares": (
        "town", "tables: [{title: a, source: design, by: {sex: [[man], [woman]]}, people: [[1, 1]], shares: [[1, 1]]}]\n", "town.yaml:2:10", ("people",),
    ),
    "neighbourhood without a name": (
        "town", "tables: [{title: a, source: design, by: {neighbourhood: [[North]]}, people: [[1]]}]\n", "town.yaml:2:57", ("names",),
    ),
    "four variables": (
        "town", "tables: [{title: a, source: design, by: {age: 1, sex: 1, origin: 1, education: 1}, people: [[1]]}]\n", "town.yaml:2:41", ("household",),
    ),
    "tables that are no list": ("town", "tables: {a: 1}\n", "town.yaml:2:9", ("20",)),
    "a source without words": ("town", "sources: {mine: {grade: measured, citation: 3}}\n", "town.yaml:2:45", ("sources.mine.citation",)),
    "neighbourhoods": (
        "town", "neighbourhoods: {names: [A, A], shares: [1, 1], joblessness: [0, 1], source: design}\n", "town.yaml:2:25", ("neighbourhoods.names",),
    ),
    "a name that no file system takes": ("a" * 5000, "", "city.yaml:5:34", ("medium-city",)),
    "extends nothing that there is": ("town", "extends: " + "a" * 5000 + "\n", "town.yaml:1:10", ("medium-city",)),
    "extends itself": ("town", "extends: town\n", "town.yaml:1:10", ("medium-city",)),
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("case", MISTAKES_IN_PROFILES)
def test_mistakes_in_a_profile_of_ones_own(case: str, language: str, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    written, content, place, named = MISTAKES_IN_PROFILES[case]
    (folder / "town.yaml").write_text(content if content.startswith("extends") else f"extends: national\n{content}")
    (folder / "city.yaml").write_text(a_scenario(written))
    sentence = refused(["run", "city.yaml"], language, folder, capfd)
    assert sentence.startswith(f"zachtehand: {place}: "), sentence
    assert all(words in sentence for words in named), sentence


# Reading tables


def refused(arguments: list[str], language: str, folder: Path, capfd: pytest.CaptureFixture[str]) -> str:
    """Run a command that must be refused: one line, exit code 2, nothing written."""
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    code = status([*arguments, "--lang", language])
    shown = capfd.readouterr()
    assert code == 2, shown
    assert shown.out == ""
    assert shown.err.count("\n") == 1, shown.err
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    return shown.err


LONG = "leeftijd;geslacht;personen\n<27;man;10\n<27;vrouw;20\n27+;man;30\n27+;vrouw;40,5\n"
SAME: dict[str, bytes] = {
    "semicolons": LONG.encode(),
    "Excel": LONG.replace("\n", "\r\n").encode("utf-8-sig"),
    "Excel that says so": ("sep=;\r\n" + LONG).encode(),
    "commas and English": b'Age,Sex,People\n"<27",Man,10\nunder 27,women,20\n'.replace(b"under 27", b"<27").replace(b"women", b"woman")
    + b"27+,man,30\n27+,woman,40.5\n",
    "tabs": LONG.replace(";", "\t").replace("40,5", "40.5").encode(),
    "other order and empty lines": b"leeftijd;geslacht;personen\n\n27+;vrouw;40,5\n<27;vrouw;20\n;;\n27+;man;30\n<27;man;10\n\n",
    "wide": b"leeftijd / geslacht;man;vrouw\n<27;10;20\n27+;30;40,5\n",
    "quotes": b'"leeftijd";"geslacht";"aantal"\n"jonger dan 27";"mannen";"10"\n"jonger dan 27";"vrouwen";"20"\n"27 jaar of ouder";"mannen";"30"\n'
    b'"27 jaar of ouder";"vrouwen";"40,5"\n',
}


@pytest.mark.parametrize("case", SAME)
def test_a_table_is_the_same_however_it_is_written(case: str, folder: Path) -> None:
    (folder / "table.csv").write_bytes(SAME[case])
    table = read_marginal_table(folder / "table.csv")
    assert table.by == {"age": ((0.0, 27.0), (27.0, 130.0)), "sex": ((0.0,), (1.0,))}
    assert table.numbers == (10, 20, 30, 40.5)
    assert table.unit == "people"


def test_shares_and_percentages_are_the_same(folder: Path) -> None:
    (folder / "shares.csv").write_text("opleiding;aandeel\nlaag;0,65\nmidden;0,25\nhoog;0,10\n")
    (folder / "percentages.csv").write_text("opleiding;procent\nlaag;65\nmidden;25%\nhoog;10\n")
    shares, percentages = (read_marginal_table(folder / name) for name in ("shares.csv", "percentages.csv"))
    assert shares.numbers == pytest.approx(percentages.numbers)
    assert shares.unit == percentages.unit == "shares"


@pytest.mark.parametrize(
    ("variable", "words", "classes"),
    [
        ("age", ["<27", "27-44", "45+"], [(0, 27), (27, 45), (45, 130)]),
        ("age", ["<27", "27-45", "45+"], [(0, 27), (27, 45), (45, 130)]),
        ("age", ["18-26", "27-44", "45-64"], [(18, 27), (27, 45), (45, 65)]),
        ("age", ["tot 27 jaar", "27 tot 45 jaar", "45 jaar en ouder"], [(0, 27), (27, 45), (45, 130)]),
        ("age", ["18 t/m 26", "27 tot en met 65 jaar"], [(18, 27), (27, 66)]),
        ("age", ["younger than 27", "27 to 45 years", "45 years or older"], [(0, 27), (27, 45), (45, 130)]),
        ("age", [">= 45", "<45"], [(45, 130), (0, 45)]),
        ("duration", ["<1", "1-2", "2-5 years", "5+"], [(0, 1), (1, 2), (2, 5), (5, 100)]),
        ("duration", ["0 tot 6 maanden", "6 maanden tot 1 jaar", "1 jaar of langer"], [(0, 0.5), (0.5, 1), (1, 100)]),
        ("duration", ["0-5 maanden", "6-11 maanden", "12 maanden of langer"], [(0, 0.5), (0.5, 1), (1, 100)]),
        ("duration", ["korter dan 1 jaar", "1–5 jaar", "5 jaar of langer"], [(0, 1), (1, 5), (5, 100)]),
        ("duration", ["0 – 0,5", "0,5+"], [(0, 0.5), (0.5, 100)]),
    ],
)
def test_classes_in_the_words_of_tables(variable: str, words: list[str], classes: list[tuple[float, float]]) -> None:
    spans = [span(variable, each) for each in words]
    known = [each for each in spans if each is not None]
    assert len(known) == len(words)
    found = list(zip([each.low for each in known], ends(variable, known), strict=True))
    assert [value for each in found for value in each] == pytest.approx([value for each in classes for value in each])


@pytest.mark.parametrize("words", ["", "27", "old", "27-", "-27", "27--44", "1e3-2", "<", "27-44-60", "45++", "tot", "२७+x"])
def test_what_is_no_class(words: str) -> None:
    assert span("age", words) is None


def test_couple_means_without_children_only_beside_couples_with(folder: Path) -> None:
    (folder / "two.csv").write_text("huishouden;personen\nalleenstaand;1\nalleenstaande ouder;1\npaar;1\n")
    (folder / "four.csv").write_text("huishouden;personen\nalleenstaand;1\nalleenstaande ouder;1\npaar;1\npaar met kinderen;1\n")
    assert read_marginal_table(folder / "two.csv").by["household"][-1] == (2.0, 3.0)
    assert read_marginal_table(folder / "four.csv").by["household"][-2:] == ((2.0,), (3.0,))


# What stands in the file -> place after its name, and words that the sentence must have in both languages.
TABLES: dict[str, tuple[bytes, str, tuple[str, ...]]] = {
    "empty": (b"", ":1", ("0",)),
    "only a header": (b"leeftijd;personen\n", "", ()),
    "one column": (b"leeftijd\n<27\n", ":1", ("1",)),
    "four variables": (b"age,sex,origin,education,people\n", ":1", ("5",)),
    "unknown column": (b"leeftyd;personen\n<27;1\n", ":1", ("leeftyd", "“leeftijd”")),
    "no values": (b"leeftijd;geslacht\n<27;man\n", ":1", ("geslacht",)),
    "the same column twice": (b"leeftijd;age;personen\n<27;<27;1\n", ":1", ()),
    "a row too short": (b"leeftijd;personen\n<27;1\n27+\n", ":3", ("1", "2")),
    "a formula": (b"leeftijd;personen\n<27;=1+1\n", ":2", ("=1+1",)),
    "a formula with a plus": (b"leeftijd;personen\n<27;+1\n", ":2", ("+1",)),
    "a formula for a name": (b"wijk;personen\n@SUM(A1);1\n", ":2", ("@SUM(A1)",)),
    "a formula for a header": (b"=A1;personen\n<27;1\n", ":1", ("=A1",)),
    "a total": (b"geslacht;personen\nman;1\nTotaal;2\n", ":3", ("Totaal",)),
    "unknown category": (b"geslacht;personen\nman;1\nvrow;2\n", ":3", ("vrow", "“vrouw”")),
    "no category": (b"geslacht;personen\nman;1\n;2\n", ":3", ()),
    "no class": (b"leeftijd;personen\njong;1\n", ":2", ("jong", "27-44")),
    "a date that a spreadsheet made": (b"duur;personen\n2-mei;1\n", ":2", ("2-mei",)),
    "a gap": (b"leeftijd;personen\n<27;1\n30+;1\n", ":3", ("<27", "30+", "2")),
    "an overlap": (b"leeftijd;personen\n<27;1\n25+;1\n", ":3", ("<27", "25+")),
    "categories that overlap": (b"geslacht;personen\nman;1\nmannen;1\n", ":3", ("“mannen”", "“man”")),
    "backwards": (b"leeftijd;personen\n45-27;1\n", ":2", ("45-27",)),
    "not a number": (b"geslacht;personen\nman;many\nvrouw;1\n", ":2", ("many",)),
    "no number": (b"geslacht;personen\nman;\nvrouw;1\n", ":2", ()),
    "infinite": (b"geslacht;personen\nman;inf\nvrouw;1\n", ":2", ("inf",)),
    "scientific": (b"geslacht;personen\nman;1e9\nvrouw;1\n", ":2", ("1e9",)),
    "negative": (b"geslacht;personen\nman;-3\nvrouw;1\n", ":2", ("-3", "0")),
    "not known": (b"geslacht;personen\nman;.\nvrouw;1\n", ":2", ("“.”",)),
    "thousands": (b"geslacht;personen\nman;1.234\nvrouw;1\n", ":2", ("1.234",)),
    "too many people": (b"geslacht;personen\nman;99999999999\nvrouw;1\n", ":2", ("20000000",)),
    "the same cell twice": (b"geslacht;personen\nman;1\nvrouw;1\nMan;2\n", ":4", ("2",)),
    "a missing cell": (b"geslacht;opleiding;personen\nman;laag;1\nman;hoog;2\nvrouw;laag;1\n", "", ("vrouw × hoog",)),
    "shares that do not add up": (b"geslacht;aandeel\nman;0,5\nvrouw;0,6\n", "", ("1.1", "0.01")),
    "percentages that do not add up": (b"geslacht;procent\nman;40\nvrouw;50\n", "", ("90", "100")),
    "nobody": (b"geslacht;personen\nman;0\nvrouw;0\n", "", ()),
    "wrong encoding": ("wijk;personen\nCaf\xe9;1\n".encode("latin-1"), ":2:4", ("UTF-8",)),
    "UTF-16": (LONG.encode("utf-16"), ":1:1", ("UTF-8",)),
    "open quotes": (b'geslacht;personen\n"man;1\nvrouw;1\n', ":3", ("CSV",)),
    "too large": (b"geslacht;personen\n" + b"man;1\n" * 200_000, "", ("1 MB",)),
    "too many cells": (b"wijk;personen\n" + b"".join(b"w%d;1\n" % number for number in range(20_001)), ":20002", ("20000",)),
    "too long a name": (b"wijk;personen\n" + b"w" * 61 + b";1\n", ":2", ("60",)),
    "a line break in a name": (b'wijk;personen\n"a\nb";1\n', ":3", ()),
    "too few people": (b"geslacht;personen\nman;3\nvrouw;4\n", None, ("7", "10")),
    "hardly like anybody": (b"leeftijd;duur;personen\n<19;<5;0\n<19;5+;500\n19+;<5;0\n19+;5+;0\n", None, ()),
}  # type: ignore[dict-item]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("case", TABLES)
def test_mistake_in_a_table(case: str, language: str, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    content, place, named = TABLES[case]
    (folder / "table.csv").write_bytes(content)
    sentence = refused(["new", "my-city", "--marginals", "table.csv", "--out", "made/here"], language, folder, capfd)
    assert place is None or sentence.startswith(f"zachtehand: table.csv{place}: "), sentence
    assert all(words in sentence for words in named), sentence


CELLS = ["leeftijd", "duur", "personen", "aandeel", "wijk", "man", "<27", "27+", "45-27", "0,5", "1", "-1", "=1", "", '"', "/", "é"]


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(st.sampled_from(CELLS), min_size=1, max_size=4), max_size=5),
    st.sampled_from([";", ",", "\t"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_whatever_stands_in_a_table_is_read_or_refused_in_a_sentence(folder: Path, rows: list[list[str]], separator: str, ending: str) -> None:
    (folder / "table.csv").write_bytes(ending.join(separator.join(row) for row in rows).encode())
    try:
        table = read_marginal_table(folder / "table.csv")
    except InputError as error:
        sentences = [error.sentence(language) for language in LANGUAGES]
    else:
        assert min(table.numbers) >= 0 < table.total
        return
    assert all(sentence.startswith("table.csv") or "/table.csv" in sentence for sentence in sentences)


COMMANDS: dict[str, tuple[list[str], tuple[str, ...]]] = {
    "no such table": (["new", "my-city", "--marginals", "agse.csv"], ("agse.csv", "“ages.csv”")),
    "the same table twice": (["new", "my-city", "--marginals", "ages.csv", "--marginals", "ages.csv"], ("ages.csv",)),
    "unknown profile": (["new", "my-city", "--profile", "medium-town", "--marginals", "ages.csv"], ("medium-town", "“medium-city”")),
    "a name with a slash": (["new", "../my-city", "--marginals", "ages.csv"], ("my-city", "40")),
    "a file that exists": (["new", "there", "--marginals", "ages.csv"], ("there-profile.yaml",)),
    "a folder that is a file": (["new", "my-city", "--marginals", "ages.csv", "--out", "ages.csv"], ("ages.csv",)),
    "a folder without a profile": (["new", "my-city.yaml", "--out", "made"], ("--out", "--marginals")),
    "unknown policy": (["new", "my-city", "--marginals", "ages.csv", "--from", "ordinry"], ("“ordinary”",)),
    "other neighbourhoods": (["new", "my-city", "--marginals", "places.csv", "--marginals", "others.csv"], ("others.csv", "“B”", "places.csv")),
    "too many tables": (["new", "my-city", *["--marginals", "ages.csv"] * 21], ("20",)),
}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("case", COMMANDS)
def test_mistake_in_the_command(case: str, language: str, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "ages.csv").write_text(AGES)
    (folder / "places.csv").write_text("wijk;personen\nA;500\nB;400\n")
    (folder / "others.csv").write_text("wijk;geslacht;personen\nA;man;500\nA;vrouw;1\nC;man;400\nC;vrouw;1\n")
    (folder / "there-profile.yaml").write_text("mine")
    arguments, named = COMMANDS[case]
    sentence = refused(arguments, language, folder, capfd)
    assert all(words in sentence for words in named), sentence


# The whole way


def test_nothing_is_left_when_writing_fails(folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "ages.csv").write_text(AGES)
    rename = Path.rename

    def fails_at_the_second(self: Path, target: Path) -> Path:
        if "profile" in self.name:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails_at_the_second)
    assert "no space left on the disk" in refused(["new", "my-city", "--marginals", "ages.csv", "--out", "made/here"], "en", folder, capfd)


def test_what_tables_have_against_each_other_is_reported(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "ages.csv").write_text(AGES)
    (folder / "older.csv").write_text("leeftijd;geslacht;personen\n<45;man;500\n<45;vrouw;500\n45+;man;700\n45+;vrouw;700\n")
    (folder / "rounded.csv").write_text("opleiding;aandeel\nlaag;0,655\nmidden;0,25\nhoog;0,10\n")
    (folder / "young.csv").write_text("leeftijd;duur;aandeel\n<20;<5;0,02\n<20;5+;0,02\n20-64;<5;0,46\n20-64;5+;0,50\n")
    files = [part for name in ("ages", "older", "rounded", "young") for part in ("--marginals", f"{name}.csv")]
    assert status(["new", "my-city", *files]) == 0
    shown = capsys.readouterr().out
    said = (folder / "my-city-fit.md").read_text(encoding="utf-8")
    for words in (
        "Different totals: ages.csv counts 2,500 people and older.csv counts 2,400",
        "ages.csv and older.csv contradict each other: <27 … 27-44 is 52.0 % in the one and 41.7 % in the other",
        "rounded.csv: the shares add up to 1.005",
        "young.csv: <20 × 5+ has 50 people, and the profile medium-city has hardly or nobody like them",
        "Not converged",
    ):
        assert words in shown, words
        assert words in said, words
    assert "of the people of the profile medium-city are in none of its classes" in said


def test_a_town_without_tables_is_its_profile(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["new", "my-city", "--profile", "national", "--lang", "nl"]) == 0
    assert "Er zijn geen tabellen gegeven" in capsys.readouterr().out
    assert profile_of(load("my-city.yaml").context.profile).stock == profile_of("national").stock


@pytest.mark.slow
def test_the_example_runs_and_can_be_made_again_without_its_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [part for file in sorted(EXAMPLE.glob("*.csv")) for part in ("--marginals", str(file))]
    assert len(files) == 6
    assert status(["new", "my-city", *files, "--out", "made"]) == 0
    assert {file.name for file in (folder / "made").iterdir()} == {"my-city.yaml", "my-city-profile.yaml", "my-city-fit.md"}
    assert "every table is met within one in ten million" in (folder / "made" / "my-city-fit.md").read_text(encoding="utf-8")
    city = load("made/my-city.yaml")
    assert (city.context.clients, city.context.profile_name) == (2500, "my-city-profile")
    assert city.policy_at(0) == load("ordinary").policy_at(0)
    people = Sampler(profile_of(city.context.profile), luck=Luck(1), kind="stock").draw(4000)
    for table in profile_of(city.context.profile).tables:
        found = np.bincount(table.cells(people), minlength=len(table.numbers)) / 4000
        assert found == pytest.approx(table.shares().ravel(), abs=4 * (0.25 / 4000) ** 0.5), table.title
    small = ["--clients", "100", "--months", "2", "--seeds", "1", "--draws", "0", "--workers", "1", "--out", "result"]
    capsys.readouterr()
    assert status(["compare", "made/my-city.yaml", "basic-job", *small]) == 0
    for file in (folder / "made").iterdir():
        file.unlink()
    manifest = json.loads((folder / "result" / "manifest.json").read_text(encoding="utf-8"))
    assert recreate("result", workers=1).manifest["fingerprint"] == manifest["fingerprint"]
    assert "on the profile my-city-profile" in (folder / "result" / "report.html").read_text(encoding="utf-8")
