"""How much can be asked for: the bounds that files, command line and Python share."""

from __future__ import annotations

LONGEST_RUN = 1_200
"""Months."""
FEWEST_CLIENTS, MOST_CLIENTS = 10, 2_000_000
"""People on the benefit at the start."""
FEWEST_PARTICIPANTS = 4
"""Of a trial, in all arms together."""
MOST_WORLDS = 100_000
"""Seeds, and draws of the uncertain parameters."""
