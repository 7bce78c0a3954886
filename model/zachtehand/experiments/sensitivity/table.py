"""A sensitivity analysis as a table for a terminal: the factors that lead, with the part of the variance that each explains."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from zachtehand.experiments.numbers import is_share, number, unit_in_words
from zachtehand.experiments.sensitivity.picture import title
from zachtehand.experiments.sensitivity.words import factor_in_words
from zachtehand.texts import Language, text

if TYPE_CHECKING:
    import pandas
    from rich.table import Table

MOST_ROWS = 12


def table(about: Mapping[str, Any], screening: pandas.DataFrame, indices: pandas.DataFrame, language: Language) -> Table:
    """The factors with the largest effects, with intervals of 95 %."""
    from rich import box
    from rich.table import Table

    unit = about["indicator"]["unit"]
    explained = indices.set_index("factor")
    named = "" if is_share(unit) else f", {unit_in_words(unit, language)}"
    made = Table(box=box.SIMPLE, pad_edge=False, title=title(about, language), title_justify="left")
    made.add_column(text("sensitivity.factor", language), overflow="fold")
    for key, after in (("effect", named), ("total", ""), ("first", "")):
        made.add_column(f"{text(f'sensitivity.{key}', language)}{after}", justify="right")
    leading = screening.head(MOST_ROWS)
    for factor, effect, interval in zip(leading["factor"], leading["effect"], leading["interval"], strict=True):
        cells = [f"{number(effect, unit, language)} ± {number(interval, unit, language)}"]
        for key in ("total", "first"):
            known = factor in explained.index
            cells.append(_band(explained.loc[factor, key], explained.loc[factor, f"{key}_interval"], language) if known else "")
        made.add_row("\n".join(part for part in factor_in_words(str(factor), about, language) if part), *cells)
    if about["luck"] is not None:
        made.add_row(text("sensitivity.luck", language), number(about["luck"], unit, language), "", "")
    return made


def _band(value: Any, half: Any, language: Language) -> str:
    """A part of the variance with its interval, in percent."""
    low, high = (number(float(each), "share", language, step=0.01) for each in (value - half, value + half))
    return f"{number(float(value), 'share', language, step=0.01)} [{low} – {high}]"
