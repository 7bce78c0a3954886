"""Three dials: pressure, caseload and basic jobs. Each sets a coherent bundle of settings of instruments.

A dial lies under the settings of a scenario: defaults of the instruments, over these the bundles of
the dials, over these the settings chosen one by one. ``DIALS`` is the documentation: each row names
one setting, the value it gets and why.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

Value = float | int | bool

# Hours for clients per full-time caseworker a month, times 12, over the 1.9 hours that a talk which takes place costs
# with no-shows, legality and crises around it: 1.1 talks a year at 350 clients, 1.6 at 250, 4 at 100, 8 at 50.
_TALKS_PER_CASEWORKER_YEAR = 400.0
_TALKS_AT_MOST = 26.0


@dataclass(frozen=True, slots=True)
class Rule:
    """What a dial does to one setting."""

    instrument: str
    setting: str
    value: Callable[[float], Value]
    """From the position of the dial to the value of the setting; monotone."""
    en: str
    nl: str


@dataclass(frozen=True, slots=True)
class Dial:
    """A dial: its range and its rules."""

    title: dict[str, str]
    unit: str
    low: float
    high: float
    en: str
    nl: str
    rules: tuple[Rule, ...]


def _line(at_0: float, at_1: float) -> Callable[[float], float]:
    return lambda position: at_0 + (at_1 - at_0) * position


def _from(threshold: float) -> Callable[[float], bool]:
    return lambda position: position >= threshold


def _talks(caseload: float) -> float:
    return min(_TALKS_AT_MOST, _TALKS_PER_CASEWORKER_YEAR / caseload) if caseload > 0 else 0.0


def _same(position: float) -> float:
    return position


_PRESSURE = (
    Rule(
        "contact",
        "threat",
        _same,
        "The letter threatens as much as the dial says.",
        "De brief dreigt zo sterk als de knop aangeeft.",
    ),
    Rule(
        "obligations",
        "search_pressure",
        _line(0, 0.9),
        "Tone around work; the search duty itself stays as it is.",
        "Toon rond werk; de sollicitatieplicht zelf blijft zoals hij is.",
    ),
    Rule(
        "obligations",
        "participation_duty",
        _same,
        "Taking part goes from voluntary to obligatory.",
        "Meedoen gaat van vrijwillig naar verplicht.",
    ),
    Rule(
        "obligations",
        "participation_pressure",
        _line(0, 0.9),
        "Tone around taking part.",
        "Toon rond meedoen.",
    ),
    Rule(
        "obligations",
        "duty_hours",
        _line(0, 20),
        "Up to 20 hours a week are demanded.",
        "Er wordt tot 20 uur per week geëist.",
    ),
    Rule(
        "obligations",
        "choice",
        _line(1, 0.4),
        "The client decides less.",
        "De cliënt beslist minder.",
    ),
    Rule(
        "obligations",
        "exemption",
        _line(0.7, 0.3),
        "Exemption becomes harder to get.",
        "Ontheffing wordt moeilijker te krijgen.",
    ),
    Rule(
        "sanctions",
        "no_show_ladder",
        _from(0.2),
        "From 0.2 missed talks lead to letters and a file.",
        "Vanaf 0,2 leiden gemiste gesprekken tot brieven en een dossier.",
    ),
    Rule(
        "sanctions",
        "filing",
        _line(0, 0.8),
        "More files are opened.",
        "Er worden meer dossiers geopend.",
    ),
    Rule(
        "sanctions",
        "warning_first",
        lambda position: position < 0.5,
        "Below 0.5 a first breach gets a warning.",
        "Onder 0,5 krijgt een eerste overtreding een waarschuwing.",
    ),
    Rule(
        "sanctions",
        "cut_share",
        _same,
        "A measure takes more, up to the whole benefit.",
        "Een maatregel kost meer, tot de hele uitkering.",
    ),
    Rule(
        "sanctions",
        "cut_months",
        lambda position: int(position > 0),
        "A measure lasts one month.",
        "Een maatregel duurt één maand.",
    ),
    Rule(
        "sanctions",
        "hardship",
        _line(0.8, 0.2),
        "Hardship counts for less.",
        "Hardheid telt minder mee.",
    ),
)

_CASELOAD = (
    Rule(
        "guidance",
        "caseload",
        _same,
        "Clients per full-time caseworker.",
        "Cliënten per voltijds klantmanager.",
    ),
    Rule(
        "contact",
        "talks_per_year",
        _talks,
        "The talks that such a caseworker can really hold: 400 a year, at most one in two weeks per client.",
        "De gesprekken die zo'n klantmanager echt kan voeren: 400 per jaar, per cliënt hoogstens één per twee weken.",
    ),
    Rule(
        "contact",
        "talks_per_year_limit",
        lambda caseload: 52.0,
        "With hours left over, at most a talk a week.",
        "Als er uren over zijn, hoogstens één gesprek per week.",
    ),
    Rule(
        "guidance",
        "leftover_to_contact",
        lambda caseload: 0.7,
        "Hours left over go to more talks,",
        "Overgebleven uren gaan naar meer gesprekken,",
    ),
    Rule(
        "guidance",
        "leftover_to_employers",
        lambda caseload: 0.2,
        "to work with employers,",
        "naar werk met werkgevers,",
    ),
    Rule(
        "guidance",
        "leftover_to_checks",
        lambda caseload: 0.1,
        "and to checks.",
        "en naar controle.",
    ),
)

_BASIC_JOBS = (
    Rule(
        "basic_jobs",
        "places",
        _same,
        "Basic jobs per 1,000 clients: voluntary, 32 hours, minimum wage, no end date.",
        "Basisbanen per 1.000 cliënten: vrijwillig, 32 uur, minimumloon, zonder einddatum.",
    ),
)

DIALS: dict[str, Dial] = {
    "pressure": Dial(
        {"en": "Pressure", "nl": "Druk"}, "0-1", 0, 1,
        "Tone, duty to take part and enforcement, from friendly (0) to hard (1). Never the search duty, nor checks of it.",
        "Toon, plicht om mee te doen en handhaving, van vriendelijk (0) tot hard (1). Nooit de sollicitatieplicht of de controle daarop.",
        _PRESSURE,
    ),
    "caseload": Dial(
        {"en": "Caseload", "nl": "Caseload"}, "clients/fte", 0, 5000,
        "Clients per full-time caseworker, and what that makes possible; 0 is no caseworkers, otherwise at least 5.",
        "Cliënten per voltijds klantmanager, en wat daarmee kan; 0 is geen klantmanagers, anders minstens 5.",
        _CASELOAD,
    ),
    "basic_jobs": Dial(
        {"en": "Basic jobs", "nl": "Basisbanen"}, "per 1,000 clients", 0, 1000,
        "Basic jobs per 1,000 clients; 1,000 is a guarantee for everyone.",
        "Basisbanen per 1.000 cliënten; 1.000 is een garantie voor iedereen.",
        _BASIC_JOBS,
    ),
}  # fmt: skip


def bundle(dial_name: str, value: float) -> dict[str, dict[str, Value]]:
    """The settings that a dial sets: key of the instrument -> setting -> value.

    Raises:
        KeyError: a name that no dial has.
        ValueError: a position that is not a number within the range of the dial.
    """
    dial = DIALS[dial_name]
    if isinstance(value, bool) or not math.isfinite(value) or not dial.low <= value <= dial.high:
        raise ValueError(f"the dial {dial_name} goes from {dial.low:g} to {dial.high:g}, not to {value}")
    settings: dict[str, dict[str, Value]] = {}
    for rule in dial.rules:
        settings.setdefault(rule.instrument, {})[rule.setting] = rule.value(float(value))
    return settings
