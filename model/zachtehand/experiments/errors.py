"""What can be wrong in how an experiment is asked for, where its results are to go, and while it runs: one sentence each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zachtehand.input_errors import InputError, Place
from zachtehand.texts import LANGUAGES, Language, language_from_environment, text

_SENTENCES: dict[str, dict[str, str]] = {
    "same_name": {
        "en": "every scenario of a comparison needs a name of its own, and these share one: {names}",
        "nl": "elk scenario van een vergelijking heeft een eigen naam nodig, en deze delen er een: {names}",
    },
    "no_scenarios": {"en": "a comparison needs at least two scenarios", "nl": "een vergelijking vraagt ten minste twee scenario's"},
    "months": {
        "en": "months is {months}: a whole number of 1 or more",
        "nl": "months is {months}: het aantal maanden is een geheel getal van 1 of hoger",
    },
    "seeds": {
        "en": "seeds is {seeds}: give the number of seeds (1 or more), or different whole numbers from 0 up to 2**63",
        "nl": "seeds is {seeds}: geef het aantal seeds (1 of meer), of verschillende gehele getallen van 0 tot 2**63",
    },
    "draws": {
        "en": "draws is {draws}: 0 for the declared parameter values, or the number of draws",
        "nl": "draws is {draws}: 0 voor de vastgelegde parameterwaarden, of het aantal trekkingen",
    },
    "one_seed": {
        "en": "seed is {seed}: a whole number from 0 up to 2**63",
        "nl": "seed is {seed}: de seed is een geheel getal van 0 tot 2**63",
    },
    "one_draw": {
        "en": "draw is {draw}: 0 for the declared parameter values, or the number of a draw",
        "nl": "draw is {draw}: 0 voor de vastgelegde parameterwaarden, of het nummer van een trekking",
    },
    "workers": {
        "en": "workers is {workers}: a whole number of 1 or more",
        "nl": "workers is {workers}: het aantal werkprocessen is een geheel getal van 1 of hoger",
    },
    "parameter": {"en": "there is no parameter {path}; {hint}", "nl": "er is geen parameter {path}; {hint}"},
    "parameter_range": {
        "en": "parameter {path} is {value}: it lies between {low} and {high} ({unit})",
        "nl": "parameter {path} is {value}: hij ligt tussen {low} en {high} ({unit})",
    },
    "no_ensemble": {
        "en": "this is no ensemble, a table of numbers with a row per draw and a column per parameter: {reason}",
        "nl": "dit is geen ensemble, een tabel met getallen met een rij per trekking en een kolom per parameter: {reason}",
    },
    "nothing_to_measure": {
        "en": "none of these targets can be measured: {reasons}",
        "nl": "geen van deze streefcijfers is te meten: {reasons}",
    },
    "cannot_write": {
        "en": "the results could not be written here ({reason}); nothing is left half-written",
        "nl": "de resultaten konden hier niet worden weggeschreven ({reason}); er is niets half achtergebleven",
    },
    "cannot_store": {
        "en": "the results could not be written here ({reason}); what is finished is kept, and the same command goes on from there",
        "nl": "de resultaten konden hier niet worden weggeschreven ({reason}); wat klaar is blijft bewaard, en dezelfde opdracht gaat daar verder",
    },
    "busy": {
        "en": "another process is at work in this folder; wait until it is ready, or choose another folder",
        "nl": "een ander proces is in deze map aan het werk; wacht tot dat klaar is, of kies een andere map",
    },
    "other_study": {
        "en": "this folder holds another experiment, or the same one made with another version of the model; choose another folder",
        "nl": "in deze map staat een ander experiment, of hetzelfde met een andere versie van het model; kies een andere map",
    },
    "unfinished": {
        "en": "this experiment is not finished; the same command goes on where it stopped: {command}",
        "nl": "dit experiment is niet af; dezelfde opdracht gaat verder waar het ophield: {command}",
    },
    "no_distributed": {
        "en": "--cluster needs dask.distributed; install it with: pip install 'zachtehand[laboratory]'",
        "nl": "--cluster vraagt dask.distributed; installeer het met: pip install 'zachtehand[laboratory]'",
    },
    "no_cluster": {
        "en": "no scheduler of a Dask cluster answers at {address} ({reason})",
        "nl": "op {address} antwoordt geen planner van een Dask-cluster ({reason})",
    },
    "no_cluster_workers": {
        "en": "the cluster at {address} has no workers; start them with: dask worker {address}",
        "nl": "het cluster op {address} heeft geen werkers; start ze met: dask worker {address}",
    },
    "unlike_workers": {
        "en": "not all machines of the cluster have this version of the model and of NumPy: {workers}",
        "nl": "niet alle machines van het cluster hebben deze versie van het model en van NumPy: {workers}",
    },
    "no_points": {"en": "there is nothing to compute: the design has no points", "nl": "er is niets te berekenen: het ontwerp heeft geen punten"},
    "no_indicator": {"en": "there is no indicator {name} here; {hint}", "nl": "hier is geen indicator {name}; {hint}"},
    "no_group": {"en": "there is no group {name} here; {hint}", "nl": "hier is geen groep {name}; {hint}"},
    "keep_months": {
        "en": "the months to keep are {months}: ascending whole numbers from 1 to {last}",
        "nl": "de te bewaren maanden zijn {months}: oplopende gehele getallen van 1 tot en met {last}",
    },
    "no_table": {"en": "these results have no table {name}; {hint}", "nl": "deze resultaten hebben geen tabel {name}; {hint}"},
    "no_money": {
        "en": "these results do not hold the money of every month; make them with run or compare",
        "nl": "deze resultaten bevatten niet het geld van elke maand; maak ze met run of compare",
    },
    "older_result": {
        "en": "these results were made by an older version ({version}) that stored too little for this; make them again with the same command",
        "nl": "deze resultaten zijn gemaakt met een oudere versie ({version}) die hiervoor te weinig bewaarde; maak ze opnieuw met dezelfde opdracht",
    },
    "damaged": {
        "en": "{name} is damaged or incomplete ({reason}); make the results again with the same command in a new folder",
        "nl": "{name} is beschadigd of onvolledig ({reason}); maak de resultaten opnieuw met dezelfde opdracht in een nieuwe map",
    },
    "no_checkpoint": {
        "en": "this is no checkpoint of a simulation, or it is damaged ({reason}); begin the run anew",
        "nl": "dit is geen tussenstand van een simulatie, of hij is beschadigd ({reason}); begin de run opnieuw",
    },
    "checkpoint_of_another": {
        "en": "this checkpoint was made by another version of the model, which would not go on with the same numbers; begin the run anew",
        "nl": "deze tussenstand is gemaakt door een andere versie van het model, die niet met dezelfde getallen verder zou gaan; begin de run opnieuw",
    },
    "no_report": {
        "en": "a report is made of the results of run, compare or what-if, and these are of {kind}",
        "nl": "een verslag wordt gemaakt van de resultaten van run, compare of what-if, en deze zijn van {kind}",
    },
    "not_searched": {
        "en": "a report can show the answer of unless or sensitivity, and these are results of {kind}",
        "nl": "een verslag kan het antwoord van unless of sensitivity laten zien, en dit zijn resultaten van {kind}",
    },
    "searched_other": {
        "en": "this answer is about {policy}, which is not in the report ({names})",
        "nl": "dit antwoord gaat over {policy}, en dat staat niet in het verslag ({names})",
    },
    "no_browser": {
        "en": "--pdf prints with Chromium, Chrome or Edge, and none of them is found; install one, or open report.html and print it",
        "nl": "--pdf drukt af met Chromium, Chrome of Edge, en geen daarvan is gevonden; installeer er een, of open report.html en druk dat af",
    },
    "cannot_print": {
        "en": "{browser} could not print this page ({reason}); open it in a browser and print it there",
        "nl": "{browser} kon deze pagina niet afdrukken ({reason}); open haar in een browser en druk haar daar af",
    },
    "no_results": {
        "en": "no results of an experiment here: {reason}",
        "nl": "hier staan geen resultaten van een experiment: {reason}",
    },
}


class ExperimentError(InputError):
    """An experiment that cannot be done as asked, or results that cannot be written or read.

    Args:
        key: key of the sentence in this file.
        values: what the sentence names; a value may itself be words in both languages.
        place: the file or folder at fault, if there is one.
    """

    def __init__(self, key: str, values: Mapping[str, Any] | None = None, place: Place | None = None) -> None:
        assert key in _SENTENCES, key
        super().__init__(key, values, place)

    def sentence(self, language: Language) -> str:
        """The error as one line: place, then what is wrong and what is allowed."""
        values = {name: value[language] if isinstance(value, Mapping) else value for name, value in self.values.items()}
        sentence = _SENTENCES[self.key][language].format(**values)
        return f"{self.place}: {sentence}" if self.place else sentence


class ExecutionError(RuntimeError):
    """A simulation failed: nothing that a person gave us is wrong, as far as we know.

    Args:
        key: key of the sentence in the catalogue of texts.
        values: what the sentence names; a value may itself be words in both languages.
    """

    def __init__(self, key: str, values: Mapping[str, Any] | None = None) -> None:
        super().__init__(key)
        self.key = key
        self.values = dict(values or {})

    def sentence(self, language: Language) -> str:
        """The error as one line."""
        return " ".join(text(self.key, language, self.values).split())

    def __str__(self) -> str:
        return self.sentence(language_from_environment())

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.key, self.values)  # so that it crosses from a worker process


class Stopped(KeyboardInterrupt):
    """Ctrl-C during an experiment.

    Args:
        done, total: cells.
        folder: where the finished ones are kept; None if nothing is stored.
    """

    def __init__(self, done: int, total: int, folder: str | None) -> None:
        super().__init__()
        self.done, self.total, self.folder = done, total, folder

    def __str__(self) -> str:
        return self.sentence(language_from_environment())

    def sentence(self, language: Language) -> str:
        """How far it came and how to go on, as one line."""
        if self.folder is None:
            return text("error.stopped", language)
        return text("error.stopped_at", language, {"done": self.done, "total": self.total, "folder": self.folder})


def in_every_language(failure: Exception) -> dict[str, str]:
    """What a failure says, by language: our own errors know both, the others are named with the one that they have."""
    if isinstance(failure, InputError | ExecutionError):
        return {language: failure.sentence(language) for language in LANGUAGES}
    return dict.fromkeys(LANGUAGES, f"{type(failure).__name__}: {failure}")
