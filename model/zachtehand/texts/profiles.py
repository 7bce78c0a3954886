"""What is wrong with a profile, in English and Dutch; see :mod:`zachtehand.texts`."""

from __future__ import annotations

PROFILE_TEXTS: dict[str, dict[str, str]] = {
    "profile.unknown": {"en": "there is no profile “{name}”; {hint}", "nl": "er is geen profiel “{name}”; {hint}"},
    "profile.unknown_key": {"en": "“{key}” is not a key {where}; {hint}", "nl": "“{key}” is geen sleutel {where}; {hint}"},
    "profile.value": {"en": "{path} must be {allowed}", "nl": "{path} moet {allowed}"},
    "profile.place": {"en": "of a profile", "nl": "van een profiel"},
    # What a value must be: in Dutch with its verb
    "profile.extends": {"en": "a profile to extend: {names}", "nl": "een profiel zijn om op voort te bouwen: {names}"},
    "profile.complete": {"en": "complete; missing: {names}", "nl": "volledig zijn; ontbreekt: {names}"},
    "profile.kind": {"en": "claims or transfers", "nl": "claims of transfers zijn"},
    "profile.mapping": {"en": "a mapping of keys to values", "nl": "uit sleutels met waarden bestaan"},
    "profile.words": {"en": "texts by language", "nl": "uit teksten per taal bestaan"},
    "profile.text": {"en": "a text", "nl": "een tekst zijn"},
    "profile.list": {"en": "a list", "nl": "een lijst zijn"},
    "profile.whole": {"en": "a whole number", "nl": "een geheel getal zijn"},
    "profile.grade": {
        "en": "measured, estimated, expert, calibrated or assumption",
        "nl": "measured, estimated, expert, calibrated of assumption zijn",
    },
    "profile.source": {"en": "the key of a source{example}", "nl": "de sleutel van een bron zijn{example}"},
    "profile.such_as": {"en": " such as “{name}”", "nl": ", zoals “{name}”"},
    "profile.form": {"en": "given in one form: {names}", "nl": "in één vorm worden gegeven: {names}"},
    "profile.count": {"en": "{count} number(s)", "nl": "{count} getal(len) zijn"},
    "profile.numbers": {"en": "numbers", "nl": "uit getallen bestaan"},
    "profile.list_of_bins": {"en": "a list of bins [from, to, share]", "nl": "een lijst klassen [van, tot, aandeel] zijn"},
    "profile.shares": {
        "en": "shares from 0 that add up to 1 (they add up to {total})",
        "nl": "uit aandelen vanaf 0 bestaan die samen 1 zijn (ze zijn samen {total})",
    },
    "profile.bins": {"en": "bins [from, to, share] that rise and touch", "nl": "uit klassen [van, tot, aandeel] bestaan die oplopen en aansluiten"},
    "profile.beta": {
        "en": "a mean between 0 and 1 and a standard deviation that fits on 0-1",
        "nl": "een gemiddelde tussen 0 en 1 zijn en een standaardafwijking die op 0-1 past",
    },
    "profile.from_zero": {"en": "numbers from 0", "nl": "uit getallen vanaf 0 bestaan"},
    "profile.share": {"en": "a share from 0 to 1", "nl": "een aandeel van 0 tot 1 zijn"},
    "profile.normal": {"en": "a mean and a standard deviation above 0", "nl": "een gemiddelde en een standaardafwijking boven 0 zijn"},
    "profile.half_normal": {"en": "a standard deviation above 0", "nl": "een standaardafwijking boven 0 zijn"},
    "profile.exponential": {"en": "a mean above 0", "nl": "een gemiddelde boven 0 zijn"},
    "profile.beta_shape": {"en": "two numbers above 0", "nl": "uit twee getallen boven 0 bestaan"},
    "profile.gamma": {"en": "a shape and a mean above 0", "nl": "een vorm en een gemiddelde boven 0 zijn"},
    "profile.dirichlet": {"en": "a concentration above 0", "nl": "een concentratie boven 0 zijn"},
    "profile.pair": {"en": "two of {names}", "nl": "twee zijn van {names}"},
    "profile.correlation": {"en": "a number between -1 and 1", "nl": "een getal tussen -1 en 1 zijn"},
    "profile.possible": {
        "en": "possible together; {one} and {two} would have to move by {change} before anybody could have all of them",
        "nl": "samen kunnen; {one} en {two} zouden {change} moeten verschuiven voordat iemand ze alle kan hebben",
    },
    "profile.neighbourhood_count": {"en": "a whole number from 1 to 1000", "nl": "een geheel getal van 1 tot 1000 zijn"},
    "profile.joblessness": {"en": "[lowest, highest], from 0 to 1", "nl": "[laagste, hoogste] zijn, van 0 tot 1"},
    "profile.names": {"en": "a list of 1 to 1000 different names", "nl": "een lijst van 1 tot 1000 verschillende namen zijn"},
    "profile.one_per_name": {"en": "one number from 0 per name, not all 0", "nl": "één getal vanaf 0 per naam zijn, niet alle 0"},
    "profile.selected_share": {"en": "above 0 and at most 1", "nl": "boven 0 en hoogstens 1 zijn"},
    "profile.weights": {"en": "a weight for each of {names}", "nl": "een gewicht zijn voor elk van {names}"},
    # Tables
    "profile.tables": {"en": "a list of at most {count} tables", "nl": "een lijst van hoogstens {count} tabellen zijn"},
    "profile.variables": {
        "en": "one to three variables, each with its classes: {names}",
        "nl": "uit één tot drie variabelen met hun klassen bestaan: {names}",
    },
    "profile.ranges": {"en": "ranges [from, up to] in years that rise and touch", "nl": "uit klassen [van, tot] in jaren bestaan die oplopen en aansluiten"},
    "profile.classes": {
        "en": "lists of different names from {names}",
        "nl": "uit lijsten van verschillende namen bestaan, uit {names}",
    },
    "profile.cells": {
        "en": "{rows} rows of {columns} numbers from 0, not all 0, in at most {most} cells",
        "nl": "uit {rows} rijen van {columns} getallen vanaf 0 bestaan, niet alle 0, in hoogstens {most} cellen",
    },
    "profile.one_unit": {"en": "given as people or as shares", "nl": "als people of als shares worden gegeven"},
    "profile.table_shares": {
        "en": "shares that add up to 1, give or take {gap} (they add up to {total})",
        "nl": "uit aandelen bestaan die samen 1 zijn, op {gap} na (ze zijn samen {total})",
    },
    "profile.unlike": {
        "en": "the tables are too unlike the profile under them: {reason}; start from another profile or put classes together",
        "nl": "de tabellen lijken te weinig op het profiel eronder: {reason}; ga uit van een ander profiel of voeg klassen samen",
    },
    "profile.nobody_wanted": {"en": "it has nobody who is in a filled cell of every table", "nl": "het heeft niemand die in elke tabel in een gevulde cel zit"},
    "profile.few_taken": {"en": "of {count} people it has, one would be wanted", "nl": "van elke {count} mensen die het heeft, zou er één worden gevraagd"},
}
