"""What may stand in a table of a municipality: names of variables, categories and classes, in Dutch and English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from zachtehand.populations.categories import Education, Household, Origin, Sex
from zachtehand.profiles.crosstables import VARIABLES

ValueKind = Literal["people", "share", "percent"]

VARIABLE_WORDS: dict[str, tuple[str, ...]] = {
    "age": ("leeftijd", "leeftijdsklasse", "age group"),
    "duration": ("duur", "uitkeringsduur", "duur van de uitkering", "duur van de uitkeringssituatie", "years on benefit", "duration of benefit"),
    "household": ("huishouden", "huishoudtype", "type huishouden", "huishoudsamenstelling", "leefvorm", "household type"),
    "sex": ("geslacht", "gender"),
    "education": ("opleiding", "opleidingsniveau", "onderwijsniveau", "education level", "level of education"),
    "origin": ("herkomst", "herkomstland", "migratieachtergrond", "country of origin", "migration background"),
    "neighbourhood": ("wijk", "buurt", "wijken en buurten", "stadsdeel", "neighborhood", "district"),
}
VALUE_WORDS: dict[ValueKind, tuple[str, ...]] = {
    "people": ("personen", "mensen", "aantal", "personen met bijstand", "personen met bijstand (aantal)", "persons", "number", "count"),
    "share": ("aandeel", "shares", "aandelen"),
    "percent": ("procent", "percentage", "%"),
}
TOTALS = ("totaal", "total", "alle", "all", "totaal mannen en vrouwen", "uitkeringsduur, totaal", "total men and women")

_ONE, _LONE, _PAIR, _FAMILY = (int(each) for each in Household)
_LOW, _MIDDLE, _HIGH = (int(each) for each in Education)
_DUTCH, _WESTERN, _NON_WESTERN = (int(each) for each in Origin)
CATEGORY_WORDS: dict[str, dict[tuple[int, ...], tuple[str, ...]]] = {
    "sex": {
        (int(Sex.MAN),): ("man", "men", "male", "males", "mannen", "m"),
        (int(Sex.WOMAN),): ("woman", "women", "female", "females", "vrouw", "vrouwen", "v", "f"),
    },
    "household": {
        (_ONE,): ("single", "alleenstaand", "alleenstaande", "alleenstaanden", "eenpersoonshuishouden", "single person"),
        (_LONE,): ("single parent", "lone parent", "alleenstaande ouder", "alleenstaande ouders", "eenouder", "eenoudergezin", "eenouderhuishouden"),
        (_PAIR,): ("couple without children", "paar zonder kinderen", "echtpaar zonder kinderen", "(echt)paar zonder kinderen"),
        (_FAMILY,): ("couple with children", "paar met kinderen", "echtpaar met kinderen", "(echt)paar met kinderen"),
        (_PAIR, _FAMILY): ("couple", "couples", "paar", "echtpaar", "(echt)paar", "gehuwd", "gehuwd/samenwonend", "samenwonend", "partners"),
        (_ONE, _PAIR): ("without children", "zonder kinderen"),
        (_LONE, _FAMILY): ("with children", "met kinderen"),
    },
    "education": {
        (_LOW,): ("low", "laag", "laagopgeleid", "lager"),
        (_MIDDLE,): ("middle", "midden", "middelbaar", "medium", "intermediate"),
        (_HIGH,): ("high", "hoog", "hoogopgeleid", "hoger"),
        (_MIDDLE, _HIGH): ("middle or high", "midden of hoog"),
    },
    "origin": {
        (_DUTCH,): ("dutch", "nederland", "nederlands", "nederlandse achtergrond", "the netherlands", "dutch background"),
        (_WESTERN,): ("western", "westers", "europa", "europe", "europa (exclusief nederland)", "europe (excluding the netherlands)"),
        (_NON_WESTERN,): ("non western", "niet westers", "buiten europa", "outside europe"),
        (_WESTERN, _NON_WESTERN): ("outside the netherlands", "buiten nederland", "met migratieachtergrond", "with migration background"),
    },
}
"""Codes -> what they are called, the usual name first."""

_AMBIGUOUS = ("couple", "couples", "paar", "echtpaar", "(echt)paar")
_YEAR = r"(?:years?|jaar|jaren|yrs?|jr\.?)"
_MONTH = r"(?:months?|maanden|maand|mnd\.?)"
_NUMBER = rf"(\d{{1,3}}(?:[.,]\d+)?)\s*({_YEAR}|{_MONTH})?"
_UNDER = re.compile(rf"(?:<|under|below|less than|younger than|up to|jonger dan|korter dan|minder dan|onder|tot)\s*{_NUMBER}")
_FROM = re.compile(rf"(?:(?:>=|≥|from|vanaf)\s*{_NUMBER}|{_NUMBER}\s*(?:\+|(?:of|en|or|and)\s+(?:ouder|langer|meer|older|longer|more|over))\s*{_YEAR}?)")
_BETWEEN = re.compile(rf"{_NUMBER}\s*(-|–|—|tot en met|t/m|up to and including|tot|to|up to)\s*{_NUMBER}")
_CLOSED = ("tot en met", "t/m", "up to and including")


@dataclass(frozen=True, slots=True)
class Span:
    """A class as it was written: from, to in years, and how its end is meant.

    ``end`` is "open" (27 to 45: up to 45), "closed" (27 t/m 44: with 44) or "dash" (27-44: the next class decides).
    """

    low: float
    high: float
    end: Literal["open", "closed", "dash"]
    step: float
    """What "with" adds to a closed end: a year or a month."""


def plain(words: str) -> str:
    """Words in small letters, with single spaces for spaces, hyphens and underscores."""
    return re.sub(r"[\s_\-]+", " ", words.strip().lower())


def variable_named(words: str) -> str | None:
    """The variable with this name in Dutch or English."""
    return next((name for name, others in VARIABLE_WORDS.items() if plain(words) in (name, *others)), None)


def value_named(words: str) -> ValueKind | None:
    """What a column with this name counts."""
    return next((kind for kind, others in VALUE_WORDS.items() if plain(words) in (kind, *others)), None)


def categories_named(variable: str, words: str, beside: frozenset[str]) -> tuple[int, ...] | None:
    """The codes that a category stands for.

    Args:
        beside: the other words that the table has for this variable: beside "couple with children", "couple" is one without.
    """
    known = CATEGORY_WORDS[variable]
    codes = next((codes for codes, names in known.items() if plain(words) in names), None)
    if codes is not None and plain(words) in _AMBIGUOUS:
        taken = {codes for other in beside for codes, names in known.items() if plain(other) in names and len(codes) == 1}
        codes = tuple(code for code in codes if (code,) not in taken) or codes
    return codes


def words_for(variable: str) -> list[str]:
    """All names of categories of a variable."""
    return [name for names in CATEGORY_WORDS[variable].values() for name in names]


def span(variable: str, words: str) -> Span | None:
    """The range that words such as ``27-44``, ``45+``, ``<1`` or ``0 tot 6 maanden`` stand for; None if they are no range."""
    text, top = re.sub(r"\s+", " ", words.strip().lower()), VARIABLES[variable].top
    if match := _UNDER.fullmatch(text):
        return Span(0.0, _years(match[1], match[2]), "open", 1.0)
    if match := _FROM.fullmatch(text):
        return Span(_years(match[1] or match[3], match[2] or match[4]), top, "open", 1.0)
    if match := _BETWEEN.fullmatch(text):
        first, unit, joined, last, last_unit = match.groups()
        step = 1.0 if not (last_unit or unit) or re.fullmatch(_YEAR, last_unit or unit) else 1 / 12
        end = "closed" if joined in _CLOSED else "dash" if len(joined) == 1 else "open"
        return Span(_years(first, unit or last_unit), _years(last, last_unit or unit), end, step)
    return None


def _years(number: str, unit: str | None) -> float:
    value = float(number.replace(",", "."))
    return value / 12 if unit and re.fullmatch(_MONTH, unit) else value


def ends(variable: str, spans: list[Span]) -> list[float]:
    """Where each class of a variable ends (up to, in years), now that all of them are known.

    A dash is read by what follows it: before ``45+``, ``27-45`` ends at 45 and ``27-44`` with 44. Where nothing follows
    an age is counted with, as in ``45-64``, and a duration is not.
    """
    starts = [each.low for each in spans]

    def end(each: Span) -> float:
        following = each.high + each.step
        if each.end == "closed":
            return following
        if each.end == "open" or _among(each.high, starts):
            return each.high
        return following if variable == "age" or _among(following, starts) else each.high

    return [end(each) for each in spans]


def _among(value: float, values: list[float]) -> bool:
    return any(abs(value - other) < 1e-6 for other in values)
