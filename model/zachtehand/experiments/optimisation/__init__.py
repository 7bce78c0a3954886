"""Optimise: the policy mixes under a budget of which none is better than another on everything."""
