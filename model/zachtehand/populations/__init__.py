"""Populations: clients, caseworkers, employers and hosts as columns."""
