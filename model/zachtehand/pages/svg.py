"""Pictures as SVG with real text, ready to stand in a page beside others."""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.figure import Figure

STYLE: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "zachtehand", "font.family": "sans-serif", "font.size": 10}
"""Settings of matplotlib under which pictures are drawn and written."""

_NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}


def svg(figure: Figure) -> str:
    """A figure as an SVG file: the same bytes for the same figure."""
    import matplotlib

    drawn = io.StringIO()
    with warnings.catch_warnings(), matplotlib.rc_context(STYLE):
        warnings.filterwarnings("ignore", "Glyph .* missing from")  # the words stay words: the browser finds a font for them
        figure.savefig(drawn, format="svg", metadata=_NO_METADATA)
    return drawn.getvalue()


def svg_element(figure: Figure, *, prefix: str) -> str:
    """A figure as an ``<svg>`` element, hidden from screen readers (caption and tables say it), whose ids start with the prefix."""
    drawn = svg(figure)
    element = drawn[drawn.index("<svg") :]
    element = re.sub(r"<metadata>.*?</metadata>", "", element, flags=re.DOTALL)
    element = re.sub(r'\bid="', f'id="{prefix}-', element)
    element = re.sub(r"url\(#", f"url(#{prefix}-", element)
    element = re.sub(r'href="#', f'href="#{prefix}-', element)
    return element.replace("<svg ", '<svg role="img" aria-hidden="true" focusable="false" ', 1)
