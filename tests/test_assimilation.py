"""The ensemble smoother, against problems whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zachtehand.experiments.assimilation import assimilated, normal_scores, values_at
from zachtehand.parameters import Parameter

DRAWS = 400


def prior(count: int) -> np.ndarray:
    return np.random.default_rng(1).standard_normal((DRAWS, count))


def smoothed(scores: np.ndarray, model, known: np.ndarray, error: np.ndarray, *, steps: int = 4) -> np.ndarray:
    generator = np.random.default_rng(2)
    for _ in range(steps):
        scores = assimilated(scores, model(scores), known, error, steps=steps, generator=generator)
    return scores


def test_a_linear_model_gets_its_exact_posterior() -> None:
    """One parameter with prior N(0, 1), seen as 2 with error 0.5: posterior N(1.6, √0.2)."""
    after = smoothed(prior(1), lambda scores: scores, np.array([2.0]), np.array([0.5]))
    assert after.mean() == pytest.approx(1.6, abs=0.1)
    assert after.std() == pytest.approx(0.2**0.5, rel=0.12)


def test_two_parameters_that_only_show_as_a_sum_keep_their_difference() -> None:
    """Sum known to be 2 with error 0.1: each moves to 1 with a spread of √½, and they hang together."""
    after = smoothed(prior(2), lambda scores: scores.sum(axis=1, keepdims=True), np.array([2.0]), np.array([0.1]))
    np.testing.assert_allclose(after.mean(axis=0), [1.0, 1.0], atol=0.12)
    assert after.sum(axis=1).std() < 0.15
    assert (after[:, 0] - after[:, 1]).std() == pytest.approx(2**0.5, rel=0.12)


def test_parameters_without_influence_stay_where_they_were() -> None:
    before = prior(200)
    after = smoothed(before, lambda scores: scores[:, :3], np.array([1.0, -1.0, 0.5]), np.full(3, 0.2))
    spread = after[:, 3:].std(axis=0) / before[:, 3:].std(axis=0)
    assert np.median(spread) > 0.97
    assert spread.min() > 0.75
    np.testing.assert_allclose(after[:, :3].mean(axis=0), [0.96, -0.96, 0.48], atol=0.1)


def test_a_curved_model_ends_near_the_figure() -> None:
    model = lambda scores: np.exp(scores[:, :1]) + 0.1 * scores[:, 1:2]  # noqa: E731
    after = smoothed(prior(5), model, np.array([3.0]), np.array([0.15]), steps=6)
    assert np.abs(np.median(model(after)) - 3.0) < 0.15


def test_noise_of_the_model_is_not_taken_for_knowledge() -> None:
    noise = np.random.default_rng(5)
    after = smoothed(prior(1), lambda scores: scores + 5.0 * noise.standard_normal(scores.shape), np.array([2.0]), np.array([0.5]))
    assert after.std() > 0.75


def test_a_run_without_a_value_does_not_spoil_the_rest() -> None:
    def model(scores: np.ndarray) -> np.ndarray:
        outputs = scores.copy()
        outputs[::50] = np.nan
        return outputs

    assert smoothed(prior(1), model, np.array([2.0]), np.array([0.5])).mean() == pytest.approx(1.6, abs=0.1)


@given(
    low=st.floats(-10, 10),
    width=st.floats(0.01, 10),
    mode=st.floats(0, 1),
    scores=st.lists(st.floats(-4, 4), min_size=1, max_size=5),
)
def test_scores_and_values_are_two_ways_to_say_the_same(low: float, width: float, mode: float, scores: list[float]) -> None:
    parameter = Parameter(min(low + mode * width, low + width), "unit", low, low + width, "design", "A parameter.")
    values = values_at(np.array([scores]).T, [parameter])
    assert ((values >= parameter.low) & (values <= parameter.high)).all()
    back = values_at(normal_scores(values, [parameter]), [parameter])
    np.testing.assert_allclose(back, values, atol=1e-6 * width + 1e-9)


def test_the_middle_of_the_prior_is_its_median() -> None:
    symmetric = Parameter(0.5, "share", 0.0, 1.0, "design", "A parameter.")
    skewed = Parameter(0.0, "share", 0.0, 1.0, "design", "A parameter.")
    np.testing.assert_allclose(values_at(np.zeros((1, 2)), [symmetric, skewed]), [[0.5, 1.0 - 0.5**0.5]])
