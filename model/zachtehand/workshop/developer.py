"""A look inside one run for whoever knows Mesa: the model in SolaraViz.

This file is an app of Solara, which the command ``workshop --developer`` starts in a process of its own; what to show comes through the
environment. It needs the extra ``developer``. Solara's own server is used in production mode, in which it asks nothing of other hosts.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

_ASKED = "ZACHTEHAND_DEVELOPER"
"""Variable of the environment: scenario, seed, months and clients, a line each."""
_DESKS = ("clients", "load", "hours", "hours_used", "box_ticking", "burnout", "tenure")
_PEOPLE, _PERSON, _CASEWORKERS = range(3)
"""Pages."""


def serve_developer(scenario: str, *, seed: int, months: int, clients: int, host: str, port: int) -> int:
    """Serve the app until it is stopped.

    Args:
        scenario: name or file.
        port: 1 to 65,535.

    Returns:
        The exit status of Solara.
    """
    environment = {**os.environ, _ASKED: f"{scenario}\n{seed}\n{months}\n{clients}", "SOLARA_TELEMETRY_MIXPANEL_ENABLE": "False"}
    command = [sys.executable, "-m", "solara", "run", str(Path(__file__)), "--production", "--no-open", "--host", host, "--port", str(port)]
    try:
        return subprocess.run(command, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 0


def _page() -> Any:
    """Headline indicators, one person, and the caseworkers of a run that can be played and stepped."""
    from mesa.visualization import SolaraViz, make_plot_component

    from zachtehand.mesa_model.model import HEADLINES, ActivationModel
    from zachtehand.pages.colours import BLUE

    scenario, seed, months, clients = os.environ[_ASKED].split("\n")
    model = ActivationModel(scenario, seed=int(seed), months=int(months), clients=int(clients))
    whole, share = {"type": "SliderInt"}, {"type": "SliderFloat"}
    parameters = {
        "scenario": scenario, "seed": int(seed), "months": int(months),
        "clients": {**whole, "value": int(clients), "label": "clients", "min": 100, "max": max(10_000, int(clients)), "step": 100},
        "pressure": {**share, "value": 0.5, "label": "pressure", "min": 0.0, "max": 1.0, "step": 0.05},
        "caseload": {**whole, "value": 250, "label": "caseload", "min": 5, "max": 500, "step": 5},
        "basic_jobs": {**whole, "value": 0, "label": "basic jobs", "min": 0, "max": 1000, "step": 10},
    }  # fmt: skip
    shown = [make_plot_component({key: BLUE}, page=_PEOPLE) for key in HEADLINES]
    return SolaraViz(model, components=[*shown, (_person(), _PERSON), (_caseworkers(), _CASEWORKERS)], model_params=parameters, name="Zachte Hand")


def _person() -> Callable[..., Any]:
    """One person by uid: the life story so far, and every column with its unit and meaning."""
    import pandas
    import solara  # pyright: ignore[reportMissingImports]
    from mesa.visualization.utils import update_counter

    @solara.component
    def person(model: Any) -> None:
        update_counter.get()
        uid, choose = solara.use_state(0)
        last = len(model.clients) - 1
        solara.InputInt(f"uid (0–{last})", uid, on_value=lambda value: choose(min(max(value or 0, 0), last)))
        someone = model.clients[uid]
        solara.Preformatted(someone.life_story())
        rows = [(name, str(field.value), field.unit, field.meaning) for name, field in someone.inspect().items()]
        solara.DataFrame(pandas.DataFrame(rows, columns=["column", "value", "unit", "meaning"]), items_per_page=len(rows))

    return person


def _caseworkers() -> Callable[..., Any]:
    """The caseworkers of this month."""
    import pandas
    import solara  # pyright: ignore[reportMissingImports]
    from mesa.visualization.utils import update_counter

    @solara.component
    def caseworkers(model: Any) -> None:
        update_counter.get()
        desks = model.world.caseworkers
        solara.DataFrame(pandas.DataFrame({name: [f"{value:.4g}" for value in getattr(desks, name)] for name in _DESKS}))

    return caseworkers


if _ASKED in os.environ:
    page = _page()
