"""Sign: does drang or motivation bring more people to work, and which assumptions decide it?

Two policies with the same caseload, the same hours and the same duty to search differ in tone and
enforcement alone. They meet the same people with the same luck in many draws of the uncertain
parameters. The prior is sign-neutral if the draws go both ways.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.engine import Keep, Progress, Stored, Study, carry_out
from zachtehand.experiments.ensemble import Origin
from zachtehand.experiments.plan import plan
from zachtehand.scenario import Scenario, load

SAME = {"caseload": 100, "obligations.search_duty": 1.0}
"""What both policies share: hours, and the duty itself. Bundling the duty with the tone would decide the answer."""
DRANG = {"pressure": 0.6}
MOTIVATION = {"pressure": 0.1, "guidance.motivational_interviewing": 0.8}

MEASURES = (
    ("hires", "hires in the run", "per 1,000", "total"),
    ("exit_work", "moves to work above the benefit", "per 1,000", "total"),
    ("in_work", "in work above the benefit at the end", "per 1,000", "end"),
    ("on_benefit", "on the benefit at the end", "per 1,000", "end"),
    ("returns", "returns to the benefit", "per 1,000", "total"),
    ("exit_gave_up", "gave up the claim", "per 1,000", "total"),
    ("active_real", "really active at the end", "share", "end"),
    ("trust", "trust at the end", "0-1", "end"),
    ("life_satisfaction", "life satisfaction at the end", "points", "end"),
)


@dataclass(frozen=True)
class Effect:
    """Drang minus motivation on one measure, one value per draw."""

    label: str
    unit: str
    values: NDArray[np.float64]

    @property
    def share_above_zero(self) -> float:
        """Share of draws in which drang comes out higher."""
        return float(np.mean(self.values > 0))


@dataclass(frozen=True)
class SignStudy:
    """All effects, and what in the draws goes with them."""

    effects: tuple[Effect, ...]
    parameters: tuple[str, ...]
    draws: NDArray[np.float64]
    """Shape (draws, parameters)."""
    drawn_from: Origin

    def leading(self, effect: Effect, count: int = 12) -> list[tuple[str, float]]:
        """The parameters whose rank correlation with an effect is largest, with that correlation."""
        effect_rank = _ranks(effect.values)
        correlations = [float(np.corrcoef(_ranks(column), effect_rank)[0, 1]) for column in self.draws.T]
        order = np.argsort(-np.abs(correlations))[:count]
        return [(self.parameters[position], correlations[position]) for position in order]


def study_sign(
    *,
    draws: int = 100,
    clients: int = 4_000,
    months: int = 36,
    origin: Origin | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
) -> SignStudy:
    """Drang against motivation on a whole stock, in many draws of the uncertain parameters.

    Args:
        draws: number of draws, each with a seed of its own.
        clients: clients of the municipality.
        origin: "prior" asks what was decided beforehand; None what the evidence makes of it, where there is a calibrated ensemble.
    """
    base = load("ordinary").with_context({"clients": clients})
    policies = [_named(base, "drang", DRANG), _named(base, "motivation", MOTIVATION)]
    keep = Keep(indicators=tuple(indicator for indicator, *_ in MEASURES), groups=("all",), ledger=False, starts=False)
    laid_out = plan("sign", policies, seeds=draws, draws=draws, months=months, origin=origin, keep=keep)
    observed = carry_out(laid_out, workers=workers, progress=progress)
    paths, values = _drawn(laid_out)
    return SignStudy(tuple(_effect(observed, *measure) for measure in MEASURES), paths, values, laid_out.drawn_from)


def _named(base: Scenario, name: str, changes: dict[str, float]) -> Scenario:
    return base.changed({**SAME, **changes}).model_copy(update={"name": name})


def _effect(observed: Stored, indicator: str, label: str, unit: str, how: str) -> Effect:
    series = observed.outcomes(indicator).astype(np.float64)
    levels = series.sum(axis=2) if how == "total" else series[:, :, -1]
    return Effect(label, unit, levels[0] - levels[1])


def _drawn(laid_out: Study) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    paths = tuple(sorted(next(iter(laid_out.draws.values()))))
    return paths, np.array([[laid_out.draws[world.draw][path] for path in paths] for world in laid_out.worlds])


def _ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.argsort(np.argsort(values, kind="stable"), kind="stable").astype(np.float64)


def as_tables(study: SignStudy, *, leading_for: Sequence[str] = ("hires in the run", "in work above the benefit at the end")) -> str:
    """The study as Markdown: effects with bands, then what they depend on."""
    lines = [f"Drang minus motivation, {len(study.draws)} draws of the uncertain parameters from the {study.drawn_from}.", ""]
    lines += ["| measure | mean | 5 % to 95 % | draws above 0 |", "|---|---|---|---|"]
    for effect in study.effects:
        low, high = np.quantile(effect.values, [0.05, 0.95])
        lines.append(f"| {effect.label} ({effect.unit}) | {effect.values.mean():+.3g} | {low:+.3g} to {high:+.3g} | {effect.share_above_zero:.0%} |")
    for label in leading_for:
        effect = next(each for each in study.effects if each.label == label)
        lines += ["", f"What goes with more *{label}* under drang (rank correlation over draws):", "", "| parameter | correlation |", "|---|---|"]
        lines += [f"| `{path}` | {correlation:+.2f} |" for path, correlation in study.leading(effect)]
    return "\n".join(lines) + "\n"
