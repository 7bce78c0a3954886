"""The colours of people on the stage: from rose over violet to a deep green-blue, darker at every step.

Even steps of lightness in OKLCH, so that an order is seen without a sense of hue, and all of them at least three times
as light or dark as what they stand on. Other hues than those of the two worlds.
"""

from __future__ import annotations

RAMP = (
    "#e26085", "#d2608f", "#c36097", "#b55f9c", "#a75ea0", "#995da1", "#8b5ca0", "#7e5a9e",
    "#71599a", "#635894", "#56578d", "#485683", "#395579", "#28546d", "#11535f", "#00514f",
)  # fmt: skip
"""By number of a shade, 0 to 15."""
