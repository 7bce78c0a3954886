"""Pictures for the report: SVG with real text, ready to stand in a page beside others."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.plot import draw_over_time
from zachtehand.texts import Language

_STYLE: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "zachtehand", "font.family": "sans-serif", "font.size": 10}


def picture_over_time(manifest: Mapping[str, Any], values: NDArray[np.float32], *, indicator: str, language: Language) -> str:
    """One indicator of everybody over time, as an ``<svg>`` element whose ids start with the indicator's key."""
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context(_STYLE):
        figure = Figure(figsize=(7.0, 3.2))
        axes = figure.add_axes((0.13, 0.16, 0.58, 0.8))
        draw_over_time(axes, manifest, values, indicator=indicator, language=language, title=False)
        drawn = io.StringIO()
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    return _embedded(drawn.getvalue(), prefix=indicator)


def _embedded(svg: str, *, prefix: str) -> str:
    """The element alone, hidden from screen readers (caption and tables say it), with ids of its own."""
    element = svg[svg.index("<svg") :]
    element = re.sub(r"<metadata>.*?</metadata>", "", element, flags=re.DOTALL)
    element = re.sub(r'\bid="', f'id="{prefix}-', element)
    element = re.sub(r"url\(#", f"url(#{prefix}-", element)
    element = re.sub(r'href="#', f'href="#{prefix}-', element)
    return element.replace("<svg ", '<svg role="img" aria-hidden="true" focusable="false" ', 1)
