"""Pictures for the report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.plot import draw_over_time
from zachtehand.pages.svg import STYLE, svg_element
from zachtehand.texts import Language


def picture_over_time(manifest: Mapping[str, Any], values: NDArray[np.float32], *, indicator: str, language: Language) -> str:
    """One indicator of everybody over time, as an ``<svg>`` element whose ids start with the indicator's key."""
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(7.0, 3.2))
        axes = figure.add_axes((0.13, 0.16, 0.58, 0.8))
        draw_over_time(axes, manifest, values, indicator=indicator, language=language, title=False)
    return svg_element(figure, prefix=indicator)
