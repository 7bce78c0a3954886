"""A picture on the page: its title says what it shows, and the numbers behind it go with it as a CSV file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from zachtehand.pages.columns import columns
from zachtehand.pages.sheets import csv_link
from zachtehand.pages.svg import svg_element
from zachtehand.texts import Language

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Chart:
    """A picture with its title, and its numbers as a link that needs no network.

    Attributes:
        key: unique on the page.
        title: what the picture shows, as a sentence.
        note: unit, period and people of the number in the title; empty where the title says them.
    """

    key: str
    title: Markup
    svg: Markup
    csv: str
    note: str

    @property
    def file(self) -> str:
        """What the CSV file is called when it is kept."""
        return f"{self.key}.csv"


def chart(key: str, title: Markup, figure: Figure, header: Iterable[str], rows: Iterable[Sequence[Any]], language: Language, *, note: str = "") -> Chart:
    """Put a picture and its numbers together.

    Args:
        header: names of the columns, of which those in the catalogue are put into words.
    """
    return Chart(key, title, Markup(svg_element(figure, prefix=key)), csv_link(columns(header, language), rows), note)
