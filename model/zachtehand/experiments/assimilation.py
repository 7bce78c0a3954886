"""Calibration by an ensemble smoother: many draws of the parameters move together towards what is known.

The ensemble smoother with multiple data assimilation (Emerick & Reynolds 2013, Computers & Geosciences 55:3-15)
starts from draws of the prior, runs the model for each, and shifts every draw along the covariances between
parameters and outputs, in a few careful steps. It needs some thousand runs for hundreds of parameters, copes
with the noise of a stochastic model, and leaves a parameter on which the data say nothing where it was:
correlations that an ensemble of this size shows by chance are set aside (Luo & Bhakta 2020, Computational
Geosciences 24:1-23).

Parameters are moved on the scale of normal scores of their prior, so that they never leave their range.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.designs.distributions import Triangular
from zachtehand.parameters import Parameter

Numbers = NDArray[np.float64]
_NORMAL = NormalDist()
_EDGE = 1e-9


def normal_scores(values: Numbers, parameters: Sequence[Parameter]) -> Numbers:
    """Parameter values as normal scores of their triangular prior; the prior itself is standard normal.

    Args:
        values: shape (draws, parameters), inside the ranges.
    """
    shares = np.empty(values.shape)
    for column, parameter in enumerate(parameters):
        shares[:, column] = _triangular_share(values[:, column], parameter)
    return _each(_NORMAL.inv_cdf, np.clip(shares, _EDGE, 1.0 - _EDGE))


def values_at(scores: Numbers, parameters: Sequence[Parameter]) -> Numbers:
    """The parameter values at normal scores: the inverse of :func:`normal_scores`."""
    shares = _each(_NORMAL.cdf, scores)
    values = np.empty(scores.shape)
    for column, parameter in enumerate(parameters):
        prior = Triangular(parameter.low, parameter.value, parameter.high)
        values[:, column] = np.clip(_each(prior.at, shares[:, column]), parameter.low, parameter.high)
    return values


def _each(function: Callable[[float], float], values: Numbers) -> Numbers:
    return np.vectorize(function, otypes=[float])(values)


def _triangular_share(values: Numbers, parameter: Parameter) -> Numbers:
    low, mode, high = parameter.low, parameter.value, parameter.high
    up, down = (high - low) * max(mode - low, 0.0), (high - low) * max(high - mode, 0.0)
    rising = (np.minimum(values, mode) - low) ** 2 / up if up > 0 else np.zeros(values.shape)
    falling = 1.0 - (high - np.maximum(values, mode)) ** 2 / down if down > 0 else np.ones(values.shape)
    return np.where(values < mode, rising, falling)


def assimilated(scores: Numbers, outputs: Numbers, known: Numbers, error: Numbers, *, steps: int, generator: np.random.Generator) -> Numbers:
    """One of several equal steps of the smoother.

    Args:
        scores: normal scores of the parameters, shape (draws, parameters).
        outputs: what the model gave at these draws, shape (draws, figures); a missing value counts as the mean.
        known: the figures, shape (figures,).
        error: how far the model may be from each figure, one standard deviation, shape (figures,).
        steps: in how many equal steps the figures are taken in; the error is inflated accordingly.

    Returns:
        The normal scores after this step.
    """
    draws = scores.shape[0]
    outputs = np.where(np.isfinite(outputs), outputs, np.nanmean(outputs, axis=0))
    scaled, wanted = outputs / error, known / error
    from_mean = scaled - scaled.mean(axis=0)
    parameters_from_mean = scores - scores.mean(axis=0)
    between = parameters_from_mean.T @ from_mean / (draws - 1)
    among = from_mean.T @ from_mean / (draws - 1)
    between *= _beyond_chance(between, parameters_from_mean.std(axis=0), from_mean.std(axis=0), draws)
    gain = between @ np.linalg.inv(among + steps * np.eye(known.size))
    noise = generator.standard_normal(scaled.shape) * np.sqrt(steps)
    noise -= noise.mean(axis=0)
    return scores + (wanted + noise - scaled) @ gain.T


def _beyond_chance(covariance: Numbers, left: Numbers, right: Numbers, draws: int) -> Numbers:
    """How far each correlation, shape (parameters, figures), goes beyond what an ensemble of this size shows by chance: 0–1.

    Correlations of independent things scatter with 1/√draws. What counts is beyond what a parameter without any
    influence shows with one of all figures in one ensemble out of twenty.
    """
    spread = np.maximum(np.outer(left, right), 1e-12)
    correlation = np.abs(covariance) / spread
    by_chance = _NORMAL.inv_cdf(1.0 - 0.05 / (2 * right.size)) / np.sqrt(draws)
    return np.clip(1.0 - (by_chance / np.maximum(correlation, 1e-12)) ** 2, 0.0, 1.0)
