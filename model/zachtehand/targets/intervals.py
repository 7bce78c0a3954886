"""How sure a known figure is: 95 % intervals of counts, shares, differences of shares and estimates.

========  ==========================================================================================
wilson    a share: so many of so many (Wilson 1927, score interval without continuity correction)
newcombe  a difference of two shares (Newcombe 1998, method 10: from the Wilson bounds of both)
poisson   a count of events (Byar's approximation of the exact interval, within 1 % from 10 events on)
normal    an estimate with a standard error
given     written down with a reason, for figures that are rounded, soft or not a sample
========  ==========================================================================================
"""

from __future__ import annotations

from math import sqrt

Z95 = 1.959964
"""Standard normal quantile at 0.975."""


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """Bounds (0-1) of a share of ``successes`` (0 or more) in ``trials`` (1 or more)."""
    share, z2 = successes / trials, Z95**2
    middle = share + z2 / (2 * trials)
    reach = Z95 * sqrt(share * (1 - share) / trials + z2 / (4 * trials**2))
    return max(0.0, (middle - reach) / (1 + z2 / trials)), min(1.0, (middle + reach) / (1 + z2 / trials))


def newcombe(successes: int, trials: int, other_successes: int, other_trials: int) -> tuple[float, float]:
    """Bounds (-1 to 1) of the share of the first group less that of the other, two independent samples."""
    first, other = successes / trials, other_successes / other_trials
    (low, high), (other_low, other_high) = wilson(successes, trials), wilson(other_successes, other_trials)
    difference = first - other
    return difference - sqrt((first - low) ** 2 + (other_high - other) ** 2), difference + sqrt((high - first) ** 2 + (other - other_low) ** 2)


def poisson(count: int) -> tuple[float, float]:
    """Bounds of the expected number when ``count`` (0 or more) events were counted."""
    low = count * (1 - 1 / (9 * count) - Z95 / (3 * sqrt(count))) ** 3 if count else 0.0
    more = count + 1
    return low, more * (1 - 1 / (9 * more) + Z95 / (3 * sqrt(more))) ** 3


def normal(value: float, standard_error: float) -> tuple[float, float]:
    """Bounds around an estimate, in its unit."""
    return value - Z95 * standard_error, value + Z95 * standard_error
