"""Words for parameters, units and sources: everything that is declared can be said in both languages."""

from __future__ import annotations

import errno
import os
import re
from types import SimpleNamespace
from typing import Any, cast

import pytest

from zachtehand import describe
from zachtehand.evidence import SOURCES
from zachtehand.experiments.designs.dimensions import uncertainties
from zachtehand.experiments.differences import horizon_measure, unit_of
from zachtehand.experiments.numbers import unit_in_words
from zachtehand.experiments.sensitivity.words import _described, factor_in_words
from zachtehand.experiments.trials.outcomes import outcomes
from zachtehand.input_errors import InputError, reason_of
from zachtehand.instruments import dials, instrument_classes
from zachtehand.instruments.base import declared_settings
from zachtehand.observation import INDICATORS
from zachtehand.parameters import walk
from zachtehand.report import turning
from zachtehand.submodels import Parameters
from zachtehand.targets.schema import Unit
from zachtehand.texts import LANGUAGES, Language
from zachtehand.texts.parameters import DUTCH, group_of, sentence_of
from zachtehand.texts.parameters.groups import GROUPS
from zachtehand.texts.sources import DUTCH_CITATIONS, NAMES_ONLY, citation_of
from zachtehand.texts.units import UNIT_TEXTS

DECLARED = dict(walk(Parameters))


def test_every_parameter_and_no_other_has_a_dutch_sentence() -> None:
    assert set(DUTCH) == set(DECLARED)
    for path, sentence in DUTCH.items():
        assert sentence.strip() == sentence, path
        assert sentence.endswith("."), path
        assert sentence[0].isupper() or sentence.startswith("ψ"), path
        assert sentence != DECLARED[path].text, path


def test_no_two_parameters_have_the_same_dutch_sentence() -> None:
    assert len(set(DUTCH.values())) == len(DUTCH)


def test_no_number_of_a_sentence_is_lost_or_added_in_dutch() -> None:
    """Years, amounts and counts that stand in the English stand in the Dutch, with the comma of its own language."""
    spelled = {"2": "twee", "3": "drie", "8": "acht", "1": "een"}
    for path, declared in DECLARED.items():
        dutch = DUTCH[path].replace(".", "").replace(",", "")
        for written in re.findall(r"\d[\d.,]*\d|\d", declared.text):
            digits = re.sub(r"[.,]", "", written)
            assert digits in dutch or spelled.get(digits, "\0") in dutch, (path, written)


def test_every_group_of_parameters_and_no_other_has_words_in_both_languages() -> None:
    assert set(GROUPS) == {path.partition(".")[0] for path in DECLARED}
    assert all(set(words) == set(LANGUAGES) and all(words.values()) for words in GROUPS.values())
    assert group_of("trust.gain", "nl") == "vertrouwen"
    assert group_of("tea.sugar", "nl") == "tea"


def test_every_unit_has_words_in_both_languages() -> None:
    units = {each.unit for each in DECLARED.values()}
    units |= {each.unit for each in dials.DIALS.values()} | {each.unit for each in outcomes().values()} | set(Unit.__args__)  # type: ignore[attr-defined]
    units |= {each.unit for instrument in instrument_classes().values() for each in declared_settings(instrument)}
    units |= {unit_of(each.unit, measure) for each in INDICATORS.values() for measure in ("month", horizon_measure(each.kind))}
    assert units - {""} <= set(UNIT_TEXTS)
    assert all(set(words) == set(LANGUAGES) and all(words.values()) for words in UNIT_TEXTS.values())
    assert unit_in_words("EUR/year of 2018", "nl") == "euro per jaar, prijzen van 2018"
    assert unit_in_words("lumps", "nl") == "lumps"


def test_every_source_is_in_dutch_or_is_only_the_name_of_a_study() -> None:
    assert set(DUTCH_CITATIONS) | NAMES_ONLY == set(SOURCES)
    assert not set(DUTCH_CITATIONS) & NAMES_ONLY
    assert citation_of(SOURCES["design"].citation, "nl") == (DUTCH_CITATIONS["design"], "nl")
    assert citation_of(SOURCES["design"].citation, "en") == (SOURCES["design"].citation, "en")
    assert citation_of(SOURCES["bandura"].citation, "nl") == (SOURCES["bandura"].citation, "en")
    assert citation_of("A survey of one city.", "nl") == ("A survey of one city.", "en")


def test_a_parameter_is_said_in_the_language_of_the_reader() -> None:
    declared = DECLARED["trust.gain"].text
    assert sentence_of("trust.gain", declared, "en") == declared
    assert sentence_of("trust.gain", declared, "nl") == "Winst aan vertrouwen in de gemeente door een goed gesprek."
    assert sentence_of("trust.gone", "What trust.gone was.", "nl") == "What trust.gone was."  # of an old result


def test_dutch_descriptions_have_no_english_sentence_or_unit() -> None:
    table = describe.parameters("nl")
    assert f"| `trust.gain` | 0.06 | 0.03–0.1 | per goed contact | gekalibreerd | prototype | {DUTCH['trust.gain']} |" in table
    assert not [path for path, each in DECLARED.items() if f"| {each.text} |" in table]
    assert "| Gain from a good talk. |" in describe.parameters("en")
    assert "uren per week" in describe.instruments("nl")
    assert "| hours" not in describe.instruments("nl")


def test_an_unless_describes_its_parameters_in_dutch() -> None:
    assert _described("trust.gain", "Gain.", "en") == "trust.gain: Gain."
    assert _described("trust.gain", "Gain.", "nl") == f"trust.gain: {DUTCH['trust.gain']}"


@pytest.mark.parametrize(
    ("by", "factor", "expected"),
    [
        ("parameters", "trust.gain", ("Winst aan vertrouwen in de gemeente door een goed gesprek", "trust.gain")),
        ("parameters", "contact.talks_per_year", ("contact.talks_per_year", "")),
        ("groups", "trust", ("vertrouwen", "trust")),
        ("groups", "contact", ("contact", "")),
    ],
)
def test_a_factor_is_called_what_people_call_it(by: str, factor: str, expected: tuple[str, str]) -> None:
    about = {"by": by, "texts": {"trust.gain": DECLARED["trust.gain"].text}}
    assert factor_in_words(factor, about, "nl") == expected


def test_a_parameter_on_an_axis_is_its_sentence_with_path_and_unit() -> None:
    (dimension,) = uncertainties(["trust.gain"])
    assert dimension.label("nl") == "Winst aan vertrouwen in de gemeente door een goed gesprek (trust.gain, per goed contact)"
    assert dimension.label("en") == "Gain from a good talk (trust.gain, per good contact)"


@pytest.mark.parametrize(
    ("language", "kept", "expected"),
    [
        ("nl", True, "“Winst aan vertrouwen in de gemeente door een goed gesprek” <small>(trust.gain)</small>"),
        ("en", True, "“Gain &lt;b&gt;” <small>(trust.gain)</small>"),
        ("en", False, "“trust.gain” <small>(trust.gain)</small>"),
    ],
)
def test_the_report_names_a_parameter_by_its_sentence(language: Language, kept: bool, expected: str) -> None:
    rows = SimpleNamespace(to_pylist=lambda: [{"path": "trust.gain", "text": "Gain <b>."}])
    stored = SimpleNamespace(tables=["parameters"] if kept else [], table=lambda name: rows)
    view = cast(Any, SimpleNamespace(language=language, result=SimpleNamespace(stored=stored)))
    assert turning._parameter("trust.gain", view) == expected


class TestWhatTheSystemSays:
    KNOWN = ("ENOENT", "EACCES", "EPERM", "ENOSPC", "EDQUOT", "EISDIR", "ENOTDIR", "EROFS", "EEXIST", "EFBIG", "ENAMETOOLONG", "EIO")

    @pytest.mark.parametrize("name", KNOWN)
    def test_what_often_goes_wrong_is_said_in_both_languages(self, name: str) -> None:
        number = getattr(errno, name)
        said = reason_of(OSError(number, os.strerror(number)))
        assert set(said) == set(LANGUAGES)
        assert os.strerror(number) not in said["nl"]
        assert "“" not in said["nl"]

    def test_of_the_rest_the_words_of_the_system_stand_in_quotes(self) -> None:
        said = reason_of(OSError(errno.ELOOP, "Too many levels"))
        assert said == {"en": "“Too many levels”", "nl": "“Too many levels”"}

    def test_without_a_number_what_the_error_says_stands_in_quotes(self) -> None:
        assert reason_of(ValueError("embedded null byte"))["nl"] == "“embedded null byte”"

    def test_a_dutch_sentence_is_dutch_to_its_end(self) -> None:
        error = InputError("error.cannot_write", {"reason": reason_of(PermissionError(errno.EACCES, "Permission denied"))})
        assert error.sentence("nl") == "hier kan niets worden weggeschreven (geen toegang)"
        assert error.sentence("en") == "nothing can be written here (no permission)"

    def test_a_real_error_has_its_number(self, tmp_path: Any) -> None:
        with pytest.raises(FileNotFoundError) as caught:
            (tmp_path / "a" / "b").read_bytes()
        assert reason_of(caught.value)["nl"] == "dit bestand of deze map is er niet"
