"""Initialisation: how a municipality begins, from synthetic people to a state in which nothing drifts (ODD 5)."""
