"""The words of the report, in English and Dutch."""

# ruff: noqa: E501 - a text stays on one line, so that the two languages can be read side by side

from __future__ import annotations

from zachtehand.texts import Language

_WORDS: dict[str, dict[str, str]] = {
    "title": {"en": "Comparison of policies", "nl": "Vergelijking van beleid"},
    "title_run": {"en": "Outcomes of a policy", "nl": "Uitkomsten van beleid"},
    "question": {"en": "The question", "nl": "De vraag"},
    "question_text": {
        "en": "What do these policies do to outflow and wellbeing, on the same people with the same luck?",
        "nl": "Wat doet elk beleid met uitstroom en welzijn, bij dezelfde mensen met hetzelfde geluk?",
    },
    "question_unpaired": {
        "en": "What do these policies do to outflow and wellbeing, each in its own city?",
        "nl": "Wat doet elk beleid met uitstroom en welzijn, elk in de eigen stad?",
    },
    "unpaired": {
        "en": "Each policy runs in its own city here, with other people and another labour market. Nothing is paired: a gap between two columns is not the effect of policy, and no differences are given.",
        "nl": "Elk beleid draait hier in de eigen stad, met andere mensen en een andere arbeidsmarkt. Er is niets gepaard: een verschil tussen twee kolommen is niet het effect van beleid, en er staan geen verschillen bij.",
    },
    "people": {"en": "The people", "nl": "De mensen"},
    "people_text": {
        "en": "{clients} synthetic clients on the profile {profile}, {months} months from {start}. They are made up: nobody in this report exists.",
        "nl": "{clients} verzonnen cliënten volgens het profiel {profile}, {months} maanden vanaf {start}. Niemand in dit verslag bestaat echt.",
    },
    "worlds_text": {
        "en": "Every policy meets the same {worlds} worlds. A world is one draw of luck{draws}. Bands hold 90 % of the worlds.",
        "nl": "Elk beleid ontmoet dezelfde {worlds} werelden. Een wereld is één trekking van het geluk{draws}. Banden omvatten 90 % van de werelden.",
    },
    "starts_text": {
        "en": "Before month 1 these people lived under the policy before; {settled} of {checks} checks say that nothing drifted any more then.",
        "nl": "Vóór maand 1 leefden deze mensen onder het beleid daarvoor; volgens {settled} van {checks} controles verschoof er toen niets meer.",
    },
    "draws_text": {
        "en": " together with one draw of the {uncertain} uncertain parameters",
        "nl": " samen met één trekking van de {uncertain} onzekere parameters",
    },
    "policies": {"en": "The policies", "nl": "Het beleid"},
    "reference": {"en": "the others are held against this one", "nl": "de andere worden hiermee vergeleken"},
    "rests_on": {"en": "Rests on", "nl": "Berust op"},
    "settings": {"en": "What differs between them", "nl": "Wat ertussen verschilt"},
    "settings_caption": {
        "en": "Settings that are not the same everywhere ({count})",
        "nl": "Instellingen die niet overal gelijk zijn ({count})",
    },
    "no_settings": {"en": "No setting differs.", "nl": "Er verschilt geen enkele instelling."},
    "setting": {"en": "Setting", "nl": "Instelling"},
    "by_law": {"en": "as the law says", "nl": "volgens de wet"},
    "not_set": {"en": "not set", "nl": "niet ingesteld"},
    "yes": {"en": "yes", "nl": "ja"},
    "no": {"en": "no", "nl": "nee"},
    "headline": {"en": "Key numbers", "nl": "Kerncijfers"},
    "headline_caption": {
        "en": "Mean over worlds, with the band that holds 90 % of them; below it the difference with {reference}",
        "nl": "Gemiddelde over werelden, met de band die er 90 % van omvat; daaronder het verschil met {reference}",
    },
    "headline_caption_alone": {
        "en": "Mean over worlds, with the band that holds 90 % of them",
        "nl": "Gemiddelde over werelden, met de band die er 90 % van omvat",
    },
    "cumulative": {"en": "whole run", "nl": "hele looptijd"},
    "last-year mean": {"en": "mean of the last year", "nl": "gemiddelde van het laatste jaar"},
    "month": {"en": "per month", "nl": "per maand"},
    "indicator": {"en": "Indicator", "nl": "Indicator"},
    "better": {"en": "improvement", "nl": "verbetering"},
    "worse": {"en": "deterioration", "nl": "verslechtering"},
    "over_time": {"en": "Over time", "nl": "In de tijd"},
    "over_time_text": {
        "en": "Lines are means over worlds, bands hold 90 % of them. Flows are added up since the start.",
        "nl": "Lijnen zijn gemiddelden over werelden, banden omvatten er 90 % van. Stromen zijn opgeteld sinds het begin.",
    },
    "for_whom": {"en": "For whom: by distance to work", "nl": "Voor wie: naar afstand tot werk"},
    "group": {"en": "Group", "nl": "Groep"},
    "displaced": {"en": "Who is displaced", "nl": "Wie wordt verdrongen"},
    "displaced_text": {
        "en": "People who did not get a job because someone helped by the policy got it. They do not show up in outflow.",
        "nl": "Mensen die een baan niet kregen omdat iemand met hulp van het beleid hem kreeg. In de uitstroom zijn zij onzichtbaar.",
    },
    "definitions": {"en": "What the indicators mean", "nl": "Wat de indicatoren betekenen"},
    "again": {"en": "How to make this again", "nl": "Hoe dit opnieuw te maken"},
    "again_text": {
        "en": "With the same versions, either of these gives the same numbers, bit for bit. Run the second beside manifest.json.",
        "nl": "Met dezelfde versies geeft elk van deze opdrachten dezelfde getallen, bit voor bit. Draai de tweede naast manifest.json.",
    },
    "again_text_alone": {
        "en": "With the same versions, this gives the same numbers, bit for bit. Run it beside manifest.json.",
        "nl": "Met dezelfde versies geeft dit dezelfde getallen, bit voor bit. Draai het naast manifest.json.",
    },
    "made_with": {
        "en": "Made with zachtehand {zachtehand}, Python {python}, NumPy {numpy}; started {started}.",
        "nl": "Gemaakt met zachtehand {zachtehand}, Python {python}, NumPy {numpy}; begonnen {started}.",
    },
    "commit": {"en": "Code commit {commit}.", "nl": "Commit van de code {commit}."},
    "fingerprint": {"en": "Fingerprint of the numbers {fingerprint}.", "nl": "Vingerafdruk van de getallen {fingerprint}."},
    "trust": {
        "en": "This is a model: it shows what follows from what is put in, not what will happen. Uncertain parameters (assumptions, estimates, expert judgement) are drawn from the ensemble calibrated on known figures, or from their ranges where there is none; see the parameter table of the model for value, range and source of each.",
        "nl": "Dit is een model: het laat zien wat volgt uit wat erin is gestopt, niet wat er gaat gebeuren. Onzekere parameters (aannames, schattingen, oordelen van deskundigen) zijn getrokken uit het ensemble dat op bekende cijfers is geijkt, of uit hun marges waar dat er niet is; zie de parametertabel van het model voor waarde, marge en bron van elk.",
    },
}  # fmt: skip


def words(key: str, language: Language) -> str:
    """A text of the report, not filled in yet. Raises KeyError for an unknown key."""
    return _WORDS[key][language]
