"""What the server of a workshop says, in English and Dutch: why something is refused, and what is wrong with how it was started."""

from __future__ import annotations

from zachtehand.input_errors import InputError
from zachtehand.populations.categories import Segment
from zachtehand.texts import Language

SENTENCES: dict[str, dict[str, str]] = {
    # To whoever takes part
    "malformed": {"en": "The server did not understand this message.", "nl": "De server begreep dit bericht niet."},
    "failed": {"en": "That went wrong here; nothing has changed.", "nl": "Dat ging hier mis; er is niets veranderd."},
    "hello_first": {"en": "The first message is a hello, within {seconds} seconds.", "nl": "Het eerste bericht is een groet, binnen {seconds} seconden."},
    "not_facilitator": {"en": "Only the facilitator can do this.", "nl": "Alleen de gespreksleider kan dit."},
    "wrong_key": {
        "en": "This is not the facilitator's link of this workshop; you are here as a participant.",
        "nl": "Dit is niet de link van de gespreksleider van deze workshop; je bent hier als deelnemer.",
    },
    "too_many": {"en": "Too many messages in a short time; the connection is closed.", "nl": "Te veel berichten in korte tijd; de verbinding wordt verbroken."},
    "slower": {"en": "That goes too fast; try again in a moment.", "nl": "Dat gaat te snel; probeer het zo weer."},
    "full": {"en": "The room is full ({most} participants).", "nl": "De zaal is vol ({most} deelnemers)."},
    "no_person": {
        "en": "There is no person {person}: the numbers go from 0 to {last}.",
        "nl": "Persoon {person} bestaat niet: de nummers lopen van 0 tot en met {last}.",
    },
    "no_question": {"en": "There is no question to guess at now.", "nl": "Er staat nu geen vraag open."},
    "question_closed": {"en": "This question no longer takes guesses.", "nl": "Op deze vraag kan niet meer worden geraden."},
    "question_open": {"en": "A question is still open: reveal it or drop it first.", "nl": "Er staat nog een vraag open: onthul die eerst of laat die vallen."},
    "question_revealed": {"en": "The guesses have been revealed already.", "nl": "De voorspellingen zijn al onthuld."},
    "no_indicator": {"en": "This cannot be asked: choose one of the charts.", "nl": "Hiernaar kan niet worden gevraagd: kies een van de grafieken."},
    "guess_range": {"en": "A guess lies between {low} and {high}.", "nl": "Een voorspelling ligt tussen {low} en {high}."},
    "guess_limit": {"en": "No more guesses are taken for this question.", "nl": "Voor deze vraag worden geen voorspellingen meer aangenomen."},
    "month_ahead": {
        "en": "A question is about a month that is still to come: after {now}, up to {last}.",
        "nl": "Een vraag gaat over een maand die nog komt: na {now}, tot en met {last}.",
    },
    "month_past": {
        "en": "This month has not been reached: choose one from 0 to {now}.",
        "nl": "Deze maand is nog niet bereikt: kies er een van 0 tot en met {now}.",
    },
    "over": {"en": "The run is over: start it again, or go back to a month.", "nl": "De looptijd is om: begin opnieuw, of ga terug naar een maand."},
    "no_scenario": {"en": "There is no scenario {name} to choose here.", "nl": "Er is hier geen scenario {name} te kiezen."},
    "no_bookmark": {"en": "There is no bookmark {number}.", "nl": "Bladwijzer {number} bestaat niet."},
    "most_bookmarks": {"en": "There are {most} bookmarks; remove one first.", "nl": "Er zijn {most} bladwijzers; haal er eerst een weg."},
    "most_questions": {"en": "A workshop has at most {most} questions.", "nl": "Een workshop heeft hoogstens {most} vragen."},
    "most_turns": {
        "en": "Settings were changed {most} times in this run; start it again first.",
        "nl": "In deze run is {most} keer iets veranderd; begin eerst opnieuw.",
    },
    "no_story": {"en": "There is no such step of the story.", "nl": "Deze stap van het verhaal bestaat niet."},
    "report_begun": {"en": "The report is being made; the workshop can go on.", "nl": "Het verslag wordt gemaakt; de workshop kan doorgaan."},
    "report_busy": {"en": "A report is being made already.", "nl": "Er wordt al een verslag gemaakt."},
    "report_made": {"en": "The report stands in {file}.", "nl": "Het verslag staat in {file}."},
    "report_failed": {
        "en": "The report could not be made; {file} says why.",
        "nl": "Het verslag kon niet worden gemaakt; in {file} staat waarom.",
    },
    "not_kept": {
        "en": "This was done, but the log cannot be written any more: is the disk full?",
        "nl": "Dit is gedaan, maar het logboek is niet meer weg te schrijven: is de schijf vol?",
    },
    # To whoever starts the server
    "no_extra": {
        "en": "the workshop needs {module}; install it with: pip install 'zachtehand[workshop]'",
        "nl": "de workshop heeft {module} nodig; installeer het met: pip install 'zachtehand[workshop]'",
    },
    "no_developer": {
        "en": "the look inside for developers needs solara; install it with: pip install 'zachtehand[developer]'",
        "nl": "de blik van binnen voor ontwikkelaars heeft solara nodig; installeer het met: pip install 'zachtehand[developer]'",
    },
    "one_scenario": {
        "en": "the look inside for developers is about one scenario; give one",
        "nl": "de blik van binnen voor ontwikkelaars gaat over één scenario; geef er één",
    },
    "two_scenarios": {
        "en": "a workshop shows two scenarios; give both, or neither, or the folder of an earlier workshop",
        "nl": "een workshop toont twee scenario's; geef ze allebei, of geen van beide, of de map van een eerdere workshop",
    },
    "only_folder": {
        "en": "an earlier workshop goes on as it was: leave out {options}",
        "nl": "een eerdere workshop gaat verder zoals zij was: laat {options} weg",
    },
    "port_taken": {"en": "port {port} of {host} is taken; choose another one", "nl": "poort {port} van {host} is bezet; kies een andere"},
    "no_free_port": {"en": "no port from {first} to {last} of {host} is free", "nl": "geen poort van {first} tot en met {last} van {host} is vrij"},
    "no_host": {"en": "this computer cannot listen at {host} ({reason})", "nl": "deze computer kan niet luisteren op {host} ({reason})"},
    "no_workshop": {"en": "this is no folder of a workshop: it has no {name}", "nl": "dit is geen map van een workshop: er is geen {name}"},
    "unreadable": {"en": "the log of this workshop cannot be read ({reason})", "nl": "het logboek van deze workshop is niet te lezen ({reason})"},
    "damaged_log": {"en": "the log of this workshop is damaged", "nl": "het logboek van deze workshop is beschadigd"},
    "other_log": {
        "en": "this log was made by another version of the workshop (form {form}; this one reads {own})",
        "nl": "dit logboek is gemaakt door een andere versie van de workshop (vorm {form}; deze leest {own})",
    },
    "folder_busy": {"en": "this workshop is already running", "nl": "deze workshop draait al"},
    "cannot_keep": {"en": "the log cannot be written here ({reason})", "nl": "het logboek kan hier niet worden weggeschreven ({reason})"},
}  # fmt: skip
"""Key -> language -> sentence."""

SEGMENTS: dict[Segment, dict[str, str]] = {
    Segment.CLEANING: {"en": "cleaning", "nl": "schoonmaak"},
    Segment.LOGISTICS: {"en": "logistics", "nl": "logistiek"},
    Segment.HOSPITALITY_RETAIL: {"en": "hospitality, shops", "nl": "horeca, winkels"},
    Segment.CARE: {"en": "care", "nl": "zorg"},
    Segment.OFFICE_TECHNICAL: {"en": "office, technical", "nl": "kantoor, techniek"},
}
"""The segments of the labour market, in words."""


class WorkshopError(InputError):
    """Something that cannot be done in this workshop, or a workshop that cannot be started like this.

    The key is one of :data:`SENTENCES`; a value may itself be words in both languages.
    """

    def sentence(self, language: Language) -> str:
        """The error as one line: place, if there is one, then what is wrong."""
        values = {name: value[language] if isinstance(value, dict) else value for name, value in self.values.items()}
        sentence = SENTENCES[self.key][language].format(**values)
        return f"{self.place}: {sentence}" if self.place else sentence
