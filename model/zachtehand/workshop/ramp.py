"""The colours of people on the stage: from rose over violet to a deep green-blue, darker at every step.

Even steps of lightness in OKLCH, so that an order is seen without a sense of hue, and all of them at least three times
as light or dark as what they stand on. Other hues than those of the two worlds.
"""

from __future__ import annotations

RAMP = (
    "#e56388", "#d56392", "#c66299", "#b7629f", "#a960a2", "#9b5fa3", "#8d5da2", "#7f5ca0",
    "#725b9b", "#645995", "#57588e", "#495784", "#3a5679", "#29546d", "#12535f", "#00514f",
)  # fmt: skip
"""By number of a shade, 0 to 15."""
