"""Dated Dutch rules and amounts (Participatiewet and neighbours), as data with a source per step.

``amounts(2026.5)`` gives everything that holds in July 2026. Between known dates the earlier value
holds, before the first the first, after the last the last (so money in later years is real money of
the last known date); ``Amounts.extrapolated`` names the values held outside the known dates.

Tags: *verified* = read in the named source; *secondary* = read in a rendering of the source;
*derived* = arithmetic on verified figures; *memory* = unverified, used only where nothing else exists.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal

Tag = Literal["verified", "secondary", "derived", "memory"]

NO_CAP = 1_000_000.0
"""EUR a month: stands for 'no cap' where a finite number is needed."""

_GROSS_UP_SINGLE = 22_628 / (12 * 1_401.50)
_GROSS_UP_COUPLE = 29_385 / (12 * 2_002.13)


@dataclass(frozen=True, slots=True)
class LawSource:
    """Where a rule or amount was read."""

    citation: str
    url: str


LAW_SOURCES: dict[str, LawSource] = {
    "pw": LawSource("Participatiewet, consolidated text of 1 January 2026", "https://wetten.overheid.nl/BWBR0015703/2026-01-01"),
    "pw-2023": LawSource("Participatiewet, consolidated text of 1 January 2023", "https://wetten.overheid.nl/BWBR0015703/2023-01-01"),
    "pw-2022": LawSource("Participatiewet, consolidated text of 15 March 2022", "https://wetten.overheid.nl/BWBR0015703/2022-03-15"),
    "norms-2026": LawSource("SZW, Normenbrief 1 January 2026", "https://github.com/MinBZK/regelrecht-mvp"),
    "norms-2019": LawSource("SZW, Uitkeringsbedragen per 1 January 2019", "https://www.scribd.com/document/455543381"),
    "heerenveen": LawSource("Municipality of Heerenveen, bijstandsbedragen 2017", "https://www.heerenveen.nl/zorg-en-uitkeringen/bijstandsbedragen/"),
    "stcrt-2017": LawSource("Staatscourant 2017, 36285 and 68641, through allewetten.nl and st-ab.nl", "https://st-ab.nl/bijstandsnorm.htm"),
    "cijferadvies": LawSource("Cijferadvies, social security per 1 July 2019", "https://cijferadvies.nl/nieuws/stijging-sociale-uitkeringen-per-1-juli-2019"),
    "hr-kiosk": LawSource("HR-kiosk, tables of social assistance", "https://www.hr-kiosk.nl/hoofdstuk/tabellen/bijstand-tabellen-1"),
    "hr-kiosk-wage": LawSource("HR-kiosk, tables of the minimum wage", "https://www.hr-kiosk.nl/hoofdstuk/tabellen/minimumloon-tabellen"),
    "heemskerk": LawSource("Municipality of Heemskerk, norms of 2020", "https://www.heemskerk.nl/ondersteuning-werk-en-inkomen/normbedragen"),
    "st-ab": LawSource("Stichting adviesburo, norms of 1 July 2021", "https://st-ab.nl/bijstandsnorm.htm"),
    "haarlemmermeer": LawSource("Municipality of Haarlemmermeer, norms of 1 July 2022", "https://haarlemmermeergemeente.nl/normentabel"),
    "bevelanden": LawSource("GR de Bevelanden, norms of 1 July 2023", "https://www.grdebevelanden.nl/bijstandsnormen-en-inkomensgrenzen-minimaregelingen-1-juli-2023"),
    "metro-2024": LawSource("Metro, norms of 2024, from rijksoverheid.nl", "https://www.metronieuws.nl/geld-carriere/2024/06/verhoogde-bedrag-bijstand-maximale-uitkering-1-juli-2024/"),
    "metro-2025": LawSource("Metro, norms of 2025, from rijksoverheid.nl", "https://www.metronieuws.nl/geld-carriere/2025/06/bedrag-bijstand-verhoogd-juli-2025/"),
    "wage-2017": LawSource("Payroll collectief; Normenbrief 1 July 2017: minimum wage", "http://www.payroll-collectief.nl/wettelijk-minimumloon-en-jeugdloon-stijgen-per-1-januari-2017/"),
    "wage-2018": LawSource("Heikens, minimum wage of 1 January 2018", "https://www.heikenshumancapital.nl/minimumjeugdloon-per-1-januari-2018/"),
    "wage-2021": LawSource("Staatscourant 2020, 53099, through Reintjes advies", "https://reintjesadvies.nl/bedragen-minimumloon-per-1-januari-2021/"),
    "wage-2022": LawSource("Staatscourant 2021, 44177; Flexmarkt", "https://www.flexmarkt.nl/werkgeverschap/minimumloon-per-1-januari-2022/"),
    "wage-2026": LawSource("MKB servicedesk, minimum wage 2025 and 2026", "https://www.mkbservicedesk.nl/nieuws/ondernemersnieuws/minimumloon-2026-dit-zijn-de-nieuwe-bedragen-per-1-januari"),
    "aow": LawSource("AOW art. 7a; ANP, November 2024", "https://www.welingelichtekringen.nl/samenleving/aow-leeftijd-gaat-in-2030-niet-omhoog"),
    "free-2015": LawSource("Overlevingsgids, disregard of 2015", "http://overlevingsgids.deds.nl/participatiewet/bijverdienen.html"),
    "free-2016": LawSource("Municipality of Zutphen; legal2people.nl, disregard of 2016", "https://www.zutphen.nl/Inwoners/Zorg_en_inkomen/Inkomen/Vrijlating"),
    "free-2021": LawSource("Buro bezwaar en beroep, disregard of 2021", "https://burobezwaarberoep.nl/bijverdienen-bijstand-2021/"),
    "lks": LawSource("Staatscourant 2017, 68248: allowance for employer costs", "https://zoek.officielebekendmakingen.nl/stcrt-2017-68248.html"),
    "rotterdam": LawSource("Rotterdam, ordinance of 2019 (CVDR348678), in a working analysis", "https://lokaleregelgeving.overheid.nl/CVDR348678/4"),
    "amsterdam": LawSource("Amsterdam, ordinance of 2015 (CVDR358905)", "https://lokaleregelgeving.overheid.nl/CVDR358905/1"),
    "diemen": LawSource("Diemen, Afstemmingsverordening 2015 (CVDR345917), articles 7 and 9", "https://lokaleregelgeving.overheid.nl/CVDR345917/1"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """A value that holds from a date on."""

    since: date
    value: float
    tag: Tag
    source: str
    """Key in LAW_SOURCES."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated rule or amount."""

    name: str
    unit: str
    text: str
    steps: tuple[Step, ...]
    known_until: date | None = None
    """First day for which no figure was found; None for a rule that holds until the law changes."""
    years: tuple[float, ...] = field(init=False, repr=False, compare=False)
    """From when each step holds, calendar time."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "years", tuple(_year(step.since) for step in self.steps))

    def at(self, year: float) -> float:
        """The value in force at a moment (calendar time: 2026.5 is 1 July 2026)."""
        position = bisect_right(self.years, year + _HALF_A_DAY)
        return self.steps[max(position - 1, 0)].value

    def known_at(self, year: float) -> bool:
        """Whether a figure for this moment was found, rather than held from an earlier or later date."""
        after = self.known_until is None or year + _HALF_A_DAY < _year(self.known_until)
        return after and year + _HALF_A_DAY >= self.years[0]


_HALF_A_DAY = 0.5 / 365.25


def _year(day: date) -> float:
    return day.year + (day.month - 1) / 12 + (day.day - 1) / 365.25


_Row = tuple[str, float, Tag, str]


def _entry(name: str, unit: str, text: str, rows: tuple[_Row, ...], known_until: str | None = None) -> Entry:
    steps = tuple(Step(date.fromisoformat(day), value, tag, source) for day, value, tag, source in rows)
    return Entry(name, unit, text, steps, None if known_until is None else date.fromisoformat(known_until))


# Single (parent) and couple, EUR a month net with holiday pay, from 21 years to pension age.
_NORMS: tuple[tuple[str, float, float, Tag, str], ...] = (
    ("2017-01-01", 982.79, 1_403.98, "derived", "heerenveen"),
    ("2017-07-01", 986.52, 1_409.31, "verified", "stcrt-2017"),
    ("2018-01-01", 992.12, 1_417.32, "verified", "stcrt-2017"),
    ("2019-01-01", 1_025.55, 1_465.07, "verified", "norms-2019"),
    ("2019-07-01", 1_030.42, 1_472.03, "verified", "cijferadvies"),
    ("2020-01-01", 1_050.00, 1_505.00, "secondary", "hr-kiosk"),
    ("2020-07-01", 1_059.03, 1_512.90, "verified", "heemskerk"),
    ("2021-07-01", 1_078.70, 1_541.00, "verified", "st-ab"),
    ("2022-01-01", 1_091.71, 1_559.58, "verified", "pw-2022"),
    ("2022-07-01", 1_101.82, 1_574.03, "verified", "haarlemmermeer"),
    ("2023-01-01", 1_195.66, 1_708.08, "verified", "pw-2023"),
    ("2023-07-01", 1_216.62, 1_738.02, "verified", "bevelanden"),
    ("2024-01-01", 1_283.83, 1_834.04, "secondary", "metro-2024"),
    ("2024-07-01", 1_308.45, 1_869.21, "secondary", "metro-2024"),
    ("2025-01-01", 1_345.45, 1_922.07, "secondary", "metro-2025"),
    ("2025-07-01", 1_369.06, 1_955.80, "verified", "norms-2026"),
    ("2026-01-01", 1_401.50, 2_002.13, "verified", "norms-2026"),
)
# The same above pension age (the level of the state pension).
_PENSION_NORMS: tuple[tuple[str, float, float, Tag, str], ...] = (
    ("2017-01-01", 1_101.38, 1_504.29, "derived", "heerenveen"),
    ("2019-07-01", 1_154.03, 1_571.30, "secondary", "hr-kiosk"),
    ("2020-07-01", 1_184.26, 1_606.88, "verified", "heemskerk"),
    ("2021-07-01", 1_199.98, 1_627.08, "verified", "st-ab"),
    ("2022-07-01", 1_225.67, 1_660.36, "verified", "haarlemmermeer"),
    ("2023-07-01", 1_357.66, 1_843.60, "verified", "bevelanden"),
    ("2024-01-01", 1_425.76, 1_932.32, "secondary", "metro-2024"),
    ("2025-01-01", 1_501.07, 2_053.48, "secondary", "metro-2025"),
    ("2025-07-01", 1_530.21, 2_094.98, "secondary", "metro-2025"),
    ("2026-01-01", 1_564.69, 2_144.16, "verified", "norms-2026"),
)
# Full-time month (36 hours a week, 156 hours a month) and hour, EUR gross without holiday pay. An hourly
# minimum exists since 2024; before, the hour of a 36-hour week is meant.
_WAGES: tuple[tuple[str, float, float, Tag, str], ...] = (
    ("2017-01-01", 1_551.60, 9.95, "verified", "wage-2017"),
    ("2017-07-01", 1_565.40, 10.04, "verified", "wage-2017"),
    ("2018-01-01", 1_594.20, 10.22, "derived", "wage-2018"),
    ("2019-01-01", 1_615.80, 10.36, "derived", "norms-2019"),
    ("2019-07-01", 1_635.60, 10.49, "derived", "cijferadvies"),
    ("2021-01-01", 1_684.80, 10.80, "verified", "wage-2021"),
    ("2022-01-01", 1_725.00, 11.06, "verified", "wage-2022"),
    ("2023-01-01", 1_934.40, 12.40, "verified", "hr-kiosk-wage"),
    ("2023-07-01", 1_995.00, 12.79, "derived", "hr-kiosk-wage"),
    ("2024-01-01", 2_069.40, 13.27, "verified", "hr-kiosk-wage"),
    ("2024-07-01", 2_133.60, 13.68, "verified", "hr-kiosk-wage"),
    ("2025-01-01", 2_193.36, 14.06, "derived", "metro-2025"),
    ("2025-07-01", 2_246.40, 14.40, "derived", "wage-2026"),
    ("2026-01-01", 2_294.40, 14.71, "verified", "wage-2026"),
)


def _column(table: tuple[tuple[str, float, float, Tag, str], ...], column: int) -> tuple[_Row, ...]:
    return tuple((day, (first, second)[column], tag, source) for day, first, second, tag, source in table)


def _yearly_cost(column: int, gross_up: float) -> tuple[_Row, ...]:
    return tuple((day, round(12 * norm * gross_up, 2), "derived", source) for day, norm, _, source in _column(_NORMS, column))


def _rule(name: str, unit: str, text: str, *rows: tuple[int, float]) -> Entry:
    """A rule in the text of the Participatiewet: (year in which it takes effect, value)."""
    return _entry(name, unit, text, tuple((f"{year}-01-01", value, "verified", "pw") for year, value in rows))


_ENTRIES: tuple[Entry, ...] = (
    _entry("norm_single", "EUR/month net", "Norm of a single person or single parent.", _column(_NORMS, 0), "2026-07-01"),
    _entry("norm_couple", "EUR/month net", "Norm of a couple together.", _column(_NORMS, 1), "2026-07-01"),
    _entry("pension_single", "EUR/month net", "Norm of a single person above pension age.", _column(_PENSION_NORMS, 0), "2026-07-01"),
    _entry("pension_couple", "EUR/month net", "Norm of a couple above pension age.", _column(_PENSION_NORMS, 1), "2026-07-01"),
    _entry("minimum_wage_month", "EUR/month gross", "Minimum wage of a full-time month.", _column(_WAGES, 0), "2026-07-01"),
    _entry("minimum_wage_hour", "EUR/hour gross", "Minimum wage per hour.", _column(_WAGES, 1), "2026-07-01"),
    _entry(
        "pension_age", "years", "Age at which the state pension starts and social assistance ends.",
        (
            ("2017-01-01", 65.75, "verified", "aow"), ("2018-01-01", 66.0, "verified", "aow"),
            ("2019-01-01", 66 + 4 / 12, "verified", "aow"), ("2022-01-01", 66 + 7 / 12, "verified", "aow"),
            ("2023-01-01", 66 + 10 / 12, "verified", "aow"), ("2024-01-01", 67.0, "verified", "aow"),
            ("2028-01-01", 67.25, "verified", "aow"),
        ), "2032-01-01",
    ),
    _rule("disregard_share", "share", "Earnings left free: art. 31(2)n, from 2027 art. 34a.", (2015, 0.25), (2027, 0.15)),
    _entry(
        "disregard_cap", "EUR/month", "Most that is left free in a month; from 2027 there is no cap.",
        (
            ("2015-01-01", 196, "secondary", "free-2015"), ("2016-01-01", 199, "secondary", "free-2016"),
            ("2021-01-01", 217, "secondary", "free-2021"), ("2023-01-01", 246, "verified", "pw-2023"),
            ("2025-07-01", 278, "verified", "norms-2026"), ("2026-01-01", 285, "verified", "pw"), ("2027-01-01", NO_CAP, "verified", "pw"),
        ),
    ),
    _rule("disregard_months", "months", "Months in which earnings are left free.", (2015, 6), (2027, 12)),
    _rule(
        "parent_disregard_share", "share", "Single parent, child under 12, after the general months: art. 31(2)r, gone with 34a.",
        (2015, 0.125), (2027, 0.0),
    ),
    _entry(
        "parent_disregard_cap", "EUR/month", "Most that is left free in a month under the single-parent disregard.",
        (
            ("2016-01-01", 124.20, "secondary", "free-2016"), ("2021-01-01", 135.49, "secondary", "free-2021"),
            ("2023-01-01", 153.38, "verified", "pw-2023"), ("2025-07-01", 173.87, "verified", "norms-2026"),
            ("2026-01-01", 177.66, "verified", "pw"), ("2027-01-01", 0.0, "verified", "pw"),
        ),
    ),
    _rule("parent_disregard_months", "months", "Months of the single-parent disregard.", (2015, 30), (2027, 0)),
    _rule("buffer_year", "EUR/year", "Buffer for months that settlement takes below the norm: art. 34b.", (2015, 0), (2027, 1_000)),
    _entry(
        "premium_ceiling_year", "EUR/year", "Most that may be paid as a premium for work: art. 31(2)j.",
        (
            ("2023-01-01", 2_934, "verified", "pw-2023"), ("2025-07-01", 3_326, "verified", "norms-2026"),
            ("2026-01-01", 3_398, "verified", "pw"),
        ), "2027-01-01",
    ),
    _rule("advance_share", "share", "Advance on a benefit that is not decided on yet, after four weeks: art. 52.", (2015, 0.90), (2026, 0.95)),
    _rule("uniform_duty_share", "share", "Cut for a breach of a uniform duty: art. 18(5).", (2015, 1.0)),
    _rule("uniform_duty_months_least", "months", "Shortest cut for a first breach of a uniform duty.", (2015, 1)),
    _rule("uniform_duty_months_most", "months", "Longest cut for a breach of a uniform duty.", (2015, 3)),
    _entry(
        "benefit_cost_single", "EUR/year", "Full single benefit, cost to the municipality: 12 norms × 1.345 (tax and care levy, 2026).",
        _yearly_cost(0, _GROSS_UP_SINGLE), "2026-07-01",
    ),
    _entry(
        "benefit_cost_couple", "EUR/year", "Full couple benefit, cost to the municipality: 12 norms × 1.223 (tax and care levy, 2026).",
        _yearly_cost(1, _GROSS_UP_COUPLE), "2026-07-01",
    ),
    _rule("wage_cost_subsidy_most", "share", "Highest wage-cost subsidy, of the minimum wage: art. 10d.", (2015, 0.70)),
    _entry(
        "employer_cost_allowance", "share", "Allowance for employer costs, over the subsidised wage.",
        (("2015-01-01", 0.23, "verified", "lks"), ("2018-01-01", 0.235, "verified", "lks")), "2019-01-01",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Amounts:
    """Everything that the model needs of the law at one moment; units as in ``entries()``."""

    year: float
    norm_single: float
    norm_couple: float
    pension_single: float
    pension_couple: float
    minimum_wage_month: float
    minimum_wage_hour: float
    pension_age: float
    disregard_share: float
    disregard_cap: float
    disregard_months: float
    parent_disregard_share: float
    parent_disregard_cap: float
    parent_disregard_months: float
    buffer_year: float
    premium_ceiling_year: float
    advance_share: float
    uniform_duty_share: float
    uniform_duty_months_least: float
    uniform_duty_months_most: float
    benefit_cost_single: float
    benefit_cost_couple: float
    wage_cost_subsidy_most: float
    employer_cost_allowance: float
    price_level: float

    @property
    def extrapolated(self) -> tuple[str, ...]:
        """Names of the values held from an earlier or later date because none was found for this moment."""
        return tuple(entry.name for entry in _ENTRIES if not entry.known_at(self.year))

    @property
    def gross_up_single(self) -> float:
        """What a euro of net benefit to a single person costs the municipality, tax, premiums and care levy included."""
        return self.benefit_cost_single / (12 * self.norm_single)

    @property
    def gross_up_couple(self) -> float:
        """The same for a couple."""
        return self.benefit_cost_couple / (12 * self.norm_couple)


def entries() -> tuple[Entry, ...]:
    """All dated rules and amounts, for documentation."""
    return _ENTRIES


@lru_cache(maxsize=1024)
def amounts(year: float) -> Amounts:
    """Everything that holds at a moment.

    Args:
        year: calendar time; 2026.5 is 1 July 2026. Any year is allowed, see ``Amounts.extrapolated``.
    """
    return Amounts(year=year, price_level=price_level(year), **_in_force(bisect_right(_CHANGES, year + _HALF_A_DAY)))


_CHANGES = sorted({year for entry in _ENTRIES for year in entry.years})
"""When any of them changes."""


@lru_cache(maxsize=len(_CHANGES) + 1)
def _in_force(changes: int) -> dict[str, float]:
    """The value of every entry after so many of the changes."""
    return {entry.name: entry.at(_CHANGES[max(changes - 1, 0)]) for entry in _ENTRIES}


@lru_cache(maxsize=1024)
def price_level(year: float, base: float = 2026.0) -> float:
    """Price level over that of ``base``, derived from the single norm, linear between its dates and held outside them.

    The norm follows the minimum wage, so this is an index of wages at the bottom rather than of consumer
    prices; most of what is bought here (caseworkers, places, guidance) is labour.
    """
    return _norm_between(year) / _norm_between(base)


def _norm_between(year: float) -> float:
    steps, years = _ENTRIES[0].steps, _ENTRIES[0].years
    position = bisect_right(years, year)
    if position == 0 or position == len(steps):
        return steps[max(position - 1, 0)].value
    before, after = steps[position - 1], steps[position]
    share = (year - years[position - 1]) / (years[position] - years[position - 1])
    return before.value + share * (after.value - before.value)
