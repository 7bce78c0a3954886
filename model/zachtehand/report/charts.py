"""A picture on the page: its title says what it shows, and the numbers behind it go with it as a CSV file."""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from zachtehand.pages.sheets import harmless
from zachtehand.pages.svg import svg_element

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Chart:
    """A picture with its title, and its numbers as a link that needs no network.

    Attributes:
        key: unique on the page.
        title: what the picture shows, as a sentence.
    """

    key: str
    title: Markup
    svg: Markup
    csv: str

    @property
    def file(self) -> str:
        """What the CSV file is called when it is kept."""
        return f"{self.key}.csv"


def chart(key: str, title: Markup, figure: Figure, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Chart:
    """Put a picture and its numbers together."""
    return Chart(key, title, Markup(svg_element(figure, prefix=key)), csv_link(header, rows))


def csv_link(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A table as an address that holds all of it; cells that a spreadsheet would take for a formula are made harmless."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([harmless(name) for name in header])
    writer.writerows([_shown(cell) for cell in row] for row in rows)
    return "data:text/csv;charset=utf-8;base64," + base64.b64encode(b"\xef\xbb\xbf" + text.getvalue().encode()).decode()


def _shown(cell: Any) -> Any:
    return f"{cell:.7g}" if isinstance(cell, float) else harmless(cell)
