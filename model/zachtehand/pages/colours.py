"""The colours of Okabe and Ito, which people with a colour-vision deficiency can tell apart, and the greys around them."""

from __future__ import annotations

BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, YELLOW, BLACK = "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#F0E442", "#000000"
INK, GREY = "#222222", "#767676"
"""For words: dark, and as light as small words may be on white."""
