"""The page of a workshop, live or recorded: one HTML with everything inside. Live and recorded differ in where frames come from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from zachtehand.experiments.numbers import is_share, unit_in_words
from zachtehand.indicators import INDICATORS
from zachtehand.instruments.dials import DIALS
from zachtehand.pages.template import template
from zachtehand.texts import Language
from zachtehand.workshop.film import CHARTS, SHADES, unit_of_chart
from zachtehand.workshop.guesses import range_of
from zachtehand.workshop.page_words import CHART_TITLES, PAGE_WORDS, PLACE_TITLES, SHADE_WORDS
from zachtehand.workshop.places import Place
from zachtehand.workshop.ramp import RAMP
from zachtehand.workshop.story_steps import story_told
from zachtehand.workshop.words import SEGMENTS

SCRIPTS = (
    "hub", "words", "film", "seats", "layout", "dots", "desks", "stage", "charts", "view", "side", "pointer", "person", "dials", "controls",
    "guesses", "story", "watched", "drawer", "atlas", "live", "replay", "main",
)  # fmt: skip
"""Files of the script, in the order in which they stand on the page."""
CHART_ORDER = (
    "exits", "active_real", "life_satisfaction", "cost_municipality", "parked", "in_work", "on_benefit", "trust", "without_income", "displaced_outsiders",
)  # fmt: skip
"""What the charts show first."""
RAMP_ENDS = ((6, 14), (0, 15), (0, 15), (15, 0))
"""By shade: the number, of fifteen, at the low and the high end of the ramp. Few people are less satisfied than 4 or more than 9;
and long without a talk stands at the end of little trust."""
DIAL_STOPS: dict[str, tuple[float, ...]] = {
    "pressure": tuple(step / 20 for step in range(21)),
    "caseload": (0, 15, 25, 35, 50, 75, 100, 125, 150, 200, 250, 300, 350, 500, 750, 1000),
    "basic_jobs": (0, 25, 50, 75, 100, 150, 200, 250, 300, 400, 500, 750, 1000),
}
"""Where the slider of a dial can stand: close together where a step matters."""
_DECIMALS = {"life_satisfaction": 2, "trust": 2}
_FROM_ZERO = ("exits", "in_work", "without_income", "active_real", "parked")
"""Charts whose axis starts at zero; the others are read as changes."""
_FILE_POLICY = "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src data:; base-uri 'none'; form-action 'none'"


def live_page(language: Language, nonce: str) -> str:
    """The page that follows a shared run over a WebSocket.

    Args:
        nonce: the one that the server names in its content security policy for this answer.
    """
    return _page("live", language, nonce)


def replay_page(film: Mapping[str, Any], parts: Mapping[str, str], language: Language) -> str:
    """The page with a recorded run, for a file.

    Args:
        film: the head of the film, as plain data (see replay).
        parts: packed contents by name, as base64.
    """
    nonce = hashlib.sha256("".join(parts.values()).encode()).hexdigest()[:32]
    return _page("replay", language, nonce, {"film": film}, parts, _FILE_POLICY.format(nonce=nonce))


def as_json(data: object) -> Markup:
    """Plain data as JSON that can stand in a script element: no text in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))


def setup(kind: str, language: Language) -> dict[str, Any]:
    """What the script knows from the start: words, places, shades, charts and dials in one language."""
    return {
        "kind": kind,
        "language": language,
        "words": {key: words[language] for key, words in PAGE_WORDS.items()},
        "ramp": RAMP,
        "places": [{"key": place.name.lower(), "title": PLACE_TITLES[place][language]} for place in Place],
        "shades": [{"key": key, "from": ends[0], "to": ends[1], **_said(SHADE_WORDS[key], language)} for key, ends in zip(SHADES, RAMP_ENDS, strict=True)],
        "segments": [words[language].capitalize() for words in SEGMENTS.values()],
        "charts": [_chart(key, language) for key in CHARTS],
        "story": story_told(language),
        "dials": [
            {
                "path": path,
                "title": dial.title[language],
                "says": dial.nl if language == "nl" else dial.en,
                "unit": unit_in_words(dial.unit, language),
                "decimals": 2 if path == "pressure" else 0,
                "stops": DIAL_STOPS[path],
            }
            for path, dial in DIALS.items()
        ],
    }


def _said(words: Mapping[str, Mapping[str, str]], language: Language) -> dict[str, str]:
    return {part: each[language] for part, each in words.items()}


def _chart(key: str, language: Language) -> dict[str, Any]:
    indicator, (low, high) = INDICATORS[key], range_of(key)
    share = is_share(indicator.unit)
    return {
        "key": key,
        "title": CHART_TITLES.get(key, indicator.label)[language],
        "unit": "%" if share else unit_in_words(unit_of_chart(key), language),
        "definition": indicator.definition[language],
        "low": low,
        "high": high,
        "times": 100 if share else 1,
        "decimals": _DECIMALS.get(key, 0),
        "step": 0.02 if share else 10.0 ** -_DECIMALS.get(key, -1),
        "from_zero": key in _FROM_ZERO,
        "order": CHART_ORDER.index(key),
    }


def _page(kind: str, language: Language, nonce: str, more: Mapping[str, Any] | None = None, parts: Mapping[str, str] | None = None, policy: str = "") -> str:
    def say(key: str) -> str:
        return PAGE_WORDS[key][language]

    return template("zachtehand.workshop", "workshop.html").render(
        kind=kind, language=language, nonce=nonce, policy=policy, say=say, title=say("page.title"), style=_file("workshop.css"), script=_script(),
        setup=as_json({**setup(kind, language), **(more or {})}), parts=list((parts or {}).items()),
    )  # fmt: skip


def _script() -> Markup:
    """All files of the script in one scope of their own."""
    return Markup('"use strict";\n(() => {\n') + Markup("\n").join(_file(f"{name}.js") for name in SCRIPTS) + Markup("\n})();")


def _file(name: str) -> Markup:
    return Markup(files("zachtehand.workshop").joinpath("templates", name).read_text(encoding="utf-8"))
