"""What an experiment over designs is asked to do: one model for the YAML file, the command line and Python.

What is allowed is declared once, here; a wrong value is refused with file, line and key, or with the
option it came from.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field, JsonValue

from zachtehand.documents import Document, parse_value, read_document
from zachtehand.experiments.designs.dimensions import MOST_LEVELS
from zachtehand.experiments.designs.points import MOST_POINTS
from zachtehand.input_errors import InputError, Place, hint, shown
from zachtehand.limits import FEWEST_CLIENTS, LONGEST_RUN, MOST_CLIENTS, MOST_WORLDS
from zachtehand.scenario.checks import checked
from zachtehand.scenario.parts import Words
from zachtehand.scenario.policy import Choice, said


class Range(Choice):
    """A range in words: low and high, how many values, and the unit that they are in."""

    low: Annotated[float | None, said("Lowest value; that of the declaration if not given.", "Laagste waarde; anders die van de declaratie.")] = None
    high: Annotated[float | None, said("Highest value; that of the declaration if not given.", "Hoogste waarde; anders die van de declaratie.")] = None
    points: Annotated[int | None, Field(ge=2, le=MOST_LEVELS), said("Number of evenly spaced values.", "Aantal waarden op gelijke afstand.")] = None
    unit: Annotated[str | None, said("The unit, to be checked.", "De eenheid, ter controle.")] = None


Over = Annotated[
    dict[str, JsonValue], said("Ranges or values of levers and uncertainties, by path.", "Marges of waarden van knoppen en onzekerheden, per pad.")
]


class DesignAsked(Choice):
    """What every experiment over designs is asked."""

    title: Annotated[Words | None, said("Title.", "Titel.")] = None
    question: Annotated[Words | None, said("The question.", "De vraag.")] = None
    months: Annotated[int, Field(ge=1, le=LONGEST_RUN), said("Length of each run.", "Looptijd van elke run.")] = 60
    clients: Annotated[
        int | None,
        Field(ge=FEWEST_CLIENTS, le=MOST_CLIENTS),
        said("Number of clients; that of the scenario if not given.", "Aantal cliënten; anders dat van het scenario."),
    ] = None
    seeds: Annotated[int, Field(ge=1, le=MOST_WORLDS), said("Number of worlds, each with its own luck.", "Aantal werelden, elk met eigen geluk.")] = 8


Draws = Annotated[
    int | None,
    Field(ge=0, le=MOST_WORLDS),
    said(
        "Draws of the uncertain parameters over which the worlds take turns; 0 is the declared values.",
        "Trekkingen van de onzekere parameters waarover de werelden bij toerbeurt gaan; 0 is de vastgelegde waarden.",
    ),
]


def _outflow_and_wellbeing() -> list[str]:
    return ["exit_work", "life_satisfaction"]


class SweepAsked(DesignAsked):
    """What a sweep is asked."""

    kind: Literal["sweep"] = "sweep"
    scenario: Annotated[str, Field(min_length=1), said("The policy from which is varied.", "Het beleid waarvan wordt gevarieerd.")]
    over: Over = Field(default_factory=dict)
    design: Annotated[Literal["grid", "lhs", "sobol", "list"], said("How the points are laid.", "Hoe de punten worden gelegd.")] = "grid"
    points: Annotated[int | None, Field(ge=1, le=MOST_POINTS), said("Number of points of lhs or sobol.", "Aantal punten van lhs of sobol.")] = None
    indicators: Annotated[list[str], Field(min_length=1), said("What is measured.", "Wat wordt gemeten.")] = Field(default_factory=_outflow_and_wellbeing)
    draws: Draws = None


class SensitivityAsked(DesignAsked):
    """What a sensitivity analysis is asked."""

    kind: Literal["sensitivity"] = "sensitivity"
    policies: Annotated[
        list[str],
        Field(min_length=1, max_length=2),
        said("One policy, or two whose difference is examined.", "Eén beleid, of twee waarvan het verschil wordt onderzocht."),
    ]
    indicator: Annotated[str, said("What is measured.", "Wat wordt gemeten.")] = "hires"
    over: Over = Field(default_factory=dict)
    within: Annotated[
        Literal["prior", "ensemble"],
        said(
            "The declared ranges, or what the calibrated ensemble leaves open of them.", "De vastgelegde marges, of wat het geijkte ensemble daarvan openlaat."
        ),
    ] = "prior"
    by: Annotated[
        Literal["groups", "parameters"] | None,
        said("Whether parameters are moved in groups or one by one.", "Of parameters in groepen of één voor één bewegen."),
    ] = None
    trajectories: Annotated[int, Field(ge=2, le=10_000), said("Trajectories of the screening (Morris).", "Trajecten van de screening (Morris).")] = 8
    top: Annotated[int, Field(ge=1, le=200), said("How many factors go on to Sobol indices.", "Hoeveel factoren doorgaan naar Sobol-indices.")] = 5
    base: Annotated[int, Field(ge=8, le=65_536), said("Size of the Sobol design, a power of two.", "Omvang van het Sobol-ontwerp, een macht van twee.")] = 32
    seeds: Annotated[
        int, Field(ge=1, le=MOST_WORLDS), said("Number of seeds over which each point is averaged.", "Aantal seeds waarover elk punt wordt gemiddeld.")
    ] = 2


class UnlessAsked(DesignAsked):
    """What is asked to find where a conclusion turns around."""

    kind: Literal["unless"] = "unless"
    policies: Annotated[list[str], Field(min_length=2, max_length=2), said("The two policies.", "De twee beleidsvormen.")]
    indicator: Annotated[str, said("What is measured.", "Wat wordt gemeten.")] = "hires"
    within: Annotated[
        Literal["prior", "ensemble"],
        said("Draws from the declared ranges, or from the calibrated ensemble.", "Trekkingen uit de vastgelegde marges, of uit het geijkte ensemble."),
    ] = "ensemble"
    draws: Annotated[int, Field(ge=20, le=MOST_WORLDS), said("Number of plausible worlds.", "Aantal plausibele werelden.")] = 200
    seeds: Annotated[
        int, Field(ge=1, le=1_000), said("Number of seeds over which each world is averaged.", "Aantal seeds waarover elke wereld wordt gemiddeld.")
    ] = 1


class OptimiseAsked(DesignAsked):
    """What a search for good mixes is asked."""

    kind: Literal["optimise"] = "optimise"
    scenario: Annotated[str, Field(min_length=1), said("The policy whose settings are mixed.", "Het beleid waarvan de instellingen worden gemengd.")]
    over: Over = Field(default_factory=dict)
    budget: Annotated[
        float | None,
        Field(ge=0, le=1_000_000),
        said("Most that may be spent, in EUR per client a year.", "Hoogste bedrag dat mag worden uitgegeven, in euro per cliënt per jaar."),
    ] = None
    budget_on: Annotated[str, said("The spending that the budget is for.", "De uitgaven waar het budget voor is.")] = "cost_work_budget"
    outflow: Annotated[str, said("By what outflow is measured.", "Waaraan uitstroom wordt gemeten.")] = "exit_work"
    wellbeing: Annotated[str, said("By what wellbeing is measured.", "Waaraan welzijn wordt gemeten.")] = "life_satisfaction"
    cost: Annotated[str, said("By what cost is measured.", "Waaraan kosten worden gemeten.")] = "cost_municipality"
    fairness: Annotated[str, said("By what fairness of attention is measured.", "Waaraan eerlijkheid van aandacht wordt gemeten.")] = "attention_concentration"
    reached: Annotated[
        float,
        Field(ge=0.5, le=0.99),
        said(
            "What counts is what is reached, or better, in this share of the worlds.", "Wat telt, is wat in dit deel van de werelden wordt gehaald, of beter."
        ),
    ] = 0.8
    population: Annotated[int, Field(ge=4, le=1_000), said("Mixes in a generation.", "Mixen in een generatie.")] = 24
    generations: Annotated[int, Field(ge=1, le=1_000), said("Number of generations.", "Aantal generaties.")] = 10
    seeds: Annotated[int, Field(ge=1, le=1_000), said("Number of worlds in which each mix is judged.", "Aantal werelden waarin elke mix wordt beoordeeld.")] = 8
    draws: Draws = None


A = TypeVar("A", bound=DesignAsked)


def is_design(name: str, kind: str) -> bool:
    """Whether a name stands for a design file of this kind, rather than for a scenario.

    Raises:
        InputError: a file that cannot be read, or a design of another kind.
    """
    if Path(name).suffix not in (".yaml", ".yml"):
        return False
    document = read_document(Path(name))
    found = document.data.get("kind")
    if found is not None and found != kind:
        values = {"command": shown(found) if isinstance(found, str) else "–", "kind": kind}
        raise InputError("design.other_kind", values, document.place_of_value(("kind",)))
    return found is not None


def read_asked(model: type[A], file: str | None, options: Mapping[str, tuple[str, Any]]) -> tuple[A, Document]:
    """What is asked by a design file and by options over it.

    Args:
        model: which experiment.
        file: a design file; None has options only.
        options: by key of the model: what errors call the option, and its value as plain data; None is not given.

    Returns:
        What is asked, and the document with the places of everything in it.

    Raises:
        InputError: the first mistake, with file, line and key, or with the option.
    """
    document = Document("") if file is None else _with_scenarios_beside(read_document(Path(file)))
    for key, (option, value) in options.items():
        if value is None:
            continue
        document.data[key] = value
        for places in (document.key_places, document.value_places):
            places[(key,)] = Place(f"{option} {shown(value)}" if not isinstance(value, list | dict) else option)
    asked = checked(model, document.data, document)
    for key in ("indicators", "indicator", "outflow", "wellbeing", "cost", "fairness", "budget_on"):
        given = getattr(asked, key, [])
        _check_indicators(given if isinstance(given, list) else [given], document, key)
    return asked, document


def _with_scenarios_beside(document: Document) -> Document:
    """The document with scenario files, which it names as seen from where it lies itself, named as seen from here."""
    folder = Path(document.file).parent
    for key in ("scenario", "policies"):
        named = document.data.get(key)
        if isinstance(named, str):
            document.data[key] = _seen_from_here(named, folder)
        elif isinstance(named, list):
            document.data[key] = [_seen_from_here(each, folder) if isinstance(each, str) else each for each in named]
    return document


def _seen_from_here(name: str, folder: Path) -> str:
    return str(folder / name) if Path(name).suffix in (".yaml", ".yml") else name


def from_python(model: type[A], data: Mapping[str, Any]) -> A:
    """What is asked by keyword, checked as a design file is; None is not given. Raises InputError."""
    return read_asked(model, None, {key: (key, value) for key, value in data.items()})[0]


def typed(option: str, value: str | None) -> Any:
    """The plain data of an option as it was typed: a number where it looks like one."""
    return None if value is None else parse_value(value, file=option)


def _check_indicators(names: list[str], document: Document, key: str) -> None:
    """Refuse an indicator that is not there, or one that is named twice. Raises InputError."""
    from zachtehand.observation import INDICATORS

    for position, name in enumerate(names):
        place = document.place_of_value((key, position))
        if name not in INDICATORS:
            raise InputError("design.indicator", {"name": shown(name), "hint": hint(name, INDICATORS)}, place)
        if name in names[:position]:
            raise InputError("design.indicator_twice", {"name": name}, place)
