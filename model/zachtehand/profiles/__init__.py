"""Profiles: who is on the benefit somewhere, as marginals and rank correlations with their sources (YAML)."""
