"""Sweep: the model over a grid, a Latin hypercube, a Sobol sequence or a list of policies and assumptions."""
